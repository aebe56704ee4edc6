#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

namespace guardian::domain {

// Lets a map of strings be searched by a view, without making a string for the search.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

}  // namespace guardian::domain
