#include <algorithm>
#include <map>

#include "contract/contract_fixture.h"
#include "domain/alerts/alert.h"
#include "domain/filters/alert_filter_fields.h"
#include "domain/filters/alert_filter_match.h"
#include "domain/filters/filter_parser.h"
#include "domain/filters/filter_text.h"
#include "support/random_filter.h"

namespace guardian::storage {

using domain::AlertQuery;
using domain::FilterAt;
using domain::FilterExpression;
using domain::RandomFilters;

class AlertFiltersContract : public Contract {
 protected:
  void SetUp() override {
    Contract::SetUp();
    if (IsSkipped()) return;
    fill(a_, 1, 60);
    fill(b_, 2, 20);
    for (auto& detail : must(read([&](const Reader& r) { return r.devices().list(scope_of(a_), {}); })))
      devices_.emplace(detail.device.id, std::move(detail));
  }

  // Alerts of devices at three sites, of which one has no name, some with tags.
  void fill(const domain::Tenant& tenant, std::uint64_t seed, int count) {
    const auto scope = scope_of(tenant);
    RandomFilters random(seed, domain::alert_filter_collection());
    must(write([&](Tx& tx) -> Result<void> {
      GUARDIAN_CHECK(tx.sites().ensure(scope, "Main-Site", "1", at(1)));
      GUARDIAN_CHECK(tx.sites().ensure(scope, "axis p3245", "2", at(1)));
      GUARDIAN_TRY(const auto tag, tx.tags().ensure(scope, {"", "Floor", "Axis", at(1)}));
      std::vector<std::string> devices;
      for (int i = 0; i < 12; ++i) {
        GUARDIAN_TRY(const auto id, tx.devices().save(scope, random.device(i)));
        devices.push_back(id);
        if (random.chance(3)) GUARDIAN_CHECK(tx.devices().set_tags(scope, {id}, {tag.id}, true));
      }
      for (int i = 0; i < count; ++i) {
        domain::Alert alert;
        alert.id = random_id();
        alert.zb_ticketid = "alert-" + std::to_string(i);
        alert.device_id = devices[static_cast<std::size_t>(random.upto(12))];
        alert.date = random.instant();
        alert.updated_at = random.instant();
        alert.type = random.chance(3) ? "Axis" : "policy_alert";
        alert.severity = random.upto(6);  // two of them have no word
        alert.resolved = random.chance(2);
        alert.name = random.text();
        alert.document = "{}";
        GUARDIAN_CHECK(tx.alerts().save(scope, alert));
        if (tenant.id == a_.id) alerts_.emplace(alert.id, alert);
      }
      return {};
    }));
  }

  std::vector<std::string> ids(const domain::AccessScope& scope, const AlertQuery& query) {
    return must(read([&](const Reader& r) { return r.alerts().list_ids(scope, query); }));
  }
  std::int64_t count(const domain::AccessScope& scope, const AlertQuery& query) {
    return must(read([&](const Reader& r) { return r.alerts().count(scope, query); }));
  }

  static FilterAt filter_of(std::string_view text) {
    auto parsed = domain::parse_filter(text, domain::alert_filter_collection());
    if (const auto* problem = std::get_if<domain::FilterProblem>(&parsed)) throw std::runtime_error(problem->message());
    return {std::get<FilterExpression>(std::move(parsed)), RandomFilters::now()};
  }

  // SQL against memory: which alerts, their order, their number, and a page of them.
  void check(const domain::AccessScope& scope, AlertQuery query, const FilterAt& filter) {
    SCOPED_TRACE(domain::to_text(filter.expression));
    auto expected = ids(scope, query);
    std::erase_if(expected, [&](const std::string& id) {
      const auto& alert = alerts_.at(id);
      return !domain::filter_matches(filter, alert, devices_.at(alert.device_id));
    });
    query.filter = filter;
    EXPECT_EQ(ids(scope, query), expected);
    EXPECT_EQ(count(scope, query), static_cast<std::int64_t>(expected.size()));
    query.offset = 2;
    query.limit = 3;
    const auto first = expected.begin() + std::min<std::ptrdiff_t>(2, expected.end() - expected.begin());
    const auto last = first + std::min<std::ptrdiff_t>(3, expected.end() - first);
    EXPECT_EQ(ids(scope, query), std::vector<std::string>(first, last));
  }

  std::map<std::string, domain::Alert> alerts_;
  std::map<std::string, domain::DeviceDetail> devices_;
};

TEST_F(AlertFiltersContract, FindWhatTheyFindInMemory) {
  const auto whole = scope_of(a_);
  const auto limited = scope_in_sites(a_, {"1", "2"});
  int found_some = 0;
  for (std::uint64_t seed = 0; seed < 400 && !HasFailure(); ++seed) {
    RandomFilters random(seed, domain::alert_filter_collection());
    AlertQuery query;
    if (random.chance(2)) query.sort = domain::AlertSort::severity;
    if (random.chance(2)) query.direction = domain::Direction::ascending;
    if (random.chance(4)) query.resolved = random.chance(2);
    if (random.chance(4)) query.since = random.instant();
    const FilterAt filter{random.expression(), RandomFilters::now()};
    check(random.chance(4) ? limited : whole, query, filter);
    AlertQuery all;
    all.filter = filter;
    const auto found = count(whole, all);
    found_some += found > 0 && found < 60 ? 1 : 0;
  }
  EXPECT_GT(found_some, 150) << "filters that find all or nothing say little";
}

TEST_F(AlertFiltersContract, EachFieldCanBeAsked) {
  for (const auto& field : domain::alert_filter_collection().fields) {
    check(scope_of(a_), {}, filter_of(field.example));
    if (!field.may_be_unknown) continue;
    check(scope_of(a_), {}, filter_of(std::string(field.name) + ":*"));
    check(scope_of(a_), {}, filter_of("NOT " + std::string(field.name) + ":\"\""));
  }
  check(scope_of(a_), {}, filter_of(domain::alert_filter_collection().words.example));
}

// A filter that holds for every alert still finds only what the caller may see.
TEST_F(AlertFiltersContract, NeverReachBeyondTenantAndSites) {
  for (const char* text : {"severity_number:>=0", "NOT vendor:nothing OR risk_score:>=0", "site:* OR site:\"\"",
                           "NOT tag:nothing", "-(mac:nothing)", "resolved:true OR resolved:false"}) {
    AlertQuery query;
    query.filter = filter_of(text);
    EXPECT_EQ(count(scope_of(a_), query), 60) << text;
    EXPECT_EQ(count(scope_of(b_), query), 20) << text;
    for (const auto& id : ids(scope_in_sites(a_, {"1"}), query))
      EXPECT_EQ(devices_.at(alerts_.at(id).device_id).device.site_id, "1") << text;
  }
}

TEST_F(AlertFiltersContract, BearTheWorstFilters) {
  const auto repeated = [](std::string_view text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
  };
  for (const std::string& text :
       std::vector<std::string>{"ip:(::/0" + repeated(",::/0", 99) + ")", "tag:a" + repeated(" OR tag:a", 99),
                                "severity:<=high" + repeated(" severity:<=high", 99), "a b c d e f g h",
                                R"(name:"'; DROP TABLE alert; --")"})
    check(scope_of(a_), {}, filter_of(text));
}

}  // namespace guardian::storage
