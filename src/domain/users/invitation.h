#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_scope.h"

namespace guardian::domain {

// A place in a tenant held for an e-mail, for whoever brings the link's token. The token's 256 random bits
// are never stored, only their SHA-256. A row lives until it is used, revoked, or long past its end.
struct Invitation {
  std::string id;         // 24 hex
  std::string tenant_id;  // 24 hex
  std::string email;      // lower case
  std::string name;       // proposed by the sender; may be empty
  Role role = Role::read_only;
  std::string digest;      // 64 hex of SHA-256(token)
  std::string invited_by;  // user id of who sent it last
  Instant created_at;
  Instant expires_at;
};

class InvitationStore {
 public:
  virtual ~InvitationStore() = default;
  // Of any tenant: the token is what tells it. Only the invitation service calls it.
  virtual Result<std::optional<Invitation>> find_by_digest(std::string_view digest) const = 0;
  virtual Result<std::optional<Invitation>> find(const AccessScope& scope, std::string_view id) const = 0;
  virtual Result<std::vector<Invitation>> list(const AccessScope& scope) const = 0;  // by e-mail

  // conflict "invited-already": the e-mail holds one in this tenant.
  virtual Result<void> insert(const AccessScope& scope, const Invitation& invitation) = 0;
  // Writes digest, invited_by and expires_at; not_found.
  virtual Result<void> update(const AccessScope& scope, const Invitation& invitation) = 0;
  virtual Result<void> remove(const AccessScope& scope, std::string_view id) = 0;   // absent: fine
  virtual Result<void> remove_ended(const AccessScope& scope, Instant before) = 0;  // expires_at < before
  virtual Result<void> remove_all() = 0;                                            // after a restore
};

}  // namespace guardian::domain
