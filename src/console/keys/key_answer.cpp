#include <algorithm>

#include "base/time_format.h"
#include "console/keys/key_handlers.h"

namespace guardian::console {
namespace {

void write_text_or_null(JsonWriter& json, std::string_view name, std::string_view text) {
  json.key(name);
  if (text.empty()) {
    json.null();
  } else {
    json.value(text);
  }
}

void write_members(JsonWriter& json, const Console& console, const domain::AccessKey& key) {
  json.member("id", key.key_id).member("label", key.label).member("note", key.note);
  json.member("access", domain::to_string(key.access));
  json.key("networks").begin_array();
  for (const auto& network : key.networks) json.value(network.to_string());
  json.end_array();
  json.member("state", domain::to_string(domain::shown_state(key, console.services.clock.now())));
  json.member("created", format_time(key.issued_at)).member("created_by", key.created_by);
  json.member("expires", format_time(key.expires_at)).member("valid_until", format_time(key.valid_until));
  json.member("detected_date", domain::choice_text(key.detected_date));
  write_text_or_null(json, "rotated_from", key.rotated_from);
  write_text_or_null(json, "rotated_to", key.rotated_to);
  json.member("calls_last_hour", console.services.authenticator.calls_last_hour(key.key_id));
  json.key("last_used");
  if (key.last_use) {
    json.begin_object();
    json.member("time", format_time(key.last_use->time))
        .member("ip", key.last_use->ip)
        .member("route", key.last_use->route);
    json.end_object();
  } else {
    json.null();
  }
}

}  // namespace

void write_key(JsonWriter& json, const Console& console, const domain::AccessKey& key) {
  json.begin_object();
  write_members(json, console, key);
  json.end_object();
}

void write_key_of(JsonWriter& json, const Console& console, const domain::AccessKey& key,
                  std::string_view owner_email) {
  json.begin_object();
  write_members(json, console, key);
  json.key("owner").begin_object().member("id", key.user_id);
  write_text_or_null(json, "email", owner_email);
  json.end_object().end_object();
}

http::Response key_answer(const Console& console, const domain::AccessKey& key) {
  std::string out;
  JsonWriter json(out);
  write_key(json, console, key);
  return http::Response::json(200, std::move(out));
}

http::Response created_key_answer(const Console& console, const http::Request& request,
                                  const domain::SignedIn& signed_in, const domain::CreatedKey& created) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  if (!created.access_key) json.member("type", "already-created");
  json.key("key");
  write_key(json, console, created.row);
  json.member("access_key_id", created.row.key_id);
  if (created.access_key) json.member("access_key", created.access_key->reveal());
  json.member("customerid", signed_in.scope.tenant_name());
  json.member("url", api_url(console, request));
  if (created.replaces) {
    json.key("replaces");
    write_key(json, console, *created.replaces);
  }
  json.end_object();
  return http::Response::json(created.access_key ? 201 : 200, std::move(out));
}

std::string api_url(const Console& console, const http::Request& request) {
  if (!console.options.public_url.empty()) return console.options.public_url;
  return (request.tls ? "https://" : "http://") + request.authority;
}

Result<std::optional<std::string>> idempotency_key(const http::Request& request) {
  const auto count = request.headers.count("Idempotency-Key");
  if (count == 0) return std::optional<std::string>();
  const auto value = *request.headers.find("Idempotency-Key");
  const bool fits = count == 1 && !value.empty() && value.size() <= 255 &&
                    std::all_of(value.begin(), value.end(), [](char c) { return c > 0x20 && c < 0x7f; });
  if (!fits) return Error::invalid("Idempotency-Key must be given once, as 1 to 255 visible ASCII characters");
  return std::optional<std::string>(value);
}

}  // namespace guardian::console
