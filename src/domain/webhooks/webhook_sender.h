#pragma once

#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "domain/webhooks/webhook_retry.h"

namespace guardian::domain {

struct WebhookCall {
  std::string url;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
};

// Who makes the calls. Any thread.
class WebhookSender {
 public:
  virtual ~WebhookSender() = default;
  // One POST; blocks, at most 15 s and what names take to resolve. Every failure is an answer too.
  virtual WebhookAnswer send(const WebhookCall& call, const std::stop_token& stop) const = 0;
  // Whether such a URL could be called at all: its form, its scheme, an address that is refused. invalid_argument.
  virtual Result<void> check_url(const std::string& url) const = 0;
};

}  // namespace guardian::domain
