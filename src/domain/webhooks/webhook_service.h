#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"
#include "domain/access/access_scope.h"
#include "domain/access/key_ring.h"
#include "domain/audit/audit_trail.h"
#include "domain/store/database.h"
#include "domain/webhooks/webhook.h"
#include "domain/webhooks/webhook_sender.h"

namespace guardian::domain {

inline constexpr std::size_t kMostWebhooks = 20;  // of a tenant
inline constexpr std::size_t kLongestWebhookUrl = 2048;
inline constexpr std::size_t kLongestWebhookDescription = 500;
inline constexpr std::chrono::hours kMostWebhookOverlap{7 * 24};

// What is absent stays as it is.
struct WebhookChange {
  std::optional<std::string> url;
  std::optional<std::vector<std::string>> events;  // of webhook_event::kEvery
  std::optional<std::string> filter;               // empty: none
  std::optional<std::string> description;
  std::optional<bool> enabled;
};

struct WebhookWithSecret {
  WebhookSubscription subscription;
  Secret secret;  // to be given once
};

// What people do with webhooks. None of it is for who is limited to sites, since a webhook sees the whole tenant, and
// changes are for owners and administrators: else forbidden. An error of invalid_argument names the member it is about
// in `type`. Any thread.
class WebhookService {
 public:
  // All must outlive it.
  WebhookService(Database& database, const KeyRingHolder& ring, AuditTrail& audit, const WebhookSender& sender,
                 const Clock& clock)
      : database_(database), ring_(ring), audit_(audit), sender_(sender), clock_(clock) {}

  // The same over another view of the database, which must outlive it.
  WebhookService over(Database& other) const { return {other, ring_, audit_, sender_, clock_}; }

  // Who may only read is not shown what stands behind the host of a URL.
  Result<std::vector<WebhookSubscription>> list(const AccessScope& scope) const;
  // not_found: there is no such webhook.
  Result<std::vector<WebhookDelivery>> list_deliveries(const AccessScope& scope, const DeliveryQuery& query) const;

  // conflict "too-many-webhooks".
  Result<WebhookWithSecret> create(const AccessScope& scope, const WebhookChange& wanted,
                                   std::string_view request_id) const;
  // Enabling one again clears its failures.
  Result<WebhookSubscription> update(const AccessScope& scope, std::string_view id, const WebhookChange& change,
                                     std::string_view request_id) const;
  Result<void> remove(const AccessScope& scope, std::string_view id, std::string_view request_id) const;
  // A new secret; the one before signs too for `overlap`. One before that is over.
  Result<WebhookWithSecret> rotate(const AccessScope& scope, std::string_view id, std::chrono::hours overlap,
                                   std::string_view request_id) const;
  // Queues webhook.test; returns the delivery. conflict: it is not enabled.
  Result<std::string> test(const AccessScope& scope, std::string_view id, std::string_view request_id) const;
  // Sends a delivery that is over once more, or every dead one (empty id). Returns how many.
  Result<int> replay(const AccessScope& scope, std::string_view id, std::string_view delivery_id,
                     std::string_view request_id) const;

 private:
  Result<void> apply(const WebhookChange& change, WebhookSubscription& to) const;

  Database& database_;
  const KeyRingHolder& ring_;
  AuditTrail& audit_;
  const WebhookSender& sender_;
  const Clock& clock_;
};

}  // namespace guardian::domain
