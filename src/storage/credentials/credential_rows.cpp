#include "storage/credentials/credential_rows.h"

#include <limits>
#include <map>

#include "base/json_writer.h"
#include "storage/access_keys/access_key_rows.h"
#include "storage/bearer_tokens/bearer_token_rows.h"
#include "storage/columns.h"
#include "storage/sessions/session_rows.h"
#include "storage/sql_text.h"
#include "storage/users/user_rows.h"

namespace guardian::storage {

namespace {

struct CredentialTenantRow {
  std::string id, name, state, settings;
  void columns(Columns& into) { into(id)(name)(state)(settings); }
};

struct KeyCredentialRow {
  AccessKeyRow key;
  CredentialTenantRow tenant;
  std::string email, role, member_state;
  void columns(Columns& into) {
    key.columns(into);
    tenant.columns(into);
    into(email)(role)(member_state);
  }
};

struct TokenCredentialRow {
  BearerTokenRow token;
  std::string tenant_id;
  void columns(Columns& into) {
    token.columns(into);
    into(tenant_id);
  }
};

struct SessionCredentialRow {
  SessionRow session;
  UserRow user;
  CredentialTenantRow tenant;
  std::string role, member_state;
  void columns(Columns& into) {
    session.columns(into);
    user.columns(into);
    tenant.columns(into);
    into(role)(member_state);
  }
};

struct FailuresRow {
  long long failures = 0, last_at = 0;
  void columns(Columns& into) { into(failures)(last_at); }
};

// The newest use per key, in the order of keys: every node locks rows in one order.
using NewestUses = std::map<std::pair<std::string, std::string>, const domain::LastUse*>;

NewestUses newest_uses(const std::vector<domain::LastUseUpdate>& updates) {
  NewestUses newest;
  for (const auto& update : updates) {
    auto& use = newest[{update.tenant_id, update.key_id}];
    if (use == nullptr || use->time < update.use.time) use = &update.use;
  }
  return newest;
}

std::string uses_as_json(const NewestUses& uses) {
  std::string text;
  JsonWriter json(text);
  json.begin_array();
  for (const auto& [key, use] : uses) {
    json.begin_object().member("tenant_id", key.first).member("key_id", key.second);
    json.member("used_at", use->time.time_since_epoch().count()).member("ip", use->ip).member("route", use->route);
    json.end_object();
  }
  json.end_array();
  return text;
}

}  // namespace

Result<domain::TenantSettings> CredentialRows::settings_of(const std::string& text) const {
  if (text != parsed_text_ || text.empty()) {
    auto settings = domain::parse_tenant_settings(text);
    if (!settings) return corrupt_column("tenant.settings");
    parsed_ = *std::move(settings);
    parsed_text_ = text;
  }
  return parsed_;
}

Result<std::optional<domain::KeyCredential>> CredentialRows::find_key(std::string_view key_id) const {
  GUARDIAN_TRY(auto row, context_.session.read_one<KeyCredentialRow>(sql::kCredentialsFindKey, {{"key_id", key_id}}));
  if (!row) return std::optional<domain::KeyCredential>();
  domain::KeyCredential found;
  GUARDIAN_TRY(found.key, access_key_of(std::move(row->key)));
  found.tenant_id = std::move(row->tenant.id);
  found.tenant_name = std::move(row->tenant.name);
  GUARDIAN_TRY(found.tenant_state, read_tenant_state(row->tenant.state));
  GUARDIAN_TRY(found.tenant_settings, settings_of(row->tenant.settings));
  found.email = std::move(row->email);
  GUARDIAN_TRY(found.role, read_role(row->role));
  GUARDIAN_TRY(found.member_state, read_member_state(row->member_state));
  return std::optional(std::move(found));
}

Result<std::optional<domain::TokenCredential>> CredentialRows::find_token(std::string_view token_id) const {
  GUARDIAN_TRY(auto row,
               context_.session.read_one<TokenCredentialRow>(sql::kCredentialsFindToken, {{"token_id", token_id}}));
  if (!row) return std::optional<domain::TokenCredential>();
  domain::TokenCredential found;
  found.tenant_id = std::move(row->tenant_id);
  GUARDIAN_TRY(found.token, bearer_token_of(std::move(row->token)));
  return std::optional(std::move(found));
}

Result<std::optional<domain::SessionCredential>> CredentialRows::find_session(std::string_view session_digest) const {
  GUARDIAN_TRY(auto row, context_.session.read_one<SessionCredentialRow>(sql::kCredentialsFindSession,
                                                                         {{"digest", session_digest}}));
  if (!row) return std::optional<domain::SessionCredential>();
  domain::SessionCredential found;
  GUARDIAN_TRY(found.session, session_of(std::move(row->session)));
  GUARDIAN_TRY(found.user, user_of(std::move(row->user)));
  found.tenant_id = std::move(row->tenant.id);
  found.tenant_name = std::move(row->tenant.name);
  GUARDIAN_TRY(found.tenant_state, read_tenant_state(row->tenant.state));
  GUARDIAN_TRY(found.tenant_settings, settings_of(row->tenant.settings));
  GUARDIAN_TRY(found.role, read_role(row->role));
  GUARDIAN_TRY(found.member_state, read_member_state(row->member_state));
  return std::optional(std::move(found));
}

Result<std::optional<domain::User>> CredentialRows::find_user_by_email(std::string_view email) const {
  GUARDIAN_TRY(auto row, context_.session.read_one<UserRow>(sql::kCredentialsFindUserByEmail, {{"email", email}}));
  if (!row) return std::optional<domain::User>();
  GUARDIAN_TRY(auto user, user_of(*std::move(row)));
  return std::optional(std::move(user));
}

Result<std::int64_t> CredentialRows::auth_epoch() const {
  GUARDIAN_TRY(const auto row, context_.session.read_one<NumberRow>(sql::kCredentialsAuthEpoch, {}));
  const bool pending = context_.writing() && context_.transaction->epoch_raised();
  return static_cast<std::int64_t>((row ? row->value : 0) + (pending ? 1 : 0));
}

Result<void> CredentialRows::raise_auth_epoch() {
  context_.transaction->raise_auth_epoch();
  return {};
}

Result<CredentialRows::SignInFailures> CredentialRows::sign_in_failures(std::string_view account_digest) const {
  Session& session = context_.session;
  if (context_.locks_rows()) {
    GUARDIAN_CHECK(
        session.change(sql::kOverlayPostgresqlCredentialsBeginSignInFailures, {{"account", account_digest}}));
    GUARDIAN_CHECK(session.read_one<NumberRow>(sql::kOverlayPostgresqlCredentialsLockSignInFailures,
                                               {{"account", account_digest}}));
  }
  GUARDIAN_TRY(const auto row,
               session.read_one<FailuresRow>(sql::kCredentialsSignInFailures, {{"account", account_digest}}));
  SignInFailures failures;
  if (!row) return failures;
  GUARDIAN_TRY(failures.count,
               read_int(row->failures, 0, std::numeric_limits<int>::max(), "sign_in_failures.failures"));
  GUARDIAN_TRY(failures.last, read_instant(row->last_at, "sign_in_failures.last_at"));
  return failures;
}

Result<void> CredentialRows::set_sign_in_failures(std::string_view account_digest, const SignInFailures& failures) {
  GUARDIAN_CHECK(
      context_.session.change(sql::kCredentialsSetSignInFailures,
                              {{"account", account_digest}, {"failures", failures.count}, {"last_at", failures.last}}));
  return {};
}

Result<void> CredentialRows::record_last_use(const std::vector<domain::LastUseUpdate>& updates) {
  const auto uses = newest_uses(updates);
  if (uses.empty()) return {};
  if (context_.session.engine() == Engine::postgresql) {
    GUARDIAN_CHECK(
        context_.session.change(sql::kOverlayPostgresqlCredentialsRecordLastUse, {{"uses", uses_as_json(uses)}}));
    return {};
  }
  for (const auto& [key, use] : uses)
    GUARDIAN_CHECK(context_.session.change(sql::kCredentialsRecordLastUse, {{"used_at", use->time},
                                                                            {"ip", use->ip},
                                                                            {"route", use->route},
                                                                            {"tenant", key.first},
                                                                            {"key_id", key.second}}));
  return {};
}

}  // namespace guardian::storage
