#include "http/entity_tag.h"

namespace guardian::http {

bool names_entity_tag(std::string_view field, std::string_view etag) {
  while (!field.empty()) {
    const auto end = field.find(',');
    std::string_view entry = field.substr(0, end);
    field = end == std::string_view::npos ? std::string_view() : field.substr(end + 1);
    while (!entry.empty() && (entry.front() == ' ' || entry.front() == '\t')) entry.remove_prefix(1);
    while (!entry.empty() && (entry.back() == ' ' || entry.back() == '\t')) entry.remove_suffix(1);
    if (entry.starts_with("W/")) entry.remove_prefix(2);
    if (entry == "*" || entry == etag) return true;
  }
  return false;
}

}  // namespace guardian::http
