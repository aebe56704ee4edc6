#include "console/answer.h"
#include "console/body_reader.h"
#include "console/keys/key_handlers.h"

namespace guardian::console {

std::optional<domain::DetectedDateChoice> read_detected_date(BodyReader& body) {
  const auto text = body.text("detected_date");
  if (!text) return std::nullopt;
  const auto choice = domain::parse_detected_date_choice(*text);
  if (!choice) body.refuse("detected_date", "must be default, text or list");
  return choice;
}

http::Response set_key(const Console& console, const http::Request& request, const domain::SignedIn& signed_in) {
  BodyReader body(request.body);
  const auto choice = read_detected_date(body);
  if (!body.has("detected_date")) body.refuse("detected_date", "is required");
  if (!body.is_complete()) return refuse_body(request, body.violations());

  const auto key = console.services.keys.set_detected_date(signed_in.scope, request.path_parameter("id"), *choice,
                                                           request.request_id);
  if (!key) return refuse(request, key.error());
  return key_answer(console, *key);
}

}  // namespace guardian::console
