#include "base/json_writer.h"
#include "base/time_format.h"
#include "console/answer.h"
#include "console/sessions/browser_name.h"
#include "console/sessions/session_handlers.h"

namespace guardian::console {

http::Response list_sessions(const Console& console, const http::Request& request, const domain::SignedIn& signed_in) {
  const auto sessions = console.services.sessions.list_own(signed_in);
  if (!sessions) return refuse(request, sessions.error());
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("items").begin_array();
  for (const auto& each : *sessions) {
    json.begin_object().member("id", each.id).member("tenant", each.tenant);
    json.member("created", format_time(each.session.created_at));
    json.member("last_seen", format_time(each.session.last_seen_at));
    json.member("address", each.session.ip).member("browser", browser_name(each.session.user_agent));
    json.member("current", each.current).member("expires", format_time(each.ends_at)).end_object();
  }
  json.end_array().end_object();
  return http::Response::json(200, std::move(out));
}

}  // namespace guardian::console
