#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "api/devices/device_operations.h"
#include "api/devices/device_view.h"
#include "api/parameters/choice.h"
#include "api/parameters/paging.h"
#include "api/parameters/time_parameter.h"

namespace guardian::api {
namespace {

using domain::DeviceSort;

constexpr Choice<DeviceSort> kV4Sort[] = {{"MAC", DeviceSort::mac}};
constexpr Choice<DeviceSort> kConsoleSort[] = {{"MAC", DeviceSort::mac},
                                               {"hostname", DeviceSort::hostname},
                                               {"ip_address", DeviceSort::ip_address},
                                               {"category", DeviceSort::category},
                                               {"profile", DeviceSort::profile},
                                               {"vendor", DeviceSort::vendor},
                                               {"site_name", DeviceSort::site_name},
                                               {"risk_score", DeviceSort::risk_score},
                                               {"last_activity", DeviceSort::last_activity}};

// One customer asks for 100,000 devices in a single call and never pages.
constexpr PagingRules kDevicePaging{1000, 100'000, true};
// Devices read and written at a time: bounds the memory of a large page.
constexpr std::int64_t kSlice = 1000;
constexpr std::size_t kLongestSearch = 100;

domain::DeviceQuery read_query(const Call& call, InputProblems& problems) {
  const http::Request& request = call.request;
  domain::DeviceQuery query;
  query.active_since = read_time(request, "stime", problems);
  const Paging paging = read_paging(request, kDevicePaging, problems);
  query.offset = paging.offset;
  query.limit = paging.limit;
  query.with_detail = read_true_false(request, "detail", problems).value_or(false);
  query.monitored_only = read_yes_no(request, "filter_monitored", problems).value_or(false);
  query.traffic_restricted = read_yes_no(request, "trafficRestricted", problems);
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

// Writes a page slice by slice. A page of more than one slice is read in as many steps, so what changes
// in between may stand twice or not at all, as it may for a client that pages by itself.
class PageWriter {
 public:
  PageWriter(domain::Database& database, domain::AccessScope scope, const domain::DeviceQuery& query)
      : database_(database), scope_(std::move(scope)), query_(query), left_(query.limit) {}

  // The next part of the body; empty behind the last.
  Result<std::string> next() {
    std::string out;
    if (done_) return out;
    query_.limit = std::min(kSlice, left_);
    GUARDIAN_TRY(const auto devices,
                 database_.read([&](const domain::Reader& reader) { return reader.devices().list(scope_, query_); }));
    out.reserve(devices.size() * (query_.with_detail ? 4096 : 768) + 64);
    if (written_ == 0) out = "{\"devices\":[";
    const auto set = query_.with_detail ? domain::FieldSet::detail : domain::FieldSet::summary;
    for (const auto& device : devices) {
      if (written_++ > 0) out += ',';
      write_device(out, device, set);
    }
    const auto count = static_cast<std::int64_t>(devices.size());
    left_ -= count;
    query_.offset += count;
    done_ = left_ == 0 || count < query_.limit;
    if (done_) out += "],\"total\":" + std::to_string(total_.value_or(written_)) + "}";
    return out;
  }

  bool done() const { return done_; }
  void set_total(std::int64_t total) { total_ = total; }

 private:
  domain::Database& database_;
  domain::AccessScope scope_;
  domain::DeviceQuery query_;
  std::int64_t left_;
  std::int64_t written_ = 0;
  std::optional<std::int64_t> total_;  // absent: the number of devices in this page
  bool done_ = false;
};

}  // namespace

http::Response list_devices(const Call& call) {
  InputProblems problems;
  const domain::DeviceQuery query = read_query(call, problems);
  if (!problems.none()) return problems.answer(call.request);

  // Shared by the two copies std::function makes of the source below.
  const auto page = std::make_shared<PageWriter>(call.services.database, call.scope, query);
  if (call.mount == Mount::console) {
    const auto total = call.services.database.read(
        [&](const domain::Reader& reader) { return reader.devices().count(call.scope, query); });
    if (!total) return http::error_response(call.request, total.error());
    page->set_total(*total);
  }
  auto first = page->next();
  if (!first) return http::error_response(call.request, first.error());
  if (page->done()) return http::Response::json(200, std::move(*first));

  http::Response response = http::Response::json(200, {});
  response.body = http::BodySource(
      [page, begun = std::make_shared<std::string>(std::move(*first))]() mutable -> std::optional<std::string> {
        if (begun) return std::move(*std::exchange(begun, nullptr));
        auto part = page->next();
        if (!part) return std::nullopt;
        return std::move(*part);
      });
  return response;
}

}  // namespace guardian::api
