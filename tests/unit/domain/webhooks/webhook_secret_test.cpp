#include "domain/webhooks/webhook_secret.h"

#include <gtest/gtest.h>

#include "base/encoding.h"
#include "domain/access/sealed_text.h"
#include "support/fake_clock.h"
#include "support/temporary_directory.h"

namespace guardian::domain {
namespace {

class WebhookSecret : public testing::Test {
 protected:
  FakeClock clock_;
  TemporaryDirectory directory_;
  std::shared_ptr<const KeyRing> ring_ = KeyRing::open(directory_.path() / "secrets", clock_).value();
  const SealedPlace place_{"tenant", "table", "row", "column"};
};

// The example of the specification's own libraries.
TEST(WebhookSignature, IsThatOfTheSpecification) {
  std::vector<Secret> secrets;
  secrets.emplace_back("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  EXPECT_EQ(sign_webhook(secrets, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", R"({"test": 2432232314})"),
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

TEST(WebhookSignature, TwoSecretsSignSideBySide) {
  std::vector<Secret> secrets;
  secrets.push_back(make_webhook_secret());
  secrets.push_back(make_webhook_secret());
  const auto both = sign_webhook(secrets, "id", "1", "{}");
  std::vector<Secret> one;
  one.push_back(secrets[0].clone());
  std::vector<Secret> other;
  other.push_back(secrets[1].clone());
  EXPECT_EQ(both, sign_webhook(one, "id", "1", "{}") + " " + sign_webhook(other, "id", "1", "{}"));
}

TEST(WebhookSignature, SecretsAre32RandomBytes) {
  const auto secret = make_webhook_secret();
  ASSERT_TRUE(secret.reveal().starts_with("whsec_"));
  const auto bytes = base64_decode(secret.reveal().substr(6));
  ASSERT_TRUE(bytes.has_value());
  EXPECT_EQ(bytes->size(), 32U);
  EXPECT_FALSE(secret.matches(make_webhook_secret().reveal()));
}

TEST_F(WebhookSecret, OpensOnlyWhereItWasSealed) {
  const auto sealed = seal_text(*ring_, place_, Secret("hello"));
  EXPECT_EQ(open_sealed_text(*ring_, place_, sealed).value().reveal(), "hello");
  EXPECT_NE(seal_text(*ring_, place_, Secret("hello")), sealed) << "each time with another nonce";
  const SealedPlace elsewhere[] = {{"other", "table", "row", "column"},
                                   {"tenant", "other", "row", "column"},
                                   {"tenant", "table", "other", "column"},
                                   {"tenant", "table", "row", "other"},
                                   {"tenanttable", "", "row", "column"}};
  for (const auto& place : elsewhere) {
    const auto opened = open_sealed_text(*ring_, place, sealed);
    ASSERT_FALSE(opened.has_value()) << place.tenant_id << place.table << place.row << place.column;
    EXPECT_EQ(opened.error().code, ErrorCode::corrupt);
  }
}

TEST_F(WebhookSecret, NothingElseOpens) {
  const auto sealed = seal_text(*ring_, place_, Secret("hello"));
  auto changed = sealed;
  changed[10] = changed[10] == 'A' ? 'B' : 'A';
  for (const std::string& text :
       {std::string(), std::string("w1:"), std::string("hello"), std::string("w1:AAAA"),
        std::string("w9") + sealed.substr(2), changed, sealed.substr(0, sealed.size() - 4), sealed + "AAAA"}) {
    EXPECT_FALSE(open_sealed_text(*ring_, place_, text).has_value()) << text;
  }
}

TEST_F(WebhookSecret, StaysReadableWhenTheRingRotates) {
  const auto sealed = seal_text(*ring_, place_, Secret("hello"));
  const auto rotated = KeyRing::rotate(directory_.path() / "secrets", clock_).value();
  EXPECT_EQ(open_sealed_text(*rotated, place_, sealed).value().reveal(), "hello");
  EXPECT_TRUE(seal_text(*rotated, place_, Secret("hello")).starts_with("w2:"));
}

TEST_F(WebhookSecret, ThePreviousSignsUntilItsEnd) {
  WebhookSubscription one;
  one.id = "subscription";
  one.secret = seal_webhook_secret(*ring_, "t", one.id, WebhookSecretSlot::current, Secret("whsec_bmV3"));
  one.previous_secret = seal_webhook_secret(*ring_, "t", one.id, WebhookSecretSlot::previous, Secret("whsec_b2xk"));
  one.previous_until = clock_.now() + std::chrono::hours(1);
  EXPECT_EQ(signing_secrets(*ring_, "t", one, clock_.now()).value().size(), 2U);
  EXPECT_EQ(signing_secrets(*ring_, "t", one, *one.previous_until).value().size(), 1U);
  std::swap(one.secret, one.previous_secret);
  EXPECT_FALSE(signing_secrets(*ring_, "t", one, clock_.now()).has_value()) << "a column is part of the place";
}

}  // namespace
}  // namespace guardian::domain
