#include <algorithm>
#include <array>

#include "base/hmac.h"
#include "console/answer.h"
#include "console/body_reader.h"
#include "console/keys/key_handlers.h"

namespace guardian::console {
namespace {

constexpr std::array<std::int64_t, 4> kOverlapHours = {0, 1, 24, 168};

}  // namespace

http::Response rotate_key(const Console& console, const http::Request& request, const domain::SignedIn& signed_in) {
  BodyReader body(request.body);
  const auto hours = body.integer("overlap_hours");
  if (!body.has("overlap_hours")) {
    body.refuse("overlap_hours", "is required");
  } else if (hours && std::find(kOverlapHours.begin(), kOverlapHours.end(), *hours) == kOverlapHours.end()) {
    body.refuse("overlap_hours", "must be 0, 1, 24 or 168");
  }
  if (!body.is_complete()) return refuse_body(request, body.violations());

  auto key = idempotency_key(request);
  if (!key) return refuse(request, key.error());
  domain::KeyRequest retry;
  retry.idempotency_key = std::move(*key);
  const auto id = request.path_parameter("id");
  // The key's ID is part of the payload: the same Idempotency-Key for another key is another call.
  retry.payload_digest = to_hex(sha256(std::string(id) + "\n" + body.canonical()));
  retry.request_id = request.request_id;
  const auto rotated = console.services.keys.rotate(signed_in.scope, id, std::chrono::hours(*hours), retry);
  if (!rotated) return refuse(request, rotated.error());
  return created_key_answer(console, request, signed_in, *rotated);
}

}  // namespace guardian::console
