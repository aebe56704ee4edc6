#pragma once

#include "domain/access/bearer_token.h"
#include "storage/transaction.h"

namespace guardian::storage {

// A row of bearer_token, in the order every query of tokens has.
struct BearerTokenRow {
  std::string id, key_id, user_id, digest;
  long long pepper_version = 0, issued_at = 0, expires_at = 0;
  void columns(Columns& into) { into(id)(key_id)(user_id)(digest)(pepper_version)(issued_at)(expires_at); }
};
Result<domain::BearerToken> bearer_token_of(BearerTokenRow row);

class BearerTokenRows final : public domain::BearerTokenStore {
 public:
  explicit BearerTokenRows(StoreContext context) : context_(context) {}

  Result<std::vector<domain::BearerToken>> list_of_key(const domain::AccessScope& scope,
                                                       std::string_view key_id) const override;

  Result<void> insert(const domain::AccessScope& scope, const domain::BearerToken& token) override;
  Result<void> remove(const domain::AccessScope& scope, std::string_view token_id) override;
  Result<void> remove_all() override;
  Result<int> remove_ended(Instant now) override;

 private:
  StoreContext context_;
};

}  // namespace guardian::storage
