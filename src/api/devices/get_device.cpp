#include "api/devices/device_operations.h"
#include "api/devices/device_view.h"
#include "api/parameters/input_problems.h"
#include "domain/custom_attributes/effective_attributes.h"
#include "domain/devices/device.h"
#include "domain/devices/device_identity.h"

namespace guardian::api {
namespace {

Result<std::optional<domain::DeviceDetail>> find_one(const Call& call, std::optional<std::string_view> deviceid,
                                                     std::string_view deviceip) {
  return call.services.database.read([&](const domain::Reader& reader) -> Result<std::optional<domain::DeviceDetail>> {
    if (deviceid) {
      const auto normal = domain::normalise_deviceid(*deviceid);
      if (!normal) return std::optional<domain::DeviceDetail>();
      GUARDIAN_TRY(auto device, reader.devices().find(call.scope, *normal));
      if (device) GUARDIAN_CHECK(domain::add_custom_attributes(reader, call.scope, {&*device, 1}));
      return device;
    }
    GUARDIAN_TRY(auto found, reader.devices().find_by_ip(call.scope, deviceip));
    if (found.empty()) return std::optional<domain::DeviceDetail>();
    GUARDIAN_CHECK(domain::add_custom_attributes(reader, call.scope, {found.data(), 1}));
    return std::optional(std::move(found.front()));
  });
}

}  // namespace

http::Response get_device(const Call& call) {
  const auto deviceid = call.request.parameter("deviceid");
  const auto deviceip = call.request.parameter("deviceip");  // of clients of 2019
  if (!deviceid && !deviceip) {
    InputProblems problems;
    problems.in_query("deviceid", "is required");
    return problems.answer(call.request);
  }
  if (deviceid && deviceid->empty()) return http::Response::json(200, "{}");
  const auto device = find_one(call, deviceid, deviceip.value_or(std::string_view()));
  if (!device) return http::error_response(call.request, device.error());
  if (!*device) return http::error_response(call.request, Error::not_found());
  std::string body;
  body.reserve(6 * 1024);
  write_device(body, **device, domain::FieldSet::full);
  return http::Response::json(200, std::move(body));
}

}  // namespace guardian::api
