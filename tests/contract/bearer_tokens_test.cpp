#include "contract/contract_fixture.h"
#include "domain/access/bearer_token.h"
#include "domain/access/credential_directory.h"

namespace guardian::storage {

class BearerTokenContract : public Contract {
 protected:
  void SetUp() override {
    Contract::SetUp();
    if (IsSkipped()) return;
    ann_ = make_user("ann@example.com");
    join(a_, ann_);
    join(b_, ann_);
    key_ = add_key(a_);
  }
  domain::AccessKey add_key(const domain::Tenant& tenant) {
    auto key = key_of(ann_);
    must(write([&](Tx& tx) { return tx.access_keys().insert(scope_of(tenant), key); }));
    return key;
  }
  domain::BearerToken add(const domain::Tenant& tenant, const domain::BearerToken& token) {
    must(write([&](Tx& tx) { return tx.bearer_tokens().insert(scope_of(tenant), token); }));
    return token;
  }
  std::optional<domain::TokenCredential> find(const std::string& id) {
    return must(read([&](const Reader& r) { return r.credentials().find_token(id); }));
  }
  std::vector<domain::BearerToken> list(const domain::Tenant& tenant, const domain::AccessKey& key) {
    return must(read([&](const Reader& r) { return r.bearer_tokens().list_of_key(scope_of(tenant), key.key_id); }));
  }
  domain::User ann_;
  domain::AccessKey key_;
};

TEST_F(BearerTokenContract, TokenIsFoundAsItWasStoredAndTellsItsTenant) {
  const auto token = add(a_, token_of(key_));
  const auto found = find(token.id);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->tenant_id, a_.id);
  EXPECT_EQ(found->token, token);
  EXPECT_FALSE(find("0123456789abcdef01234567"));
}

TEST_F(BearerTokenContract, TokensOfAKeyComeInTheOrderOfTheirEnd) {
  const auto late = add(a_, token_of(key_, 1'700'000'300'000));
  const auto soon = add(a_, token_of(key_, 1'700'000'100'000));
  const auto next = add(a_, token_of(key_, 1'700'000'200'000));
  const auto other = add_key(a_);
  add(a_, token_of(other));
  EXPECT_EQ(list(a_, key_), (std::vector<domain::BearerToken>{soon, next, late}));
  EXPECT_EQ(list(a_, other).size(), 1U);
  EXPECT_TRUE(list(b_, key_).empty()) << "another tenant has no such key";
}

TEST_F(BearerTokenContract, TokenBelongsToAKeyOfItsTenant) {
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.bearer_tokens().insert(scope_of(b_), token_of(key_)); })),
            ErrorCode::conflict);
  const auto token = add(a_, token_of(key_));
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.bearer_tokens().insert(scope_of(a_), token); })),
            ErrorCode::conflict);
}

TEST_F(BearerTokenContract, RemovedTokenIsGoneFromTheDirectoryToo) {
  const auto token = add(a_, token_of(key_));
  const auto kept = add(a_, token_of(key_));
  must(write([&](Tx& tx) { return tx.bearer_tokens().remove(scope_of(b_), token.id); }));
  EXPECT_TRUE(find(token.id)) << "no other tenant removes it";
  must(write([&](Tx& tx) { return tx.bearer_tokens().remove(scope_of(a_), token.id); }));
  must(write([&](Tx& tx) { return tx.bearer_tokens().remove(scope_of(a_), token.id); }));
  EXPECT_FALSE(find(token.id));
  EXPECT_EQ(list(a_, key_), std::vector<domain::BearerToken>{kept});
  EXPECT_EQ(add(a_, token).id, token.id) << "nothing of it was left behind";
}

TEST_F(BearerTokenContract, EndedTokensAreRemovedEverywhere) {
  const auto ended = add(a_, token_of(key_, 1'700'000'100'000));
  const auto at_the_end = add(a_, token_of(key_, 1'700'000'200'000));
  const auto live = add(a_, token_of(key_, 1'700'000'200'001));
  const auto foreign = add(b_, token_of(add_key(b_), 1'700'000'100'000));
  const auto removed = must(write([&](Tx& tx) { return tx.bearer_tokens().remove_ended(at(1'700'000'200'000)); }));
  EXPECT_EQ(removed, 3);
  for (const auto& token : {ended, at_the_end, foreign}) EXPECT_FALSE(find(token.id));
  EXPECT_TRUE(find(live.id));
}

TEST_F(BearerTokenContract, ARestoreEndsAllTokensAndLeavesKeysFindable) {
  const auto token = add(a_, token_of(key_));
  const auto foreign = add(b_, token_of(add_key(b_)));
  must(write([&](Tx& tx) { return tx.bearer_tokens().remove_all(); }));
  EXPECT_FALSE(find(token.id));
  EXPECT_FALSE(find(foreign.id));
  EXPECT_TRUE(must(read([&](const Reader& r) { return r.credentials().find_key(key_.key_id); })));
}

TEST_F(BearerTokenContract, TokensGoWithTheirPersonInThatTenantAlone) {
  const auto here = add(a_, token_of(key_));
  const auto there = add(b_, token_of(add_key(b_)));
  must(write([&](Tx& tx) { return tx.users().remove_member(scope_of(a_), ann_.id); }));
  EXPECT_FALSE(find(here.id));
  EXPECT_TRUE(find(there.id));
}

TEST_F(BearerTokenContract, HowAKeysClientsReadATimeIsStored) {
  const auto form_of = [&] {
    return must(read([&](const Reader& r) { return r.access_keys().find(scope_of(a_), key_.key_id); }))->detected_date;
  };
  EXPECT_EQ(form_of(), std::nullopt);
  for (const auto form : {std::optional(domain::DetectedDateForm::list), std::optional(domain::DetectedDateForm::text),
                          std::optional<domain::DetectedDateForm>()}) {
    key_.detected_date = form;
    must(write([&](Tx& tx) { return tx.access_keys().update_state(scope_of(a_), key_); }));
    EXPECT_EQ(form_of(), form);
    EXPECT_EQ(must(read([&](const Reader& r) { return r.credentials().find_key(key_.key_id); }))->key.detected_date,
              form);
  }
  auto born_so = key_of(ann_);
  born_so.detected_date = domain::DetectedDateForm::list;
  must(write([&](Tx& tx) { return tx.access_keys().insert(scope_of(a_), born_so); }));
  EXPECT_EQ(must(read([&](const Reader& r) { return r.access_keys().list(scope_of(a_)); })).size(), 2U);
}

}  // namespace guardian::storage
