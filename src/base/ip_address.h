#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guardian {

// An IPv4 or IPv6 address in its canonical form: an IPv4-mapped IPv6 address (::ffff:a.b.c.d) becomes
// the IPv4 address it stands for, so that no list can be passed by writing an address another way.
class IpAddress {
 public:
  // Dotted quad or RFC 4291 text; no zone, no port, no brackets, no leading zeros, no white space.
  static std::optional<IpAddress> parse(std::string_view text);
  static IpAddress v4(std::uint32_t host_order);
  static IpAddress v6(const std::array<unsigned char, 16>& bytes);

  bool is_v4() const;
  bool is_loopback() const;      // 127.0.0.0/8, ::1
  bool is_unspecified() const;   // 0.0.0.0, ::
  std::string to_string() const; // RFC 5952
  const std::array<unsigned char, 16>& bytes() const { return bytes_; }

  auto operator<=>(const IpAddress&) const = default;

 private:
  std::array<unsigned char, 16> bytes_{};  // IPv4 as ::ffff:a.b.c.d
};

// A network in CIDR notation. Host bits must be zero: `10.2.0.1/16` is refused, so that nobody writes
// one network and means another.
class Cidr {
 public:
  // "10.2.0.0/16", "2001:db8::/32"; a bare address is a network of one.
  static std::optional<Cidr> parse(std::string_view text);
  // The network of that length the address lies in: its host bits are cleared.
  // REQUIRES: 0..32 for IPv4, 0..128 for IPv6.
  static Cidr around(const IpAddress& address, int prefix_length);
  bool contains(const IpAddress& address) const;
  bool contains(const Cidr& other) const;  // the same network, or one inside it
  std::string to_string() const;
  int prefix_length() const;  // as written: 0..32 for IPv4, 0..128 for IPv6
  const IpAddress& network() const { return network_; }
  auto operator<=>(const Cidr&) const = default;

 private:
  IpAddress network_;
  int bits_ = 0;  // 0..128 over the 16 bytes
};

}  // namespace guardian
