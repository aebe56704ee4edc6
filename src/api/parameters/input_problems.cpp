#include "api/parameters/input_problems.h"

#include "base/json_writer.h"

namespace guardian::api {
namespace {

constexpr std::size_t kMostTold = 100;
// Of the body and of the query each: a bulk body may be wrong ten thousand times.
constexpr std::size_t kMostProblems = 50;

}  // namespace

void InputProblems::in_query(std::string_view name, std::string message, std::optional<std::string_view> value) {
  if (query_.size() >= kMostProblems) return;
  std::optional<std::string> told;
  if (value) JsonWriter(told.emplace()).value(value->substr(0, kMostTold));
  query_.push_back({"instance." + std::string(name), std::move(message), std::move(told), {}});
}

void InputProblems::in_query_with(std::string_view name, std::string message, std::string_view value,
                                  std::string members) {
  if (query_.size() >= kMostProblems) return;
  in_query(name, std::move(message), value);
  query_.back().members = std::move(members);
}

void InputProblems::in_body(std::string_view field, std::string message, std::optional<std::string_view> json) {
  if (body_.size() >= kMostProblems) return;
  std::optional<std::string> told;
  if (json && json->size() <= kMostTold) told = std::string(*json);
  if (json && !told) JsonWriter(told.emplace()).value(std::string(json->substr(0, kMostTold)) + "...");
  body_.push_back({field.empty() ? "instance" : "instance." + std::string(field), std::move(message), std::move(told), {}});
}

void InputProblems::write(std::string& out, std::string_view part, const std::vector<Problem>& problems) {
  JsonWriter json(out);
  json.key(part).begin_array();
  for (const Problem& problem : problems) {
    json.begin_object().member("property", problem.property);
    json.key("messages").begin_array().value(problem.message).end_array();
    if (problem.value) json.key("value").raw(*problem.value);
    if (!problem.members.empty()) out.append(",").append(problem.members);
    json.end_object();
  }
  json.end_array();
}

http::Response InputProblems::answer(const http::Request& request) const {
  if (refusal_) return http::error_response(request, *refusal_);
  const Problem& first = body_.empty() ? query_.front() : body_.front();
  std::string name = first.property.substr(first.property.find('.') == std::string::npos ? 0 : 9);
  std::string extra = R"("statusText":"Bad Request","jsonSchemaValidation":true,"validations":{)";
  if (!query_.empty()) write(extra, "query", query_);
  if (!query_.empty() && !body_.empty()) extra += ',';
  if (!body_.empty()) write(extra, "body", body_);
  extra += '}';
  return http::error_response(request, 400, Error::invalid("Bad Request: " + name + " " + first.message), extra);
}

}  // namespace guardian::api
