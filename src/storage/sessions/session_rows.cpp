#include "storage/sessions/session_rows.h"

#include "storage/columns.h"
#include "storage/sql_text.h"

namespace guardian::storage {

Result<domain::Session> session_of(SessionRow row) {
  domain::Session session;
  session.digest = std::move(row.digest);
  session.user_id = std::move(row.user_id);
  GUARDIAN_TRY(session.created_at, read_instant(row.created_at, "user_session.created_at"));
  GUARDIAN_TRY(session.last_seen_at, read_instant(row.last_seen_at, "user_session.last_seen_at"));
  GUARDIAN_TRY(session.confirmed_at, read_instant(row.confirmed_at, "user_session.confirmed_at"));
  GUARDIAN_TRY(session.ends_at, read_instant(row.ends_at, "user_session.ends_at"));
  session.ip = std::move(row.ip);
  session.user_agent = std::move(row.user_agent);
  return session;
}

Result<std::vector<domain::Session>> SessionRows::list_of_user(const domain::AccessScope& scope,
                                                               std::string_view user_id) const {
  GUARDIAN_TRY(auto rows, context_.session.read_all<SessionRow>(sql::kSessionsListOfUser,
                                                                {{"tenant", scope.tenant_id()}, {"user_id", user_id}}));
  std::vector<domain::Session> sessions;
  for (auto& row : rows) {
    GUARDIAN_TRY(auto session, session_of(std::move(row)));
    sessions.push_back(std::move(session));
  }
  return sessions;
}

Result<void> SessionRows::insert(const domain::AccessScope& scope, const domain::Session& session) {
  GUARDIAN_TRY(const auto entered, context_.session.change(sql::kCredentialsInsert, {{"kind", "session"},
                                                                                     {"credential", session.digest},
                                                                                     {"tenant", scope.tenant_id()},
                                                                                     {"user_id", session.user_id}}));
  if (entered == 0) return Error::conflict("The session exists");
  GUARDIAN_CHECK(context_.session.change(sql::kSessionsInsert, {{"tenant", scope.tenant_id()},
                                                                {"digest", session.digest},
                                                                {"user_id", session.user_id},
                                                                {"created_at", session.created_at},
                                                                {"last_seen_at", session.last_seen_at},
                                                                {"confirmed_at", session.confirmed_at},
                                                                {"ends_at", session.ends_at},
                                                                {"ip", session.ip},
                                                                {"user_agent", session.user_agent}}));
  return {};
}

Result<void> SessionRows::update(const domain::AccessScope& scope, const domain::Session& session) {
  GUARDIAN_TRY(const auto changed,
               context_.session.change(sql::kSessionsUpdate, {{"last_seen_at", session.last_seen_at},
                                                              {"confirmed_at", session.confirmed_at},
                                                              {"tenant", scope.tenant_id()},
                                                              {"digest", session.digest}}));
  if (changed == 0) return Error::not_found("The session has ended");
  return {};
}

Result<void> SessionRows::remove(const domain::AccessScope& scope, std::string_view digest) {
  GUARDIAN_CHECK(
      context_.session.change(sql::kSessionsRemoveEntry, {{"tenant", scope.tenant_id()}, {"digest", digest}}));
  GUARDIAN_CHECK(context_.session.change(sql::kSessionsRemove, {{"tenant", scope.tenant_id()}, {"digest", digest}}));
  return {};
}

Result<void> SessionRows::remove_of_user(std::string_view user_id, std::string_view except_digest) {
  GUARDIAN_CHECK(
      context_.session.change(sql::kSessionsRemoveEntriesOfUser, {{"user_id", user_id}, {"spared", except_digest}}));
  GUARDIAN_CHECK(
      context_.session.change(sql::kSessionsRemoveOfUser, {{"user_id", user_id}, {"spared", except_digest}}));
  return {};
}

Result<void> SessionRows::remove_all() {
  GUARDIAN_CHECK(context_.session.change(sql::kSessionsRemoveAllEntries, {}));
  GUARDIAN_CHECK(context_.session.change(sql::kSessionsRemoveAll, {}));
  return {};
}

Result<int> SessionRows::remove_ended(Instant now) {
  GUARDIAN_CHECK(context_.session.change(sql::kSessionsRemoveEndedEntries, {{"now", now}}));
  GUARDIAN_TRY(const auto removed, context_.session.change(sql::kSessionsRemoveEnded, {{"now", now}}));
  return static_cast<int>(removed);
}

}  // namespace guardian::storage
