#include "server/access_log.h"

#include "api/guard.h"
#include "base/log.h"
#include "domain/access/key_factory.h"

namespace guardian::server {
namespace {

// What was proved, of every call that passed its guard. Of a refused one the key ID it claims, which helps to find the
// client; of an open call nothing: whoever asks for it could name any key.
std::string_view key_id_of(const http::Exchange& exchange) {
  if (!exchange.caller.empty()) return exchange.caller;
  if (exchange.status != 401 && exchange.status != 403) return {};
  const http::Request& request = exchange.request;
  auto presented = request.headers.find("X-Key-Id");
  if (!presented) presented = request.parameter("key_id");
  return presented && domain::is_well_formed_key_id(*presented) ? *presented : std::string_view();
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
                      {"tenant", exchange.account},
                      {"note", exchange.note}});
}

}  // namespace guardian::server
