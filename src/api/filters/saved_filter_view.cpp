#include "api/filters/saved_filter_view.h"

#include "base/json_writer.h"
#include "base/time_format.h"

namespace guardian::api {

void write_saved_filter(std::string& out, const domain::SavedFilter& filter) {
  JsonWriter(out)
      .begin_object()
      .member("filterName", filter.name)
      .member("filterId", filter.id)
      .member("createdAt", format_time(filter.created_at))
      .key("filter")
      .raw(filter.filter)
      .end_object();
}

}  // namespace guardian::api
