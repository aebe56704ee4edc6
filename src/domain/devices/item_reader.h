#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "domain/devices/device.h"

namespace guardian::domain {

// Typed access to the members of one foreign item; errors name member, value and what is accepted.
// The item must outlive it.
class ItemReader {
 public:
  ItemReader(const boost::json::object& item, Instant now) : item_(item), now_(now) {}

  // Absent, null and "" give nothing. A whole number is taken for text.
  Result<std::optional<std::string>> text(std::string_view member, std::size_t limit = 1024) const;
  Result<std::string> required_text(std::string_view member, std::size_t limit = 1024) const;
  // One of `accepted`, exact case; absent gives the first.
  Result<std::string> choice(std::string_view member, std::span<const std::string_view> accepted) const;
  // A time, or an array whose first element is one.
  Result<std::optional<Instant>> time(std::string_view member) const;
  Result<std::optional<int>> integer(std::string_view member, int low, int high) const;

  // The device the item names: deviceid (required), `hostname_member`, profile, category, vertical, site,
  // and the address in `ip` where it is one. What is not understood is left out: the item is about
  // something else, and keeps it in its document.
  Result<DeviceDetail> named_device(std::string_view hostname_member, std::string_view category_member,
                                    std::string_view ip) const;

 private:
  const boost::json::value* find(std::string_view member) const;
  const boost::json::object& item_;
  Instant now_;
};

// The text without white space outside strings. REQUIRES: valid JSON.
std::string compact_json(std::string_view text);
// The first `length` hex digits of SHA-256(text): an ID that is the same at each import.
std::string derived_id(std::string_view text, std::size_t length);

}  // namespace guardian::domain
