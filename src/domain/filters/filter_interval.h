#pragma once

#include <cstdint>
#include <optional>

#include "base/clock.h"
#include "base/ip_address.h"
#include "domain/filters/filter_expression.h"

namespace guardian::domain {

// The whole numbers a test accepts, both ends included; an absent end is open. The one place where comparisons of
// numbers, choices and times get their meaning: memory and SQL both ask it.
struct FilterInterval {
  std::optional<std::int64_t> low;
  std::optional<std::int64_t> high;
  bool contains(std::int64_t number) const { return (!low || number >= *low) && (!high || number <= *high); }
};
// Of a number, of the index of a choice, or of a time in milliseconds since the epoch. REQUIRES: a test of such a
// field, neither known nor unknown.
FilterInterval filter_interval(const FilterTest& test, Instant now);

// The addresses a test accepts; all of one family, so that `>10.0.0.1` finds no IPv6 address.
struct AddressInterval {
  IpAddress low, high;
  bool low_itself = true;  // the end belongs to it
  bool high_itself = true;
  bool contains(const IpAddress& address) const;
};
// REQUIRES: a test of an address by address or network.
AddressInterval address_interval(const FilterTest& test);
// The IPv4 addresses, which lie within the IPv6 ones in sorted order (::ffff:0:0/96).
AddressInterval ipv4_addresses();

}  // namespace guardian::domain
