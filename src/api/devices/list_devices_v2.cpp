#include <fmt/format.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "api/devices/attribute_view.h"
#include "api/devices/device_operations.h"
#include "api/list_answer.h"
#include "api/parameters/choice.h"
#include "api/parameters/comma_list.h"
#include "api/parameters/filter_parameter.h"
#include "api/parameters/list_input.h"
#include "api/parameters/paging.h"
#include "api/parameters/time_parameter.h"
#include "domain/custom_attributes/effective_attributes.h"
#include "domain/devices/device.h"

namespace guardian::api {
namespace {

constexpr PagingRules kV2Paging{1000, 1000, false};
constexpr std::size_t kMostSiteNames = 100;

void read_sort(const Call& call, domain::DeviceQuery& query, InputProblems& problems) {
  const auto name = call.request.parameter("sortfield");
  // The plain walk goes up by deviceid; who names a field gets the direction that goes for every list.
  query.sort = domain::DeviceSort::deviceid;
  query.direction =
      read_direction(call.request, name ? domain::Direction::descending : domain::Direction::ascending, problems);
  if (!name) return;
  const domain::DeviceAttribute* attribute = domain::find_device_attribute(*name);
  if (attribute == nullptr) {
    return problems.in_query("sortfield", "must be the field_name of an attribute (device/attributes lists them)",
                             *name);
  }
  if (!attribute->sort) return problems.in_query("sortfield", "is a list or an object, which has no order", *name);
  query.sort = *attribute->sort;
  if (query.sort != domain::DeviceSort::attribute) return;
  query.sort_attribute = attribute->stored;
  if (query.bounds.after) problems.in_query("cursor", "does not go with an order by this field; use offset");
}

domain::DeviceQuery read_v2_query(const Call& call, const ListInput& input, InputProblems& problems) {
  const http::Request& request = call.request;
  domain::DeviceQuery query;
  query.bounds = input.bounds;
  query.active_since = read_time(request, "stime", problems);
  const Paging paging = read_paging(request, kV2Paging, problems);
  query.offset = paging.offset;
  query.limit = paging.limit;
  query.monitored_only = read_yes_no(request, "filter_monitored", problems).value_or(false);
  query.traffic_restricted = read_yes_no(request, "trafficRestricted", problems);
  query.filter = read_filter(request, domain::device_filter_collection(), input.cursor.asked_at(), problems);
  read_sort(call, query, problems);
  if (const auto text = request.parameter("site_names"); text && !text->empty()) {
    const auto names = split_at_commas(*text);
    if (names.size() > kMostSiteNames) {
      problems.in_query("site_names", fmt::format("must name at most {} sites", kMostSiteNames), *text);
    }
    query.site_names.emplace(names.begin(), names.end());
  }
  return query;
}

std::vector<const domain::DeviceAttribute*> default_attributes() {
  std::vector<const domain::DeviceAttribute*> out;
  for (const domain::DeviceAttribute& attribute : domain::device_attributes()) {
    if (attribute.in_default) out.push_back(&attribute);
  }
  return out;
}

// What a projection shows: never without the two names a record is known by.
std::vector<const domain::DeviceAttribute*> with_identity(std::vector<const domain::DeviceAttribute*> named) {
  auto out = attributes_named({"deviceid", "id"});
  for (const auto* attribute : named) {
    if (attribute != out[0] && attribute != out[1]) out.push_back(attribute);
  }
  return out;
}

}  // namespace

http::Response list_devices_v2(const Call& call) {
  InputProblems problems;
  const ListInput input = read_list_input(call, "v2/device/list", problems);
  domain::DeviceQuery query = read_v2_query(call, input, problems);
  auto projection = read_projection(call.request, problems);
  if (!problems.none()) return problems.answer(call.request);

  const auto view =
      std::make_shared<const AttributeView>(projection ? with_identity(std::move(*projection)) : default_attributes());
  query.with_detail = view->needs_detail();
  const auto total = call.services.database.read(
      [&](const domain::Reader& reader) { return reader.devices().count(call.scope, query); });
  if (!total) return http::error_response(call.request, total.error());

  ListAnswer list;
  list.begin = fmt::format("{{\"total\":{},\"devices\":[", *total);
  const auto last = nothing_written();
  // Of an order by a member of the detail only the engine knows the values: it has no cursor.
  const bool goes_on = query.sort != domain::DeviceSort::attribute;
  if (goes_on) list.next = next_behind(input.cursor, last);
  list.slice = [&database = call.services.database, scope = call.scope, query, view, last, goes_on](
                   ItemSink& sink, std::int64_t offset, std::int64_t limit) -> Result<void> {
    domain::DeviceQuery part = query;
    part.offset = offset;
    part.limit = limit;
    GUARDIAN_TRY(const auto devices,
                 database.read([&](const domain::Reader& reader) -> Result<std::vector<domain::DeviceDetail>> {
                   GUARDIAN_TRY(auto page, reader.devices().list(scope, part));
                   if (view->shows_custom_attributes()) {
                     GUARDIAN_CHECK(domain::add_custom_attributes(reader, scope, page));
                   }
                   if (goes_on && !page.empty()) *last = reader.devices().position_of(query, page.back().device);
                   return page;
                 }));
    for (const auto& device : devices) {
      JsonWriter json(sink.next());
      view->write(json.begin_object(), device);
      json.end_object();
    }
    return {};
  };
  list.end = [](std::string& out, std::int64_t) -> Result<void> {
    out += "]}";
    return {};
  };
  return list_answer(call.request, {query.offset, query.limit}, std::move(list));
}

}  // namespace guardian::api
