#include <optional>
#include <string>
#include <utility>

#include "api/counts/match_count.h"
#include "api/devices/device_operations.h"
#include "api/devices/device_view.h"
#include "api/list_answer.h"
#include "api/parameters/choice.h"
#include "api/parameters/filter_parameter.h"
#include "api/parameters/list_input.h"
#include "api/parameters/paging.h"
#include "api/parameters/time_parameter.h"
#include "domain/custom_attributes/effective_attributes.h"
#include "domain/devices/device.h"

namespace guardian::api {
namespace {

using domain::DeviceSort;

constexpr Choice<DeviceSort> kV4Sort[] = {{"MAC", DeviceSort::mac}};
constexpr Choice<DeviceSort> kConsoleSort[] = {{"MAC", DeviceSort::mac},
                                               {"deviceid", DeviceSort::deviceid},
                                               {"hostname", DeviceSort::hostname},
                                               {"ip_address", DeviceSort::ip_address},
                                               {"category", DeviceSort::category},
                                               {"profile", DeviceSort::profile},
                                               {"profile_type", DeviceSort::profile_type},
                                               {"profile_vertical", DeviceSort::profile_vertical},
                                               {"vendor", DeviceSort::vendor},
                                               {"model", DeviceSort::model},
                                               {"os_group", DeviceSort::os_group},
                                               {"site_name", DeviceSort::site_name},
                                               {"risk_score", DeviceSort::risk_score},
                                               {"risk_level", DeviceSort::risk_level},
                                               {"confidence_score", DeviceSort::confidence_score},
                                               {"first_seen", DeviceSort::first_seen},
                                               {"last_activity", DeviceSort::last_activity},
                                               {"Source", DeviceSort::monitored},
                                               {"trafficRestricted", DeviceSort::traffic_restricted},
                                               {"critical_alerts", DeviceSort::critical_alerts},
                                               {"warning_alerts", DeviceSort::warning_alerts},
                                               {"caution_alerts", DeviceSort::caution_alerts},
                                               {"info_alerts", DeviceSort::info_alerts}};

// One customer asks for 100,000 devices in a single call and never pages.
constexpr PagingRules kDevicePaging{1000, 100'000, true};
constexpr std::size_t kLongestSearch = 100;

domain::DeviceQuery read_query(const Call& call, const ListInput& input, InputProblems& problems) {
  const http::Request& request = call.request;
  domain::DeviceQuery query;
  query.bounds = input.bounds;
  query.active_since = read_time(request, "stime", problems);
  const Paging paging = read_paging(request, kDevicePaging, problems);
  query.offset = paging.offset;
  query.limit = paging.limit;
  query.with_detail = read_true_false(request, "detail", problems).value_or(false);
  query.monitored_only = read_yes_no(request, "filter_monitored", problems).value_or(false);
  query.traffic_restricted = read_yes_no(request, "trafficRestricted", problems);
  query.filter = read_filter(request, domain::device_filter_collection(), input.cursor.asked_at(), problems);
  const bool console = call.mount == Mount::console;
  const auto sort = console ? read_choice<DeviceSort>(request, "sortfield", kConsoleSort, problems)
                            : read_choice<DeviceSort>(request, "sortfield", kV4Sort, problems);
  query.sort = sort.value_or(DeviceSort::mac);
  query.direction = read_direction(request, domain::Direction::descending, problems);
  if (const auto search = console ? request.parameter("search") : std::nullopt) {
    if (search->size() > kLongestSearch) problems.in_query("search", "must be at most 100 bytes", *search);
    query.search = search->substr(0, kLongestSearch);
  }
  return query;
}

}  // namespace

http::Response list_devices(const Call& call) {
  InputProblems problems;
  const ListInput input = read_list_input(call, "device/list", problems);
  const domain::DeviceQuery query = read_query(call, input, problems);
  if (!problems.none()) return problems.answer(call.request);

  const auto last = nothing_written();
  ListAnswer list;
  list.begin = "{\"devices\":[";
  list.next = next_behind(input.cursor, last);
  list.slice = [&database = call.services.database, scope = call.scope, query, last](
                   ItemSink& sink, std::int64_t offset, std::int64_t limit) -> Result<void> {
    domain::DeviceQuery part = query;
    part.offset = offset;
    part.limit = limit;
    GUARDIAN_TRY(const auto devices,
                 database.read([&](const domain::Reader& reader) -> Result<std::vector<domain::DeviceDetail>> {
                   GUARDIAN_TRY(auto page, reader.devices().list(scope, part));
                   if (part.with_detail) GUARDIAN_CHECK(domain::add_custom_attributes(reader, scope, page));
                   if (!page.empty()) *last = reader.devices().position_of(query, page.back().device);
                   return page;
                 }));
    const auto set = query.with_detail ? domain::FieldSet::detail : domain::FieldSet::summary;
    for (const auto& device : devices) write_device(sink.next(), device, set);
    return {};
  };
  std::optional<MatchCount> total;  // absent: the number of devices in this page
  if (call.mount == Mount::console) {
    const auto counted = count_devices(call, query);
    if (!counted) return http::error_response(call.request, counted.error());
    total = *counted;
  }
  list.end = [total](std::string& out, std::int64_t written) -> Result<void> {
    out += "],\"total\":" + std::to_string(total ? total->count : written);
    if (total) out += total->is_exact ? ",\"total_is_exact\":true" : ",\"total_is_exact\":false";
    out += '}';
    return {};
  };
  return list_answer(call.request, {query.offset, query.limit}, std::move(list));
}

}  // namespace guardian::api
