#include "domain/webhooks/webhook_dispatcher.h"

#include <fmt/format.h>

#include <utility>

#include "base/json_writer.h"
#include "base/log.h"
#include "base/random.h"
#include "domain/audit/audit_actions.h"
#include "domain/audit/change_event.h"
#include "domain/webhooks/webhook_retry.h"
#include "domain/webhooks/webhook_secret.h"

namespace guardian::domain {
namespace {

constexpr int kMostPlaces = 200;
// The subscription is read anew before each call: what a person takes away or changes goes for the next one.
constexpr int kReadAtOnce = 1;
// A run ends here, so that slow receivers give their worker to others.
constexpr std::chrono::seconds kRunTime{2};
constexpr int kGivenUpAtOnce = 1'000;
constexpr int kQuietAtOnce = 500;
// The rest of a tenant's silent devices is told at the next look: others are to have their turn.
constexpr int kQuietTurns = 20;

AccessScope scope_of(const WebhookPlace& place) {
  return AccessScopeIssuer::for_service(place.tenant_id, place.tenant_name, "service:webhooks");
}

// One tenant's failure is no reason to leave the others.
void log_failure_of(const WebhookPlace& place, std::string_view event, const Result<void>& result) {
  if (result) return;
  const Error& error = result.error();
  log_warning(event, {{"tenant", std::string_view(place.tenant_id)},
                      {"webhook", std::string_view(place.subscription_id)},
                      {"why", std::string_view(error.log_text.empty() ? error.client_text : error.log_text)}});
}

// In 0..1, from two random bytes: jitter needs no more.
double draw_chance() {
  const auto bytes = random_bytes(2);
  return (static_cast<unsigned char>(bytes[0]) * 256.0 + static_cast<unsigned char>(bytes[1])) / 65'535.0;
}

}  // namespace

WebhookDispatcher::WebhookDispatcher(Database& database, const KeyRingHolder& ring, AuditTrail& audit,
                                     const WebhookSender& sender, const Clock& clock, int most_pending)
    : database_(database),
      ring_(ring),
      audit_(audit),
      sender_(sender),
      clock_(clock),
      most_pending_(most_pending),
      owner_(random_id()) {}

Result<void> WebhookDispatcher::forget_leases() {
  return database_.write(WriteLane::normal, [](Tx& tx) { return tx.webhooks().end_all_leases(); });
}

Result<std::vector<WebhookPlace>> WebhookDispatcher::find_work() {
  return database_.read([&](const Reader& reader) { return reader.webhooks().busy(clock_.now(), kMostPlaces); });
}

Result<bool> WebhookDispatcher::run(const WebhookPlace& place, const std::stop_token& stop) {
  const auto scope = scope_of(place);
  const Instant began = clock_.now();
  GUARDIAN_TRY(const bool ours, database_.write(WriteLane::normal, [&](Tx& tx) -> Result<bool> {
    return tx.webhooks().take_lease(scope, place.subscription_id, owner_, began, began + kLease);
  }));
  if (!ours) return false;

  Result<bool> failed = false;
  for (int sent = 0; sent < kMostOfARun && failed && !*failed && !stop.stop_requested() &&
                     clock_.now() < began + kRunTime;) {
    std::optional<WebhookSubscription> subscription;
    std::vector<WebhookDelivery> due;
    auto read = database_.read([&](const Reader& reader) -> Result<void> {
      GUARDIAN_TRY(subscription, reader.webhooks().find(scope, place.subscription_id));
      GUARDIAN_TRY(due, reader.webhooks().due(scope, place.subscription_id, clock_.now(), kReadAtOnce));
      return {};
    });
    if (!read) failed = std::move(read).error();
    if (!read || !subscription || !subscription->enabled() || due.empty()) break;
    for (const auto& delivery : due) {
      if (stop.stop_requested()) break;
      failed = send(scope, *subscription, delivery, stop);
      ++sent;
      if (!failed || *failed) break;
    }
  }
  GUARDIAN_CHECK(database_.write(
      WriteLane::normal, [&](Tx& tx) { return tx.webhooks().end_lease(scope, place.subscription_id, owner_); }));
  return failed;
}

WebhookDispatcher::Attempt WebhookDispatcher::judge_attempt(WebhookDelivery delivery, WebhookSubscription subscription,
                                                            const WebhookAnswer& answer) const {
  const Instant now = clock_.now();
  delivery.attempts += 1;
  delivery.last_attempt_at = now;
  delivery.last_status = answer.status;
  delivery.last_error = answer.failure;
  delivery.last_duration = answer.elapsed;
  const auto verdict = judge(answer);
  if (verdict == WebhookVerdict::delivered) {
    delivery.state = DeliveryState::delivered;
    subscription.failures = 0;
    subscription.failing_since.reset();
    subscription.paused_until = Instant{};
    return {std::move(delivery), std::move(subscription), false};
  }
  const auto next = next_attempt(delivery.queued_at, now, delivery.attempts, answer.retry_after, draw_chance());
  if (verdict == WebhookVerdict::gone || !next) {
    delivery.state = DeliveryState::dead;
  } else {
    delivery.next_attempt_at = *next;
  }
  subscription.failures += 1;
  if (!subscription.failing_since) subscription.failing_since = now;
  subscription.paused_until = now + pause_after(subscription.failures, answer.retry_after);
  if (verdict == WebhookVerdict::gone) {
    subscription.stop = WebhookStop::gone;
  } else if (now - *subscription.failing_since >= std::chrono::days(kWebhookFailingDays)) {
    subscription.stop = WebhookStop::failing;
  }
  return {std::move(delivery), std::move(subscription), true};
}

Result<bool> WebhookDispatcher::send(const AccessScope& scope, const WebhookSubscription& subscription,
                                     const WebhookDelivery& delivery, const std::stop_token& stop) {
  const Instant now = clock_.now();
  const auto seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
  const auto timestamp = std::to_string(seconds);
  const auto secrets = signing_secrets(*ring_.get(), scope.tenant_id(), subscription, now);
  WebhookAnswer answer;
  if (secrets) {
    WebhookCall call;
    call.url = subscription.url;
    call.headers = {{"Content-Type", "application/json"},
                    {"User-Agent", "iot-guardian-webhooks/1"},
                    {"webhook-id", delivery.id},
                    {"webhook-timestamp", timestamp},
                    {"webhook-signature", sign_webhook(*secrets, delivery.id, timestamp, delivery.body)}};
    call.body = delivery.body;
    answer = sender_.send(call, stop);
    // Cut by our own stop: it is no attempt, and is made again.
    if (answer.status == 0 && stop.stop_requested()) return true;
  } else {
    log_error("webhook_secret_unreadable", {{"why", std::string_view(secrets.error().log_text)}});
    answer.failure = "secret_unreadable";
  }
  const auto attempt = judge_attempt(delivery, subscription, answer);
  const auto ours = database_.write(WriteLane::normal, [&](Tx& tx) -> Result<bool> {
    auto& webhooks = tx.webhooks();
    const Instant ended = clock_.now();
    GUARDIAN_TRY(const bool kept, webhooks.keep_lease(scope, subscription.id, owner_, ended + kLease));
    if (!kept) return false;  // whoever has it now sends this again
    GUARDIAN_TRY(const bool stands, webhooks.set_health(scope, attempt.subscription, ended));
    auto outcome = attempt.delivery;
    if (!stands && outcome.state == DeliveryState::dead) {  // whom it goes to now has not been asked
      outcome.state = DeliveryState::pending;
      outcome.next_attempt_at = ended;
    }
    GUARDIAN_CHECK(webhooks.record_attempt(scope, outcome));
    if (!stands || attempt.subscription.enabled()) return true;
    std::string detail;
    JsonWriter(detail)
        .begin_object()
        .member("reason", to_string(attempt.subscription.stop))
        .member("failures", attempt.subscription.failures)
        .end_object();
    GUARDIAN_CHECK(audit_.append(
        tx, change_event(scope, audit_action::kWebhookDisable, "webhook:" + subscription.id, {}, detail)));
    return true;
  });
  if (!ours) return ours.error();
  return attempt.failed || !*ours;
}

Result<void> WebhookDispatcher::tell_quiet(std::chrono::hours threshold) {
  GUARDIAN_TRY(const auto places, database_.read([](const Reader& reader) { return reader.webhooks().subscribers(); }));
  for (const auto& place : places) log_failure_of(place, "webhook_quiet_failed", tell_quiet_of(place, threshold));
  return {};
}

Result<void> WebhookDispatcher::tell_quiet_of(const WebhookPlace& place, std::chrono::hours threshold) {
  const auto scope = scope_of(place);
  const Instant until = clock_.now();
  bool more = true;
  for (int turn = 0; turn < kQuietTurns && more; ++turn) {
    GUARDIAN_TRY(more, database_.write(WriteLane::normal, [&](Tx& tx) -> Result<bool> {
      GUARDIAN_TRY(const auto told, tx.webhooks().quiet_position(scope));
      if (told && told->until >= until) return false;  // another look came further, or the clock was set back
      return tx.webhooks().tell_quiet(scope, told.value_or(QuietPosition{until, {}}), until, threshold, kQuietAtOnce);
    }));
  }
  return {};
}

Result<void> WebhookDispatcher::end_backlogs() {
  GUARDIAN_TRY(const auto places, database_.read([&](const Reader& reader) {
    return reader.webhooks().backlogs(most_pending_, kMostPlaces);
  }));
  for (const auto& place : places) log_failure_of(place, "webhook_backlog_failed", end_backlog_of(place));
  return {};
}

Result<void> WebhookDispatcher::end_backlog_of(const WebhookPlace& place) {
  const auto scope = scope_of(place);
  auto ended = database_.write(WriteLane::normal, [&](Tx& tx) -> Result<void> {
    GUARDIAN_TRY(const auto stored, tx.webhooks().find(scope, place.subscription_id));
    if (!stored || !stored->enabled()) return {};
    GUARDIAN_CHECK(tx.webhooks().disable(scope, place.subscription_id, WebhookStop::backlog, clock_.now()));
    std::string detail;
    JsonWriter(detail)
        .begin_object()
        .member("reason", to_string(WebhookStop::backlog))
        .member("pending_above", most_pending_)
        .end_object();
    return audit_.append(
        tx, change_event(scope, audit_action::kWebhookDisable, "webhook:" + place.subscription_id, {}, detail));
  });
  GUARDIAN_CHECK(std::move(ended));
  for (int given_up = kGivenUpAtOnce; given_up == kGivenUpAtOnce;) {
    GUARDIAN_TRY(given_up, database_.write(WriteLane::normal, [&](Tx& tx) -> Result<int> {
      return tx.webhooks().give_up_pending(scope, place.subscription_id, kGivenUpAtOnce);
    }));
  }
  return {};
}

Result<void> WebhookDispatcher::sweep() {
  return database_.write(WriteLane::normal, [&](Tx& tx) { return tx.webhooks().remove_before(clock_.now() - kKept); });
}

}  // namespace guardian::domain
