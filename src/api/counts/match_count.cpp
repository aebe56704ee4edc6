#include "api/counts/match_count.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "api/counts/counted_text.h"
#include "domain/counts/inventory_counts.h"

namespace guardian::api {
namespace {

bool asks_for_all(const domain::DeviceQuery& query) {
  return !query.filter && query.search.empty() && !query.active_since && !query.traffic_restricted &&
         !query.monitored_only && !query.bounds.only && !query.bounds.changed_after && !query.mac &&
         !query.ip_address && !query.site_names;
}

}  // namespace

Result<MatchCount> count_devices(const Call& call, const domain::DeviceQuery& query) {
  if (!asks_for_all(query)) {
    GUARDIAN_TRY(const auto found, call.services.database.read([&](const domain::Reader& reader) {
      return reader.counts().devices_up_to(call.scope, query, kMostCounted + 1);
    }));
    return MatchCount{std::min(found, kMostCounted), found <= kMostCounted};
  }
  GUARDIAN_TRY(const auto text, counted_text(call, "devices", {domain::Collection::device},
                                             [&](const domain::Reader& reader, Instant) -> Result<std::string> {
                                               GUARDIAN_TRY(const auto count, reader.devices().count(call.scope, {}));
                                               return std::to_string(count);
                                             }));
  MatchCount all;
  std::from_chars(text.data(), text.data() + text.size(), all.count);
  return all;
}

}  // namespace guardian::api
