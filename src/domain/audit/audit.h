#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"

namespace guardian::domain {

// One privileged change. `seq` and `mac` chain it to the one before; see audit_trail.h.
struct AuditRecord {
  std::string chain;        // a tenant id, or kInstallationChain
  std::int64_t seq = 0;     // 1, 2, 3 ... without gaps
  Instant time;
  std::string actor;        // as domain::Actor::name
  std::string action;       // "access-key.create"
  std::string object;       // "key:1912458000:4326..."; never a secret
  std::string result;       // "ok", "refused"
  std::string ip;
  std::string request_id;
  std::string detail;       // JSON object text
  int key_version = 0;      // of the key ring's `audit` secret
  std::string mac;          // 64 hex
};

inline constexpr std::string_view kInstallationChain = "installation";

struct AuditHead {
  std::string chain;
  std::int64_t seq = 0;
  std::string mac;
};

// Which records of a chain are looked for, newest first. Empty texts and absent times ask nothing.
struct AuditSearch {
  std::string actor;
  std::string action;
  std::string family;  // what the action begins with: "member."
  std::string object;
  std::optional<Instant> since;  // <= time
  std::optional<Instant> until;  // > time
  std::int64_t lowest = 1;       // seq, inclusive: how far back to look
  std::int64_t before = 1;       // seq, exclusive
  int limit = 100;
};

class AuditStore {
 public:
  virtual ~AuditStore() = default;
  virtual Result<std::vector<AuditHead>> heads() const = 0;
  // In order of seq, from `after_seq` + 1 on, at most `limit`.
  virtual Result<std::vector<AuditRecord>> read(std::string_view chain, std::int64_t after_seq, int limit) const = 0;
  virtual Result<AuditHead> head(std::string_view chain) const = 0;  // seq 0 when it has no records
  virtual Result<std::vector<AuditRecord>> search(std::string_view chain, const AuditSearch& search) const = 0;

  // The chain's head, its row locked until the transaction ends; seq 0 and an empty mac for a new chain.
  virtual Result<AuditHead> lock_head(std::string_view chain) = 0;
  virtual Result<void> append(const AuditRecord& record) = 0;  // the record and the head
};

}  // namespace guardian::domain
