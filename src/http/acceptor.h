#pragma once

#include <functional>
#include <memory>

#include "base/ip_address.h"
#include "http/io_loop.h"
#include "http/server_context.h"

namespace guardian::http {

// Accepts on one listening socket; lives on the first shard's loop. Out of descriptors it rests until
// `retry` instead of spinning on a socket that stays readable.
class Acceptor final : public Ready, public std::enable_shared_from_this<Acceptor> {
 public:
  // `take(descriptor, peer, counted)` gets each admitted socket.
  using Take = std::function<void(int, const IpAddress&, bool)>;

  Acceptor(IoLoop& loop, ServerContext& context, int descriptor, Take take);

  void on_ready(bool for_write) override;
  void retry();  // every few milliseconds
  void close();

 private:
  void accept_one(int descriptor, const IpAddress& peer);

  ServerContext& context_;
  IoLoop::Watch watch_;
  const Take take_;
  bool closed_ = false;
  bool resting_ = false;
  Monotonic rest_until_;
};

}  // namespace guardian::http
