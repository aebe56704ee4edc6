#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <map>

#include "contract/contract_fixture.h"
#include "domain/devices/device.h"
#include "domain/sites/site.h"

namespace guardian::storage {

using domain::DeviceSort;
using domain::Direction;

class PagingContract : public Contract {
 protected:
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
    query.sort = static_cast<DeviceSort>(*rc::gen::inRange(0, 10));
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
