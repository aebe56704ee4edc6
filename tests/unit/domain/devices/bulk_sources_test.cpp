#include "domain/devices/bulk_sources.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "domain/devices/device_fields.h"

namespace guardian::domain {
namespace {

bool is_text_column(FieldHome home) {
  return home == FieldHome::hostname || home == FieldHome::ip_address || home == FieldHome::vendor ||
         home == FieldHome::model || home == FieldHome::os_group;
}

void expect_writable(std::string_view name, bool column_only) {
  const std::size_t index = find_device_field(name);
  ASSERT_NE(index, kNoField) << name << " is no field of a device";
  const DeviceField& field = device_fields()[index];
  EXPECT_TRUE(is_text_column(field.home) || (!column_only && field.home == FieldHome::attribute)) << name;
}

TEST(BulkSources, EveryRowLandsInAFieldOfTheCatalogue) {
  for (const BulkSource& source : bulk_sources()) {
    EXPECT_FALSE(source.joins.empty()) << source.name;
    for (const BulkField& field : source.fields) {
      expect_writable(field.field, false);
      if (!field.fills.empty()) expect_writable(field.fills, true);
      if (field.tells_source) expect_writable(std::string(field.field) + "_Source", false);
      const bool flag = device_fields()[find_device_field(field.field)].type == FieldType::boolean;
      EXPECT_EQ(flag, field.read == BulkRead::flag) << field.field;
    }
    for (const BulkConstant& constant : source.constants) expect_writable(constant.field, constant.only_if_empty);
  }
}

TEST(BulkSources, AreThoseOfTheContract) {
  std::set<std::string_view> names;
  for (const BulkSource& source : bulk_sources()) EXPECT_TRUE(names.insert(source.name).second) << source.name;
  EXPECT_EQ(names, (std::set<std::string_view>{"", "cisco_wlc", "aruba_wlc", "snmp", "cellular", "sccm",
                                               "crowdstrike_falcon"}));
  EXPECT_EQ(find_bulk_source("SCCM"), nullptr);
}

// A client that folds case loses one of two members that differ in it alone; it repairs Source and source only.
TEST(DeviceFields, HoldNoNewCaseTwins) {
  std::map<std::string, std::set<std::string_view>> by_folded;
  for (const DeviceField& field : device_fields()) {
    if (field.only_in_sets) continue;
    std::string folded(field.name);
    for (char& c : folded) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    by_folded[folded].insert(field.name);
  }
  for (const auto& [folded, names] : by_folded) EXPECT_TRUE(names.size() == 1 || folded == "source") << folded;
}

}  // namespace
}  // namespace guardian::domain
