#include "domain/access/access_key_service.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/encoding.h"
#include "base/json_writer.h"
#include "domain/access/credential_change.h"
#include "domain/audit/audit_actions.h"
#include "domain/audit/revocation_log.h"
#include "domain/store/idempotency.h"
#include "domain/tenants/tenant.h"
#include "domain/users/user.h"

namespace guardian::domain {
namespace {

using std::chrono::days;
using std::chrono::hours;

constexpr std::size_t kMaxLabelCharacters = 100;
constexpr std::size_t kMaxNoteCharacters = 1000;
constexpr std::size_t kMaxNetworks = 100;
constexpr std::size_t kMaxIdempotencyKey = 255;
constexpr hours kMaxOverlap{7 * 24};
constexpr hours kIdempotencyLife{24};
constexpr std::string_view kCreateOperation = "access-key.create";
constexpr std::string_view kRotateOperation = "access-key.rotate";

Error bad_field(std::string_view field, std::string text) {
  return {ErrorCode::invalid_argument, std::move(text), {}, std::string(field)};
}

Error wrong_state(std::string text) { return Error::conflict(std::move(text), "wrong-state"); }

// Characters, not bytes; REQUIRES: valid UTF-8.
std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

bool has_control(std::string_view text, bool lines_allowed) {
  return std::any_of(text.begin(), text.end(), [&](char c) {
    const auto byte = static_cast<unsigned char>(c);
    if (lines_allowed && (c == '\n' || c == '\t')) return false;
    return byte < 0x20 || byte == 0x7f;
  });
}

Result<void> check_idempotency_key(const KeyRequest& request) {
  const auto& key = request.idempotency_key;
  if (!key) return {};
  const bool visible = std::all_of(key->begin(), key->end(), [](char c) { return c > ' ' && c < 0x7f; });
  if (key->empty() || key->size() > kMaxIdempotencyKey || !visible) {
    return bad_field("idempotency_key", "an idempotency key has 1..255 visible ASCII characters");
  }
  return {};
}

Result<void> check_key_request(const KeyRequest& request) {
  GUARDIAN_CHECK(check_idempotency_key(request));
  if (!is_valid_utf8(request.label) || has_control(request.label, false) || request.label.empty() ||
      count_characters(request.label) > kMaxLabelCharacters) {
    return bad_field("label", "the label has 1..100 characters on one line");
  }
  if (!is_valid_utf8(request.note) || has_control(request.note, true) ||
      count_characters(request.note) > kMaxNoteCharacters) {
    return bad_field("note", "the note has at most 1000 characters");
  }
  if (request.networks.size() > kMaxNetworks) return bad_field("networks", "at most 100 networks");
  return {};
}

Result<void> check_expiry(Instant expires_at, Instant now, const TenantSettings& settings) {
  // One minute of grace upwards: a page that offers the maximum was opened before it is sent.
  const auto latest = now + days(settings.max_key_days) + std::chrono::minutes(1);
  if (expires_at < now + hours(1) || expires_at > latest) {
    return bad_field("expires_at", fmt::format("the expiry lies 1 hour to {} days ahead", settings.max_key_days));
  }
  return {};
}

bool is_local_operator(const AccessScope& scope) { return scope.user_id().empty(); }
bool is_a_key(const AccessScope& scope) { return scope.actor().name.starts_with("key:"); }
bool manages_tenant(const AccessScope& scope) { return scope.role() != Role::read_only; }

// Minting is for people and the operator: a stolen key must not be able to outlive its revocation.
Result<void> check_may_mint(const AccessScope& scope, std::string_view owner_id) {
  if (is_a_key(scope)) return Error::forbidden("No access", "a key tried to make a key");
  if (!is_local_operator(scope) && scope.user_id() != owner_id) {
    return Error::forbidden("No access", "a key for another person");
  }
  return {};
}

Result<void> check_may_change(const AccessScope& scope, const AccessKey& key) {
  if (is_local_operator(scope) || scope.user_id() == key.user_id || manages_tenant(scope)) return {};
  return Error::not_found();
}

std::string creator_name(const AccessScope& scope, const Membership& owner) {
  return is_local_operator(scope) ? scope.actor().name : owner.email;
}

AuditEvent key_event(const AccessScope& scope, std::string_view action, std::string_view key_id,
                     std::string_view request_id) {
  AuditEvent event;
  event.chain = scope.tenant_id();
  event.actor = scope.actor();
  event.action = action;
  event.object = fmt::format("key:{}", key_id);
  event.request_id = request_id;
  return event;
}

Result<std::optional<AccessKey>> find_earlier_call(Tx& tx, const AccessScope& scope, std::string_view operation,
                                                   const KeyRequest& request, Instant now) {
  if (!request.idempotency_key) return std::optional<AccessKey>();
  GUARDIAN_TRY([[maybe_unused]] const int removed, tx.idempotency().remove_before(now - kIdempotencyLife));
  GUARDIAN_TRY(const auto call, tx.idempotency().find(scope, scope.actor().name, operation, *request.idempotency_key));
  if (!call) return std::optional<AccessKey>();
  if (call->payload_digest != request.payload_digest) {
    return Error{ErrorCode::payload_mismatch, "This idempotency key was used with another request", {}, {}};
  }
  GUARDIAN_TRY(auto key, tx.access_keys().find(scope, call->object));
  if (!key) return Error::not_found("The key this idempotency key made is gone");
  return key;
}

Result<void> remember_call(Tx& tx, const AccessScope& scope, std::string_view operation, const KeyRequest& request,
                           const AccessKey& made, Instant now) {
  if (!request.idempotency_key) return {};
  return tx.idempotency().insert(scope, {scope.actor().name, std::string(operation), *request.idempotency_key,
                                         request.payload_digest, made.key_id, now});
}

// The owner of the key to be, and the tenant's policy, as they are inside the transaction.
struct KeyOwner {
  Membership member;
  TenantSettings settings;
};

Result<KeyOwner> find_owner(Tx& tx, const AccessScope& scope, std::string_view user_id) {
  GUARDIAN_TRY(const auto member, tx.users().find_member(scope, user_id));
  if (!member) return Error::not_found();
  if (member->state == MemberState::locked) return wrong_state("The person is locked");
  GUARDIAN_TRY(const auto tenant, tx.tenants().find(scope.tenant_id()));
  if (!tenant) return Error::not_found();
  if (tenant->state == TenantState::suspended) return wrong_state("The tenant is suspended");
  return KeyOwner{*member, tenant->settings};
}

NewKey describe_key(const AccessScope& scope, const Membership& owner, Instant now) {
  NewKey key;
  key.tenant_name = scope.tenant_name();
  key.tenant_id = scope.tenant_id();
  key.user_id = owner.user_id;
  key.email = owner.email;
  key.role = owner.role;
  key.issued_at = now;
  key.created_by = creator_name(scope, owner);
  return key;
}

}  // namespace

AccessKeyService::AccessKeyService(Database& database, const KeyRingHolder& ring, AuditTrail& audit,
                                   Authenticator& authenticator, const Clock& clock)
    : database_(database), ring_(ring), audit_(audit), authenticator_(authenticator), clock_(clock) {}

Result<CreatedKey> AccessKeyService::create(const AccessScope& scope, std::string_view user_id,
                                            const KeyRequest& request) {
  GUARDIAN_CHECK(check_may_mint(scope, user_id));
  GUARDIAN_CHECK(check_key_request(request));
  const auto ring = ring_.get();
  return change_credentials(database_, authenticator_, [&](Tx& tx) -> Result<CreatedKey> {
    const Instant now = clock_.now();
    GUARDIAN_CHECK(take_turn(tx, scope.tenant_id()));
    GUARDIAN_TRY(auto earlier, find_earlier_call(tx, scope, kCreateOperation, request, now));
    if (earlier) return CreatedKey{std::move(*earlier), std::nullopt, std::nullopt};

    GUARDIAN_TRY(const auto owner, find_owner(tx, scope, user_id));
    if (request.access == Access::read_write && owner.member.role == Role::read_only) {
      return Error{ErrorCode::forbidden, "A key cannot do more than its owner: choose read-only", {}, "access"};
    }
    GUARDIAN_CHECK(check_expiry(request.expires_at, now, owner.settings));
    GUARDIAN_TRY(const int active, tx.access_keys().count_active(scope, user_id, now));
    if (active >= owner.settings.max_active_keys) {
      return Error::conflict(fmt::format("There are {} keys already, the most allowed: revoke one first", active),
                             "too-many-keys");
    }
    NewKey wanted = describe_key(scope, owner.member, now);
    wanted.access = request.access;
    wanted.label = request.label;
    wanted.note = request.note;
    wanted.networks = request.networks;
    wanted.detected_date = request.detected_date;
    wanted.expires_at = request.expires_at;
    MintedKey minted = mint_key(wanted, *ring);
    GUARDIAN_CHECK(tx.access_keys().insert(scope, minted.row));
    GUARDIAN_CHECK(remember_call(tx, scope, kCreateOperation, request, minted.row, now));

    auto event = key_event(scope, audit_action::kKeyCreate, minted.row.key_id, request.request_id);
    event.detail.clear();
    JsonWriter(event.detail)
        .begin_object()
        .member("owner", owner.member.email)
        .member("label", minted.row.label)
        .member("access", to_string(minted.row.access))
        .member("networks", minted.row.networks.size())
        .member("detected_date", choice_text(minted.row.detected_date))
        .end_object();
    GUARDIAN_CHECK(audit_.append(tx, event));
    return CreatedKey{std::move(minted.row), std::move(minted.access_key), std::nullopt};
  });
}

Result<CreatedKey> AccessKeyService::rotate(const AccessScope& scope, std::string_view key_id, hours overlap,
                                            const KeyRequest& retry) {
  GUARDIAN_CHECK(check_idempotency_key(retry));
  if (overlap < hours(0) || overlap > kMaxOverlap) return bad_field("overlap", "the overlap is 0..168 hours");
  const auto ring = ring_.get();
  return change_credentials(database_, authenticator_, [&](Tx& tx) -> Result<CreatedKey> {
    const Instant now = clock_.now();
    GUARDIAN_CHECK(take_turn(tx, scope.tenant_id()));
    GUARDIAN_TRY(auto old, tx.access_keys().find(scope, key_id));
    if (!old) return Error::not_found();
    if (!check_may_mint(scope, old->user_id)) return is_a_key(scope) ? Error::forbidden() : Error::not_found();
    GUARDIAN_TRY(auto earlier, find_earlier_call(tx, scope, kRotateOperation, retry, now));
    if (earlier) return CreatedKey{std::move(*earlier), std::nullopt, std::move(*old)};
    if (shown_state(*old, now) != ShownKeyState::active || !old->rotated_to.empty()) {
      return wrong_state("Only an active key that was not replaced yet can be rotated");
    }
    GUARDIAN_TRY(const auto owner, find_owner(tx, scope, old->user_id));

    NewKey wanted = describe_key(scope, owner.member, now);
    wanted.access = owner.member.role == Role::read_only ? Access::read_only : old->access;
    wanted.label = old->label;
    wanted.note = old->note;
    wanted.networks = old->networks;
    wanted.detected_date = old->detected_date;
    wanted.expires_at = std::min(now + (old->expires_at - old->issued_at), now + days(owner.settings.max_key_days));
    MintedKey minted = mint_key(wanted, *ring);
    minted.row.rotated_from = old->key_id;

    old->rotated_to = minted.row.key_id;
    if (overlap == hours(0)) {
      old->state = KeyState::revoked;
      old->revoked_at = now;
    } else {
      old->valid_until = std::min<Instant>(old->valid_until, now + overlap);
    }
    GUARDIAN_CHECK(tx.access_keys().update_state(scope, *old));
    GUARDIAN_CHECK(tx.access_keys().insert(scope, minted.row));
    GUARDIAN_CHECK(remember_call(tx, scope, kRotateOperation, retry, minted.row, now));

    auto event = key_event(scope, audit_action::kKeyRotate, old->key_id, retry.request_id);
    event.detail = fmt::format(R"({{"new":"{}","overlap_hours":{}}})", minted.row.key_id, overlap.count());
    event.revocation = log_key_state(scope.tenant_id(), *old, false);
    GUARDIAN_CHECK(audit_.append(tx, event));
    return CreatedKey{std::move(minted.row), std::move(minted.access_key), std::move(*old)};
  });
}

Result<AccessKey> AccessKeyService::disable(const AccessScope& scope, std::string_view key_id,
                                            std::string_view request_id) {
  return change_credentials(database_, authenticator_, [&](Tx& tx) -> Result<AccessKey> {
    GUARDIAN_CHECK(take_turn(tx, scope.tenant_id()));
    GUARDIAN_TRY(auto key, tx.access_keys().find(scope, key_id));
    if (!key) return Error::not_found();
    GUARDIAN_CHECK(check_may_change(scope, *key));
    const auto shown = shown_state(*key, clock_.now());
    if (shown == ShownKeyState::disabled) return std::move(*key);
    if (shown != ShownKeyState::active) return wrong_state("Only an active key can be disabled");
    key->state = KeyState::disabled;
    GUARDIAN_CHECK(tx.access_keys().update_state(scope, *key));
    auto event = key_event(scope, audit_action::kKeyDisable, key->key_id, request_id);
    event.revocation = log_key_state(scope.tenant_id(), *key, false);
    GUARDIAN_CHECK(audit_.append(tx, event));
    return std::move(*key);
  });
}

Result<AccessKey> AccessKeyService::enable(const AccessScope& scope, std::string_view key_id,
                                           std::string_view request_id) {
  return change_credentials(database_, authenticator_, [&](Tx& tx) -> Result<AccessKey> {
    GUARDIAN_CHECK(take_turn(tx, scope.tenant_id()));
    GUARDIAN_TRY(auto key, tx.access_keys().find(scope, key_id));
    if (!key) return Error::not_found();
    GUARDIAN_CHECK(check_may_change(scope, *key));
    // A key must not be able to undo what was done against it.
    if (is_a_key(scope)) return Error::forbidden("No access", "a key tried to enable a key");
    const auto shown = shown_state(*key, clock_.now());
    if (shown == ShownKeyState::active) return std::move(*key);
    if (shown != ShownKeyState::disabled) return wrong_state("Only a disabled key can be enabled");
    key->state = KeyState::active;
    GUARDIAN_CHECK(tx.access_keys().update_state(scope, *key));
    auto event = key_event(scope, audit_action::kKeyEnable, key->key_id, request_id);
    event.revocation = log_key_state(scope.tenant_id(), *key, true);
    GUARDIAN_CHECK(audit_.append(tx, event));
    return std::move(*key);
  });
}

Result<AccessKey> AccessKeyService::revoke(const AccessScope& scope, std::string_view key_id,
                                           std::string_view request_id) {
  return change_credentials(database_, authenticator_, [&](Tx& tx) -> Result<AccessKey> {
    GUARDIAN_CHECK(take_turn(tx, scope.tenant_id()));
    GUARDIAN_TRY(auto key, tx.access_keys().find(scope, key_id));
    if (!key) return Error::not_found();
    GUARDIAN_CHECK(check_may_change(scope, *key));
    if (key->state == KeyState::revoked) return std::move(*key);
    key->state = KeyState::revoked;
    key->revoked_at = clock_.now();
    GUARDIAN_CHECK(tx.access_keys().update_state(scope, *key));
    auto event = key_event(scope, audit_action::kKeyRevoke, key->key_id, request_id);
    event.revocation = log_key_state(scope.tenant_id(), *key, false);
    GUARDIAN_CHECK(audit_.append(tx, event));
    return std::move(*key);
  });
}

Result<AccessKey> AccessKeyService::set_detected_date(const AccessScope& scope, std::string_view key_id,
                                                      DetectedDateChoice choice, std::string_view request_id) {
  return change_credentials(database_, authenticator_, [&](Tx& tx) -> Result<AccessKey> {
    GUARDIAN_CHECK(take_turn(tx, scope.tenant_id()));
    GUARDIAN_TRY(auto key, tx.access_keys().find(scope, key_id));
    if (!key) return Error::not_found();
    GUARDIAN_CHECK(check_may_change(scope, *key));
    if (key->state == KeyState::revoked) return wrong_state("A revoked key has no clients any more");
    if (key->detected_date == choice) return std::move(*key);
    key->detected_date = choice;
    GUARDIAN_CHECK(tx.access_keys().update_state(scope, *key));
    auto event = key_event(scope, audit_action::kKeySet, key->key_id, request_id);
    event.detail = fmt::format(R"({{"detected_date":"{}"}})", choice_text(choice));
    GUARDIAN_CHECK(audit_.append(tx, event));
    return std::move(*key);
  });
}

Result<int> AccessKeyService::revoke_all(const AccessScope& scope, std::string_view request_id) {
  if (!is_local_operator(scope) && !manages_tenant(scope)) return Error::forbidden();
  return change_credentials(database_, authenticator_, [&](Tx& tx) -> Result<int> {
    const Instant now = clock_.now();
    GUARDIAN_CHECK(take_turn(tx, scope.tenant_id()));
    GUARDIAN_TRY(auto keys, tx.access_keys().list(scope));
    int revoked = 0;
    Instant last_issued = now;
    for (auto& key : keys) {
      last_issued = std::max(last_issued, key.issued_at);
      if (key.state == KeyState::revoked || shown_state(key, now) == ShownKeyState::expired) continue;
      key.state = KeyState::revoked;
      key.revoked_at = now;
      GUARDIAN_CHECK(tx.access_keys().update_state(scope, key));
      ++revoked;
    }
    auto event = key_event(scope, audit_action::kKeyRevokeAll, "all", request_id);
    event.detail = fmt::format(R"({{"revoked":{}}})", revoked);
    event.revocation = log_keys_revoked(scope.tenant_id(), last_issued);
    GUARDIAN_CHECK(audit_.append(tx, event));
    return revoked;
  });
}

Result<std::vector<AccessKey>> AccessKeyService::list_own(const AccessScope& scope) {
  return database_.read([&](const Reader& reader) -> Result<std::vector<AccessKey>> {
    return reader.access_keys().list_of_user(scope, scope.user_id());
  });
}

Result<std::vector<AccessKey>> AccessKeyService::list_tenant(const AccessScope& scope) {
  if (!manages_tenant(scope)) return Error::forbidden();
  return database_.read(
      [&](const Reader& reader) -> Result<std::vector<AccessKey>> { return reader.access_keys().list(scope); });
}

Result<std::vector<AccessKey>> AccessKeyService::list_page(const AccessScope& scope, const KeyPage& page) {
  if (!manages_tenant(scope)) return Error::forbidden();
  return database_.read(
      [&](const Reader& reader) -> Result<std::vector<AccessKey>> { return reader.access_keys().list_page(scope, page); });
}

}  // namespace guardian::domain
