#include <utility>

#include "api/exports/export_answer.h"
#include "api/exports/export_operations.h"
#include "api/page_of_ids.h"
#include "api/parameters/choice.h"
#include "api/parameters/filter_parameter.h"
#include "api/vulnerabilities/detected_date_form.h"
#include "api/vulnerabilities/vulnerability_view.h"
#include "domain/devices/device.h"
#include "domain/filters/vulnerability_filter_fields.h"
#include "domain/vulnerabilities/vulnerability.h"

namespace guardian::api {
namespace {

constexpr std::string_view kExportVulnerabilities = "export/vulnerabilities";
enum class InstanceOrder { detected };
constexpr Choice<InstanceOrder> kInstanceOrders[] = {{"detected_date", InstanceOrder::detected}};
constexpr Choice<domain::Direction> kInstanceDirections[] = {{"asc", domain::Direction::ascending},
                                                             {"ascending", domain::Direction::ascending}};

}  // namespace

http::Response export_vulnerabilities(const Call& call) {
  InputProblems problems;
  ExportForm form = read_export_form(call.request,
                                     {"zb_ticketid", "vulnerability_name", "detected_date", "status", "ticketState",
                                      "deviceid", "name", "ip", "profile", "siteName", "risk_level"},
                                     problems);
  ExportCursor cursor = read_export_cursor(call, kExportVulnerabilities, problems);
  domain::VulnerabilityQuery query;
  query.open_only = false;
  query.filter = read_filter(call.request, domain::vulnerability_filter_collection(), cursor.list.asked_at(), problems);
  (void)read_choice<InstanceOrder>(call.request, "sortfield", kInstanceOrders, problems);
  (void)read_choice<domain::Direction>(call.request, "sortdirection", kInstanceDirections, problems);
  if (!problems.none()) return problems.answer(call.request);

  ExportSource source;
  source.noun = "vulnerabilities";
  source.items_at_once = kDocumentsAtOnce;
  source.read = [scope = call.scope, query, form = detected_date_form(call)](
                    const domain::Reader& reader, const std::optional<domain::ListPosition>& after,
                    std::int64_t limit) -> Result<std::vector<ExportItem>> {
    domain::VulnerabilityQuery page = query;
    page.bounds.after = after;
    page.limit = limit;
    GUARDIAN_TRY(const auto tickets, reader.vulnerabilities().list_ids(scope, page));
    GUARDIAN_TRY(const auto instances, reader.vulnerabilities().read(scope, tickets));
    if (instances.size() != tickets.size()) return Error::internal("an instance is listed and cannot be read");
    std::vector<std::string> device_ids;
    for (const auto& instance : instances) device_ids.push_back(instance.instance.device_id);
    GUARDIAN_TRY(auto tags, reader.devices().tags_of(scope, device_ids));
    std::vector<ExportItem> items;
    items.reserve(instances.size());
    for (const auto& instance : instances) {
      ExportItem& item = items.emplace_back(ExportItem{{}, domain::position_of(instance.instance)});
      write_instance(item.object, instance, tags[instance.instance.device_id], form);
    }
    return items;
  };
  return export_answer(call, std::move(form), std::move(cursor), std::move(source));
}

}  // namespace guardian::api
