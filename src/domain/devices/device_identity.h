#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace guardian::domain {

// A MAC address as `deviceid` and `MAC` show it: lower case with colons. Hyphens and upper case are
// taken; anything else: absent.
std::optional<std::string> normalise_mac(std::string_view text);

// The form under which a device is kept and found: a MAC as above, an IP address in its canonical form,
// and any other identifier (IMEI) of 1..64 letters, digits and `._:-` as it is. Otherwise absent.
std::optional<std::string> normalise_deviceid(std::string_view text);

// The level the reference API shows beside a score of 0..100.
std::string_view risk_level_of(int risk_score);

}  // namespace guardian::domain
