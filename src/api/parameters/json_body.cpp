#include "api/parameters/json_body.h"

#include "api/parameters/input_problems.h"
#include "base/json_reader.h"

namespace guardian::api {

std::variant<boost::json::object, http::Response> read_json_body(const http::Request& request) {
  if (const auto coding = request.headers.find("Content-Encoding"); coding && *coding != "identity") {
    return http::error_response(request, 415, Error::invalid("Send the body without Content-Encoding"));
  }
  if (request.body.find_first_not_of(" \t\r\n") == std::string::npos) return boost::json::object();
  InputProblems problems;
  auto value = parse_json(request.body);
  if (!value) {
    problems.in_body("", value.error().client_text);
    return problems.answer(request);
  }
  if (!value->is_object()) {
    problems.in_body("", "is not of a type(s) object");
    return problems.answer(request);
  }
  return std::move(value->get_object());
}

}  // namespace guardian::api
