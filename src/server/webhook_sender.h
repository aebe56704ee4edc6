#pragma once

#include <string>
#include <utility>

#include "domain/webhooks/webhook_sender.h"
#include "http/outbound/address_policy.h"

namespace guardian::server {

// Webhook calls by `http/outbound`: 5 s to connect, 15 s in all; of an answer the status alone is read. Any thread.
class OutboundWebhookSender final : public domain::WebhookSender {
 public:
  explicit OutboundWebhookSender(bool allow_http) : allow_http_(allow_http) {}
  // Once, before the first call: which addresses are our own is known when the listeners are open. Until then only
  // global ones.
  void use_policy(http::AddressPolicy policy) { policy_ = std::move(policy); }

  domain::WebhookAnswer send(const domain::WebhookCall& call, const std::stop_token& stop) const override;
  Result<void> check_url(const std::string& url) const override;

 private:
  http::AddressPolicy policy_ = http::AddressPolicy::only_global();
  const bool allow_http_;
};

}  // namespace guardian::server
