#include "admin/arguments.h"
#include "admin/audit/operator_event.h"
#include "admin/commands.h"
#include "admin/secrets/installation_secrets.h"

namespace guardian::admin {

Result<void> rotate_secrets(CommandContext& context, const boost::json::object&, CommandIo& io) {
  // The files first: a database that knows fewer secrets than the ring holds mends itself at the next
  // start, the other way round nothing would open.
  GUARDIAN_TRY(const auto ring, domain::KeyRing::rotate(context.directory.secrets(), context.clock));
  context.ring.set(ring);
  context.authenticator.invalidate();
  context.sessions.invalidate();
  const auto recorded = context.database.write(domain::WriteLane::security, [&](domain::Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(record_fingerprints(tx, *ring));
    return record_operator_event(context, tx, "secrets.rotate", "secrets");
  });
  GUARDIAN_CHECK(recorded);
  io.write("secrets rotated; what the old ones made stays valid until `secrets retire`\n");
  return {};
}

}  // namespace guardian::admin
