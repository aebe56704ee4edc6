#pragma once

#include <string>
#include <string_view>

namespace guardian::console {

bool is_theme(std::string_view text);  // "auto", "light", "dark"

// The theme in a person's stored preferences; "auto" when none, or nothing readable, is stored.
std::string theme_of(std::string_view preferences);

// The stored preferences with that theme; other members stay as they are.
std::string with_theme(std::string_view preferences, std::string_view theme);

}  // namespace guardian::console
