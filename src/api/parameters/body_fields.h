#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "api/parameters/input_problems.h"

namespace guardian::api {

enum class Presence { optional, required };

// Typed access to the members of one JSON object of a body. What is wrong is noted in `problems`, under the path
// of the member ("devicelist[3].deviceid"), with its value and what is accepted; the reading function then gives
// what absence gives, so that an operation can read on and tell all problems at once. A member that is null counts
// as absent. The object and the problems must outlive it.
//
//   BodyFields body(object, "", problems);
//   input.reason = body.text("reason", Presence::required, 1, 1024).value_or("");
class BodyFields {
 public:
  // `path`: of the object itself; empty for the whole body.
  BodyFields(const boost::json::object& object, std::string path, InputProblems& problems)
      : object_(object), path_(std::move(path)), problems_(problems) {}

  // Text of `least` to `most` bytes.
  std::optional<std::string> text(std::string_view name, Presence presence, std::size_t least, std::size_t most);
  // The same; a number is taken too, as its digits: clients write `"vlan": 12` and `"vlan": "12"`.
  std::optional<std::string> text_or_number(std::string_view name, Presence presence, std::size_t least,
                                            std::size_t most);
  // A whole number, or text of its digits.
  std::optional<std::int64_t> integer(std::string_view name, Presence presence, std::int64_t least, std::int64_t most);
  std::optional<double> number(std::string_view name, Presence presence, double least, double most);
  std::optional<bool> boolean(std::string_view name, Presence presence);
  // One of `accepted`, exact case.
  std::optional<std::string> choice(std::string_view name, Presence presence,
                                    std::span<const std::string_view> accepted);
  // `least` to `most` elements of any type; null when absent or wrong.
  const boost::json::array* array(std::string_view name, Presence presence, std::size_t least, std::size_t most);
  const boost::json::object* object(std::string_view name, Presence presence);
  // An array of texts of 1 to `longest` bytes. Absent gives nothing, an empty array an empty list.
  std::optional<std::vector<std::string>> texts(std::string_view name, Presence presence, std::size_t least,
                                                std::size_t most, std::size_t longest);

  // The member as it came, null included; null pointer: absent.
  const boost::json::value* find(std::string_view name) const { return object_.if_contains(name); }
  // Notes a problem of a member.
  void problem(std::string_view name, std::string message) const;
  std::string path_of(std::string_view name) const;

 private:
  // Absent and null are noted when required, and give a null pointer.
  const boost::json::value* present(std::string_view name, Presence presence) const;
  const boost::json::object& object_;
  std::string path_;
  InputProblems& problems_;
};

// Element `index` of the list at `path` as an object: "devicelist[3]". Notes what is no object, and gives null.
const boost::json::object* object_element(const boost::json::array& list, std::size_t index, std::string_view path,
                                          InputProblems& problems);
std::string element_path(std::string_view path, std::size_t index);

}  // namespace guardian::api
