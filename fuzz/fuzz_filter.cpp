// The parameter `filter`: whatever comes is a filter or is refused with a place inside the text. What is taken prints
// as text that reads back equal, and can be asked of a device.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/time_format.h"
#include "domain/filters/filter_match.h"
#include "domain/filters/filter_parser.h"
#include "domain/filters/filter_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace guardian;
  using namespace guardian::domain;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto& collection = device_filter_collection();
  const auto parsed = parse_filter(text, collection);
  if (const auto* problem = std::get_if<FilterProblem>(&parsed)) {
    if (problem->byte > size || problem->column > problem->byte + 1 || problem->column < 1) std::abort();
    if (problem->found.empty() || problem->expected.empty()) std::abort();
    return 0;
  }
  const auto& expression = std::get<FilterExpression>(parsed);
  const auto printed = to_text(expression);
  if (printed.size() <= kMaxFilterBytes) {
    const auto again = parse_filter(printed, collection);
    if (!std::holds_alternative<FilterExpression>(again)) std::abort();
    if (!(std::get<FilterExpression>(again) == expression)) std::abort();
  }
  static const DeviceDetail device = [] {
    DeviceDetail detail;
    detail.device.deviceid = detail.device.mac = "00:40:8c:12:34:56";
    detail.device.ip_address = "10.20.0.5";
    detail.device.vendor = "Axis";
    detail.tags = {{"1", "Floor", "2", {}}};
    return detail;
  }();
  FilterExpression negation;
  negation.kind = FilterExpression::Kind::negation;
  negation.parts.push_back(expression);
  const Instant now = *parse_time("2026-11-23T12:00:00Z");
  if (filter_matches({expression, now}, device) == filter_matches({negation, now}, device)) std::abort();
  return 0;
}
