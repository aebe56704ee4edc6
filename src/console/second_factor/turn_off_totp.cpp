#include "console/answer.h"
#include "console/body_reader.h"
#include "console/second_factor/second_factor_handlers.h"

namespace guardian::console {

http::Response turn_off_totp(const Console& console, const http::Request& request, const domain::SignedIn& signed_in) {
  BodyReader body(request.body);
  const Secret code(body.required_text("code"));
  if (!body.is_complete()) return refuse_body(request, body.violations());

  const auto off = console.services.second_factors.turn_off(signed_in, code.reveal(), request.request_id);
  if (!off) return refuse(request, off.error());
  return http::Response::empty(204);
}

}  // namespace guardian::console
