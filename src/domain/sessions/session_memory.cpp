#include "domain/access/credential_directory.h"
#include "domain/sessions/session.h"
#include "domain/sessions/session_memory.h"
#include "domain/tenants/tenant.h"
#include "domain/users/user.h"

#include <algorithm>
#include <utility>

namespace guardian::domain {
namespace {

constexpr std::size_t kKnownSessions = 50'000;
constexpr std::chrono::hours kForgetUseAfter{25};  // no session lives longer

AccessScope scope_of_upkeep(const SessionCredential& credential) {
  return AccessScopeIssuer::for_service(credential.tenant_id, credential.tenant_name, "service:sessions");
}

}  // namespace

Result<std::vector<Tenant>> tenants_open_to(const Reader& reader, std::string_view user_id) {
  GUARDIAN_TRY(const auto memberships, reader.users().memberships_of(user_id));
  std::vector<Tenant> open;
  for (const auto& membership : memberships) {
    if (membership.state != MemberState::active) continue;
    GUARDIAN_TRY(auto tenant, reader.tenants().find(membership.tenant_id));
    if (tenant && tenant->state == TenantState::active) open.push_back(std::move(*tenant));
  }
  return open;
}

Result<SecondFactorState> second_factor_state(const Reader& reader, std::string_view user_id) {
  GUARDIAN_TRY(const auto factor, reader.credentials().second_factors().find(user_id));
  if (!factor || !factor->is_on()) return SecondFactorState();
  return SecondFactorState{true, static_cast<int>(factor->recovery_digests.size())};
}

Result<KnownSessionPtr> SessionMemory::find(Database& database, std::string_view digest) {
  auto known = rows_.with([&](const auto& rows) -> KnownSessionPtr {
    const auto found = rows.find(digest);
    return found == rows.end() ? nullptr : found->second;
  });
  if (known && freshness_.is_current(known->stamp)) return known;
  return read(database, digest);
}

Result<KnownSessionPtr> SessionMemory::read(Database& database, std::string_view digest) {
  auto fresh = std::make_shared<KnownSession>();
  fresh->stamp = freshness_.stamp();  // before the read, as for keys
  GUARDIAN_TRY(const bool found, database.read([&](const Reader& reader) -> Result<bool> {
    GUARDIAN_TRY(auto credential, reader.credentials().find_session(digest));
    if (!credential) return false;
    GUARDIAN_TRY(const auto tenants, tenants_open_to(reader, credential->user.id));
    fresh->tenants.clear();
    for (const auto& tenant : tenants) fresh->tenants.push_back(tenant.name);
    GUARDIAN_TRY(fresh->second_factor, second_factor_state(reader, credential->user.id));
    fresh->credential = std::move(*credential);
    return true;
  }));
  rows_.with([&](auto& rows) {
    if (!found) {
      if (const auto row = rows.find(digest); row != rows.end()) rows.erase(row);
      return;
    }
    if (rows.size() >= kKnownSessions) rows.erase(rows.begin());
    rows[std::string(digest)] = fresh;
  });
  return found ? KnownSessionPtr(std::move(fresh)) : KnownSessionPtr();
}

void SessionMemory::note_use(const std::string& digest, Instant now) {
  uses_.with([&](auto& uses) {
    Use& use = uses[digest];
    use.time = std::max(use.time, now);
    use.noted = true;
  });
}

Instant SessionMemory::last_use(const Session& session) const {
  return uses_.with([&](const auto& uses) {
    const auto found = uses.find(session.digest);
    return found == uses.end() ? session.last_seen_at : std::max(session.last_seen_at, found->second.time);
  });
}

void SessionMemory::note_end(const std::string& digest) {
  ended_.with([&](auto& ended) { ended.insert(digest); });
}

bool SessionMemory::has_ended(std::string_view digest) const {
  return ended_.with([&](const auto& ended) { return ended.find(digest) != ended.end(); });
}

Result<void> SessionMemory::flush(Database& database, Instant now) {
  const auto ended = ended_.with([](const auto& all) { return std::vector<std::string>(all.begin(), all.end()); });
  const auto used = uses_.with([&](auto& uses) {
    std::vector<std::pair<std::string, Instant>> noted;
    for (auto item = uses.begin(); item != uses.end();) {
      if (std::exchange(item->second.noted, false)) {
        noted.emplace_back(item->first, item->second.time);
      } else if (item->second.time + kForgetUseAfter < now) {
        item = uses.erase(item);
        continue;
      }
      ++item;
    }
    return noted;
  });
  if (ended.empty() && used.empty()) return {};

  auto written = database.write(WriteLane::normal, [&](Tx& tx) -> Result<void> {
    // The row is read again: a step-up since then must not be written over.
    for (const auto& [digest, time] : used) {
      GUARDIAN_TRY(auto credential, tx.credentials().find_session(digest));
      if (!credential || credential->session.last_seen_at >= time) continue;
      credential->session.last_seen_at = time;
      GUARDIAN_CHECK(tx.sessions().update(scope_of_upkeep(*credential), credential->session));
    }
    for (const auto& digest : ended) {
      GUARDIAN_TRY(const auto credential, tx.credentials().find_session(digest));
      if (credential) GUARDIAN_CHECK(tx.sessions().remove(scope_of_upkeep(*credential), digest));
    }
    return {};
  });
  if (!written) {
    uses_.with([&](auto& uses) {
      for (const auto& [digest, time] : used) uses[digest].noted = true;
    });
    return written;
  }
  ended_.with([&](auto& all) {
    for (const auto& digest : ended) all.erase(digest);
  });
  return {};
}

}  // namespace guardian::domain
