#include "contract/contract_fixture.h"
#include "domain/access/access_key.h"
#include "domain/access/credential_directory.h"
#include "domain/sessions/session.h"
#include "domain/store/idempotency.h"

namespace guardian::storage {

using domain::KeyState;

class CredentialContract : public Contract {
 protected:
  void SetUp() override {
    Contract::SetUp();
    if (IsSkipped()) return;
    ann_ = make_user("ann@example.com");
    bob_ = make_user("bob@example.com");
    join(a_, ann_, domain::Role::administrator);
    join(b_, bob_);
  }
  domain::AccessKey add_key(const domain::Tenant& tenant, const domain::User& user) {
    auto key = key_of(user);
    must(write([&](Tx& tx) { return tx.access_keys().insert(scope_of(tenant), key); }));
    return key;
  }
  std::optional<domain::AccessKey> find(const domain::Tenant& tenant, const std::string& id) {
    return must(read([&](const Reader& r) { return r.access_keys().find(scope_of(tenant), id); }));
  }
  domain::User ann_;
  domain::User bob_;
};

TEST_F(CredentialContract, KeyIsFoundAsItWasStored) {
  auto key = key_of(ann_);
  key.last_use = domain::LastUse{at(1'712'458'000'500), "10.2.0.1", "device/list"};
  key.rotated_from = "1912458000:" + std::string(64, 'a');
  must(write([&](Tx& tx) { return tx.access_keys().insert(scope_of(a_), key); }));
  const auto found = find(a_, key.key_id);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->user_id, ann_.id);
  EXPECT_EQ(found->jti, key.jti);
  EXPECT_EQ(found->label, key.label);
  EXPECT_EQ(found->note, key.note);
  EXPECT_EQ(found->access, key.access);
  EXPECT_EQ(found->state, KeyState::active);
  EXPECT_EQ(found->networks, key.networks);
  EXPECT_EQ(found->digest, key.digest);
  EXPECT_EQ(found->signing_version, 1);
  EXPECT_EQ(found->pepper_version, 2);
  EXPECT_EQ(found->issued_at, key.issued_at);
  EXPECT_EQ(found->expires_at, key.expires_at);
  EXPECT_EQ(found->valid_until, key.valid_until);
  EXPECT_EQ(found->created_by, key.created_by);
  EXPECT_EQ(found->rotated_from, key.rotated_from);
  EXPECT_EQ(found->last_use, key.last_use);
  EXPECT_FALSE(found->revoked_at);
}

TEST_F(CredentialContract, OneStatementGivesAllThatDecidesOverAKey) {
  const auto key = add_key(a_, ann_);
  const auto found = must(read([&](const Reader& r) { return r.credentials().find_key(key.key_id); }));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->tenant_id, a_.id);
  EXPECT_EQ(found->tenant_name, "acme");
  EXPECT_EQ(found->tenant_settings, a_.settings);
  EXPECT_EQ(found->email, "ann@example.com");
  EXPECT_EQ(found->role, domain::Role::administrator);
  EXPECT_EQ(found->member_state, domain::MemberState::active);
  EXPECT_EQ(found->key.key_id, key.key_id);
  EXPECT_FALSE(must(read([](const Reader& r) { return r.credentials().find_key("1:unknown"); })));
}

TEST_F(CredentialContract, KeysOfOneTenantDoNotExistForAnother) {
  const auto key = add_key(a_, ann_);
  add_key(b_, bob_);
  EXPECT_FALSE(find(b_, key.key_id));
  EXPECT_EQ(must(read([&](const Reader& r) { return r.access_keys().list(scope_of(a_)); })).size(), 1U);
  EXPECT_EQ(must(read([&](const Reader& r) { return r.access_keys().list_of_user(scope_of(b_), ann_.id); })).size(),
            0U);
  EXPECT_EQ(must(read([&](const Reader& r) { return r.access_keys().count_active(scope_of(b_), ann_.id, at(1)); })), 0);
  auto stolen = key;
  stolen.state = KeyState::revoked;
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.access_keys().update_state(scope_of(b_), stolen); })),
            ErrorCode::not_found);
  EXPECT_EQ(find(a_, key.key_id)->state, KeyState::active);
  // A key of a person who is no member here cannot be stored.
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.access_keys().insert(scope_of(b_), key_of(ann_)); })),
            ErrorCode::conflict);
}

TEST_F(CredentialContract, KeyIdIsTakenOnceInTheInstallation) {
  const auto key = add_key(a_, ann_);
  auto twin = key_of(bob_);
  twin.key_id = key.key_id;
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.access_keys().insert(scope_of(b_), twin); })), ErrorCode::conflict);
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.access_keys().insert(scope_of(a_), key); })), ErrorCode::conflict);
  EXPECT_EQ(must(read([&](const Reader& r) { return r.credentials().find_key(key.key_id); }))->tenant_id, a_.id);
}

TEST_F(CredentialContract, KeyStateIsWritten) {
  auto key = add_key(a_, ann_);
  key.state = KeyState::revoked;
  key.revoked_at = at(1'800'000'000'000);
  key.valid_until = at(1'800'000'000'000);
  key.rotated_to = "1912458000:" + std::string(64, 'b');
  must(write([&](Tx& tx) { return tx.access_keys().update_state(scope_of(a_), key); }));
  const auto found = find(a_, key.key_id);
  EXPECT_EQ(found->state, KeyState::revoked);
  EXPECT_EQ(found->revoked_at, key.revoked_at);
  EXPECT_EQ(found->valid_until, key.valid_until);
  EXPECT_EQ(found->rotated_to, key.rotated_to);
}

TEST_F(CredentialContract, OnlyKeysThatCountAreCounted) {
  const auto now = at(1'800'000'000'000);
  const auto count = [&] {
    return must(read([&](const Reader& r) { return r.access_keys().count_active(scope_of(a_), ann_.id, now); }));
  };
  add_key(a_, ann_);
  auto disabled = add_key(a_, ann_);
  disabled.state = KeyState::disabled;
  auto revoked = add_key(a_, ann_);
  revoked.state = KeyState::revoked;
  auto past = add_key(a_, ann_);
  past.valid_until = now;
  auto rotated = add_key(a_, ann_);
  rotated.rotated_to = "x";
  EXPECT_EQ(count(), 5);
  for (const auto& key : {disabled, revoked, past, rotated})
    must(write([&](Tx& tx) { return tx.access_keys().update_state(scope_of(a_), key); }));
  EXPECT_EQ(count(), 2);
}

TEST_F(CredentialContract, KeysAreListedNewestFirst) {
  auto older = key_of(ann_);
  older.issued_at = at(1'000'000);
  const auto newer = add_key(a_, ann_);
  must(write([&](Tx& tx) { return tx.access_keys().insert(scope_of(a_), older); }));
  const auto listed = must(read([&](const Reader& r) { return r.access_keys().list_of_user(scope_of(a_), ann_.id); }));
  ASSERT_EQ(listed.size(), 2U);
  EXPECT_EQ(listed[0].key_id, newer.key_id);
}

TEST_F(CredentialContract, LastUseOnlyMovesForward) {
  const auto key = add_key(a_, ann_);
  const auto other = add_key(b_, bob_);
  const auto record = [&](const domain::Tenant& tenant, long long when, const std::string& ip) {
    must(write([&](Tx& tx) {
      return tx.credentials().record_last_use({{tenant.id, key.key_id, {at(when), ip, "device/list"}},
                                               {tenant.id, key.key_id, {at(when - 5), "9.9.9.9", "old"}}});
    }));
  };
  record(a_, 2'000, "10.0.0.2");
  record(a_, 1'000, "10.0.0.1");
  record(b_, 9'000, "10.0.0.9");  // right key, wrong tenant
  const auto found = find(a_, key.key_id);
  ASSERT_TRUE(found->last_use);
  EXPECT_EQ(found->last_use->time, at(2'000));
  EXPECT_EQ(found->last_use->ip, "10.0.0.2");
  record(a_, 3'000, "10.0.0.3");
  EXPECT_EQ(find(a_, key.key_id)->last_use->ip, "10.0.0.3");
  EXPECT_FALSE(find(b_, other.key_id)->last_use);
  must(write([](Tx& tx) { return tx.credentials().record_last_use({}); }));
}

TEST_F(CredentialContract, AuthEpochRisesOncePerCommit) {
  const auto epoch = [&] { return must(read([](const Reader& r) { return r.credentials().auth_epoch(); })); };
  const auto before = epoch();
  must(write([&](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(tx.credentials().raise_auth_epoch());
    GUARDIAN_CHECK(tx.credentials().raise_auth_epoch());
    GUARDIAN_TRY(const auto inside, tx.credentials().auth_epoch());
    EXPECT_EQ(inside, before + 1);
    return {};
  }));
  EXPECT_EQ(epoch(), before + 1);
  (void)write([](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(tx.credentials().raise_auth_epoch());
    return Error::invalid("no");
  });
  EXPECT_EQ(epoch(), before + 1);
}

TEST_F(CredentialContract, SignInFailuresAreKept) {
  const auto failures = [&] {
    return must(read([](const Reader& r) { return r.credentials().sign_in_failures("digest"); }));
  };
  EXPECT_EQ(failures().count, 0);
  for (int i = 1; i <= 3; ++i)
    must(write([&](Tx& tx) -> Result<void> {
      GUARDIAN_TRY(auto known, tx.credentials().sign_in_failures("digest"));
      return tx.credentials().set_sign_in_failures("digest", {known.count + 1, at(i)});
    }));
  EXPECT_EQ(failures().count, 3);
  EXPECT_EQ(failures().last, at(3));
}

TEST_F(CredentialContract, SessionLivesAndEnds) {
  const auto session = session_of(ann_);
  must(write([&](Tx& tx) { return tx.sessions().insert(scope_of(a_), session); }));
  const auto found = must(read([&](const Reader& r) { return r.credentials().find_session(session.digest); }));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->tenant_id, a_.id);
  EXPECT_EQ(found->user.email, ann_.email);
  EXPECT_EQ(found->role, domain::Role::administrator);
  EXPECT_EQ(found->session.user_agent, session.user_agent);
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.sessions().insert(scope_of(a_), session); })), ErrorCode::conflict);

  auto seen = session;
  seen.last_seen_at = at(1'700'000'050'000);
  seen.confirmed_at = at(1'700'000'040'000);
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.sessions().update(scope_of(b_), seen); })), ErrorCode::not_found);
  must(write([&](Tx& tx) { return tx.sessions().update(scope_of(a_), seen); }));
  const auto listed = must(read([&](const Reader& r) { return r.sessions().list_of_user(scope_of(a_), ann_.id); }));
  ASSERT_EQ(listed.size(), 1U);
  EXPECT_EQ(listed[0].last_seen_at, seen.last_seen_at);
  EXPECT_EQ(listed[0].confirmed_at, seen.confirmed_at);
  EXPECT_TRUE(must(read([&](const Reader& r) { return r.sessions().list_of_user(scope_of(b_), ann_.id); })).empty());

  must(write([&](Tx& tx) { return tx.sessions().remove(scope_of(b_), session.digest); }));
  EXPECT_TRUE(must(read([&](const Reader& r) { return r.credentials().find_session(session.digest); })));
  must(write([&](Tx& tx) { return tx.sessions().remove(scope_of(a_), session.digest); }));
  EXPECT_FALSE(must(read([&](const Reader& r) { return r.credentials().find_session(session.digest); })));
  must(write([&](Tx& tx) { return tx.sessions().remove(scope_of(a_), session.digest); }));
}

TEST_F(CredentialContract, SessionsEndTogether) {
  join(b_, ann_);
  auto one = session_of(ann_);
  auto two = session_of(ann_);
  auto bobs = session_of(bob_);
  bobs.ends_at = at(5);
  const auto insert_all = [&] {
    must(write([&](Tx& tx) -> Result<void> {
      GUARDIAN_CHECK(tx.sessions().insert(scope_of(a_), one));
      GUARDIAN_CHECK(tx.sessions().insert(scope_of(b_), two));
      return tx.sessions().insert(scope_of(b_), bobs);
    }));
  };
  const auto alive = [&] {
    std::string names;
    for (const auto* session : {&one, &two, &bobs})
      names += must(read([&](const Reader& r) { return r.credentials().find_session(session->digest); })) ? '1' : '0';
    return names;
  };
  insert_all();
  must(write([&](Tx& tx) { return tx.sessions().remove_of_user(ann_.id, two.digest); }));
  EXPECT_EQ(alive(), "011");
  EXPECT_EQ(must(write([](Tx& tx) { return tx.sessions().remove_ended(at(5)); })), 1);
  EXPECT_EQ(alive(), "010");
  must(write([&](Tx& tx) { return tx.sessions().remove_of_user(ann_.id, ""); }));
  EXPECT_EQ(alive(), "000");
  insert_all();
  must(write([](Tx& tx) { return tx.sessions().remove_all(); }));
  EXPECT_EQ(alive(), "000");
}

TEST_F(CredentialContract, IdempotentCallIsRememberedPerActorOperationAndTenant) {
  const domain::IdempotentCall call{"user:1", "access-key.create", "my key", std::string(64, '1'), "key:1", at(1'000)};
  must(write([&](Tx& tx) { return tx.idempotency().insert(scope_of(a_), call); }));
  const auto find = [&](const domain::Tenant& tenant, const std::string& actor, const std::string& operation) {
    return must(
        read([&](const Reader& r) { return r.idempotency().find(scope_of(tenant), actor, operation, call.key); }));
  };
  const auto found = find(a_, "user:1", "access-key.create");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->object, "key:1");
  EXPECT_EQ(found->payload_digest, call.payload_digest);
  EXPECT_EQ(found->created_at, call.created_at);
  EXPECT_FALSE(find(b_, "user:1", "access-key.create"));
  EXPECT_FALSE(find(a_, "user:2", "access-key.create"));
  EXPECT_FALSE(find(a_, "user:1", "access-key.rotate"));
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.idempotency().insert(scope_of(a_), call); })), ErrorCode::conflict);
  must(write([&](Tx& tx) { return tx.idempotency().insert(scope_of(b_), call); }));
  EXPECT_EQ(must(write([](Tx& tx) { return tx.idempotency().remove_before(at(1'000)); })), 0);
  EXPECT_EQ(must(write([](Tx& tx) { return tx.idempotency().remove_before(at(1'001)); })), 2);
}

TEST_F(CredentialContract, TextThatCannotBeStoredIsRefused) {
  auto key = key_of(ann_);
  key.label = std::string("a\0b", 3);
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.access_keys().insert(scope_of(a_), key); })),
            ErrorCode::invalid_argument);
  key.label = "\xff\xfe";
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.access_keys().insert(scope_of(a_), key); })),
            ErrorCode::invalid_argument);
}

}  // namespace guardian::storage
