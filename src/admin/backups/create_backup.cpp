#include <fcntl.h>
#include <fmt/format.h>
#include <sys/sendfile.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "admin/arguments.h"
#include "admin/audit/operator_event.h"
#include "admin/commands.h"
#include "admin/local_message.h"
#include "base/random.h"

namespace guardian::admin {
namespace {

Result<void> copy_to(int output, const std::filesystem::path& path) {
  const Descriptor input(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!input) return Error::internal("the backup just written cannot be opened");
  while (true) {
    const ssize_t moved = ::sendfile(output, input.get(), nullptr, 1U << 20U);
    if (moved == 0) break;
    if (moved < 0 && errno == EINTR) continue;
    if (moved < 0)
      return Error{errno == ENOSPC ? ErrorCode::storage_full : ErrorCode::unavailable,
                   fmt::format("The backup cannot be written: {}", std::strerror(errno)),
                   {},
                   {}};
  }
  if (::fsync(output) != 0) return Error{ErrorCode::storage_full, "The backup cannot be written to the disk", {}, {}};
  return {};
}

}  // namespace

// The server may not reach the caller's folders, so it writes into its own and copies to the caller's
// open file, which the caller renames to its name once it is whole.
Result<void> create_backup(CommandContext& context, const boost::json::object&, CommandIo& io) {
  const int output = io.descriptor("output");
  if (output < 0) return Error::invalid("A file is needed");
  GUARDIAN_CHECK(record_operator_event(context, "backup.create", "database"));
  const auto path = context.directory.imports() / ("backup-" + random_id() + ".db");
  auto result = context.database.backup(path.string());
  if (result) result = copy_to(output, path);
  std::error_code ignored;
  std::filesystem::remove(path, ignored);
  GUARDIAN_CHECK(std::move(result));
  io.note("The secrets are not in it: keep a `secrets export` too.");
  return {};
}

}  // namespace guardian::admin
