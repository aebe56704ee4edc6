#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ip_address.h"
#include "base/result.h"
#include "http/router.h"

namespace guardian::http {

struct TlsFiles {
  std::string certificate;  // PEM chain
  std::string key;          // PEM, 0600
};

// One listening socket with its own route table.
struct Listener {
  std::string host = "127.0.0.1";
  std::uint16_t port = 0;       // 0: the system picks; see Server::port
  std::optional<TlsFiles> tls;  // reloaded when the files change
  std::shared_ptr<const Router> router;
  // Runs before the route is looked up, on the io thread, and may answer by itself (wrong host, console
  // over plain HTTP). Absent: go on.
  std::function<std::optional<Response>(const Request&)> gate;
  // Added to every answer of this listener that does not set the field itself.
  Headers default_headers;
};

struct LaneOptions {
  std::size_t threads = 2;
  std::size_t queue = 512;  // waiting calls; one more is answered 503
  // So many of them may be of routes without `admit`: what anyone can call keeps no admitted call out.
  std::size_t open_queue = SIZE_MAX;
};

struct ServerOptions {
  // Behaviour
  // X-Forwarded-For and X-Forwarded-Proto are believed from these alone; the limit by address skips them.
  std::vector<Cidr> trusted_proxies;
  std::chrono::milliseconds head_timeout{10'000};  // the whole head, not per byte; then 408
  std::chrono::milliseconds body_grace{5'000};     // after it the body must keep `body_floor`
  std::size_t body_floor_bytes_per_second = 1024;
  std::chrono::milliseconds body_timeout{30'000};  // for each begun MiB of the body; then 408
  std::chrono::milliseconds write_stall_timeout{30'000};
  std::chrono::milliseconds idle_timeout{60'000};  // between two requests of a connection
  std::chrono::milliseconds tls_handshake_timeout{10'000};
  std::size_t request_line_limit = 8 * 1024;  // 414
  std::size_t head_limit = 16 * 1024;         // 431
  std::size_t field_limit = 100;              // 431
  std::size_t requests_per_connection = 1000;
  std::size_t connections = 4096;             // one more is closed without a word
  std::size_t connections_per_address = 256;  // loopback is not counted
  // Speed
  std::size_t io_threads = 1;
  LaneOptions database_lane{4, 512};
  LaneOptions password_lane{2, 32};
};

// What the access log and the metrics are told, once per answer, on an io thread. Must be quick.
struct Exchange {
  const Request& request;  // `target` is to be left alone: it may hold credentials
  std::string_view route;  // Route::name; "-" without a match
  unsigned status;
  std::size_t bytes;
  std::chrono::microseconds took;
  std::string_view note;
  std::string_view caller;   // Response::log_caller
  std::string_view account;  // Response::log_account
};

// Sockets, TLS, parsing, limits, lanes. Create, start, stop; `stop` and `port` may be called from any thread.
class Server {
 public:
  // Binds every listener; a port in use or a bad certificate: configuration.
  static Result<std::unique_ptr<Server>> open(std::vector<Listener> listeners, ServerOptions options,
                                              std::function<void(const Exchange&)> on_exchange);
  virtual ~Server() = default;
  virtual void start() = 0;
  // The port the listener of that index got.
  virtual std::uint16_t port(std::size_t listener) const = 0;
  // Stops accepting, lets requests in flight finish (answers carry `Connection: close`), closes idle
  // connections, and returns when all are done or `grace` is over (the rest is cut). A second call with
  // no grace ends the wait of the first.
  virtual void stop(std::chrono::milliseconds grace) = 0;
};

}  // namespace guardian::http
