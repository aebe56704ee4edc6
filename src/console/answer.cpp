#include "console/answer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/json_writer.h"

namespace guardian::console {
namespace {

http::Response refuse_rate(const http::Request& request, const Error& error) {
  const std::string& seconds = error.client_text;
  const bool known = !seconds.empty() && seconds.size() < 8 &&
                     std::all_of(seconds.begin(), seconds.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
  const std::string wait = known ? seconds : "1";
  Error told = error;
  told.client_text = fmt::format("Too many attempts. Try again in {} s", wait);
  if (told.type.empty()) told.type = "slow-down";
  http::Response response = http::error_response(request, 429, told);
  response.headers.set("Retry-After", wait);
  return response;
}

}  // namespace

http::Response refuse(const http::Request& request, const Error& error) {
  if (error.code == ErrorCode::too_many_requests) return refuse_rate(request, error);
  if (error.code == ErrorCode::unauthenticated) {
    Error told = error;
    if (told.type.empty()) told.type = "no-session";
    return http::error_response(request, 401, told);
  }
  http::Response response = http::error_response(request, error);
  if (response.status == 503 && response.headers.count("Retry-After") == 0) response.headers.set("Retry-After", "1");
  return response;
}

http::Response refuse_body(const http::Request& request, const std::vector<Violation>& violations) {
  std::string text;
  std::string extra = "\"validations\":";
  JsonWriter json(extra);
  json.begin_object().key("body").begin_array();
  for (const auto& violation : violations) {
    if (!text.empty()) text += "; ";
    text += violation.property.empty() ? violation.message : violation.property + " " + violation.message;
    json.begin_object();
    json.member("property", violation.property.empty() ? "instance" : "instance." + violation.property);
    json.key("messages").begin_array().value(violation.message).end_array().end_object();
  }
  json.end_array().end_object();
  return http::error_response(request, 400, Error::invalid(std::move(text)), extra);
}

}  // namespace guardian::console
