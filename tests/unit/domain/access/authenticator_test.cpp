#include "domain/access/authenticator.h"

#include <gtest/gtest.h>

#include <set>
#include <utility>

#include "domain/access/key_factory.h"
#include "support/test_installation.h"

namespace guardian::domain {
namespace {

class AuthenticatorTest : public ::testing::Test {
 protected:
  // Changes a row behind everyone's back, as another node would, and lets this node hear of it.
  template <typename F>
  void elsewhere(F&& change) {
    installation_.database.tamper([&](MemoryState& state) {
      change(state);
      ++state.auth_epoch;
    });
    installation_.authenticator.poll();
  }
  AccessKey& row(MemoryState& state, const CreatedKey& key) { return state.keys.at(key.row.key_id).value; }

  TestInstallation installation_;
};

TEST_F(AuthenticatorTest, AcceptsTheIssuedKeyAndSaysWhoItIs) {
  const auto key = installation_.create_key(TestInstallation::kOwner);
  const auto outcome = installation_.authenticator.verify(TestInstallation::present(key));
  ASSERT_TRUE(outcome.key);
  EXPECT_EQ(outcome.key->key_id, key.row.key_id);
  EXPECT_EQ(outcome.key->label, "collector");
  EXPECT_EQ(outcome.key->access, Access::read_write);
  EXPECT_EQ(outcome.key->valid_until, key.row.expires_at);
  EXPECT_EQ(outcome.key->scope.tenant_name(), "acme");
  EXPECT_EQ(outcome.key->scope.role(), Role::owner);
  EXPECT_TRUE(outcome.key->scope.may_write());
  EXPECT_EQ(outcome.key->scope.user_id(), key.row.user_id);
  EXPECT_EQ(outcome.key->scope.actor().name, "key:" + key.row.key_id);
  EXPECT_EQ(outcome.key->scope.actor().ip, "192.0.2.10");
}

TEST_F(AuthenticatorTest, OnlyTheDiagonalOfTwentyKeysPasses) {
  must(installation_.tenants.create("bolt", "os:test"));
  installation_.add_member("bolt", TestInstallation::kOwner, Role::owner);
  std::vector<CreatedKey> keys;
  for (int i = 0; i < 5; ++i) keys.push_back(installation_.create_key(TestInstallation::kOwner));
  for (int i = 0; i < 5; ++i) keys.push_back(installation_.create_key(TestInstallation::kAdministrator));
  for (int i = 0; i < 5; ++i) keys.push_back(installation_.create_key(TestInstallation::kReader, Access::read_only));
  for (int i = 0; i < 5; ++i) {
    keys.push_back(installation_.create_key(TestInstallation::kOwner, Access::read_write, "bolt"));
  }
  int accepted = 0;
  for (std::size_t id = 0; id < keys.size(); ++id) {
    for (std::size_t secret = 0; secret < keys.size(); ++secret) {
      for (const char* customer : {"acme", "bolt"}) {
        const bool passes = installation_.accepts(
            TestInstallation::present(keys[id].row.key_id, keys[secret].access_key->reveal(), customer));
        const bool should = id == secret && (id < 15) == (std::string_view(customer) == "acme");
        EXPECT_EQ(passes, should) << id << " " << secret << " " << customer;
        accepted += passes ? 1 : 0;
      }
    }
  }
  EXPECT_EQ(accepted, 20);
}

TEST_F(AuthenticatorTest, KeysThatAreRefusedAgainAndAgainAreToldOfOnce) {
  const auto key = installation_.create_key(TestInstallation::kOwner);
  const auto ended = installation_.create_key(TestInstallation::kOwner);
  const auto gone = installation_.create_key(TestInstallation::kOwner);
  elsewhere([&](MemoryState& state) {
    row(state, ended).state = KeyState::revoked;
    state.keys.erase(gone.row.key_id);
  });
  std::string forged(key.access_key->reveal());
  forged.back() = forged.back() == 'A' ? 'Q' : 'A';
  const auto told = [&] {
    must(installation_.authenticator.tell_refused_keys());
    std::vector<KeyRefusals> refusals;
    installation_.database.tamper([&](MemoryState& state) { refusals = std::exchange(state.told_refusals, {}); });
    return refusals;
  };
  for (int i = 0; i < 10; ++i) {
    EXPECT_TRUE(told().empty()) << i;
    EXPECT_EQ(installation_.authenticator.screen(TestInstallation::present(key.row.key_id, forged, "acme")),
              Refusal::bad_signature);
    for (const auto* one : {&ended, &gone}) {
      EXPECT_FALSE(installation_.authenticator.verify(TestInstallation::present(*one)).key);
    }
    std::string forged_gone(gone.access_key->reveal());
    forged_gone.back() = forged_gone.back() == 'A' ? 'Q' : 'A';
    installation_.authenticator.screen(TestInstallation::present(gone.row.key_id, forged_gone, "acme"));
    auto wrong_place = TestInstallation::present(key);
    wrong_place.customer_id = "bolt";
    EXPECT_FALSE(installation_.authenticator.verify(wrong_place).key) << "counts for nothing";
  }
  auto refusals = told();
  ASSERT_EQ(refusals.size(), 2U);
  if (refusals[0].key_id != key.row.key_id) std::swap(refusals[0], refusals[1]);
  EXPECT_EQ(refusals[0].key_id, key.row.key_id);
  EXPECT_EQ(refusals[0].by_reason, (std::map<std::string_view, int>{{"bad_signature", 10}}));
  EXPECT_EQ(refusals[0].last_source, "192.0.2.10");
  EXPECT_EQ(refusals[1].key_id, ended.row.key_id);
  EXPECT_EQ(refusals[1].by_reason, (std::map<std::string_view, int>{{"revoked", 10}}));
  for (int i = 0; i < 20; ++i) installation_.authenticator.verify(TestInstallation::present(ended));
  EXPECT_TRUE(told().empty());
}

TEST_F(AuthenticatorTest, EveryRefusalIsReached) {
  struct Row {
    Refusal refusal;
    std::function<void(MemoryState&, AccessKey&)> change;  // of the stored rows
    std::function<void(PresentedKey&)> ask;                // of the request
  };
  const auto nothing = [](MemoryState&, AccessKey&) {};
  const auto as_is = [](PresentedKey&) {};
  const std::string unknown_id = "1798761600:" + std::string(64, '0');
  const Row rows[] = {
      {Refusal::missing, nothing, [](PresentedKey& p) { p.key_id = {}; }},
      {Refusal::missing, nothing, [](PresentedKey& p) { p.access_key = {}; }},
      {Refusal::missing, nothing, [](PresentedKey& p) { p.in_query = true; }},
      {Refusal::malformed_key_id, nothing, [&](PresentedKey& p) { p.key_id = unknown_id; }},
      {Refusal::malformed_token, nothing, [](PresentedKey& p) { p.access_key = "abc"; }},
      {Refusal::unknown_key, [](MemoryState& s, AccessKey& k) { s.keys.erase(std::string(k.key_id)); }, as_is},
      {Refusal::unknown_key, [](MemoryState& s, AccessKey&) { s.members.clear(); }, as_is},
      {Refusal::digest_mismatch, [](MemoryState&, AccessKey& k) { k.digest = std::string(64, '0'); }, as_is},
      {Refusal::digest_mismatch, [](MemoryState&, AccessKey& k) { k.digest = ""; }, as_is},
      {Refusal::digest_mismatch, [](MemoryState&, AccessKey& k) { k.digest = "not hex at all"; }, as_is},
      {Refusal::digest_mismatch, [](MemoryState&, AccessKey& k) { k.digest.back() ^= 1; }, as_is},
      {Refusal::retired_secret, [](MemoryState&, AccessKey& k) { k.pepper_version = 7; }, as_is},
      {Refusal::claims_mismatch, [](MemoryState&, AccessKey& k) { k.jti = "AAAAAAAAAA"; }, as_is},
      {Refusal::claims_mismatch, [](MemoryState&, AccessKey& k) { k.expires_at += std::chrono::seconds(1); }, as_is},
      {Refusal::claims_mismatch, [](MemoryState&, AccessKey& k) { k.issued_at -= std::chrono::seconds(1); }, as_is},
      {Refusal::claims_mismatch, [](MemoryState&, AccessKey& k) { k.signing_version = 2; }, as_is},
      {Refusal::claims_mismatch,
       [](MemoryState& s, AccessKey&) {
         for (auto& [id, tenant] : s.tenants) tenant.name = "acme-renamed";
       },
       as_is},
      {Refusal::revoked, [](MemoryState&, AccessKey& k) { k.state = KeyState::revoked; }, as_is},
      {Refusal::disabled, [](MemoryState&, AccessKey& k) { k.state = KeyState::disabled; }, as_is},
      {Refusal::expired, [&](MemoryState&, AccessKey& k) { k.valid_until = installation_.clock.now(); }, as_is},
      {Refusal::user_locked,
       [](MemoryState& s, AccessKey&) {
         for (auto& [key, member] : s.members) member.state = MemberState::locked;
       },
       as_is},
      {Refusal::tenant_suspended,
       [](MemoryState& s, AccessKey&) {
         for (auto& [id, tenant] : s.tenants) tenant.state = TenantState::suspended;
       },
       as_is},
      {Refusal::network, [](MemoryState&, AccessKey& k) { k.networks = {*Cidr::parse("198.51.100.0/24")}; }, as_is},
      {Refusal::tenant_mismatch, nothing, [](PresentedKey& p) { p.customer_id = "bolt"; }},
      {Refusal::tenant_mismatch, nothing, [](PresentedKey& p) { p.customer_id = "Acme"; }},
      {Refusal::tenant_mismatch, nothing, [](PresentedKey& p) { p.customer_id = "acme "; }},
      {Refusal::tenant_mismatch, nothing, [](PresentedKey& p) { p.customer_id = ""; }},
      {Refusal::tenant_mismatch, nothing, [](PresentedKey& p) { p.customer_id_present = false; }},
      {Refusal::path, nothing, [](PresentedKey& p) { p.path = "/console/api/device/list"; }},
      {Refusal::path, nothing, [](PresentedKey& p) { p.path = "/pub/v4"; }},
      {Refusal::read_only, [](MemoryState&, AccessKey& k) { k.access = Access::read_only; },
       [](PresentedKey& p) { p.writes = true; }},
      {Refusal::read_only,
       [](MemoryState& s, AccessKey&) {
         for (auto& [key, member] : s.members) member.role = Role::read_only;
       },
       [](PresentedKey& p) { p.writes = true; }},
  };
  std::set<Refusal> reached;
  for (const auto& row : rows) {
    const auto key = installation_.create_key();
    const MemoryState before = installation_.database.snapshot();
    elsewhere([&](MemoryState& state) { row.change(state, this->row(state, key)); });
    auto presented = TestInstallation::present(key);
    row.ask(presented);
    const auto counted = installation_.authenticator.refusals()[static_cast<std::size_t>(row.refusal)];
    const auto outcome = installation_.authenticator.verify(presented);
    EXPECT_FALSE(outcome.key) << to_string(row.refusal);
    EXPECT_EQ(to_string(outcome.refusal), to_string(row.refusal));
    EXPECT_EQ(installation_.authenticator.refusals()[static_cast<std::size_t>(row.refusal)], counted + 1);
    reached.insert(outcome.refusal);
    elsewhere([&](MemoryState& state) {
      const auto epoch = state.auth_epoch;
      state = before;
      state.keys.clear();
      state.auth_epoch = epoch;
    });
  }
  // bad_signature and unavailable have tests of their own, tokens a file of theirs; duplicates are found before
  // the authenticator.
  EXPECT_EQ(reached.size(), static_cast<std::size_t>(kRefusalCount) - 5);
  installation_.authenticator.count(Refusal::duplicate_header);
  EXPECT_EQ(installation_.authenticator.refusals()[static_cast<std::size_t>(Refusal::duplicate_header)], 1U);
}

TEST_F(AuthenticatorTest, ScreeningRefusesStrangersWithoutTheDatabase) {
  const auto key = installation_.create_key();
  const auto other = installation_.create_key();
  const auto good = TestInstallation::present(key);
  installation_.database.is_away = true;
  EXPECT_FALSE(installation_.authenticator.screen(good)) << "the rest is for verify to say";
  const auto count = [&](Refusal refusal) {
    return installation_.authenticator.refusals()[static_cast<std::size_t>(refusal)];
  };
  auto presented = good;
  presented.access_key = {};
  EXPECT_EQ(installation_.authenticator.screen(presented), Refusal::missing);
  presented = good;
  presented.key_id = presented.access_key;
  EXPECT_EQ(installation_.authenticator.screen(presented), Refusal::malformed_key_id);
  presented = good;
  presented.access_key.remove_suffix(1);
  EXPECT_EQ(installation_.authenticator.screen(presented), Refusal::malformed_token);
  presented = good;
  presented.key_id = other.row.key_id;
  EXPECT_EQ(installation_.authenticator.screen(presented), Refusal::bad_signature) << "signed for another key ID";
  for (const auto refusal :
       {Refusal::missing, Refusal::malformed_key_id, Refusal::malformed_token, Refusal::bad_signature}) {
    EXPECT_EQ(count(refusal), 1U) << to_string(refusal);
  }
}

TEST_F(AuthenticatorTest, OnlyReasonsBehindTheDigestMayBeTold) {
  for (int i = 0; i < kRefusalCount; ++i) {
    const auto refusal = static_cast<Refusal>(i);
    EXPECT_EQ(may_be_told(refusal), i >= static_cast<int>(Refusal::revoked)) << to_string(refusal);
  }
}

TEST_F(AuthenticatorTest, TheWorstReasonIsToldFirst) {
  const auto key = installation_.create_key();
  elsewhere([&](MemoryState& state) {
    row(state, key).state = KeyState::revoked;
    row(state, key).valid_until = installation_.clock.now();
    row(state, key).networks = {*Cidr::parse("198.51.100.0/24")};
    state.tenants.begin()->second.state = TenantState::suspended;
  });
  auto presented = TestInstallation::present(key, "bolt");
  EXPECT_EQ(installation_.refusal_of(presented), Refusal::revoked);
  elsewhere([&](MemoryState& state) { row(state, key).state = KeyState::active; });
  EXPECT_EQ(installation_.refusal_of(presented), Refusal::expired);
}

TEST_F(AuthenticatorTest, ExpiryIsExactToTheMillisecond) {
  const auto key = installation_.create_key();
  installation_.clock.set_wall(key.row.expires_at - std::chrono::milliseconds(1));
  EXPECT_TRUE(installation_.accepts(TestInstallation::present(key)));
  installation_.clock.set_wall(key.row.expires_at);
  EXPECT_EQ(installation_.refusal_of(TestInstallation::present(key)), Refusal::expired);
}

TEST_F(AuthenticatorTest, NetworksHoldForEveryWayOfWritingAnAddress) {
  auto request = installation_.request();
  request.networks = {*Cidr::parse("192.0.2.0/24"), *Cidr::parse("2001:db8::/32")};
  const auto scope = installation_.operator_scope();
  const auto key = must(installation_.keys.create(
      scope, must(installation_.members.find(scope, TestInstallation::kOwner)).user_id, request));
  const std::pair<const char*, bool> rows[] = {
      {"192.0.2.1", true},  {"192.0.3.1", false},  {"::ffff:192.0.2.1", true}, {"::ffff:192.0.3.1", false},
      {"127.0.0.1", false}, {"2001:db8::1", true}, {"2001:db9::1", false},     {"::1", false},
  };
  for (const auto& [peer, passes] : rows) {
    auto presented = TestInstallation::present(key);
    presented.peer = *IpAddress::parse(peer);
    EXPECT_EQ(installation_.accepts(presented), passes) << peer;
  }
}

TEST_F(AuthenticatorTest, CredentialsInTheQueryOpenOnlyWhereTheTenantSaysSo) {
  const auto key = installation_.create_key();
  auto presented = TestInstallation::present(key);
  presented.in_query = true;
  EXPECT_EQ(installation_.refusal_of(presented), Refusal::missing);
  must(installation_.tenants.set("acme", {"credentials_in_query=true"}, "os:test"));
  EXPECT_TRUE(installation_.accepts(presented));
}

TEST_F(AuthenticatorTest, AnAbsentCustomerIsFineOnlyWhereItIsNotRequired) {
  const auto key = installation_.create_key();
  auto presented = TestInstallation::present(key);
  presented.customer_id_required = false;
  presented.customer_id_present = false;
  EXPECT_TRUE(installation_.accepts(presented));
  presented.customer_id_present = true;
  presented.customer_id = "bolt";
  EXPECT_EQ(installation_.refusal_of(presented), Refusal::tenant_mismatch) << "when given it must be right";
}

TEST_F(AuthenticatorTest, TheRoleIsTheLowerOfKeyAndPersonNow) {
  const auto key = installation_.create_key(TestInstallation::kAdministrator);
  const auto presented = TestInstallation::present(key);
  EXPECT_EQ(installation_.authenticator.verify(presented).key->scope.role(), Role::administrator);
  must(installation_.members.set_role(installation_.operator_scope(), TestInstallation::kAdministrator,
                                      Role::read_only));
  const auto demoted = installation_.authenticator.verify(presented);
  ASSERT_TRUE(demoted.key) << "reading goes on";
  EXPECT_EQ(demoted.key->scope.role(), Role::read_only);
  EXPECT_FALSE(demoted.key->scope.may_write());
  EXPECT_EQ(demoted.key->access, Access::read_only);

  const auto reader = installation_.create_key(TestInstallation::kOwner, Access::read_only);
  const auto scope = installation_.authenticator.verify(TestInstallation::present(reader)).key->scope;
  EXPECT_EQ(scope.role(), Role::read_only) << "an owner's reading key does not own";
}

TEST_F(AuthenticatorTest, RotatedSecretsKeepOldKeysAndRetiredOnesStopThem) {
  const auto old = installation_.create_key();
  const auto path = installation_.directory.path() / "secrets";
  installation_.ring.set(must(KeyRing::rotate(path, installation_.clock)));
  const auto fresh = installation_.create_key();
  EXPECT_EQ(fresh.row.signing_version, 2);
  EXPECT_TRUE(installation_.accepts(TestInstallation::present(old)));
  EXPECT_TRUE(installation_.accepts(TestInstallation::present(fresh)));

  installation_.ring.set(must(KeyRing::retire(path, SecretPurpose::pepper, 1, installation_.clock)));
  EXPECT_EQ(installation_.refusal_of(TestInstallation::present(old)), Refusal::retired_secret);
  installation_.ring.set(must(KeyRing::retire(path, SecretPurpose::jwt, 1, installation_.clock)));
  EXPECT_EQ(installation_.refusal_of(TestInstallation::present(old)), Refusal::bad_signature);
  EXPECT_TRUE(installation_.accepts(TestInstallation::present(fresh)));
}

TEST_F(AuthenticatorTest, UsesAreWrittenInOneBatchAndOnlyForward) {
  const auto key = installation_.create_key();
  const auto verified = *installation_.authenticator.verify(TestInstallation::present(key)).key;
  const auto writes = installation_.database.writes.load();
  for (int i = 0; i < 5; ++i) {
    installation_.clock.advance(std::chrono::seconds(1));
    installation_.authenticator.note_use(verified, *IpAddress::parse("192.0.2.10"), "device/list");
  }
  EXPECT_EQ(installation_.database.writes.load(), writes) << "nothing is written on a read's path";
  must(installation_.authenticator.flush_uses());
  must(installation_.authenticator.flush_uses());
  EXPECT_EQ(installation_.database.writes.load(), writes + 1);
  const auto stored = installation_.database.snapshot().keys.at(key.row.key_id).value.last_use;
  ASSERT_TRUE(stored);
  EXPECT_EQ(*stored, (LastUse{installation_.clock.now(), "192.0.2.10", "device/list"}));

  installation_.clock.advance(std::chrono::seconds(1));
  installation_.authenticator.note_use(verified, *IpAddress::parse("192.0.2.11"), "device");
  installation_.database.is_away = true;
  EXPECT_FALSE(installation_.authenticator.flush_uses());
  installation_.database.is_away = false;
  must(installation_.authenticator.flush_uses());
  EXPECT_EQ(installation_.database.snapshot().keys.at(key.row.key_id).value.last_use->route, "device")
      << "a failed batch is tried again";
}

TEST_F(AuthenticatorTest, CallsOfTheLastHourAreCountedByMinutes) {
  const auto key = installation_.create_key();
  const auto verified = *installation_.authenticator.verify(TestInstallation::present(key)).key;
  const auto use = [&] { installation_.authenticator.note_use(verified, *IpAddress::parse("192.0.2.10"), "device"); };
  EXPECT_EQ(installation_.authenticator.calls_last_hour(key.row.key_id), 0);
  for (int i = 0; i < 3; ++i) use();
  installation_.clock.advance(std::chrono::minutes(30));
  for (int i = 0; i < 4; ++i) use();
  EXPECT_EQ(installation_.authenticator.calls_last_hour(key.row.key_id), 7);
  installation_.clock.advance(std::chrono::minutes(30));
  EXPECT_EQ(installation_.authenticator.calls_last_hour(key.row.key_id), 4);
  installation_.clock.advance(std::chrono::hours(3));
  EXPECT_EQ(installation_.authenticator.calls_last_hour(key.row.key_id), 0);
  must(installation_.authenticator.flush_uses());
  use();
  EXPECT_EQ(installation_.authenticator.calls_last_hour(key.row.key_id), 1);
}

}  // namespace
}  // namespace guardian::domain
