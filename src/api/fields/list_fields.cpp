#include "api/fields/field_operations.h"
#include "api/parameters/choice.h"
#include "base/json_writer.h"
#include "domain/filters/alert_filter_fields.h"
#include "domain/filters/filter_fields.h"
#include "domain/filters/filter_parser.h"
#include "domain/filters/vulnerability_filter_fields.h"

namespace guardian::api {
namespace {

using domain::FilterField;

using Collection = const domain::FilterCollection& (*)();
constexpr Choice<Collection> kCollections[] = {{"devices", domain::device_filter_collection},
                                               {"alerts", domain::alert_filter_collection},
                                               {"vulnerabilities", domain::vulnerability_filter_collection}};

void write_field(JsonWriter& json, const FilterField& field) {
  json.begin_object()
      .member("name", field.name)
      .member("type", domain::filter_type_name(field.type))
      .member("description", field.description)
      .key("operators")
      .begin_array();
  for (const auto sign : domain::filter_operators(field)) json.value(sign);
  json.end_array();
  if (field.type == domain::FilterType::choice) {
    json.key("values").begin_array();
    for (const auto value : field.choices) json.value(value);
    json.end_array();
  }
  if (field.type == domain::FilterType::number) json.member("minimum", 0).member("maximum", field.most);
  json.member("example", field.example).end_object();
}

}  // namespace

http::Response list_fields(const Call& call) {
  InputProblems problems;
  const Collection chosen =
      read_choice<Collection>(call.request, "type", kCollections, problems).value_or(domain::device_filter_collection);
  if (!problems.none()) return problems.answer(call.request);

  const auto& collection = chosen();
  std::string body;
  JsonWriter json(body);
  json.begin_object().member("type", collection.name).key("fields").begin_array();
  for (const FilterField& field : collection.fields) write_field(json, field);
  json.end_array().member("total", collection.fields.size());
  json.key("words").begin_object().member("fields", collection.words.description);
  json.member("example", collection.words.example).end_object();
  json.key("limits")
      .begin_object()
      .member("bytes", domain::kMaxFilterBytes)
      .member("depth", domain::kMaxFilterDepth)
      .member("terms", domain::kMaxFilterTerms)
      .member("wildcards", domain::kMaxFilterWildcards)
      .member("words", domain::kMaxFilterWords)
      .end_object()
      .end_object();
  return http::Response::json(200, std::move(body));
}

}  // namespace guardian::api
