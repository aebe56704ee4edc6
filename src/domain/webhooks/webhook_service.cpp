#include "domain/webhooks/webhook_service.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <variant>

#include "base/encoding.h"
#include "base/json_writer.h"
#include "base/random.h"
#include "domain/access/whole_tenant.h"
#include "domain/audit/audit_actions.h"
#include "domain/audit/change_event.h"
#include "domain/filters/filter_parser.h"
#include "domain/tenants/tenant.h"
#include "domain/users/acting_email.h"
#include "domain/webhooks/webhook_events.h"
#include "domain/webhooks/webhook_secret.h"

namespace guardian::domain {
namespace {

Error bad_member(std::string_view member, std::string text) {
  return {ErrorCode::invalid_argument, std::move(text), {}, std::string(member)};
}

Error no_webhook() { return Error::not_found("There is no webhook of this id"); }

Result<void> may_see_webhooks(const AccessScope& scope) {
  if (!scope.sites()) return {};
  return Error::forbidden("Webhooks are for those who see the whole tenant");
}

bool is_manager(const AccessScope& scope) { return scope.role() != Role::read_only && scope.may_write(); }

Result<void> may_change_webhooks(const AccessScope& scope) {
  GUARDIAN_CHECK(may_see_webhooks(scope));
  if (!is_manager(scope)) return Error::forbidden("Webhooks are changed by owners and administrators");
  return may_change_whole_tenant(scope);
}

// "https://hooks.example.com/...": what stands behind the host is what many receivers know their callers by.
std::string without_path(const std::string& url) {
  const auto host = url.find("://");
  const auto end = host == url.npos ? host : url.find_first_of("/?", host + 3);
  return end == url.npos ? url : url.substr(0, end) + "/...";
}

Result<void> check_filter(const WebhookSubscription& subscription) {
  if (subscription.filter.empty()) return {};
  if (subscription.events.empty()) {
    return bad_member("filter", "needs a list of events, all of them `device.`, `alert.` or `vulnerability.`");
  }
  for (const auto& type : subscription.events) {
    const FilterCollection* collection = webhook_event::filter_collection(type);
    if (collection == nullptr) return bad_member("filter", fmt::format("cannot be asked of {}", type));
    const auto parsed = parse_filter(subscription.filter, *collection);
    if (const auto* problem = std::get_if<FilterProblem>(&parsed)) {
      return bad_member("filter", fmt::format("is wrong for {} at {}", type, problem->message()));
    }
  }
  return {};
}

std::string webhook_shape(const WebhookSubscription& subscription) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().member("url", subscription.url).key("events").begin_array();
  for (const auto& type : subscription.events) json.value(type);
  json.end_array().member("filter", subscription.filter).member("enabled", subscription.enabled()).end_object();
  return out;
}

AuditEvent webhook_audit(const AccessScope& scope, std::string_view action, std::string_view id,
                         std::string_view request_id, std::string detail = "{}") {
  return change_event(scope, action, "webhook:" + std::string(id), request_id, std::move(detail));
}

}  // namespace

Result<void> WebhookService::apply(const WebhookChange& change, WebhookSubscription& to) const {
  if (change.url) {
    if (change.url->empty() || change.url->size() > kLongestWebhookUrl) {
      return bad_member("url", fmt::format("must have 1 to {} characters", kLongestWebhookUrl));
    }
    if (auto checked = sender_.check_url(*change.url); !checked) {
      return bad_member("url", checked.error().client_text);
    }
    to.url = *change.url;
  }
  if (change.events) {
    for (const auto& type : *change.events) {
      if (std::find(webhook_event::kEvery.begin(), webhook_event::kEvery.end(), type) == webhook_event::kEvery.end()) {
        return bad_member("events", fmt::format("must be of {}", fmt::join(webhook_event::kEvery, ", ")));
      }
    }
    to.events = *change.events;
    std::sort(to.events.begin(), to.events.end());
    to.events.erase(std::unique(to.events.begin(), to.events.end()), to.events.end());
  }
  if (change.filter) to.filter = *change.filter;
  if (change.description) {
    if (change.description->size() > kLongestWebhookDescription || !is_valid_utf8(*change.description)) {
      return bad_member("description", fmt::format("must have at most {} bytes", kLongestWebhookDescription));
    }
    to.description = *change.description;
  }
  GUARDIAN_CHECK(check_filter(to));
  if (change.enabled && *change.enabled && !to.enabled()) {
    to.stop = WebhookStop::none;
    to.failures = 0;
    to.failing_since.reset();
    to.paused_until = Instant{};
  } else if (change.enabled && !*change.enabled && to.enabled()) {
    to.stop = WebhookStop::asked;
  }
  return {};
}

Result<std::vector<WebhookSubscription>> WebhookService::list(const AccessScope& scope) const {
  GUARDIAN_CHECK(may_see_webhooks(scope));
  GUARDIAN_TRY(auto webhooks, database_.read([&](const Reader& reader) { return reader.webhooks().list(scope); }));
  if (!is_manager(scope)) {
    for (auto& one : webhooks) one.url = without_path(one.url);
  }
  return webhooks;
}

Result<std::vector<WebhookDelivery>> WebhookService::list_deliveries(const AccessScope& scope,
                                                                     const DeliveryQuery& query) const {
  GUARDIAN_CHECK(may_see_webhooks(scope));
  return database_.read([&](const Reader& reader) -> Result<std::vector<WebhookDelivery>> {
    GUARDIAN_TRY(const auto subscription, reader.webhooks().find(scope, query.subscription_id));
    if (!subscription) return no_webhook();
    return reader.webhooks().list_deliveries(scope, query);
  });
}

Result<WebhookWithSecret> WebhookService::create(const AccessScope& scope, const WebhookChange& wanted,
                                                 std::string_view request_id) const {
  GUARDIAN_CHECK(may_change_webhooks(scope));
  WebhookSubscription made;
  made.id = random_id();
  if (!wanted.url) return bad_member("url", "is required");
  GUARDIAN_CHECK(apply(wanted, made));
  Secret secret = make_webhook_secret();
  made.secret = seal_webhook_secret(*ring_.get(), scope.tenant_id(), made.id, WebhookSecretSlot::current, secret);
  auto written = database_.write(WriteLane::normal, [&](Tx& tx) -> Result<void> {
    GUARDIAN_TRY(const auto tenant,
                 tx.tenants().find(scope.tenant_id()));  // locked: two calls may not both be the 20th
    if (!tenant) return Error::not_found();
    GUARDIAN_TRY(const auto stored, tx.webhooks().list(scope));
    if (stored.size() >= kMostWebhooks) {
      return Error::conflict(fmt::format("There are {} webhooks already, the most allowed", kMostWebhooks),
                             "too-many-webhooks");
    }
    made.created_at = made.updated_at = clock_.now();
    GUARDIAN_TRY(made.created_by, acting_email(tx, scope));
    if (made.created_by.empty()) made.created_by = scope.actor().name;
    GUARDIAN_CHECK(tx.webhooks().insert(scope, made));
    return audit_.append(tx,
                         webhook_audit(scope, audit_action::kWebhookCreate, made.id, request_id, webhook_shape(made)));
  });
  GUARDIAN_CHECK(std::move(written));
  return WebhookWithSecret{std::move(made), std::move(secret)};
}

Result<WebhookSubscription> WebhookService::update(const AccessScope& scope, std::string_view id,
                                                   const WebhookChange& change, std::string_view request_id) const {
  GUARDIAN_CHECK(may_change_webhooks(scope));
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<WebhookSubscription> {
    GUARDIAN_TRY(auto subscription, tx.webhooks().find(scope, id));
    if (!subscription) return no_webhook();
    GUARDIAN_CHECK(apply(change, *subscription));
    subscription->updated_at = clock_.now();
    GUARDIAN_CHECK(tx.webhooks().update(scope, *subscription));
    GUARDIAN_CHECK(audit_.append(
        tx, webhook_audit(scope, audit_action::kWebhookUpdate, id, request_id, webhook_shape(*subscription))));
    return *std::move(subscription);
  });
}

Result<void> WebhookService::remove(const AccessScope& scope, std::string_view id, std::string_view request_id) const {
  GUARDIAN_CHECK(may_change_webhooks(scope));
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<void> {
    GUARDIAN_TRY(const auto found, tx.webhooks().find(scope, id));  // locked before its deliveries, as attempts do
    if (!found) return no_webhook();
    GUARDIAN_CHECK(tx.webhooks().remove(scope, id));
    return audit_.append(tx, webhook_audit(scope, audit_action::kWebhookDelete, id, request_id));
  });
}

Result<WebhookWithSecret> WebhookService::rotate(const AccessScope& scope, std::string_view id,
                                                 std::chrono::hours overlap, std::string_view request_id) const {
  GUARDIAN_CHECK(may_change_webhooks(scope));
  if (overlap < std::chrono::hours(0) || overlap > kMostWebhookOverlap) {
    return bad_member("overlapHours", fmt::format("must be 0 to {}", kMostWebhookOverlap.count()));
  }
  const auto ring = ring_.get();
  Secret secret = make_webhook_secret();
  GUARDIAN_TRY(auto rotated, database_.write(WriteLane::normal, [&](Tx& tx) -> Result<WebhookSubscription> {
    GUARDIAN_TRY(auto found, tx.webhooks().find(scope, id));
    if (!found) return no_webhook();
    const Instant now = clock_.now();
    found->previous_secret.clear();
    found->previous_until.reset();
    if (overlap > std::chrono::hours(0)) {
      GUARDIAN_TRY(const auto previous, open_webhook_secret(*ring, scope.tenant_id(), *found));
      found->previous_secret =
          seal_webhook_secret(*ring, scope.tenant_id(), found->id, WebhookSecretSlot::previous, previous);
      found->previous_until = now + overlap;
    }
    found->secret = seal_webhook_secret(*ring, scope.tenant_id(), found->id, WebhookSecretSlot::current, secret);
    found->updated_at = now;
    GUARDIAN_CHECK(tx.webhooks().update(scope, *found));
    GUARDIAN_CHECK(audit_.append(tx, webhook_audit(scope, audit_action::kWebhookRotate, id, request_id,
                                                   fmt::format(R"({{"overlap_hours":{}}})", overlap.count()))));
    return *std::move(found);
  }));
  return WebhookWithSecret{std::move(rotated), std::move(secret)};
}

Result<std::string> WebhookService::test(const AccessScope& scope, std::string_view id,
                                         std::string_view request_id) const {
  GUARDIAN_CHECK(may_change_webhooks(scope));
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<std::string> {
    GUARDIAN_TRY(const auto subscription, tx.webhooks().find(scope, id));
    if (!subscription) return no_webhook();
    if (!subscription->enabled()) return Error::conflict("This webhook is not enabled");
    std::string data;
    JsonWriter(data).begin_object().member("id", subscription->id).member("test", true).end_object();
    GUARDIAN_TRY(auto delivery,
                 tx.webhooks().send_to(scope, id, webhook_event::kTest, "webhook:" + subscription->id, data));
    GUARDIAN_CHECK(audit_.append(tx, webhook_audit(scope, audit_action::kWebhookTest, id, request_id)));
    return delivery;
  });
}

Result<int> WebhookService::replay(const AccessScope& scope, std::string_view id, std::string_view delivery_id,
                                   std::string_view request_id) const {
  GUARDIAN_CHECK(may_change_webhooks(scope));
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<int> {
    GUARDIAN_TRY(const auto subscription, tx.webhooks().find(scope, id));
    if (!subscription) return no_webhook();
    GUARDIAN_TRY(const int begun, tx.webhooks().replay(scope, id, delivery_id, clock_.now()));
    if (begun == 0 && !delivery_id.empty()) {
      return Error::not_found("There is no delivery of this id that is over");
    }
    GUARDIAN_CHECK(audit_.append(tx, webhook_audit(scope, audit_action::kWebhookReplay, id, request_id,
                                                   fmt::format(R"({{"deliveries":{}}})", begun))));
    return begun;
  });
}

}  // namespace guardian::domain
