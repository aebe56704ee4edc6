#include "console/sessions/preferences.h"

#include "base/json_reader.h"

namespace guardian::console {
namespace {

boost::json::object read_preferences(std::string_view text) {
  auto parsed = parse_json(text);
  if (!parsed || !parsed->is_object()) return {};
  return std::move(parsed->get_object());
}

}  // namespace

bool is_theme(std::string_view text) { return text == "auto" || text == "light" || text == "dark"; }

std::string theme_of(std::string_view preferences) {
  const auto stored = read_preferences(preferences);
  const auto* theme = stored.if_contains("theme");
  if (theme && theme->is_string() && is_theme(theme->get_string())) return std::string(theme->get_string());
  return "auto";
}

std::string with_theme(std::string_view preferences, std::string_view theme) {
  auto stored = read_preferences(preferences);
  stored["theme"] = theme;
  return to_json(boost::json::value(std::move(stored)));
}

}  // namespace guardian::console
