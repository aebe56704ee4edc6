#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "domain/webhooks/webhook.h"

namespace guardian::domain {

// Which subscription is worked on next, by a bounded number of workers. At most half of them work for one tenant, and
// at most half for receivers whose last call failed: slow receivers, however many, never hold up the others. Not
// thread-safe: its owner guards it.
class WebhookTurns {
 public:
  explicit WebhookTurns(std::size_t workers) : half_(workers < 2 ? 1 : workers / 2) {}

  // What there is to do now, in place of what was offered before.
  void offer(std::vector<WebhookPlace> places);
  // The next to be worked on, out of what was offered; nothing: none may begin now.
  std::optional<WebhookPlace> take();
  // Its run has ended.
  void end(const WebhookPlace& place);

 private:
  bool last_is_free() const;

  std::size_t half_;
  std::vector<WebhookPlace> offered_;
  std::set<std::string> running_;                 // subscriptions
  std::map<std::string, std::size_t> of_tenant_;  // running
  std::size_t failing_ = 0;                       // running
};

}  // namespace guardian::domain
