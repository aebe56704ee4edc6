#include <string>

#include "api/custom_attributes/custom_attribute_operations.h"
#include "api/custom_attributes/custom_attribute_view.h"
#include "api/parameters/choice.h"
#include "api/parameters/list_input.h"
#include "base/json_writer.h"
#include "domain/custom_attributes/custom_attribute_service.h"

namespace guardian::api {
namespace {

enum class AttributeOwner { user, system, all };
constexpr Choice<AttributeOwner> kAttributeOwners[] = {
    {"user", AttributeOwner::user}, {"system", AttributeOwner::system}, {"all", AttributeOwner::all}};

}  // namespace

http::Response list_custom_attributes(const Call& call) {
  InputProblems problems;
  const auto owner = read_choice<AttributeOwner>(call.request, "type", kAttributeOwners, problems);
  domain::ListBounds bounds;
  bounds.changed_after = read_changed_after(call, problems);
  if (!problems.none()) return problems.answer(call.request);
  const auto attributes = call.services.database.read(
      [&](const domain::Reader& reader) { return domain::CustomAttributeService::list(reader, call.scope, bounds); });
  if (!attributes) return http::error_response(call.request, attributes.error());

  std::string body;
  JsonWriter json(body);
  json.begin_object().member("ver", "4.0").key("fields").begin_array();
  for (const domain::CustomAttribute& attribute : *attributes) {
    const auto of =
        domain::find_system_attribute(attribute.id) != nullptr ? AttributeOwner::system : AttributeOwner::user;
    if (owner.value_or(AttributeOwner::all) == AttributeOwner::all || owner == of)
      write_custom_attribute(json, attribute);
  }
  json.end_array().end_object();
  return http::Response::json(200, std::move(body));
}

}  // namespace guardian::api
