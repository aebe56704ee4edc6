#include "console/sessions/browser_name.h"

#include <array>

namespace guardian::console {
namespace {

struct Mark {
  std::string_view text;
  std::string_view name;
};

// The first that is found counts: nearly all call themselves Safari, most of them Chrome as well.
constexpr std::array kBrowsers = {
    Mark{"Edg/", "Edge"},        Mark{"EdgA/", "Edge"},
    Mark{"EdgiOS/", "Edge"},     Mark{"OPR/", "Opera"},
    Mark{"Vivaldi/", "Vivaldi"}, Mark{"SamsungBrowser/", "Samsung Internet"},
    Mark{"FxiOS/", "Firefox"},   Mark{"Firefox/", "Firefox"},
    Mark{"CriOS/", "Chrome"},    Mark{"HeadlessChrome/", "Chrome"},
    Mark{"Chrome/", "Chrome"},   Mark{"Version/", "Safari"},
    Mark{"curl/", "curl"},
};
constexpr std::array kSystems = {
    Mark{"Android", "Android"}, Mark{"iPhone", "iOS"},      Mark{"iPad", "iPadOS"},
    Mark{"Windows", "Windows"}, Mark{"CrOS", "ChromeOS"},   Mark{"Macintosh", "macOS"},
    Mark{"FreeBSD", "FreeBSD"}, Mark{"OpenBSD", "OpenBSD"}, Mark{"Linux", "Linux"},
};

template <std::size_t N>
std::string_view find_mark(const std::array<Mark, N>& marks, std::string_view text) {
  for (const auto& mark : marks) {
    if (text.find(mark.text) != std::string_view::npos) return mark.name;
  }
  return {};
}

}  // namespace

std::string browser_name(std::string_view user_agent) {
  const auto browser = find_mark(kBrowsers, user_agent);
  const auto system = find_mark(kSystems, user_agent);
  std::string out(browser.empty() ? "Unknown browser" : browser);
  if (!system.empty()) out.append(" on ").append(system);
  return out;
}

}  // namespace guardian::console
