#include "storage/webhooks/webhook_rows.h"

#include <limits>
#include <utility>

#include "base/json_reader.h"
#include "domain/webhooks/webhook_events.h"
#include "storage/columns.h"
#include "storage/sql_text.h"

namespace guardian::storage {

namespace {

constexpr int kMostAttempts = std::numeric_limits<int>::max();

struct SubscriptionRow {
  std::string id, url, events, filter, description;
  long long enabled = 0;
  std::string disabled_reason, created_by;
  long long created_at = 0, updated_at = 0;
  std::string secret, previous_secret;
  Nullable<long long> previous_until;
  long long failures = 0;
  Nullable<long long> failing_since;
  long long paused_until = 0, version = 0;
  void columns(Columns& into) {
    into(id)(url)(events)(filter)(description)(enabled)(disabled_reason)(created_by)(created_at)(updated_at)(secret);
    into(previous_secret)(previous_until)(failures)(failing_since)(paused_until)(version);
  }
};

struct DeliveryRow {
  std::string id, subscription_id, event_id, type, object, state;
  long long attempts = 0, created_at = 0, queued_at = 0, next_attempt_at = 0;
  Nullable<long long> last_attempt_at;
  long long last_status = 0;
  std::string last_error;
  long long last_duration_ms = 0;
  std::string body;
  void columns(Columns& into) {
    into(id)(subscription_id)(event_id)(type)(object)(state)(attempts)(created_at)(queued_at)(next_attempt_at);
    into(last_attempt_at)(last_status)(last_error)(last_duration_ms)(body);
  }
};

struct PlaceRow {
  std::string tenant_id, tenant_name, subscription_id;
  long long failures = 0;
  void columns(Columns& into) { into(tenant_id)(tenant_name)(subscription_id)(failures); }
};

struct WaitingRow {
  long long deliveries = 0;
  Nullable<long long> oldest;
  void columns(Columns& into) { into(deliveries)(oldest); }
};

struct QuietRow {
  std::string device_id;
  long long last_activity = 0;
  void columns(Columns& into) { into(device_id)(last_activity); }
};

struct QuietPositionRow {
  long long until = 0;
  std::string device_id;
  void columns(Columns& into) { into(until)(device_id); }
};

Result<domain::WebhookStop> read_stop(bool enabled, std::string_view reason) {
  using enum domain::WebhookStop;
  if (enabled) return none;
  for (const auto stop : {asked, gone, failing, backlog}) {
    if (reason == to_string(stop)) return stop;
  }
  return corrupt_column("webhook_subscription.disabled_reason");
}

Result<domain::WebhookSubscription> subscription_of(SubscriptionRow row) {
  domain::WebhookSubscription out;
  out.id = std::move(row.id);
  out.url = std::move(row.url);
  GUARDIAN_TRY(const auto events, parse_json(row.events));
  if (!events.is_array()) return corrupt_column("webhook_subscription.events");
  for (const auto& name : events.get_array()) {
    if (!name.is_string()) return corrupt_column("webhook_subscription.events");
    out.events.emplace_back(std::string_view(name.get_string()));
  }
  out.filter = std::move(row.filter);
  out.description = std::move(row.description);
  GUARDIAN_TRY(const bool enabled, read_flag(row.enabled, "webhook_subscription.enabled"));
  GUARDIAN_TRY(out.stop, read_stop(enabled, row.disabled_reason));
  out.created_by = std::move(row.created_by);
  GUARDIAN_TRY(out.created_at, read_instant(row.created_at, "webhook_subscription.created_at"));
  GUARDIAN_TRY(out.updated_at, read_instant(row.updated_at, "webhook_subscription.updated_at"));
  out.secret = std::move(row.secret);
  out.previous_secret = std::move(row.previous_secret);
  GUARDIAN_TRY(out.previous_until, read_instant(row.previous_until, "webhook_subscription.previous_until"));
  GUARDIAN_TRY(out.failures, read_int(row.failures, 0, kMostAttempts, "webhook_subscription.failures"));
  GUARDIAN_TRY(out.failing_since, read_instant(row.failing_since, "webhook_subscription.failing_since"));
  GUARDIAN_TRY(out.paused_until, read_instant(row.paused_until, "webhook_subscription.paused_until"));
  out.version = row.version;
  return out;
}

Result<domain::WebhookDelivery> delivery_of(DeliveryRow row) {
  domain::WebhookDelivery out;
  out.id = std::move(row.id);
  out.subscription_id = std::move(row.subscription_id);
  out.event_id = std::move(row.event_id);
  out.type = std::move(row.type);
  out.object = std::move(row.object);
  const auto state = domain::parse_delivery_state(row.state);
  if (!state) return corrupt_column("webhook_delivery.state");
  out.state = *state;
  GUARDIAN_TRY(out.attempts, read_int(row.attempts, 0, kMostAttempts, "webhook_delivery.attempts"));
  GUARDIAN_TRY(out.created_at, read_instant(row.created_at, "webhook_delivery.created_at"));
  GUARDIAN_TRY(out.queued_at, read_instant(row.queued_at, "webhook_delivery.queued_at"));
  GUARDIAN_TRY(out.next_attempt_at, read_instant(row.next_attempt_at, "webhook_delivery.next_attempt_at"));
  GUARDIAN_TRY(out.last_attempt_at, read_instant(row.last_attempt_at, "webhook_delivery.last_attempt_at"));
  GUARDIAN_TRY(out.last_status, read_int(row.last_status, 0, 999, "webhook_delivery.last_status"));
  out.last_error = std::move(row.last_error);
  out.last_duration = std::chrono::milliseconds(row.last_duration_ms);
  out.body = std::move(row.body);
  return out;
}

// Each row as a value, or the first that is damaged.
template <typename Row, typename Make>
auto each_of(Result<std::vector<Row>> rows, Make make)
    -> Result<std::vector<typename decltype(make(std::declval<Row>()))::value_type>> {
  std::vector<typename decltype(make(std::declval<Row>()))::value_type> out;
  if (!rows) return std::move(rows).error();
  for (auto& row : *rows) {
    GUARDIAN_TRY(auto one, make(std::move(row)));
    out.push_back(std::move(one));
  }
  return out;
}

std::vector<domain::WebhookPlace> places_of(std::vector<PlaceRow> rows) {
  std::vector<domain::WebhookPlace> places;
  for (auto& row : rows) {
    places.push_back({std::move(row.tenant_id), std::move(row.tenant_name), std::move(row.subscription_id),
                      static_cast<int>(row.failures)});
  }
  return places;
}

}  // namespace

Result<std::optional<domain::WebhookSubscription>> WebhookRows::find(const domain::AccessScope& scope,
                                                                     std::string_view id) const {
  GUARDIAN_TRY(auto row,
               context_.session.read_one<SubscriptionRow>(
                   sql::kWebhooksFind, {{"tenant", scope.tenant_id()}, {"subscription_id", id}}, context_.locking()));
  if (!row) return std::optional<domain::WebhookSubscription>();
  GUARDIAN_TRY(auto subscription, subscription_of(*std::move(row)));
  return std::optional(std::move(subscription));
}

Result<std::vector<domain::WebhookSubscription>> WebhookRows::list(const domain::AccessScope& scope) const {
  return each_of(context_.session.read_all<SubscriptionRow>(sql::kWebhooksList, {{"tenant", scope.tenant_id()}}),
                 subscription_of);
}

Result<std::vector<domain::WebhookDelivery>> WebhookRows::list_deliveries(const domain::AccessScope& scope,
                                                                          const domain::DeliveryQuery& query) const {
  std::vector<Param> params{{"tenant", scope.tenant_id()},
                            {"subscription_id", query.subscription_id},
                            {"most", query.limit},
                            {"skip", query.offset}};
  Shape shape;
  if (query.state) {
    shape.with(Part::status);
    params.emplace_back("status", to_string(*query.state));
  }
  return each_of(context_.session.read_all<DeliveryRow>(sql::kWebhooksListDeliveries, params, shape), delivery_of);
}

Result<std::vector<domain::WebhookDelivery>> WebhookRows::due(const domain::AccessScope& scope,
                                                              std::string_view subscription_id, Instant now,
                                                              int limit) const {
  return each_of(
      context_.session.read_all<DeliveryRow>(
          sql::kWebhooksDue,
          {{"tenant", scope.tenant_id()}, {"subscription_id", subscription_id}, {"now", now}, {"most", limit}}),
      delivery_of);
}

Result<std::vector<domain::WebhookPlace>> WebhookRows::busy(Instant now, int limit) const {
  GUARDIAN_TRY(auto rows,
               context_.session.read_all<PlaceRow>(sql::kWebhooksBusy, Params{{"now", now}, {"most", limit}}));
  return places_of(std::move(rows));
}

Result<std::vector<domain::WebhookPlace>> WebhookRows::backlogs(int most, int limit) const {
  GUARDIAN_TRY(auto rows, context_.session.read_all<PlaceRow>(sql::kWebhooksBacklogs,
                                                              Params{{"pending", most}, {"most", limit}}));
  return places_of(std::move(rows));
}

Result<std::vector<domain::WebhookPlace>> WebhookRows::subscribers() const {
  GUARDIAN_TRY(auto rows, context_.session.read_all<PlaceRow>(sql::kWebhooksQuietTenants, Params{}));
  return places_of(std::move(rows));
}

Result<std::optional<domain::QuietPosition>> WebhookRows::quiet_position(const domain::AccessScope& scope) const {
  GUARDIAN_TRY(auto row, context_.session.read_one<QuietPositionRow>(
                             sql::kWebhooksFindQuietCheck, {{"tenant", scope.tenant_id()}}, context_.locking()));
  if (!row) return std::optional<domain::QuietPosition>();
  GUARDIAN_TRY(const auto until, read_instant(row->until, "webhook_quiet_check.checked_until"));
  return std::optional(domain::QuietPosition{until, std::move(row->device_id)});
}

Result<domain::WebhookWaiting> WebhookRows::waiting(const domain::AccessScope& scope) const {
  GUARDIAN_TRY(const auto row,
               context_.session.read_one<WaitingRow>(sql::kWebhooksWaiting, {{"tenant", scope.tenant_id()}}));
  domain::WebhookWaiting waiting;
  if (!row) return waiting;
  waiting.deliveries = row->deliveries;
  GUARDIAN_TRY(waiting.oldest, read_instant(row->oldest, "webhook_delivery.queued_at"));
  return waiting;
}

Result<void> WebhookRows::insert(const domain::AccessScope& scope, const domain::WebhookSubscription& one) {
  GUARDIAN_CHECK(context_.session.change(sql::kWebhooksInsert, {{"tenant", scope.tenant_id()},
                                                                {"subscription_id", one.id},
                                                                {"url", one.url},
                                                                {"events", json_list(one.events)},
                                                                {"filter", one.filter},
                                                                {"description", one.description},
                                                                {"enabled", one.enabled()},
                                                                {"disabled_reason", to_string(one.stop)},
                                                                {"created_by", one.created_by},
                                                                {"created_at", one.created_at},
                                                                {"updated_at", one.updated_at},
                                                                {"secret", one.secret},
                                                                {"previous_secret", one.previous_secret},
                                                                {"previous_until", one.previous_until},
                                                                {"failures", one.failures},
                                                                {"failing_since", one.failing_since},
                                                                {"paused_until", one.paused_until}}));
  return {};
}

Result<void> WebhookRows::update(const domain::AccessScope& scope, const domain::WebhookSubscription& one) {
  GUARDIAN_TRY(const auto changed,
               context_.session.change(sql::kWebhooksUpdate, {{"url", one.url},
                                                              {"events", json_list(one.events)},
                                                              {"filter", one.filter},
                                                              {"description", one.description},
                                                              {"enabled", one.enabled()},
                                                              {"disabled_reason", to_string(one.stop)},
                                                              {"updated_at", one.updated_at},
                                                              {"secret", one.secret},
                                                              {"previous_secret", one.previous_secret},
                                                              {"previous_until", one.previous_until},
                                                              {"failures", one.failures},
                                                              {"failing_since", one.failing_since},
                                                              {"paused_until", one.paused_until},
                                                              {"tenant", scope.tenant_id()},
                                                              {"subscription_id", one.id}}));
  if (changed == 0) return Error::not_found("There is no webhook of this id");
  return {};
}

Result<bool> WebhookRows::remove(const domain::AccessScope& scope, std::string_view id) {
  const Params params{{"tenant", scope.tenant_id()}, {"subscription_id", id}};
  GUARDIAN_CHECK(context_.session.change(sql::kWebhooksRemoveDeliveries, params));
  GUARDIAN_TRY(const auto removed, context_.session.change(sql::kWebhooksRemove, params));
  return removed > 0;
}

Result<std::string> WebhookRows::send_to(const domain::AccessScope& scope, std::string_view subscription_id,
                                         std::string_view type, std::string_view object, std::string_view data) {
  NotedEvent event;
  event.tenant = scope.tenant_id();
  event.type = type;
  event.object = object;
  event.subject = "webhook";
  event.snapshot = data;
  return context_.transaction->events().write_for(context_.session, *context_.transaction, std::move(event),
                                                  subscription_id);
}

Result<int> WebhookRows::replay(const domain::AccessScope& scope, std::string_view subscription_id,
                                std::string_view delivery_id, Instant now) {
  if (delivery_id.empty()) {
    GUARDIAN_TRY(
        const auto begun,
        context_.session.change(sql::kWebhooksReplayDead,
                                {{"now", now}, {"tenant", scope.tenant_id()}, {"subscription_id", subscription_id}}));
    return static_cast<int>(begun);
  }
  GUARDIAN_TRY(const auto begun, context_.session.change(sql::kWebhooksReplayOne, {{"now", now},
                                                                                   {"tenant", scope.tenant_id()},
                                                                                   {"subscription_id", subscription_id},
                                                                                   {"delivery_id", delivery_id}}));
  return static_cast<int>(begun);
}

Result<bool> WebhookRows::take_lease(const domain::AccessScope& scope, std::string_view subscription_id,
                                     std::string_view owner, Instant now, Instant until) {
  GUARDIAN_TRY(const auto taken,
               context_.session.change(sql::kWebhooksTakeLease, {{"owner", owner},
                                                                 {"lease_until", until},
                                                                 {"now", now},
                                                                 {"tenant", scope.tenant_id()},
                                                                 {"subscription_id", subscription_id}}));
  return taken > 0;
}

Result<void> WebhookRows::end_lease(const domain::AccessScope& scope, std::string_view subscription_id,
                                    std::string_view owner) {
  GUARDIAN_CHECK(context_.session.change(
      sql::kWebhooksEndLease, {{"tenant", scope.tenant_id()}, {"subscription_id", subscription_id}, {"owner", owner}}));
  return {};
}

Result<void> WebhookRows::end_all_leases() {
  GUARDIAN_CHECK(context_.session.change(sql::kWebhooksEndAllLeases, {}));
  return {};
}

Result<bool> WebhookRows::keep_lease(const domain::AccessScope& scope, std::string_view subscription_id,
                                     std::string_view owner, Instant until) {
  GUARDIAN_TRY(const auto kept, context_.session.change(sql::kWebhooksKeepLease, {{"lease_until", until},
                                                                                  {"tenant", scope.tenant_id()},
                                                                                  {"subscription_id", subscription_id},
                                                                                  {"owner", owner}}));
  return kept > 0;
}

Result<void> WebhookRows::record_attempt(const domain::AccessScope& scope, const domain::WebhookDelivery& delivery) {
  GUARDIAN_CHECK(
      context_.session.change(sql::kWebhooksRecordAttempt, {{"state", to_string(delivery.state)},
                                                            {"attempts", delivery.attempts},
                                                            {"next_attempt_at", delivery.next_attempt_at},
                                                            {"last_attempt_at", delivery.last_attempt_at},
                                                            {"last_status", delivery.last_status},
                                                            {"last_error", delivery.last_error},
                                                            {"last_duration_ms", delivery.last_duration.count()},
                                                            {"tenant", scope.tenant_id()},
                                                            {"delivery_id", delivery.id},
                                                            {"queued_at", delivery.queued_at}}));
  return {};
}

Result<bool> WebhookRows::set_health(const domain::AccessScope& scope, const domain::WebhookSubscription& one,
                                     Instant now) {
  GUARDIAN_TRY(const auto written,
               context_.session.change(sql::kWebhooksSetHealth, {{"failures", one.failures},
                                                                 {"failing_since", one.failing_since},
                                                                 {"paused_until", one.paused_until},
                                                                 {"tenant", scope.tenant_id()},
                                                                 {"subscription_id", one.id},
                                                                 {"version", one.version}}));
  if (written == 0) return false;
  if (!one.enabled()) GUARDIAN_CHECK(disable(scope, one.id, one.stop, now));
  return true;
}

Result<void> WebhookRows::disable(const domain::AccessScope& scope, std::string_view subscription_id,
                                  domain::WebhookStop why, Instant now) {
  GUARDIAN_CHECK(context_.session.change(sql::kWebhooksDisable, {{"disabled_reason", to_string(why)},
                                                                 {"now", now},
                                                                 {"tenant", scope.tenant_id()},
                                                                 {"subscription_id", subscription_id}}));
  return {};
}

Result<int> WebhookRows::give_up_pending(const domain::AccessScope& scope, std::string_view subscription_id, int limit) {
  GUARDIAN_TRY(const auto given_up,
               context_.session.change(
                   sql::kWebhooksGiveUpPending,
                   {{"tenant", scope.tenant_id()}, {"subscription_id", subscription_id}, {"most", limit}}));
  return static_cast<int>(given_up);
}

Result<bool> WebhookRows::tell_quiet(const domain::AccessScope& scope, const domain::QuietPosition& from, Instant until,
                                     std::chrono::milliseconds threshold, int limit) {
  auto& events = context_.transaction->events();
  domain::QuietPosition reached{until, {}};
  bool more = false;
  GUARDIAN_TRY(const bool wanted,
               events.wants(context_.session, scope.tenant_id(), domain::webhook_event::kDeviceGoneQuiet));
  if (wanted) {
    GUARDIAN_TRY(auto rows, context_.session.read_all<QuietRow>(sql::kWebhooksQuietDevices,
                                                                {{"tenant", scope.tenant_id()},
                                                                 {"after", from.until - threshold},
                                                                 {"after_device", from.device_id},
                                                                 {"before", until - threshold},
                                                                 {"most", limit}}));
    more = rows.size() == static_cast<std::size_t>(limit);
    if (more) {
      GUARDIAN_TRY(const auto last, read_instant(rows.back().last_activity, "device.last_activity"));
      reached = {last + threshold, rows.back().device_id};
    }
    for (auto& row : rows) {
      NotedEvent event;
      event.tenant = scope.tenant_id();
      event.type = domain::webhook_event::kDeviceGoneQuiet;
      event.object = "device:" + row.device_id;
      event.device_id = std::move(row.device_id);
      events.note(std::move(event));
    }
  }
  GUARDIAN_CHECK(context_.session.change(sql::kWebhooksSetQuietCheck, {{"tenant", scope.tenant_id()},
                                                                       {"checked_until", reached.until},
                                                                       {"checked_device", reached.device_id}}));
  return more;
}

Result<void> WebhookRows::remove_before(Instant before) {
  GUARDIAN_CHECK(context_.session.change(sql::kWebhooksSweepDeliveries, {{"before", before}}));
  GUARDIAN_CHECK(context_.session.change(sql::kWebhooksSweepEvents, {{"before", before}}));
  return {};
}

}  // namespace guardian::storage
