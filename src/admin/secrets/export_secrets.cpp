#include "admin/arguments.h"
#include "admin/audit/operator_event.h"
#include "admin/commands.h"

namespace guardian::admin {

Result<void> export_secrets(CommandContext& context, const boost::json::object&, CommandIo& io) {
  GUARDIAN_TRY(const auto passphrase, read_secret(io, "password"));
  if (!passphrase || passphrase->reveal().size() < 15)
    return Error::invalid("The passphrase must have at least 15 bytes: it is all that protects the file");
  const int output = io.descriptor("output");
  if (output < 0) return Error::invalid("A file is needed");
  GUARDIAN_TRY(const auto sealed, domain::KeyRing::export_sealed(context.directory.secrets(), *passphrase));
  // The record first: an export nobody can find in the audit is worse than one recorded and not written.
  GUARDIAN_CHECK(record_operator_event(context, "secrets.export", "secrets"));
  GUARDIAN_CHECK(write_all(output, sealed));
  io.note("Keep the file and its passphrase apart, and both apart from the backups.");
  return {};
}

}  // namespace guardian::admin
