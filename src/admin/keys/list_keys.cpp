#include <fmt/format.h>

#include <map>

#include "admin/arguments.h"
#include "admin/commands.h"
#include "admin/listing.h"
#include "base/json_writer.h"
#include "base/time_format.h"

namespace guardian::admin {
namespace {

using Emails = std::map<std::string, std::string>;

void write_key(JsonWriter& json, const domain::AccessKey& key, const Emails& emails, Instant now) {
  const auto owner = emails.find(key.user_id);
  json.begin_object().member("id", key.key_id).member("user", owner == emails.end() ? key.user_id : owner->second);
  json.member("label", key.label).member("note", key.note).member("access", domain::to_string(key.access));
  json.key("networks").begin_array();
  for (const auto& network : key.networks) json.value(network.to_string());
  json.end_array().member("state", domain::to_string(domain::shown_state(key, now)));
  json.member("created", format_time(key.issued_at)).member("created_by", key.created_by);
  json.member("expires", format_time(key.expires_at)).member("valid_until", format_time(key.valid_until));
  json.member("detected_date", domain::choice_text(key.detected_date));
  json.key("rotated_from");
  key.rotated_from.empty() ? json.null() : json.value(key.rotated_from);
  json.key("rotated_to");
  key.rotated_to.empty() ? json.null() : json.value(key.rotated_to);
  json.key("last_used");
  if (key.last_use) {
    json.begin_object().member("time", format_time(key.last_use->time)).member("ip", key.last_use->ip);
    json.member("route", key.last_use->route).end_object();
  } else {
    json.null();
  }
  json.end_object();
}

}  // namespace

Result<void> list_keys(CommandContext& context, const boost::json::object& arguments, CommandIo& io) {
  GUARDIAN_TRY(const auto tenant, required_text(arguments, "tenant"));
  GUARDIAN_TRY(const auto scope, context.tenants.scope_of(tenant, context.who));
  GUARDIAN_TRY(const auto keys, context.keys.list_tenant(scope));
  GUARDIAN_TRY(const auto members, context.members.list(scope));
  Emails emails;
  for (const auto& member : members) emails[member.user_id] = member.email;
  const Instant now = context.clock.now();
  if (wants_json(arguments)) {
    std::string out;
    JsonWriter json(out);
    json.begin_array();
    for (const auto& key : keys) write_key(json, key, emails, now);
    json.end_array();
    io.write(out + "\n");
    return {};
  }
  Listing listing({"ID", "LABEL", "USER", "ACCESS", "STATE", "EXPIRES", "LAST USED"});
  for (const auto& key : keys)
    listing.add({key.key_id, key.label, emails[key.user_id], std::string(domain::to_string(key.access)),
                 std::string(domain::to_string(domain::shown_state(key, now))), format_time(key.valid_until),
                 key.last_use ? fmt::format("{} {}", format_time(key.last_use->time), key.last_use->ip) : "-"});
  listing.print(io);
  return {};
}

}  // namespace guardian::admin
