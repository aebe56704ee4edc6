#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/clock.h"
#include "base/guarded.h"
#include "base/result.h"
#include "domain/access/credential_freshness.h"
#include "domain/access/text_hash.h"
#include "domain/second_factor/second_factor.h"
#include "domain/store/database.h"

namespace guardian::domain {

// A session as it was read, with all that decides over it. Immutable; shared by the memory and the
// requests that look at it when it is replaced.
struct KnownSession {
  CredentialFreshness::Stamp stamp = 0;
  SessionCredential credential;
  std::vector<std::string> tenants;  // names the person may enter, by name
  SecondFactorState second_factor;   // of the person
};
using KnownSessionPtr = std::shared_ptr<const KnownSession>;

// What this process remembers of sessions: rows, as long as they may be believed; when each was last
// used; and which it has seen end, so that a clock set back revives none. Any thread.
class SessionMemory {
 public:
  explicit SessionMemory(const CredentialFreshness& freshness) : freshness_(freshness) {}

  // From memory, else one read. Null: no such session.
  Result<KnownSessionPtr> find(Database& database, std::string_view digest);
  // Always by a read: another node may know of later activity.
  Result<KnownSessionPtr> read(Database& database, std::string_view digest);

  void note_use(const std::string& digest, Instant now);
  // The later of what the row and what this process says.
  Instant last_use(const Session& session) const;

  void note_end(const std::string& digest);
  bool has_ended(std::string_view digest) const;

  // Writes the uses and removes the ended.
  Result<void> flush(Database& database, Instant now);

 private:
  struct Use {
    Instant time;
    bool noted = false;  // not yet written
  };
  template <typename T>
  using ByDigest = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;

  const CredentialFreshness& freshness_;
  Guarded<ByDigest<KnownSessionPtr>> rows_;
  Guarded<ByDigest<Use>> uses_;
  Guarded<std::unordered_set<std::string, TextHash, std::equal_to<>>> ended_;
};

// Whether the person has one, as their pages are told.
Result<SecondFactorState> second_factor_state(const Reader& reader, std::string_view user_id);

// Names of the tenants a person may enter now: an active member of an active tenant.
Result<std::vector<Tenant>> tenants_open_to(const Reader& reader, std::string_view user_id);

}  // namespace guardian::domain
