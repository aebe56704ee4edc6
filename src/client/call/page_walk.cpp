#include "client/call/page_walk.h"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <charconv>
#include <functional>

#include "base/json_reader.h"
#include "client/output/answer_items.h"

namespace guardian::client {
namespace {

constexpr std::uint64_t kMostAPage = 1000;  // that every operation gives
constexpr std::size_t kLargestPage = 256U * 1024 * 1024;

std::optional<std::uint64_t> number_in(const Query& query, std::string_view name) {
  for (const auto& [key, value] : query) {
    if (key != name) continue;
    std::uint64_t number = 0;
    const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (failure == std::errc() && end == value.data() + value.size()) return number;
  }
  return std::nullopt;
}

bool has(const Query& query, std::string_view name) {
  return std::any_of(query.begin(), query.end(), [&](const auto& one) { return one.first == name; });
}

void set(Query& query, std::string_view name, std::string value) {
  std::erase_if(query, [&](const auto& one) { return one.first == name; });
  query.emplace_back(name, std::move(value));
}

struct Cursor {
  bool known = false;  // the answer pages by cursor
  std::string next;    // empty: this was the last page
};

Cursor cursor_of(const boost::json::value& answer) {
  if (!answer.is_object()) return {};
  const auto& object = answer.get_object();
  const auto* next = object.if_contains("next");
  if (next == nullptr || !(next->is_string() || next->is_null())) return {};
  const auto* more = object.if_contains("more");
  if (next->is_null() || (more != nullptr && more->is_bool() && !more->get_bool())) return {true, {}};
  return {true, std::string(next->get_string().data(), next->get_string().size())};
}

}  // namespace

Result<boost::json::value> parse_answer(const ApiAnswer& answer) {
  auto parsed = parse_json(answer.body, {.depth = 64, .bytes = kLargestPage});
  if (!parsed) return Error::unavailable("the answer is no JSON: is the profile's url an IoT Guardian server?");
  return parsed;
}

Result<void> walk_pages(ApiCaller& caller, ApiCall call, const PageWalk& walk, const PageVisitor& visitor) {
  const bool pages = walk.all || walk.limit.has_value();
  const std::string cursor_name = call.path == "changes" ? "since" : "cursor";
  std::uint64_t left = walk.limit.value_or(UINT64_MAX);
  std::uint64_t offset = number_in(call.query, "offset").value_or(0);
  const bool own_length = has(call.query, "pagelength");
  std::uint64_t asked = std::max<std::uint64_t>(number_in(call.query, "pagelength").value_or(kMostAPage), 1);
  std::optional<std::size_t> earlier;
  while (left > 0) {
    if (pages && !own_length) {
      asked = std::min(kMostAPage, left);
      set(call.query, "pagelength", std::to_string(asked));
    }
    GUARDIAN_TRY(const ApiAnswer answer, caller.call(call));
    GUARDIAN_TRY(const auto value, parse_answer(answer));
    const auto found = find_items(value);
    if (!found) return visitor.one(value);
    const std::size_t count = found->items->size();
    const auto cursor = cursor_of(value);
    // Also a list that knows neither offset nor cursor ends.
    const std::size_t fingerprint = std::hash<std::string_view>()(answer.body);
    if (!cursor.known && earlier == fingerprint) return {};
    earlier = fingerprint;
    if (count > left) {
      boost::json::array first(found->items->begin(), found->items->begin() + static_cast<std::ptrdiff_t>(left));
      return visitor.items(found->name, first);
    }
    GUARDIAN_CHECK(visitor.items(found->name, *found->items));
    left -= count;
    if (!pages) return {};
    if (cursor.known) {
      if (cursor.next.empty()) return {};
      for (const auto& [name, text] : call.query)
        if (name == cursor_name && text == cursor.next)
          return Error::unavailable("the server gave the same page again: the list cannot be read to its end");
      std::erase_if(call.query, [](const auto& one) { return one.first == "offset"; });
      set(call.query, cursor_name, cursor.next);
      continue;
    }
    // More than asked for: it does not page.
    if (count != asked) return {};
    offset += count;
    set(call.query, "offset", std::to_string(offset));
  }
  return {};
}

}  // namespace guardian::client
