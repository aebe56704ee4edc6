#include "api/profiles/profile_operations.h"
#include "base/json_writer.h"
#include "domain/profiles/profile_catalogue.h"

namespace guardian::api {
namespace {

// The whole catalogue, not only what the tenant has: the same bytes for everyone, about 400 KB, written once.
const std::string& profile_mapping_text() {
  static const std::string text = [] {
    const auto profiles = domain::profile_catalogue().all();
    std::string out;
    JsonWriter json(out);
    json.begin_object().member("count", profiles.size()).key("mapping").begin_array();
    for (const domain::Profile& profile : profiles) {
      json.begin_object()
          .member("profile", profile.name)
          .member("category", profile.category)
          .member("vertical", profile.vertical)
          .end_object();
    }
    json.end_array().end_object();
    return out;
  }();
  return text;
}

}  // namespace

http::Response get_profile_mapping(const Call&) {
  http::Response response = http::Response::json(200, {});
  response.body = http::StaticBody{profile_mapping_text()};
  return response;
}

}  // namespace guardian::api
