#include "console/sessions/session_handlers.h"

namespace guardian::console {

http::Response get_session(const Console&, const http::Request&, const domain::SignedIn& signed_in) {
  return http::Response::json(200, session_json(signed_in));
}

}  // namespace guardian::console
