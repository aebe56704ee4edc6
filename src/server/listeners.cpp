#include "server/listeners.h"

#include <fmt/format.h>

#include <filesystem>

namespace guardian::server {
namespace {

// What every answer carries unless it says otherwise itself: nothing may be sniffed, framed, cached or
// read from another origin. The console's pages set a policy of their own.
http::Headers default_headers(bool tls) {
  http::Headers headers;
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("Referrer-Policy", "no-referrer");
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Embedder-Policy", "require-corp");
  headers.set("Cross-Origin-Resource-Policy", "same-origin");
  headers.set("Permissions-Policy",
              "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), "
              "usb=()");
  headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  headers.set("Cache-Control", "no-store");
  if (tls) headers.set("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
  return headers;
}

Result<LogLevel> parse_level(std::string_view text) {
  if (text == "debug") return LogLevel::debug;
  if (text == "info") return LogLevel::info;
  if (text == "warning") return LogLevel::warning;
  if (text == "error") return LogLevel::error;
  return Error::configuration(fmt::format("log_level: expected debug, info, warning or error, found {}", text));
}

bool lies_within(const std::filesystem::path& file, const std::filesystem::path& directory) {
  std::error_code ignored;
  const auto inner = std::filesystem::absolute(file, ignored).lexically_normal();
  const auto outer = std::filesystem::absolute(directory, ignored).lexically_normal();
  return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
}

Result<void> check_demo(const Config& config, const ListenAddress& main) {
  if (!config.demo) return {};
  if (!main.is_loopback)
    return Error::configuration("--demo writes credentials to a file and is for loopback alone: listen on 127.0.0.1");
  if (config.demo_file.empty()) return Error::configuration("--demo needs --demo-file PATH for its credentials");
  if (lies_within(config.demo_file, config.data))
    return Error::configuration("--demo-file holds credentials and must lie outside the data directory");
  return {};
}

Result<std::vector<Cidr>> parse_networks(std::string_view setting, const std::vector<std::string>& texts) {
  std::vector<Cidr> networks;
  for (const auto& text : texts) {
    const auto network = Cidr::parse(text);
    if (!network) return Error::configuration(fmt::format("{}: {} is not a network like 10.2.0.0/16", setting, text));
    networks.push_back(*network);
  }
  return networks;
}

http::ServerOptions server_options(const Config& config, std::vector<Cidr> proxies) {
  http::ServerOptions options;
  options.trusted_proxies = std::move(proxies);
  options.head_timeout = std::chrono::seconds(config.head_timeout_seconds);
  options.body_timeout = std::chrono::seconds(config.body_timeout_seconds);
  options.idle_timeout = std::chrono::seconds(config.idle_timeout_seconds);
  options.connections = static_cast<std::size_t>(config.connections);
  options.connections_per_address = static_cast<std::size_t>(config.connections_per_address);
  options.io_threads = static_cast<std::size_t>(config.io_threads);
  options.database_lane = {static_cast<std::size_t>(config.database_workers),
                           static_cast<std::size_t>(config.database_queue),
                           (static_cast<std::size_t>(config.database_queue) + 1) / 2};
  options.password_lane = {static_cast<std::size_t>(config.password_workers),
                           static_cast<std::size_t>(config.password_queue)};
  return options;
}

}  // namespace

std::string ListenerPlan::url(std::uint16_t port) const {
  return fmt::format("{}://{}", tls ? "https" : "http", authority_of(main.host, port));
}

Result<ListenerPlan> plan_listeners(const Config& config) {
  ListenerPlan plan;
  GUARDIAN_TRY(plan.main, parse_listen_address(config.listen, "listen"));
  if (!config.ops_listen.empty()) {
    GUARDIAN_TRY(plan.ops, parse_listen_address(config.ops_listen, "ops_listen"));
  }
  GUARDIAN_TRY(plan.log_level, parse_level(config.log_level));
  if (config.tls_cert.empty() != config.tls_key.empty())
    return Error::configuration("TLS needs both tls_cert and tls_key");
  if (!config.tls_cert.empty()) plan.tls = http::TlsFiles{config.tls_cert, config.tls_key};
  const bool exposed = !plan.tls && !plan.main.is_loopback;
  if (exposed && !config.insecure_http)
    return Error::configuration(
        fmt::format("Refusing to listen on {} without TLS: access keys could be read on the way. Give --tls-cert and "
                    "--tls-key, or listen on loopback behind a proxy that ends TLS, or accept it with --insecure-http",
                    config.listen));
  if (plan.ops && !plan.ops->is_loopback && !config.insecure_http)
    return Error::configuration(
        fmt::format("Refusing to serve metrics on {}: they are open to whoever reaches them. Give --ops-listen a "
                    "loopback address, or accept it with --insecure-http",
                    config.ops_listen));
  GUARDIAN_CHECK(check_demo(config, plan.main));

  GUARDIAN_TRY(auto proxies, parse_networks("trusted_proxies", config.trusted_proxies));
  GUARDIAN_TRY(plan.webhook_prefixes, parse_networks("webhook_allowed_prefixes", config.webhook_allowed_prefixes));
  plan.server = server_options(config, std::move(proxies));
  plan.console.hosts = config.console_hosts;
  plan.console.hosts.push_back(plan.main.host);
  plan.console.public_url = config.public_url;
  plan.console.secure_context = !exposed;
  return plan;
}

std::vector<http::Listener> main_listeners(const ListenerPlan& plan, std::vector<http::Route> routes) {
  http::Listener listener;
  listener.host = plan.main.host;
  listener.port = plan.main.port;
  listener.tls = plan.tls;
  listener.router = std::make_shared<const http::Router>(std::move(routes));
  listener.gate = [options = plan.console](const http::Request& request) {
    return console::check_host(options, request);
  };
  listener.default_headers = default_headers(plan.tls.has_value());
  std::vector<http::Listener> all;
  all.push_back(std::move(listener));
  return all;
}

std::vector<http::Listener> ops_listeners(const ListenerPlan& plan, Readiness& readiness, Metrics& metrics) {
  auto routes = readiness.routes();
  http::Route scrape;
  scrape.pattern = "/metrics";
  scrape.name = "metrics";
  scrape.handler = [&metrics](const http::Request&) {
    http::Response response;
    response.headers.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    response.body = metrics.text();
    return response;
  };
  routes.push_back(scrape);
  http::Listener listener;
  listener.host = plan.ops->host;
  listener.port = plan.ops->port;
  listener.router = std::make_shared<const http::Router>(std::move(routes));
  listener.default_headers = default_headers(false);
  std::vector<http::Listener> all;
  all.push_back(std::move(listener));
  return all;
}

http::ServerOptions ops_server_options() {
  http::ServerOptions options;
  options.connections = 64;
  options.database_lane = {1, 16};
  options.password_lane = {1, 1};
  return options;
}

}  // namespace guardian::server
