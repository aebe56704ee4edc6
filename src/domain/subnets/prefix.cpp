#include "domain/subnets/prefix.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>

namespace guardian::domain {
namespace {

constexpr std::string_view kPrefixGrammar = "must be a network such as 10.2.0.0/16 or 2001:db8::/32";

std::optional<int> parse_prefix_length(std::string_view digits) {
  int length = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), length);
  const bool whole = !digits.empty() && read.ec == std::errc() && read.ptr == digits.data() + digits.size();
  if (!whole || length < 0 || (digits.size() > 1 && digits[0] == '0')) return std::nullopt;
  return length;
}

int address_bits(const IpAddress& address) { return address.is_v4() ? 32 : 128; }

std::string address_hex(const IpAddress& address) {
  std::string out;
  for (std::size_t i = address.is_v4() ? 12 : 0; i < 16; ++i) out += fmt::format("{:02x}", address.bytes()[i]);
  return out;
}

IpAddress last_address(const Cidr& prefix) {
  auto bytes = prefix.network().bytes();
  for (int i = 128 - address_bits(prefix.network()) + prefix.prefix_length(); i < 128; ++i) {
    bytes[static_cast<std::size_t>(i / 8)] |= static_cast<unsigned char>(1U << (7 - i % 8));
  }
  return IpAddress::v6(bytes);
}

char family_mark(const Cidr& prefix) { return prefix.network().is_v4() ? '4' : '6'; }

}  // namespace

Result<Cidr> parse_prefix_loosely(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == text.npos) return Error::invalid(std::string(kPrefixGrammar));
  if (const auto exact = Cidr::parse(text)) return *exact;
  const auto address = IpAddress::parse(text.substr(0, slash));
  const auto length = parse_prefix_length(text.substr(slash + 1));
  const bool mapped = address && address->is_v4() && text.find(':') != text.npos;  // ::ffff:10.0.0.1/104
  if (!address || !length || mapped || *length > address_bits(*address)) {
    return Error::invalid(std::string(kPrefixGrammar));
  }
  return Cidr::around(*address, *length);
}

Result<Cidr> parse_prefix(std::string_view text) {
  GUARDIAN_TRY(const Cidr network, parse_prefix_loosely(text));
  if (Cidr::parse(text)) return network;
  return Error::invalid(fmt::format("has host bits set: write {}", network.to_string()));
}

std::vector<Cidr> networks_around(const Cidr& prefix) {
  std::vector<Cidr> out;
  for (int length = prefix.prefix_length() - 1; length >= 0; --length) {
    out.push_back(Cidr::around(prefix.network(), length));
  }
  return out;
}

std::string prefix_key(const Cidr& prefix) {
  const int digits = prefix.network().is_v4() ? 2 : 3;
  return fmt::format("{}{}/{:0{}}", family_mark(prefix), address_hex(prefix.network()), prefix.prefix_length(), digits);
}

// '0' is the character behind '/', so this is behind every key of the last address.
std::string key_behind(const Cidr& prefix) {
  return fmt::format("{}{}0", family_mark(prefix), address_hex(last_address(prefix)));
}

}  // namespace guardian::domain
