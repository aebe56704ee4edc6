#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_scope.h"

namespace guardian::domain {

inline constexpr std::chrono::seconds kBearerLife{899};  // `expires_in` of the reference API
inline constexpr std::size_t kTokensPerKey = 100;        // live at a time; the next one ends the oldest

// The row of a token that an access key was exchanged for (RFC 6749 4.4). It holds no secret: `digest` is a
// keyed fingerprint of the text, of its key and of its end (bearer_factory.h). What the token may do is
// never stored: at each use it is what its key may do then.
struct BearerToken {
  std::string id;          // 24 hex; stands in the token
  std::string key_id;      // the access key it stands for
  std::string user_id;     // that key's owner
  std::string digest;      // 64 hex
  int pepper_version = 0;
  Instant issued_at;
  Instant expires_at;
  bool operator==(const BearerToken&) const = default;
};

class BearerTokenStore {
 public:
  virtual ~BearerTokenStore() = default;
  // The one that ends first comes first.
  virtual Result<std::vector<BearerToken>> list_of_key(const AccessScope& scope, std::string_view key_id) const = 0;

  // Also writes the credential directory. conflict: the ID exists, or there is no such key.
  virtual Result<void> insert(const AccessScope& scope, const BearerToken& token) = 0;
  virtual Result<void> remove(const AccessScope& scope, std::string_view token_id) = 0;  // absent: fine
  virtual Result<void> remove_all() = 0;                                                 // after a restore
  virtual Result<int> remove_ended(Instant now) = 0;                                     // expires_at passed
};

}  // namespace guardian::domain
