#include "domain/alerts/alert.h"

#include <array>

namespace guardian::domain {

std::string_view alert_severity_word(int severity) {
  constexpr std::array<std::string_view, 5> kWords = {"", "info", "low", "medium", "high"};
  return severity >= 1 && severity <= 4 ? kWords[static_cast<std::size_t>(severity)] : std::string_view();
}

ListPosition position_of(const AlertQuery& query, const Alert& alert) {
  ListPosition position{{alert.date.time_since_epoch().count(), alert.id}};
  if (query.sort == AlertSort::severity) {
    position.values.insert(position.values.begin(), std::int64_t{alert.severity});
  }
  return position;
}

}  // namespace guardian::domain
