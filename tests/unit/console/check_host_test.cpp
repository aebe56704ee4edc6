#include <gtest/gtest.h>

#include "console/routes.h"
#include "unit/console/requests.h"

namespace guardian::console {
namespace {

struct HostCase {
  std::string name;
  std::string host;
  std::string path;
  bool secure;
  unsigned status;  // 0: may go on
};

class CheckHost : public testing::TestWithParam<HostCase> {};

TEST_P(CheckHost, AnswersForConfiguredNamesAlone) {
  const auto& test = GetParam();
  const Options options{.hosts = {"guardian.example", "2001:db8::1"}, .public_url = {}, .secure_context = test.secure};
  auto request = make_request(http::Method::get, test.path);
  request.host = test.host;
  const auto response = check_host(options, request);
  EXPECT_EQ(response ? response->status : 0U, test.status);
  if (response) {
    EXPECT_EQ(header(*response, "Cache-Control"), "no-store");
    EXPECT_EQ(header(*response, "X-Content-Type-Options"), "nosniff");
  }
}

INSTANTIATE_TEST_SUITE_P(
    Table, CheckHost,
    testing::Values(HostCase{"ipv4_loopback", "127.0.0.1", "/", true, 0},
                    HostCase{"localhost", "localhost", "/", true, 0}, HostCase{"ipv6_loopback", "[::1]", "/", true, 0},
                    HostCase{"configured", "guardian.example", "/console/session", true, 0},
                    HostCase{"configured_ipv6", "[2001:db8::1]", "/", true, 0},
                    HostCase{"other_ipv6", "[2001:db8::2]", "/", true, 421},
                    HostCase{"rebound_page", "evil.example", "/", true, 421},
                    HostCase{"rebound_call", "evil.example", "/console/session", true, 421},
                    HostCase{"rebound_inventory", "evil.example", "/console/api/device/list", true, 421},
                    HostCase{"rebound_asset", "evil.example", "/assets/index.js", true, 421},
                    HostCase{"rebound_unknown_path", "evil.example", "/nothing", true, 421},
                    HostCase{"trailing_dot", "localhost.", "/", true, 421},
                    HostCase{"name_below_loopback", "127.0.0.1.evil.example", "/", true, 421},
                    HostCase{"name_below_configured", "x.guardian.example", "/", true, 421},
                    HostCase{"other_address", "10.0.0.5", "/", true, 421}, HostCase{"no_name", "", "/", true, 421},
                    HostCase{"api_any_name", "evil.example", "/pub/v4.0/device/list", true, 0},
                    HostCase{"iot_any_name", "evil.example", "/iot/v1", true, 0},
                    HostCase{"tokens_any_name", "auth.apps.example", "/oauth2/access_token", true, 0},
                    HostCase{"not_quite_tokens", "evil.example", "/oauth2x", true, 421},
                    HostCase{"livez_any_name", "10.0.0.5", "/livez", true, 0},
                    HostCase{"readyz_any_name", "10.0.0.5", "/readyz", true, 0},
                    HostCase{"not_quite_pub", "evil.example", "/public", true, 421},
                    HostCase{"without_tls_the_page_explains", "10.0.0.5", "/", false, 0},
                    HostCase{"without_tls_no_calls", "10.0.0.5", "/console/session", false, 403},
                    HostCase{"without_tls_no_inventory", "127.0.0.1", "/console/api/device/list", false, 403},
                    HostCase{"without_tls_the_api_works", "10.0.0.5", "/pub/v4.0/device/list", false, 0}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace guardian::console
