#include "storage/bearer_tokens/bearer_token_rows.h"

#include <limits>

#include "storage/columns.h"
#include "storage/sql_text.h"

namespace guardian::storage {

Result<domain::BearerToken> bearer_token_of(BearerTokenRow row) {
  domain::BearerToken token;
  token.id = std::move(row.id);
  token.key_id = std::move(row.key_id);
  token.user_id = std::move(row.user_id);
  token.digest = std::move(row.digest);
  GUARDIAN_TRY(token.pepper_version,
               read_int(row.pepper_version, 0, std::numeric_limits<int>::max(), "bearer_token.pepper_version"));
  GUARDIAN_TRY(token.issued_at, read_instant(row.issued_at, "bearer_token.issued_at"));
  GUARDIAN_TRY(token.expires_at, read_instant(row.expires_at, "bearer_token.expires_at"));
  return token;
}

Result<std::vector<domain::BearerToken>> BearerTokenRows::list_of_key(const domain::AccessScope& scope,
                                                                      std::string_view key_id) const {
  GUARDIAN_TRY(auto rows, context_.session.read_all<BearerTokenRow>(
                              sql::kBearerTokensListOfKey, {{"tenant", scope.tenant_id()}, {"key_id", key_id}}));
  std::vector<domain::BearerToken> tokens;
  for (auto& row : rows) {
    GUARDIAN_TRY(auto token, bearer_token_of(std::move(row)));
    tokens.push_back(std::move(token));
  }
  return tokens;
}

Result<void> BearerTokenRows::insert(const domain::AccessScope& scope, const domain::BearerToken& token) {
  GUARDIAN_TRY(const auto entered, context_.session.change(sql::kCredentialsInsert, {{"kind", "token"},
                                                                                     {"credential", token.id},
                                                                                     {"tenant", scope.tenant_id()},
                                                                                     {"user_id", token.user_id}}));
  if (entered == 0) return Error::conflict("A token of this ID exists");
  GUARDIAN_CHECK(context_.session.change(sql::kBearerTokensInsert, {{"tenant", scope.tenant_id()},
                                                                    {"token_id", token.id},
                                                                    {"key_id", token.key_id},
                                                                    {"user_id", token.user_id},
                                                                    {"digest", token.digest},
                                                                    {"pepper_version", token.pepper_version},
                                                                    {"issued_at", token.issued_at},
                                                                    {"expires_at", token.expires_at}}));
  return {};
}

Result<void> BearerTokenRows::remove(const domain::AccessScope& scope, std::string_view token_id) {
  for (const auto query : {sql::kBearerTokensRemoveEntry, sql::kBearerTokensRemove})
    GUARDIAN_CHECK(context_.session.change(query, {{"tenant", scope.tenant_id()}, {"token_id", token_id}}));
  return {};
}

Result<void> BearerTokenRows::remove_all() {
  GUARDIAN_CHECK(context_.session.change(sql::kBearerTokensRemoveAllEntries, {}));
  GUARDIAN_CHECK(context_.session.change(sql::kBearerTokensRemoveAll, {}));
  return {};
}

Result<int> BearerTokenRows::remove_ended(Instant now) {
  GUARDIAN_CHECK(context_.session.change(sql::kBearerTokensRemoveEndedEntries, {{"now", now}}));
  GUARDIAN_TRY(const auto removed, context_.session.change(sql::kBearerTokensRemoveEnded, {{"now", now}}));
  return static_cast<int>(removed);
}

}  // namespace guardian::storage
