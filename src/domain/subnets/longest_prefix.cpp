#include "domain/subnets/longest_prefix.h"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

namespace guardian::domain {

LongestPrefix::LongestPrefix(std::vector<Cidr> networks) : networks_(std::move(networks)) {
  std::sort(networks_.begin(), networks_.end());
  std::set<int, std::greater<>> v4;
  std::set<int, std::greater<>> v6;
  for (const Cidr& network : networks_) (network.network().is_v4() ? v4 : v6).insert(network.prefix_length());
  v4_lengths_.assign(v4.begin(), v4.end());
  v6_lengths_.assign(v6.begin(), v6.end());
}

std::optional<Cidr> LongestPrefix::find(const IpAddress& address) const {
  for (const int length : address.is_v4() ? v4_lengths_ : v6_lengths_) {
    const Cidr around = Cidr::around(address, length);
    if (std::binary_search(networks_.begin(), networks_.end(), around)) return around;
  }
  return std::nullopt;
}

}  // namespace guardian::domain
