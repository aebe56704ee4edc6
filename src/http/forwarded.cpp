#include "http/forwarded.h"

#include "http/field.h"

namespace guardian::http {

bool is_in_any(const IpAddress& address, const std::vector<Cidr>& networks) {
  for (const Cidr& network : networks) {
    if (network.contains(address)) return true;
  }
  return false;
}

IpAddress client_address(const IpAddress& socket_peer, const Headers& headers, const std::vector<Cidr>& trusted) {
  if (!is_in_any(socket_peer, trusted)) return socket_peer;
  IpAddress client = socket_peer;
  const auto& fields = headers.all();
  for (auto field = fields.rbegin(); field != fields.rend(); ++field) {
    if (!same_ignoring_case(field->first, "x-forwarded-for")) continue;
    std::string_view list = field->second;
    for (;;) {
      const std::size_t comma = list.rfind(',');
      const std::string_view entry = trim_white_space(comma == list.npos ? list : list.substr(comma + 1));
      const auto address = IpAddress::parse(entry);
      if (!address) return client;
      client = *address;
      if (!is_in_any(client, trusted)) return client;
      if (comma == list.npos) break;
      list = list.substr(0, comma);
    }
  }
  return client;
}

bool forwarded_over_tls(const IpAddress& socket_peer, const Headers& headers, const std::vector<Cidr>& trusted) {
  if (headers.count("x-forwarded-proto") != 1 || !is_in_any(socket_peer, trusted)) return false;
  return same_ignoring_case(*headers.find("x-forwarded-proto"), "https");
}

}  // namespace guardian::http
