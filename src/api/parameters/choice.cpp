#include "api/parameters/choice.h"

#include <algorithm>

namespace guardian::api {
namespace {

constexpr Choice<bool> kYesNo[] = {{"yes", true}, {"no", false}};
constexpr Choice<domain::Direction> kDirections[] = {{"asc", domain::Direction::ascending},
                                                     {"desc", domain::Direction::descending},
                                                     {"ascending", domain::Direction::ascending},
                                                     {"descending", domain::Direction::descending}};

bool equals_folded(std::string_view text, std::string_view lower) {
  return std::equal(text.begin(), text.end(), lower.begin(), lower.end(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

}  // namespace

std::optional<bool> read_yes_no(const http::Request& request, std::string_view name, InputProblems& problems) {
  return read_choice<bool>(request, name, kYesNo, problems);
}

std::optional<bool> read_true_false(const http::Request& request, std::string_view name, InputProblems& problems) {
  const auto text = request.parameter(name);
  if (!text) return std::nullopt;
  if (equals_folded(*text, "true")) return true;
  if (equals_folded(*text, "false")) return false;
  problems.in_query(name, "must be true or false", *text);
  return std::nullopt;
}

domain::Direction read_direction(const http::Request& request, domain::Direction fallback, InputProblems& problems) {
  return read_choice<domain::Direction>(request, "sortdirection", kDirections, problems).value_or(fallback);
}

}  // namespace guardian::api
