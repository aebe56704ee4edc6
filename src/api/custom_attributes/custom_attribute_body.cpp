#include "api/custom_attributes/custom_attribute_body.h"

#include <set>
#include <string>
#include <utility>

namespace guardian::api {
namespace {

constexpr std::string_view kMapping = "valueFilterMapping";

std::vector<domain::CustomAttributeRule> read_mapping(const boost::json::array& list, InputProblems& problems) {
  std::vector<domain::CustomAttributeRule> rules;
  std::set<std::string> filters;
  std::set<std::string> values;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const boost::json::object* object = object_element(list, i, kMapping, problems);
    if (object == nullptr) continue;
    BodyFields fields(*object, element_path(kMapping, i), problems);
    domain::CustomAttributeRule rule;
    rule.filter_id = fields.text("filterId", Presence::required, 1, kLongestAttributeId).value_or("");
    rule.value = fields.text_or_number("customAttributeValue", Presence::required, 1, domain::kLongestAttributeText)
                     .value_or("");
    if (!rule.filter_id.empty() && !filters.insert(rule.filter_id).second) {
      fields.problem("filterId", "stands twice; the first mapping alone would ever decide");
    }
    if (!rule.value.empty() && !values.insert(rule.value).second) {
      fields.problem("customAttributeValue", "stands twice; each value may be mapped once");
    }
    rules.push_back(std::move(rule));
  }
  return rules;
}

}  // namespace

domain::CustomAttributeChange read_custom_attribute_change(BodyFields& body, InputProblems& problems) {
  domain::CustomAttributeChange change;
  if (const auto* list = body.array(kMapping, Presence::optional, 0, domain::kMostAttributeRules)) {
    change.rules = read_mapping(*list, problems);
  }
  change.default_value = body.text_or_number("defaultValue", Presence::optional, 0, domain::kLongestAttributeText);
  return change;
}

http::Response custom_attribute_changed() { return http::Response::json(200, R"({"ver":"4.0","success":"yes"})"); }

}  // namespace guardian::api
