#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/filters/filter_expression.h"

namespace guardian::domain {

// ASCII letters in lower case; everything else as it is.
std::string ascii_lower(std::string_view text);

// A whole MAC or IP address in its normal form; absent: the word is neither.
std::optional<std::string> normal_address(std::string_view word);

// The filter as text, in one form: explicit AND, only the parentheses that are needed, quotes where needed, the
// names of the table. Parsing it gives an equal expression. It may be longer than what was parsed.
std::string to_text(const FilterExpression& expression);

}  // namespace guardian::domain
