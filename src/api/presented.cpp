#include "api/presented.h"

#include "http/field.h"

namespace guardian::api {

OneValue header_value(const http::Request& request, std::string_view name) {
  return {request.headers.find(name).value_or(std::string_view()), request.headers.count(name)};
}

OneValue query_value(const http::Request& request, std::string_view name) {
  OneValue out;
  for (const http::QueryParameter& parameter : request.query) {
    if (parameter.name != name) continue;
    if (out.count++ == 0) out.value = parameter.value;
  }
  return out;
}

OneValue authorization(const http::Request& request, std::string_view scheme) {
  OneValue out;
  for (const auto& [name, value] : request.headers.all()) {
    if (!http::same_ignoring_case(name, "Authorization")) continue;
    const std::string_view whole = value;
    const auto space = whole.find(' ');
    if (!http::same_ignoring_case(whole.substr(0, space), scheme)) continue;
    if (out.count++ > 0 || space == std::string_view::npos) continue;
    out.value = http::trim_white_space(whole.substr(space));
  }
  return out;
}

}  // namespace guardian::api
