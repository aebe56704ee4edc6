#include "domain/webhooks/webhook.h"

#include <deque>
#include <map>
#include <set>

#include "base/json_reader.h"
#include "contract/contract_fixture.h"
#include "domain/audit/audit_trail.h"
#include "domain/idempotency/claimed_database.h"
#include "domain/idempotency/repeatable_calls.h"
#include "domain/users/user.h"
#include "domain/webhooks/webhook_dispatcher.h"
#include "domain/webhooks/webhook_events.h"
#include "domain/webhooks/webhook_secret.h"
#include "domain/webhooks/webhook_service.h"
#include "support/fake_clock.h"
#include "support/temporary_directory.h"

namespace guardian::storage {

using domain::DeliveryState;
using domain::WebhookAnswer;
using domain::WebhookSubscription;

// Answers as it is told, 200 when it is told nothing; keeps the calls.
class FakeSender final : public domain::WebhookSender {
 public:
  WebhookAnswer send(const domain::WebhookCall& call, const std::stop_token&) const override {
    calls.push_back(call);
    if (during) during();
    if (answers.empty()) return {200, {}, {}, std::chrono::milliseconds(3)};
    auto answer = answers.front();
    answers.pop_front();
    return answer;
  }
  Result<void> check_url(const std::string&) const override { return {}; }

  std::vector<std::string> ids() const {
    std::vector<std::string> out;
    for (const auto& call : calls) {
      for (const auto& [name, value] : call.headers) {
        if (name == "webhook-id") out.push_back(value);
      }
    }
    return out;
  }

  mutable std::vector<domain::WebhookCall> calls;
  mutable std::deque<WebhookAnswer> answers;
  std::function<void()> during;
};

// Fails its first writes, as a tenant with a damaged row would.
class FailingDatabase final : public domain::Database {
 public:
  FailingDatabase(domain::Database& database, int failures) : database_(database), failures_(failures) {}
  Result<void> backup(const std::string& path) override { return database_.backup(path); }
  Result<void> check_ready() override { return database_.check_ready(); }
  Result<void> check_integrity() override { return database_.check_integrity(); }

 private:
  Result<void> do_read(const std::function<Result<void>(const domain::Reader&)>& use) override {
    return database_.read(use);
  }
  Result<void> do_write(domain::WriteLane lane, const std::function<Result<void>(domain::Tx&)>& change) override {
    return database_.write(lane, [&](domain::Tx& tx) -> Result<void> {
      GUARDIAN_CHECK(change(tx));
      if (failures_-- > 0) return Error::internal("a damaged row");
      return {};
    });
  }

  domain::Database& database_;
  int failures_;
};

class WebhooksContract : public Contract {
 protected:
  void SetUp() override {
    Contract::SetUp();
    if (IsSkipped()) return;
    clock_.set_wall(SystemClock().now());  // events are stamped by the database's own clock
    ring_ = std::make_unique<domain::KeyRingHolder>(must(domain::KeyRing::open(secrets_.path() / "secrets", clock_)));
    audit_ = must(domain::AuditTrail::open(secrets_.path() / "audit", *ring_, clock_));
    dispatcher_ = std::make_unique<domain::WebhookDispatcher>(db(), *ring_, *audit_, sender_, clock_);
  }
  void TearDown() override {
    dispatcher_.reset();
    Contract::TearDown();
  }

  WebhookSubscription subscribe(const domain::Tenant& tenant, std::vector<std::string> events = {},
                                std::string filter = {}) {
    WebhookSubscription one;
    one.id = random_id();
    one.url = "https://hooks.example.com/";
    one.events = std::move(events);
    one.filter = std::move(filter);
    one.created_by = "ann@example.com";
    one.created_at = one.updated_at = clock_.now();
    one.secret = domain::seal_webhook_secret(*ring_->get(), tenant.id, one.id, domain::WebhookSecretSlot::current,
                                             domain::make_webhook_secret());
    must(write([&](Tx& tx) { return tx.webhooks().insert(scope_of(tenant), one); }));
    return one;
  }
  std::vector<domain::WebhookDelivery> deliveries(const domain::Tenant& tenant, const WebhookSubscription& one) {
    domain::DeliveryQuery query;
    query.subscription_id = one.id;
    query.limit = 10'000;
    return must(read([&](const Reader& reader) { return reader.webhooks().list_deliveries(scope_of(tenant), query); }));
  }
  // The types of what a subscription is told, in their order.
  std::vector<std::string> told(const domain::Tenant& tenant, const WebhookSubscription& one) {
    std::vector<std::string> types;
    for (const auto& delivery : deliveries(tenant, one)) types.insert(types.begin(), delivery.type);
    return types;
  }
  WebhookSubscription stored(const WebhookSubscription& one) {
    return must(read([&](const Reader& reader) { return reader.webhooks().find(scope_of(a_), one.id); })).value();
  }
  domain::WebhookPlace place(const WebhookSubscription& one) { return {a_.id, a_.name, one.id, 0}; }
  bool run(const WebhookSubscription& one) { return must(dispatcher_->run(place(one), {})); }
  std::string send_test(const WebhookSubscription& one, std::string object = "webhook:x") {
    return must(write([&](Tx& tx) {
      return tx.webhooks().send_to(scope_of(a_), one.id, domain::webhook_event::kTest, object, "{}");
    }));
  }
  // Devices of the tenant whose last activity is one and the same.
  void save_silent_devices(const domain::Tenant& tenant, int count, Instant last_activity) {
    must(write([&](Tx& tx) -> Result<void> {
      for (int i = 0; i < count; ++i) {
        auto device = device_of("device-" + std::to_string(i));
        device.device.last_activity = last_activity;
        GUARDIAN_CHECK(tx.devices().save(scope_of(tenant), device));
      }
      return {};
    }));
  }
  static WebhookAnswer status(int code, std::optional<std::chrono::seconds> retry_after = {}) {
    return {code, {}, retry_after, {}};
  }

  FakeClock clock_;
  TemporaryDirectory secrets_;
  FakeSender sender_;
  std::unique_ptr<domain::KeyRingHolder> ring_;
  std::unique_ptr<domain::AuditTrail> audit_;
  std::unique_ptr<domain::WebhookDispatcher> dispatcher_;
};

TEST_F(WebhooksContract, SubscriptionIsKeptAndIsItsTenantsAlone) {
  auto one = subscribe(a_, {"device.new"}, "vendor:Axis");
  one.description = "a 'quoted' ümlaut";
  one.previous_secret = "w1:x";
  one.previous_until = at(1'800'000'000'000);
  one.failures = 3;
  one.failing_since = at(1'790'000'000'000);
  one.stop = domain::WebhookStop::gone;
  must(write([&](Tx& tx) { return tx.webhooks().update(scope_of(a_), one); }));
  const auto kept = stored(one);
  EXPECT_EQ(kept.url, one.url);
  EXPECT_EQ(kept.events, one.events);
  EXPECT_EQ(kept.filter, one.filter);
  EXPECT_EQ(kept.description, one.description);
  EXPECT_EQ(kept.secret, one.secret);
  EXPECT_EQ(kept.previous_secret, one.previous_secret);
  EXPECT_EQ(kept.previous_until, one.previous_until);
  EXPECT_EQ(kept.failures, 3);
  EXPECT_EQ(kept.failing_since, one.failing_since);
  EXPECT_EQ(kept.stop, domain::WebhookStop::gone);
  const auto seen = [&](const domain::Tenant& tenant) {
    return must(read([&](const Reader& reader) { return reader.webhooks().list(scope_of(tenant)); })).size();
  };
  EXPECT_EQ(seen(a_), 1U);
  EXPECT_EQ(seen(b_), 0U);
  EXPECT_FALSE(must(write([&](Tx& tx) { return tx.webhooks().remove(scope_of(b_), one.id); })));
  EXPECT_TRUE(must(write([&](Tx& tx) { return tx.webhooks().remove(scope_of(a_), one.id); })));
  EXPECT_EQ(seen(a_), 0U);
}

TEST_F(WebhooksContract, WhoIsLimitedToSitesHasNoPartInThem) {
  const auto one = subscribe(a_);
  domain::WebhookService service(db(), *ring_, *audit_, sender_, clock_);
  const auto scope = scope_in_sites(a_, {"0"});
  EXPECT_EQ(code_of(service.list(scope)), ErrorCode::forbidden);
  EXPECT_EQ(code_of(service.list_deliveries(scope, {one.id, {}, 0, 10})), ErrorCode::forbidden);
  domain::WebhookChange change;
  change.url = "https://hooks.example.com/";
  EXPECT_EQ(code_of(service.create(scope, change, "r")), ErrorCode::forbidden);
  EXPECT_EQ(code_of(service.update(scope, one.id, change, "r")), ErrorCode::forbidden);
  EXPECT_EQ(code_of(service.remove(scope, one.id, "r")), ErrorCode::forbidden);
  EXPECT_EQ(code_of(service.rotate(scope, one.id, std::chrono::hours(1), "r")), ErrorCode::forbidden);
  EXPECT_EQ(code_of(service.test(scope, one.id, "r")), ErrorCode::forbidden);
  EXPECT_EQ(code_of(service.replay(scope, one.id, "", "r")), ErrorCode::forbidden);
  EXPECT_EQ(must(service.list(scope_of(a_))).size(), 1U);
}

TEST_F(WebhooksContract, EveryStoreTellsItsEvents) {
  const auto one = subscribe(a_);
  const auto other = subscribe(b_);
  const auto scope = scope_of(a_);
  const auto ann = make_user("ann@example.com");
  join(a_, ann);
  std::vector<std::string> wanted;
  const auto expect = [&](const char* what, std::vector<std::string> types,
                          const std::function<Result<void>(Tx&)>& change) {
    must(write(change));
    wanted.insert(wanted.end(), types.begin(), types.end());
    EXPECT_EQ(told(a_, one), wanted) << what;
  };
  auto device = device_of("one");
  expect("a new device, changed within its transaction", {"device.new"}, [&](Tx& tx) -> Result<void> {
    GUARDIAN_TRY(device.device.id, tx.devices().save(scope, device));
    GUARDIAN_CHECK(tx.devices().touch(scope, {device.device.id}));
    return {};
  });
  expect("the same once more", {}, [&](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(tx.devices().save(scope, device));
    return {};
  });
  device.device.last_activity = at(1'700'000'900'000);
  expect("only its activity", {}, [&](Tx& tx) { return tx.devices().update(scope, device); });
  device.device.hostname = "other";
  expect("another name by update", {"device.changed"}, [&](Tx& tx) { return tx.devices().update(scope, device); });
  device.attributes = R"({"SSID":"staff"})";
  expect("another attribute by save", {"device.changed"}, [&](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(tx.devices().save(scope, device));
    return {};
  });
  expect("a device that is there already is ensured", {}, [&](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(tx.devices().ensure(scope, device));
    return {};
  });
  expect("a stranger is ensured", {"device.new"}, [&](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(tx.devices().ensure(scope, device_of("two")));
    return {};
  });
  expect("a tag", {"device.changed"}, [&](Tx& tx) -> Result<void> {
    GUARDIAN_TRY(const auto tag, tx.tags().ensure(scope, {"", "t", "v", at(1)}));
    GUARDIAN_CHECK(tx.devices().set_tags(scope, {device.device.id}, {tag.id}, false));
    return {};
  });
  domain::Alert alert;
  alert.id = random_id();
  alert.device_id = device.device.id;
  alert.document = "{}";
  expect("an alert", {"alert.created"}, [&](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(tx.alerts().save(scope, alert));
    return tx.devices().recount_alerts(scope, {alert.device_id});
  });
  expect("the same alert", {}, [&](Tx& tx) { return tx.alerts().save(scope, alert); });
  alert.resolved = true;
  expect("it is resolved", {"alert.resolved"}, [&](Tx& tx) { return tx.alerts().save(scope, alert); });
  domain::VulnerabilityInstance found{"vuln-1", device.device.id, "CVE-2020-1472", at(1), "Confirmed", "new", "{}", ""};
  const auto save = [&](Tx& tx) { return tx.vulnerabilities().save(scope, found); };
  expect("a vulnerability", {"vulnerability.found"}, save);
  found.state = "investigation";
  expect("it is looked into", {}, save);
  found.state = "resolved";
  expect("it is resolved", {"vulnerability.resolved"}, save);
  found.state = "new";
  expect("it is found again", {"vulnerability.found"}, save);
  auto key = key_of(ann);
  expect("a key", {"access_key.created"}, [&](Tx& tx) { return tx.access_keys().insert(scope, key); });
  auto next = key_of(ann);
  next.rotated_from = key.key_id;
  expect("its successor", {"access_key.rotated"}, [&](Tx& tx) { return tx.access_keys().insert(scope, next); });
  key.state = domain::KeyState::disabled;
  expect("a key is disabled", {}, [&](Tx& tx) { return tx.access_keys().update_state(scope, key); });
  expect("a key is refused again and again", {"access_key.refused_repeatedly"}, [&](Tx& tx) {
    return tx.access_keys().tell_refused(scope, {key.key_id, a_.id, {{"bad_signature", 12}}, "192.0.2.1"});
  });
  expect("a key of nobody is refused", {}, [&](Tx& tx) {
    return tx.access_keys().tell_refused(scope, {"1798761600:0", a_.id, {{"bad_signature", 12}}, "192.0.2.1"});
  });
  key.state = domain::KeyState::revoked;
  key.revoked_at = at(5);
  expect("a key is revoked", {"access_key.revoked"}, [&](Tx& tx) { return tx.access_keys().update_state(scope, key); });
  expect("who leaves takes the other along", {"access_key.revoked"},
         [&](Tx& tx) { return tx.users().remove_member(scope, ann.id); });
  EXPECT_EQ(told(b_, other), std::vector<std::string>());
}

TEST_F(WebhooksContract, AnEventIsAsTrueAsItsChange) {
  const auto one = subscribe(a_);
  EXPECT_EQ(code_of(write([&](Tx& tx) -> Result<void> {
              GUARDIAN_CHECK(tx.devices().save(scope_of(a_), device_of("one")));
              return Error::conflict("no");
            })),
            ErrorCode::conflict);
  EXPECT_EQ(told(a_, one), std::vector<std::string>());
  must(write([&](Tx& tx) { return tx.webhooks().disable(scope_of(a_), one.id, domain::WebhookStop::gone, at(1)); }));
  save_device(a_, device_of("one"));
  EXPECT_EQ(told(a_, one), std::vector<std::string>());
}

TEST_F(WebhooksContract, FiltersAndTypesDecideWhoIsTold) {
  const auto devices = subscribe(a_, {"device.new"}, "vendor:Axis");
  const auto tagged = subscribe(a_, {"device.changed"}, "tag:ward*");
  const auto alerts = subscribe(a_, {"alert.created"});
  auto bosch = device_of("two");
  bosch.device.vendor = "Bosch";
  const auto id = save_device(a_, device_of("one"));
  save_device(a_, bosch);
  must(write([&](Tx& tx) -> Result<void> {
    GUARDIAN_TRY(const auto tag, tx.tags().ensure(scope_of(a_), {"", "t", "ward 3", at(1)}));
    GUARDIAN_CHECK(tx.devices().set_tags(scope_of(a_), {id}, {tag.id}, false));
    return {};
  }));
  EXPECT_EQ(told(a_, devices), std::vector<std::string>{"device.new"});
  EXPECT_EQ(told(a_, tagged), std::vector<std::string>{"device.changed"});
  EXPECT_EQ(told(a_, alerts), std::vector<std::string>());
}

TEST_F(WebhooksContract, AFilterAsksEachEventWhatItIsOf) {
  const auto scope = scope_of(a_);
  const auto severe = subscribe(a_, {"alert.created"}, "severity:high AND vendor:Axis");
  const auto critical = subscribe(a_, {"vulnerability.found", "vulnerability.resolved"}, "severity:Critical");
  const auto axis = subscribe(a_, {"alert.created", "device.new", "vulnerability.found"}, "vendor:Axis");
  const auto tagged = subscribe(a_, {"alert.created"}, "tag:ward*");
  auto bosch = device_of("two");
  bosch.device.vendor = "Bosch";
  const auto of_axis = save_device(a_, device_of("one"));
  const auto of_bosch = save_device(a_, bosch);
  must(write([&](Tx& tx) -> Result<void> {
    GUARDIAN_TRY(const auto tag, tx.tags().ensure(scope, {"", "t", "ward 3", at(1)}));
    GUARDIAN_CHECK(tx.devices().set_tags(scope, {of_bosch}, {tag.id}, false));
    for (const auto& device_id : {of_axis, of_bosch}) {
      for (const int severity : {2, 4}) {
        domain::Alert alert;
        alert.id = random_id();
        alert.device_id = device_id;
        alert.document = "{}";
        alert.severity = severity;
        GUARDIAN_CHECK(tx.alerts().save(scope, alert));
      }
      for (const char* word : {"Critical", "Low"}) {
        domain::VulnerabilityInstance found{
            "vuln-" + device_id + word, device_id, "CVE-2020-1472", at(1), "Confirmed", "new", "{}", ""};
        found.severity = word;
        GUARDIAN_CHECK(tx.vulnerabilities().save(scope, found));
      }
    }
    return {};
  }));
  EXPECT_EQ(told(a_, severe), std::vector<std::string>{"alert.created"});
  EXPECT_EQ(told(a_, critical), (std::vector<std::string>{"vulnerability.found", "vulnerability.found"}));
  EXPECT_EQ(told(a_, axis), (std::vector<std::string>{"device.new", "alert.created", "alert.created",
                                                      "vulnerability.found", "vulnerability.found"}));
  EXPECT_EQ(told(a_, tagged), (std::vector<std::string>{"alert.created", "alert.created"}));
}

TEST_F(WebhooksContract, ABacklogEndsTheSubscriptionAlone) {
  const auto slow = subscribe(a_);
  const auto other = subscribe(a_);
  domain::WebhookDispatcher strict(db(), *ring_, *audit_, sender_, clock_, 3);
  for (int i = 0; i < 3; ++i) {
    send_test(slow);
    send_test(other);
  }
  must(strict.end_backlogs());
  EXPECT_TRUE(stored(slow).enabled()) << "three are allowed";
  send_test(slow);
  must(strict.end_backlogs());
  EXPECT_EQ(stored(slow).stop, domain::WebhookStop::backlog);
  EXPECT_TRUE(stored(other).enabled());
  for (const auto& delivery : deliveries(a_, slow)) {
    EXPECT_EQ(delivery.state, DeliveryState::dead);
    EXPECT_EQ(delivery.last_error, "backlog");
  }
  for (const auto& delivery : deliveries(a_, other)) EXPECT_EQ(delivery.state, DeliveryState::pending);
  const auto records = must(read([&](const Reader& reader) { return reader.audit().read(a_.id, 0, 10); }));
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(records[0].action, "webhook.disable");
  EXPECT_EQ(records[0].object, "webhook:" + slow.id);
  must(strict.end_backlogs());
  EXPECT_EQ(must(read([&](const Reader& reader) { return reader.audit().read(a_.id, 0, 10); })).size(), 1U);
  EXPECT_EQ(must(write([&](Tx& tx) { return tx.webhooks().give_up_pending(scope_of(a_), other.id, 10); })), 0)
      << "of one that is enabled nothing is given up";
  EXPECT_EQ(must(write([&](Tx& tx) { return tx.webhooks().replay(scope_of(a_), slow.id, "", clock_.now()); })), 4);
}

TEST_F(WebhooksContract, OfOneObjectOnlyTheEarliestIsDue) {
  const auto one = subscribe(a_);
  const auto first = send_test(one, "device:1");
  const auto second = send_test(one, "device:1");
  const auto other = send_test(one, "device:2");
  const auto due = [&] {
    std::vector<std::string> ids;
    const auto found =
        must(read([&](const Reader& reader) { return reader.webhooks().due(scope_of(a_), one.id, clock_.now(), 10); }));
    for (const auto& each : found) ids.push_back(each.id);
    return ids;
  };
  clock_.advance(std::chrono::seconds(5));
  EXPECT_EQ(due(), (std::vector<std::string>{first, other}));
  auto delivery = deliveries(a_, one).back();
  EXPECT_EQ(delivery.id, first);
  delivery.next_attempt_at = clock_.now() + std::chrono::minutes(1);
  must(write([&](Tx& tx) { return tx.webhooks().record_attempt(scope_of(a_), delivery); }));
  EXPECT_EQ(due(), std::vector<std::string>{other}) << "the second waits for the first, which waits for its time";
  delivery.state = DeliveryState::dead;
  must(write([&](Tx& tx) { return tx.webhooks().record_attempt(scope_of(a_), delivery); }));
  EXPECT_EQ(due(), (std::vector<std::string>{second, other}));
}

TEST_F(WebhooksContract, DispatcherSendsInOrderAndSigned) {
  const auto one = subscribe(a_);
  std::vector<std::string> ids;
  for (int i = 0; i < 30; ++i) ids.push_back(send_test(one, i % 2 == 0 ? "device:1" : "device:2"));
  clock_.advance(std::chrono::seconds(5));
  const auto busy = must(dispatcher_->find_work());
  ASSERT_EQ(busy.size(), 1U);
  EXPECT_EQ(busy[0].subscription_id, one.id);
  EXPECT_EQ(busy[0].tenant_name, "acme");
  EXPECT_FALSE(run(one));
  const auto sent = sender_.ids();
  for (const auto parity : {0U, 1U}) {
    std::vector<std::string> of_object, wanted;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (i % 2 == parity) wanted.push_back(ids[i]);
    }
    for (const auto& id : sent) {
      if (std::find(wanted.begin(), wanted.end(), id) != wanted.end()) of_object.push_back(id);
    }
    EXPECT_EQ(of_object, wanted);
  }
  for (const auto& delivery : deliveries(a_, one)) EXPECT_EQ(delivery.state, DeliveryState::delivered);
  EXPECT_TRUE(must(dispatcher_->find_work()).empty());
}

TEST_F(WebhooksContract, ALeaseKeepsOthersOut) {
  const auto one = subscribe(a_);
  send_test(one);
  clock_.advance(std::chrono::seconds(5));
  domain::WebhookDispatcher other(db(), *ring_, *audit_, sender_, clock_);
  sender_.during = [&] { EXPECT_FALSE(must(other.run(place(one), {}))); };
  EXPECT_FALSE(run(one));
  EXPECT_EQ(sender_.calls.size(), 1U) << "the other process sent nothing";
  sender_.during = nullptr;
  // A process that died leaves a lease behind, which ends.
  send_test(one);
  clock_.advance(std::chrono::seconds(5));
  must(write([&](Tx& tx) {
    return tx.webhooks().take_lease(scope_of(a_), one.id, "dead", clock_.now(),
                                    clock_.now() + domain::WebhookDispatcher::kLease);
  }));
  EXPECT_TRUE(must(dispatcher_->find_work()).empty());
  EXPECT_FALSE(run(one));
  EXPECT_EQ(sender_.calls.size(), 1U);
  clock_.advance(domain::WebhookDispatcher::kLease);
  EXPECT_FALSE(run(one));
  EXPECT_EQ(sender_.calls.size(), 2U);
}

TEST_F(WebhooksContract, FailuresAreTriedAgainForADayAndThenDead) {
  const auto one = subscribe(a_);
  const auto id = send_test(one);
  clock_.advance(std::chrono::seconds(5));
  const Instant began = clock_.now();
  int attempts = 0;
  while (deliveries(a_, one)[0].state == DeliveryState::pending) {
    sender_.answers.assign(1, attempts % 2 == 0 ? status(500) : WebhookAnswer{0, "timeout", {}, {}});
    ASSERT_TRUE(run(one));
    ++attempts;
    const auto delivery = deliveries(a_, one)[0];
    EXPECT_EQ(delivery.attempts, attempts);
    EXPECT_EQ(delivery.last_error, attempts % 2 == 1 ? "" : "timeout");
    if (delivery.state == DeliveryState::pending) {
      EXPECT_GT(delivery.next_attempt_at, clock_.now());
      clock_.set_wall(std::max(delivery.next_attempt_at, stored(one).paused_until));
    }
    ASSERT_LT(attempts, 10'000);
  }
  EXPECT_EQ(deliveries(a_, one)[0].state, DeliveryState::dead);
  EXPECT_GE(clock_.now() - began, std::chrono::hours(23));
  EXPECT_LE(clock_.now() - began, std::chrono::hours(25));
  EXPECT_GT(attempts, 24);
  for (const auto& sent : sender_.ids()) EXPECT_EQ(sent, id);
  EXPECT_TRUE(stored(one).enabled());

  // Asked for, it begins anew.
  EXPECT_EQ(must(write([&](Tx& tx) { return tx.webhooks().replay(scope_of(a_), one.id, "", clock_.now()); })), 1);
  EXPECT_FALSE(run(one));
  EXPECT_EQ(deliveries(a_, one)[0].state, DeliveryState::delivered);
  EXPECT_EQ(stored(one).failures, 0);
  EXPECT_EQ(stored(one).failing_since, std::nullopt);
}

TEST_F(WebhooksContract, AReceiverThatIsGoneOrFailsForDaysIsSwitchedOff) {
  const auto gone = subscribe(a_);
  send_test(gone);
  clock_.advance(std::chrono::seconds(5));
  sender_.answers.assign(1, status(410));
  EXPECT_TRUE(run(gone));
  EXPECT_EQ(stored(gone).stop, domain::WebhookStop::gone);
  EXPECT_EQ(deliveries(a_, gone)[0].state, DeliveryState::dead);

  const auto failing = subscribe(a_);
  send_test(failing);
  clock_.advance(std::chrono::seconds(5));
  sender_.answers.assign(1, status(500));
  EXPECT_TRUE(run(failing));
  EXPECT_TRUE(stored(failing).enabled());
  clock_.advance(std::chrono::days(5));
  sender_.answers.assign(1, status(500));
  EXPECT_TRUE(run(failing));
  EXPECT_EQ(stored(failing).stop, domain::WebhookStop::failing);
  const auto records = must(read([&](const Reader& reader) { return reader.audit().read(a_.id, 0, 10); }));
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[1].action, "webhook.disable");
  EXPECT_EQ(records[1].object, "webhook:" + failing.id);
}

TEST_F(WebhooksContract, AReceiverMayAskForPatience) {
  const auto one = subscribe(a_);
  send_test(one);
  clock_.advance(std::chrono::seconds(5));
  sender_.answers.assign(1, status(503, std::chrono::seconds(600)));
  EXPECT_TRUE(run(one));
  EXPECT_GE(deliveries(a_, one)[0].next_attempt_at, clock_.now() + std::chrono::seconds(600));
  clock_.advance(std::chrono::seconds(599));
  EXPECT_TRUE(must(dispatcher_->find_work()).empty());
  clock_.advance(std::chrono::seconds(2));
  EXPECT_EQ(must(dispatcher_->find_work()).size(), 1U);
}

TEST_F(WebhooksContract, WhatIsTakenAwayDuringACallStaysAway) {
  const auto one = subscribe(a_);
  send_test(one);
  send_test(one, "device:2");
  clock_.advance(std::chrono::seconds(5));
  sender_.during = [&] { must(write([&](Tx& tx) { return tx.webhooks().remove(scope_of(a_), one.id); })); };
  sender_.answers.assign(1, status(410));
  EXPECT_TRUE(run(one));
  EXPECT_EQ(sender_.calls.size(), 1U);
}

TEST_F(WebhooksContract, SilentDevicesAreToldOnce) {
  const auto one = subscribe(a_, {"device.gone_quiet"});
  auto early = device_of("early");
  early.device.last_activity = clock_.now() - std::chrono::hours(100);
  auto late = device_of("late");
  late.device.last_activity = clock_.now() - std::chrono::hours(1);
  save_device(a_, early);
  save_device(a_, late);
  must(dispatcher_->tell_quiet(std::chrono::hours(24)));
  EXPECT_EQ(told(a_, one).size(), 0U) << "what was silent before anybody asked is not told";
  clock_.advance(std::chrono::hours(22));
  must(dispatcher_->tell_quiet(std::chrono::hours(24)));
  EXPECT_EQ(told(a_, one).size(), 0U);
  clock_.advance(std::chrono::hours(1));
  must(dispatcher_->tell_quiet(std::chrono::hours(24)));
  must(dispatcher_->tell_quiet(std::chrono::hours(24)));
  clock_.advance(std::chrono::hours(1));
  must(dispatcher_->tell_quiet(std::chrono::hours(24)));
  EXPECT_EQ(told(a_, one), std::vector<std::string>{"device.gone_quiet"});
}

TEST_F(WebhooksContract, SilentDevicesOfOneMomentAreToldByManyTransactions) {
  const auto one = subscribe(a_, {"device.gone_quiet"});
  constexpr int kDevices = 1203;
  save_silent_devices(a_, kDevices, clock_.now());
  must(dispatcher_->tell_quiet(std::chrono::hours(24)));
  clock_.advance(std::chrono::hours(25));
  must(dispatcher_->tell_quiet(std::chrono::hours(24)));
  std::set<std::string> objects;
  const auto all = deliveries(a_, one);
  for (const auto& delivery : all) objects.insert(delivery.object);
  EXPECT_EQ(all.size(), static_cast<std::size_t>(kDevices));
  EXPECT_EQ(objects.size(), static_cast<std::size_t>(kDevices)) << "each of them once";
}

TEST_F(WebhooksContract, ALookForSilentDevicesGoesOnWhereItEnded) {
  const auto one = subscribe(a_, {"device.gone_quiet"});
  const auto scope = scope_of(a_);
  save_silent_devices(a_, 5, at(1'000));
  const auto tell = [&] {
    return must(write([&](Tx& tx) -> Result<bool> {
      GUARDIAN_TRY(const auto from, tx.webhooks().quiet_position(scope));
      return tx.webhooks().tell_quiet(scope, from.value_or(domain::QuietPosition{at(0), {}}), at(3'000),
                                      std::chrono::milliseconds(1'500), 2);
    }));
  };
  EXPECT_TRUE(tell());
  EXPECT_EQ(code_of(write([&](Tx& tx) -> Result<void> {
              GUARDIAN_TRY(const auto from, tx.webhooks().quiet_position(scope));
              GUARDIAN_CHECK(tx.webhooks().tell_quiet(scope, *from, at(3'000), std::chrono::milliseconds(1'500), 2));
              return Error::conflict("no");
            })),
            ErrorCode::conflict);
  EXPECT_EQ(told(a_, one).size(), 2U);
  EXPECT_TRUE(tell());
  EXPECT_FALSE(tell());
  EXPECT_EQ(told(a_, one).size(), 5U);
  const auto reached = must(read([&](const Reader& reader) { return reader.webhooks().quiet_position(scope); }));
  ASSERT_TRUE(reached.has_value());
  EXPECT_EQ(reached->until, at(3'000));
  EXPECT_EQ(reached->device_id, "");
  EXPECT_FALSE(tell());
  EXPECT_EQ(told(a_, one).size(), 5U);
}

TEST_F(WebhooksContract, ATenantThatFailsHoldsUpNobody) {
  std::map<std::string, std::pair<domain::Tenant, WebhookSubscription>> by_id;  // as they are gone through
  for (const auto& tenant : {a_, b_}) {
    by_id.emplace(tenant.id, std::pair(tenant, subscribe(tenant, {"device.gone_quiet", "access_key.created"})));
    save_silent_devices(tenant, 1, clock_.now());
  }
  const auto& [first, of_first] = by_id.begin()->second;
  const auto& [second, of_second] = by_id.rbegin()->second;
  must(dispatcher_->tell_quiet(std::chrono::hours(24)));
  clock_.advance(std::chrono::hours(25));
  FailingDatabase failing(db(), 1);
  domain::WebhookDispatcher dispatcher(failing, *ring_, *audit_, sender_, clock_);
  must(dispatcher.tell_quiet(std::chrono::hours(24)));
  EXPECT_EQ(told(first, of_first).size(), 0U);
  EXPECT_EQ(told(second, of_second).size(), 1U);
  must(dispatcher.tell_quiet(std::chrono::hours(24)));
  EXPECT_EQ(told(first, of_first).size(), 1U) << "it is tried again";
  EXPECT_EQ(told(second, of_second).size(), 1U);

  const auto third = subscribe(a_);
  for (const auto& one : {of_first, third}) {
    const auto& tenant = one.id == third.id ? a_ : first;
    must(write([&](Tx& tx) {
      return tx.webhooks().send_to(scope_of(tenant), one.id, domain::webhook_event::kTest, "webhook:x", "{}");
    }));
  }
  FailingDatabase again(db(), 1);
  domain::WebhookDispatcher strict(again, *ring_, *audit_, sender_, clock_, 0);
  const auto enabled = [&] {
    const auto of = [&](const domain::Tenant& tenant) {
      const auto all = must(read([&](const Reader& reader) { return reader.webhooks().list(scope_of(tenant)); }));
      return std::count_if(all.begin(), all.end(), [](const auto& one) { return one.enabled(); });
    };
    return of(a_) + of(b_);
  };
  ASSERT_EQ(enabled(), 3);
  must(strict.end_backlogs());
  EXPECT_EQ(enabled(), 1) << "the first to be switched off failed";
  must(strict.end_backlogs());
  EXPECT_EQ(enabled(), 0);
}

TEST_F(WebhooksContract, WhoLostTheLeaseWritesNothing) {
  for (const int code : {200, 410, 500}) {
    SCOPED_TRACE(code);
    auto one = subscribe(a_);
    one.failures = 2;
    one.failing_since = clock_.now() - std::chrono::days(9);
    must(write([&](Tx& tx) { return tx.webhooks().update(scope_of(a_), one); }));
    const auto id = send_test(one);
    clock_.advance(std::chrono::seconds(5));
    sender_.during = [&] {
      clock_.advance(domain::WebhookDispatcher::kLease);
      EXPECT_TRUE(must(write([&](Tx& tx) {
        return tx.webhooks().take_lease(scope_of(a_), one.id, "another", clock_.now(),
                                        clock_.now() + domain::WebhookDispatcher::kLease);
      })));
    };
    sender_.answers.assign(1, status(code));
    EXPECT_TRUE(run(one)) << "the run ends";
    sender_.during = nullptr;
    const auto delivery = deliveries(a_, one).at(0);
    EXPECT_EQ(delivery.state, DeliveryState::pending);
    EXPECT_EQ(delivery.attempts, 0);
    EXPECT_EQ(stored(one).stop, domain::WebhookStop::none);
    EXPECT_EQ(stored(one).failures, 2);
    EXPECT_TRUE(must(dispatcher_->find_work()).empty()) << "the other's lease stands";
    clock_.advance(domain::WebhookDispatcher::kLease);
    EXPECT_FALSE(run(one));
    EXPECT_EQ(sender_.ids().back(), id) << "it is sent again";
    EXPECT_EQ(deliveries(a_, one).at(0).state, DeliveryState::delivered);
  }
}

TEST_F(WebhooksContract, WhatAPersonChangesDuringACallStands) {
  const domain::WebhookService service(db(), *ring_, *audit_, sender_, clock_);
  const auto scope = scope_of(a_);
  for (const int code : {410, 500}) {
    SCOPED_TRACE(code);
    auto one = subscribe(a_);
    one.failures = 7;
    one.failing_since = clock_.now() - std::chrono::days(9);
    must(write([&](Tx& tx) { return tx.webhooks().update(scope, one); }));
    send_test(one);
    clock_.advance(std::chrono::seconds(5));
    sender_.during = [&] {
      for (const bool enabled : {false, true}) {
        domain::WebhookChange change;
        change.enabled = enabled;
        must(service.update(scope, one.id, change, "r"));
      }
    };
    sender_.answers.assign(1, status(code));
    EXPECT_TRUE(run(one));
    sender_.during = nullptr;
    const auto now = stored(one);
    EXPECT_EQ(now.stop, domain::WebhookStop::none);
    EXPECT_EQ(now.failures, 0);
    EXPECT_EQ(now.failing_since, std::nullopt);
    EXPECT_EQ(now.paused_until, Instant{});
    const auto delivery = deliveries(a_, one).at(0);
    EXPECT_EQ(delivery.attempts, 1) << "that a call was made is kept";
    EXPECT_EQ(delivery.last_status, code);
    EXPECT_EQ(delivery.state, DeliveryState::pending);
    must(write([&](Tx& tx) { return tx.webhooks().remove(scope, one.id); }));
  }
  const auto one = subscribe(a_);
  send_test(one);
  clock_.advance(std::chrono::seconds(5));
  sender_.during = [&] {
    domain::WebhookChange change;
    change.enabled = false;
    must(service.update(scope, one.id, change, "r"));
  };
  sender_.answers.assign(1, status(410));
  EXPECT_TRUE(run(one));
  EXPECT_EQ(stored(one).stop, domain::WebhookStop::asked) << "who was first is right";
}

TEST_F(WebhooksContract, WhatWasGivenUpDuringACallStaysGivenUp) {
  const auto one = subscribe(a_);
  send_test(one);
  clock_.advance(std::chrono::seconds(5));
  domain::WebhookDispatcher strict(db(), *ring_, *audit_, sender_, clock_, 0);
  sender_.during = [&] { must(strict.end_backlogs()); };
  sender_.answers.assign(1, status(500));
  EXPECT_TRUE(run(one));
  EXPECT_EQ(stored(one).stop, domain::WebhookStop::backlog);
  EXPECT_EQ(deliveries(a_, one).at(0).state, DeliveryState::dead);
  EXPECT_EQ(deliveries(a_, one).at(0).last_error, "backlog");
}

TEST_F(WebhooksContract, ManyEventsOfATransactionKeepTheirOrder) {
  const std::vector<WebhookSubscription> subscriptions{subscribe(a_), subscribe(a_, {"device.new"}), subscribe(b_)};
  std::vector<std::string> objects;
  constexpr int kDevices = 600;  // with two subscriptions more than a batch holds
  must(write([&](Tx& tx) -> Result<void> {
    objects.clear();
    for (int i = 0; i < kDevices; ++i) {
      auto device = device_of("device-" + std::to_string(i));
      device.attributes = R"({"note":"a 'quoted' \"ümlaut\" \u0001 \\"})";
      GUARDIAN_TRY(device.device.id, tx.devices().save(scope_of(a_), device));
      device.device.hostname = "later";
      GUARDIAN_CHECK(tx.devices().update(scope_of(a_), device));  // part of what is new
      objects.push_back("device:" + device.device.id);
    }
    GUARDIAN_CHECK(tx.devices().save(scope_of(b_), device_of("other")));
    return {};
  }));
  for (const auto& one : {subscriptions[0], subscriptions[1]}) {
    auto all = deliveries(a_, one);
    std::vector<std::string> found;
    for (auto each = all.rbegin(); each != all.rend(); ++each) found.push_back(each->object);
    EXPECT_EQ(found, objects);
  }
  EXPECT_EQ(told(b_, subscriptions[2]), std::vector<std::string>{"device.new"});
  clock_.advance(std::chrono::seconds(5));
  const auto due = must(read(
      [&](const Reader& reader) { return reader.webhooks().due(scope_of(a_), subscriptions[0].id, clock_.now(), 1); }));
  ASSERT_EQ(due.size(), 1U);
  const auto body = must(parse_json(due[0].body));
  EXPECT_EQ(body.at("type"), "device.new");
  EXPECT_EQ(body.at("data").at("device").at("hostname"), "later");
}

// Between the change and the answer of a repeatable call a process may die.
TEST_F(WebhooksContract, ARepeatedCallOfTheServiceIsMadeOnce) {
  const domain::WebhookService service(db(), *ring_, *audit_, sender_, clock_);
  const auto scope = scope_of(a_);
  const auto one = subscribe(a_);
  domain::WebhookChange to_create;
  to_create.url = "https://hooks.example.com/new";
  domain::WebhookChange to_update;
  to_update.description = "other";
  struct Row {
    const char* name;
    std::function<bool(const domain::WebhookService&)> change;
  };
  const Row rows[] = {
      {"create", [&](const auto& on) { return on.create(scope, to_create, "r").has_value(); }},
      {"update", [&](const auto& on) { return on.update(scope, one.id, to_update, "r").has_value(); }},
      {"rotate", [&](const auto& on) { return on.rotate(scope, one.id, std::chrono::hours(1), "r").has_value(); }},
      {"test", [&](const auto& on) { return on.test(scope, one.id, "r").has_value(); }},
      {"replay", [&](const auto& on) { return on.replay(scope, one.id, "", "r").has_value(); }},
  };
  domain::RepeatableCalls calls(db(), clock_);
  for (const auto& row : rows) {
    SCOPED_TRACE(row.name);
    const domain::CallName name{"key:1", row.name, "k"};
    const auto held = must(calls.claim(scope, name, "digest"));
    const auto& claim = std::get<domain::RepeatableCalls::Claim>(held);
    domain::ClaimedDatabase claimed(db(), scope, name, claim.id);
    EXPECT_TRUE(row.change(service.over(claimed)));
    clock_.advance(2 * domain::RepeatableCalls::kLease);
    EXPECT_TRUE(std::holds_alternative<domain::RepeatableCalls::AnswerLost>(must(calls.claim(scope, name, "digest"))));
    domain::ClaimedDatabase late(db(), scope, name, "another");
    EXPECT_FALSE(row.change(service.over(late))) << "an attempt without the claim changes nothing";
  }
  EXPECT_EQ(must(service.list(scope)).size(), 2U);
}

TEST_F(WebhooksContract, OldDeliveriesAreForgotten) {
  const auto one = subscribe(a_);
  send_test(one);
  must(dispatcher_->sweep());
  EXPECT_EQ(deliveries(a_, one).size(), 1U);
  clock_.advance(std::chrono::days(31));
  must(dispatcher_->sweep());
  EXPECT_EQ(deliveries(a_, one).size(), 0U);
}

}  // namespace guardian::storage
