#include "http/request.h"

#include <algorithm>
#include <cstdlib>

#include "http/field.h"

namespace guardian::http {

std::string_view to_string(Method method) {
  switch (method) {
    case Method::get:
      return "GET";
    case Method::head:
      return "HEAD";
    case Method::post:
      return "POST";
    case Method::put:
      return "PUT";
    case Method::patch:
      return "PATCH";
    case Method::delete_:
      return "DELETE";
    case Method::options:
      return "OPTIONS";
  }
  std::abort();
}

void Headers::set(std::string_view name, std::string value) {
  std::erase_if(fields_, [&](const auto& field) { return same_ignoring_case(field.first, name); });
  fields_.emplace_back(std::string(name), std::move(value));
}

std::optional<std::string_view> Headers::find(std::string_view name) const {
  for (const auto& [known, value] : fields_) {
    if (same_ignoring_case(known, name)) return value;
  }
  return std::nullopt;
}

std::size_t Headers::count(std::string_view name) const {
  return static_cast<std::size_t>(std::count_if(
      fields_.begin(), fields_.end(), [&](const auto& field) { return same_ignoring_case(field.first, name); }));
}

std::optional<std::string_view> Request::parameter(std::string_view name) const {
  for (const auto& parameter : query) {
    if (parameter.name == name) return parameter.value;
  }
  return std::nullopt;
}

std::string_view Request::path_parameter(std::string_view name) const {
  for (const auto& [known, value] : path_parameters) {
    if (known == name) return value;
  }
  std::abort();
}

}  // namespace guardian::http
