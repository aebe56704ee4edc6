#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "domain/filters/filter_expression.h"

namespace guardian::domain {

// What bounds the cost of a filter.
inline constexpr std::size_t kMaxFilterBytes = 4096;
inline constexpr int kMaxFilterDepth = 32;           // parentheses and NOT inside each other
inline constexpr std::size_t kMaxFilterTerms = 100;  // each element of a list is one
inline constexpr std::size_t kMaxFilterWildcards = 32;
inline constexpr std::size_t kMaxFilterWords = 8;  // bare words: each looks into many fields

// Why a text is no filter.
struct FilterProblem {
  std::size_t byte = 0;    // of the text, from 0
  std::size_t column = 1;  // in characters, from 1
  std::string found;       // "'vender'", "the end"
  std::string expected;    // "a field, such as vendor"
  // "column 12: found 'vender', expected a field, such as vendor"
  std::string message() const;
};

// Reads the language of docs/filters.md. Any bytes may come. Never allocates more than a small multiple of
// kMaxFilterBytes, and its recursion ends at kMaxFilterDepth.
std::variant<FilterExpression, FilterProblem> parse_filter(std::string_view text, const FilterCollection& collection);

}  // namespace guardian::domain
