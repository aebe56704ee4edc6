#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "api/parameters/input_problems.h"
#include "domain/devices/device.h"
#include "http/request.h"

namespace guardian::api {

template <typename T>
struct Choice {
  std::string_view word;
  T value;
};

// The query parameter of that name as one of a closed list of words (exact case). Absent gives nothing;
// another word is noted, with the list.
template <typename T>
std::optional<T> read_choice(const http::Request& request, std::string_view name, std::span<const Choice<T>> choices,
                             InputProblems& problems) {
  const auto text = request.parameter(name);
  if (!text) return std::nullopt;
  std::string accepted;
  for (const Choice<T>& choice : choices) {
    if (choice.word == *text) return choice.value;
    accepted += (accepted.empty() ? "" : ", ") + std::string(choice.word);
  }
  problems.in_query(name, "must be one of " + accepted, *text);
  return std::nullopt;
}

std::optional<bool> read_yes_no(const http::Request& request, std::string_view name, InputProblems& problems);
// `true` and `false` in any case: Python writes `True`.
std::optional<bool> read_true_false(const http::Request& request, std::string_view name, InputProblems& problems);
// `sortdirection`: asc, desc, and the long forms of an official example.
domain::Direction read_direction(const http::Request& request, domain::Direction fallback, InputProblems& problems);

}  // namespace guardian::api
