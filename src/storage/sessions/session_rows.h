#pragma once

#include "domain/sessions/session.h"
#include "storage/transaction.h"

namespace guardian::storage {

// A row of user_session, in the order every query of sessions has.
struct SessionRow {
  std::string digest, user_id;
  long long created_at = 0, last_seen_at = 0, confirmed_at = 0, ends_at = 0;
  std::string ip, user_agent;
  void columns(Columns& into) {
    into(digest)(user_id)(created_at)(last_seen_at)(confirmed_at)(ends_at)(ip)(user_agent);
  }
};
Result<domain::Session> session_of(SessionRow row);

class SessionRows final : public domain::SessionStore {
 public:
  explicit SessionRows(StoreContext context) : context_(context) {}

  Result<std::vector<domain::Session>> list_of_user(const domain::AccessScope& scope,
                                                    std::string_view user_id) const override;

  Result<void> insert(const domain::AccessScope& scope, const domain::Session& session) override;
  Result<void> update(const domain::AccessScope& scope, const domain::Session& session) override;
  Result<void> remove(const domain::AccessScope& scope, std::string_view digest) override;
  Result<void> remove_of_user(std::string_view user_id, std::string_view except_digest) override;
  Result<void> remove_all() override;
  Result<int> remove_ended(Instant now) override;

 private:
  StoreContext context_;
};

}  // namespace guardian::storage
