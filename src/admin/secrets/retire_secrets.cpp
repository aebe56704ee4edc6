#include <fmt/format.h>

#include <algorithm>

#include "admin/arguments.h"
#include "admin/audit/operator_event.h"
#include "admin/commands.h"
#include "admin/listing.h"
#include "admin/secrets/installation_secrets.h"

namespace guardian::admin {
namespace {

using domain::SecretPurpose;

// Not `audit`: its old secrets prove old records. Not `wrap`: its old secrets open what they sealed.
bool can_retire(SecretPurpose purpose) { return purpose != SecretPurpose::audit && purpose != SecretPurpose::wrap; }

}  // namespace

Result<void> retire_secrets(CommandContext& context, const boost::json::object& arguments, CommandIo& io) {
  const auto ring = context.ring.get();
  std::vector<domain::KeyRing::Entry> ending;
  const auto ends = [&](SecretPurpose purpose, int version) {
    return std::any_of(ending.begin(), ending.end(),
                       [&](const auto& entry) { return entry.purpose == purpose && entry.version == version; });
  };
  for (const auto& entry : ring->entries())
    if (entry.state == domain::SecretState::accept && can_retire(entry.purpose)) ending.push_back(entry);
  if (ending.empty()) {
    io.write("nothing to retire: no secret was replaced since the last time\n");
    return {};
  }

  Listing listing({"TENANT", "ID", "LABEL"});
  int stopping = 0;
  GUARDIAN_TRY(const auto tenants, context.tenants.list());
  for (const auto& tenant : tenants) {
    GUARDIAN_TRY(const auto scope, context.tenants.scope_of(tenant.name, context.who));
    GUARDIAN_TRY(const auto keys, context.keys.list_tenant(scope));
    for (const auto& key : keys) {
      const auto state = domain::shown_state(key, context.clock.now());
      if (state == domain::ShownKeyState::revoked || state == domain::ShownKeyState::expired) continue;
      if (!ends(SecretPurpose::jwt, key.signing_version) && !ends(SecretPurpose::pepper, key.pepper_version)) continue;
      listing.add({tenant.name, key.key_id, key.label});
      ++stopping;
    }
  }
  if (stopping > 0) listing.print(io);
  GUARDIAN_CHECK(require_confirmation(
      arguments, io, fmt::format("Retire {} secrets? {} access keys stop working at once.", ending.size(), stopping)));

  std::shared_ptr<const domain::KeyRing> now = ring;
  for (const auto& entry : ending) {
    GUARDIAN_TRY(now,
                 domain::KeyRing::retire(context.directory.secrets(), entry.purpose, entry.version, context.clock));
    context.ring.set(now);
  }
  context.authenticator.invalidate();
  context.sessions.invalidate();
  const auto recorded = context.database.write(domain::WriteLane::security, [&](domain::Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(record_fingerprints(tx, *now));
    return record_operator_event(context, tx, "secrets.retire", "secrets",
                                 fmt::format("{{\"secrets\":{},\"keys\":{}}}", ending.size(), stopping));
  });
  GUARDIAN_CHECK(recorded);
  io.write(fmt::format("{} secrets retired, {} keys stopped\n", ending.size(), stopping));
  return {};
}

}  // namespace guardian::admin
