#pragma once

#include <vector>

#include "base/ip_address.h"
#include "http/request.h"

namespace guardian::http {

// Who sent a request: the socket's address, unless that is a trusted proxy; then the rightmost address of
// X-Forwarded-For that is none, since everything left of it was written by that client. An entry that is
// no address ends the search at the one before it.
IpAddress client_address(const IpAddress& socket_peer, const Headers& headers, const std::vector<Cidr>& trusted);

// True when a trusted proxy says, once, that it was reached by https (X-Forwarded-Proto).
bool forwarded_over_tls(const IpAddress& socket_peer, const Headers& headers, const std::vector<Cidr>& trusted);

bool is_in_any(const IpAddress& address, const std::vector<Cidr>& networks);

}  // namespace guardian::http
