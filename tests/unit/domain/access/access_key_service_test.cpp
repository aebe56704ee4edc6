#include "domain/access/access_key_service.h"

#include <gtest/gtest.h>

#include "support/test_installation.h"

namespace guardian::domain {
namespace {

using std::chrono::days;
using std::chrono::hours;

class AccessKeyServiceTest : public ::testing::Test {
 protected:
  AccessKeyServiceTest()
      : operator_(installation_.operator_scope()),
        owner_(installation_.scope_of(TestInstallation::kOwner)),
        administrator_(installation_.scope_of(TestInstallation::kAdministrator)),
        reader_(installation_.scope_of(TestInstallation::kReader)) {}

  Result<CreatedKey> create(const KeyRequest& request) {
    return installation_.keys.create(owner_, owner_.user_id(), request);
  }
  CreatedKey created() { return must(create(installation_.request())); }
  AccessKey stored(const std::string& key_id) { return installation_.database.snapshot().keys.at(key_id).value; }
  std::vector<AuditRecord> records() { return installation_.database.snapshot().audit[owner_.tenant_id()]; }
  bool opens(const CreatedKey& key) { return installation_.accepts(TestInstallation::present(key)); }

  TestInstallation installation_;
  AccessScope operator_, owner_, administrator_, reader_;
};

TEST_F(AccessKeyServiceTest, ANewKeyOpensAtOnceAndIsRecorded) {
  const auto key = created();
  EXPECT_TRUE(opens(key));
  const auto row = stored(key.row.key_id);
  EXPECT_EQ(row.label, "collector");
  EXPECT_EQ(row.created_by, TestInstallation::kOwner);
  EXPECT_EQ(row.user_id, owner_.user_id());
  const auto record = records().back();
  EXPECT_EQ(record.action, "access-key.create");
  EXPECT_EQ(record.object, "key:" + key.row.key_id);
  EXPECT_EQ(record.actor, "user:" + owner_.user_id());
  EXPECT_EQ(record.ip, "192.0.2.7");
  EXPECT_EQ(record.request_id, "request-1");
  EXPECT_EQ(must(installation_.keys.create(operator_, owner_.user_id(), installation_.request())).row.created_by,
            "os:test");
}

TEST_F(AccessKeyServiceTest, BadRequestsNameTheirField) {
  struct Row {
    const char* name;
    const char* type;
    std::function<void(KeyRequest&)> spoil;
  };
  const Row rows[] = {
      {"no label", "label", [](KeyRequest& r) { r.label = ""; }},
      {"label of 101 characters", "label", [](KeyRequest& r) { r.label = std::string(101, 'x'); }},
      {"label of two lines", "label", [](KeyRequest& r) { r.label = "a\nb"; }},
      {"label with NUL", "label", [](KeyRequest& r) { r.label = std::string("a\0b", 3); }},
      {"label not UTF-8", "label", [](KeyRequest& r) { r.label = "\xff"; }},
      {"note of 1001 characters", "note", [](KeyRequest& r) { r.note = std::string(1001, 'x'); }},
      {"note with an escape", "note", [](KeyRequest& r) { r.note = "\x1b[31m"; }},
      {"101 networks", "networks", [](KeyRequest& r) { r.networks.assign(101, *Cidr::parse("192.0.2.0/24")); }},
      {"expiry in the past", "expires_at", [&](KeyRequest& r) { r.expires_at = installation_.clock.now() - hours(1); }},
      {"expiry now", "expires_at", [&](KeyRequest& r) { r.expires_at = installation_.clock.now(); }},
      {"expiry too far", "expires_at", [&](KeyRequest& r) { r.expires_at = installation_.clock.now() + days(3651); }},
      {"expiry of the end of time", "expires_at", [](KeyRequest& r) { r.expires_at = Instant::max(); }},
      {"empty idempotency key", "idempotency_key", [](KeyRequest& r) { r.idempotency_key = ""; }},
      {"long idempotency key", "idempotency_key", [](KeyRequest& r) { r.idempotency_key = std::string(256, 'k'); }},
      {"idempotency key with a space", "idempotency_key", [](KeyRequest& r) { r.idempotency_key = "a b"; }},
  };
  for (const auto& row : rows) {
    auto request = installation_.request();
    row.spoil(request);
    const auto result = create(request);
    ASSERT_FALSE(result) << row.name;
    EXPECT_EQ(result.error().code, ErrorCode::invalid_argument) << row.name;
    EXPECT_EQ(result.error().type, row.type) << row.name;
  }
  EXPECT_TRUE(installation_.database.snapshot().keys.empty());
}

TEST_F(AccessKeyServiceTest, LimitsCountCharactersNotBytes) {
  auto request = installation_.request();
  request.label.clear();
  for (int i = 0; i < 100; ++i) request.label += "ü";
  request.note = "one\ntwo\tthree";
  EXPECT_TRUE(create(request));
}

TEST_F(AccessKeyServiceTest, TheTenantsMaximumLifetimeBinds) {
  must(installation_.tenants.set("acme", {"max_key_days=30"}, "os:test"));
  auto request = installation_.request();
  EXPECT_EQ(create(request).error().type, "expires_at");
  request.expires_at = installation_.clock.now() + days(30);
  EXPECT_TRUE(create(request));
}

TEST_F(AccessKeyServiceTest, FiveActiveKeysAreTheMost) {
  std::vector<CreatedKey> keys;
  for (int i = 0; i < 5; ++i) keys.push_back(created());
  EXPECT_EQ(create(installation_.request()).error().type, "too-many-keys");
  EXPECT_TRUE(installation_.keys.create(administrator_, administrator_.user_id(), installation_.request()))
      << "counted for each person";
  must(installation_.keys.disable(owner_, keys[0].row.key_id, ""));
  EXPECT_EQ(create(installation_.request()).error().type, "too-many-keys") << "a disabled key can come back";
  must(installation_.keys.revoke(owner_, keys[0].row.key_id, ""));
  EXPECT_TRUE(create(installation_.request()));
  must(installation_.tenants.set("acme", {"max_active_keys=6"}, "os:test"));
  EXPECT_TRUE(create(installation_.request()));
  installation_.clock.advance(days(366));
  EXPECT_TRUE(create(installation_.request())) << "expired keys do not count";
}

TEST_F(AccessKeyServiceTest, AKeyNeverExceedsItsOwner) {
  auto request = installation_.request();
  const auto refused = installation_.keys.create(reader_, reader_.user_id(), request);
  EXPECT_EQ(refused.error().code, ErrorCode::forbidden);
  EXPECT_EQ(refused.error().type, "access");
  request.access = Access::read_only;
  EXPECT_TRUE(installation_.keys.create(reader_, reader_.user_id(), request));
}

TEST_F(AccessKeyServiceTest, KeysAreMadeByTheirOwnerOrTheOperatorAlone) {
  EXPECT_EQ(installation_.keys.create(owner_, administrator_.user_id(), installation_.request()).error().code,
            ErrorCode::forbidden);
  EXPECT_EQ(installation_.keys.create(operator_, "ffffffffffffffffffffffff", installation_.request()).error().code,
            ErrorCode::not_found);
  // A stolen key must not be able to make itself a successor.
  const auto key = created();
  const auto scope = installation_.authenticator.verify(TestInstallation::present(key)).key->scope;
  EXPECT_EQ(installation_.keys.create(scope, owner_.user_id(), installation_.request()).error().code,
            ErrorCode::forbidden);
  EXPECT_EQ(installation_.keys.rotate(scope, key.row.key_id, hours(1), {}).error().code, ErrorCode::forbidden);
  must(installation_.keys.disable(owner_, key.row.key_id, ""));
  EXPECT_EQ(installation_.keys.enable(scope, key.row.key_id, "").error().code, ErrorCode::forbidden);
}

TEST_F(AccessKeyServiceTest, LockedPeopleAndSuspendedTenantsGetNoKeys) {
  must(installation_.members.lock(operator_, TestInstallation::kAdministrator));
  EXPECT_EQ(installation_.keys.create(operator_, administrator_.user_id(), installation_.request()).error().type,
            "wrong-state");
  must(installation_.tenants.suspend("acme", "os:test"));
  EXPECT_EQ(create(installation_.request()).error().type, "wrong-state");
}

TEST_F(AccessKeyServiceTest, ARetryOfACreationFindsTheKeyAndNoSecret) {
  auto request = installation_.request();
  request.idempotency_key = "retry-1";
  request.payload_digest = std::string(64, 'a');
  const auto first = must(create(request));
  const auto again = must(create(request));
  EXPECT_TRUE(first.access_key);
  EXPECT_FALSE(again.access_key);
  EXPECT_EQ(again.row.key_id, first.row.key_id);
  EXPECT_EQ(installation_.database.snapshot().keys.size(), 1U);

  request.payload_digest = std::string(64, 'b');
  EXPECT_EQ(create(request).error().code, ErrorCode::payload_mismatch);
  request.payload_digest = std::string(64, 'a');
  EXPECT_NE(must(installation_.keys.create(administrator_, administrator_.user_id(), request)).row.key_id,
            first.row.key_id)
      << "another person's equal key is another call";
  installation_.clock.advance(hours(25));
  EXPECT_NE(must(create(request)).row.key_id, first.row.key_id) << "remembered for a day";
}

TEST_F(AccessKeyServiceTest, RotationWithOverlapKeepsBothForItsTime) {
  auto request = installation_.request();
  request.note = "roof";
  request.networks = {*Cidr::parse("192.0.2.0/24")};
  const auto old = must(create(request));
  installation_.clock.advance(days(100));
  const auto rotated = must(installation_.keys.rotate(owner_, old.row.key_id, hours(24), {}));
  EXPECT_EQ(rotated.row.label, "collector");
  EXPECT_EQ(rotated.row.note, "roof");
  EXPECT_EQ(rotated.row.networks, request.networks);
  EXPECT_EQ(rotated.row.access, Access::read_write);
  EXPECT_EQ(rotated.row.rotated_from, old.row.key_id);
  EXPECT_EQ(rotated.row.expires_at - rotated.row.issued_at, days(365)) << "a fresh lifetime of the old length";
  ASSERT_TRUE(rotated.replaces);
  EXPECT_EQ(rotated.replaces->rotated_to, rotated.row.key_id);
  EXPECT_EQ(rotated.replaces->valid_until, installation_.clock.now() + hours(24));
  EXPECT_TRUE(opens(old));
  EXPECT_TRUE(opens(rotated));
  installation_.clock.advance(hours(24));
  EXPECT_EQ(installation_.refusal_of(TestInstallation::present(old)), Refusal::expired);
  EXPECT_TRUE(opens(rotated));
}

TEST_F(AccessKeyServiceTest, RotationWithoutOverlapEndsTheOldKeyAtOnce) {
  const auto old = created();
  const auto rotated = must(installation_.keys.rotate(owner_, old.row.key_id, hours(0), {}));
  EXPECT_EQ(installation_.refusal_of(TestInstallation::present(old)), Refusal::revoked);
  EXPECT_TRUE(opens(rotated));
  EXPECT_EQ(stored(old.row.key_id).revoked_at, installation_.clock.now());
  EXPECT_EQ(records().back().action, "access-key.rotate");
}

TEST_F(AccessKeyServiceTest, TheOverlapNeverPassesTheOldExpiry) {
  auto request = installation_.request();
  request.expires_at = installation_.clock.now() + hours(10);
  const auto old = must(create(request));
  const auto rotated = must(installation_.keys.rotate(owner_, old.row.key_id, hours(168), {}));
  EXPECT_EQ(rotated.replaces->valid_until, old.row.expires_at);
}

TEST_F(AccessKeyServiceTest, TheNewLifetimeIsCutToTheMaximumOfToday) {
  const auto old = created();
  must(installation_.tenants.set("acme", {"max_key_days=30"}, "os:test"));
  const auto rotated = must(installation_.keys.rotate(owner_, old.row.key_id, hours(1), {}));
  EXPECT_EQ(rotated.row.expires_at, installation_.clock.now() + days(30));
}

TEST_F(AccessKeyServiceTest, ADemotedOwnersSuccessorOnlyReads) {
  const auto old = must(installation_.keys.create(administrator_, administrator_.user_id(), installation_.request()));
  must(installation_.members.set_role(operator_, TestInstallation::kAdministrator, Role::read_only));
  EXPECT_EQ(must(installation_.keys.rotate(administrator_, old.row.key_id, hours(1), {})).row.access,
            Access::read_only);
}

TEST_F(AccessKeyServiceTest, ARotatedKeyDoesNotCountAndIsNotRotatedAgain) {
  std::vector<CreatedKey> keys;
  for (int i = 0; i < 5; ++i) keys.push_back(created());
  const auto rotated = must(installation_.keys.rotate(owner_, keys[0].row.key_id, hours(24), {}));
  EXPECT_EQ(create(installation_.request()).error().type, "too-many-keys") << "five of them are not replaced";
  EXPECT_EQ(installation_.keys.rotate(owner_, keys[0].row.key_id, hours(24), {}).error().type, "wrong-state");
  EXPECT_TRUE(installation_.keys.rotate(owner_, rotated.row.key_id, hours(24), {}));
}

TEST_F(AccessKeyServiceTest, OnlyActiveKeysAreRotated) {
  const auto key = created();
  must(installation_.keys.disable(owner_, key.row.key_id, ""));
  EXPECT_EQ(installation_.keys.rotate(owner_, key.row.key_id, hours(0), {}).error().type, "wrong-state");
  must(installation_.keys.enable(owner_, key.row.key_id, ""));
  for (const auto overlap : {hours(-1), hours(169)}) {
    EXPECT_EQ(installation_.keys.rotate(owner_, key.row.key_id, overlap, {}).error().type, "overlap");
  }
  EXPECT_EQ(installation_.keys.rotate(administrator_, key.row.key_id, hours(0), {}).error().code, ErrorCode::not_found);
  EXPECT_EQ(installation_.keys.rotate(owner_, "1798761600:none", hours(0), {}).error().code, ErrorCode::not_found);
  installation_.clock.advance(days(365));
  EXPECT_EQ(installation_.keys.rotate(owner_, key.row.key_id, hours(0), {}).error().type, "wrong-state") << "expired";
}

TEST_F(AccessKeyServiceTest, ARetryOfARotationFindsTheKeyAndNoSecret) {
  const auto old = created();
  KeyRequest retry;
  retry.idempotency_key = "rotate-1";
  retry.payload_digest = std::string(64, 'c');
  const auto first = must(installation_.keys.rotate(owner_, old.row.key_id, hours(0), retry));
  const auto again = must(installation_.keys.rotate(owner_, old.row.key_id, hours(0), retry));
  EXPECT_TRUE(first.access_key);
  EXPECT_FALSE(again.access_key);
  EXPECT_EQ(again.row.key_id, first.row.key_id);
  EXPECT_EQ(again.replaces->key_id, old.row.key_id);
  retry.payload_digest = std::string(64, 'd');
  EXPECT_EQ(installation_.keys.rotate(owner_, old.row.key_id, hours(0), retry).error().code,
            ErrorCode::payload_mismatch);
}

TEST_F(AccessKeyServiceTest, DisableAndEnableAreReversibleRevokeIsNot) {
  const auto key = created();
  EXPECT_EQ(must(installation_.keys.disable(owner_, key.row.key_id, "")).state, KeyState::disabled);
  EXPECT_EQ(installation_.refusal_of(TestInstallation::present(key)), Refusal::disabled);
  const auto count = records().size();
  must(installation_.keys.disable(owner_, key.row.key_id, ""));
  EXPECT_EQ(records().size(), count) << "nothing changed, nothing recorded";
  must(installation_.keys.enable(owner_, key.row.key_id, ""));
  EXPECT_TRUE(opens(key));
  must(installation_.keys.revoke(owner_, key.row.key_id, ""));
  must(installation_.keys.revoke(owner_, key.row.key_id, ""));
  EXPECT_EQ(installation_.keys.enable(owner_, key.row.key_id, "").error().type, "wrong-state");
  EXPECT_EQ(installation_.keys.disable(owner_, key.row.key_id, "").error().type, "wrong-state");
}

TEST_F(AccessKeyServiceTest, OthersKeysAreForThoseWhoManage) {
  const auto key = created();
  EXPECT_EQ(installation_.keys.revoke(reader_, key.row.key_id, "").error().code, ErrorCode::not_found);
  EXPECT_EQ(installation_.keys.disable(reader_, key.row.key_id, "").error().code, ErrorCode::not_found);
  EXPECT_EQ(installation_.keys.revoke_all(reader_, "").error().code, ErrorCode::forbidden);
  EXPECT_EQ(installation_.keys.list_tenant(reader_).error().code, ErrorCode::forbidden);
  EXPECT_TRUE(installation_.keys.disable(administrator_, key.row.key_id, ""));
  EXPECT_TRUE(opens(must(installation_.keys.create(operator_, owner_.user_id(), installation_.request()))));
  EXPECT_EQ(must(installation_.keys.list_own(owner_)).size(), 2U);
  EXPECT_EQ(must(installation_.keys.list_own(reader_)).size(), 0U);
  EXPECT_EQ(must(installation_.keys.list_tenant(administrator_)).size(), 2U);
}

TEST_F(AccessKeyServiceTest, AnotherTenantsKeyDoesNotExist) {
  must(installation_.tenants.create("bolt", "os:test"));
  const auto key = created();
  const auto foreign = installation_.operator_scope("bolt");
  EXPECT_EQ(installation_.keys.revoke(foreign, key.row.key_id, "").error().code, ErrorCode::not_found);
  EXPECT_EQ(installation_.keys.rotate(foreign, key.row.key_id, hours(0), {}).error().code, ErrorCode::not_found);
  EXPECT_EQ(must(installation_.keys.revoke_all(foreign, "")), 0);
  EXPECT_TRUE(opens(key));
}

TEST_F(AccessKeyServiceTest, RevokeAllEndsEveryKeyOfTheTenant) {
  const auto one = created();
  const auto two = must(installation_.keys.create(administrator_, administrator_.user_id(), installation_.request()));
  EXPECT_EQ(must(installation_.keys.revoke_all(owner_, "")), 2);
  EXPECT_FALSE(opens(one));
  EXPECT_FALSE(opens(two));
  EXPECT_EQ(must(installation_.keys.revoke_all(owner_, "")), 0);
}

TEST_F(AccessKeyServiceTest, AChangeThatCannotBeRecordedDoesNotHappen) {
  const auto key = created();
  std::filesystem::remove(installation_.directory.path() / "audit" / "checkpoints");
  const MemoryState before = installation_.database.snapshot();
  const auto created_result = create(installation_.request());
  EXPECT_EQ(created_result.error().code, ErrorCode::unavailable);
  EXPECT_EQ(created_result.error().type, "audit-unavailable");
  EXPECT_EQ(installation_.keys.revoke(owner_, key.row.key_id, "").error().type, "audit-unavailable");
  EXPECT_EQ(installation_.keys.rotate(owner_, key.row.key_id, hours(0), {}).error().type, "audit-unavailable");
  EXPECT_EQ(installation_.database.snapshot().keys.size(), before.keys.size());
  EXPECT_EQ(installation_.database.snapshot().auth_epoch, before.auth_epoch);
  EXPECT_FALSE(installation_.audit->writable());
  EXPECT_TRUE(opens(key)) << "reads go on";
}

TEST_F(AccessKeyServiceTest, EveryChangeRaisesTheEpochForOtherNodes) {
  const auto epoch = [&] { return installation_.database.snapshot().auth_epoch; };
  auto last = epoch();
  const auto risen = [&] { return std::exchange(last, epoch()) < epoch(); };
  const auto key = created();
  EXPECT_TRUE(risen());
  must(installation_.keys.disable(owner_, key.row.key_id, ""));
  EXPECT_TRUE(risen());
  must(installation_.keys.enable(owner_, key.row.key_id, ""));
  EXPECT_TRUE(risen());
  must(installation_.keys.rotate(owner_, key.row.key_id, hours(1), {}));
  EXPECT_TRUE(risen());
  must(installation_.keys.revoke(owner_, key.row.key_id, ""));
  EXPECT_TRUE(risen());
  must(installation_.keys.revoke_all(owner_, ""));
  EXPECT_TRUE(risen());
}

TEST_F(AccessKeyServiceTest, HowItsClientsReadATimeIsKeptRotatedAndRecorded) {
  const auto verified = [&](const CreatedKey& key) {
    return installation_.authenticator.verify(TestInstallation::present(key)).key->detected_date;
  };
  const auto key = created();
  EXPECT_EQ(verified(key), std::nullopt);
  const auto set = must(installation_.keys.set_detected_date(owner_, key.row.key_id, DetectedDateForm::list, "r"));
  EXPECT_EQ(set.detected_date, DetectedDateForm::list);
  EXPECT_EQ(verified(key), DetectedDateForm::list) << "from the next call on";
  const auto records = installation_.database.snapshot().audit.at(owner_.tenant_id());
  EXPECT_EQ(records.back().action, "access-key.set");
  EXPECT_EQ(records.back().detail, R"({"detected_date":"list"})");
  must(installation_.keys.set_detected_date(owner_, key.row.key_id, DetectedDateForm::list, "r"));
  EXPECT_EQ(installation_.database.snapshot().audit.at(owner_.tenant_id()).size(), records.size()) << "no change";

  const auto next = must(installation_.keys.rotate(owner_, key.row.key_id, hours(1), {}));
  EXPECT_EQ(next.row.detected_date, DetectedDateForm::list);
  must(installation_.keys.set_detected_date(owner_, next.row.key_id, std::nullopt, "r"));
  EXPECT_EQ(verified(next), std::nullopt);
  must(installation_.keys.revoke(owner_, next.row.key_id, ""));
  EXPECT_EQ(installation_.keys.set_detected_date(owner_, next.row.key_id, DetectedDateForm::text, "r").error().type,
            "wrong-state");
  const auto reader = installation_.scope_of(TestInstallation::kReader);
  EXPECT_EQ(installation_.keys.set_detected_date(reader, key.row.key_id, std::nullopt, "r").error().code,
            ErrorCode::not_found);
  auto wanted = installation_.request();
  wanted.detected_date = DetectedDateForm::text;
  EXPECT_EQ(must(installation_.keys.create(owner_, owner_.user_id(), wanted)).row.detected_date,
            DetectedDateForm::text);
}

TEST(DetectedDateChoice, HasThreeWords) {
  for (const auto choice :
       {DetectedDateChoice(), DetectedDateChoice(DetectedDateForm::text), DetectedDateChoice(DetectedDateForm::list)}) {
    EXPECT_EQ(parse_detected_date_choice(choice_text(choice)), std::optional<DetectedDateChoice>(choice));
  }
  for (const char* other : {"", "Text", "array", "default "}) EXPECT_FALSE(parse_detected_date_choice(other)) << other;
}

}  // namespace
}  // namespace guardian::domain
