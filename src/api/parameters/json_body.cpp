#include "api/parameters/json_body.h"

#include <boost/json/value.hpp>
#include <string>
#include <utility>

#include "api/parameters/input_problems.h"
#include "base/json_reader.h"

namespace guardian::api {
namespace {

std::variant<boost::json::value, http::Response> read_json(const http::Request& request) {
  if (const auto coding = request.headers.find("Content-Encoding"); coding && *coding != "identity") {
    return http::error_response(request, 415, Error::invalid("Send the body without Content-Encoding"));
  }
  if (request.body.find_first_not_of(" \t\r\n") == std::string::npos) return boost::json::value();
  auto value = parse_json(request.body, {.bytes = request.body.size()});  // the route has bounded it
  if (value) return std::move(*value);
  InputProblems problems;
  problems.in_body("", value.error().client_text);
  return problems.answer(request);
}

}  // namespace

std::variant<boost::json::object, http::Response> read_json_body(const http::Request& request) {
  auto body = read_json(request);
  if (auto* refused = std::get_if<http::Response>(&body)) return std::move(*refused);
  auto& value = std::get<boost::json::value>(body);
  if (value.is_object()) return std::move(value.get_object());
  if (request.body.find_first_not_of(" \t\r\n") == std::string::npos) return boost::json::object();
  InputProblems problems;
  problems.in_body("", "is not of a type(s) object");
  return problems.answer(request);
}

std::variant<boost::json::array, http::Response> read_json_list(const http::Request& request, std::size_t most) {
  auto body = read_json(request);
  if (auto* refused = std::get_if<http::Response>(&body)) return std::move(*refused);
  auto& value = std::get<boost::json::value>(body);
  InputProblems problems;
  if (value.is_object()) {
    boost::json::array one;
    one.push_back(std::move(value));
    return one;
  }
  if (value.is_array() && !value.get_array().empty() && value.get_array().size() <= most) {
    return std::move(value.get_array());
  }
  problems.in_body("", value.is_array() ? "must hold 1 to " + std::to_string(most) + " elements"
                                        : "is not of a type(s) array");
  return problems.answer(request);
}

}  // namespace guardian::api
