#include "api/parameters/comma_list.h"

#include <algorithm>

namespace guardian::api {

std::vector<std::string_view> split_at_commas(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const auto end = text.find(',');
    std::string_view part = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    part.remove_prefix(std::min(part.find_first_not_of(kSpace), part.size()));
    part = part.substr(0, part.find_last_not_of(kSpace) + 1);
    if (!part.empty()) parts.push_back(part);
  }
  return parts;
}

}  // namespace guardian::api
