#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <vector>

#include "admin/command.h"
#include "server/terminal_io.h"

namespace guardian::server {

// Where the command finds the installation.
struct CommandTarget {
  std::string data;
  std::string database;  // empty: the one the installation remembers
  std::string database_passfile;
};

// Runs one command: by the socket when a server runs there, else here, under the directory's lock.
// `descriptors` are the names of what `io` opened for it.
Result<void> run_command(const admin::Command& command, const boost::json::object& arguments,
                         const std::vector<std::string>& descriptors, const CommandTarget& target, TerminalIo& io);

}  // namespace guardian::server
