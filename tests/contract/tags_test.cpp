#include "domain/tags/tag.h"

#include "contract/contract_fixture.h"
#include "domain/devices/device.h"

namespace guardian::storage {

class TagContract : public Contract {
 protected:
  domain::Tag make(const domain::Tenant& tenant, const std::string& type, const std::string& value) {
    return must(
        write([&](Tx& tx) { return domain::ensure_tag_named(tx.tags(), scope_of(tenant), type, value, at(7)); }));
  }
  std::vector<std::string> listed(const domain::Tenant& tenant, domain::TagKind kind) {
    domain::TagQuery query;
    query.kind = kind;
    std::vector<std::string> values;
    for (const auto& tag : must(read([&](const Reader& r) { return r.tags().list(scope_of(tenant), query); })))
      values.push_back(tag.value);
    EXPECT_EQ(must(read([&](const Reader& r) { return r.tags().count(scope_of(tenant), query); })),
              static_cast<std::int64_t>(values.size()));
    return values;
  }
};

using TagValues = std::vector<std::string>;

TEST_F(TagContract, PredefinedOnesHaveTheirIdAndAKindOfTheirOwn) {
  EXPECT_EQ(make(a_, "Purdue Level", "Level 3").id, "PurdueLevel3");
  EXPECT_EQ(make(a_, "Purdue Level", "Level 3").id, "PurdueLevel3");
  EXPECT_EQ(make(b_, "Purdue Level", "Level 3").id, "PurdueLevel3");
  EXPECT_EQ(make(a_, "Purdue Level", "Level 9").id.size(), 24U);
  EXPECT_EQ(listed(a_, domain::TagKind::any).size(), 2U);
  EXPECT_EQ(listed(a_, domain::TagKind::system), TagValues{"Level 3"});
  EXPECT_EQ(listed(a_, domain::TagKind::custom), TagValues{"Level 9"});
}

TEST_F(TagContract, PredefinedNameWhoseIdIsTakenGetsAnother) {
  must(write([&](Tx& tx) { return tx.tags().ensure(scope_of(a_), {"PurdueLevel2", "imported", "as such", at(1)}); }));
  const auto made = make(a_, "Purdue Level", "Level 2");
  EXPECT_EQ(made.id.size(), 24U);
  EXPECT_EQ(made.value, "Level 2");
}

TEST_F(TagContract, RemovalTouchesOnlyWhoHasTheTagAndMayBeReached) {
  auto north = device_of("10.0.0.1");
  north.device.site_id = "1";
  auto south = device_of("10.0.0.2");
  south.device.site_id = "2";
  const auto id_north = save_device(a_, north);
  const auto id_south = save_device(a_, south);
  const auto id_other = save_device(b_, north);
  const auto tag = make(a_, "Floor", "2");
  const auto kept = make(a_, "Floor", "3");
  must(write([&](Tx& tx) {
    return tx.devices().set_tags(scope_of(a_), {id_north, id_south}, {tag.id, kept.id}, false);
  }));
  const auto tags_of = [&](const std::string& deviceid) {
    TagValues values;
    const auto device = must(read([&](const Reader& r) { return r.devices().find(scope_of(a_), deviceid); }));
    for (const auto& one : device->tags)
      values.push_back(one.value);
    return values;
  };
  const auto remove = [&](const domain::AccessScope& scope) {
    return must(write([&](Tx& tx) {
      return tx.devices().remove_tag(scope, {id_north, id_south, id_other, "unknown"}, tag.id);
    }));
  };
  EXPECT_EQ(remove(scope_of(b_)), 0);
  EXPECT_EQ(remove(scope_in_sites(a_, {"1"})), 1);
  EXPECT_EQ(tags_of("10.0.0.1"), TagValues{"3"});
  EXPECT_EQ(tags_of("10.0.0.2").size(), 2U);
  const auto version =
      must(read([&](const Reader& r) { return r.devices().find(scope_of(a_), "10.0.0.2"); }))->device.version;
  EXPECT_EQ(remove(scope_of(a_)), 1);
  EXPECT_EQ(remove(scope_of(a_)), 0);
  EXPECT_EQ(tags_of("10.0.0.2"), TagValues{"3"});
  EXPECT_EQ(must(read([&](const Reader& r) { return r.devices().find(scope_of(a_), "10.0.0.2"); }))->device.version,
            version + 1);
  EXPECT_EQ(listed(a_, domain::TagKind::any).size(), 2U) << "the tag itself stays";
}

}  // namespace guardian::storage
