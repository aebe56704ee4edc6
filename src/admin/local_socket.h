#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "admin/command_io.h"
#include "admin/data_directory.h"
#include "admin/local_message.h"
#include "base/result.h"

// How the command line reaches a running server: DIR/control.sock, 0600 in a 0700 directory, and the
// peer's uid must be the server's or 0.
namespace guardian::admin {

// One command as it came over the socket.
struct LocalCall {
  std::string command;
  boost::json::object arguments;
  std::string who;  // "os:<user>" of the peer
};

// Accepts callers in a thread of its own and runs each call in another, at most `kCallers` at once.
class LocalServer {
 public:
  static constexpr int kCallers = 8;
  using Serve = std::function<Result<void>(const LocalCall& call, CommandIo& io)>;

  // REQUIRES: the directory's lock is held, so a socket that is there belongs to nobody.
  static Result<std::unique_ptr<LocalServer>> open(const DataDirectory& directory, Serve serve);
  // Stops accepting, hears no caller any more, waits for the running calls, removes the socket.
  ~LocalServer();

 private:
  struct State;
  explicit LocalServer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// The caller's side. Blocks until the server is done, passing its output on to `io`; the io's
// descriptors named in `descriptors` go along. The error is the command's own.
Result<void> call_server(int socket, std::string_view command, const boost::json::object& arguments,
                         const std::vector<std::string>& descriptors, CommandIo& io);

// The actor a local user is in the audit: "os:<name>", "os:<uid>" when the uid has none.
std::string os_actor(unsigned uid);

// A connected socket; absent when no server listens there.
Descriptor connect_server(const std::filesystem::path& data_directory);

}  // namespace guardian::admin
