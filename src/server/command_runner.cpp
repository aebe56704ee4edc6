#include "server/command_runner.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "admin/local_socket.h"
#include "base/log.h"
#include "server/command_table.h"
#include "server/installation.h"
#include "storage/open_database.h"

namespace guardian::server {
namespace {

using namespace std::chrono_literals;

constexpr auto kLockPatience = 30s;  // a server that starts, or another command

Result<void> run_here(const admin::Command& command, const boost::json::object& arguments, const CommandTarget& target,
                      admin::DataDirectory directory, admin::DirectoryLock lock, TerminalIo& io) {
  // A command's log lines would only disturb its output.
  open_log({.path = {}, .level = LogLevel::error});
  const auto who = admin::os_actor(::geteuid());
  GUARDIAN_TRY(const auto remembered, remembered_database(directory));
  const auto database = target.database.empty() ? remembered : target.database;
  if (command.run_offline != nullptr) {
    const auto open_embedded = [](const std::filesystem::path& folder) {
      storage::DatabaseOptions options;
      options.data_directory = folder;
      return storage::open_database(options);
    };
    admin::OfflineContext context{directory, open_embedded, database == "sqlite", process_clock(), who};
    return command.run_offline(context, arguments, io);
  }
  GUARDIAN_TRY(const auto installation, Installation::open(std::move(directory), std::move(lock),
                                                           {database, target.database_passfile, 1}, process_clock()));
  auto context = installation->context(who);
  return command.run(context, arguments, io);
}

}  // namespace

Result<void> run_command(const admin::Command& command, const boost::json::object& arguments,
                         const std::vector<std::string>& descriptors, const CommandTarget& target, TerminalIo& io) {
  const auto deadline = std::chrono::steady_clock::now() + kLockPatience;
  while (true) {
    // Asked first: root may speak to another user's server without owning its files.
    if (const auto socket = admin::connect_server(target.data))
      return admin::call_server(socket.get(), command.name, arguments, descriptors, io);
    GUARDIAN_TRY(auto directory, admin::DataDirectory::open(target.data, command.may_create));
    auto lock = admin::DirectoryLock::take(directory);
    if (lock) return run_here(command, arguments, target, std::move(directory), std::move(*lock), io);
    if (lock.error().type != "in-use" || std::chrono::steady_clock::now() > deadline) return std::move(lock).error();
    std::this_thread::sleep_for(50ms);
  }
}

}  // namespace guardian::server
