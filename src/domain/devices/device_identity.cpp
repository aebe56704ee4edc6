#include "domain/devices/device_identity.h"

#include <algorithm>

#include "base/ip_address.h"

namespace guardian::domain {
namespace {

bool is_identifier_character(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '_' ||
         c == ':' || c == '-';
}

}  // namespace

std::optional<std::string> normalise_mac(std::string_view text) {
  if (text.size() != 17) return std::nullopt;
  const char separator = text[2];
  if (separator != ':' && separator != '-') return std::nullopt;
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    char& c = out[i];
    if (i % 3 == 2) {
      if (c != separator) return std::nullopt;
      c = ':';
    } else if (c >= 'A' && c <= 'F') {
      c = static_cast<char>(c - 'A' + 'a');
    } else if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) {
      return std::nullopt;
    }
  }
  return out;
}

std::optional<std::string> normalise_deviceid(std::string_view text) {
  if (auto mac = normalise_mac(text)) return mac;
  if (const auto ip = IpAddress::parse(text)) return ip->to_string();
  if (text.empty() || text.size() > 64 || !std::all_of(text.begin(), text.end(), is_identifier_character)) {
    return std::nullopt;
  }
  return std::string(text);
}

std::string_view risk_level_of(int risk_score) {
  if (risk_score >= 90) return "Critical";
  if (risk_score >= 70) return "High";
  if (risk_score >= 40) return "Medium";
  return "Low";
}

}  // namespace guardian::domain
