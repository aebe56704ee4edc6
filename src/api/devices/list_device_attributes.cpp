#include "api/devices/device_operations.h"
#include "base/json_writer.h"
#include "domain/devices/device_attributes.h"

namespace guardian::api {
namespace {

// The same for every tenant: written once.
const std::string& device_attributes_text() {
  static const std::string text = [] {
    const auto attributes = domain::device_attributes();
    std::string out;
    JsonWriter json(out);
    json.begin_object().member("total", attributes.size()).key("device_attributes").begin_array();
    for (const domain::DeviceAttribute& attribute : attributes) {
      json.begin_object()
          .member("field_name", attribute.name)
          .member("display_name", attribute.display_name)
          .end_object();
    }
    json.end_array().end_object();
    return out;
  }();
  return text;
}

}  // namespace

http::Response list_device_attributes(const Call&) {
  http::Response response = http::Response::json(200, {});
  response.body = http::StaticBody{device_attributes_text()};
  return response;
}

}  // namespace guardian::api
