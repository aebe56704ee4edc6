#include "base/json_writer.h"
#include "base/time_format.h"
#include "console/answer.h"
#include "console/body_reader.h"
#include "console/second_factor/second_factor_handlers.h"

namespace guardian::console {

http::Response begin_totp(const Console& console, const http::Request& request, const domain::SignedIn& signed_in) {
  BodyReader body(request.body);
  if (!body.is_complete()) return refuse_body(request, body.violations());

  const auto begun = console.services.second_factors.begin(signed_in, request.request_id);
  if (!begun) return refuse(request, begun.error());
  std::string out;
  JsonWriter(out)
      .begin_object()
      .member("secret", begun->secret.reveal())
      .member("uri", begun->uri.reveal())
      .member("expires", format_time(begun->expires))
      .end_object();
  return http::Response::json(201, std::move(out));
}

}  // namespace guardian::console
