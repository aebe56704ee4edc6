#include "domain/webhooks/webhook_secret.h"

#include <utility>

#include "base/encoding.h"
#include "base/hmac.h"
#include "base/random.h"
#include "domain/access/sealed_text.h"

namespace guardian::domain {
namespace {

constexpr std::string_view kPrefix = "whsec_";

SealedPlace place_of(std::string_view tenant_id, std::string_view subscription_id, WebhookSecretSlot slot) {
  return {tenant_id, "webhook_subscription", subscription_id,
          slot == WebhookSecretSlot::current ? "secret" : "previous_secret"};
}

}  // namespace

Secret make_webhook_secret() {
  const Secret bytes = random_secret(32);
  return Secret(std::string(kPrefix) + base64_encode(bytes.reveal()));
}

std::string seal_webhook_secret(const KeyRing& ring, std::string_view tenant_id, std::string_view subscription_id,
                                WebhookSecretSlot slot, const Secret& secret) {
  return seal_text(ring, place_of(tenant_id, subscription_id, slot), secret);
}

Result<Secret> open_webhook_secret(const KeyRing& ring, std::string_view tenant_id,
                                   const WebhookSubscription& subscription) {
  return open_sealed_text(ring, place_of(tenant_id, subscription.id, WebhookSecretSlot::current), subscription.secret);
}

Result<std::vector<Secret>> signing_secrets(const KeyRing& ring, std::string_view tenant_id,
                                            const WebhookSubscription& subscription, Instant now) {
  std::vector<Secret> secrets;
  GUARDIAN_TRY(auto current, open_webhook_secret(ring, tenant_id, subscription));
  secrets.push_back(std::move(current));
  if (!subscription.previous_secret.empty() && subscription.previous_until && now < *subscription.previous_until) {
    GUARDIAN_TRY(auto previous,
                 open_sealed_text(ring, place_of(tenant_id, subscription.id, WebhookSecretSlot::previous),
                                  subscription.previous_secret));
    secrets.push_back(std::move(previous));
  }
  return secrets;
}

std::string sign_webhook(const std::vector<Secret>& secrets, std::string_view id, std::string_view timestamp,
                         std::string_view body) {
  std::string out;
  for (const Secret& secret : secrets) {
    auto decoded = base64_decode(secret.reveal().substr(kPrefix.size()));
    if (!decoded) std::abort();
    const Secret key(*std::move(decoded));
    const Digest digest = HmacSha256(key.reveal()).sign({id, ".", timestamp, ".", body});
    if (!out.empty()) out += ' ';
    out += "v1," + base64_encode(as_bytes(digest));
  }
  return out;
}

}  // namespace guardian::domain
