#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"
#include "domain/access/key_ring.h"
#include "domain/webhooks/webhook.h"

namespace guardian::domain {

// A new signing secret as receivers are given it: "whsec_" and base64 of 32 random bytes (Standard Webhooks 1.0.0).
Secret make_webhook_secret();

enum class WebhookSecretSlot { current, previous };
std::string seal_webhook_secret(const KeyRing& ring, std::string_view tenant_id, std::string_view subscription_id,
                                WebhookSecretSlot slot, const Secret& secret);
// The secrets that sign at `now`: the current one, then the one before while a rotation runs. corrupt: they cannot be
// opened.
Result<std::vector<Secret>> signing_secrets(const KeyRing& ring, std::string_view tenant_id,
                                            const WebhookSubscription& subscription, Instant now);
Result<Secret> open_webhook_secret(const KeyRing& ring, std::string_view tenant_id,
                                   const WebhookSubscription& subscription);

// The header `webhook-signature`: "v1,<base64>" of HMAC-SHA-256 over "<id>.<timestamp>.<body>" for each secret, with a
// space between. `timestamp`: Unix seconds, as the header `webhook-timestamp` has them. REQUIRES: secrets as made here.
std::string sign_webhook(const std::vector<Secret>& secrets, std::string_view id, std::string_view timestamp,
                         std::string_view body);

}  // namespace guardian::domain
