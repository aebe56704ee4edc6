#include <algorithm>
#include <utility>

#include "api/devices/device_view.h"
#include "api/exports/export_answer.h"
#include "api/exports/export_operations.h"
#include "api/parameters/choice.h"
#include "api/parameters/filter_parameter.h"
#include "domain/custom_attributes/effective_attributes.h"
#include "domain/devices/device_fields.h"

namespace guardian::api {
namespace {

using domain::DeviceSort;

constexpr std::string_view kExportDevices = "export/devices";
constexpr std::size_t kSummaryFields = 14;

// Orders that have an index: an export goes through all of it, piece by piece.
constexpr Choice<DeviceSort> kExportOrders[] = {{"id", DeviceSort::object_id},
                                                {"deviceid", DeviceSort::deviceid},
                                                {"MAC", DeviceSort::mac},
                                                {"ip_address", DeviceSort::ip_address},
                                                {"last_activity", DeviceSort::last_activity}};

// The short form, which has a value for every device.
std::vector<std::string_view> usual_device_columns() {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < kSummaryFields; ++i) names.push_back(domain::device_fields()[i].name);
  return names;
}

// Whether the columns ask for more than the short form.
bool needs_detail(const ExportForm& form) {
  return form.columns.empty() || std::any_of(form.columns.begin(), form.columns.end(), [](const std::string& column) {
           return domain::find_device_field(column) >= kSummaryFields;
         });
}

}  // namespace

http::Response export_devices(const Call& call) {
  InputProblems problems;
  const http::Request& request = call.request;
  ExportForm form = read_export_form(request, usual_device_columns(), problems);
  for (const auto& column : form.columns) {
    if (domain::find_device_field(column) == domain::kNoField) {
      problems.in_query("columns", "must be members of a device (device/list with detail=true shows them)", column);
    }
  }
  ExportCursor cursor = read_export_cursor(call, kExportDevices, problems);
  domain::DeviceQuery query;
  query.filter = read_filter(request, domain::device_filter_collection(), cursor.list.asked_at(), problems);
  query.sort = read_choice<DeviceSort>(request, "sortfield", kExportOrders, problems).value_or(DeviceSort::object_id);
  query.direction = read_direction(request, domain::Direction::ascending, problems);
  if (!problems.none()) return problems.answer(request);

  query.walks = true;
  query.with_detail = needs_detail(form);
  ExportSource source;
  source.noun = "devices";
  source.read = [scope = call.scope, query](const domain::Reader& reader,
                                            const std::optional<domain::ListPosition>& after,
                                            std::int64_t limit) -> Result<std::vector<ExportItem>> {
    domain::DeviceQuery page = query;
    page.bounds.after = after;
    page.limit = limit;
    GUARDIAN_TRY(auto devices, reader.devices().list(scope, page));
    if (query.with_detail) GUARDIAN_CHECK(domain::add_custom_attributes(reader, scope, devices));
    const auto set = query.with_detail ? domain::FieldSet::detail : domain::FieldSet::summary;
    std::vector<ExportItem> items;
    items.reserve(devices.size());
    for (const auto& device : devices) {
      ExportItem& item = items.emplace_back(ExportItem{{}, reader.devices().position_of(query, device.device)});
      write_device(item.object, device, set);
    }
    return items;
  };
  return export_answer(call, std::move(form), std::move(cursor), std::move(source));
}

}  // namespace guardian::api
