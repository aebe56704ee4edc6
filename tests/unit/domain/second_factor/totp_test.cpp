#include "domain/second_factor/totp.h"

#include <gtest/gtest.h>

#include <set>

namespace guardian::domain {
namespace {

using std::chrono::seconds;

const Secret& standard_secret() {
  static const Secret secret("12345678901234567890");
  return secret;
}
Instant at_second(std::int64_t second) { return Instant(seconds(second)); }

// RFC 6238, appendix B, the rows of SHA-1. They have eight digits; six are the last six of them.
TEST(Totp, GivesTheCodesOfTheStandard) {
  const std::pair<std::int64_t, std::string_view> rows[] = {{59, "287082"},         {1111111109, "081804"},
                                                            {1111111111, "050471"}, {1234567890, "005924"},
                                                            {2000000000, "279037"}, {20000000000, "353130"}};
  for (const auto& [second, code] : rows)
    EXPECT_EQ(totp_code(standard_secret(), totp_step_at(at_second(second))), code);
}

// RFC 4226, appendix D: the counters 0 to 9.
TEST(Totp, GivesTheCodesOfTheCounterStandard) {
  constexpr std::string_view kCodes[] = {"755224", "287082", "359152", "969429", "338314",
                                         "254676", "287922", "162583", "399871", "520489"};
  for (std::size_t i = 0; i < std::size(kCodes); ++i) {
    EXPECT_EQ(totp_code(standard_secret(), static_cast<std::int64_t>(i)), kCodes[i]);
  }
}

TEST(Totp, StepsAreThirtySecondsLong) {
  EXPECT_EQ(totp_step_at(at_second(59)), 1);
  EXPECT_EQ(totp_step_at(at_second(60)), 2);
  EXPECT_EQ(totp_step_at(Instant(std::chrono::milliseconds(59'999))), 1);
}

TEST(Totp, TheWindowIsOneStepEachWay) {
  const Instant now = at_second(1'700'000'010);
  const auto step = totp_step_at(now);
  for (int distance = -4; distance <= 4; ++distance) {
    const auto found = find_totp_step(standard_secret(), totp_code(standard_secret(), step + distance), now, 0);
    if (distance >= -1 && distance <= 1) {
      EXPECT_EQ(found, step + distance) << distance;
    } else {
      EXPECT_FALSE(found) << distance;
    }
  }
}

TEST(Totp, NoCodeIsTakenTwiceNorOneBeforeIt) {
  const Instant now = at_second(1'700'000'010);
  const auto step = totp_step_at(now);
  const auto code_of = [&](std::int64_t which) { return totp_code(standard_secret(), which); };
  EXPECT_TRUE(find_totp_step(standard_secret(), code_of(step), now, step - 1));
  EXPECT_FALSE(find_totp_step(standard_secret(), code_of(step), now, step));
  EXPECT_FALSE(find_totp_step(standard_secret(), code_of(step - 1), now, step));
  EXPECT_TRUE(find_totp_step(standard_secret(), code_of(step + 1), now, step));
  EXPECT_FALSE(find_totp_step(standard_secret(), code_of(step + 1), now, step + 1));
}

TEST(Totp, OtherTextsAreNoCodes) {
  const Instant now = at_second(59);
  for (const std::string_view text : {"", "28708", "2870820", "28708x", "000000", " 287082", "287082\n"}) {
    EXPECT_FALSE(find_totp_step(standard_secret(), text, now, 0)) << text;
  }
}

TEST(Totp, SecretsAreLongAndDifferent) {
  std::set<std::string> secrets;
  for (int i = 0; i < 20; ++i) {
    const Secret secret = make_totp_secret();
    EXPECT_EQ(secret.reveal().size(), 20U);
    secrets.emplace(secret.reveal());
  }
  EXPECT_EQ(secrets.size(), 20U);
}

TEST(Totp, TheUriIsWhatAppsRead) {
  EXPECT_EQ(totp_uri(standard_secret(), "ada&secret=x@plant.example").reveal(),
            "otpauth://totp/IoT%20Guardian:ada%26secret%3Dx%40plant.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
            "&issuer=IoT%20Guardian&algorithm=SHA1&digits=6&period=30");
}

}  // namespace
}  // namespace guardian::domain
