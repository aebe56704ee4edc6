#include "api/counts/counted_text.h"

#include <chrono>

#include "domain/counts/count_memory.h"

namespace guardian::api {
namespace {

// Lengths in front, so that no two callers share a key by their names.
std::string memory_key(const domain::AccessScope& scope, std::string_view what, Instant now) {
  const auto hour = std::chrono::floor<std::chrono::hours>(now).time_since_epoch().count();
  std::string key = scope.tenant_id() + "/" + std::to_string(hour) + "/" + std::string(what);
  if (!scope.sites()) return key;
  for (const auto& site : *scope.sites()) key += "/" + std::to_string(site.size()) + ":" + site;
  return key + "/" + std::to_string(scope.sites()->size());
}

}  // namespace

Result<std::string> counted_text(const Call& call, std::string_view what,
                                 const std::vector<domain::Collection>& collections,
                                 const std::function<Result<std::string>(const domain::Reader&, Instant now)>& count) {
  domain::CountMemory* memory = call.services.counts;
  const Instant now = call.services.clock.now();
  return call.services.database.read([&](const domain::Reader& reader) -> Result<std::string> {
    if (memory == nullptr) return count(reader, now);
    const std::string key = memory_key(call.scope, what, now);
    GUARDIAN_TRY(const auto version, reader.changes().last_of(call.scope, collections));
    if (auto kept = memory->find(key, version, now)) return std::move(kept->text);
    const auto begun = std::chrono::steady_clock::now();
    GUARDIAN_TRY(auto text, count(reader, now));
    const auto cost = std::chrono::steady_clock::now() - begun;
    memory->keep(key, {text, version, now, std::chrono::duration_cast<std::chrono::milliseconds>(cost)});
    return text;
  });
}

}  // namespace guardian::api
