#include "domain/policies/policy.h"

#include "contract/contract_fixture.h"
#include "domain/imports/import_record.h"

namespace guardian::storage {

class PolicyContract : public Contract {
 protected:
  static domain::Policy policy_of(char digit, std::vector<std::string> profiles) {
    domain::Policy policy;
    policy.id = std::string(32, digit);
    policy.profiles = std::move(profiles);
    policy.document = std::string("{\"id\":\"") + digit + "\"}";
    return policy;
  }
  void save(const domain::Tenant& tenant, const domain::Policy& policy) {
    must(write([&](Tx& tx) { return tx.policies().save(scope_of(tenant), policy); }));
  }
  // The first digits of the ids found; `count` must agree.
  std::string found(const domain::Tenant& tenant, const std::optional<std::vector<std::string>>& profiles = {}) {
    domain::PolicyQuery query;
    query.profiles = profiles;
    std::string digits;
    for (const auto& policy : must(read([&](const Reader& r) { return r.policies().list(scope_of(tenant), query); }))) {
      EXPECT_EQ(policy.document, std::string("{\"id\":\"") + policy.id[0] + "\"}");
      digits.push_back(policy.id[0]);
    }
    EXPECT_EQ(must(read([&](const Reader& r) { return r.policies().count(scope_of(tenant), query); })),
              static_cast<std::int64_t>(digits.size()));
    return digits;
  }
};

TEST_F(PolicyContract, AreFoundByAnyOfTheirProfiles) {
  save(a_, policy_of('c', {"Camera, outdoor"}));
  save(a_, policy_of('a', {"PLC", "HMI"}));
  save(a_, policy_of('b', {}));
  save(b_, policy_of('a', {"PLC"}));
  EXPECT_EQ(found(a_), "abc");
  EXPECT_EQ(found(a_, {{"HMI", "PLC", "unknown"}}), "a");
  EXPECT_EQ(found(a_, {{"Camera, outdoor"}}), "c");
  EXPECT_EQ(found(a_, {{"unknown"}}), "");
  EXPECT_EQ(found(b_), "a");
}

TEST_F(PolicyContract, SavingAgainReplacesDocumentAndProfiles) {
  save(a_, policy_of('a', {"PLC", "PLC"}));
  save(a_, policy_of('a', {"HMI"}));
  EXPECT_EQ(found(a_), "a");
  EXPECT_EQ(found(a_, {{"PLC"}}), "");
  EXPECT_EQ(found(a_, {{"HMI"}}), "a");
}

TEST_F(PolicyContract, ThoseOfAnUnfinishedImportAreHidden) {
  domain::ImportRecord record{random_id(), a_.id, "policies", domain::ImportState::staging, 1, 0, at(1), "os:x"};
  must(write([&](Tx& tx) { return tx.imports().insert(scope_of(a_), record); }));
  auto policy = policy_of('a', {"PLC"});
  policy.import_id = record.id;
  save(a_, policy);
  EXPECT_EQ(found(a_), "");
  EXPECT_EQ(found(a_, {{"PLC"}}), "");
  record.state = domain::ImportState::complete;
  must(write([&](Tx& tx) { return tx.imports().update(scope_of(a_), record); }));
  EXPECT_EQ(found(a_), "a");
}

}  // namespace guardian::storage
