#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace guardian::domain {

// Behind which item a list goes on: the values that the list is ordered by, the last of which is unique. Unlike an
// offset it stays where it is while others write: what stands before it is not told again, nothing behind is passed.
struct ListPosition {
  using Value = std::variant<std::int64_t, std::string>;
  std::vector<Value> values;
  bool operator==(const ListPosition&) const = default;
};

// What any list can be narrowed by, beside what its query asks.
struct ListBounds {
  std::optional<std::vector<std::string>> only;  // of these ids, as they are stored
  std::optional<std::int64_t> changed_after;     // with a larger number of the tenant's changes (ChangeStore)
  std::optional<ListPosition> after;             // goes on there; counts ignore it
};

// As one line of printable ASCII, and back; any bytes may come: absent when it is no position.
std::string format_position(const ListPosition& position);
std::optional<ListPosition> parse_position(std::string_view text);

}  // namespace guardian::domain
