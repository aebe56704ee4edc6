#include <fmt/format.h>

#include "admin/arguments.h"
#include "admin/commands.h"
#include "admin/listing.h"
#include "base/json_writer.h"
#include "base/time_format.h"

namespace guardian::admin {
namespace {

std::string_view secret_state(domain::SecretState state) {
  switch (state) {
    case domain::SecretState::current:
      return "current";
    case domain::SecretState::accept:
      return "accept";
    case domain::SecretState::retired:
      return "retired";
  }
  return "";
}

}  // namespace

Result<void> list_secrets(CommandContext& context, const boost::json::object& arguments, CommandIo& io) {
  const auto entries = context.ring.get()->entries();
  if (wants_json(arguments)) {
    std::string out;
    JsonWriter json(out);
    json.begin_array();
    for (const auto& entry : entries) {
      json.begin_object().member("purpose", domain::to_string(entry.purpose)).member("version", entry.version);
      json.member("state", secret_state(entry.state)).member("created", format_time(entry.created_at));
      json.member("fingerprint", entry.fingerprint).end_object();
    }
    json.end_array();
    io.write(out + "\n");
    return {};
  }
  Listing listing({"PURPOSE", "VERSION", "STATE", "CREATED", "FINGERPRINT"});
  for (const auto& entry : entries)
    listing.add({std::string(domain::to_string(entry.purpose)), fmt::format("{}", entry.version),
                 std::string(secret_state(entry.state)), format_time(entry.created_at), entry.fingerprint});
  listing.print(io);
  return {};
}

}  // namespace guardian::admin
