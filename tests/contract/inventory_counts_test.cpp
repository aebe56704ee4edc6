#include "domain/counts/inventory_counts.h"

#include "contract/contract_fixture.h"
#include "domain/alerts/alert.h"
#include "domain/devices/device.h"
#include "domain/views/saved_view.h"
#include "domain/vulnerabilities/vulnerability.h"

namespace guardian::storage {

class CountContract : public Contract {
 protected:
  using Field = domain::FacetField;
  std::string device(const domain::Tenant& tenant, const std::string& deviceid, const std::string& category,
                     const std::string& vendor, int risk, const std::string& site = "0") {
    domain::DeviceDetail detail;
    detail.device.deviceid = detail.device.mac = deviceid;
    detail.device.category = category;
    detail.device.vendor = vendor;
    detail.device.risk_score = risk;
    detail.device.risk_level = risk >= 50 ? "High" : "Low";
    detail.device.site_id = site;
    detail.device.first_seen = kNow - std::chrono::days(risk);
    detail.device.last_activity = kNow - std::chrono::hours(risk);
    return must(write([&](Tx& tx) { return tx.devices().save(scope_of(tenant), detail); }));
  }
  void alert(const domain::Tenant& tenant, const std::string& device_id, int severity, bool resolved, Instant date) {
    domain::Alert one;
    one.id = random_id();
    one.zb_ticketid = "alert-" + one.id;
    one.device_id = device_id;
    one.date = date;
    one.updated_at = kNow;
    one.type = "policy_alert";
    one.name = "Telnet";
    one.severity = severity;
    one.resolved = resolved;
    one.document = "{}";
    must(write([&](Tx& tx) { return tx.alerts().save(scope_of(tenant), one); }));
  }
  template <typename F>
  auto counted(F&& use) {
    return must(read([&](const Reader& reader) { return use(reader.counts()); }));
  }
  static std::string told(const std::vector<domain::ValueCount>& values) {
    std::string out;
    for (const auto& one : values) out += one.value + "=" + std::to_string(one.count) + " ";
    return out;
  }
  static constexpr Instant kNow{std::chrono::milliseconds(1'790'000'000'000)};
};

TEST_F(CountContract, FacetsCountOnlyTheTenantsOwnMatches) {
  device(a_, "00:00:00:00:00:01", "Camera", "Axis", 10);
  device(a_, "00:00:00:00:00:02", "Camera", "", 60);
  device(a_, "00:00:00:00:00:03", "Pump", "Axis", 90);
  device(b_, "00:00:00:00:00:01", "Camera", "Axis", 10);
  const auto scope = scope_of(a_);
  const auto category = counted([&](const auto& c) { return c.facet_of_devices(scope, {}, Field::category); });
  EXPECT_EQ(told(category.values), "Camera=2 Pump=1 ");
  EXPECT_EQ(category.distinct, 2);
  EXPECT_EQ(category.counted, 3);
  domain::DeviceQuery axis;
  axis.search = "axis";
  EXPECT_EQ(told(counted([&](const auto& c) { return c.facet_of_devices(scope, axis, Field::risk_level); }).values),
            "High=1 Low=1 ");
  EXPECT_EQ(told(counted([&](const auto& c) { return c.facet_of_devices(scope, {}, Field::vendor); }).values),
            "Axis=2 =1 ");
  EXPECT_EQ(counted([&](const auto& c) { return c.devices_up_to(scope, {}, 2); }), 2);
  EXPECT_EQ(counted([&](const auto& c) { return c.devices_up_to(scope, axis, 10); }), 2);
}

TEST_F(CountContract, EveryFieldOfEveryCollectionHasAColumn) {
  const auto scope = scope_of(a_);
  for (std::size_t i = 0; i < domain::kFacetFields; ++i) {
    const auto field = static_cast<Field>(i);
    const bool of_finding = field == Field::name || field == Field::severity;
    if (!of_finding && field != Field::resolved && field != Field::status) {
      EXPECT_EQ(counted([&](const auto& c) { return c.facet_of_devices(scope, {}, field); }).counted, 0) << i;
    }
    if (field != Field::tag && field != Field::status) {
      EXPECT_EQ(counted([&](const auto& c) { return c.facet_of_alerts(scope, {}, field); }).counted, 0) << i;
    }
    if (field != Field::tag && field != Field::resolved) {
      EXPECT_EQ(counted([&](const auto& c) { return c.facet_of_vulnerabilities(scope, {}, field); }).counted, 0) << i;
    }
  }
}

TEST_F(CountContract, TheOverviewCountsWhatIsOpenAndWhatIsNew) {
  const auto first = device(a_, "00:00:00:00:00:01", "Camera", "Axis", 10);
  const auto second = device(a_, "00:00:00:00:00:02", "Camera", "Axis", 90);
  const auto foreign = device(b_, "00:00:00:00:00:01", "Camera", "Axis", 99);
  alert(a_, first, 4, false, kNow);
  alert(a_, second, 1, false, kNow - std::chrono::days(2));
  alert(a_, second, 2, true, kNow - std::chrono::days(100));
  alert(b_, foreign, 4, false, kNow);
  must(write([&](Tx& tx) { return tx.devices().recount_alerts(scope_of(a_), {first, second}); }));
  const auto scope = scope_of(a_);
  const auto overview = counted([&](const auto& c) { return c.overview(scope, kNow); });
  EXPECT_EQ(overview.devices, 2);
  EXPECT_EQ(overview.active_devices, 1);
  EXPECT_EQ(told(overview.by_category), "Camera=2 ");
  EXPECT_EQ(told(overview.by_risk_level), "High=1 Low=1 ");
  const auto today = std::chrono::floor<std::chrono::days>(kNow).time_since_epoch().count();
  EXPECT_EQ(overview.new_devices, (domain::CountByDay{{today - 10, 1}}));
  EXPECT_EQ(overview.open_alerts, (domain::SeverityCounts{0, 1, 0, 0, 1}));
  ASSERT_EQ(overview.raised.size(), 2U);
  EXPECT_EQ(overview.raised.at(today).at(4), 1);
  EXPECT_EQ(overview.resolved, (domain::CountByDay{{today, 1}}));
  ASSERT_EQ(overview.most_exposed.size(), 2U);
  EXPECT_EQ(overview.most_exposed.front().deviceid, "00:00:00:00:00:02");
  EXPECT_EQ(overview.most_exposed.front().open_alerts, 1);
  EXPECT_EQ(overview.newest_activity, kNow - std::chrono::hours(10));
  EXPECT_FALSE(overview.newest_upload.has_value());
  const auto open = counted([&](const auto& c) { return c.open_findings(scope); });
  EXPECT_EQ(open.alerts, 2);
  EXPECT_EQ(open.vulnerabilities, 0);
}

TEST_F(CountContract, ViewsAreTheirOwnersUnlessShared) {
  const auto scope = scope_of(a_);
  const auto keep = [&](const domain::Tenant& tenant, const std::string& owner, const std::string& name, bool shared) {
    domain::SavedView view;
    view.id = random_id();
    view.owner_id = owner;
    view.page = "devices";
    view.name = name;
    view.columns = {"a", "b \"c\""};
    view.order_field = "risk_score";
    view.descending = true;
    view.shared = shared;
    view.updated_at = at(5);
    must(write([&](Tx& tx) { return tx.saved_views().insert(scope_of(tenant), view); }));
    return view;
  };
  const auto own = keep(a_, "ada", "b", false);
  keep(a_, "bob", "a", true);
  keep(a_, "bob", "hidden", false);
  keep(b_, "ada", "of another tenant", true);
  const auto listed = must(read([&](const Reader& r) { return r.saved_views().list(scope, "ada", ""); }));
  ASSERT_EQ(listed.size(), 2U);
  EXPECT_EQ(listed[0].name, "a");
  EXPECT_EQ(listed[1].columns, own.columns);
  EXPECT_TRUE(listed[1].descending);
  EXPECT_EQ(listed[1].updated_at, at(5));
  EXPECT_TRUE(must(read([&](const Reader& r) { return r.saved_views().list(scope, "ada", "alerts"); })).empty());
  EXPECT_EQ(must(read([&](const Reader& r) { return r.saved_views().count_of(scope, "bob"); })), 2);

  auto twin = own;
  twin.id = random_id();
  EXPECT_TRUE(must(read([&](const Reader& r) { return r.saved_views().is_taken(scope, twin); })));
  EXPECT_FALSE(must(read([&](const Reader& r) { return r.saved_views().is_taken(scope, own); })));
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.saved_views().insert(scope, twin); })), ErrorCode::conflict);

  auto changed = own;
  changed.name = "renamed";
  changed.columns.clear();
  must(write([&](Tx& tx) { return tx.saved_views().update(scope, changed); }));
  EXPECT_EQ(must(read([&](const Reader& r) { return r.saved_views().find(scope, own.id); }))->name, "renamed");
  EXPECT_FALSE(must(read([&](const Reader& r) { return r.saved_views().find(scope_of(b_), own.id); })).has_value());
  must(write([&](Tx& tx) { return tx.saved_views().remove(scope_of(b_), own.id); }));
  EXPECT_TRUE(must(read([&](const Reader& r) { return r.saved_views().find(scope, own.id); })).has_value());
  must(write([&](Tx& tx) { return tx.saved_views().remove(scope, own.id); }));
  EXPECT_FALSE(must(read([&](const Reader& r) { return r.saved_views().find(scope, own.id); })).has_value());
}

}  // namespace guardian::storage
