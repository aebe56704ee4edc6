#include "contract/contract_fixture.h"
#include "domain/security_rules/security_rule.h"

namespace guardian::storage {

using domain::SecurityRule;
using Saved = domain::SecurityRuleStore::Saved;

class SecurityRuleContract : public Contract {
 protected:
  static SecurityRule rule_of(const std::string& group, const std::string& uuid, const std::string& document = "{}") {
    return {group, uuid, "a rule", "panorama", at(5), document};
  }
  Saved save(const domain::Tenant& tenant, const SecurityRule& rule) {
    return must(write([&](Tx& tx) { return tx.security_rules().save(scope_of(tenant), rule); }));
  }
  std::vector<SecurityRule> list(const domain::Tenant& tenant) {
    return must(read([&](const Reader& r) { return r.security_rules().list(scope_of(tenant)); }));
  }
};

TEST_F(SecurityRuleContract, SavingTellsWhatItDid) {
  EXPECT_EQ(save(a_, rule_of("dg", "u1", R"({"a":1})")), Saved::inserted);
  EXPECT_EQ(save(a_, rule_of("dg", "u1", R"({"a":1})")), Saved::unchanged);
  EXPECT_EQ(save(a_, rule_of("dg", "u1", R"({"a":2})")), Saved::changed);
  EXPECT_EQ(save(a_, rule_of("other", "u1", R"({"a":2})")), Saved::inserted) << "a key is (device group, uuid)";
  EXPECT_EQ(save(b_, rule_of("dg", "u1")), Saved::inserted);
  EXPECT_EQ(list(a_), (std::vector{rule_of("dg", "u1", R"({"a":2})"), rule_of("other", "u1", R"({"a":2})")}));
  EXPECT_EQ(must(read([&](const Reader& r) { return r.security_rules().count(scope_of(a_)); })), 2);
  EXPECT_EQ(must(read([&](const Reader& r) { return r.security_rules().count(scope_of(b_)); })), 1);
}

TEST_F(SecurityRuleContract, RemovingOthersKeepsTheNamedOfEveryGroupAndTenant) {
  for (const char* uuid : {"u1", "u2", "u'3"}) {
    save(a_, rule_of("dg", uuid));
    save(b_, rule_of("dg", uuid));
  }
  save(a_, rule_of("other", "u1"));
  const auto remove_others = [&](const std::vector<std::string>& keep) {
    return must(write([&](Tx& tx) { return tx.security_rules().remove_others(scope_of(a_), keep); }));
  };
  EXPECT_EQ(remove_others({"u1", "u'3", "unknown"}), 1);
  EXPECT_EQ(list(a_), (std::vector{rule_of("dg", "u'3"), rule_of("dg", "u1"), rule_of("other", "u1")}));
  EXPECT_EQ(remove_others({"u1", "u'3"}), 0);
  EXPECT_EQ(remove_others({}), 3);
  EXPECT_TRUE(list(a_).empty());
  EXPECT_EQ(list(b_).size(), 3U);
}

// Each of two writers sees the other's row or waits for it: one inserts, the other finds it there.
TEST_F(SecurityRuleContract, TwoWritersOfOneRule) {
  std::atomic<int> inserted{0};
  std::vector<std::thread> writers;
  for (int i = 0; i < 4; ++i) {
    writers.emplace_back([&] {
      for (int n = 0; n < 20; ++n) {
        if (save(a_, rule_of("dg", "u" + std::to_string(n))) == Saved::inserted) ++inserted;
      }
    });
  }
  for (auto& writer : writers) writer.join();
  EXPECT_EQ(inserted, 20);
  EXPECT_EQ(list(a_).size(), 20U);
}

}  // namespace guardian::storage
