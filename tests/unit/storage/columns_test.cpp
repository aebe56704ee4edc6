#include "storage/columns.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "storage/devices/device_row.h"

namespace guardian::storage {

TEST(Columns, InstantsOutsideTheWireFormatAreDamage) {
  EXPECT_TRUE(read_instant(0, "t.c"));
  EXPECT_TRUE(read_instant(253'402'300'799'999, "t.c"));
  EXPECT_EQ(read_instant(-1, "t.c").error().code, ErrorCode::corrupt);
  EXPECT_EQ(read_instant(253'402'300'800'000, "t.c").error().log_text, "unexpected value in t.c");
}

TEST(Columns, UnknownNamesAreDamage) {
  EXPECT_EQ(*read_key_state("disabled"), domain::KeyState::disabled);
  EXPECT_EQ(read_key_state("expired").error().code, ErrorCode::corrupt);
  EXPECT_EQ(read_tenant_state("").error().code, ErrorCode::corrupt);
  EXPECT_EQ(read_member_state("Active").error().code, ErrorCode::corrupt);
  EXPECT_EQ(read_role("root").error().code, ErrorCode::corrupt);
  EXPECT_EQ(read_access("write").error().code, ErrorCode::corrupt);
  EXPECT_EQ(*read_import_state(stored_text(domain::ImportState::applying)), domain::ImportState::applying);
}

TEST(Columns, FlagsAndNumbersHaveRanges) {
  EXPECT_TRUE(*read_flag(1, "t.c"));
  EXPECT_FALSE(read_flag(2, "t.c"));
  EXPECT_EQ(*read_int(7, 0, 7, "t.c"), 7);
  EXPECT_FALSE(read_int(8, 0, 7, "t.c"));
}

TEST(Columns, NetworksReadBackAndBadOnesAreDamage) {
  const std::vector<Cidr> networks{*Cidr::parse("10.2.0.0/16"), *Cidr::parse("2001:db8::/32"),
                                   *Cidr::parse("192.0.2.7")};
  EXPECT_EQ(*read_networks(stored_networks(networks)), networks);
  EXPECT_TRUE(read_networks("")->empty());
  for (const char* bad : {"evil", "10.2.0.1/16", "10.2.0.0/16  10.3.0.0/16", " 10.2.0.0/16", "10.2.0.0/16,10.3.0.0/16"})
    EXPECT_EQ(read_networks(bad).error().code, ErrorCode::corrupt) << bad;
}

TEST(Columns, AddressKeysSortAsAddressesDo) {
  const std::vector<std::string> sorted{"", "10.0.0.9", "10.0.0.10", "192.0.2.1", "2001:db8::1", "not an address"};
  std::vector<std::string> keys;
  for (const auto& ip : sorted) keys.push_back(ip_sort_key(ip));
  EXPECT_TRUE(std::is_sorted(keys.begin(), keys.end()));
}

TEST(Columns, JsonListKeepsEveryCharacter) {
  EXPECT_EQ(json_list(std::vector<std::string>{}), "[]");
  EXPECT_EQ(json_list(std::vector<std::string>{"a\"b", "'); --"}), R"(["a\"b","'); --"])");
}

TEST(DeviceOrder, EveryOrderIsTotalAndItsReverseIsExact) {
  for (std::size_t i = 0; i < domain::kDeviceSorts; ++i) {
    const auto sort = static_cast<domain::DeviceSort>(i);
    for (const Engine engine : {Engine::sqlite, Engine::postgresql}) {
      const std::string up(order_clause(engine, sort, domain::Direction::ascending));
      const std::string down(order_clause(engine, sort, domain::Direction::descending));
      EXPECT_TRUE(up.ends_with(", d.device_id")) << up;
      EXPECT_TRUE(down.ends_with(" DESC, d.device_id DESC")) << down;
      EXPECT_EQ(up.substr(0, up.rfind(',')) + " DESC", down.substr(0, down.rfind(',')));
    }
    const std::string down(order_clause(Engine::sqlite, sort, domain::Direction::descending));
    EXPECT_EQ(scanning_order_clause(sort, domain::Direction::descending), "ORDER BY +" + down.substr(9));
  }
}

}  // namespace guardian::storage
