#include "storage/access_keys/access_key_rows.h"

#include <limits>
#include "base/json_writer.h"
#include "base/time_format.h"
#include "domain/webhooks/webhook_events.h"

#include "storage/columns.h"
#include "storage/sql_text.h"
#include "storage/users/user_rows.h"

namespace guardian::storage {

namespace {

constexpr int kMostVersions = std::numeric_limits<int>::max();

Result<std::vector<domain::AccessKey>> access_keys_in(Result<std::vector<AccessKeyRow>> rows) {
  if (!rows) return std::move(rows).error();
  std::vector<domain::AccessKey> keys;
  for (auto& row : *rows) {
    GUARDIAN_TRY(auto key, access_key_of(std::move(row)));
    keys.push_back(std::move(key));
  }
  return keys;
}

}  // namespace

Result<domain::AccessKey> access_key_of(AccessKeyRow row) {
  domain::AccessKey key;
  key.key_id = std::move(row.key_id);
  key.user_id = std::move(row.user_id);
  key.jti = std::move(row.jti);
  key.label = std::move(row.label);
  key.note = std::move(row.note);
  GUARDIAN_TRY(key.access, read_access(row.access));
  GUARDIAN_TRY(key.state, read_key_state(row.state));
  GUARDIAN_TRY(key.networks, read_networks(row.networks));
  key.digest = std::move(row.digest);
  GUARDIAN_TRY(key.signing_version, read_int(row.signing_version, 0, kMostVersions, "access_key.signing_version"));
  GUARDIAN_TRY(key.pepper_version, read_int(row.pepper_version, 0, kMostVersions, "access_key.pepper_version"));
  GUARDIAN_TRY(key.issued_at, read_instant(row.issued_at, "access_key.issued_at"));
  GUARDIAN_TRY(key.expires_at, read_instant(row.expires_at, "access_key.expires_at"));
  GUARDIAN_TRY(key.valid_until, read_instant(row.valid_until, "access_key.valid_until"));
  key.created_by = std::move(row.created_by);
  key.rotated_from = std::move(row.rotated_from);
  key.rotated_to = std::move(row.rotated_to);
  GUARDIAN_TRY(key.revoked_at, read_instant(row.revoked_at, "access_key.revoked_at"));
  GUARDIAN_TRY(const auto used_at, read_instant(row.last_used_at, "access_key.last_used_at"));
  if (used_at) key.last_use = domain::LastUse{*used_at, std::move(row.last_used_ip), std::move(row.last_used_route)};
  GUARDIAN_TRY(key.detected_date, read_detected_date_form(row.detected_date));
  return key;
}

Result<std::optional<domain::AccessKey>> AccessKeyRows::find(const domain::AccessScope& scope,
                                                             std::string_view key_id) const {
  GUARDIAN_TRY(auto row,
               context_.session.read_one<AccessKeyRow>(
                   sql::kAccessKeysFind, {{"tenant", scope.tenant_id()}, {"key_id", key_id}}, context_.locking()));
  if (!row) return std::optional<domain::AccessKey>();
  GUARDIAN_TRY(auto key, access_key_of(*std::move(row)));
  return std::optional(std::move(key));
}

Result<std::vector<domain::AccessKey>> AccessKeyRows::list_of_user(const domain::AccessScope& scope,
                                                                   std::string_view user_id) const {
  return access_keys_in(context_.session.read_all<AccessKeyRow>(
      sql::kAccessKeysListOfUser, {{"tenant", scope.tenant_id()}, {"user_id", user_id}}, context_.locking()));
}

Result<std::vector<domain::AccessKey>> AccessKeyRows::list(const domain::AccessScope& scope) const {
  return access_keys_in(context_.session.read_all<AccessKeyRow>(sql::kAccessKeysList, {{"tenant", scope.tenant_id()}},
                                                                context_.locking()));
}

Result<std::vector<domain::AccessKey>> AccessKeyRows::list_page(const domain::AccessScope& scope,
                                                                const domain::KeyPage& page) const {
  constexpr auto kNewest = std::numeric_limits<long long>::max();
  const long long before = page.behind ? page.behind->issued_at.time_since_epoch().count() : kNewest;
  return access_keys_in(context_.session.read_all<AccessKeyRow>(
      sql::kAccessKeysListPage, {{"tenant", scope.tenant_id()},
                                 {"before_time", before},
                                 {"before_id", page.behind ? page.behind->key_id : std::string()},
                                 {"user_id", page.user_id},
                                 {"state", page.state ? to_string(*page.state) : std::string_view()},
                                 {"now", page.now},
                                 {"most", page.limit}}));
}

Result<int> AccessKeyRows::count_active(const domain::AccessScope& scope, std::string_view user_id, Instant now) const {
  GUARDIAN_CHECK(lock_member(context_, scope, user_id));
  GUARDIAN_TRY(const auto row,
               context_.session.read_one<NumberRow>(
                   sql::kAccessKeysCountActive, {{"tenant", scope.tenant_id()}, {"user_id", user_id}, {"now", now}}));
  return static_cast<int>(row ? row->value : 0);
}

Result<void> AccessKeyRows::note_event(const std::string& tenant, std::string_view type, const domain::AccessKey& key,
                                       const domain::KeyRefusals* refusals) {
  auto& events = context_.transaction->events();
  GUARDIAN_TRY(const bool wanted, events.wants(context_.session, tenant, type));
  if (!wanted) return {};
  std::string snapshot;
  JsonWriter json(snapshot);
  json.begin_object()
      .member("key_id", key.key_id)
      .member("label", key.label)
      .member("access", to_string(key.access))
      .member("valid_until", format_time(key.valid_until))
      .member("created_by", key.created_by);
  if (!key.rotated_from.empty()) json.member("replaces", key.rotated_from);
  if (refusals != nullptr) {
    json.key("refusals").begin_object();
    for (const auto& [reason, count] : refusals->by_reason) json.member(reason, count);
    json.end_object().member("last_source", refusals->last_source);
  }
  json.end_object();
  events.note({tenant, type, "access_key:" + key.key_id, {}, "access_key", std::move(snapshot), {}});
  return {};
}

Result<void> AccessKeyRows::tell_refused(const domain::AccessScope& scope, const domain::KeyRefusals& refusals) {
  GUARDIAN_TRY(const auto key, find(scope, refusals.key_id));
  if (!key) return {};
  return note_event(scope.tenant_id(), domain::webhook_event::kAccessKeyRefused, *key, &refusals);
}

Result<void> AccessKeyRows::note_revoked(const domain::AccessScope& scope, std::string_view user_id) {
  GUARDIAN_TRY(const bool wanted, context_.transaction->events().wants(context_.session, scope.tenant_id(),
                                                                       domain::webhook_event::kAccessKeyRevoked));
  if (!wanted) return {};
  GUARDIAN_TRY(const auto keys, list_of_user(scope, user_id));
  for (const auto& key : keys) {
    if (key.state == domain::KeyState::revoked) continue;
    GUARDIAN_CHECK(note_event(scope.tenant_id(), domain::webhook_event::kAccessKeyRevoked, key));
  }
  return {};
}

Result<void> AccessKeyRows::insert(const domain::AccessScope& scope, const domain::AccessKey& key) {
  const auto last_use = key.last_use.value_or(domain::LastUse{});
  std::optional<Instant> last_used_at;
  if (key.last_use) last_used_at = last_use.time;
  GUARDIAN_TRY(const auto entered, context_.session.change(sql::kCredentialsInsert, {{"kind", "key"},
                                                                                     {"credential", key.key_id},
                                                                                     {"tenant", scope.tenant_id()},
                                                                                     {"user_id", key.user_id}}));
  if (entered == 0) return Error::conflict("A key of this ID exists");
  GUARDIAN_CHECK(context_.session.change(sql::kAccessKeysInsert, {{"tenant", scope.tenant_id()},
                                                                  {"key_id", key.key_id},
                                                                  {"user_id", key.user_id},
                                                                  {"jti", key.jti},
                                                                  {"label", key.label},
                                                                  {"note", key.note},
                                                                  {"access", to_string(key.access)},
                                                                  {"state", stored_text(key.state)},
                                                                  {"networks", stored_networks(key.networks)},
                                                                  {"digest", key.digest},
                                                                  {"signing_version", key.signing_version},
                                                                  {"pepper_version", key.pepper_version},
                                                                  {"issued_at", key.issued_at},
                                                                  {"expires_at", key.expires_at},
                                                                  {"valid_until", key.valid_until},
                                                                  {"created_by", key.created_by},
                                                                  {"rotated_from", key.rotated_from},
                                                                  {"rotated_to", key.rotated_to},
                                                                  {"revoked_at", key.revoked_at},
                                                                  {"last_used_at", last_used_at},
                                                                  {"last_used_ip", last_use.ip},
                                                                  {"last_used_route", last_use.route},
                                                                  {"detected_date", stored_text(key.detected_date)}}));
  return note_event(
      scope.tenant_id(),
      key.rotated_from.empty() ? domain::webhook_event::kAccessKeyCreated : domain::webhook_event::kAccessKeyRotated,
      key);
}

Result<void> AccessKeyRows::update_state(const domain::AccessScope& scope, const domain::AccessKey& key) {
  GUARDIAN_TRY(const auto changed,
               context_.session.change(sql::kAccessKeysUpdateState, {{"state", stored_text(key.state)},
                                                                     {"valid_until", key.valid_until},
                                                                     {"rotated_to", key.rotated_to},
                                                                     {"revoked_at", key.revoked_at},
                                                                     {"detected_date", stored_text(key.detected_date)},
                                                                     {"tenant", scope.tenant_id()},
                                                                     {"key_id", key.key_id}}));
  if (changed == 0) return Error::not_found("There is no such key");
  if (key.state != domain::KeyState::revoked) return {};
  return note_event(scope.tenant_id(), domain::webhook_event::kAccessKeyRevoked, key);
}

}  // namespace guardian::storage
