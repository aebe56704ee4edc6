#include "base/ip_address.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <cstring>

namespace guardian {
namespace {

constexpr std::array<unsigned char, 12> kMappedPrefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

bool is_zero_behind(const std::array<unsigned char, 16>& bytes, int bits) {
  for (int i = bits; i < 128; ++i) {
    if ((bytes[static_cast<std::size_t>(i / 8)] >> (7 - i % 8)) & 1) return false;
  }
  return true;
}

}  // namespace

std::optional<IpAddress> IpAddress::parse(std::string_view text) {
  char copy[INET6_ADDRSTRLEN];
  if (text.empty() || text.size() >= sizeof(copy) || text.find('\0') != text.npos) return std::nullopt;
  std::memcpy(copy, text.data(), text.size());
  copy[text.size()] = '\0';
  IpAddress address;
  if (text.find(':') != text.npos) {
    if (inet_pton(AF_INET6, copy, address.bytes_.data()) != 1) return std::nullopt;
    return address;
  }
  in_addr four{};
  if (inet_pton(AF_INET, copy, &four) != 1) return std::nullopt;
  return v4(ntohl(four.s_addr));
}

IpAddress IpAddress::v4(std::uint32_t host_order) {
  IpAddress address;
  std::memcpy(address.bytes_.data(), kMappedPrefix.data(), kMappedPrefix.size());
  for (std::size_t i = 0; i < 4; ++i) address.bytes_[12 + i] = static_cast<unsigned char>(host_order >> (24 - 8 * i));
  return address;
}

IpAddress IpAddress::v6(const std::array<unsigned char, 16>& bytes) {
  IpAddress address;
  address.bytes_ = bytes;
  return address;
}

bool IpAddress::is_v4() const { return std::memcmp(bytes_.data(), kMappedPrefix.data(), kMappedPrefix.size()) == 0; }

bool IpAddress::is_loopback() const {
  if (is_v4()) return bytes_[12] == 127;
  return is_zero_behind(bytes_, 0) ? false
                                   : bytes_[15] == 1 && std::memcmp(bytes_.data(), IpAddress().bytes_.data(), 15) == 0;
}

bool IpAddress::is_unspecified() const { return is_zero_behind(bytes_, is_v4() ? 96 : 0); }

std::string IpAddress::to_string() const {
  if (is_v4()) return fmt::format("{}.{}.{}.{}", bytes_[12], bytes_[13], bytes_[14], bytes_[15]);
  std::array<unsigned, 8> groups{};
  for (std::size_t i = 0; i < 8; ++i) groups[i] = bytes_[2 * i] * 256u + bytes_[2 * i + 1];
  // RFC 5952 4.2: `::` for the longest run of at least two zero groups, the first of equals.
  std::size_t run_at = 8;
  std::size_t run_length = 1;
  for (std::size_t i = 0; i < 8;) {
    std::size_t end = i;
    while (end < 8 && groups[end] == 0) ++end;
    if (end - i > run_length) {
      run_at = i;
      run_length = end - i;
    }
    i = end + 1;
  }
  std::string out;
  for (std::size_t i = 0; i < 8;) {
    if (i == run_at) {
      out += "::";
      i += run_length;
      continue;
    }
    if (!out.empty() && out.back() != ':') out += ':';
    fmt::format_to(std::back_inserter(out), "{:x}", groups[i]);
    ++i;
  }
  return out;
}

std::optional<Cidr> Cidr::parse(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto address = IpAddress::parse(text.substr(0, slash));
  if (!address) return std::nullopt;
  Cidr cidr;
  cidr.network_ = *address;
  cidr.bits_ = 128;
  if (slash == text.npos) return cidr;
  const std::string_view digits = text.substr(slash + 1);
  if (digits.empty() || digits.size() > 3 || (digits.size() > 1 && digits[0] == '0')) return std::nullopt;
  int length = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    length = length * 10 + (c - '0');
  }
  const bool dotted = text.substr(0, slash).find(':') == text.npos;
  if (length > (dotted ? 32 : 128)) return std::nullopt;
  cidr.bits_ = dotted ? 96 + length : length;
  if (!is_zero_behind(cidr.network_.bytes(), cidr.bits_)) return std::nullopt;
  return cidr;
}

// `::/0` means every IPv6 address, not every IPv4 address beside them.
bool Cidr::contains(const IpAddress& address) const {
  if (network_.is_v4() != address.is_v4()) return false;
  const auto whole = static_cast<std::size_t>(bits_ / 8);
  if (std::memcmp(network_.bytes().data(), address.bytes().data(), whole) != 0) return false;
  const int rest = bits_ % 8;
  if (rest == 0) return true;
  return ((network_.bytes()[whole] ^ address.bytes()[whole]) >> (8 - rest)) == 0;
}

bool Cidr::contains(const Cidr& other) const { return bits_ <= other.bits_ && contains(other.network_); }

Cidr Cidr::around(const IpAddress& address, int prefix_length) {
  Cidr cidr;
  cidr.bits_ = address.is_v4() ? 96 + prefix_length : prefix_length;
  auto bytes = address.bytes();
  for (int i = cidr.bits_; i < 128; ++i) {
    bytes[static_cast<std::size_t>(i / 8)] &= static_cast<unsigned char>(~(1U << (7 - i % 8)));
  }
  cidr.network_ = IpAddress::v6(bytes);
  return cidr;
}

int Cidr::prefix_length() const { return network_.is_v4() ? bits_ - 96 : bits_; }

std::string Cidr::to_string() const { return fmt::format("{}/{}", network_.to_string(), prefix_length()); }

}  // namespace guardian
