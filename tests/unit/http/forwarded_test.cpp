#include "http/forwarded.h"

#include <gtest/gtest.h>

#include "unit/base/named_row.h"

namespace guardian::http {
namespace {

struct ForwardedRow {
  const char* name;
  const char* socket_peer;
  std::vector<const char*> fields;  // of X-Forwarded-For, in order
  const char* client;
};
class Forwarded : public testing::TestWithParam<ForwardedRow> {};
TEST_P(Forwarded, GivesTheClient) {
  const std::vector<Cidr> trusted{*Cidr::parse("10.0.0.0/8"), *Cidr::parse("2001:db8::/32")};
  Headers headers;
  for (const char* value : GetParam().fields) headers.add("X-FORWARDED-for", value);
  EXPECT_EQ(client_address(*IpAddress::parse(GetParam().socket_peer), headers, trusted).to_string(), GetParam().client);
}
INSTANTIATE_TEST_SUITE_P(
    Http, Forwarded,
    testing::Values(ForwardedRow{"no_field", "10.0.0.1", {}, "10.0.0.1"},
                    ForwardedRow{"from_a_proxy", "10.0.0.1", {"1.2.3.4"}, "1.2.3.4"},
                    ForwardedRow{"from_anyone_else", "9.9.9.9", {"1.2.3.4"}, "9.9.9.9"},
                    ForwardedRow{"rightmost_untrusted", "10.0.0.1", {"6.6.6.6, 1.2.3.4, 10.0.0.2"}, "1.2.3.4"},
                    ForwardedRow{"forged_in_front", "10.0.0.1", {"127.0.0.1, 1.2.3.4"}, "1.2.3.4"},
                    ForwardedRow{"two_fields", "10.0.0.1", {"6.6.6.6", "1.2.3.4"}, "1.2.3.4"},
                    ForwardedRow{
                        "second_field_all_proxies", "10.0.0.1", {"6.6.6.6, 1.2.3.4", "10.0.0.3,10.0.0.2"}, "1.2.3.4"},
                    ForwardedRow{"proxies_alone", "10.0.0.1", {"10.0.0.3, 10.0.0.2"}, "10.0.0.3"},
                    ForwardedRow{"nonsense_ends_the_search", "10.0.0.1", {"1.2.3.4, unknown, 10.0.0.2"}, "10.0.0.2"},
                    ForwardedRow{"empty_entry", "10.0.0.1", {"1.2.3.4,"}, "10.0.0.1"},
                    ForwardedRow{"port_is_nonsense", "10.0.0.1", {"1.2.3.4:99"}, "10.0.0.1"},
                    ForwardedRow{"mapped_is_canonical", "::ffff:10.0.0.1", {"::ffff:1.2.3.4"}, "1.2.3.4"},
                    ForwardedRow{"v6", "2001:db8::1", {"2a00::1"}, "2a00::1"}),
    row_name);

TEST(ForwardedProto, CountsFromAProxyAloneAndOnce) {
  const std::vector<Cidr> trusted{*Cidr::parse("10.0.0.0/8")};
  Headers headers;
  headers.add("X-Forwarded-Proto", "https");
  EXPECT_TRUE(forwarded_over_tls(IpAddress::v4(0x0a000001), headers, trusted));
  EXPECT_FALSE(forwarded_over_tls(IpAddress::v4(0x0b000001), headers, trusted));
  headers.add("X-Forwarded-Proto", "https");
  EXPECT_FALSE(forwarded_over_tls(IpAddress::v4(0x0a000001), headers, trusted));
}

}  // namespace
}  // namespace guardian::http
