#include "domain/second_factor/second_factor_service.h"

#include <gtest/gtest.h>

#include "domain/second_factor/factor_code.h"
#include "domain/second_factor/recovery_codes.h"
#include "domain/second_factor/totp.h"
#include "support/test_installation.h"

namespace guardian::domain {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

class SecondFactorTest : public ::testing::Test {
 protected:
  // The secret as the store has it, opened by asking which of all codes is right.
  SecondFactor stored(const SignedIn& person) const {
    return installation_.database.snapshot().second_factors.at(person.user.id);
  }
  // What an app would show now, after the bytes in the otpauth URI.
  std::string code_now(std::string_view base32) const {
    return totp_code(decode(base32), totp_step_at(installation_.clock.now()));
  }
  static Secret decode(std::string_view base32) {
    constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string out;
    unsigned bits = 0;
    int held = 0;
    for (const char c : base32) {
      bits = ((bits << 5U) | static_cast<unsigned>(kAlphabet.find(c))) & 0xffffU;
      held += 5;
      if (held >= 8) {
        held -= 8;
        out.push_back(static_cast<char>((bits >> held) & 0xffU));
      }
    }
    return Secret(std::move(out));
  }
  std::string turn_on(const SignedIn& person) {
    const auto begun = must(installation_.second_factors.begin(person, "r"));
    std::string secret(begun.secret.reveal());
    codes_ = must(installation_.second_factors.confirm(person, code_now(secret), "r"));
    installation_.clock.advance(seconds(60));  // the next code is a new one
    return secret;
  }
  Result<std::variant<NewSession, ChooseTenant>> try_with(std::optional<std::string> code,
                                                          std::string password = TestInstallation::kPassword) {
    auto request = installation_.sign_in_request(TestInstallation::kOwner, password);
    request.peer = IpAddress::v4(0x0a000000 + ++address_);
    if (code) request.code = Secret(*code);
    return installation_.sessions.sign_in(std::move(request));
  }
  // The session as its next request finds it.
  SignedIn again(const NewSession& session) {
    installation_.authenticator.poll();
    return must(installation_.sessions.find(session.cookie.reveal()));
  }

  TestInstallation installation_;
  std::vector<Secret> codes_;
  std::uint32_t address_ = 0;
};

TEST_F(SecondFactorTest, NothingReadableIsStored) {
  const auto session = installation_.sign_in();
  const auto secret = turn_on(session.signed_in);
  const auto factor = stored(session.signed_in);
  EXPECT_EQ(factor.secret.find(secret), std::string::npos);
  EXPECT_EQ(factor.secret.find(decode(secret).reveal()), std::string::npos);
  ASSERT_EQ(factor.recovery_digests.size(), kRecoveryCodes);
  for (const auto& code : codes_) {
    for (const auto& digest : factor.recovery_digests) {
      EXPECT_EQ(digest.find(normalise_code(code.reveal()).reveal()), std::string::npos);
    }
  }
}

TEST_F(SecondFactorTest, ASealedSecretOpensForItsOwnerAlone) {
  const auto session = installation_.sign_in();
  const auto secret = turn_on(session.signed_in);
  auto moved = stored(session.signed_in);
  moved.user_id = std::string(24, 'a');
  const auto checked = check_factor_code(*installation_.ring.get(), moved, code_now(secret), installation_.clock.now());
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().code, ErrorCode::corrupt);
  // Its recovery codes are bound to their owner too.
  const auto recovery =
      check_factor_code(*installation_.ring.get(), moved, codes_[0].reveal(), installation_.clock.now());
  ASSERT_TRUE(recovery);
  EXPECT_FALSE(*recovery);
}

TEST_F(SecondFactorTest, OneArgon2IdRunWhateverTheCode) {
  const auto session = installation_.sign_in();
  const auto secret = turn_on(session.signed_in);
  const auto runs = [&](std::optional<std::string> code, std::string password) {
    const int before = installation_.hasher.runs;
    (void)try_with(std::move(code), std::move(password)).has_value();
    return installation_.hasher.runs - before;
  };
  EXPECT_EQ(runs(std::nullopt, TestInstallation::kPassword), 1);
  EXPECT_EQ(runs("000000", TestInstallation::kPassword), 1);
  EXPECT_EQ(runs(code_now(secret), "wrong password"), 1);
  EXPECT_EQ(runs(std::nullopt, "wrong password"), 1);
}

TEST_F(SecondFactorTest, AWrongPasswordUsesNoCodeUp) {
  const auto session = installation_.sign_in();
  const auto secret = turn_on(session.signed_in);
  const auto code = code_now(secret);
  const auto refused = try_with(code, "wrong password");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().type, "sign-in-failed");
  EXPECT_TRUE(try_with(code));
  EXPECT_EQ(try_with(code).error().type, "wrong-code");
}

TEST_F(SecondFactorTest, HalfASignInIsATryButNoFailureOfItsSource) {
  const auto session = installation_.sign_in();
  turn_on(session.signed_in);
  // A whole office behind one address, nearly all of them known by another account's budget.
  for (std::size_t i = 0; i < SignInThrottle::kFailuresPerSource + 5; ++i) {
    auto request = installation_.sign_in_request();
    const auto answer = installation_.sessions.sign_in(std::move(request));
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().type, i < 5 ? "second-factor" : "slow-down") << i;
  }
  EXPECT_TRUE(installation_.sessions.sign_in(installation_.sign_in_request(TestInstallation::kReader)));
}

TEST_F(SecondFactorTest, ABeginningRunsOut) {
  const auto session = installation_.sign_in();
  const auto begun = must(installation_.second_factors.begin(session.signed_in, "r"));
  EXPECT_EQ(begun.expires, installation_.clock.now() + kSecondFactorBeginning);
  installation_.clock.advance(kSecondFactorBeginning - seconds(1));
  EXPECT_EQ(installation_.second_factors.confirm(session.signed_in, "000000", "r").error().type, "wrong-code");
  installation_.clock.advance(seconds(1));
  EXPECT_EQ(installation_.second_factors.confirm(session.signed_in, code_now(begun.secret.reveal()), "r").error().type,
            "wrong-state");
}

TEST_F(SecondFactorTest, AStaleSessionCannotActOnWhatChanged) {
  const auto session = installation_.sign_in();
  const auto stale = session.signed_in.second_factor;
  EXPECT_FALSE(stale.on);
  turn_on(session.signed_in);
  // Handed what was true before: the transaction asks anew.
  EXPECT_EQ(installation_.second_factors.confirm(session.signed_in, codes_[0].reveal(), "r").error().type,
            "wrong-state");
  EXPECT_EQ(installation_.second_factors.begin(session.signed_in, "r").error().type, "wrong-state");
  EXPECT_EQ(stored(session.signed_in).recovery_digests.size(), kRecoveryCodes);
  const auto fresh = again(session);
  EXPECT_TRUE(fresh.second_factor.on);
  must(installation_.second_factors.turn_off(fresh, codes_[0].reveal(), "r"));
  EXPECT_EQ(installation_.second_factors.turn_off(fresh, codes_[1].reveal(), "r").error().type, "wrong-state");
}

TEST_F(SecondFactorTest, OnlyTheOperatorRemovesIt) {
  const auto session = installation_.sign_in();
  turn_on(session.signed_in);
  const auto by_owner = installation_.second_factors.remove_of_member(installation_.scope_of(TestInstallation::kOwner),
                                                                      TestInstallation::kOwner);
  ASSERT_FALSE(by_owner);
  EXPECT_EQ(by_owner.error().code, ErrorCode::forbidden);
  for (const char* nobody : {"nobody@plant.example", "no address", ""}) {
    const auto result = installation_.second_factors.remove_of_member(installation_.operator_scope(), nobody);
    ASSERT_FALSE(result) << nobody;
    EXPECT_EQ(result.error().code, ErrorCode::not_found) << nobody;
  }
  EXPECT_FALSE(
      must(installation_.second_factors.remove_of_member(installation_.operator_scope(), TestInstallation::kReader)));
  EXPECT_TRUE(
      must(installation_.second_factors.remove_of_member(installation_.operator_scope(), TestInstallation::kOwner)));
  EXPECT_TRUE(try_with(std::nullopt));
}

TEST(RecoveryCodes, AreTakenAsPeopleTypeThem) {
  EXPECT_EQ(normalise_code(" AbCd-2345 \xC3\x84").reveal(), "abcd2345\xC3\x84");
  const auto codes = make_recovery_codes();
  ASSERT_EQ(codes.size(), kRecoveryCodes);
  EXPECT_EQ(normalise_code(codes[0].reveal()).reveal().size(), kRecoveryCodeCharacters);
  EXPECT_NE(recovery_digest("a", codes[0]), recovery_digest("b", codes[0]));
}

}  // namespace
}  // namespace guardian::domain
