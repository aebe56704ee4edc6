#include "api/devices/device_operations.h"
#include "api/devices/device_view.h"
#include "api/parameters/input_problems.h"
#include "base/ip_address.h"
#include "base/json_writer.h"
#include "domain/custom_attributes/effective_attributes.h"
#include "domain/devices/device.h"

namespace guardian::api {

http::Response get_device_by_ip(const Call& call) {
  const auto text = call.request.parameter("ip");
  if (!text) {
    InputProblems problems;
    problems.in_query("ip", "is required");
    return problems.answer(call.request);
  }
  const auto ip = IpAddress::parse(*text);  // what is no address belongs to no device
  if (!ip) return http::error_response(call.request, Error::not_found());
  const auto devices =
      call.services.database.read([&](const domain::Reader& reader) -> Result<std::vector<domain::DeviceDetail>> {
        GUARDIAN_TRY(auto found, reader.devices().find_by_ip(call.scope, ip->to_string()));
        GUARDIAN_CHECK(domain::add_custom_attributes(reader, call.scope, found));
        return found;
      });
  if (!devices) return http::error_response(call.request, devices.error());
  if (devices->empty()) return http::error_response(call.request, Error::not_found());
  std::string body = "{\"devices\":[";
  for (const auto& device : *devices) {
    if (&device != &devices->front()) body += ',';
    write_device(body, device, domain::FieldSet::full);
  }
  body += "],\"total\":" + std::to_string(devices->size()) + "}";
  return http::Response::json(200, std::move(body));
}

}  // namespace guardian::api
