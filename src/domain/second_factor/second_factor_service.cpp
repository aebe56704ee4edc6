#include "domain/second_factor/second_factor_service.h"

#include <optional>
#include <utility>

#include "base/base32.h"
#include "base/json_writer.h"
#include "domain/access/credential_change.h"
#include "domain/access/credential_directory.h"
#include "domain/audit/audit_actions.h"
#include "domain/second_factor/factor_code.h"
#include "domain/second_factor/recovery_codes.h"
#include "domain/second_factor/totp.h"
#include "domain/sessions/session_state.h"
#include "domain/users/user.h"

namespace guardian::domain {
namespace {

Error wrong_factor_state(std::string text) { return Error::conflict(std::move(text), "wrong-state"); }

Error wrong_order(bool expected_on) {
  return wrong_factor_state(expected_on ? "No second factor is on"
                                        : "No second factor waits for its first code: begin again");
}

}  // namespace

SecondFactorService::SecondFactorService(Database& database, const KeyRingHolder& ring, AuditTrail& audit,
                                         Authenticator& authenticator, const Clock& clock)
    : database_(database),
      ring_(ring),
      audit_(audit),
      authenticator_(authenticator),
      clock_(clock),
      throttle_(database, clock) {}

Result<BegunSecondFactor> SecondFactorService::begin(const SignedIn& signed_in, std::string_view request_id) {
  const Secret secret = make_totp_secret();
  SecondFactor begun;
  begun.user_id = signed_in.user.id;
  begun.secret = seal_factor_secret(*ring_.get(), begun.user_id, secret);
  begun.begun_at = clock_.now();
  const auto stored = database_.write(WriteLane::security, [&](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(take_turn(tx, signed_in.scope.tenant_id()));
    GUARDIAN_TRY(const auto known, tx.credentials().second_factors().find(begun.user_id));
    if (known && known->is_on()) return wrong_factor_state("A second factor is on: turn it off first");
    GUARDIAN_CHECK(tx.credentials().second_factors().put(begun));
    return audit_.append(tx, session_event(signed_in.scope, audit_action::kSecondFactorBegin, request_id));
  });
  GUARDIAN_CHECK(stored);
  return BegunSecondFactor{Secret(base32_encode(secret.reveal())), totp_uri(secret, signed_in.user.email),
                           begun.begun_at + kSecondFactorBeginning};
}

Result<void> SecondFactorService::change_with_code(const SignedIn& signed_in, Expected expected, std::string_view code,
                                                   const std::function<Result<void>(Tx&, SecondFactor&)>& change) {
  // As the session remembers it: a call in the wrong order costs no try. Judged again below.
  if (signed_in.second_factor.on != (expected == Expected::on)) return wrong_order(expected == Expected::on);
  const auto budget = TryBudget::of_second_factor(*ring_.get(), signed_in.user.id);
  GUARDIAN_CHECK(throttle_.take_try(budget));
  return change_credentials(database_, authenticator_, [&](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(take_turn(tx, signed_in.scope.tenant_id()));
    const Instant now = clock_.now();
    GUARDIAN_TRY(const auto factor, tx.credentials().second_factors().find(signed_in.user.id));
    if (!factor || factor->is_on() != (expected == Expected::on)) return wrong_order(expected == Expected::on);
    if (!factor->is_on() && now >= factor->begun_at + kSecondFactorBeginning)
      return wrong_order(expected == Expected::on);
    GUARDIAN_TRY(auto right, use_factor_code(tx, *ring_.get(), *factor, code, now));
    if (!right) return wrong_code();
    GUARDIAN_CHECK(SignInThrottle::forgive(tx, budget, now));
    return change(tx, right->after);
  });
}

Result<std::vector<Secret>> SecondFactorService::confirm(const SignedIn& signed_in, std::string_view code,
                                                         std::string_view request_id) {
  auto codes = make_recovery_codes();
  const auto changed =
      change_with_code(signed_in, Expected::begun, code, [&](Tx& tx, SecondFactor& after) -> Result<void> {
        after.confirmed_at = clock_.now();
        after.recovery_digests = recovery_digests(after.user_id, codes);
        GUARDIAN_CHECK(tx.credentials().second_factors().put(after));
        return audit_.append(tx, session_event(signed_in.scope, audit_action::kSecondFactorTurnOn, request_id));
      });
  if (!changed) return changed.error();
  return codes;
}

Result<std::vector<Secret>> SecondFactorService::renew_recovery_codes(const SignedIn& signed_in, std::string_view code,
                                                                      std::string_view request_id) {
  auto codes = make_recovery_codes();
  const auto changed =
      change_with_code(signed_in, Expected::on, code, [&](Tx& tx, SecondFactor& after) -> Result<void> {
        after.recovery_digests = recovery_digests(after.user_id, codes);
        GUARDIAN_CHECK(tx.credentials().second_factors().put(after));
        return audit_.append(tx, session_event(signed_in.scope, audit_action::kRecoveryCodesRenew, request_id));
      });
  if (!changed) return changed.error();
  return codes;
}

Result<void> SecondFactorService::turn_off(const SignedIn& signed_in, std::string_view code,
                                           std::string_view request_id) {
  return change_with_code(signed_in, Expected::on, code, [&](Tx& tx, SecondFactor& after) -> Result<void> {
    GUARDIAN_CHECK(tx.credentials().second_factors().remove(after.user_id));
    return audit_.append(tx, session_event(signed_in.scope, audit_action::kSecondFactorTurnOff, request_id));
  });
}

Result<bool> SecondFactorService::remove_of_member(const AccessScope& scope, std::string_view email) {
  if (!scope.user_id().empty()) return Error::forbidden("No access", "only the operator removes a second factor");
  const auto normal = normalise_email(email);
  if (!normal) return Error::not_found();
  return change_credentials(database_, authenticator_, [&](Tx& tx) -> Result<bool> {
    GUARDIAN_CHECK(take_turn(tx, scope.tenant_id()));
    GUARDIAN_TRY(const auto user, tx.credentials().find_user_by_email(*normal));
    if (!user) return Error::not_found();
    GUARDIAN_TRY(const auto member, tx.users().find_member(scope, user->id));
    if (!member) return Error::not_found();
    // One that cannot be read locks its owner out as well.
    const auto factor = tx.credentials().second_factors().find(user->id);
    if (!factor && factor.error().code != ErrorCode::corrupt) return factor.error();
    if (factor && !*factor) return false;
    const bool was_on = !factor || (*factor)->is_on();
    GUARDIAN_CHECK(tx.credentials().second_factors().remove(user->id));
    AuditEvent event;
    event.chain = scope.tenant_id();
    event.actor = scope.actor();
    event.action = audit_action::kSecondFactorRemove;
    event.object = "user:" + user->id;
    event.detail.clear();
    JsonWriter(event.detail).begin_object().member("email", user->email).member("on", was_on).end_object();
    GUARDIAN_CHECK(audit_.append(tx, event));
    return was_on;
  });
}

}  // namespace guardian::domain
