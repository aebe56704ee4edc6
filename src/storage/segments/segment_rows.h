#pragma once

#include "domain/segments/segment.h"
#include "storage/transaction.h"

namespace guardian::storage {

class SegmentRows final : public domain::SegmentStore {
 public:
  explicit SegmentRows(StoreContext context) : context_(context) {}

  Result<std::vector<domain::NetworkSegment>> list(const domain::AccessScope& scope,
                                                   const domain::SegmentQuery& query) const override;
  Result<std::int64_t> count(const domain::AccessScope& scope, const domain::SegmentQuery& query) const override;
  Result<std::optional<domain::NetworkSegment>> find(const domain::AccessScope& scope,
                                                     std::int64_t number) const override;
  Result<std::optional<std::int64_t>> number_of_name(const domain::AccessScope& scope,
                                                     std::string_view name) const override;
  Result<std::vector<std::pair<std::string, std::int64_t>>> numbers_at_sites(
      const domain::AccessScope& scope, const std::vector<std::string>& site_ids) const override;

  Result<void> begin_change(const domain::AccessScope& scope) override;
  Result<std::optional<std::int64_t>> insert(const domain::AccessScope& scope,
                                             const domain::NetworkSegment& segment) override;
  Result<void> update(const domain::AccessScope& scope, const domain::NetworkSegment& segment) override;
  Result<void> remove(const domain::AccessScope& scope, std::int64_t number) override;

 private:
  StoreContext context_;
};

}  // namespace guardian::storage
