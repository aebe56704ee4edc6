#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/ip_address.h"
#include "domain/filters/filter_fields.h"

namespace guardian::domain {

// A text with `*` in it: what stands between the stars, so at least two pieces. Only the outer ones may be empty,
// and not all are.
struct FilterPattern {
  std::vector<std::string> pieces;
  bool operator==(const FilterPattern&) const = default;
};
struct FilterChoice {
  std::size_t index = 0;  // into FilterField::choices
  bool operator==(const FilterChoice&) const = default;
};
// From its first to its last millisecond, in UTC.
struct FilterDay {
  std::chrono::sys_days day;
  bool operator==(const FilterDay&) const = default;
};
// So long before the moment the filter is asked; zero: that moment.
struct FilterAgo {
  std::chrono::seconds age{};
  bool operator==(const FilterAgo&) const = default;
};

using FilterValue = std::variant<std::monostate, std::string, FilterPattern, std::int64_t, bool, FilterChoice, Instant,
                                 FilterDay, FilterAgo, IpAddress, Cidr>;

enum class FilterComparison { is, above, at_least, below, at_most, between, known, unknown };

// One question to a field. `upper` is the end of `between`, which it belongs to; known and unknown have no value.
struct FilterTest {
  FilterComparison comparison = FilterComparison::is;
  FilterValue value;
  FilterValue upper;
  bool operator==(const FilterTest&) const = default;
};

// A field and the questions of which one must hold; bare words ask FilterCollection::words.
struct FilterTerm {
  const FilterField* field = nullptr;
  std::vector<FilterTest> tests;
  bool operator==(const FilterTerm&) const = default;
};

// A filter as a tree. What parse_filter makes is canonical: `all` and `any` have two or more parts and no part of
// their own kind, and each value has the type of its field. Value type; at most kMaxFilterTerms tests and
// kMaxFilterDepth levels.
struct FilterExpression {
  enum class Kind { term, negation, all, any };
  Kind kind = Kind::term;
  FilterTerm term;                      // of a term
  std::vector<FilterExpression> parts;  // of the others; one of a negation
  bool operator==(const FilterExpression& other) const {
    return kind == other.kind && term == other.term && parts == other.parts;
  }
};

// A filter with the moment its relative times count from, so that all pages of one answer mean the same.
struct FilterAt {
  FilterExpression expression;
  Instant now;
};

}  // namespace guardian::domain
