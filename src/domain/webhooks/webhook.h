#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_scope.h"

namespace guardian::domain {

// Why a subscription is not called.
enum class WebhookStop {
  none,     // it is enabled
  asked,    // by a person
  gone,     // its receiver answered 410
  failing,  // no call succeeded for kWebhookFailingDays
  backlog,  // too much waited for it
};
std::string_view to_string(WebhookStop stop);  // "", "asked", "gone", "failing", "backlog"

struct WebhookSubscription {
  std::string id;                   // 24 hex
  std::string url;                  // 1..2048 bytes
  std::vector<std::string> events;  // of webhook_event::kEvery; empty: all, also those to come
  std::string filter;               // docs/filters.md, over what each of the events is of; empty: none
  std::string description;          // 0..500 bytes
  WebhookStop stop = WebhookStop::none;
  std::string created_by;  // e-mail of the person or "os:<user>"
  Instant created_at;
  Instant updated_at;
  std::string secret;                     // sealed; see webhook_secret.h
  std::string previous_secret;            // sealed; empty: there is none
  std::optional<Instant> previous_until;  // until then both sign
  int failures = 0;                       // calls that failed since one succeeded
  std::optional<Instant> failing_since;   // the first of them
  Instant paused_until;                   // not called before
  // Raised by each change but those of the dispatcher: what came of a call says nothing of what people have since made
  // of the subscription it was made for.
  std::int64_t version = 0;

  bool enabled() const { return stop == WebhookStop::none; }
};

// `pending`: to be sent, now or later. `dead`: given up; only a replay sends it.
enum class DeliveryState { pending, delivered, dead };
std::string_view to_string(DeliveryState state);
std::optional<DeliveryState> parse_delivery_state(std::string_view text);

// One event on its way to one subscription. Its id is `webhook-id`, the same at every attempt.
struct WebhookDelivery {
  std::string id;
  std::string subscription_id;
  std::string event_id;
  std::string type;
  std::string object;  // "device:<id>": events of one object are sent one after the other
  DeliveryState state = DeliveryState::pending;
  int attempts = 0;
  Instant created_at;  // when it happened
  Instant queued_at;   // the begin of the time it is tried for: created_at, or its replay
  Instant next_attempt_at;
  std::optional<Instant> last_attempt_at;
  int last_status = 0;     // of HTTP; 0: no answer
  std::string last_error;  // "timeout"; empty: there was an answer
  std::chrono::milliseconds last_duration{};
  std::string body;  // filled by `due` alone
};

struct DeliveryQuery {
  std::string subscription_id;
  std::optional<DeliveryState> state;
  std::int64_t offset = 0;
  std::int64_t limit = 100;
};

// A subscription with work, of any tenant.
struct WebhookPlace {
  std::string tenant_id;
  std::string tenant_name;
  std::string subscription_id;
  int failures = 0;
};

// How far silent devices were told of: those without activity since before `until - threshold`, and of those whose
// silence began in that very millisecond the ones up to `device_id`.
struct QuietPosition {
  Instant until;
  std::string device_id;  // empty: none of them yet
};

// What is still to be sent of a tenant.
struct WebhookWaiting {
  std::int64_t deliveries = 0;
  std::optional<Instant> oldest;  // absent: none waits
};

class WebhookStore {
 public:
  virtual ~WebhookStore() = default;
  virtual Result<std::optional<WebhookSubscription>> find(const AccessScope& scope, std::string_view id) const = 0;
  virtual Result<std::vector<WebhookSubscription>> list(const AccessScope& scope) const = 0;  // oldest first
  virtual Result<std::vector<WebhookDelivery>> list_deliveries(const AccessScope& scope,
                                                               const DeliveryQuery& query) const = 0;  // newest first
  // What may be sent now, in the order of the events. Of one object only the earliest that is still to be sent.
  virtual Result<std::vector<WebhookDelivery>> due(const AccessScope& scope, std::string_view subscription_id,
                                                   Instant now, int limit) const = 0;
  // Of all tenants: enabled subscriptions without a lease that have something due.
  virtual Result<std::vector<WebhookPlace>> busy(Instant now, int limit) const = 0;
  // Of all tenants: enabled subscriptions with more than `most` pending deliveries.
  virtual Result<std::vector<WebhookPlace>> backlogs(int most, int limit) const = 0;
  // Active tenants with an enabled subscription; `subscription_id` is empty.
  virtual Result<std::vector<WebhookPlace>> subscribers() const = 0;
  // Absent: nobody has looked yet.
  virtual Result<std::optional<QuietPosition>> quiet_position(const AccessScope& scope) const = 0;
  virtual Result<WebhookWaiting> waiting(const AccessScope& scope) const = 0;

  virtual Result<void> insert(const AccessScope& scope, const WebhookSubscription& subscription) = 0;
  virtual Result<void> update(const AccessScope& scope, const WebhookSubscription& subscription) = 0;
  // With its deliveries. False: there is none.
  virtual Result<bool> remove(const AccessScope& scope, std::string_view id) = 0;
  // An event for one subscription, whatever it subscribes to. `data`: JSON object text. Returns the delivery.
  virtual Result<std::string> send_to(const AccessScope& scope, std::string_view subscription_id, std::string_view type,
                                      std::string_view object, std::string_view data) = 0;
  // How many of this subscription begin anew: one that is over, or all dead ones (empty id).
  virtual Result<int> replay(const AccessScope& scope, std::string_view subscription_id, std::string_view delivery_id,
                             Instant now) = 0;

  // Of the dispatcher. A lease is taken when nobody else's is running; true: it is ours until then.
  virtual Result<bool> take_lease(const AccessScope& scope, std::string_view subscription_id, std::string_view owner,
                                  Instant now, Instant until) = 0;
  virtual Result<void> end_lease(const AccessScope& scope, std::string_view subscription_id,
                                 std::string_view owner) = 0;
  virtual Result<void> end_all_leases() = 0;
  // Prolongs it, and holds it until the transaction ends. False: it is no longer the owner's, or the subscription has
  // gone; then nothing of what comes may be written.
  virtual Result<bool> keep_lease(const AccessScope& scope, std::string_view subscription_id, std::string_view owner,
                                  Instant until) = 0;
  // Unless the delivery was given up or begun anew since it was read.
  virtual Result<void> record_attempt(const AccessScope& scope, const WebhookDelivery& delivery) = 0;
  // Writes failures, failing_since, paused_until and, unless it is enabled, `stop`: while it is stored with this
  // version and enabled. False: it is not, and nothing is written.
  virtual Result<bool> set_health(const AccessScope& scope, const WebhookSubscription& subscription, Instant now) = 0;
  virtual Result<void> disable(const AccessScope& scope, std::string_view subscription_id, WebhookStop why,
                               Instant now) = 0;
  // Makes at most `limit` pending deliveries of a subscription that is switched off dead; returns how many.
  virtual Result<int> give_up_pending(const AccessScope& scope, std::string_view subscription_id, int limit) = 0;
  // Tells device.gone_quiet of at most `limit` devices that were silent for `threshold` between `from` and `until`, in
  // their order, and notes how far it came. True: there are more.
  virtual Result<bool> tell_quiet(const AccessScope& scope, const QuietPosition& from, Instant until,
                                  std::chrono::milliseconds threshold, int limit) = 0;
  // Deliveries that began before, and events without a delivery; of all tenants.
  virtual Result<void> remove_before(Instant before) = 0;
};

}  // namespace guardian::domain
