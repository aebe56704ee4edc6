#include "server/access_log.h"

#include "api/guard.h"
#include "base/log.h"
#include "domain/access/key_factory.h"
#include "domain/tenants/tenant.h"

namespace guardian::server {
namespace {

// A key's ID in the request is what the caller says; behind a token it is what we found.
std::string_view key_id_of(const http::Exchange& exchange) {
  if (!exchange.caller.empty()) return exchange.caller;
  const http::Request& request = exchange.request;
  auto presented = request.headers.find("X-Key-Id");
  if (!presented) presented = request.parameter("key_id");
  return presented && domain::is_well_formed_key_id(*presented) ? *presented : std::string_view();
}

// The tenant's name as a parameter is a claim; a call that was not refused has proved it.
std::string_view tenant_of(const http::Exchange& exchange) {
  if (!exchange.account.empty()) return exchange.account;
  if (exchange.status == 401 || exchange.status == 403) return {};
  const auto presented = exchange.request.parameter("customerid");
  return presented && domain::is_valid_tenant_name(*presented) ? *presented : std::string_view();
}

}  // namespace

void log_access(const http::Exchange& exchange) {
  // A source beyond its share of refusals: one line in a hundred is kept (see api/guard.h).
  if (exchange.note == api::kUnloggedNote) return;
  const http::Request& request = exchange.request;
  const auto ip = request.peer.to_string();
  log_info("access", {{"method", http::to_string(request.method)},
                      {"route", exchange.route},
                      {"status", static_cast<std::int64_t>(exchange.status)},
                      {"bytes", static_cast<std::int64_t>(exchange.bytes)},
                      {"micros", static_cast<std::int64_t>(exchange.took.count())},
                      {"ip", std::string_view(ip)},
                      {"request_id", std::string_view(request.request_id)},
                      {"key", key_id_of(exchange)},
                      {"tenant", tenant_of(exchange)},
                      {"note", exchange.note}});
}

}  // namespace guardian::server
