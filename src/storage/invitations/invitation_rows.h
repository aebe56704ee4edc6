#pragma once

#include "domain/users/invitation.h"
#include "storage/transaction.h"

namespace guardian::storage {

class InvitationRows final : public domain::InvitationStore {
 public:
  explicit InvitationRows(StoreContext context) : context_(context) {}

  Result<std::optional<domain::Invitation>> find_by_digest(std::string_view digest) const override;
  Result<std::optional<domain::Invitation>> find(const domain::AccessScope& scope, std::string_view id) const override;
  Result<std::vector<domain::Invitation>> list(const domain::AccessScope& scope) const override;

  Result<void> insert(const domain::AccessScope& scope, const domain::Invitation& invitation) override;
  Result<void> update(const domain::AccessScope& scope, const domain::Invitation& invitation) override;
  Result<void> remove(const domain::AccessScope& scope, std::string_view id) override;
  Result<void> remove_ended(const domain::AccessScope& scope, Instant before) override;
  Result<void> remove_all() override;

 private:
  StoreContext context_;
};

}  // namespace guardian::storage
