#pragma once

#include <cstdint>
#include <vector>

#include "base/ip_address.h"

namespace guardian::http {

// Which addresses a call to the outside may go to. Every address a name resolves to is asked about, in canonical
// form; one refused address refuses the call. Immutable; any thread.
//
// `only_global` allows what IANA's special-purpose registries (RFC 6890) call globally reachable unicast: for IPv6
// only 2000::/3, so that a range nobody has thought of is refused. Of translated forms, 64:ff9b::/96 is judged by the
// IPv4 address in it; 6to4, Teredo, 64:ff9b:1::/48 and IPv4-compatible addresses are refused.
class AddressPolicy {
 public:
  // An own listening socket. An unspecified address stands for every address of this host.
  struct Listener {
    IpAddress address;
    std::uint16_t port = 0;
  };

  // `also_allowed`: networks the operator opens in addition. Neither the metadata services of clouds nor the
  // `own_listeners` can be opened: a call to ourselves would come from a trusted address.
  static AddressPolicy only_global(std::vector<Cidr> also_allowed = {}, std::vector<Listener> own_listeners = {});
  // For calls whose goal the person at the keyboard chooses.
  static AddressPolicy anywhere();
  // For calls that must not leave this machine, whatever their name resolves to.
  static AddressPolicy only_loopback();

  bool allows(const IpAddress& address, std::uint16_t port) const;

 private:
  AddressPolicy() = default;
  bool is_own_listener(const IpAddress& address, std::uint16_t port) const;

  bool anywhere_ = false;
  bool only_loopback_ = false;
  std::vector<Cidr> also_allowed_;
  std::vector<Listener> own_listeners_;
};

}  // namespace guardian::http
