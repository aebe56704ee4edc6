#include "api/custom_attributes/custom_attribute_body.h"
#include "api/custom_attributes/custom_attribute_operations.h"

namespace guardian::api {

http::Response delete_custom_attribute(const Call& call) {
  const auto id = call.request.parameter("customAttributeId");
  if (!id || id->empty()) {
    InputProblems problems;
    problems.in_query("customAttributeId", "is required");
    return problems.answer(call.request);
  }
  call.name_objects(domain::Collection::custom_attribute, {std::string(*id)});
  domain::CustomAttributeService service(call.services.database, call.services.audit, call.services.clock);
  const auto done = service.remove(call.scope, *id, call.request.request_id);
  return done ? custom_attribute_changed() : http::error_response(call.request, done.error());
}

}  // namespace guardian::api
