#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"
#include "domain/access/access_key.h"
#include "domain/access/authenticator.h"
#include "domain/access/key_factory.h"
#include "domain/audit/audit_trail.h"

namespace guardian::domain {

struct KeyRequest {
  std::string label;
  std::string note;
  Access access = Access::read_only;
  Instant expires_at;
  std::vector<Cidr> networks;                   // at most 100
  std::optional<DetectedDateForm> detected_date;
  std::optional<std::string> idempotency_key;
  std::string payload_digest;                   // of the request, when idempotency_key is present
  std::string request_id;
};

struct CreatedKey {
  AccessKey row;
  std::optional<Secret> access_key;             // absent: a retry found what the first call made
  std::optional<AccessKey> replaces;            // rotation: the old key as it is now
};

// The life of an access key: each change is one transaction with its audit record, and takes effect
// before it is answered. Any thread. The caller has checked step-up; the scope says who acts.
class AccessKeyService {
 public:
  AccessKeyService(Database& database, const KeyRingHolder& ring, AuditTrail& audit, Authenticator& authenticator,
                   const Clock& clock);

  // A key for `user_id` (the caller's own, or any member's for the local operator). invalid_argument:
  // label, networks or expiry out of bounds (the text names the field and its range; `type` is the
  // field); conflict "too-many-keys"; payload_mismatch; forbidden: access above the person's role.
  Result<CreatedKey> create(const AccessScope& scope, std::string_view user_id, const KeyRequest& request);
  // A new key with the old one's label, note, access, networks and forms and a fresh lifetime of the old one's
  // length (cut to the tenant's maximum). Overlap 0: the old key is revoked; else it stays valid for
  // `overlap`, never past its expiry. conflict "wrong-state": not active, or replaced already.
  Result<CreatedKey> rotate(const AccessScope& scope, std::string_view key_id, std::chrono::hours overlap,
                            const KeyRequest& retry);  // only idempotency and request_id are read
  Result<AccessKey> disable(const AccessScope& scope, std::string_view key_id, std::string_view request_id);
  Result<AccessKey> enable(const AccessScope& scope, std::string_view key_id, std::string_view request_id);
  Result<AccessKey> revoke(const AccessScope& scope, std::string_view key_id, std::string_view request_id);  // again: fine
  // How `detected_date` is written for the key's clients, from the next call on. conflict "wrong-state":
  // revoked.
  Result<AccessKey> set_detected_date(const AccessScope& scope, std::string_view key_id, DetectedDateChoice choice,
                                      std::string_view request_id);
  Result<int> revoke_all(const AccessScope& scope, std::string_view request_id);
  Result<std::vector<AccessKey>> list_own(const AccessScope& scope);       // of scope.user_id()
  Result<std::vector<AccessKey>> list_tenant(const AccessScope& scope);    // owner, administrator, operator
  Result<std::vector<AccessKey>> list_page(const AccessScope& scope, const KeyPage& page);  // likewise

 private:
  Database& database_;
  const KeyRingHolder& ring_;
  AuditTrail& audit_;
  Authenticator& authenticator_;
  const Clock& clock_;
};

}  // namespace guardian::domain
