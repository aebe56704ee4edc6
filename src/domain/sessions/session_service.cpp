#include "domain/sessions/session_service.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/encoding.h"
#include "base/hmac.h"
#include "base/json_reader.h"
#include "base/random.h"
#include "domain/access/credential_change.h"
#include "domain/access/credential_directory.h"
#include "domain/audit/audit_actions.h"
#include "domain/audit/revocation_log.h"
#include "domain/sessions/session_state.h"
#include "domain/users/user.h"

namespace guardian::domain {
namespace {

using namespace std::string_view_literals;

constexpr std::chrono::minutes kConfirmationLife{10};
constexpr std::size_t kMaxPreferences = 16 * 1024;

Digest csrf_digest(const HmacSha256& secret, const Session& session) {
  return secret.sign({"csrf/v1\0"sv, session.digest});
}

bool is_idle(const SessionCredential& credential, Instant last_use, Instant now) {
  return now >= last_use + std::chrono::minutes(credential.tenant_settings.session_idle_minutes);
}

}  // namespace

Error sign_in_failed() { return {ErrorCode::unauthenticated, "E-mail or password is wrong", {}, "sign-in-failed"}; }

Error no_session() { return {ErrorCode::unauthenticated, "Sign in first", {}, {}}; }

std::string digest_of_cookie(std::string_view cookie) { return to_hex(sha256(cookie)); }

AccessScope scope_of_session(const SessionCredential& credential) {
  AccessScopeIssuer::Grant grant;
  grant.tenant_id = credential.tenant_id;
  grant.tenant_name = credential.tenant_name;
  grant.role = credential.role;
  grant.may_write = credential.role != Role::read_only;
  grant.actor = {"user:" + credential.user.id, credential.session.ip};
  grant.user_id = credential.user.id;
  return AccessScopeIssuer::issue(std::move(grant));
}

AuditEvent session_event(const AccessScope& scope, std::string_view action, std::string_view request_id) {
  AuditEvent event;
  event.chain = scope.tenant_id();
  event.actor = scope.actor();
  event.action = action;
  event.object = "user:" + scope.user_id();
  event.request_id = request_id;
  return event;
}

SignedIn SessionService::State::describe(const SessionCredential& credential, std::vector<std::string> tenants,
                                         SecondFactorState second_factor, Instant last_use) const {
  const auto idle = std::chrono::minutes(credential.tenant_settings.session_idle_minutes);
  return SignedIn{scope_of_session(credential),
                  credential.session,
                  credential.user,
                  std::move(tenants),
                  to_hex(csrf_digest(ring.get()->current_mac(SecretPurpose::csrf), credential.session)),
                  credential.session.confirmed_at + kConfirmationLife,
                  std::min<Instant>(credential.session.ends_at, last_use + idle),
                  second_factor};
}

Result<User> SessionService::State::try_own_password(const SignedIn& signed_in, const Secret& password) {
  if (password.reveal().size() > kMaxTriedPassword) return sign_in_failed();
  const auto budget = TryBudget::of_confirmation(*ring.get(), signed_in.user.id);
  if (auto taken = throttle.take_try(budget); !taken) {
    if (taken.error().code == ErrorCode::too_many_requests) ++slowed;
    return std::move(taken).error();
  }
  GUARDIAN_TRY(auto user, database.read([&](const Reader& reader) -> Result<std::optional<User>> {
    return reader.users().find(signed_in.user.id);
  }));
  if (!user) return no_session();
  if (!hasher.verify(user->password_hash, password)) {
    ++failed;
    return sign_in_failed();
  }
  return std::move(*user);
}

Result<SessionCredential> SessionService::State::find_again(Tx& tx, const SignedIn& signed_in,
                                                            const User& checked) const {
  GUARDIAN_TRY(auto credential, tx.credentials().find_session(signed_in.session.digest));
  if (!credential || credential->member_state == MemberState::locked ||
      credential->tenant_state == TenantState::suspended || credential->user.password_hash != checked.password_hash) {
    return no_session();
  }
  return std::move(*credential);
}

Result<SignedIn> SessionService::State::insert_renewed(Tx& tx, SessionCredential credential, const Secret& cookie,
                                                       const SignedIn& signed_in) const {
  const Instant now = clock.now();
  credential.session.digest = digest_of_cookie(cookie.reveal());
  credential.session.confirmed_at = now;
  credential.session.last_seen_at = now;
  GUARDIAN_CHECK(tx.sessions().insert(scope_of_session(credential), credential.session));
  GUARDIAN_CHECK(SignInThrottle::forgive(tx, TryBudget::of_confirmation(*ring.get(), credential.user.id), now));
  return describe(credential, signed_in.tenants, signed_in.second_factor, now);
}

SessionService::SessionService(Database& database, const KeyRingHolder& ring, AuditTrail& audit,
                               Authenticator& authenticator, const Clock& clock, PasswordHasher& hasher)
    : state_(std::make_unique<State>(database, ring, audit, authenticator, clock, hasher)) {}
SessionService::~SessionService() = default;

Result<SignedIn> SessionService::find(std::string_view cookie) {
  if (cookie.size() != 64 || !is_lower_hex(cookie)) return no_session();
  const std::string digest = digest_of_cookie(cookie);
  if (state_->memory.has_ended(digest)) return no_session();
  GUARDIAN_TRY(auto known, state_->memory.find(state_->database, digest));
  if (!known) return no_session();

  const Instant now = state_->clock.now();
  Instant last_use = state_->memory.last_use(known->credential.session);
  if (is_idle(known->credential, last_use, now)) {
    GUARDIAN_TRY(known, state_->memory.read(state_->database, digest));
    if (!known) return no_session();
    last_use = state_->memory.last_use(known->credential.session);
  }
  const SessionCredential& credential = known->credential;
  if (now >= credential.session.ends_at || is_idle(credential, last_use, now)) {
    state_->memory.note_end(digest);
    return no_session();
  }
  if (credential.member_state == MemberState::locked || credential.tenant_state == TenantState::suspended) {
    return no_session();
  }
  state_->memory.note_use(digest, now);
  return state_->describe(credential, known->tenants, known->second_factor, std::max(last_use, now));
}

bool SessionService::csrf_matches(const SignedIn& signed_in, std::string_view token) const {
  const auto ring = state_->ring.get();
  bool matches = false;
  for (int version = ring->current_version(SecretPurpose::csrf); version >= 1; --version) {
    const HmacSha256* secret = ring->mac(SecretPurpose::csrf, version);
    if (secret == nullptr) continue;
    matches = equal_constant_time(to_hex(csrf_digest(*secret, signed_in.session)), token) || matches;
  }
  return matches;
}

bool SessionService::is_confirmed(const SignedIn& signed_in) const {
  const Instant now = state_->clock.now();
  // A confirmation of the future is a clock set back: it does not last longer for that.
  return now < signed_in.confirmed_until && now + std::chrono::minutes(1) >= signed_in.session.confirmed_at;
}

Result<NewSession> SessionService::confirm_and_renew(const SignedIn& signed_in, const Secret& password,
                                                     std::string_view request_id) {
  GUARDIAN_TRY(const User user, state_->try_own_password(signed_in, password));
  Secret cookie(random_hex(32));
  GUARDIAN_TRY(
      auto renewed, change_credentials(state_->database, state_->authenticator, [&](Tx& tx) -> Result<SignedIn> {
        GUARDIAN_TRY(auto credential, state_->find_again(tx, signed_in, user));
        const auto scope = scope_of_session(credential);
        GUARDIAN_CHECK(tx.sessions().remove(scope, credential.session.digest));
        GUARDIAN_CHECK(state_->audit.append(tx, session_event(scope, audit_action::kSessionConfirm, request_id)));
        return state_->insert_renewed(tx, std::move(credential), cookie, signed_in);
      }));
  return NewSession{std::move(renewed), std::move(cookie), Secret()};
}

Result<void> SessionService::sign_out(const SignedIn& signed_in, std::string_view request_id) {
  return change_credentials(state_->database, state_->authenticator, [&](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(tx.sessions().remove(signed_in.scope, signed_in.session.digest));
    return state_->audit.append(tx, session_event(signed_in.scope, audit_action::kSessionSignOut, request_id));
  });
}

Result<NewSession> SessionService::change_password(const SignedIn& signed_in, const Secret& current, const Secret& next,
                                                   std::string_view request_id) {
  GUARDIAN_CHECK(check_password_strength(next, signed_in.user.email, signed_in.scope.tenant_name()));
  if (next.matches(current.reveal())) {
    return Error{ErrorCode::invalid_argument, "The new password is the old one", {}, "weak-password"};
  }
  GUARDIAN_TRY(const User user, state_->try_own_password(signed_in, current));
  GUARDIAN_TRY(const std::string hash, state_->hasher.hash(next));
  Secret cookie(random_hex(32));
  GUARDIAN_TRY(
      auto renewed, change_credentials(state_->database, state_->authenticator, [&](Tx& tx) -> Result<SignedIn> {
        GUARDIAN_TRY(auto credential, state_->find_again(tx, signed_in, user));
        GUARDIAN_CHECK(tx.users().set_password(user.id, hash, state_->clock.now()));
        GUARDIAN_CHECK(tx.sessions().remove_of_user(user.id, {}));
        auto event = session_event(scope_of_session(credential), audit_action::kPasswordChange, request_id);
        event.revocation = log_password_changed(user.id);
        GUARDIAN_CHECK(state_->audit.append(tx, event));
        return state_->insert_renewed(tx, std::move(credential), cookie, signed_in);
      }));
  return NewSession{std::move(renewed), std::move(cookie), Secret()};
}

Result<void> SessionService::set_preferences(const SignedIn& signed_in, std::string_view json) {
  const auto parsed = parse_json(json, {.depth = 8, .bytes = kMaxPreferences});
  if (!parsed) return parsed.error();
  if (!parsed->is_object()) return Error::invalid("Preferences are a JSON object");
  return change_credentials(state_->database, state_->authenticator, [&](Tx& tx) -> Result<void> {
    return tx.users().set_preferences(signed_in.user.id, guardian::to_json(*parsed));
  });
}

void SessionService::invalidate() { state_->authenticator.invalidate(); }

Result<void> SessionService::flush() { return state_->memory.flush(state_->database, state_->clock.now()); }

Result<void> SessionService::remove_ended() {
  return state_->database.write(WriteLane::normal, [&](Tx& tx) -> Result<void> {
    GUARDIAN_TRY([[maybe_unused]] const int removed, tx.sessions().remove_ended(state_->clock.now()));
    return {};
  });
}

SignInCounts SessionService::sign_ins() const {
  return {state_->accepted.load(), state_->failed.load(), state_->slowed.load()};
}

}  // namespace guardian::domain
