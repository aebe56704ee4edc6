#include "api/devices/tag_body.h"

#include <utility>

#include "api/parameters/body_fields.h"
#include "base/json_reader.h"
#include "domain/tags/tag.h"

namespace guardian::api {
namespace {

namespace json = boost::json;

constexpr std::size_t kLongestTagPart = 255;
constexpr std::size_t kLongestDeviceid = 64;

std::optional<std::string> tag_part(const json::value* value) {
  if (value == nullptr || !value->is_string()) return std::nullopt;
  const auto& text = value->get_string();
  if (text.empty() || text.size() > kLongestTagPart) return std::nullopt;
  return std::string(text);
}

}  // namespace

std::optional<domain::TagName> read_tag(const json::value& value, std::string_view field, InputProblems& problems) {
  domain::TagName name{std::string(domain::kTypeOfBareTag), {}};
  std::optional<std::string> text = tag_part(&value);
  if (const json::object* object = value.if_object()) {
    text = tag_part(object->if_contains("tagValue"));
    if (const json::value* type = object->if_contains("tagType"); type != nullptr && !type->is_null()) {
      const auto type_text = tag_part(type);
      if (!type_text) {
        problems.in_body(std::string(field) + ".tagType", "must be text of 1 to 255 bytes", to_json(*type));
        return std::nullopt;
      }
      name.type = *type_text;
    }
  }
  if (!text) {
    problems.in_body(field, "must be text of 1 to 255 bytes, or an object with such a tagValue", to_json(value));
    return std::nullopt;
  }
  name.value = *text;
  return name;
}

std::vector<std::string> read_deviceids(const json::object& body, std::size_t most, InputProblems& problems) {
  return BodyFields(body, "", problems)
      .texts("deviceidlist", Presence::required, 1, most, kLongestDeviceid)
      .value_or(std::vector<std::string>());
}

}  // namespace guardian::api
