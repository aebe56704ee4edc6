#pragma once

#include <atomic>
#include <functional>
#include <memory>

#include "http/admission.h"
#include "http/head_check.h"
#include "http/lane.h"
#include "http/server.h"
#include "http/tls.h"

namespace guardian::http {

// A listener with what opening it has made.
struct OpenListener {
  Listener setup;
  std::unique_ptr<TlsCertificate> certificate;  // absent: plain
  int descriptor = -1;
  std::uint16_t port = 0;
};

// What all connections of a server look at. Immutable while it runs but for its synchronised members.
struct ServerContext {
  ServerContext(ServerOptions o, std::function<void(const Exchange&)> observer)
      : options(std::move(o)),
        head_limits{options.request_line_limit, options.head_limit, options.field_limit},
        on_exchange(std::move(observer)),
        admission(options.connections, options.connections_per_address),
        database(options.database_lane.threads, options.database_lane.queue, options.database_lane.open_queue),
        password(options.password_lane.threads, options.password_lane.queue, options.password_lane.open_queue) {}

  LanePool* lane(Lane which) {
    switch (which) {
      case Lane::io:
        return nullptr;
      case Lane::database:
        return &database;
      case Lane::password:
        return &password;
    }
    return nullptr;
  }

  const ServerOptions options;
  const HeadLimits head_limits;
  const std::function<void(const Exchange&)> on_exchange;
  std::atomic<bool> stopping{false};
  Admission admission;
  LanePool database;
  LanePool password;
};

}  // namespace guardian::http
