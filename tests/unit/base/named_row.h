#pragma once

#include <gtest/gtest.h>

namespace guardian {

// The spoken name of a table row as the name of its test.
inline constexpr auto row_name = [](const auto& info) { return std::string(info.param.name); };

}  // namespace guardian
