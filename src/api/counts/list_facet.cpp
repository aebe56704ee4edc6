#include <array>
#include <optional>
#include <string>
#include <utility>

#include "api/counts/count_operations.h"
#include "api/parameters/choice.h"
#include "api/parameters/filter_parameter.h"
#include "api/parameters/text_parameter.h"
#include "base/json_writer.h"
#include "domain/counts/inventory_counts.h"
#include "domain/filters/alert_filter_fields.h"
#include "domain/filters/vulnerability_filter_fields.h"

namespace guardian::api {
namespace {

using domain::FacetField;

enum class FacetOf { devices, alerts, vulnerabilities };

constexpr Choice<FacetOf> kFacetTypes[] = {
    {"device", FacetOf::devices}, {"alert", FacetOf::alerts}, {"vulnerability", FacetOf::vulnerabilities}};

constexpr std::array<std::pair<std::string_view, FacetField>, domain::kFacetFields> kFacetNames = {{
    {"category", FacetField::category},
    {"profile", FacetField::profile},
    {"profile_type", FacetField::profile_type},
    {"profile_vertical", FacetField::profile_vertical},
    {"vendor", FacetField::vendor},
    {"model", FacetField::model},
    {"os_group", FacetField::os_group},
    {"site", FacetField::site},
    {"tag", FacetField::tag},
    {"risk_level", FacetField::risk_level},
    {"monitored", FacetField::monitored},
    {"traffic_restricted", FacetField::traffic_restricted},
    {"name", FacetField::name},
    {"severity", FacetField::severity},
    {"resolved", FacetField::resolved},
    {"status", FacetField::status},
}};

constexpr std::size_t kLongestFacetSearch = 100;

bool has_field(FacetOf type, FacetField field) {
  switch (field) {
    case FacetField::tag:
      return type == FacetOf::devices;
    case FacetField::name:
    case FacetField::severity:
      return type != FacetOf::devices;
    case FacetField::resolved:
      return type == FacetOf::alerts;
    case FacetField::status:
      return type == FacetOf::vulnerabilities;
    default:
      return true;
  }
}

std::optional<FacetField> read_field(const http::Request& request, FacetOf type, InputProblems& problems) {
  const auto text = request.parameter("field");
  std::string accepted;
  for (const auto& [name, field] : kFacetNames) {
    if (!has_field(type, field)) continue;
    if (text && name == *text) return field;
    accepted += (accepted.empty() ? "" : ", ") + std::string(name);
  }
  if (text) {
    problems.in_query("field", "must be one of " + accepted, *text);
  } else {
    problems.in_query("field", "is required: one of " + accepted);
  }
  return std::nullopt;
}

// What is counted, of whichever type.
struct FacetInput {
  FacetOf type = FacetOf::devices;
  FacetField field = FacetField::category;
  std::string search;
  std::optional<domain::FilterAt> filter;
};

FacetInput read_facet_input(const Call& call, InputProblems& problems) {
  const http::Request& request = call.request;
  FacetInput input;
  if (!request.parameter("type")) problems.in_query("type", "is required: device, alert or vulnerability");
  input.type = read_choice<FacetOf>(request, "type", kFacetTypes, problems).value_or(FacetOf::devices);
  input.field = read_field(request, input.type, problems).value_or(FacetField::category);
  if (input.type == FacetOf::devices) {
    input.search = optional_text_parameter(request, "search", kLongestFacetSearch, problems);
  }
  const auto& collection = input.type == FacetOf::devices  ? domain::device_filter_collection()
                           : input.type == FacetOf::alerts ? domain::alert_filter_collection()
                                                           : domain::vulnerability_filter_collection();
  input.filter = read_filter(request, collection, call.services.clock.now(), problems);
  return input;
}

Result<domain::Facet> count_facet(const domain::Reader& reader, const domain::AccessScope& scope, FacetInput input) {
  switch (input.type) {
    case FacetOf::devices: {
      domain::DeviceQuery query;
      query.search = std::move(input.search);
      query.filter = std::move(input.filter);
      return reader.counts().facet_of_devices(scope, query, input.field);
    }
    case FacetOf::alerts: {
      domain::AlertQuery query;
      query.filter = std::move(input.filter);
      return reader.counts().facet_of_alerts(scope, query, input.field);
    }
    case FacetOf::vulnerabilities: {
      domain::VulnerabilityQuery query;
      query.filter = std::move(input.filter);
      return reader.counts().facet_of_vulnerabilities(scope, query, input.field);
    }
  }
  return Error::internal("a facet of nothing");
}

}  // namespace

http::Response list_facet(const Call& call) {
  InputProblems problems;
  const FacetInput input = read_facet_input(call, problems);
  if (!problems.none()) return problems.answer(call.request);
  const auto facet =
      call.services.database.read([&](const domain::Reader& reader) { return count_facet(reader, call.scope, input); });
  if (!facet) return http::error_response(call.request, facet.error());
  std::string out;
  JsonWriter json(out);
  json.begin_object()
      .member("type", call.request.parameter("type").value_or(""))
      .member("field", call.request.parameter("field").value_or(""))
      .key("items")
      .begin_array();
  for (const auto& one : facet->values) {
    json.begin_object().member("value", one.value).member("count", one.count).end_object();
  }
  json.end_array()
      .member("has_more", facet->distinct > static_cast<std::int64_t>(facet->values.size()))
      .member("counted", facet->counted)
      .member("is_exact", facet->counted < domain::kMostFacetMatches)
      .end_object();
  return http::Response::json(200, std::move(out));
}

}  // namespace guardian::api
