#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_scope.h"

namespace guardian::domain {

// A signed-in browser. The cookie's 256 random bits are never stored, only their SHA-256.
struct Session {
  std::string digest;        // 64 hex of SHA-256(cookie value)
  std::string user_id;
  Instant created_at;
  Instant last_seen_at;      // flushed in batches, at most 30 s behind
  Instant confirmed_at;      // when the password was last given: step-up
  Instant ends_at;           // absolute
  std::string ip;
  std::string user_agent;    // cut to 200 bytes
};

class SessionStore {
 public:
  virtual ~SessionStore() = default;
  virtual Result<std::vector<Session>> list_of_user(const AccessScope& scope, std::string_view user_id) const = 0;  // newest first

  virtual Result<void> insert(const AccessScope& scope, const Session& session) = 0;  // writes the directory
  virtual Result<void> update(const AccessScope& scope, const Session& session) = 0;  // last_seen_at, confirmed_at
  virtual Result<void> remove(const AccessScope& scope, std::string_view digest) = 0; // absent: fine
  // Every session of the person in all tenants but `except` (empty: none is spared).
  virtual Result<void> remove_of_user(std::string_view user_id, std::string_view except_digest) = 0;
  virtual Result<void> remove_all() = 0;                                              // after a restore
  virtual Result<int> remove_ended(Instant now) = 0;                                  // ends_at passed
};

}  // namespace guardian::domain
