#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_scope.h"

namespace guardian::domain {

// What a call with an Idempotency-Key made, so that its retry makes nothing twice. Never a secret.
struct IdempotentCall {
  std::string actor;           // as Actor::name; another actor's equal key is another call
  std::string operation;       // "access-key.create"
  std::string key;             // as sent, 1..255 bytes
  std::string payload_digest;  // 64 hex; another payload under the same key is refused
  std::string object;          // the ID of what was made
  Instant created_at;          // kept for 24 h
};

class IdempotencyStore {
 public:
  virtual ~IdempotencyStore() = default;
  virtual Result<std::optional<IdempotentCall>> find(const AccessScope& scope, std::string_view actor,
                                                     std::string_view operation, std::string_view key) const = 0;
  virtual Result<void> insert(const AccessScope& scope, const IdempotentCall& call) = 0;
  virtual Result<int> remove_before(Instant time) = 0;
};

}  // namespace guardian::domain
