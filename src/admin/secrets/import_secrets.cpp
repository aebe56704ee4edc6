#include "admin/arguments.h"
#include "admin/commands.h"

namespace guardian::admin {

Result<void> import_secrets(OfflineContext& context, const boost::json::object&, CommandIo& io) {
  GUARDIAN_TRY(const auto passphrase, read_secret(io, "password"));
  if (!passphrase) return Error::invalid("The passphrase of the export is needed");
  GUARDIAN_TRY(const auto sealed, read_all(io.descriptor("input"), 1024 * 1024));
  GUARDIAN_CHECK(domain::KeyRing::import_sealed(context.directory.secrets(), sealed, *passphrase));
  io.write("secrets imported\n");
  return {};
}

}  // namespace guardian::admin
