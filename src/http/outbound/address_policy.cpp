#include "http/outbound/address_policy.h"

#include <ifaddrs.h>
#include <netinet/in.h>

#include <algorithm>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <string_view>
#include <utility>

namespace guardian::http {
namespace {

std::vector<Cidr> networks(std::initializer_list<std::string_view> texts) {
  std::vector<Cidr> read;
  for (const auto text : texts) read.push_back(Cidr::parse(text).value());
  return read;
}

bool is_in(const std::vector<Cidr>& list, const IpAddress& address) {
  return std::any_of(list.begin(), list.end(), [&](const Cidr& network) { return network.contains(address); });
}

// Reachable from inside a cloud's machine alone, and handing out its credentials: no setting opens them.
bool is_metadata(const IpAddress& address) {
  static const auto list = networks({
      "169.254.169.254",  // AWS, Azure, Google and most others
      "169.254.170.2",    // AWS, containers
      "169.254.169.123",  // AWS, time
      "100.100.100.200",  // Alibaba
      "192.0.0.192",      // Oracle
      "168.63.129.16",    // Azure's platform: the one within public space
      "fd00:ec2::254",    // AWS
      "fd20:ce::254",     // Google
  });
  return is_in(list, address);
}

bool is_global_v4(const IpAddress& address) {
  static const auto refused = networks({
      "0.0.0.0/8",        // this network
      "10.0.0.0/8",       // private
      "100.64.0.0/10",    // shared by carriers
      "127.0.0.0/8",      // loopback
      "169.254.0.0/16",   // link-local
      "172.16.0.0/12",    // private
      "192.0.0.0/24",     // protocol assignments
      "192.0.2.0/24",     // documentation
      "192.88.99.0/24",   // 6to4 relays
      "192.168.0.0/16",   // private
      "198.18.0.0/15",    // benchmarks
      "198.51.100.0/24",  // documentation
      "203.0.113.0/24",   // documentation
      "224.0.0.0/4",      // multicast
      "240.0.0.0/4",      // reserved, broadcast
  });
  return !is_in(refused, address);
}

IpAddress last_four_bytes(const IpAddress& address) {
  const auto& bytes = address.bytes();
  return IpAddress::v4(std::uint32_t{bytes[12]} << 24U | std::uint32_t{bytes[13]} << 16U |
                       std::uint32_t{bytes[14]} << 8U | std::uint32_t{bytes[15]});
}

// The address that is meant: of one translated by NAT64 (RFC 6052) the IPv4 address behind it.
IpAddress behind_translation(const IpAddress& address) {
  static const Cidr nat64 = Cidr::parse("64:ff9b::/96").value();
  return nat64.contains(address) ? last_four_bytes(address) : address;
}

bool is_global(const IpAddress& address) {
  if (address.is_v4()) return is_global_v4(address);
  static const Cidr unicast = Cidr::parse("2000::/3").value();
  static const auto refused = networks({
      "2001::/23",      // protocol assignments, with Teredo, ORCHID and benchmarks
      "2001:db8::/32",  // documentation
      "2002::/16",      // 6to4: an IPv4 address in disguise
      "3fff::/20",      // documentation
  });
  return unicast.contains(address) && !is_in(refused, address);
}

bool is_of_this_host(const IpAddress& address) {
  if (address.is_loopback() || address.is_unspecified()) return true;
  ifaddrs* found = nullptr;
  if (::getifaddrs(&found) != 0) return true;  // not known: refuse
  const std::unique_ptr<ifaddrs, void (*)(ifaddrs*)> interfaces(found, ::freeifaddrs);
  for (const ifaddrs* each = interfaces.get(); each != nullptr; each = each->ifa_next) {
    if (each->ifa_addr == nullptr) continue;
    if (each->ifa_addr->sa_family == AF_INET) {
      sockaddr_in four{};
      std::memcpy(&four, each->ifa_addr, sizeof(four));
      if (IpAddress::v4(ntohl(four.sin_addr.s_addr)) == address) return true;
    } else if (each->ifa_addr->sa_family == AF_INET6) {
      sockaddr_in6 six{};
      std::memcpy(&six, each->ifa_addr, sizeof(six));
      std::array<unsigned char, 16> bytes{};
      std::memcpy(bytes.data(), &six.sin6_addr, bytes.size());
      if (IpAddress::v6(bytes) == address) return true;
    }
  }
  return false;
}

}  // namespace

AddressPolicy AddressPolicy::only_global(std::vector<Cidr> also_allowed, std::vector<Listener> own_listeners) {
  AddressPolicy policy;
  policy.also_allowed_ = std::move(also_allowed);
  policy.own_listeners_ = std::move(own_listeners);
  return policy;
}

AddressPolicy AddressPolicy::anywhere() {
  AddressPolicy policy;
  policy.anywhere_ = true;
  return policy;
}

AddressPolicy AddressPolicy::only_loopback() {
  AddressPolicy policy;
  policy.only_loopback_ = true;
  return policy;
}

bool AddressPolicy::is_own_listener(const IpAddress& address, std::uint16_t port) const {
  return std::any_of(own_listeners_.begin(), own_listeners_.end(), [&](const Listener& own) {
    if (own.port != port) return false;
    return own.address.is_unspecified() ? is_of_this_host(address) : own.address == address;
  });
}

bool AddressPolicy::allows(const IpAddress& given, std::uint16_t port) const {
  if (anywhere_) return true;
  if (only_loopback_) return given.is_loopback();
  const IpAddress address = behind_translation(given);
  if (is_metadata(address) || address.is_unspecified()) return false;
  if (is_own_listener(given, port) || is_own_listener(address, port)) return false;
  return is_global(address) || is_in(also_allowed_, address);
}

}  // namespace guardian::http
