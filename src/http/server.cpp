#include "http/server.h"

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <thread>

#include "base/log.h"
#include "http/acceptor.h"
#include "http/listen.h"
#include "http/server_context.h"
#include "http/shard.h"

namespace guardian::http {
namespace {

// Often enough that no timeout is late by more than a quarter, or 250 ms.
std::chrono::milliseconds sweep_interval(const ServerOptions& options) {
  const auto shortest = std::min({options.head_timeout, options.body_grace, options.body_timeout,
                                  options.write_stall_timeout, options.idle_timeout, options.tls_handshake_timeout});
  return std::clamp(shortest / 4, std::chrono::milliseconds(1), std::chrono::milliseconds(250));
}

class AsyncServer final : public Server {
 public:
  AsyncServer(std::vector<OpenListener> listeners, ServerOptions options,
              std::function<void(const Exchange&)> on_exchange)
      : listeners_(std::move(listeners)), context_(std::move(options), std::move(on_exchange)) {
    const std::size_t threads = std::max<std::size_t>(1, context_.options.io_threads);
    for (std::size_t i = 0; i < threads; ++i) shards_.push_back(std::make_unique<Shard>(context_));
  }

  ~AsyncServer() override {
    stop(std::chrono::milliseconds(0));
    for (auto& listener : listeners_) {
      if (listener.descriptor >= 0) ::close(listener.descriptor);  // never started
    }
  }

  void start() override {
    for (auto& listener : listeners_) {
      acceptors_.push_back(
          std::make_shared<Acceptor>(shards_[0]->loop(), context_, std::exchange(listener.descriptor, -1),
                                     [this, &listener](int descriptor, const IpAddress& peer, bool counted) {
                                       Shard& shard = *shards_[next_shard_++ % shards_.size()];
                                       if (&shard == shards_[0].get())
                                         return shard.adopt(descriptor, peer, counted, listener);
                                       shard.loop().post([&shard, &listener, descriptor, peer, counted] {
                                         shard.adopt(descriptor, peer, counted, listener);
                                       });
                                     }));
    }
    const auto interval = sweep_interval(context_.options);
    for (auto& shard : shards_) {
      const bool first = shard == shards_[0];
      shard->loop().every(interval, [this, first, raw = shard.get()] {
        raw->sweep();
        if (!first) return;
        for (auto& acceptor : acceptors_) acceptor->retry();
      });
    }
    shards_[0]->loop().post([this] {
      for (auto& acceptor : acceptors_) acceptor->on_ready(false);
    });
    for (auto& shard : shards_) threads_.emplace_back([raw = shard.get()] { raw->loop().run(); });
  }

  std::uint16_t port(std::size_t listener) const override { return listeners_.at(listener).port; }

  void stop(std::chrono::milliseconds grace) override {
    // Whoever has no patience cuts what an earlier, patient call is still waiting for.
    if (grace == grace.zero() && context_.stopping) on_each_shard([](Shard& shard) { shard.cut_all(); });
    std::lock_guard lock(stop_mutex_);
    if (threads_.empty()) return;
    context_.stopping = true;
    on_each_shard([this](Shard& shard) {
      if (&shard == shards_[0].get()) {
        for (auto& acceptor : acceptors_) acceptor->close();
      }
      shard.close_idle();
    });
    if (const std::size_t left = context_.admission.wait_until_empty(grace); left > 0) {
      if (grace > grace.zero()) log_warning("connections_cut", {{"connections", static_cast<std::int64_t>(left)}});
      on_each_shard([](Shard& shard) { shard.cut_all(); });
      context_.admission.wait_until_empty(std::chrono::seconds(1));
    }
    context_.database.stop();
    context_.password.stop();
    for (auto& shard : shards_) shard->loop().stop();
    for (auto& thread : threads_) thread.join();
    threads_.clear();
  }

 private:
  void on_each_shard(const std::function<void(Shard&)>& work) {
    for (auto& shard : shards_) shard->loop().post([work, raw = shard.get()] { work(*raw); });
  }

  std::vector<OpenListener> listeners_;
  ServerContext context_;
  std::vector<std::unique_ptr<Shard>> shards_;
  std::vector<std::shared_ptr<Acceptor>> acceptors_;  // shared with their pending waits
  std::size_t next_shard_ = 0;
  std::mutex stop_mutex_;
  std::vector<std::thread> threads_;
};

Result<OpenListener> open_listener(Listener setup) {
  OpenListener open;
  if (setup.tls) {
    GUARDIAN_TRY(open.certificate, TlsCertificate::load(*setup.tls));
  }
  GUARDIAN_TRY(const auto socket, listen_on(setup.host, setup.port));
  open.descriptor = socket.descriptor;
  open.port = socket.port;
  open.setup = std::move(setup);
  return open;
}

}  // namespace

Result<std::unique_ptr<Server>> Server::open(std::vector<Listener> listeners, ServerOptions options,
                                             std::function<void(const Exchange&)> on_exchange) {
  std::vector<OpenListener> opened;
  const auto close_all = [&] {
    for (auto& listener : opened) ::close(listener.descriptor);
  };
  for (auto& setup : listeners) {
    // OpenSSL writes by write(2), which would end the process when a client has gone.
    if (setup.tls) std::signal(SIGPIPE, SIG_IGN);
    auto listener = open_listener(std::move(setup));
    if (!listener) {
      close_all();
      return std::move(listener).error();
    }
    opened.push_back(std::move(listener).value());
  }
  return std::unique_ptr<Server>(
      std::make_unique<AsyncServer>(std::move(opened), std::move(options), std::move(on_exchange)));
}

}  // namespace guardian::http
