#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "admin/arguments.h"
#include "admin/commands.h"
#include "admin/listing.h"

namespace guardian::admin {
namespace {

constexpr std::size_t kImportPiece = 64 * 1024;

// The caller's file piece by piece. A pipe may be silent while somebody types, but not for ever, and
// not once the caller has gone.
Result<std::string> next_piece(CommandIo& io, int input) {
  std::string piece(kImportPiece, '\0');
  for (int silent_seconds = 0; silent_seconds < 300;) {
    if (!io.is_listening()) return Error::unavailable("The caller has gone or the server stops; nothing was imported");
    pollfd waiting{input, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, 1000);
    if (ready == 0) ++silent_seconds;
    if (ready <= 0) continue;
    const ssize_t got = ::read(input, piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Error::unavailable(fmt::format("The file cannot be read: {}", std::strerror(errno)));
    piece.resize(static_cast<std::size_t>(got));
    return piece;
  }
  return Error::unavailable("The input was silent for 5 minutes; nothing was imported");
}

Result<void> import_items(CommandContext& context, domain::ImportKind kind, const boost::json::object& arguments,
                          CommandIo& io) {
  GUARDIAN_TRY(const auto tenant, required_text(arguments, "tenant"));
  const auto on_error =
      text_or(arguments, "on-error", "stop") == "skip" ? domain::OnError::skip : domain::OnError::stop;
  const int input = io.descriptor("input");
  if (input < 0) return Error::invalid("A file is needed");
  GUARDIAN_TRY(const auto scope, context.tenants.scope_of(tenant, context.who));

  const auto outcome = context.imports.run(
      scope, kind, on_error, [&] { return next_piece(io, input); },
      [&](std::string_view phase, std::int64_t done, std::int64_t total) { io.progress(phase, done, total); });
  const auto& report = outcome.report;
  for (const auto& problem : report.problems)
    io.note(fmt::format("line {}: {}", problem.line, printable(problem.what)));
  if (!outcome.result) return outcome.result;
  io.write(fmt::format("{} read, {} imported, {} skipped, {} devices created\n", report.read, report.imported,
                       report.skipped, report.devices_created));
  return {};
}

}  // namespace

Result<void> import_devices(CommandContext& context, const boost::json::object& arguments, CommandIo& io) {
  return import_items(context, domain::ImportKind::devices, arguments, io);
}

Result<void> import_alerts(CommandContext& context, const boost::json::object& arguments, CommandIo& io) {
  return import_items(context, domain::ImportKind::alerts, arguments, io);
}

Result<void> import_vulnerabilities(CommandContext& context, const boost::json::object& arguments, CommandIo& io) {
  return import_items(context, domain::ImportKind::vulnerabilities, arguments, io);
}

Result<void> import_filters(CommandContext& context, const boost::json::object& arguments, CommandIo& io) {
  return import_items(context, domain::ImportKind::filters, arguments, io);
}

Result<void> import_policies(CommandContext& context, const boost::json::object& arguments, CommandIo& io) {
  return import_items(context, domain::ImportKind::policies, arguments, io);
}

}  // namespace guardian::admin
