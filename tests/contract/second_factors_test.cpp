#include "contract/contract_fixture.h"
#include "domain/second_factor/second_factor.h"

namespace guardian::storage {

using domain::SecondFactor;

class SecondFactorContract : public Contract {
 protected:
  static SecondFactor factor_of(const domain::User& user) {
    SecondFactor factor;
    factor.user_id = user.id;
    factor.secret = "w1:sealed";
    factor.begun_at = at(1'700'000'000'000);
    return factor;
  }
  void put(const SecondFactor& factor) {
    must(write([&](Tx& tx) { return tx.credentials().second_factors().put(factor); }));
  }
  std::optional<SecondFactor> find(const domain::User& user) {
    return must(read([&](const Reader& r) { return r.credentials().second_factors().find(user.id); }));
  }
  bool replace(const SecondFactor& before, const SecondFactor& after) {
    return must(write([&](Tx& tx) { return tx.credentials().second_factors().replace(before, after); }));
  }
};

TEST_F(SecondFactorContract, IsFoundAsItWasStored) {
  const auto ann = make_user("ann@example.com");
  EXPECT_FALSE(find(ann));
  auto factor = factor_of(ann);
  put(factor);
  EXPECT_EQ(find(ann), factor);
  EXPECT_FALSE(find(ann)->is_on());
  factor.secret = "w2:other";
  factor.confirmed_at = at(1'700'000'030'000);
  factor.last_step = 56'666'667;
  factor.recovery_digests = {std::string(64, 'a'), std::string(64, '0')};
  put(factor);
  EXPECT_EQ(find(ann), factor);
  EXPECT_TRUE(find(ann)->is_on());
  EXPECT_FALSE(find(make_user("ben@example.com")));
  must(write([&](Tx& tx) { return tx.credentials().second_factors().remove(ann.id); }));
  EXPECT_FALSE(find(ann));
  must(write([&](Tx& tx) { return tx.credentials().second_factors().remove(ann.id); }));
}

TEST_F(SecondFactorContract, IsReplacedOnlyAsItWasRead) {
  const auto ann = make_user("ann@example.com");
  const auto ben = make_user("ben@example.com");
  auto before = factor_of(ann);
  before.recovery_digests = {std::string(64, 'a'), std::string(64, 'b')};
  put(before);
  auto of_ben = before;
  of_ben.user_id = ben.id;
  put(of_ben);
  auto app_code = before;
  app_code.last_step = 7;
  auto recovery_code = before;
  recovery_code.recovery_digests.erase(recovery_code.recovery_digests.begin());

  EXPECT_TRUE(replace(before, app_code));
  EXPECT_FALSE(replace(before, app_code)) << "the same code twice";
  EXPECT_FALSE(replace(before, recovery_code)) << "a code used since";
  EXPECT_EQ(find(ann), app_code);
  auto last_gone = app_code;
  last_gone.recovery_digests.clear();
  EXPECT_TRUE(replace(app_code, last_gone));
  EXPECT_FALSE(replace(app_code, last_gone)) << "a recovery code twice";
  auto other_secret = last_gone;
  other_secret.secret = "w1:begun anew";
  EXPECT_FALSE(replace(other_secret, app_code)) << "another factor of the person";
  EXPECT_EQ(find(ann), last_gone);
  EXPECT_EQ(find(ben), of_ben);
}

TEST_F(SecondFactorContract, OneOfManyWhoGiveTheSameCodeIsTaken) {
  const auto ann = make_user("ann@example.com");
  put(factor_of(ann));
  std::atomic<int> taken{0};
  std::vector<std::thread> people;
  for (int i = 0; i < 8; ++i) {
    people.emplace_back([&] {
      const auto mine = database_->write(domain::WriteLane::security, [&](Tx& tx) -> Result<bool> {
        GUARDIAN_TRY(const auto before, tx.credentials().second_factors().find(ann.id));
        if (!before || before->last_step >= 9) return false;
        auto after = *before;
        after.last_step = 9;
        return tx.credentials().second_factors().replace(*before, after);
      });
      if (mine && *mine) ++taken;
    });
  }
  for (auto& person : people) person.join();
  EXPECT_EQ(taken, 1);
  EXPECT_EQ(find(ann)->last_step, 9);
}

TEST_F(SecondFactorContract, GoesWithThePersonNotWithATenant) {
  const auto ann = make_user("ann@example.com");
  const auto ben = make_user("ben@example.com");
  join(a_, ann);
  join(b_, ann);
  join(b_, ben);
  put(factor_of(ann));
  put(factor_of(ben));
  must(write([&](Tx& tx) { return tx.users().remove_member(scope_of(a_), ann.id); }));
  EXPECT_TRUE(find(ann));
  must(write([&](Tx& tx) { return tx.users().remove_member(scope_of(b_), ann.id); }));
  EXPECT_FALSE(find(ann));
  EXPECT_TRUE(find(ben));
  must(write([&](Tx& tx) { return tx.tenants().remove(a_.id); }));
  EXPECT_TRUE(find(ben));
  must(write([&](Tx& tx) { return tx.tenants().remove(b_.id); }));
  EXPECT_FALSE(find(ben));
}

TEST_F(SecondFactorContract, WhatNoCodeOfOursWroteIsCorrupt) {
  const auto ann = make_user("ann@example.com");
  for (const std::string& text :
       {std::string("short"), std::string(64, 'A'), std::string(64, 'a') + " ",
        std::string(64, 'a') + std::string(65, 'b'), std::string(64, 'a') + "  ", " " + std::string(64, 'a')}) {
    auto factor = factor_of(ann);
    factor.recovery_digests = {text};
    put(factor);
    EXPECT_EQ(code_of(read([&](const Reader& r) { return r.credentials().second_factors().find(ann.id); })),
              ErrorCode::corrupt)
        << text;
  }
}

}  // namespace guardian::storage
