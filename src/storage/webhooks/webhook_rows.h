#pragma once

#include "domain/webhooks/webhook.h"
#include "storage/transaction.h"

namespace guardian::storage {

// Subscriptions and their deliveries. Events are written by EventOutbox alone.
class WebhookRows final : public domain::WebhookStore {
 public:
  explicit WebhookRows(StoreContext context) : context_(context) {}

  Result<std::optional<domain::WebhookSubscription>> find(const domain::AccessScope& scope,
                                                          std::string_view id) const override;
  Result<std::vector<domain::WebhookSubscription>> list(const domain::AccessScope& scope) const override;
  Result<std::vector<domain::WebhookDelivery>> list_deliveries(const domain::AccessScope& scope,
                                                               const domain::DeliveryQuery& query) const override;
  Result<std::vector<domain::WebhookDelivery>> due(const domain::AccessScope& scope, std::string_view subscription_id,
                                                   Instant now, int limit) const override;
  Result<std::vector<domain::WebhookPlace>> busy(Instant now, int limit) const override;
  Result<std::vector<domain::WebhookPlace>> backlogs(int most, int limit) const override;
  Result<std::vector<domain::WebhookPlace>> subscribers() const override;
  Result<std::optional<domain::QuietPosition>> quiet_position(const domain::AccessScope& scope) const override;
  Result<domain::WebhookWaiting> waiting(const domain::AccessScope& scope) const override;

  Result<void> insert(const domain::AccessScope& scope, const domain::WebhookSubscription& subscription) override;
  Result<void> update(const domain::AccessScope& scope, const domain::WebhookSubscription& subscription) override;
  Result<bool> remove(const domain::AccessScope& scope, std::string_view id) override;
  Result<std::string> send_to(const domain::AccessScope& scope, std::string_view subscription_id, std::string_view type,
                              std::string_view object, std::string_view data) override;
  Result<int> replay(const domain::AccessScope& scope, std::string_view subscription_id, std::string_view delivery_id,
                     Instant now) override;

  Result<bool> take_lease(const domain::AccessScope& scope, std::string_view subscription_id, std::string_view owner,
                          Instant now, Instant until) override;
  Result<void> end_lease(const domain::AccessScope& scope, std::string_view subscription_id,
                         std::string_view owner) override;
  Result<void> end_all_leases() override;
  Result<bool> keep_lease(const domain::AccessScope& scope, std::string_view subscription_id, std::string_view owner,
                          Instant until) override;
  Result<void> record_attempt(const domain::AccessScope& scope, const domain::WebhookDelivery& delivery) override;
  Result<bool> set_health(const domain::AccessScope& scope, const domain::WebhookSubscription& subscription,
                          Instant now) override;
  Result<void> disable(const domain::AccessScope& scope, std::string_view subscription_id, domain::WebhookStop why,
                       Instant now) override;
  Result<int> give_up_pending(const domain::AccessScope& scope, std::string_view subscription_id, int limit) override;
  Result<bool> tell_quiet(const domain::AccessScope& scope, const domain::QuietPosition& from, Instant until,
                          std::chrono::milliseconds threshold, int limit) override;
  Result<void> remove_before(Instant before) override;

 private:
  StoreContext context_;
};

}  // namespace guardian::storage
