#include "domain/sessions/sign_in_throttle.h"

#include <algorithm>

#include "base/hmac.h"
#include "domain/access/credential_directory.h"

namespace guardian::domain {
namespace {

using namespace std::string_view_literals;
using std::chrono::seconds;

constexpr int kFreeTries = 5;
constexpr seconds kLongestWait{900};
constexpr std::size_t kTrackedSources = 65'536;
constexpr std::size_t kUnknownAccountDigits = 4;

// Keyed, so that nobody outside can compute which made-up e-mail shares a budget with which.
std::string budget_digest(const KeyRing& ring, std::string_view kind, std::string_view first, std::string_view second) {
  return to_hex(ring.current_mac(SecretPurpose::pepper).sign({"sign-in/v1\0"sv, kind, "\0"sv, first, "\0"sv, second}));
}

Error slow_down(seconds wait) {
  return {ErrorCode::too_many_requests, std::to_string(std::max<std::int64_t>(1, wait.count())), "", "slow-down"};
}

}  // namespace

TryBudget TryBudget::of_account(const KeyRing& ring, std::string_view user_id, std::string_view email) {
  if (!user_id.empty()) return {budget_digest(ring, "account", user_id, {})};
  std::string digest = budget_digest(ring, "unknown", email, {});
  std::fill(digest.begin() + kUnknownAccountDigits, digest.end(), '0');
  return {std::move(digest)};
}

TryBudget TryBudget::of_device(const KeyRing& ring, std::string_view user_id, std::string_view device_nonce) {
  return {budget_digest(ring, "device", user_id, device_nonce)};
}

TryBudget TryBudget::of_confirmation(const KeyRing& ring, std::string_view user_id) {
  return {budget_digest(ring, "confirmation", user_id, {})};
}

TryBudget TryBudget::of_second_factor(const KeyRing& ring, std::string_view user_id) {
  return {budget_digest(ring, "second-factor", user_id, {})};
}

seconds wait_before_try(const CredentialDirectory::SignInFailures& failures, Instant now) {
  if (failures.count < kFreeTries) return seconds(0);
  const int doublings = std::min(failures.count - kFreeTries, 10);
  const seconds needed = std::min(kLongestWait, seconds(1 << doublings));
  // A clock that was set back must not turn seconds into years.
  const auto passed = std::max(now - failures.last, Instant::duration(0));
  return std::max(std::chrono::ceil<seconds>(needed - passed), seconds(0));
}

SignInThrottle::SignInThrottle(Database& database, const Clock& clock)
    : database_(database), clock_(clock), sources_(clock, kFailuresPerSource, kSourceWindow, kTrackedSources) {}

Result<void> SignInThrottle::check_source(const IpAddress& source) const {
  const auto wait = sources_.wait(source);
  if (wait > Monotonic::duration(0)) return slow_down(std::chrono::ceil<seconds>(wait));
  return {};
}

Result<void> SignInThrottle::take_try(const TryBudget& budget) {
  return database_.write(WriteLane::security, [&](Tx& tx) -> Result<void> {
    const Instant now = clock_.now();
    GUARDIAN_TRY(const auto failures, tx.credentials().sign_in_failures(budget.digest));
    if (const auto wait = wait_before_try(failures, now); wait > seconds(0)) return slow_down(wait);
    return tx.credentials().set_sign_in_failures(budget.digest, {std::min(failures.count, 1'000'000) + 1, now});
  });
}

Result<void> SignInThrottle::forgive(Tx& tx, const TryBudget& budget, Instant now) {
  return tx.credentials().set_sign_in_failures(budget.digest, {0, now});
}

}  // namespace guardian::domain
