// Sign-in, and what it must not tell.
//
// Whether an e-mail is known, whether the person is locked, belongs to no tenant any more, or only gave a
// wrong password: all get one answer, after one Argon2id. The try is taken from its budget before the
// password is looked at; success gives the budget back. A second factor is spoken of only behind the right
// password, and before the tenants are named. A choice of tenant uses no code up: the sign-in that follows does.

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/encoding.h"
#include "base/json_writer.h"
#include "base/log.h"
#include "base/random.h"
#include "domain/access/credential_change.h"
#include "domain/access/credential_directory.h"
#include "domain/audit/audit_actions.h"
#include "domain/second_factor/factor_code.h"
#include "domain/sessions/device_cookie.h"
#include "domain/sessions/session.h"
#include "domain/sessions/session_state.h"
#include "domain/tenants/tenant.h"
#include "domain/users/user.h"

namespace guardian::domain {
namespace {

// The account a sign-in names, and in which lane it is tried.
struct SignInAccount {
  std::optional<User> user;
  TryBudget budget;
  bool known_device = false;
};

// Bytes of a foreign header, made fit for storage: valid UTF-8 without controls, at most 200 bytes.
std::string clean_user_agent(std::string_view text) {
  std::string out;
  for (const char c : text.substr(0, 200)) {
    const auto byte = static_cast<unsigned char>(c);
    out.push_back(byte < 0x20 || byte >= 0x7f ? '?' : c);
  }
  return out;
}

Result<SignInAccount> find_account(Database& database, const KeyRing& ring, const SignInRequest& request, Instant now) {
  SignInAccount account;
  const auto email = normalise_email(request.email);
  if (email) {
    GUARDIAN_TRY(account.user, database.read([&](const Reader& reader) -> Result<std::optional<User>> {
      return reader.credentials().find_user_by_email(*email);
    }));
  }
  if (account.user && request.device_cookie) {
    if (const auto nonce = read_device_cookie(ring, *request.device_cookie, account.user->id, now)) {
      account.known_device = true;
      account.budget = TryBudget::of_device(ring, account.user->id, *nonce);
      return account;
    }
  }
  account.budget = TryBudget::of_account(ring, account.user ? std::string_view(account.user->id) : std::string_view(),
                                         email ? *email : request.email);
  return account;
}

// The newest sessions stay; one place is made free. Returns whether any had to go.
Result<bool> make_room(Tx& tx, const AccessScope& scope, Instant now) {
  GUARDIAN_TRY(const auto sessions, tx.sessions().list_of_user(scope, scope.user_id()));
  std::size_t kept = 0;
  bool removed = false;
  for (const auto& session : sessions) {
    if (now < session.ends_at && ++kept < kSessionsPerPerson) continue;
    GUARDIAN_CHECK(tx.sessions().remove(scope, session.digest));
    removed = true;
  }
  return removed;
}

Error code_needed() {
  return {ErrorCode::unauthenticated, "Give the code of your authenticator app", {}, "second-factor"};
}

}  // namespace

Result<std::variant<NewSession, ChooseTenant>> SessionService::sign_in(SignInRequest request) {
  const Instant began = state_->clock.now();
  const auto ring = state_->ring.get();
  const auto slow = [&](Error error) {
    if (error.code == ErrorCode::too_many_requests) ++state_->slowed;
    return error;
  };
  const auto fail = [&](std::string_view why, Error error = sign_in_failed()) {
    ++state_->failed;
    state_->throttle.note_source_failure(request.peer);
    // Never the e-mail: people type passwords into that field.
    log_info("sign_in_failed", {{"reason", why}, {"request_id", std::string_view(request.request_id)}});
    return error;
  };

  // Floods end here, before the database. Only a device cookie, checked below, may pass a busy source.
  const auto source = state_->throttle.check_source(request.peer);
  if (!source && !request.device_cookie) return slow(source.error());
  if (request.password.reveal().size() > kMaxTriedPassword) return fail("too_long");
  GUARDIAN_TRY(const auto account, find_account(state_->database, *ring, request, began));
  if (!source && !account.known_device) return slow(source.error());
  if (auto taken = state_->throttle.take_try(account.budget); !taken) return slow(std::move(taken).error());

  const bool can_sign_in = account.user && !account.user->password_hash.empty();
  if (!can_sign_in) {
    state_->hasher.spend(request.password);
    return fail(account.user ? "no_password" : "unknown_account");
  }
  const User& user = *account.user;
  if (!state_->hasher.verify(user.password_hash, request.password)) return fail("wrong_password");

  std::optional<SecondFactor> asked;
  GUARDIAN_TRY(const auto open, state_->database.read([&](const Reader& reader) -> Result<std::vector<Tenant>> {
    GUARDIAN_TRY(asked, reader.credentials().second_factors().find(user.id));
    return tenants_open_to(reader, user.id);
  }));
  std::vector<std::string> names;
  for (const auto& tenant : open) names.push_back(tenant.name);
  if (open.empty()) return fail("no_tenant");
  if (asked && asked->is_on()) {
    // Half a sign-in: a try that is not given back, but no failure of the source, which may be a whole office.
    if (!request.code) return code_needed();
    GUARDIAN_TRY(const auto right, check_factor_code(*ring, *asked, request.code->reveal(), state_->clock.now()));
    if (!right) return fail("wrong_code", wrong_code());
  }
  auto tenant = open.begin();
  if (request.tenant) {
    tenant = std::find_if(open.begin(), open.end(), [&](const Tenant& each) { return each.name == *request.tenant; });
    if (tenant == open.end()) return fail("not_a_member");
  } else if (open.size() > 1) {
    GUARDIAN_CHECK(state_->database.write(
        WriteLane::security, [&](Tx& tx) { return SignInThrottle::forgive(tx, account.budget, state_->clock.now()); }));
    return std::variant<NewSession, ChooseTenant>(ChooseTenant{std::move(names)});
  }

  std::optional<std::string> better_hash;
  if (state_->hasher.needs_rehash(user.password_hash)) {
    if (auto hashed = state_->hasher.hash(request.password)) better_hash = std::move(*hashed);
  }
  Secret cookie(random_hex(32));
  // Unlike other changes of credentials this one rarely makes what was read before untrue: a new session
  // is in nobody's memory. Only a session pushed out is, and only then all nodes are made to read again.
  bool others_ended = false;
  bool recovery_code_used = false;
  auto signed_in = state_->database.write(WriteLane::security, [&](Tx& tx) -> Result<SignedIn> {
    const Instant now = state_->clock.now();
    // What was read outside may have changed since: a lock or a new password that was answered meanwhile
    // must hold against this sign-in.
    GUARDIAN_CHECK(take_turn(tx, tenant->id));
    GUARDIAN_TRY(const auto current, tx.users().find(user.id));
    GUARDIAN_TRY(const auto place, tx.tenants().find(tenant->id));
    if (!current || current->password_hash != user.password_hash || !place || place->state != TenantState::active) {
      return sign_in_failed();
    }
    GUARDIAN_TRY(const auto factor, tx.credentials().second_factors().find(user.id));
    SecondFactorState second_factor;
    std::string_view code_kind;
    if (factor && factor->is_on()) {
      if (!request.code) return code_needed();  // turned on meanwhile
      GUARDIAN_TRY(const auto used, use_factor_code(tx, *ring, *factor, request.code->reveal(), now));
      if (!used) return wrong_code();
      second_factor = {true, static_cast<int>(used->after.recovery_digests.size())};
      code_kind = to_string(used->kind);
      recovery_code_used = used->kind == FactorKind::recovery_code;
      // The person's other sessions tell how many codes are left.
      if (recovery_code_used) GUARDIAN_CHECK(tx.credentials().raise_auth_epoch());
    }
    SessionCredential credential;
    credential.tenant_id = place->id;
    credential.tenant_name = place->name;
    credential.tenant_settings = place->settings;
    credential.user = *current;
    credential.session.user_id = user.id;
    credential.session.ip = request.peer.to_string();
    GUARDIAN_TRY(auto member, tx.users().find_member(scope_of_session(credential), user.id));
    if (!member || member->state != MemberState::active) return sign_in_failed();
    credential.role = member->role;
    const auto scope = scope_of_session(credential);

    credential.session.digest = digest_of_cookie(cookie.reveal());
    credential.session.user_agent = clean_user_agent(request.user_agent);
    credential.session.created_at = now;
    credential.session.last_seen_at = now;
    credential.session.confirmed_at = now;
    credential.session.ends_at = now + std::chrono::hours(place->settings.session_hours);
    GUARDIAN_TRY(others_ended, make_room(tx, scope, now));
    if (others_ended) GUARDIAN_CHECK(tx.credentials().raise_auth_epoch());
    GUARDIAN_CHECK(tx.sessions().insert(scope, credential.session));
    member->last_sign_in = now;
    GUARDIAN_CHECK(tx.users().update_member(scope, *member));
    if (better_hash) GUARDIAN_CHECK(tx.users().set_password(user.id, *better_hash, current->password_changed_at));
    GUARDIAN_CHECK(SignInThrottle::forgive(tx, account.budget, now));
    auto event = session_event(scope, audit_action::kSessionSignIn, request.request_id);
    event.detail.clear();
    JsonWriter detail(event.detail);
    detail.begin_object().member("email", current->email);
    if (!code_kind.empty()) detail.member("second_factor", code_kind);
    detail.end_object();
    GUARDIAN_CHECK(state_->audit.append(tx, event));
    return state_->describe(credential, names, second_factor, now);
  });
  if (!signed_in || others_ended || recovery_code_used) invalidate();
  if (!signed_in) {
    if (signed_in.error().code == ErrorCode::unauthenticated) return fail("changed_meanwhile", signed_in.error());
    return std::move(signed_in).error();
  }
  ++state_->accepted;
  return std::variant<NewSession, ChooseTenant>(
      NewSession{std::move(*signed_in), std::move(cookie), make_device_cookie(*ring, user.id, state_->clock.now())});
}

}  // namespace guardian::domain
