#pragma once

#include "domain/discovery/network_discovery.h"
#include "storage/transaction.h"

namespace guardian::storage {

class DiscoveryRows final : public domain::NetworkDiscoveryStore {
 public:
  explicit DiscoveryRows(StoreContext context) : context_(context) {}

  Result<std::vector<domain::NetworkNode>> nodes(const domain::AccessScope& scope,
                                                 domain::NodeReport report) const override;
  Result<std::vector<domain::NetworkLink>> links(const domain::AccessScope& scope) const override;
  Result<std::vector<domain::NetworkInterface>> interfaces(const domain::AccessScope& scope) const override;
  Result<std::vector<domain::NetworkEndpoint>> endpoints(const domain::AccessScope& scope) const override;
  Result<std::int64_t> count_nodes(const domain::AccessScope& scope) const override;
  Result<std::int64_t> count_endpoints(const domain::AccessScope& scope) const override;

  Result<void> save_node(const domain::AccessScope& scope, const domain::NetworkNode& node) override;
  Result<void> save_endpoint(const domain::AccessScope& scope, const domain::NetworkEndpoint& endpoint) override;
  Result<void> replace_links(const domain::AccessScope& scope, std::string_view node_key,
                             const std::vector<domain::NetworkLink>& links) override;
  Result<void> replace_interfaces(const domain::AccessScope& scope, std::string_view node_key,
                                  const std::vector<domain::NetworkInterface>& interfaces) override;

 private:
  Result<std::int64_t> count(const Query& query, const domain::AccessScope& scope) const;
  // The update; else the insert; else, another transaction having been first, the update.
  Result<void> update_or_insert(const Query& update, const Query& insert, const std::vector<Param>& params);

  StoreContext context_;
};

}  // namespace guardian::storage
