#include "domain/discovery/network_discovery.h"

#include "base/ip_address.h"

namespace guardian::domain {

std::optional<std::string> read_switch_mac(std::string_view text) {
  // Twelve digits in equal groups of 2, 4 or 12, with one and the same separator.
  const std::size_t group = text.size() == 17 ? 2 : text.size() == 14 ? 4 : 12;
  if (text.size() != 12 && group == 12) return std::nullopt;
  const char separator = group == 12 ? '\0' : text[group];
  if (group == 2 && separator != ':' && separator != '-') return std::nullopt;
  if (group == 4 && separator != '.') return std::nullopt;
  std::string mac;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (group != 12 && i % (group + 1) == group) {
      if (c != separator) return std::nullopt;
      continue;
    }
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
    if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) return std::nullopt;
    if (mac.size() % 3 == 2) mac.push_back(':');
    mac.push_back(c);
  }
  return mac;
}

std::optional<std::string> read_node_ip(std::string_view text) {
  const auto ip = IpAddress::parse(text);
  if (!ip || ip->is_unspecified()) return std::nullopt;
  return ip->to_string();
}

}  // namespace guardian::domain
