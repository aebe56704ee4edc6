#include "api/bearer_guard.h"

#include <gtest/gtest.h>

#include "api/oauth2/oauth2_operations.h"
#include "unit/api/requests.h"

namespace guardian::api {
namespace {

using domain::Refusal;

// Status, fields but the challenge, and body.
std::string bearer_answer(http::Response response) {
  std::string out = std::to_string(response.status) + "\n";
  for (const auto& [name, value] : response.headers.all()) {
    if (name != "WWW-Authenticate") out += name + ": " + value + "\n";
  }
  return out + body_of(response);
}

TEST(TokenRefusals, AreTheSameBytesUntilTheTokenIsProved) {
  const std::string first = bearer_answer(token_refusal_answer(Refusal::missing));
  EXPECT_NE(first.find("401\n"), std::string::npos);
  EXPECT_NE(first.find(R"({"code":401,"msg":"No access"})"), std::string::npos);
  const std::string error = header_of(token_refusal_answer(Refusal::unknown_token), "WWW-Authenticate");
  EXPECT_EQ(error, R"(Bearer realm="IoT Guardian", error="invalid_token")");
  EXPECT_EQ(header_of(token_refusal_answer(Refusal::missing), "WWW-Authenticate"), R"(Bearer realm="IoT Guardian")");
  for (int i = 0; i < domain::kRefusalCount; ++i) {
    const auto refusal = static_cast<Refusal>(i);
    if (refusal == Refusal::unavailable || domain::may_be_told(refusal)) continue;
    EXPECT_EQ(bearer_answer(token_refusal_answer(refusal)), first) << domain::to_string(refusal);
    if (refusal == Refusal::missing) continue;
    EXPECT_EQ(header_of(token_refusal_answer(refusal), "WWW-Authenticate"), error) << domain::to_string(refusal);
  }
}

TEST(TokenRefusals, TheHolderOfATokenIsToldTheReason) {
  for (int i = 0; i < domain::kRefusalCount; ++i) {
    const auto refusal = static_cast<Refusal>(i);
    if (!domain::may_be_told(refusal)) continue;
    auto answer = token_refusal_answer(refusal);
    const bool forbidden = refusal == Refusal::read_only || refusal == Refusal::tenant_mismatch;
    EXPECT_EQ(answer.status, forbidden ? 403U : 401U) << domain::to_string(refusal);
    EXPECT_EQ(header_of(answer, "WWW-Authenticate"), forbidden
                                                         ? R"(Bearer realm="IoT Guardian", error="insufficient_scope")"
                                                         : R"(Bearer realm="IoT Guardian", error="invalid_token")");
    EXPECT_NE(body_of(answer).find("\"reason\":\"" + std::string(domain::to_string(refusal)) + "\""),
              std::string::npos);
    EXPECT_EQ(header_of(answer, "Cache-Control"), "no-store");
  }
}

TEST(ClientRefusals, AreTheSameBytesUntilTheSecretIsProved) {
  auto first = client_refusal_answer(Refusal::missing);
  const std::string expected = bearer_answer(first);
  EXPECT_EQ(first.status, 401U);
  EXPECT_EQ(body_of(first), R"({"error":"invalid_client","error_description":"No access"})");
  EXPECT_EQ(header_of(first, "WWW-Authenticate"), R"(Basic realm="IoT Guardian", charset="UTF-8")");
  EXPECT_EQ(header_of(first, "Cache-Control"), "no-store");
  EXPECT_EQ(header_of(first, "Pragma"), "no-cache");
  for (int i = 0; i < domain::kRefusalCount; ++i) {
    const auto refusal = static_cast<Refusal>(i);
    if (refusal == Refusal::unavailable) continue;
    auto answer = client_refusal_answer(refusal);
    EXPECT_EQ(answer.headers.all(), first.headers.all()) << domain::to_string(refusal);
    if (domain::may_be_told(refusal)) {
      EXPECT_EQ(body_of(answer), R"({"error":"invalid_client","error_description":"No access: )" +
                                     std::string(domain::to_string(refusal)) + "\"}");
    } else {
      EXPECT_EQ(bearer_answer(answer), expected) << domain::to_string(refusal);
    }
  }
}

TEST(ClientRefusals, ADatabaseThatIsAwayIsNotARefusal) {
  for (const auto& answer : {token_refusal_answer(Refusal::unavailable), client_refusal_answer(Refusal::unavailable)}) {
    EXPECT_EQ(answer.status, 503U);
    EXPECT_EQ(header_of(answer, "Retry-After"), "1");
  }
}

}  // namespace
}  // namespace guardian::api
