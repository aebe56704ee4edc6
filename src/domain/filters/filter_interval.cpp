#include "domain/filters/filter_interval.h"

#include <limits>

namespace guardian::domain {
namespace {

constexpr std::int64_t kDayMilliseconds = 86'400'000;

struct WholeSpan {
  std::int64_t first, last;
};

WholeSpan whole_span(const FilterValue& value, Instant now) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return {*number, *number};
  if (const auto* choice = std::get_if<FilterChoice>(&value)) {
    const auto index = static_cast<std::int64_t>(choice->index);
    return {index, index};
  }
  if (const auto* day = std::get_if<FilterDay>(&value)) {
    const std::int64_t first = Instant(day->day).time_since_epoch().count();
    return {first, first + kDayMilliseconds - 1};
  }
  const auto* ago = std::get_if<FilterAgo>(&value);
  const Instant instant = ago != nullptr ? now - ago->age : std::get<Instant>(value);
  return {instant.time_since_epoch().count(), instant.time_since_epoch().count()};
}

// The last address that shares the network's prefix.
IpAddress last_of(const Cidr& network) {
  auto bytes = network.network().bytes();
  const int bits = network.prefix_length() + (network.network().is_v4() ? 96 : 0);
  for (int bit = bits; bit < 128; ++bit) {
    auto& byte = bytes[static_cast<std::size_t>(bit / 8)];
    byte = static_cast<unsigned char>(byte | (0x80U >> static_cast<unsigned>(bit % 8)));
  }
  return IpAddress::v6(bytes);
}

// Everything of that address's family.
AddressInterval family_of(const IpAddress& address) {
  if (address.is_v4()) return ipv4_addresses();
  std::array<unsigned char, 16> last{};
  last.fill(0xff);
  return {IpAddress(), IpAddress::v6(last)};
}

}  // namespace

FilterInterval filter_interval(const FilterTest& test, Instant now) {
  const WholeSpan value = whole_span(test.value, now);
  switch (test.comparison) {
    case FilterComparison::above:
      return {value.last + 1, {}};
    case FilterComparison::at_least:
      return {value.first, {}};
    case FilterComparison::below:
      return {{}, value.first - 1};
    case FilterComparison::at_most:
      return {{}, value.last};
    case FilterComparison::between:
      return {value.first, whole_span(test.upper, now).last};
    default:
      return {value.first, value.last};
  }
}

bool AddressInterval::contains(const IpAddress& address) const {
  if (address.is_v4() != low.is_v4()) return false;
  return (low_itself ? address >= low : address > low) && (high_itself ? address <= high : address < high);
}

AddressInterval ipv4_addresses() {
  return {IpAddress::v4(0), IpAddress::v4(std::numeric_limits<std::uint32_t>::max())};
}

AddressInterval address_interval(const FilterTest& test) {
  if (const auto* network = std::get_if<Cidr>(&test.value)) return {network->network(), last_of(*network)};
  const auto& address = std::get<IpAddress>(test.value);
  AddressInterval all = family_of(address);
  switch (test.comparison) {
    case FilterComparison::above:
      return {address, all.high, false, true};
    case FilterComparison::at_least:
      return {address, all.high};
    case FilterComparison::below:
      return {all.low, address, true, false};
    case FilterComparison::at_most:
      return {all.low, address};
    case FilterComparison::between:
      return {address, std::get<IpAddress>(test.upper)};
    default:
      return {address, address};
  }
}

}  // namespace guardian::domain
