#include <set>
#include <utility>

#include "api/parameters/body_fields.h"
#include "api/parameters/json_body.h"
#include "api/parameters/text_parameter.h"
#include "api/security_rules/security_rule_operations.h"
#include "base/json_reader.h"
#include "base/json_writer.h"
#include "domain/security_rules/security_rule_service.h"

namespace guardian::api {
namespace {

using domain::SecurityRuleService;

constexpr std::size_t kLongestDeviceGroup = 255;
constexpr std::size_t kLongestRuleSource = 64;
constexpr std::size_t kLongestRuleUuid = 128;
constexpr std::size_t kLongestRuleName = 255;

std::vector<domain::SecurityRule> read_security_rules(const Call& call, BodyFields& body, InputProblems& problems) {
  domain::SecurityRule common;
  common.device_group = required_text_parameter(call.request, "device_group", kLongestDeviceGroup, problems);
  common.update_source = required_text_parameter(call.request, "updateSource", kLongestRuleSource, problems);
  common.updated_at = call.services.clock.now();
  const auto* list = body.array("ruleList", Presence::required, 0, SecurityRuleService::kMaxRules);
  std::vector<domain::SecurityRule> rules;
  std::set<std::string> uuids;
  for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
    const auto* object = object_element(*list, i, "ruleList", problems);
    if (object == nullptr) continue;
    BodyFields fields(*object, element_path("ruleList", i), problems);
    domain::SecurityRule rule = common;
    rule.uuid = fields.text("uuid", Presence::required, 1, kLongestRuleUuid).value_or("");
    if (const auto* name = fields.find("name"); name != nullptr && name->is_string()) {
      rule.name = fields.text("name", Presence::optional, 0, kLongestRuleName).value_or("");
    }
    rule.document = to_json(*object);
    if (rule.document.size() > SecurityRuleService::kMaxRuleBytes) {
      problems.in_body(element_path("ruleList", i), "must be at most 65536 bytes",
                       std::to_string(rule.document.size()));
    }
    if (!rule.uuid.empty() && !uuids.insert(rule.uuid).second) fields.problem("uuid", "stands twice");
    rules.push_back(std::move(rule));
  }
  return rules;
}

}  // namespace

http::Response update_security_rules(const Call& call) {
  auto read = read_json_body(call.request);
  if (auto* refused = std::get_if<http::Response>(&read)) return std::move(*refused);
  InputProblems problems;
  BodyFields body(std::get<boost::json::object>(read), "", problems);
  auto rules = read_security_rules(call, body, problems);
  if (!problems.none()) return problems.answer(call.request);
  SecurityRuleService service(call.services.database, call.services.audit);
  const auto counts = service.save(call.scope, std::move(rules), call.request.request_id);
  if (!counts) return http::error_response(call.request, counts.error());
  std::string out;
  JsonWriter(out)
      .begin_object()
      .member("ver", "v4.0")
      .member("api", "securityRules")
      .member("message", "OK")
      .member("code", 1)
      .member("updatedSecurityRulesNum", counts->changed)
      .member("upsertedSecurityRulesNum", counts->inserted + counts->changed)
      .end_object();
  return http::Response::json(200, std::move(out));
}

http::Response purge_security_rules(const Call& call) {
  auto read = read_json_body(call.request);
  if (auto* refused = std::get_if<http::Response>(&read)) return std::move(*refused);
  InputProblems problems;
  BodyFields body(std::get<boost::json::object>(read), "", problems);
  // An empty list is a firewall without rules, and says so; absence is a mistake, and must not remove everything.
  const auto keep = body.texts("whiteList", Presence::required, 0, SecurityRuleService::kMaxKept, kLongestRuleUuid);
  if (!problems.none()) return problems.answer(call.request);
  SecurityRuleService service(call.services.database, call.services.audit);
  const auto removed = service.purge(call.scope, *keep, call.request.request_id);
  if (!removed) return http::error_response(call.request, removed.error());
  std::string out;
  JsonWriter(out)
      .begin_object()
      .member("ver", "v4.0")
      .member("api", "purgeRules")
      .member("message", "OK")
      .member("code", 1)
      .member("removedRules", *removed)
      .end_object();
  return http::Response::json(200, std::move(out));
}

}  // namespace guardian::api
