#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "console/answer.h"

namespace guardian::console {

// Reads the members of a JSON body, each asked for by name, and collects what is wrong instead of
// stopping at the first. Members nobody asked for are refused: nothing is set by accident. Serves one call.
//   BodyReader body(request.body);
//   const auto email = body.required_text("email");
//   if (!body.is_complete()) return refuse_body(request, body.violations());
class BodyReader {
 public:
  explicit BodyReader(std::string_view text);

  bool has(std::string_view name) const { return object_.contains(name); }
  // Empty after a violation.
  std::string required_text(std::string_view name);
  // Absent when the member is, or after a violation.
  std::optional<std::string> text(std::string_view name);
  std::optional<std::int64_t> integer(std::string_view name);
  std::optional<bool> flag(std::string_view name);
  std::optional<std::vector<std::string>> texts(std::string_view name);
  // The member as it came; null pointer: absent.
  const boost::json::value* any(std::string_view name) { return find(name); }
  void refuse(std::string_view name, std::string message);

  // Call after the last member was asked for. False: see `violations`.
  bool is_complete();
  const std::vector<Violation>& violations() const { return violations_; }

  // The same text for every spelling of the same body (order, white space, escapes).
  std::string canonical() const;

 private:
  const boost::json::value* find(std::string_view name);
  boost::json::object object_;
  bool readable_ = false;  // else the one violation is that of the whole
  std::vector<std::string> asked_;
  std::vector<Violation> violations_;
};

}  // namespace guardian::console
