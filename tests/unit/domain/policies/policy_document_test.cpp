#include "domain/policies/policy.h"

#include <gtest/gtest.h>

#include <string>

namespace guardian::domain {
namespace {

// Times in the future of an import are refused.
constexpr Instant kPolicyNow{std::chrono::milliseconds(1'800'000'000'000)};
constexpr std::string_view kPolicyId = "0f3a1b2c3d4e5f60718293a4b5c6d7e8";

Result<Policy> read_policy(const std::string& members) {
  return parse_policy_document("{\"id\":\"" + std::string(kPolicyId) + "\",\"policySetName\":\"s\"" + members + "}",
                               kPolicyNow);
}

TEST(PolicyDocument, IsWholeWhateverTheItemLeavesOut) {
  const auto policy = read_policy("");
  ASSERT_TRUE(policy) << policy.error().client_text;
  EXPECT_EQ(
      policy->document,
      "{\"id\":\"0f3a1b2c3d4e5f60718293a4b5c6d7e8\",\"policySetName\":\"s\",\"geo\":\"intranet\",\"action\":\"allow\","
      "\"lastActivityTime\":null,\"sourceProfiles\":[],\"sourceIpList\":[],\"sourceZones\":[],\"apps\":[],"
      "\"destinationZones\":[],\"destinationProfiles\":[],\"destinationFqdnList\":[],\"destinationIpList\":[],"
      "\"destinationUrlCategories\":[],\"services\":[],\"tags\":[],\"firewallList\":[],\"deviceGroups\":[],"
      "\"securityProfiles\":[]}");
  EXPECT_TRUE(policy->profiles.empty());
}

TEST(PolicyDocument, KeepsWhatItDoesNotKnowAndReadsBackEqual) {
  const auto policy = read_policy(
      R"(,"made_up":[1.5,{"a":null}],"sourceProfiles":["A","B"],"lastActivityTime":"2026-01-02T03:04:05+01:00","apps":null)");
  ASSERT_TRUE(policy);
  EXPECT_EQ(policy->profiles, (std::vector<std::string>{"A", "B"}));
  EXPECT_NE(policy->document.find("\"lastActivityTime\":\"2026-01-02T02:04:05.000Z\""), std::string::npos);
  EXPECT_NE(policy->document.find("\"made_up\":[1.5,{\"a\":null}]"), std::string::npos);
  const auto again = parse_policy_document(policy->document, kPolicyNow);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->document, policy->document);
}

TEST(PolicyDocument, IsBounded) {
  EXPECT_FALSE(read_policy(",\"made_up\":\"" + std::string(300'000, 'x') + "\""));
  EXPECT_FALSE(parse_policy_document("[]", kPolicyNow));
  EXPECT_FALSE(parse_policy_document("{", kPolicyNow));
}

}  // namespace
}  // namespace guardian::domain
