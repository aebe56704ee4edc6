#include "base/time_format.h"
#include "console/administration/administration_handlers.h"

namespace guardian::console {
namespace {

template <typename T>
void write_known(JsonWriter& json, std::string_view name, const std::optional<T>& value) {
  json.key(name);
  if (!value) {
    json.null();
  } else if constexpr (std::is_same_v<T, Instant>) {
    json.value(format_time(*value));
  } else {
    json.value(*value);
  }
}

}  // namespace

http::Response get_health(const Console& console, const http::Request&, const SignedIn& signed_in) {
  const SystemHealth health = console.services.administration.health(signed_in.scope);
  std::string out;
  JsonWriter json(out);
  json.begin_object().member("version", health.version).member("started", format_time(health.started));
  json.member("uptime_seconds", health.uptime.count());
  json.key("database").begin_object().member("engine", health.engine).member("schema", health.schema);
  json.member("reachable", health.database_reachable).end_object();
  json.key("disk").begin_object();
  write_known(json, "free_bytes", health.disk_free_bytes);
  write_known(json, "total_bytes", health.disk_total_bytes);
  json.end_object().key("webhooks").begin_object();
  write_known(json, "waiting", health.webhooks_waiting);
  write_known(json, "oldest", health.webhooks_oldest);
  json.end_object().key("requests").begin_object();
  json.member("since_start", health.requests).member("server_errors", health.server_errors);
  json.member("last_minute", health.requests_last_minute).end_object();
  write_known(json, "last_backup", health.last_backup);
  json.end_object();
  return http::Response::json(200, std::move(out));
}

}  // namespace guardian::console
