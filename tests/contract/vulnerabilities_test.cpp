#include "domain/vulnerabilities/vulnerability.h"

#include <rapidcheck.h>

#include <algorithm>
#include <map>

#include "contract/contract_fixture.h"

namespace guardian::storage {

using domain::VulnerabilityInstance;
using domain::VulnerabilityQuery;

class VulnerabilityContract : public Contract {
 protected:
  void SetUp() override {
    Contract::SetUp();
    if (IsSkipped()) return;
    must(write([&](Tx& tx) -> Result<void> {
      GUARDIAN_CHECK(tx.sites().ensure(scope_of(a_), "North", "0", at(5)));
      GUARDIAN_CHECK(tx.sites().ensure(scope_of(a_), "South", "1", at(5)));
      for (int i = 0; i < 4; ++i) {
        auto device = device_of("dev-" + std::to_string(i));
        device.device.site_id = std::to_string(i % 2);
        device.device.profile = "profile " + std::to_string(i % 3);
        GUARDIAN_TRY(const auto id, tx.devices().save(scope_of(a_), device));
        devices_.push_back(id);
      }
      return {};
    }));
  }

  VulnerabilityInstance instance_of(int n) const {
    VulnerabilityInstance instance;
    instance.ticket = "vuln-" + std::to_string(n);
    instance.device_id = devices_[static_cast<std::size_t>(n) % devices_.size()];
    instance.name = "CVE-2020-" + std::to_string(1000 + n % 9);
    instance.detected_at = at(1'700'000'000'000 + n % 5);
    instance.status = n % 3 == 0 ? "Potential" : "Confirmed";
    instance.state = n % 7 == 0 ? "resolved" : "new";
    instance.document = R"({"n":)" + std::to_string(n) + "}";
    instance.severity = n % 2 == 0 ? "High" : "";
    if (n % 2 == 0) instance.cvss = 7.8;
    instance.updated_at = at(1'700'000'100'000 + n);
    return instance;
  }
  void fill(int from, int to) {
    must(write([&](Tx& tx) -> Result<void> {
      for (int n = from; n < to; ++n) GUARDIAN_CHECK(tx.vulnerabilities().save(scope_of(a_), instance_of(n)));
      return {};
    }));
  }
  std::vector<std::string> ids(const VulnerabilityQuery& query) {
    return must(read([&](const Reader& r) { return r.vulnerabilities().list_ids(scope_of(a_), query); }));
  }
  std::int64_t count(const VulnerabilityQuery& query) {
    return must(read([&](const Reader& r) { return r.vulnerabilities().count(scope_of(a_), query); }));
  }
  std::int64_t count_names(const VulnerabilityQuery& query) {
    return must(read([&](const Reader& r) { return r.vulnerabilities().count_names(scope_of(a_), query); }));
  }
  std::vector<std::string> names(VulnerabilityQuery query, const std::string& after = "") {
    std::vector<std::string> found;
    for (const auto& one :
         must(read([&](const Reader& r) { return r.vulnerabilities().list_names(scope_of(a_), query, after); }))) {
      EXPECT_GT(one.instances, 0);
      found.push_back(one.name);
    }
    return found;
  }

  std::vector<std::string> devices_;
};

TEST_F(VulnerabilityContract, EveryInstanceComesExactlyOnceInEveryPageLength) {
  int filled = 0;
  const bool held = rc::check("instance paging", [&] {
    const int size = *rc::gen::inRange(0, 80);
    if (size > filled) {
      fill(filled, size);
      filled = size;
    }
    VulnerabilityQuery query;
    query.open_only = *rc::gen::arbitrary<bool>();
    query.limit = *rc::gen::inRange(1, 30);
    std::vector<std::string> all;
    for (;; query.offset += query.limit) {
      const auto page = ids(query);
      all.insert(all.end(), page.begin(), page.end());
      if (static_cast<std::int64_t>(page.size()) < query.limit) break;
    }
    RC_ASSERT(std::set<std::string>(all.begin(), all.end()).size() == all.size());
    RC_ASSERT(static_cast<int>(all.size()) == (query.open_only ? filled - (filled + 6) / 7 : filled));
    const auto items = must(read([&](const Reader& r) { return r.vulnerabilities().read(scope_of(a_), all); }));
    RC_ASSERT(items.size() == all.size());
    for (std::size_t i = 1; i < items.size(); ++i) {
      RC_ASSERT(items[i - 1].instance.detected_at <= items[i].instance.detected_at);
    }
  });
  EXPECT_TRUE(held);
}

TEST_F(VulnerabilityContract, EveryNameComesExactlyOnceByOffsetAndBehindAName) {
  fill(0, 70);
  const auto all = names(VulnerabilityQuery::with_addressed());
  EXPECT_EQ(all.size(), 9U);
  EXPECT_TRUE(std::is_sorted(all.begin(), all.end()));
  const bool held = rc::check("name paging", [&] {
    VulnerabilityQuery query = VulnerabilityQuery::with_addressed();
    query.limit = *rc::gen::inRange(1, 12);
    const bool by_offset = *rc::gen::arbitrary<bool>();
    std::vector<std::string> walked;
    for (;;) {
      const auto page = names(query, by_offset || walked.empty() ? "" : walked.back());
      walked.insert(walked.end(), page.begin(), page.end());
      if (static_cast<std::int64_t>(page.size()) < query.limit) break;
      if (by_offset) query.offset += query.limit;
    }
    RC_ASSERT(walked == all);
  });
  EXPECT_TRUE(held);
}

TEST_F(VulnerabilityContract, FiltersAndCountsAgree) {
  fill(0, 70);
  const auto agree = [&](const VulnerabilityQuery& query, auto&& holds) {
    std::int64_t expected = 0;
    std::set<std::string> expected_names;
    for (int n = 0; n < 70; ++n) {
      const auto instance = instance_of(n);
      if (!holds(instance) || (query.open_only && instance.state == "resolved")) continue;
      ++expected;
      expected_names.insert(instance.name);
    }
    EXPECT_EQ(static_cast<std::int64_t>(ids(query).size()), expected);
    EXPECT_EQ(count(query), expected);
    EXPECT_EQ(count_names(query), static_cast<std::int64_t>(expected_names.size()));
    EXPECT_EQ(names(query).size(), expected_names.size());
  };
  VulnerabilityQuery query;
  agree(query, [](const auto&) { return true; });
  agree(VulnerabilityQuery::with_addressed(), [](const auto&) { return true; });
  query.status = "Potential";
  agree(query, [](const auto& one) { return one.status == "Potential"; });
  query = {};
  query.severity = "High";
  agree(query, [](const auto& one) { return one.severity == "High"; });
  query = {};
  query.name = "CVE-2020-1003";
  agree(query, [](const auto& one) { return one.name == "CVE-2020-1003"; });
  query = {};
  query.device_id = devices_[2];
  agree(query, [&](const auto& one) { return one.device_id == devices_[2]; });
  query = {};
  query.since = at(1'700'000'000'003);
  agree(query, [](const auto& one) { return one.detected_at >= at(1'700'000'000'003); });
  query = {};
  query.updated_since = at(1'700'000'100'060);
  agree(query, [](const auto& one) { return one.updated_at >= at(1'700'000'100'060); });
  query = {};
  query.ticket = "vuln-8";
  agree(query, [](const auto& one) { return one.ticket == "vuln-8"; });
}

TEST_F(VulnerabilityContract, MembersComeByNameThenDevice) {
  fill(0, 70);
  std::map<std::string, int> of_name;
  std::string last;
  must(read([&](const Reader& r) {
    return r.vulnerabilities().each_member(scope_of(a_), VulnerabilityQuery::with_addressed(), "CVE-2020-1002",
                                           "CVE-2020-1004", domain::MemberParts::instance_and_device,
                                           [&](const domain::VulnerabilityMember& member) {
                                             ++of_name[member.name];
                                             const std::string place = member.name + " " + member.device_id;
                                             EXPECT_GE(place, last);
                                             last = place;
                                             const int n = std::stoi(member.ticket.substr(5));
                                             EXPECT_EQ(member.addressed, n % 7 == 0);
                                             EXPECT_EQ(member.confirmed, n % 3 != 0);
                                             EXPECT_EQ(member.deviceid, "dev-" + std::to_string(n % 4));
                                             EXPECT_EQ(member.profile, "profile " + std::to_string(n % 4 % 3));
                                           });
  }));
  EXPECT_EQ(of_name.size(), 3U);
  EXPECT_EQ(of_name["CVE-2020-1002"], 8);  // 2, 11, ... 65
}

TEST_F(VulnerabilityContract, KindsAreTheLatestInstances) {
  fill(0, 70);
  const auto kinds = must(read([&](const Reader& r) { return r.vulnerabilities().list_kinds(scope_of(a_), 2, 3); }));
  ASSERT_EQ(kinds.size(), 3U);
  const auto items = must(read([&](const Reader& r) { return r.vulnerabilities().read(scope_of(a_), kinds); }));
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(items[0].instance.name, "CVE-2020-1002");
  for (const auto& item : items) {
    VulnerabilityQuery query = VulnerabilityQuery::with_addressed();
    query.name = item.instance.name;
    query.since = item.instance.detected_at + std::chrono::milliseconds(1);
    EXPECT_TRUE(ids(query).empty()) << "a later one than the latest";
  }
}

TEST_F(VulnerabilityContract, InstancesKeepSeverityAndScore) {
  fill(0, 3);
  const auto rated = must(read([&](const Reader& r) { return r.vulnerabilities().find(scope_of(a_), "vuln-2"); }));
  ASSERT_TRUE(rated);
  EXPECT_EQ(rated->severity, "High");
  EXPECT_EQ(rated->cvss, 7.8);
  EXPECT_EQ(rated->updated_at, at(1'700'000'100'002));
  const auto unrated = must(read([&](const Reader& r) { return r.vulnerabilities().find(scope_of(a_), "vuln-1"); }));
  ASSERT_TRUE(unrated);
  EXPECT_EQ(unrated->cvss, std::nullopt);
  const auto ticket = [&](const domain::Tenant& tenant, const std::string& device, const std::string& name) {
    return must(read([&](const Reader& r) { return r.vulnerabilities().find_ticket(scope_of(tenant), device, name); }));
  };
  EXPECT_EQ(ticket(a_, devices_[1], "CVE-2020-1001"), "vuln-1");
  EXPECT_FALSE(ticket(a_, devices_[0], "CVE-2020-1001"));
  EXPECT_FALSE(ticket(b_, devices_[1], "CVE-2020-1001"));
}

TEST_F(VulnerabilityContract, OpenOnesAreCountedBySeverity) {
  fill(0, 40);
  std::map<std::pair<bool, std::string>, std::int64_t> expected, counted;
  for (int n = 0; n < 40; ++n) {
    const auto instance = instance_of(n);
    if (instance.device_id == devices_[1] && instance.state != "resolved") {
      ++expected[{instance.status == "Confirmed", instance.severity}];
    }
  }
  for (const auto& some :
       must(read([&](const Reader& r) { return r.vulnerabilities().count_open(scope_of(a_), devices_[1]); }))) {
    counted[{some.confirmed, some.severity}] = some.count;
  }
  EXPECT_EQ(counted, expected);
}

TEST_F(VulnerabilityContract, OtherSitesAndTenantsDoNotExist) {
  fill(0, 40);
  const auto seen = [&](const domain::AccessScope& scope) {
    return must(read([&](const Reader& r) -> Result<std::size_t> {
      GUARDIAN_TRY(const auto tickets, r.vulnerabilities().list_ids(scope, VulnerabilityQuery::with_addressed()));
      std::size_t members = 0;
      GUARDIAN_CHECK(r.vulnerabilities().each_member(scope, VulnerabilityQuery::with_addressed(), "", "~",
                                                     domain::MemberParts::instance_and_device,
                                                     [&](const domain::VulnerabilityMember&) { ++members; }));
      EXPECT_EQ(members, tickets.size());
      GUARDIAN_TRY(const auto items, r.vulnerabilities().read(scope, {"vuln-1", "vuln-2"}));
      return tickets.size() * 10 + items.size();
    }));
  };
  EXPECT_EQ(seen(scope_of(a_)), 402U);
  EXPECT_EQ(seen(scope_in_sites(a_, {"1"})), 201U);
  EXPECT_EQ(seen(scope_in_sites(a_, {"9"})), 0U);
  EXPECT_EQ(seen(scope_of(b_)), 0U);
}

}  // namespace guardian::storage
