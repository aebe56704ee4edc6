#include "console/answer.h"
#include "console/body_reader.h"
#include "console/keys/key_handlers.h"

namespace guardian::console {

http::Response revoke_key(const Console& console, const http::Request& request, const domain::SignedIn& signed_in) {
  BodyReader body(request.body);
  if (!body.is_complete()) return refuse_body(request, body.violations());

  const auto key = console.services.keys.revoke(signed_in.scope, request.path_parameter("id"), request.request_id);
  if (!key) return refuse(request, key.error());
  return key_answer(console, *key);
}

}  // namespace guardian::console
