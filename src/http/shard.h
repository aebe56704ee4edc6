#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "http/io_loop.h"
#include "http/server_context.h"

namespace guardian::http {

class Connection;

// One io thread's part: its loop and the connections that live and die on it. All but `hand_back` is
// for the loop's thread.
class Shard {
 public:
  explicit Shard(ServerContext& context);
  ~Shard();

  IoLoop& loop() { return loop_; }
  // Takes an accepted, admitted socket.
  void adopt(int descriptor, const IpAddress& peer, bool counted, OpenListener& listener);
  // From a worker: the connection's lane work is done. Many at once wake the loop once.
  void hand_back(std::shared_ptr<Connection> connection);
  void forget(Connection& connection);

  // Ends what waits longer than it may. Called every few milliseconds: one pass over all connections
  // costs less than a timer of their own for each of them.
  void sweep();
  void close_idle();
  void cut_all();

  // The Date field at `now`, made once a second.
  std::string_view date(Monotonic now);

 private:
  void take_back();

  ServerContext& context_;
  IoLoop loop_;
  std::vector<std::shared_ptr<Connection>> connections_;
  std::string date_;
  Monotonic date_until_;
  std::mutex mutex_;
  std::vector<std::shared_ptr<Connection>> handed_back_;
  std::vector<std::shared_ptr<Connection>> taken_back_;  // the loop's own, kept for its memory
};

}  // namespace guardian::http
