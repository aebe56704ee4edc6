#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace guardian::client {

// The items of a list's answer: its one member that is an array, also when that stands one object deeper
// (`{"total":2,"items":{"items":[...]}}`), or the answer itself when it is an array. Absent: the answer is one thing. A
// thing can have an array too (a device its tags), but a list's answer has few members beside its items.
struct AnswerItems {
  std::string name;  // "devices"; empty when the answer is the array
  const boost::json::array* items = nullptr;
};
std::optional<AnswerItems> find_items(const boost::json::value& answer);

// The member of that name; where there is none, a name with dots goes down: `site.name`. Null: not there.
const boost::json::value* find_member(const boost::json::value& item, std::string_view name);

// What a cell shows: a text as it is, nothing for null and absence, anything else as compact JSON.
std::string cell_text(const boost::json::value* value);

}  // namespace guardian::client
