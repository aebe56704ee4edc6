#include <string>

#include "api/key/key_operations.h"
#include "api/rate_limit.h"
#include "base/json_writer.h"
#include "base/time_format.h"
#include "domain/access/access_key.h"

namespace guardian::api {
namespace {

// How many calls are left in each operation's last minute; -1 stands for no limit.
void write_rates(JsonWriter& json, const Call& call) {
  json.key("rates").begin_array();
  for (const Operation& operation : operations().rows()) {
    if ((operation.mounts & (kV4AndV1 | kV2)) == 0) continue;  // one limit for all mounts
    const int limit = limit_of(operation, call.key->settings);
    json.begin_object().member("operation", operation.name).member("calls_per_minute", limit);
    if (limit > 0) {
      const auto rate = call.services.limiter.peek(call.scope.tenant_id(), operation.name, limit);
      json.member("remaining", rate.remaining);
    } else {
      json.member("remaining", limit);
    }
    json.end_object();
  }
  json.end_array();
}

}  // namespace

http::Response verify_key(const Call& call) {
  const auto row = call.services.database.read(
      [&](const domain::Reader& reader) { return reader.access_keys().find(call.scope, call.key->key_id); });
  if (!row) return http::error_response(call.request, row.error());
  if (!*row) return http::error_response(call.request, Error::not_found());
  const domain::AccessKey& key = **row;
  std::string out;
  JsonWriter json(out);
  json.begin_object()
      .member("id", key.key_id)
      .member("label", key.label)
      .member("status", domain::to_string(domain::shown_state(key, call.services.clock.now())))
      .member("access", domain::to_string(call.key->access))
      .member("customerid", call.scope.tenant_name());
  json.key("networks").begin_array();
  for (const Cidr& network : key.networks) json.value(network.to_string());
  json.end_array();
  json.member("expires", format_time(key.expires_at)).member("valid_until", format_time(key.valid_until));
  json.member("detected_date", domain::choice_text(call.key->detected_date));
  write_rates(json, call);
  json.end_object();
  return http::Response::json(200, std::move(out));
}

}  // namespace guardian::api
