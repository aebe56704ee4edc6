#include "api/parameters/multipart_body.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/json_reader.h"

namespace guardian::api {
namespace {

http::Response refuse_malformed_form(const http::Request& request, const Error& error) {
  InputProblems problems;
  problems.in_body("", error.client_text);
  return problems.answer(request);
}

}  // namespace

std::variant<FormParts, http::Response> read_multipart_body(const http::Request& request) {
  if (const auto coding = request.headers.find("Content-Encoding"); coding && *coding != "identity") {
    return http::error_response(request, 415, Error::invalid("Send the body without Content-Encoding"));
  }
  if (request.body.empty()) return FormParts();
  const auto type = request.headers.find("Content-Type").value_or(std::string_view());
  if (request.headers.count("Content-Type") != 1 || !http::is_form_data(type)) {
    return http::error_response(request, 415, Error::invalid("Send the files as multipart/form-data"));
  }
  const auto boundary = http::form_boundary(type);
  if (!boundary) return refuse_malformed_form(request, boundary.error());
  auto parts = http::read_form_data(request.body, *boundary);
  if (!parts) return refuse_malformed_form(request, parts.error());
  return std::move(*parts);
}

const http::FormPart* required_part(const FormParts& parts, std::string_view name, InputProblems& problems) {
  const auto found = std::find_if(parts.begin(), parts.end(), [&](const auto& part) { return part.name == name; });
  if (found == parts.end()) {
    problems.in_body(name, "is required");
  } else if (found->content.empty()) {
    problems.in_body(name, "must not be empty");
  } else {
    return &*found;
  }
  return nullptr;
}

std::optional<boost::json::value> required_json_part(const FormParts& parts, std::string_view name,
                                                     InputProblems& problems) {
  const http::FormPart* part = required_part(parts, name, problems);
  if (part == nullptr) return std::nullopt;
  auto value = parse_json(part->content, {.bytes = part->content.size()});  // the route has bounded the body
  if (value) return std::move(*value);
  problems.in_body(name, value.error().client_text);
  return std::nullopt;
}

}  // namespace guardian::api
