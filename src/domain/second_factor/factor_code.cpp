#include "domain/second_factor/factor_code.h"

#include <algorithm>
#include <utility>

#include "base/hmac.h"
#include "domain/access/credential_directory.h"
#include "domain/access/sealed_text.h"
#include "domain/second_factor/recovery_codes.h"
#include "domain/second_factor/totp.h"

namespace guardian::domain {
namespace {

constexpr std::size_t kLongestTypedCode = 64;

SealedPlace place_of_factor(std::string_view user_id) { return {"", "second_factor", user_id, "secret"}; }

bool is_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string_view to_string(FactorKind kind) { return kind == FactorKind::app ? "totp" : "recovery-code"; }

std::string seal_factor_secret(const KeyRing& ring, std::string_view user_id, const Secret& secret) {
  return seal_text(ring, place_of_factor(user_id), secret);
}

Result<std::optional<RightCode>> check_factor_code(const KeyRing& ring, const SecondFactor& factor,
                                                   std::string_view typed, Instant now) {
  if (typed.size() > kLongestTypedCode) return std::optional<RightCode>();
  const Secret code = normalise_code(typed);
  if (code.reveal().size() == kTotpDigits && is_digits(code.reveal())) {
    GUARDIAN_TRY(const Secret secret, open_sealed_text(ring, place_of_factor(factor.user_id), factor.secret));
    const auto step = find_totp_step(secret, code.reveal(), now, factor.last_step);
    if (!step) return std::optional<RightCode>();
    RightCode right{FactorKind::app, factor};
    right.after.last_step = *step;
    return std::optional(std::move(right));
  }
  if (code.reveal().size() != kRecoveryCodeCharacters) return std::optional<RightCode>();
  const std::string digest = recovery_digest(factor.user_id, code);
  const auto& left = factor.recovery_digests;
  auto found = left.end();
  for (auto each = left.begin(); each != left.end(); ++each) {
    if (equal_constant_time(*each, digest)) found = each;
  }
  if (found == left.end()) return std::optional<RightCode>();
  RightCode right{FactorKind::recovery_code, factor};
  right.after.recovery_digests.erase(right.after.recovery_digests.begin() + (found - left.begin()));
  return std::optional(std::move(right));
}

Result<std::optional<RightCode>> use_factor_code(Tx& tx, const KeyRing& ring, const SecondFactor& factor,
                                                 std::string_view typed, Instant now) {
  GUARDIAN_TRY(auto right, check_factor_code(ring, factor, typed, now));
  if (!right) return right;
  GUARDIAN_TRY(const bool mine, tx.credentials().second_factors().replace(factor, right->after));
  if (!mine) right.reset();
  return right;
}

Error wrong_code() {
  return {ErrorCode::unauthenticated, "The code is wrong, too old, or was used before", {}, "wrong-code"};
}

}  // namespace guardian::domain
