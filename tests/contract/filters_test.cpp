#include <algorithm>

#include "contract/contract_fixture.h"
#include "domain/filters/filter_match.h"
#include "domain/filters/filter_parser.h"
#include "domain/filters/filter_text.h"
#include "support/random_filter.h"

namespace guardian::storage {

using domain::FilterAt;
using domain::FilterExpression;
using domain::RandomFilters;

class FiltersContract : public Contract {
 protected:
  void SetUp() override {
    Contract::SetUp();
    if (IsSkipped()) return;
    fill(a_, 1, 48);
    fill(b_, 2, 16);
  }

  // Devices at sites 0 (without a name), 1 and 2, with tags of which some share a value.
  void fill(const domain::Tenant& tenant, std::uint64_t seed, int count) {
    const auto scope = scope_of(tenant);
    RandomFilters random(seed);
    must(write([&](Tx& tx) -> Result<void> {
      GUARDIAN_CHECK(tx.sites().ensure(scope, "Main-Site", "1", at(1)));
      GUARDIAN_CHECK(tx.sites().ensure(scope, "axis p3245", "2", at(1)));
      std::vector<std::string> tags;
      for (const char* value : {"Axis", "ward 3", "100%_!", "a"}) {
        GUARDIAN_TRY(const auto one, tx.tags().ensure(scope, {"", "Floor", value, at(1)}));
        GUARDIAN_TRY(const auto two, tx.tags().ensure(scope, {"", "Use", value, at(1)}));
        tags.insert(tags.end(), {one.id, two.id});
      }
      for (int i = 0; i < count; ++i) {
        GUARDIAN_TRY(const auto id, tx.devices().save(scope, random.device(i)));
        std::vector<std::string> drawn;
        for (const auto& tag : tags)
          if (random.chance(5)) drawn.push_back(tag);
        GUARDIAN_CHECK(tx.devices().set_tags(scope, {id}, drawn, true));
      }
      return {};
    }));
  }

  std::vector<domain::DeviceDetail> list(const domain::AccessScope& scope, const domain::DeviceQuery& query) {
    return must(read([&](const Reader& r) { return r.devices().list(scope, query); }));
  }
  std::int64_t count(const domain::AccessScope& scope, const domain::DeviceQuery& query) {
    return must(read([&](const Reader& r) { return r.devices().count(scope, query); }));
  }

  static FilterAt filter_of(std::string_view text) {
    auto parsed = domain::parse_filter(text, domain::device_filter_collection());
    if (const auto* problem = std::get_if<domain::FilterProblem>(&parsed)) throw std::runtime_error(problem->message());
    return {std::get<FilterExpression>(std::move(parsed)), RandomFilters::now()};
  }

  // SQL against memory: the devices, their order, their number, and a page of them.
  void check(const domain::AccessScope& scope, domain::DeviceQuery query, const FilterAt& filter) {
    SCOPED_TRACE(domain::to_text(filter.expression));
    query.limit = 1000;
    auto expected = list(scope, query);
    std::erase_if(expected, [&](const auto& device) { return !domain::filter_matches(filter, device); });
    query.filter = filter;
    EXPECT_EQ(ids_of(list(scope, query)), ids_of(expected));
    EXPECT_EQ(count(scope, query), static_cast<std::int64_t>(expected.size()));
    query.offset = 2;
    query.limit = 3;
    const auto first = expected.begin() + std::min<std::ptrdiff_t>(2, expected.end() - expected.begin());
    const auto last = first + std::min<std::ptrdiff_t>(3, expected.end() - first);
    EXPECT_EQ(ids_of(list(scope, query)), ids_of({first, last}));
  }

  static std::vector<std::string> ids_of(const std::vector<domain::DeviceDetail>& devices) {
    std::vector<std::string> ids;
    for (const auto& detail : devices) ids.push_back(detail.device.deviceid);
    return ids;
  }
};

TEST_F(FiltersContract, FindWhatTheyFindInMemory) {
  const auto whole = scope_of(a_);
  const auto limited = scope_in_sites(a_, {"1", "2"});
  int found_some = 0;
  for (std::uint64_t seed = 0; seed < 400 && !HasFailure(); ++seed) {
    RandomFilters random(seed);
    domain::DeviceQuery query;
    query.sort = static_cast<domain::DeviceSort>(random.upto(10));
    query.direction = random.chance(2) ? domain::Direction::ascending : domain::Direction::descending;
    query.with_detail = random.chance(2);
    query.monitored_only = random.chance(4);
    if (random.chance(4)) query.search = "a";
    const FilterAt filter{random.expression(), RandomFilters::now()};
    check(random.chance(4) ? limited : whole, query, filter);
    query.filter = filter;
    const auto found = count(whole, query);
    found_some += found > 0 && found < 48 ? 1 : 0;
  }
  EXPECT_GT(found_some, 150) << "filters that find all or nothing say little";
}

TEST_F(FiltersContract, EachFieldCanBeAsked) {
  for (const auto& field : domain::device_filter_collection().fields) {
    check(scope_of(a_), {}, filter_of(field.example));
    if (!field.may_be_unknown) continue;
    check(scope_of(a_), {}, filter_of(std::string(field.name) + ":*"));
    check(scope_of(a_), {}, filter_of("NOT " + std::string(field.name) + ":\"\""));
  }
}

// A filter that holds for every device still finds only what the caller may see.
TEST_F(FiltersContract, NeverReachBeyondTenantAndSites) {
  for (const char* text : {"risk_score:>=0", "NOT vendor:nothing OR risk_score:>=0", "site:* OR site:\"\"",
                           "NOT tag:nothing", "tag:* OR tag:\"\"", "-(mac:nothing)"}) {
    domain::DeviceQuery query;
    query.filter = filter_of(text);
    EXPECT_EQ(list(scope_of(a_), query).size(), 48U) << text;
    EXPECT_EQ(count(scope_of(b_), query), 16) << text;
    for (const auto& device : list(scope_in_sites(a_, {"1"}), query)) EXPECT_EQ(device.device.site_id, "1") << text;
  }
  domain::DeviceQuery foreign;
  must(write([&](Tx& tx) -> Result<void> {
    GUARDIAN_TRY(const auto tag, tx.tags().ensure(scope_of(b_), {"", "Floor", "only of b", at(1)}));
    GUARDIAN_TRY(const auto id, tx.devices().save(scope_of(b_), device_of("00:40:8c:00:01:01")));
    GUARDIAN_CHECK(tx.devices().set_tags(scope_of(b_), {id}, {tag.id}, true));
    return {};
  }));
  foreign.filter = filter_of("tag:\"only of b\"");
  EXPECT_EQ(count(scope_of(a_), foreign), 0);
  EXPECT_EQ(count(scope_of(b_), foreign), 1);
}

TEST_F(FiltersContract, TakeEveryTextLiterally) {
  for (const char* text :
       {R"(vendor:"'; DROP TABLE device; --")", R"(vendor:":f0")", R"(tag:"' OR '1'='1")", R"("') OR 1=1 --")",
        R"(vendor:"100%_!")", R"(vendor:*%_*)", R"(hostname:"a\"b\\c")", R"(vendor:"a\*b")", "$1", "\"Ünit äß\""}) {
    check(scope_of(a_), {}, filter_of(text));
  }
}

// The largest that the parser lets through, on both engines.
TEST_F(FiltersContract, BearTheWorstFilters) {
  const auto repeated = [](std::string_view text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
  };
  for (const std::string& text : std::vector<std::string>{
           "ip:(::/0" + repeated(",::/0", 99) + ")",  // most parameters
           "tag:a" + repeated(" OR tag:a", 99),       // most queries inside
           "risk_score:1" + repeated(" risk_score:>1", 99),
           repeated("NOT ", 32) + "vendor:Axis",
           repeated("(a OR vendor:x AND ", 7) + repeated("(", 25) + "b" + repeated(")", 32),
           "\"" + repeated("a", 4000) + "\"",
           "vendor:" + repeated("a*", 32),
           "a b c d e f g h",
       }) {
    check(scope_of(a_), {}, filter_of(text));
  }
}

// More shapes than a session keeps statements for, twice, between others.
TEST_F(FiltersContract, ManyShapesPushEachOtherOut) {
  for (int round = 0; round < 2; ++round) {
    for (int terms = 1; terms <= 40; ++terms) {
      std::string text = "risk_score:>=0";
      for (int i = 1; i < terms; ++i) text += " risk_score:>=0";
      domain::DeviceQuery query;
      query.filter = filter_of(text);
      ASSERT_EQ(count(scope_of(a_), query), 48);
      ASSERT_EQ(count(scope_of(a_), {}), 48);
    }
  }
}

}  // namespace guardian::storage
