#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/ip_address.h"
#include "base/result.h"

namespace guardian::domain {

// A network as people write it: "10.2.0.0/16", "2001:db8::/32". The length must be there and the host bits must be
// zero: invalid names the network that was meant ("10.2.0.1/16" lies in "10.2.0.0/16").
Result<Cidr> parse_prefix(std::string_view text);
// The same, but host bits are cut off: the site list of the reference API writes its own networks with them.
Result<Cidr> parse_prefix_loosely(std::string_view text);

// Every network around this one, the narrowest first: 32 or 128 of them for a single address, none for /0.
std::vector<Cidr> networks_around(const Cidr& prefix);

// A text per network that sorts as the tree of networks is walked: IPv4 before IPv6, by address, and a network before
// those inside it. One form per network: "40a020000/16" is 10.2.0.0/16.
std::string prefix_key(const Cidr& prefix);
// The end of what lies in a network: its own key and those of all networks inside it are less, all behind it not.
std::string key_behind(const Cidr& prefix);

}  // namespace guardian::domain
