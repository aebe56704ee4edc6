#pragma once

#include <boost/json/value.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "client/call/api_caller.h"

namespace guardian::client {

struct PageWalk {
  bool all = false;                    // every page; false and no limit: one page, as the query says
  std::optional<std::uint64_t> limit;  // items altogether
};

struct PageVisitor {
  // Items of a list, page by page; `name`: what the answer calls them.
  std::function<Result<void>(std::string_view name, const boost::json::array& items)> items;
  // An answer that is no list; no page follows.
  std::function<Result<void>(const boost::json::value& thing)> one;
};

// Asks for page after page and shows each to the visitor, keeping one at a time. Where an answer has a member `next`,
// the next page is asked for with it as the parameter `cursor` (`since` of `changes`); else the offset counts on, until
// a page is shorter than asked for. An operation that does not page answers the same twice: that ends the walk.
Result<void> walk_pages(ApiCaller& caller, ApiCall call, const PageWalk& walk, const PageVisitor& visitor);

// An answer's body; invalid JSON: unavailable, since it is no answer of this API.
Result<boost::json::value> parse_answer(const ApiAnswer& answer);

}  // namespace guardian::client
