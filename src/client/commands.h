#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"

namespace CLI {
class App;
}

namespace guardian::client {

// One operation of the Public API, for completion: "GET", "device/list".
struct OperationName {
  std::string method;
  std::string path;
};

// The commands of people with a key: `api`, `watch` and `completion`. They need no data directory and run no server.
// One thread; made while the command line is declared, run after it has been parsed.
class ClientCommands {
 public:
  // Adds them to `app`, which must outlive it.
  ClientCommands(CLI::App& app, std::vector<OperationName> operations);
  ~ClientCommands();
  ClientCommands(const ClientCommands&) = delete;
  ClientCommands& operator=(const ClientCommands&) = delete;

  bool parsed() const;
  // REQUIRES: parsed().
  Result<void> run();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace guardian::client
