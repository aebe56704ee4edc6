#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/random.h"
#include "contract/contract_fixture.h"
#include "domain/devices/device.h"
#include "domain/policies/policy.h"
#include "domain/sites/site.h"
#include "domain/tags/tag.h"

namespace guardian::storage {

using domain::DeviceSort;
using domain::Direction;

class PagingContract : public Contract {
 protected:
  static constexpr const char* kLevels[] = {"Low", "Medium", "High", "Critical"};
  static inline const std::string kVersions[] = {"1.0", "10.0", "B", "a", "\u00e9"};

  // Devices with few different values, so that most sort keys are equal; every third has no MAC.
  void fill(const domain::Tenant& tenant, int count, int seed) {
    must(write([&](Tx& tx) -> Result<void> {
      for (int i = 0; i < count; ++i) {
        const int n = i * 7919 + seed;
        auto device =
            device_of("dev-" + std::to_string(i), n % 3 == 0 ? "" : "00:00:00:00:00:0" + std::to_string(n % 5));
        device.device.hostname = n % 4 == 0 ? "" : "h" + std::to_string(n % 6);
        device.device.ip_address = n % 5 == 0 ? "" : "10.0.0." + std::to_string(n % 200);
        device.device.category = "c" + std::to_string(n % 2);
        device.device.profile = "p" + std::to_string(n % 3);
        device.device.vendor = "v" + std::to_string(n % 4);
        device.device.risk_score = n % 101;
        device.device.last_activity = at(1'700'000'000'000 + n % 10);
        device.device.site_id = std::to_string(n % 3);
        device.device.model = "m" + std::to_string(n % 3);
        device.device.os_group = n % 2 == 0 ? "" : "Linux";
        device.device.profile_type = n % 2 == 0 ? "IoT" : "Non_IoT";
        device.device.profile_vertical = "w" + std::to_string(n % 5);
        device.device.risk_level = kLevels[static_cast<std::size_t>(n % 4)];
        device.device.confidence_score = n % 7;
        device.device.first_seen = at(1'600'000'000'000 + n % 4);
        device.device.monitored = n % 2 == 0;
        if (n % 3 != 0) device.device.traffic_restricted = n % 3 == 1;
        device.device.critical_alerts = n % 2;
        device.device.warning_alerts = n % 3;
        device.device.caution_alerts = n % 4;
        device.device.info_alerts = n % 5;
        device.attributes =
            n % 4 == 0 ? "{}" : R"({"os/firmware_version":")" + kVersions[static_cast<std::size_t>(n % 5)] + R"("})";
        GUARDIAN_CHECK(tx.devices().save(scope_of(tenant), device));
      }
      return {};
    }));
  }

  std::vector<domain::DeviceDetail> walk(const domain::Tenant& tenant, domain::DeviceQuery query) {
    std::vector<domain::DeviceDetail> all;
    for (query.offset = 0;; query.offset += query.limit) {
      auto page = must(read([&](const Reader& r) { return r.devices().list(scope_of(tenant), query); }));
      const bool last = static_cast<std::int64_t>(page.size()) < query.limit;
      for (auto& device : page) all.push_back(std::move(device));
      if (last) return all;
    }
  }
};

TEST_F(PagingContract, EveryDeviceComesExactlyOnceInEveryOrderAndPageLength) {
  must(write([&](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(tx.sites().ensure(scope_of(a_), "North", "1", at(5)));
    GUARDIAN_CHECK(tx.sites().ensure(scope_of(a_), "South", "2", at(5)));
    return {};
  }));
  int filled = 0;
  fill(b_, 7, 1);
  const bool held = rc::check("paging", [&] {
    const int count = *rc::gen::inRange(0, 60);
    if (count > filled) {
      fill(a_, count, count);
      filled = count;
    }
    domain::DeviceQuery query;
    query.sort = static_cast<DeviceSort>(*rc::gen::inRange<int>(0, domain::kDeviceSorts));
    if (query.sort == DeviceSort::attribute) query.sort_attribute = "os/firmware_version";
    query.direction = *rc::gen::arbitrary<bool>() ? Direction::ascending : Direction::descending;
    query.limit = *rc::gen::inRange(1, 25);
    query.with_detail = *rc::gen::arbitrary<bool>();
    if (*rc::gen::arbitrary<bool>()) query.search = "dev-";  // in all of them
    const auto forwards = walk(a_, query);
    std::set<std::string> seen;
    for (const auto& device : forwards) RC_ASSERT(seen.insert(device.device.deviceid).second);
    RC_ASSERT(static_cast<int>(seen.size()) == filled);
    // The other direction is exactly the reverse: the order is total.
    query.direction = query.direction == Direction::ascending ? Direction::descending : Direction::ascending;
    auto backwards = walk(a_, query);
    std::reverse(backwards.begin(), backwards.end());
    for (std::size_t i = 0; i < forwards.size(); ++i) RC_ASSERT(forwards[i].device.id == backwards[i].device.id);
  });
  EXPECT_TRUE(held);
}

TEST_F(PagingContract, DevicesWithoutMacComeFirstAscendingAndLastDescending) {
  fill(a_, 30, 0);
  domain::DeviceQuery query;
  query.limit = 7;
  query.direction = Direction::ascending;
  const auto up = walk(a_, query);
  ASSERT_EQ(up.size(), 30U);
  EXPECT_TRUE(up.front().device.mac.empty());
  EXPECT_FALSE(up.back().device.mac.empty());
  EXPECT_TRUE(
      std::is_sorted(up.begin(), up.end(), [](const auto& x, const auto& y) { return x.device.mac < y.device.mac; }));
  query.direction = Direction::descending;
  const auto down = walk(a_, query);
  EXPECT_FALSE(down.front().device.mac.empty());
  EXPECT_TRUE(down.back().device.mac.empty());
}

TEST_F(PagingContract, AttributesSortByTheirBytesAndRiskLevelsByTheirMeaning) {
  fill(a_, 40, 0);
  domain::DeviceQuery query;
  query.limit = 1000;
  query.direction = Direction::ascending;
  query.sort = DeviceSort::attribute;
  query.sort_attribute = "os/firmware_version";
  const auto by_version = walk(a_, query);
  ASSERT_EQ(by_version.size(), 40U);
  const auto version_of = [](const domain::DeviceDetail& device) {
    const auto at = device.attributes.find("\":\"");
    return at == std::string::npos ? std::string() : device.attributes.substr(at + 3);
  };
  EXPECT_EQ(by_version.front().attributes, "{}") << "unknown sorts below";
  EXPECT_TRUE(std::is_sorted(by_version.begin(), by_version.end(),
                             [&](const auto& x, const auto& y) { return version_of(x) < version_of(y); }));
  query.sort = DeviceSort::risk_level;
  std::vector<std::string> levels;
  for (const auto& device : walk(a_, query)) {
    if (levels.empty() || levels.back() != device.device.risk_level) levels.push_back(device.device.risk_level);
  }
  EXPECT_EQ(levels, (std::vector<std::string>{"Low", "Medium", "High", "Critical"}));
}

TEST_F(PagingContract, EveryTagAndPolicyComesExactlyOnceInEveryPageLength) {
  int tags = 0;
  int policies = 0;
  const auto add = [&](const domain::Tenant& tenant, int number) {
    must(write([&](Tx& tx) -> Result<void> {
      GUARDIAN_CHECK(tx.tags().ensure(scope_of(tenant), {"", "t", "v" + std::to_string(number), at(1)}));
      domain::Policy policy;
      policy.id = random_hex(16);
      policy.profiles = {"p" + std::to_string(number % 3), "every"};
      policy.document = "{}";
      return tx.policies().save(scope_of(tenant), policy);
    }));
  };
  for (int i = 0; i < 5; ++i) add(b_, i);
  const bool held = rc::check("paging of tags and policies", [&] {
    const int count = *rc::gen::inRange(0, 40);
    for (; tags < count; ++tags) add(a_, tags);
    policies = tags;
    domain::TagQuery tag_query;
    tag_query.limit = *rc::gen::inRange(1, 15);
    std::vector<std::string> seen;
    for (;; tag_query.offset += tag_query.limit) {
      const auto page = must(read([&](const Reader& r) { return r.tags().list(scope_of(a_), tag_query); }));
      for (const auto& tag : page) seen.push_back(tag.id);
      if (static_cast<std::int64_t>(page.size()) < tag_query.limit) break;
    }
    RC_ASSERT(static_cast<int>(seen.size()) == tags);
    RC_ASSERT(std::is_sorted(seen.begin(), seen.end()) &&
              std::set<std::string>(seen.begin(), seen.end()).size() == seen.size());
    RC_ASSERT(must(read([&](const Reader& r) { return r.tags().count(scope_of(a_), tag_query); })) == tags);

    domain::PolicyQuery policy_query;
    policy_query.limit = *rc::gen::inRange(1, 15);
    if (*rc::gen::arbitrary<bool>())
      policy_query.profiles = std::vector<std::string>{"p0", "p1", "p2", "every", "none"};
    seen.clear();
    for (;; policy_query.offset += policy_query.limit) {
      const auto page = must(read([&](const Reader& r) { return r.policies().list(scope_of(a_), policy_query); }));
      for (const auto& policy : page) seen.push_back(policy.id);
      if (static_cast<std::int64_t>(page.size()) < policy_query.limit) break;
    }
    RC_ASSERT(static_cast<int>(seen.size()) == policies);
    RC_ASSERT(std::is_sorted(seen.begin(), seen.end()) &&
              std::set<std::string>(seen.begin(), seen.end()).size() == seen.size());
    RC_ASSERT(must(read([&](const Reader& r) { return r.policies().count(scope_of(a_), policy_query); })) == policies);
  });
  EXPECT_TRUE(held);
}

TEST_F(PagingContract, OffsetBeyondTheEndIsEmpty) {
  fill(a_, 3, 0);
  domain::DeviceQuery query;
  query.offset = 3;
  EXPECT_TRUE(must(read([&](const Reader& r) { return r.devices().list(scope_of(a_), query); })).empty());
  query.offset = 4'000'000'000;
  EXPECT_TRUE(must(read([&](const Reader& r) { return r.devices().list(scope_of(a_), query); })).empty());
  EXPECT_EQ(must(read([&](const Reader& r) { return r.devices().count(scope_of(a_), query); })), 3);
}

}  // namespace guardian::storage
