#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_scope.h"
#include "domain/store/list_position.h"

namespace guardian::domain {

// A recommendation for a rule of a firewall: what devices of a profile may go on doing.
struct Policy {
  std::string id;                     // 32 lower-case hex
  std::vector<std::string> profiles;  // those it is for: the document's `sourceProfiles`
  std::string document;               // the item in the API's shape: every member of 4.5, then what else it came with
  std::string import_id;              // of the chunked import that made it: hidden from readers until that completes
};

struct PolicyQuery {
  std::optional<std::vector<std::string>> profiles;  // for one of these; none of them known: no recommendation
  ListBounds bounds;
  std::int64_t offset = 0;
  std::int64_t limit = 10'000;  // at least 1
};

class PolicyStore {
 public:
  virtual ~PolicyStore() = default;
  virtual Result<std::vector<Policy>> list(const AccessScope& scope,
                                           const PolicyQuery& query) const = 0;  // by id; `profiles` is left empty
  virtual Result<std::int64_t> count(const AccessScope& scope,
                                     const PolicyQuery& query) const = 0;  // ignores offset and limit
  // Inserts, or replaces the one of that id (its import_id stays).
  virtual Result<void> save(const AccessScope& scope, const Policy& policy) = 0;
};

// Reads one item in the API's own shape. `id` (32 hex digits) and `policySetName` are required; lists that are
// absent are empty, which means any. The document comes out whole: every member of the API, in one order, then
// the members nobody knows. invalid_argument: names the member, its value and what is accepted.
Result<Policy> parse_policy_document(std::string_view json, Instant now);

}  // namespace guardian::domain
