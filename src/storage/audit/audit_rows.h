#pragma once

#include "domain/audit/audit.h"
#include "storage/transaction.h"

namespace guardian::storage {

class AuditRows final : public domain::AuditStore {
 public:
  explicit AuditRows(StoreContext context) : context_(context) {}

  Result<std::vector<domain::AuditHead>> heads() const override;
  Result<std::vector<domain::AuditRecord>> read(std::string_view chain, std::int64_t after_seq,
                                                int limit) const override;
  Result<domain::AuditHead> head(std::string_view chain) const override;
  Result<std::vector<domain::AuditRecord>> search(std::string_view chain,
                                                  const domain::AuditSearch& search) const override;

  Result<domain::AuditHead> lock_head(std::string_view chain) override;
  // conflict: the record does not follow the head.
  Result<void> append(const domain::AuditRecord& record) override;

 private:
  StoreContext context_;
};

}  // namespace guardian::storage
