#include "domain/alerts/alert.h"

#include <array>

namespace guardian::domain {

std::string_view alert_severity_word(int severity) {
  constexpr std::array<std::string_view, 5> kWords = {"", "info", "low", "medium", "high"};
  return severity >= 1 && severity <= 4 ? kWords[static_cast<std::size_t>(severity)] : std::string_view();
}

}  // namespace guardian::domain
