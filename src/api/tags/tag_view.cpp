#include "api/tags/tag_view.h"

#include "base/json_writer.h"
#include "base/time_format.h"

namespace guardian::api {

void write_tag_item(std::string& out, const domain::Tag& tag, std::string_view tenant) {
  JsonWriter json(out);
  json.begin_object().key("_id").begin_object().member("tagId", tag.id).end_object();
  json.member("tagId", tag.id).member("tagType", tag.type).member("tagValue", tag.value);
  json.member("type", domain::find_predefined_tag(tag.id) == nullptr ? "custom" : "system");
  json.member("createDate", format_time(tag.created_at)).key("filters").begin_array().end_array();
  json.member("tenantid", tenant).end_object();
}

}  // namespace guardian::api
