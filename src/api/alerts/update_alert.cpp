#include <fmt/format.h>

#include <algorithm>

#include "api/alerts/alert_operations.h"
#include "api/parameters/body_fields.h"
#include "api/parameters/json_body.h"
#include "domain/alerts/alert_service.h"

namespace guardian::api {
namespace {

constexpr std::size_t kLongestAlertReason = 1024;
constexpr std::size_t kLongestAlertId = 64;

// An array of the accepted words, or one of them: the edition of 2022 typed it as a string.
std::vector<std::string> read_reason_types(BodyFields& body, const boost::json::object& object) {
  const auto& accepted = domain::kAlertReasonTypes;
  std::vector<std::string> out;
  if (const auto* value = object.if_contains("reason_type"); value != nullptr && value->is_string()) {
    if (auto one = body.choice("reason_type", Presence::required, accepted)) out.push_back(std::move(*one));
    return out;
  }
  const auto* list = body.array("reason_type", Presence::required, 1, accepted.size());
  if (list == nullptr) return out;
  for (const auto& element : *list) {
    const bool known = element.is_string() && std::find(accepted.begin(), accepted.end(),
                                                        std::string_view(element.get_string())) != accepted.end();
    if (!known) {
      body.problem("reason_type", fmt::format("must hold only {}", fmt::join(accepted, ", ")));
      return {};
    }
    std::string word(element.get_string());
    if (std::find(out.begin(), out.end(), word) == out.end()) out.push_back(std::move(word));
  }
  return out;
}

}  // namespace

http::Response update_alert(const Call& call) {
  auto body = read_json_body(call.request);
  if (auto* refused = std::get_if<http::Response>(&body)) return std::move(*refused);
  const auto& object = std::get<boost::json::object>(body);
  InputProblems problems;
  const auto id = call.request.parameter("id");
  if (!id || id->empty()) problems.in_query("id", "is required");
  if (id && id->size() > kLongestAlertId) problems.in_query("id", "must be at most 64 bytes", *id);
  BodyFields fields(object, "", problems);
  constexpr std::string_view kResolved[] = {"yes"};
  domain::AlertResolution resolution;
  resolution.reason = fields.text("reason", Presence::required, 1, kLongestAlertReason).value_or("");
  resolution.reason_types = read_reason_types(fields, object);
  (void)fields.choice("resolved", Presence::required, kResolved);
  if (!problems.none()) return problems.answer(call.request);

  call.name_objects(domain::Collection::alert, {std::string(*id)});
  domain::AlertService alerts(call.services.database, call.services.audit, call.services.clock);
  const auto done = alerts.resolve(call.scope, *id, resolution, call.request.request_id);
  if (!done) return http::error_response(call.request, done.error());
  return http::Response::json(200, R"({"api":"/pub/v4.0/alert/update","ver":"v4.0"})");
}

}  // namespace guardian::api
