#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/ip_address.h"
#include "base/result.h"
#include "domain/access/access_scope.h"
#include "domain/store/list_position.h"

namespace guardian::domain {

enum class SubnetKind { subnet, block };
std::string_view to_string(SubnetKind kind);  // "subnet", "block"
std::optional<SubnetKind> parse_subnet_kind(std::string_view text);

inline constexpr std::string_view kConfiguredSubnet = "config";

struct Subnet {
  Cidr prefix;  // unique in a tenant
  SubnetKind kind = SubnetKind::subnet;
  std::string name;
  std::string description;
  std::string vlan;     // "0".."4094"; empty: none
  std::string gateway;  // an address in its canonical form; empty: none
  std::string site_id = "0";
  // A shared block is a range that several sites use, each for itself: it lies at no site (`site_id` is empty) and
  // remembers where it lay, so that it can be taken back.
  bool shared = false;
  std::string unshared_site_id;
  bool is_static = false;  // its devices keep their addresses
  bool monitored = true;
  std::string source = std::string(kConfiguredSubnet);  // "config", or the integration that brought it
  std::string integration_instance;                     // empty: none
  Instant created_at{};
  Instant updated_at{};
  // The narrowest stored prefix around this one. Always derived: no tree can contradict its addresses.
  // Absent at the top, and where the caller does not see the site of the parent.
  std::optional<Cidr> parent;
  bool operator==(const Subnet&) const = default;
};

void share(Subnet& subnet);                       // does nothing to a shared block
void unshare(Subnet& subnet, bool site_is_left);  // back to its site, or to the default one when that is gone

struct SubnetQuery {
  std::optional<Cidr> prefix;  // this one alone
  std::optional<Cidr> parent;  // what lies below it
  bool one_level = false;      // of what lies below `parent`, or of the whole tree, only the uppermost level
  std::optional<Instant> updated_since;
  std::optional<std::string> name;  // exact, as the next two
  std::optional<std::string> site_id;
  std::optional<std::string> description;
  ListBounds bounds;
  std::int64_t offset = 0;
  std::int64_t limit = 1000;
};

// Callers that are limited to sites see the subnets of those alone, and no shared block.
class SubnetStore {
 public:
  virtual ~SubnetStore() = default;
  // In the order of the tree: by address, a network before what lies in it, IPv4 before IPv6.
  virtual Result<std::vector<Subnet>> list(const AccessScope& scope, const SubnetQuery& query) const = 0;
  virtual Result<std::int64_t> count(const AccessScope& scope, const SubnetQuery& query) const = 0;
  virtual Result<std::optional<Subnet>> find(const AccessScope& scope, const Cidr& prefix) const = 0;
  // (site id, prefix), in that order.
  virtual Result<std::vector<std::pair<std::string, Cidr>>> prefixes_at_sites(
      const AccessScope& scope, const std::vector<std::string>& site_ids) const = 0;

  // First in every change: from here on no other change of the tenant's subnets runs.
  virtual Result<void> begin_change(const AccessScope& scope) = 0;
  // Puts it into the tree, between its parent and those of the parent's children that lie in it. false: the prefix
  // exists, perhaps where the caller does not see it. forbidden: at a site the caller does not see.
  virtual Result<bool> insert(const AccessScope& scope, const Subnet& subnet) = 0;
  virtual Result<void> update(const AccessScope& scope, const Subnet& subnet) = 0;  // by prefix; all but created_at
  // Its children go to its parent. false: there is none.
  virtual Result<bool> remove(const AccessScope& scope, const Cidr& prefix, Instant now) = 0;
};

}  // namespace guardian::domain
