#pragma once

#include "domain/users/user.h"
#include "storage/transaction.h"

namespace guardian::storage {

// A row of user_account, in the order every query of people has.
struct UserRow {
  std::string id, email, name, password_hash, preferences;
  long long created_at = 0;
  long long password_changed_at = 0;
  void columns(Columns& into) { into(id)(email)(name)(password_hash)(preferences)(created_at)(password_changed_at); }
};
Result<domain::User> user_of(UserRow row);

class UserRows final : public domain::UserStore {
 public:
  explicit UserRows(StoreContext context) : context_(context) {}

  Result<std::optional<domain::User>> find(std::string_view user_id) const override;
  Result<std::vector<domain::Membership>> memberships_of(std::string_view user_id) const override;
  // In a transaction on PostgreSQL the membership, or all of them, stay locked until it ends.
  Result<std::optional<domain::Membership>> find_member(const domain::AccessScope& scope,
                                                        std::string_view user_id) const override;
  Result<std::vector<domain::Membership>> list_members(const domain::AccessScope& scope) const override;

  Result<void> insert(const domain::User& user) override;
  Result<void> set_password(std::string_view user_id, std::string_view hash, Instant when) override;
  Result<void> set_preferences(std::string_view user_id, std::string_view json) override;
  Result<void> insert_member(const domain::AccessScope& scope, const domain::Membership& member) override;
  Result<void> update_member(const domain::AccessScope& scope, const domain::Membership& member) override;
  Result<void> remove_member(const domain::AccessScope& scope, std::string_view user_id) override;

 private:
  StoreContext context_;
};

// Locks a person's membership on PostgreSQL, so that counting their keys and adding one is one step.
Result<void> lock_member(const StoreContext& context, const domain::AccessScope& scope, std::string_view user_id);

}  // namespace guardian::storage
