#include <fmt/format.h>

#include <array>

#include "base/hmac.h"
#include "base/time_format.h"
#include "console/answer.h"
#include "console/body_reader.h"
#include "console/keys/key_handlers.h"

namespace guardian::console {
namespace {

constexpr std::int64_t kMaxDays = 3650;  // the tenant's own maximum, which is at most this, is the domain's to hold
constexpr std::size_t kMaxNetworks = 100;

Instant read_expiry(BodyReader& body, Instant now) {
  const bool has_days = body.has("expires_days");
  const bool has_time = body.has("expires_at");
  const auto days = body.integer("expires_days");
  const auto time = body.text("expires_at");
  if (has_days == has_time) {
    body.refuse("expires_days", "is required, or expires_at in its place");
  } else if (days && (*days < 1 || *days > kMaxDays)) {
    body.refuse("expires_days", fmt::format("must be 1 to {}", kMaxDays));
  } else if (days) {
    return std::chrono::floor<std::chrono::seconds>(now) + std::chrono::days(*days);
  } else if (time) {
    if (const auto instant = parse_time(*time)) return std::chrono::floor<std::chrono::seconds>(*instant);
    body.refuse("expires_at", "must be a time such as 2030-01-31T00:00:00Z");
  }
  return {};
}

std::vector<Cidr> read_networks(BodyReader& body) {
  std::vector<Cidr> networks;
  const auto texts = body.texts("networks").value_or(std::vector<std::string>());
  if (texts.size() > kMaxNetworks) {
    body.refuse("networks", fmt::format("must be at most {}", kMaxNetworks));
    return networks;
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (const auto network = Cidr::parse(texts[i])) {
      networks.push_back(*network);
    } else {
      body.refuse(fmt::format("networks[{}]", i),
                  "must be a network such as 10.2.0.0/16 or 2001:db8::/32, its host bits zero");
    }
  }
  return networks;
}

// A failure that names a member of the body becomes one of its violations.
http::Response refuse_creation(const http::Request& request, const BodyReader& body, const Error& error) {
  static constexpr std::array<std::string_view, 5> kMembers = {"label", "note", "access", "expires", "networks"};
  if (error.code == ErrorCode::invalid_argument) {
    for (const auto member : kMembers) {
      if (!std::string_view(error.type).starts_with(member)) continue;
      const bool is_expiry = member == "expires";
      const std::string_view name = !is_expiry ? member : body.has("expires_at") ? "expires_at" : "expires_days";
      return refuse_body(request, {{std::string(name), error.client_text}});
    }
  }
  return refuse(request, error);
}

}  // namespace

http::Response create_key(const Console& console, const http::Request& request, const domain::SignedIn& signed_in) {
  BodyReader body(request.body);
  domain::KeyRequest wanted;
  wanted.label = body.required_text("label");
  wanted.note = body.text("note").value_or("");
  const auto access_text = body.required_text("access");
  const auto access = domain::parse_access(access_text);
  if (body.has("access") && !access) body.refuse("access", "must be read-only or read-write");
  wanted.expires_at = read_expiry(body, console.services.clock.now());
  wanted.networks = read_networks(body);
  const auto detected_date = read_detected_date(body);
  if (!body.is_complete()) return refuse_body(request, body.violations());
  wanted.access = *access;
  wanted.detected_date = detected_date.value_or(domain::DetectedDateChoice());

  auto key = idempotency_key(request);
  if (!key) return refuse(request, key.error());
  wanted.idempotency_key = std::move(*key);
  wanted.payload_digest = to_hex(sha256(body.canonical()));
  wanted.request_id = request.request_id;
  const auto created = console.services.keys.create(signed_in.scope, signed_in.scope.user_id(), wanted);
  if (!created) return refuse_creation(request, body, created.error());
  return created_key_answer(console, request, signed_in, *created);
}

}  // namespace guardian::console
