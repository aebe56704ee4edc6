// A foreign file on its way in: cut into items, each read as a device, an alert, a vulnerability and a filter. What
// is accepted can be shown as JSON, and a shown device can be read again; pieces of any size give the
// same items.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "api/devices/device_view.h"
#include "base/json_reader.h"
#include "base/time_format.h"
#include "domain/alerts/alert_document.h"
#include "domain/devices/device_document.h"
#include "domain/filters/saved_filter_document.h"
#include "domain/filters/saved_filter_match.h"
#include "domain/imports/item_splitter.h"
#include "domain/vulnerabilities/vulnerability_document.h"

namespace {

using namespace guardian;

std::vector<std::string> items_of(std::string_view text, std::size_t piece) {
  std::vector<std::string> out;
  domain::ItemSplitter splitter(4096);
  const auto sink = [&](const domain::ItemSplitter::Item& item) {
    out.push_back(item.problem.empty() ? std::string(item.text) : std::string());
  };
  for (std::size_t at = 0; at < text.size(); at += piece) splitter.feed(text.substr(at, piece), sink);
  splitter.finish(sink);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Instant now = *parse_time("2026-11-23T12:00:00Z");
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto items = items_of(text, 1 + data[0]);
  if (items != items_of(text, text.size() + 1)) std::abort();
  for (const std::string& item : items) {
    if (const auto device = domain::parse_device_document(item, now)) {
      for (const auto set : {domain::FieldSet::summary, domain::FieldSet::detail, domain::FieldSet::full}) {
        std::string shown;
        api::write_device(shown, device->detail, set);
        if (!parse_json(shown) || !domain::parse_device_document(shown, now)) std::abort();
      }
    }
    if (const auto alert = domain::parse_alert_document(item, now); alert && !parse_json(alert->alert.document))
      std::abort();
    const auto vulnerability = domain::parse_vulnerability_document(item, now);
    if (vulnerability && !parse_json(vulnerability->instance.document)) std::abort();
    const auto filter = domain::parse_saved_filter(item, now);
    if (filter && !domain::SavedFilterMatch::compile(filter->filter)) std::abort();
  }
  return 0;
}
