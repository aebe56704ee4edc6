#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"

namespace guardian::domain {

// An authenticator app of a person, and the recovery codes in its stead. One per person in the installation.
struct SecondFactor {
  std::string user_id;
  std::string secret;  // of the app; sealed (see sealed_text.h)
  Instant begun_at;
  std::optional<Instant> confirmed_at;        // absent: begun, not asked for yet
  std::int64_t last_step = 0;                 // of the last code that was taken: no code is taken twice
  std::vector<std::string> recovery_digests;  // 64 hex each, of those left

  bool is_on() const { return confirmed_at.has_value(); }
  bool operator==(const SecondFactor&) const = default;
};

// What the person's own pages are told of it.
struct SecondFactorState {
  bool on = false;
  int recovery_codes_left = 0;
};

// Whoever began has so long to give the first code.
inline constexpr std::chrono::minutes kSecondFactorBeginning{15};

// Asked by a person's id before a tenant is known, hence reached through the CredentialDirectory.
class SecondFactorStore {
 public:
  virtual ~SecondFactorStore() = default;
  virtual Result<std::optional<SecondFactor>> find(std::string_view user_id) const = 0;

  // In place of whatever the person had.
  virtual Result<void> put(const SecondFactor& factor) = 0;
  // Only when the row is still `before`, of the same person. False: it is not, and nothing changed. So a code that is
  // given twice at once is taken once.
  virtual Result<bool> replace(const SecondFactor& before, const SecondFactor& after) = 0;
  virtual Result<void> remove(std::string_view user_id) = 0;  // absent: fine
};

}  // namespace guardian::domain
