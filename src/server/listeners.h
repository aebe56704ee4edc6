#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/log.h"
#include "console/routes.h"
#include "http/server.h"
#include "server/config.h"
#include "server/listen_address.h"
#include "server/metrics.h"
#include "server/readiness.h"

namespace guardian::server {

// The settings of the listeners, checked and put together.
struct ListenerPlan {
  ListenAddress main;
  std::optional<ListenAddress> ops;
  std::optional<http::TlsFiles> tls;
  http::ServerOptions server;
  console::Options console;
  LogLevel log_level = LogLevel::info;
  std::vector<Cidr> webhook_prefixes;

  std::string url(std::uint16_t port) const;
};

// configuration: an address, network or level that is none; a non-loopback address without TLS and
// without insecure_http; demo on a non-loopback address or without its file.
Result<ListenerPlan> plan_listeners(const Config& config);

std::vector<http::Listener> main_listeners(const ListenerPlan& plan, std::vector<http::Route> routes);
std::vector<http::Listener> ops_listeners(const ListenerPlan& plan, Readiness& readiness, Metrics& metrics);
http::ServerOptions ops_server_options();

}  // namespace guardian::server
