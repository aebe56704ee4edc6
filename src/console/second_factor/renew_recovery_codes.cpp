#include "console/answer.h"
#include "console/body_reader.h"
#include "console/second_factor/second_factor_handlers.h"

namespace guardian::console {

http::Response renew_recovery_codes(const Console& console, const http::Request& request,
                                    const domain::SignedIn& signed_in) {
  BodyReader body(request.body);
  const Secret code(body.required_text("code"));
  if (!body.is_complete()) return refuse_body(request, body.violations());

  const auto codes = console.services.second_factors.renew_recovery_codes(signed_in, code.reveal(), request.request_id);
  if (!codes) return refuse(request, codes.error());
  return recovery_codes_answer(*codes);
}

}  // namespace guardian::console
