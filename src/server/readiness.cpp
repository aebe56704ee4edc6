#include "server/readiness.h"

#include <fmt/format.h>

#include <chrono>

namespace guardian::server {

Readiness::Readiness(domain::Database& database, const domain::AuditTrail& audit, std::filesystem::path directory,
                     std::int64_t min_free_megabytes, const Clock& clock)
    : database_(database),
      audit_(audit),
      directory_(std::move(directory)),
      min_free_megabytes_(min_free_megabytes),
      clock_(clock) {}

std::optional<std::string> Readiness::what_is_missing() {
  if (stopping_) return "stopping";
  if (!started_) return "starting";
  return last_.with([&](Last& last) {
    const auto now = clock_.monotonic();
    if (!last.when || now - *last.when >= std::chrono::seconds(1)) {
      last.missing = probe();
      last.when = now;
    }
    return last.missing;
  });
}

std::optional<std::string> Readiness::probe() {
  if (!database_.check_ready()) return "database";
  if (!audit_.writable()) return "audit";
  std::error_code failed;
  const auto space = std::filesystem::space(directory_, failed);
  if (failed || static_cast<std::int64_t>(space.available / (1024 * 1024)) < min_free_megabytes_) return "disk";
  return std::nullopt;
}

http::Route Readiness::readyz() {
  http::Route route;
  route.pattern = "/readyz";
  route.name = "readyz";
  route.handler = [this](const http::Request&) {
    const auto missing = what_is_missing();
    if (!missing) return http::Response::json(200, R"({"ready":true})");
    auto response = http::Response::json(503, fmt::format(R"({{"ready":false,"missing":"{}"}})", *missing));
    response.headers.set("Retry-After", "1");
    return response;
  };
  return route;
}

std::vector<http::Route> Readiness::routes() {
  http::Route livez;
  livez.pattern = "/livez";
  livez.name = "livez";
  livez.lane = http::Lane::io;
  livez.handler = [](const http::Request&) { return http::Response::json(200, R"({"live":true})"); };
  http::Route startupz;
  startupz.pattern = "/startupz";
  startupz.name = "startupz";
  startupz.lane = http::Lane::io;
  startupz.handler = [this](const http::Request&) {
    return started_ ? http::Response::json(200, R"({"started":true})")
                    : http::Response::json(503, R"({"started":false})");
  };
  return {livez, readyz(), startupz};
}

}  // namespace guardian::server
