#include "api/guard.h"

#include <gtest/gtest.h>

#include "unit/api/requests.h"

namespace guardian::api {
namespace {

using domain::Refusal;

std::string whole(http::Response response) {
  std::string out = std::to_string(response.status) + "\n";
  for (const auto& [name, value] : response.headers.all()) out += name + ": " + value + "\n";
  return out + "\n" + body_of(response);
}

TEST(Refusals, AreTheSameBytesWhateverTheReason) {
  const std::string first = whole(refusal_answer(Refusal::missing));
  EXPECT_NE(first.find("\n\n{\"code\":403,\"msg\":\"No access\"}"), std::string::npos);
  int told_to_nobody = 0;
  for (int i = 0; i < domain::kRefusalCount; ++i) {
    const auto refusal = static_cast<Refusal>(i);
    if (refusal == Refusal::unavailable || domain::may_be_told(refusal)) continue;
    ++told_to_nobody;
    EXPECT_EQ(whole(refusal_answer(refusal)), first) << domain::to_string(refusal);
  }
  EXPECT_GE(told_to_nobody, 9);
}

TEST(Refusals, TheHolderOfTheSecretIsToldTheReasonAndNothingElse) {
  for (int i = 0; i < domain::kRefusalCount; ++i) {
    const auto refusal = static_cast<Refusal>(i);
    if (!domain::may_be_told(refusal)) continue;
    http::Response told = refusal_answer(refusal);
    EXPECT_EQ(body_of(told),
              "{\"code\":403,\"msg\":\"No access\",\"reason\":\"" + std::string(domain::to_string(refusal)) + "\"}");
    EXPECT_EQ(told.headers.all(), refusal_answer(Refusal::missing).headers.all());
  }
}

TEST(Refusals, AreNeverKeptByACache) {
  const http::Response response = refusal_answer(Refusal::expired);
  EXPECT_EQ(header_of(response, "Cache-Control"), "no-store");
  EXPECT_EQ(header_of(response, "Content-Type"), "application/json");
}

TEST(Refusals, ADatabaseThatIsAwayIsNotARefusal) {
  const http::Response response = refusal_answer(Refusal::unavailable);
  EXPECT_EQ(response.status, 503U);
  EXPECT_EQ(header_of(response, "Retry-After"), "1");
}

}  // namespace
}  // namespace guardian::api
