#include "domain/alerts/alert.h"

#include <rapidcheck.h>

#include <algorithm>

#include "contract/contract_fixture.h"

namespace guardian::storage {

using domain::AlertQuery;
using domain::AlertSort;
using domain::Direction;

class AlertContract : public Contract {
 protected:
  void SetUp() override {
    Contract::SetUp();
    if (IsSkipped()) return;
    auto north = device_of("north");
    north.device.site_id = "1";
    auto south = device_of("south");
    south.device.site_id = "2";
    must(write([&](Tx& tx) -> Result<void> {
      GUARDIAN_CHECK(tx.sites().ensure(scope_of(a_), "North", "1", at(5)));
      GUARDIAN_CHECK(tx.sites().ensure(scope_of(a_), "South", "2", at(5)));
      GUARDIAN_TRY(north_, tx.devices().save(scope_of(a_), north));
      GUARDIAN_TRY(south_, tx.devices().save(scope_of(a_), south));
      return {};
    }));
  }

  domain::Alert alert_of(int n) const {
    domain::Alert alert;
    alert.id = random_id();
    alert.zb_ticketid = "alert-" + std::to_string(n);
    alert.device_id = n % 3 == 0 ? south_ : north_;
    alert.date = at(1'700'000'000'000 + n % 7);  // few different instants: most are equal
    alert.type = "policy_alert";
    alert.severity = 1 + n % 4;
    alert.resolved = n % 5 == 0;
    alert.name = "name " + std::to_string(n % 6);
    alert.document = R"({"n":)" + std::to_string(n) + "}";
    alert.updated_at = at(1'700'000'100'000 + n);
    return alert;
  }
  void save(const domain::Alert& alert) {
    must(write([&](Tx& tx) { return tx.alerts().save(scope_of(a_), alert); }));
  }
  void fill(int from, int to) {
    must(write([&](Tx& tx) -> Result<void> {
      for (int n = from; n < to; ++n) GUARDIAN_CHECK(tx.alerts().save(scope_of(a_), alert_of(n)));
      return {};
    }));
  }
  std::vector<std::string> ids(const AlertQuery& query, const domain::AccessScope& scope) {
    return must(read([&](const Reader& r) { return r.alerts().list_ids(scope, query); }));
  }
  std::vector<std::string> ids(const AlertQuery& query) { return ids(query, scope_of(a_)); }
  std::int64_t count(const AlertQuery& query) {
    return must(read([&](const Reader& r) { return r.alerts().count(scope_of(a_), query); }));
  }
  std::vector<std::string> walk(AlertQuery query) {
    std::vector<std::string> all;
    for (query.offset = 0;; query.offset += query.limit) {
      const auto page = ids(query);
      all.insert(all.end(), page.begin(), page.end());
      if (static_cast<std::int64_t>(page.size()) < query.limit) return all;
    }
  }

  std::string north_, south_;
};

TEST_F(AlertContract, EveryAlertComesExactlyOnceInEveryOrderAndPageLength) {
  int filled = 0;
  const bool held = rc::check("alert paging", [&] {
    const int size = *rc::gen::inRange(0, 80);
    if (size > filled) {
      fill(filled, size);
      filled = size;
    }
    AlertQuery query;
    query.sort = *rc::gen::arbitrary<bool>() ? AlertSort::date : AlertSort::severity;
    query.direction = *rc::gen::arbitrary<bool>() ? Direction::ascending : Direction::descending;
    query.limit = *rc::gen::inRange(1, 30);
    const auto forwards = walk(query);
    RC_ASSERT(static_cast<int>(std::set<std::string>(forwards.begin(), forwards.end()).size()) == filled);
    RC_ASSERT(static_cast<int>(forwards.size()) == filled);
    // The other direction is exactly the reverse: the order is total.
    query.direction = query.direction == Direction::ascending ? Direction::descending : Direction::ascending;
    auto backwards = walk(query);
    std::reverse(backwards.begin(), backwards.end());
    RC_ASSERT(forwards == backwards);
  });
  EXPECT_TRUE(held);
}

TEST_F(AlertContract, FiltersAndCountsAgree) {
  fill(0, 60);
  const auto agree = [&](const AlertQuery& query, std::int64_t expected) {
    EXPECT_EQ(static_cast<std::int64_t>(ids(query).size()), expected);
    EXPECT_EQ(count(query), expected);
  };
  AlertQuery query;
  agree(query, 60);
  query.resolved = true;
  agree(query, 12);
  query.resolved = false;
  agree(query, 48);
  query = {};
  query.since = at(1'700'000'000'006);
  agree(query, 8);
  query.since = at(1'700'000'000'007);
  agree(query, 0);
  query = {};
  query.updated_since = at(1'700'000'100'050);
  agree(query, 10);
  query = {};
  query.device_id = south_;
  agree(query, 20);
  query.type = "another";
  agree(query, 0);
  query = {};
  query.ticket = "alert-17";
  agree(query, 1);
  query = {};
  query.offset = 4'000'000'000;
  EXPECT_TRUE(ids(query).empty());
  EXPECT_EQ(count(query), 60);
}

TEST_F(AlertContract, SeverityComesBeforeDate) {
  fill(0, 40);
  AlertQuery query;
  query.sort = AlertSort::severity;
  const auto items = must(read([&](const Reader& r) -> Result<std::vector<domain::AlertItem>> {
    GUARDIAN_TRY(const auto found, r.alerts().list_ids(scope_of(a_), query));
    return r.alerts().read(scope_of(a_), found);
  }));
  ASSERT_EQ(items.size(), 40U);
  for (std::size_t i = 1; i < items.size(); ++i) {
    const auto& left = items[i - 1].alert;
    const auto& right = items[i].alert;
    EXPECT_TRUE(left.severity > right.severity || (left.severity == right.severity && left.date >= right.date));
  }
}

TEST_F(AlertContract, ItemsComeInTheOrderAskedForWithTheirDevice) {
  auto first = alert_of(1);
  auto second = alert_of(3);
  save(first);
  save(second);
  const auto read_ids = [&](const std::vector<std::string>& wanted, const domain::AccessScope& scope) {
    return must(read([&](const Reader& r) { return r.alerts().read(scope, wanted); }));
  };
  const auto items = read_ids({second.id, "missing", first.id}, scope_of(a_));
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].alert.id, second.id);
  EXPECT_EQ(items[0].device.deviceid, "south");
  EXPECT_EQ(items[0].device.site_name, "South");
  EXPECT_EQ(items[1].alert.document, first.document);
  EXPECT_EQ(items[1].alert.name, first.name);
  EXPECT_EQ(items[1].alert.updated_at, first.updated_at);
  EXPECT_TRUE(read_ids({first.id}, scope_of(b_)).empty());
  EXPECT_EQ(read_ids({first.id, second.id}, scope_in_sites(a_, {"2"})).size(), 1U);
}

TEST_F(AlertContract, OtherSitesAndTenantsDoNotExist) {
  fill(0, 9);
  EXPECT_EQ(ids({}, scope_in_sites(a_, {"2"})).size(), 3U);
  EXPECT_EQ(ids({}, scope_in_sites(a_, {"1", "2"})).size(), 9U);
  EXPECT_TRUE(ids({}, scope_in_sites(a_, {"3"})).empty());
  EXPECT_TRUE(ids({}, scope_of(b_)).empty());
  const auto kinds = [&](const domain::AccessScope& scope) {
    const auto listed = must(read([&](const Reader& r) { return r.alerts().list_kinds(scope, 0, 100); }));
    EXPECT_EQ(must(read([&](const Reader& r) { return r.alerts().count_kinds(scope); })),
              static_cast<std::int64_t>(listed.size()));
    return listed.size();
  };
  EXPECT_EQ(kinds(scope_of(a_)), 6U);
  EXPECT_EQ(kinds(scope_in_sites(a_, {"2"})), 2U);  // 0, 3, 6: names 0 and 3
  EXPECT_EQ(kinds(scope_of(b_)), 0U);
}

TEST_F(AlertContract, AKindIsItsLatestAlert) {
  auto old = alert_of(1);
  old.date = at(1'000);
  auto latest = alert_of(1);
  latest.date = at(2'000);
  auto other = alert_of(1);
  other.type = "another";
  for (const auto& alert : {latest, old, other}) save(alert);
  const auto kinds = must(read([&](const Reader& r) { return r.alerts().list_kinds(scope_of(a_), 0, 10); }));
  ASSERT_EQ(kinds.size(), 2U);
  EXPECT_EQ(kinds[0], other.id);
  EXPECT_EQ(kinds[1], latest.id);
  const auto page = must(read([&](const Reader& r) { return r.alerts().list_kinds(scope_of(a_), 1, 1); }));
  EXPECT_EQ(page, std::vector<std::string>{latest.id});
}

TEST_F(AlertContract, TagsOfDevicesComeById) {
  const auto tag = must(write([&](Tx& tx) -> Result<domain::Tag> {
    GUARDIAN_TRY(const auto made, tx.tags().ensure(scope_of(a_), {"", "Floor", "2", at(1)}));
    GUARDIAN_CHECK(tx.devices().set_tags(scope_of(a_), {north_}, {made.id}, false));
    return made;
  }));
  const auto tags = must(read([&](const Reader& r) { return r.devices().tags_of(scope_of(a_), {north_, south_}); }));
  ASSERT_EQ(tags.size(), 1U);
  EXPECT_EQ(tags.at(north_).front().id, tag.id);
  EXPECT_TRUE(must(read([&](const Reader& r) { return r.devices().tags_of(scope_of(b_), {north_}); })).empty());
}

}  // namespace guardian::storage
