#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/filters/filter_expression.h"

namespace guardian::domain {

// One value of a number, choice, flag, time or address from its text; absent: it is none.
std::optional<FilterValue> read_filter_value(const FilterField& field, std::string_view text);

// What may stand there: "a whole number from 0 to 100".
std::string accepted_filter_value(const FilterField& field);

}  // namespace guardian::domain
