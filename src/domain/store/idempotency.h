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

// What names a call of the API whose answer is kept; unique in a tenant.
struct CallName {
  std::string actor;      // as Actor::name
  std::string operation;  // "device/update"
  std::string key;        // 1..255 bytes
};

// claimed: under way, nothing has changed. applied: it has changed something; its answer is not kept yet.
enum class CallState { claimed, applied, answered };

// Why an answer's body is not kept.
enum class Withheld { nothing, secret, size };

struct KeptAnswer {
  int status = 0;
  std::string content_type;
  std::string body;  // empty when withheld
  Withheld withheld = Withheld::nothing;
};

struct RepeatableCall {
  CallName name;
  std::string payload_digest;  // 64 hex
  std::string claim;           // of the one attempt that may change something
  CallState state = CallState::claimed;
  Instant claimed_until;  // beyond it an attempt that has changed nothing counts as dead
  Instant created_at;
  KeptAnswer answer;  // only of `answered`
};

class IdempotencyStore {
 public:
  virtual ~IdempotencyStore() = default;
  virtual Result<std::optional<IdempotentCall>> find(const AccessScope& scope, std::string_view actor,
                                                     std::string_view operation, std::string_view key) const = 0;
  virtual Result<void> insert(const AccessScope& scope, const IdempotentCall& call) = 0;
  // Of both kinds; the number of IdempotentCalls.
  virtual Result<int> remove_before(Instant time) = 0;

  virtual Result<std::optional<RepeatableCall>> find_repeatable(const AccessScope& scope,
                                                                const CallName& name) const = 0;
  // As claimed, whatever its state says. False: the name is known.
  virtual Result<bool> insert_repeatable(const AccessScope& scope, const RepeatableCall& call) = 0;
  // Each about the attempt that holds the key; false: another does, or it is answered.
  virtual Result<bool> mark_applied(const AccessScope& scope, const CallName& name, std::string_view claim) = 0;
  virtual Result<bool> keep_answer(const AccessScope& scope, const CallName& name, std::string_view claim,
                                   const KeptAnswer& answer) = 0;
  // Forgets the attempt, whatever its state; false: there is none.
  virtual Result<bool> remove_repeatable(const AccessScope& scope, const CallName& name, std::string_view claim) = 0;
  // The same only while it has changed nothing.
  virtual Result<bool> release_repeatable(const AccessScope& scope, const CallName& name, std::string_view claim) = 0;
};

}  // namespace guardian::domain
