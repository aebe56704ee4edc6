#include "base/result.h"

#include <gtest/gtest.h>

#include <memory>

#include "base/secret.h"

namespace guardian {
namespace {

Result<int> half(int number) {
  if (number % 2 != 0) return Error::invalid("odd");
  return number / 2;
}

Result<int> quarter(int number) {
  GUARDIAN_TRY(const int once, half(number));
  GUARDIAN_CHECK(half(once));
  return half(once);
}

TEST(Result, PassesValuesAndErrorsOn) {
  EXPECT_EQ(quarter(8).value(), 2);
  EXPECT_EQ(quarter(6).error().client_text, "odd");
  EXPECT_FALSE(quarter(3));
}

TEST(Result, CarriesWhatCanOnlyBeMoved) {
  Result<std::unique_ptr<int>> result = std::make_unique<int>(5);
  const std::unique_ptr<int> taken = std::move(result).value();
  EXPECT_EQ(*taken, 5);
}

TEST(ResultDeathTest, StopsWhoReadsTheWrongSide) {
  const Result<int> failed = Error::invalid("odd");
  EXPECT_DEATH((void)failed.value(), "");
  EXPECT_DEATH((void)half(2).error(), "");
}

TEST(Secret, MovesLeavingNothingBehind) {
  Secret first(std::string(40, 's'));
  Secret second(std::move(first));
  EXPECT_TRUE(first.empty());  // NOLINT(bugprone-use-after-move): that it is wiped is the point
  EXPECT_TRUE(second.matches(std::string(40, 's')));
  EXPECT_FALSE(second.matches(std::string(41, 's')));
  EXPECT_FALSE(second.matches(std::string(40, 't')));
  EXPECT_TRUE(second.clone().matches(second.reveal()));
}

}  // namespace
}  // namespace guardian
