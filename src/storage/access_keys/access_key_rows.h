#pragma once

#include "domain/access/access_key.h"
#include "storage/transaction.h"

namespace guardian::storage {

// A row of access_key, in the order every query of keys has.
struct AccessKeyRow {
  std::string key_id, user_id, jti, label, note, access, state, networks, digest;
  long long signing_version = 0, pepper_version = 0, issued_at = 0, expires_at = 0, valid_until = 0;
  std::string created_by, rotated_from, rotated_to;
  Nullable<long long> revoked_at, last_used_at;
  std::string last_used_ip, last_used_route, detected_date;
  void columns(Columns& into) {
    into(key_id)(user_id)(
        jti)(label)(note)(access)(state)(networks)(digest)(signing_version)(pepper_version)(issued_at)(expires_at)(valid_until)(created_by)(rotated_from)(rotated_to)(revoked_at)(last_used_at)(last_used_ip)(last_used_route)(detected_date);
  }
};
Result<domain::AccessKey> access_key_of(AccessKeyRow row);

class AccessKeyRows final : public domain::AccessKeyStore {
 public:
  explicit AccessKeyRows(StoreContext context) : context_(context) {}

  Result<std::optional<domain::AccessKey>> find(const domain::AccessScope& scope,
                                                std::string_view key_id) const override;
  Result<std::vector<domain::AccessKey>> list_of_user(const domain::AccessScope& scope,
                                                      std::string_view user_id) const override;
  Result<std::vector<domain::AccessKey>> list(const domain::AccessScope& scope) const override;
  Result<std::vector<domain::AccessKey>> list_page(const domain::AccessScope& scope,
                                                   const domain::KeyPage& page) const override;
  // In a transaction on PostgreSQL the owner's membership stays locked until it ends.
  Result<int> count_active(const domain::AccessScope& scope, std::string_view user_id, Instant now) const override;

  Result<void> insert(const domain::AccessScope& scope, const domain::AccessKey& key) override;
  Result<void> update_state(const domain::AccessScope& scope, const domain::AccessKey& key) override;
  Result<void> tell_refused(const domain::AccessScope& scope, const domain::KeyRefusals& refusals) override;

  // Tells of the keys of a person who leaves the tenant, before their rows go.
  Result<void> note_revoked(const domain::AccessScope& scope, std::string_view user_id);

 private:
  Result<void> note_event(const std::string& tenant, std::string_view type, const domain::AccessKey& key,
                          const domain::KeyRefusals* refusals = nullptr);
  StoreContext context_;
};

}  // namespace guardian::storage
