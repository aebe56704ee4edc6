#include "base/ip_address.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "unit/base/named_row.h"

namespace guardian {
namespace {

struct AddressRow {
  const char* name;
  std::string_view text;
  const char* canonical;  // absent: refused
};
class IpAddressText : public testing::TestWithParam<AddressRow> {};
TEST_P(IpAddressText, IsReadOrRefused) {
  const auto address = IpAddress::parse(GetParam().text);
  if (GetParam().canonical == nullptr) {
    EXPECT_FALSE(address.has_value());
  } else {
    ASSERT_TRUE(address.has_value());
    EXPECT_EQ(address->to_string(), GetParam().canonical);
  }
}
INSTANTIATE_TEST_SUITE_P(
    IpAddress, IpAddressText,
    testing::Values(
        AddressRow{"dotted_quad", "10.0.0.1", "10.0.0.1"}, AddressRow{"mapped", "::ffff:10.0.0.1", "10.0.0.1"},
        AddressRow{"mapped_in_hex", "::FFFF:a00:1", "10.0.0.1"}, AddressRow{"upper_case", "2001:DB8::A", "2001:db8::a"},
        AddressRow{"compatible_stays_v6", "::1.2.3.4", "::102:304"}, AddressRow{"loopback", "::1", "::1"},
        AddressRow{"unspecified", "::", "::"}, AddressRow{"written_out", "2001:0db8:0:0:0:0:0:1", "2001:db8::1"},
        AddressRow{"first_of_equal_runs", "1:0:0:2:3:0:0:4", "1::2:3:0:0:4"},
        AddressRow{"longest_run", "1:0:0:2:0:0:0:4", "1:0:0:2::4"},
        AddressRow{"single_zero_kept", "1:0:2:3:4:5:6:7", "1:0:2:3:4:5:6:7"},
        AddressRow{"run_at_end", "1:2::", "1:2::"}, AddressRow{"empty", "", nullptr},
        AddressRow{"leading_zero", "10.0.0.01", nullptr}, AddressRow{"octal", "010.0.0.1", nullptr},
        AddressRow{"three_parts", "10.0.1", nullptr}, AddressRow{"one_number", "167772161", nullptr},
        AddressRow{"hex_part", "0x0a.0.0.1", nullptr}, AddressRow{"part_over_255", "10.0.0.256", nullptr},
        AddressRow{"leading_space", " 10.0.0.1", nullptr}, AddressRow{"trailing_space", "10.0.0.1 ", nullptr},
        AddressRow{"port", "10.0.0.1:80", nullptr}, AddressRow{"brackets", "[::1]", nullptr},
        AddressRow{"zone", "fe80::1%eth0", nullptr}, AddressRow{"two_double_colons", "1::2::3", nullptr},
        AddressRow{"nul_behind", std::string_view("10.0.0.1\0", 9), nullptr},
        AddressRow{"group_of_five_digits", "12345::", nullptr},
        AddressRow{"very_long", "1111:2222:3333:4444:5555:6666:7777:8888:9999:aaaa:bbbb", nullptr}),
    row_name);

TEST(IpAddress, AnyAddressReadsBackFromItsText) {
  EXPECT_TRUE(rc::check("v6", [](const std::array<unsigned char, 16>& bytes) {
    const auto address = IpAddress::v6(bytes);
    RC_ASSERT(IpAddress::parse(address.to_string()) == address);
  }));
  EXPECT_TRUE(rc::check("v6 with zero runs", [] {
    std::array<unsigned char, 16> bytes{};
    for (auto& byte : bytes) byte = *rc::gen::element<unsigned char>(0, 0, 0, 0, 1, 255);
    const auto address = IpAddress::v6(bytes);
    RC_ASSERT(IpAddress::parse(address.to_string()) == address);
  }));
  EXPECT_TRUE(rc::check("v4", [](std::uint32_t number) {
    const auto address = IpAddress::v4(number);
    RC_ASSERT(address.is_v4());
    RC_ASSERT(IpAddress::parse(address.to_string()) == address);
  }));
}

TEST(IpAddress, KnowsLoopbackAndUnspecified) {
  for (const char* text : {"127.0.0.1", "127.255.0.3", "::1", "::ffff:127.0.0.1"}) {
    EXPECT_TRUE(IpAddress::parse(text)->is_loopback()) << text;
  }
  for (const char* text : {"128.0.0.1", "::2", "::", "1::1", "0.0.0.0"}) {
    EXPECT_FALSE(IpAddress::parse(text)->is_loopback()) << text;
  }
  EXPECT_TRUE(IpAddress::parse("0.0.0.0")->is_unspecified());
  EXPECT_TRUE(IpAddress::parse("::")->is_unspecified());
  EXPECT_FALSE(IpAddress::parse("::1")->is_unspecified());
  EXPECT_FALSE(IpAddress::parse("0.0.0.1")->is_unspecified());
}

struct CidrRow {
  const char* name;
  std::string_view text;
  const char* canonical;
};
class CidrText : public testing::TestWithParam<CidrRow> {};
TEST_P(CidrText, IsReadOrRefused) {
  const auto cidr = Cidr::parse(GetParam().text);
  if (GetParam().canonical == nullptr) {
    EXPECT_FALSE(cidr.has_value());
  } else {
    ASSERT_TRUE(cidr.has_value());
    EXPECT_EQ(cidr->to_string(), GetParam().canonical);
    EXPECT_EQ(Cidr::parse(cidr->to_string()), cidr);
  }
}
INSTANTIATE_TEST_SUITE_P(
    IpAddress, CidrText,
    testing::Values(CidrRow{"v4", "10.2.0.0/16", "10.2.0.0/16"}, CidrRow{"v6", "2001:db8::/32", "2001:db8::/32"},
                    CidrRow{"bare_v4", "10.2.0.1", "10.2.0.1/32"}, CidrRow{"bare_v6", "::1", "::1/128"},
                    CidrRow{"everything_v4", "0.0.0.0/0", "0.0.0.0/0"}, CidrRow{"everything_v6", "::/0", "::/0"},
                    CidrRow{"mapped", "::ffff:10.0.0.0/104", "10.0.0.0/8"},
                    CidrRow{"host_bits", "10.2.0.1/16", nullptr}, CidrRow{"host_bits_v6", "2001:db8::1/32", nullptr},
                    CidrRow{"prefix_33", "10.0.0.0/33", nullptr}, CidrRow{"prefix_129", "::/129", nullptr},
                    CidrRow{"no_prefix", "10.0.0.0/", nullptr}, CidrRow{"negative", "10.0.0.0/-8", nullptr},
                    CidrRow{"plus", "10.0.0.0/+8", nullptr}, CidrRow{"leading_zero", "10.0.0.0/08", nullptr},
                    CidrRow{"netmask", "10.0.0.0/255.0.0.0", nullptr}, CidrRow{"two_slashes", "10.0.0.0/8/8", nullptr},
                    CidrRow{"space", "10.0.0.0/ 8", nullptr}, CidrRow{"huge", "10.0.0.0/4294967304", nullptr},
                    CidrRow{"no_address", "/8", nullptr}),
    row_name);

struct ContainsRow {
  const char* name;
  const char* cidr;
  const char* address;
  bool inside;
};
class CidrContains : public testing::TestWithParam<ContainsRow> {};
TEST_P(CidrContains, Address) {
  EXPECT_EQ(Cidr::parse(GetParam().cidr)->contains(*IpAddress::parse(GetParam().address)), GetParam().inside);
}
INSTANTIATE_TEST_SUITE_P(IpAddress, CidrContains,
                         testing::Values(ContainsRow{"first", "10.2.0.0/16", "10.2.0.0", true},
                                         ContainsRow{"last", "10.2.0.0/16", "10.2.255.255", true},
                                         ContainsRow{"behind", "10.2.0.0/16", "10.3.0.0", false},
                                         ContainsRow{"mapped_form_of_an_inside_address", "10.2.0.0/16",
                                                     "::ffff:10.2.3.4", true},
                                         ContainsRow{"odd_prefix_inside", "10.0.0.0/9", "10.127.0.1", true},
                                         ContainsRow{"odd_prefix_outside", "10.0.0.0/9", "10.128.0.1", false},
                                         ContainsRow{"one_address", "10.0.0.1", "10.0.0.2", false},
                                         ContainsRow{"v4_everything_has_no_v6", "0.0.0.0/0", "2001:db8::1", false},
                                         ContainsRow{"v6_everything_has_no_v4", "::/0", "10.0.0.1", false},
                                         ContainsRow{"v6_inside", "2001:db8::/32", "2001:db8:ffff::1", true},
                                         ContainsRow{"v6_outside", "2001:db8::/32", "2001:db9::1", false}),
                         row_name);

TEST(Cidr, AroundClearsTheHostBits) {
  EXPECT_EQ(Cidr::around(*IpAddress::parse("10.2.3.4"), 15).to_string(), "10.2.0.0/15");
  EXPECT_EQ(Cidr::around(*IpAddress::parse("10.2.3.4"), 32).to_string(), "10.2.3.4/32");
  EXPECT_EQ(Cidr::around(*IpAddress::parse("255.255.255.255"), 0).to_string(), "0.0.0.0/0");
  EXPECT_EQ(Cidr::around(*IpAddress::parse("2001:db8:ffff::1"), 33).to_string(), "2001:db8:8000::/33");
  EXPECT_EQ(Cidr::around(*IpAddress::parse("2001:db8::1"), 0).to_string(), "::/0");
}

TEST(Cidr, ContainsItselfAndWhatIsInside) {
  const auto holds = [](const char* outer, const char* inner) {
    return Cidr::parse(outer)->contains(*Cidr::parse(inner));
  };
  EXPECT_TRUE(holds("10.0.0.0/8", "10.0.0.0/8"));
  EXPECT_TRUE(holds("10.0.0.0/8", "10.1.0.0/16"));
  EXPECT_FALSE(holds("10.1.0.0/16", "10.0.0.0/8"));
  EXPECT_FALSE(holds("10.0.0.0/8", "11.0.0.0/16"));
  EXPECT_FALSE(holds("::/0", "10.0.0.0/8"));
  EXPECT_FALSE(holds("0.0.0.0/0", "2001:db8::/32"));
}

}  // namespace
}  // namespace guardian
