#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "api/alerts/alert_operations.h"
#include "api/alerts/alert_view.h"
#include "api/devices/device_column.h"
#include "api/list_answer.h"
#include "api/page_of_ids.h"
#include "api/parameters/choice.h"
#include "api/parameters/filter_parameter.h"
#include "api/parameters/list_input.h"
#include "api/parameters/paging.h"
#include "api/parameters/time_parameter.h"
#include "base/json_writer.h"
#include "domain/alerts/alert.h"
#include "domain/devices/device.h"
#include "domain/filters/alert_filter_fields.h"

namespace guardian::api {
namespace {

using domain::AlertSort;

constexpr Choice<AlertSort> kAlertSorts[] = {{"date", AlertSort::date}, {"severityNumber", AlertSort::severity}};
constexpr Choice<std::string_view> kAlertTypes[] = {{"policy_alert", "policy_alert"}};

domain::AlertQuery read_alert_query(const http::Request& request, const ListInput& input, InputProblems& problems) {
  domain::AlertQuery query;
  query.bounds = input.bounds;
  query.type = read_choice<std::string_view>(request, "type", kAlertTypes, problems).value_or("");
  query.resolved = read_yes_no(request, "resolved", problems);
  query.since = read_time(request, "stime", problems);
  query.updated_since = read_time(request, "updatedCreatedAfter", problems);
  query.filter = read_filter(request, domain::alert_filter_collection(), input.cursor.asked_at(), problems);
  const Paging paging = read_paging(request, {}, problems);
  query.offset = paging.offset;
  query.limit = paging.limit;
  query.sort = read_choice<AlertSort>(request, "sortfield", kAlertSorts, problems).value_or(AlertSort::date);
  query.direction = read_direction(request, domain::Direction::descending, problems);
  return query;
}

// What the slices of one answer share.
struct AlertPage {
  PageOfIds ids;
  LastWritten last = nothing_written();
  std::map<std::string, std::string> devices;  // of the alerts written: deviceid by device id
};

Result<void> write_alert_slice(const domain::Reader& reader, const domain::AccessScope& scope,
                               const domain::AlertQuery& query, AlertPage& page, ItemSink& sink, std::int64_t limit) {
  if (!page.ids.known()) {
    GUARDIAN_TRY(auto ids, reader.alerts().list_ids(scope, query));
    page.ids.set(std::move(ids));
  }
  const std::int64_t end = sink.written() + limit;
  while (sink.written() < end) {
    const auto ids = page.ids.take(end - sink.written());
    if (ids.empty()) break;
    GUARDIAN_TRY(const auto items, reader.alerts().read(scope, ids));
    for (const auto& item : items) {
      write_alert(sink.next(), item);
      page.devices.emplace(item.alert.device_id, item.device.deviceid);
    }
    if (!items.empty()) *page.last = domain::position_of(query, items.back().alert);
  }
  return {};
}

Result<void> write_device_tags(const domain::Reader& reader, const domain::AccessScope& scope, const AlertPage& page,
                               JsonWriter& json) {
  std::vector<std::string> device_ids;
  for (const auto& [device_id, deviceid] : page.devices) device_ids.push_back(device_id);
  GUARDIAN_TRY(const auto tags, reader.devices().tags_of(scope, device_ids));
  const std::vector<domain::Tag> none;
  json.begin_object();
  for (const auto& [device_id, deviceid] : page.devices) {
    const auto found = tags.find(device_id);
    const auto& of_device = found == tags.end() ? none : found->second;
    json.key(deviceid).begin_object().member("deviceid", deviceid);
    write_tag_ids(json.key("tagIdList"), of_device);
    write_tags(json.key("allTags"), of_device);
    json.end_object();
  }
  json.end_object();
  return {};
}

}  // namespace

http::Response list_alerts(const Call& call) {
  InputProblems problems;
  const ListInput input = read_list_input(call, "alert/list", problems);
  const domain::AlertQuery query = read_alert_query(call.request, input, problems);
  if (!problems.none()) return problems.answer(call.request);

  const auto page = std::make_shared<AlertPage>();
  ListAnswer list;
  list.begin = R"({"ver":"v4.0","api":"/alert/list","items":[)";
  list.next = next_behind(input.cursor, page->last);
  list.slice_items = kDocumentsAtOnce;
  list.slice = [&database = call.services.database, scope = call.scope, query, page](
                   ItemSink& sink, std::int64_t, std::int64_t limit) -> Result<void> {
    return database.read(
        [&](const domain::Reader& reader) { return write_alert_slice(reader, scope, query, *page, sink, limit); });
  };
  // The number of all matches comes last: it is not waited for before the first byte.
  list.end = [&database = call.services.database, scope = call.scope, query, page](std::string& out,
                                                                                   std::int64_t) -> Result<void> {
    return database.read([&](const domain::Reader& reader) -> Result<void> {
      GUARDIAN_TRY(const auto total, reader.alerts().count(scope, query));
      out += "],\"total\":" + std::to_string(total) + ",\"deviceTags\":";
      JsonWriter json(out);
      GUARDIAN_CHECK(write_device_tags(reader, scope, *page, json));
      out += '}';
      return {};
    });
  };
  return list_answer(call.request, {query.offset, query.limit}, std::move(list));
}

}  // namespace guardian::api
