#include "api/parameters/filter_parameter.h"

#include <string>
#include <variant>

#include "base/json_writer.h"
#include "domain/filters/filter_parser.h"

namespace guardian::api {

namespace {

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

}  // namespace

std::optional<domain::FilterAt> read_body_filter(std::string_view text, const domain::FilterCollection& collection,
                                                 Instant now, InputProblems& problems) {
  if (is_blank(text)) return std::nullopt;
  auto parsed = domain::parse_filter(text, collection);
  if (auto* expression = std::get_if<domain::FilterExpression>(&parsed)) {
    return domain::FilterAt{std::move(*expression), now};
  }
  std::string shown;
  JsonWriter(shown).value(text);
  problems.in_body("filter", "is wrong at " + std::get<domain::FilterProblem>(parsed).message(), shown);
  return std::nullopt;
}

std::optional<domain::FilterAt> read_filter(const http::Request& request, const domain::FilterCollection& collection,
                                            Instant now, InputProblems& problems) {
  const auto text = request.parameter("filter");
  if (!text || is_blank(*text)) return std::nullopt;
  auto parsed = domain::parse_filter(*text, collection);
  if (auto* expression = std::get_if<domain::FilterExpression>(&parsed)) {
    return domain::FilterAt{std::move(*expression), now};
  }
  const auto& problem = std::get<domain::FilterProblem>(parsed);
  std::string members;
  JsonWriter json(members);
  json.key("position").begin_object().member("byte", problem.byte).member("column", problem.column).end_object();
  json.member("found", problem.found).member("expected", problem.expected);
  problems.in_query_with("filter", "is wrong at " + problem.message(), *text, std::move(members));
  return std::nullopt;
}

}  // namespace guardian::api
