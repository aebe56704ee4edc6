#include "server/listeners.h"

#include <gmock/gmock.h>

namespace guardian::server {
namespace {

struct AddressRow {
  const char* text;
  const char* host;  // null: refused
  int port;
  bool loopback;
};

class ListenAddresses : public testing::TestWithParam<AddressRow> {};

TEST_P(ListenAddresses, AreReadStrictly) {
  const auto& row = GetParam();
  const auto address = parse_listen_address(row.text, "listen");
  ASSERT_EQ(address.has_value(), row.host != nullptr) << row.text;
  if (!address) {
    EXPECT_EQ(address.error().code, ErrorCode::configuration);
    return;
  }
  EXPECT_EQ(address->host, row.host);
  EXPECT_EQ(address->port, row.port);
  EXPECT_EQ(address->is_loopback, row.loopback);
}

INSTANTIATE_TEST_SUITE_P(
    All, ListenAddresses,
    testing::Values(AddressRow{"127.0.0.1:8080", "127.0.0.1", 8080, true},
                    AddressRow{"127.9.9.9:1", "127.9.9.9", 1, true}, AddressRow{"localhost:0", "127.0.0.1", 0, true},
                    AddressRow{"[::1]:8080", "::1", 8080, true}, AddressRow{"0.0.0.0:443", "0.0.0.0", 443, false},
                    AddressRow{"[::]:443", "::", 443, false}, AddressRow{"10.1.2.3:65535", "10.1.2.3", 65535, false},
                    AddressRow{"[::ffff:127.0.0.1]:1", "::ffff:127.0.0.1", 1, true},
                    AddressRow{"8080", nullptr, 0, false}, AddressRow{":8080", nullptr, 0, false},
                    AddressRow{"127.0.0.1:", nullptr, 0, false}, AddressRow{"127.0.0.1:65536", nullptr, 0, false},
                    AddressRow{"127.0.0.1:8o80", nullptr, 0, false}, AddressRow{"::1:8080", nullptr, 0, false},
                    AddressRow{"example.org:80", nullptr, 0, false}, AddressRow{"127.1:80", nullptr, 0, false}));

Config settings_for(const char* listen) {
  Config config;
  config.data = "/tmp/data";
  config.listen = listen;
  return config;
}

TEST(PlanListeners, RefusesPlainHttpToOthersAndSaysWhatToDo) {
  Config config = settings_for("0.0.0.0:443");
  const auto refused = plan_listeners(config);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().client_text, testing::HasSubstr("--insecure-http"));
  config.insecure_http = true;
  const auto plan = plan_listeners(config);
  ASSERT_TRUE(plan);
  EXPECT_FALSE(plan->console.secure_context);
}

TEST(PlanListeners, TlsMakesAnyHostFine) {
  Config config = settings_for("0.0.0.0:443");
  config.tls_cert = "chain.pem";
  EXPECT_FALSE(plan_listeners(config)) << "a certificate without its key";
  config.tls_key = "key.pem";
  const auto plan = plan_listeners(config);
  ASSERT_TRUE(plan);
  EXPECT_TRUE(plan->console.secure_context);
  EXPECT_EQ(plan->url(443), "https://0.0.0.0:443");
  EXPECT_EQ(main_listeners(*plan, {}).front().default_headers.find("Strict-Transport-Security"),
            "max-age=63072000; includeSubDomains");
}

TEST(PlanListeners, LoopbackIsASecureContextWithoutTls) {
  const auto plan = plan_listeners(settings_for("[::1]:0"));
  ASSERT_TRUE(plan);
  EXPECT_TRUE(plan->console.secure_context);
  EXPECT_EQ(plan->url(7), "http://[::1]:7");
  EXPECT_EQ(main_listeners(*plan, {}).front().default_headers.find("Strict-Transport-Security"), std::nullopt);
}

TEST(PlanListeners, DemoIsForLoopbackAndKeepsItsFileOutsideTheData) {
  Config config = settings_for("127.0.0.1:0");
  config.demo = true;
  EXPECT_FALSE(plan_listeners(config)) << "without a file";
  config.demo_file = "/tmp/data/../data/demo.json";
  EXPECT_FALSE(plan_listeners(config)) << "inside the data directory";
  config.demo_file = "/tmp/demo.json";
  EXPECT_TRUE(plan_listeners(config));
  config.listen = "0.0.0.0:0";
  config.insecure_http = true;
  EXPECT_FALSE(plan_listeners(config)) << "for others";
}

TEST(PlanListeners, RefusesWhatIsNoNetworkOrLevel) {
  Config config = settings_for("127.0.0.1:0");
  config.trusted_proxies = {"10.0.0.1/8"};
  EXPECT_FALSE(plan_listeners(config));
  config.trusted_proxies.clear();
  config.log_level = "loud";
  EXPECT_FALSE(plan_listeners(config));
}

TEST(PlanListeners, EmptyOpsMeansNone) {
  Config config = settings_for("127.0.0.1:0");
  config.ops_listen.clear();
  const auto plan = plan_listeners(config);
  ASSERT_TRUE(plan);
  EXPECT_FALSE(plan->ops);
}

}  // namespace
}  // namespace guardian::server
