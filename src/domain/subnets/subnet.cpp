#include "domain/subnets/subnet.h"

#include "domain/sites/site.h"

namespace guardian::domain {

std::string_view to_string(SubnetKind kind) { return kind == SubnetKind::block ? "block" : "subnet"; }

std::optional<SubnetKind> parse_subnet_kind(std::string_view text) {
  if (text == "subnet") return SubnetKind::subnet;
  if (text == "block") return SubnetKind::block;
  return std::nullopt;
}

void share(Subnet& subnet) {
  if (subnet.shared) return;
  subnet.shared = true;
  subnet.unshared_site_id = std::exchange(subnet.site_id, {});
}

void unshare(Subnet& subnet, bool site_is_left) {
  if (!subnet.shared) return;
  subnet.shared = false;
  subnet.site_id = site_is_left ? subnet.unshared_site_id : std::string(kDefaultSiteId);
  subnet.unshared_site_id.clear();
}

}  // namespace guardian::domain
