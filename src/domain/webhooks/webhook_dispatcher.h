#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/key_ring.h"
#include "domain/audit/audit_trail.h"
#include "domain/store/database.h"
#include "domain/webhooks/webhook.h"
#include "domain/webhooks/webhook_sender.h"

namespace guardian::domain {

// Sends what the outbox holds: at least once, and the events of one object one after the other. A subscription is
// worked on by one run at a time, under a lease in its row, so one call to it is under way at most, whatever number of
// threads and nodes there is. An attempt is written down before the next begins; what a crash cuts is sent again under
// the same id. It has no threads of its own. Any thread.
class WebhookDispatcher {
 public:
  // All must outlive it.
  WebhookDispatcher(Database& database, const KeyRingHolder& ring, AuditTrail& audit, const WebhookSender& sender,
                    const Clock& clock, int most_pending = kMostPending);

  // For the only process on a database: leases of the one before are over.
  Result<void> forget_leases();
  // Subscriptions with something to send now.
  Result<std::vector<WebhookPlace>> find_work();
  // Sends what is due of one subscription, up to kMostOfARun, two seconds, or the first failure. True: a call failed,
  // or the lease was lost; what came of a call is written down only under the lease, and counted for the receiver only
  // when nobody has changed the subscription meanwhile.
  Result<bool> run(const WebhookPlace& place, const std::stop_token& stop);

  // Tells device.gone_quiet of devices whose last activity passed `threshold` since the last call; what a tenant's
  // first call finds quiet already is not told. For each tenant with subscriptions, 500 devices a transaction and
  // 10,000 a call; how far it came is written with each. A tenant that fails is logged, and tried again by the next
  // call.
  Result<void> tell_quiet(std::chrono::hours threshold);
  // Switches off whom more than kMostPending deliveries wait for, which the audit records, and gives those up: they are
  // dead, and may be replayed. Else one dead receiver fills the database of all. Who fails is logged.
  Result<void> end_backlogs();
  // Forgets deliveries and events after kKept.
  Result<void> sweep();

  static constexpr int kMostOfARun = 100;
  static constexpr int kMostPending = 100'000;
  static constexpr std::chrono::days kKept{30};
  // Longer than a call can take; renewed at each attempt.
  static constexpr std::chrono::seconds kLease{60};

 private:
  // What one attempt leaves behind.
  struct Attempt {
    WebhookDelivery delivery;
    WebhookSubscription subscription;
    bool failed = false;
  };
  Attempt judge_attempt(WebhookDelivery delivery, WebhookSubscription subscription, const WebhookAnswer& answer) const;
  Result<bool> send(const AccessScope& scope, const WebhookSubscription& subscription, const WebhookDelivery& delivery,
                    const std::stop_token& stop);
  Result<void> tell_quiet_of(const WebhookPlace& place, std::chrono::hours threshold);
  Result<void> end_backlog_of(const WebhookPlace& place);

  Database& database_;
  const KeyRingHolder& ring_;
  AuditTrail& audit_;
  const WebhookSender& sender_;
  const Clock& clock_;
  const int most_pending_;   // of one subscription
  const std::string owner_;  // of leases: this process
};

}  // namespace guardian::domain
