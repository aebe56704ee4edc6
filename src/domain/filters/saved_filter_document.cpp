#include "domain/filters/saved_filter_document.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/json_reader.h"
#include "domain/devices/item_reader.h"
#include "domain/filters/saved_filter_match.h"

namespace guardian::domain {
namespace {

constexpr std::size_t kLongestFilterName = 255;

bool is_object_id(std::string_view text) {
  return text.size() == 24 &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace

Result<SavedFilter> parse_saved_filter(std::string_view text, Instant now) {
  GUARDIAN_TRY(const boost::json::value item, parse_json(text));
  if (!item.is_object()) return Error::invalid("expected a filter, as a JSON object");
  const ItemReader reader(item.get_object(), now);
  SavedFilter filter;
  GUARDIAN_TRY(filter.name, reader.required_text("filterName", kLongestFilterName));
  GUARDIAN_TRY(auto id, reader.text("filterId", 24));
  filter.id = id ? std::move(*id) : derived_id("filter:" + filter.name, 24);
  if (!is_object_id(filter.id)) return Error::invalid("filterId: expected 24 lower-case hexadecimal digits");
  GUARDIAN_TRY(const auto created_at, reader.time("createdAt"));
  filter.created_at = created_at.value_or(now);
  const boost::json::value* fields = item.get_object().if_contains("filter");
  if (fields == nullptr || !fields->is_object()) return Error::invalid("filter: is required, as an object of fields");
  filter.filter = to_json(*fields);
  if (filter.filter.size() > kMaxSavedFilterBytes) {
    return Error::invalid(
        fmt::format("filter: expected at most {} bytes, found {}", kMaxSavedFilterBytes, filter.filter.size()));
  }
  GUARDIAN_CHECK(SavedFilterMatch::compile(filter.filter));
  return filter;
}

}  // namespace guardian::domain
