#pragma once

#include <optional>
#include <vector>

#include "base/ip_address.h"

namespace guardian::domain {

// Which of some networks an address belongs to: the narrowest one around it. Built once, asked often: a binary search
// for each length that occurs. Immutable, so any thread may ask.
class LongestPrefix {
 public:
  explicit LongestPrefix(std::vector<Cidr> networks);
  // Absent: no network holds the address. IPv4 addresses are in IPv4 networks only.
  std::optional<Cidr> find(const IpAddress& address) const;

 private:
  std::vector<Cidr> networks_;   // sorted
  std::vector<int> v4_lengths_;  // that occur, longest first
  std::vector<int> v6_lengths_;
};

}  // namespace guardian::domain
