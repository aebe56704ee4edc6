#include "api/custom_attributes/custom_attribute_body.h"
#include "api/custom_attributes/custom_attribute_operations.h"
#include "api/parameters/json_body.h"

namespace guardian::api {

http::Response update_custom_attribute(const Call& call) {
  auto body = read_json_body(call.request);
  if (auto* refused = std::get_if<http::Response>(&body)) return std::move(*refused);
  InputProblems problems;
  BodyFields fields(std::get<boost::json::object>(body), "", problems);
  const auto id = fields.text("customAttributeId", Presence::required, 1, kLongestAttributeId);
  const auto change = read_custom_attribute_change(fields, problems);
  if (!problems.none()) return problems.answer(call.request);

  call.name_objects(domain::Collection::custom_attribute, {std::string(*id)});
  domain::CustomAttributeService service(call.services.database, call.services.audit, call.services.clock);
  const auto done = service.update(call.scope, *id, change, call.request.request_id);
  return done ? custom_attribute_changed() : http::error_response(call.request, done.error());
}

}  // namespace guardian::api
