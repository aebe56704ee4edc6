#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "api/list_answer.h"
#include "api/page_of_ids.h"
#include "api/parameters/choice.h"
#include "api/parameters/filter_parameter.h"
#include "api/parameters/list_input.h"
#include "api/parameters/paging.h"
#include "api/parameters/time_parameter.h"
#include "api/vulnerabilities/detected_date_form.h"
#include "api/vulnerabilities/vulnerability_operations.h"
#include "api/vulnerabilities/vulnerability_view.h"
#include "domain/devices/device.h"
#include "domain/devices/device_identity.h"
#include "domain/filters/vulnerability_filter_fields.h"
#include "domain/vulnerabilities/vulnerability.h"

namespace guardian::api {
namespace {

enum class VulnerabilityGroupBy { vulnerability, device };

constexpr Choice<VulnerabilityGroupBy> kVulnerabilityGroupings[] = {
    {"vulnerability", VulnerabilityGroupBy::vulnerability}, {"device", VulnerabilityGroupBy::device}};
constexpr Choice<std::string_view> kInstanceStatuses[] = {{"Confirmed", domain::kConfirmed},
                                                          {"Potential", domain::kPotential}};
constexpr Choice<std::string_view> kInstanceSeverities[] = {
    {"Critical", "Critical"}, {"High", "High"}, {"Medium", "Medium"}, {"Low", "Low"}};

constexpr std::string_view kVulnerabilityListBegin = R"({"ver":"v4.0","api":"/vulnerability/list","items":)";
// Of the list by vulnerability: each of them may have as many devices as the tenant.
constexpr std::int64_t kSummariesAtOnce = 20;

struct VulnerabilityListing {
  domain::VulnerabilityQuery query;
  VulnerabilityGroupBy group_by = VulnerabilityGroupBy::vulnerability;
  VulnerabilitySummary::Lists lists;
  std::string deviceid;  // empty: all
};

VulnerabilityListing read_listing(const http::Request& request, const ListInput& input, InputProblems& problems) {
  VulnerabilityListing listing;
  listing.group_by = read_choice<VulnerabilityGroupBy>(request, "groupby", kVulnerabilityGroupings, problems)
                         .value_or(VulnerabilityGroupBy::vulnerability);
  domain::VulnerabilityQuery& query = listing.query;
  query.bounds = input.bounds;
  query.since = read_time(request, "stime", problems);
  query.updated_since = read_time(request, "updatedCreatedAfter", problems);
  if (query.updated_since) query.since.reset();
  query.name = request.parameter("name").value_or("");
  query.status = read_choice<std::string_view>(request, "status", kInstanceStatuses, problems).value_or("");
  query.severity = read_choice<std::string_view>(request, "severity", kInstanceSeverities, problems).value_or("");
  query.filter = read_filter(request, domain::vulnerability_filter_collection(), input.cursor.asked_at(), problems);
  listing.lists.devices = read_yes_no(request, "includeDeviceIdList", problems).value_or(true);
  listing.lists.profiles = read_yes_no(request, "includeProfileList", problems).value_or(true);
  listing.deviceid = request.parameter("deviceid").value_or("");
  const Paging paging = read_paging(request, {}, problems);
  query.offset = paging.offset;
  query.limit = paging.limit;
  return listing;
}

// Our id of the device; "" when there is no such device, which then has no vulnerabilities.
Result<std::string> device_id_of(const Call& call, std::string_view deviceid) {
  const auto normal = domain::normalise_deviceid(deviceid);
  if (!normal) return std::string();
  GUARDIAN_TRY(const auto found, call.services.database.read([&](const domain::Reader& reader) {
    return reader.devices().find(call.scope, *normal);
  }));
  return found ? found->device.id : std::string();
}

Result<void> write_instances(const domain::Reader& reader, const domain::AccessScope& scope,
                             const std::vector<std::string>& tickets, domain::DetectedDateForm form, ItemSink& sink,
                             std::optional<domain::ListPosition>& last) {
  GUARDIAN_TRY(const auto items, reader.vulnerabilities().read(scope, tickets));
  std::vector<std::string> device_ids;
  for (const auto& item : items) device_ids.push_back(item.instance.device_id);
  GUARDIAN_TRY(const auto tags, reader.devices().tags_of(scope, device_ids));
  const std::vector<domain::Tag> none;
  for (const auto& item : items) {
    const auto found = tags.find(item.instance.device_id);
    write_instance(sink.next(), item, found == tags.end() ? none : found->second, form);
    last = domain::position_of(item.instance);
  }
  return {};
}

http::Response list_instances(const Call& call, const domain::VulnerabilityQuery& query, const ListCursor& cursor) {
  const auto page = std::make_shared<PageOfIds>();
  const auto last = nothing_written();
  ListAnswer list;
  list.next = next_behind(cursor, last);
  list.begin = std::string(kVulnerabilityListBegin) + "[";
  list.slice_items = kDocumentsAtOnce;
  list.slice = [&database = call.services.database, scope = call.scope, query, page, last,
                form = detected_date_form(call)](ItemSink& sink, std::int64_t, std::int64_t limit) -> Result<void> {
    return database.read([&](const domain::Reader& reader) -> Result<void> {
      if (!page->known()) {
        GUARDIAN_TRY(auto tickets, reader.vulnerabilities().list_ids(scope, query));
        page->set(std::move(tickets));
      }
      const std::int64_t end = sink.written() + limit;
      while (sink.written() < end) {
        const auto tickets = page->take(end - sink.written());
        if (tickets.empty()) break;
        GUARDIAN_CHECK(write_instances(reader, scope, tickets, form, sink, *last));
      }
      return {};
    });
  };
  list.end = [](std::string& out, std::int64_t written) -> Result<void> {
    out += "],\"total\":" + std::to_string(written) + "}";  // of this page
    return {};
  };
  return list_answer(call.request, {query.offset, query.limit}, std::move(list));
}

// Writes the summaries behind `after`, and leaves there the last name it wrote.
Result<void> write_summaries(const domain::Reader& reader, const domain::AccessScope& scope,
                             const domain::VulnerabilityQuery& query, VulnerabilitySummary::Lists lists,
                             std::string& after, ItemSink& sink) {
  GUARDIAN_TRY(const auto names, reader.vulnerabilities().list_names(scope, query, after));
  if (names.empty()) return {};
  std::vector<VulnerabilitySummary> summaries;
  std::vector<std::string> latest;
  domain::VulnerabilityQuery members = query;
  members.open_only = false;
  const auto parts =
      lists.devices || lists.profiles ? domain::MemberParts::instance_and_device : domain::MemberParts::instance;
  const auto close = [&] {
    if (summaries.empty()) return;
    if (summaries.back().latest_ticket().empty()) {
      summaries.pop_back();  // nothing of it is open: between two names, but not one of them
    } else {
      latest.push_back(summaries.back().latest_ticket());
    }
  };
  GUARDIAN_CHECK(reader.vulnerabilities().each_member(
      scope, members, names.front().name, names.back().name, parts, [&](const domain::VulnerabilityMember& member) {
        if (summaries.empty() || summaries.back().name() != member.name) {
          close();
          summaries.emplace_back(member.name, lists);
        }
        summaries.back().add(member);
      }));
  close();
  GUARDIAN_TRY(const auto items, reader.vulnerabilities().read(scope, latest));
  if (items.size() != summaries.size()) return Error::internal("a vulnerability without its latest instance");
  for (std::size_t i = 0; i < items.size(); ++i) summaries[i].write(sink.next(), items[i].instance);
  after = names.back().name;
  return {};
}

http::Response list_by_vulnerability(const Call& call, const domain::VulnerabilityQuery& asked,
                                     const ListCursor& cursor, VulnerabilitySummary::Lists lists) {
  domain::VulnerabilityQuery query = asked;
  const auto after = std::make_shared<std::string>();
  if (query.bounds.after) *after = std::get<std::string>(query.bounds.after->values.front());
  query.bounds.after.reset();  // by name: `after` says it
  ListAnswer list;
  list.next = [cursor, after]() -> std::optional<NextPage> {
    return after->empty() ? std::nullopt : std::optional(cursor.next({{*after}}));
  };
  list.begin = std::string(kVulnerabilityListBegin) + R"({"items":[)";
  list.slice_items = kSummariesAtOnce;
  list.slice = [&database = call.services.database, scope = call.scope, query, lists, after](
                   ItemSink& sink, std::int64_t offset, std::int64_t limit) -> Result<void> {
    domain::VulnerabilityQuery part = query;
    part.offset = after->empty() ? offset : 0;  // later slices go on behind the last name
    part.limit = limit;
    return database.read(
        [&](const domain::Reader& reader) { return write_summaries(reader, scope, part, lists, *after, sink); });
  };
  list.end = [&database = call.services.database, scope = call.scope, query](std::string& out,
                                                                             std::int64_t) -> Result<void> {
    GUARDIAN_TRY(const auto total, database.read([&](const domain::Reader& reader) {
      return reader.vulnerabilities().count_names(scope, query);
    }));
    out += "]},\"total\":" + std::to_string(total) + "}";
    return {};
  };
  return list_answer(call.request, {query.offset, query.limit}, std::move(list));
}

}  // namespace

http::Response list_vulnerabilities(const Call& call) {
  InputProblems problems;
  const ListInput input = read_list_input(call, "vulnerability/list", problems);
  VulnerabilityListing listing = read_listing(call.request, input, problems);
  if (!problems.none()) return problems.answer(call.request);
  if (!listing.deviceid.empty()) {
    auto device_id = device_id_of(call, listing.deviceid);
    if (!device_id) return http::error_response(call.request, device_id.error());
    listing.query.device_id = std::move(*device_id);
  }
  if (listing.group_by == VulnerabilityGroupBy::device) return list_instances(call, listing.query, input.cursor);
  return list_by_vulnerability(call, listing.query, input.cursor, listing.lists);
}

http::Response get_vulnerability(const Call& call) {
  InputProblems problems;
  const auto ticket = call.request.parameter("zb_ticketid");
  if (!ticket || ticket->empty()) problems.in_query("zb_ticketid", "is required");
  (void)read_choice<VulnerabilityGroupBy>(call.request, "groupby", kVulnerabilityGroupings, problems);
  if (!problems.none()) return problems.answer(call.request);
  std::string body = R"({"ver":"v4.0","api":"/vulnerability","items":[)";
  ItemSink sink(body, 0);
  const auto read = call.services.database.read([&](const domain::Reader& reader) -> Result<void> {
    domain::VulnerabilityQuery query;
    query.open_only = false;
    query.ticket = *ticket;
    GUARDIAN_TRY(const auto tickets, reader.vulnerabilities().list_ids(call.scope, query));
    std::optional<domain::ListPosition> last;
    return write_instances(reader, call.scope, tickets, detected_date_form(call), sink, last);
  });
  if (!read) return http::error_response(call.request, read.error());
  if (sink.written() == 0) return http::error_response(call.request, Error::not_found());
  body += "]}";
  return http::Response::json(200, std::move(body));
}

}  // namespace guardian::api
