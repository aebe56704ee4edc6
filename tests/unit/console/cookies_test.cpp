#include "console/cookies.h"

#include <gtest/gtest.h>

#include "unit/console/requests.h"

namespace guardian::console {
namespace {

const std::string kCookieA(64, 'a');
const std::string kCookieB(64, 'b');

struct CookieCase {
  std::string name;
  std::vector<std::string> fields;  // values of Cookie
  bool found;
};

class SessionCookie : public testing::TestWithParam<CookieCase> {};

TEST_P(SessionCookie, IsFoundOnlyWhenThereIsOneOfItsName) {
  Fields fields;
  for (const auto& value : GetParam().fields) fields.emplace_back("Cookie", value);
  const auto found = find_session_cookie(bare_request(http::Method::get, "/console/session", fields));
  if (GetParam().found) {
    EXPECT_EQ(found, kCookieA);
  } else {
    EXPECT_FALSE(found.has_value());
  }
}

INSTANTIATE_TEST_SUITE_P(
    Table, SessionCookie,
    testing::Values(CookieCase{"none", {}, false}, CookieCase{"empty_field", {""}, false},
                    CookieCase{"alone", {"__Host-sid=" + kCookieA}, true},
                    CookieCase{"behind_another", {"theme=dark; __Host-sid=" + kCookieA}, true},
                    CookieCase{"before_another", {"__Host-sid=" + kCookieA + "; theme=dark"}, true},
                    CookieCase{"beside_a_strange_one", {"x=\"a b\"; =; ;; y; __Host-sid=" + kCookieA}, true},
                    CookieCase{"without_space", {"a=b;__Host-sid=" + kCookieA}, true},
                    CookieCase{"twice", {"__Host-sid=" + kCookieA + "; __Host-sid=" + kCookieB}, false},
                    CookieCase{"twice_the_same", {"__Host-sid=" + kCookieA + "; __Host-sid=" + kCookieA}, false},
                    CookieCase{"twice_the_first_empty", {"__Host-sid=; __Host-sid=" + kCookieA}, false},
                    CookieCase{"two_fields", {"__Host-sid=" + kCookieA, "theme=dark"}, false},
                    CookieCase{"two_fields_with_it", {"__Host-sid=" + kCookieA, "__Host-sid=" + kCookieB}, false},
                    CookieCase{"other_case", {"__host-sid=" + kCookieA}, false},
                    CookieCase{"other_name", {"sid=" + kCookieA}, false},
                    CookieCase{"name_as_suffix", {"x__Host-sid=" + kCookieA}, false},
                    CookieCase{"nameless_holding_it", {"=__Host-sid=" + kCookieA}, false},
                    CookieCase{"two_spaces", {"a=b;  __Host-sid=" + kCookieA}, false},
                    CookieCase{"space_before_equals", {"__Host-sid =" + kCookieA}, false},
                    CookieCase{"quoted", {"__Host-sid=\"" + kCookieA + "\""}, false},
                    CookieCase{"upper_case_hex", {"__Host-sid=" + std::string(64, 'A')}, false},
                    CookieCase{"short", {"__Host-sid=" + std::string(63, 'a')}, false},
                    CookieCase{"long", {"__Host-sid=" + std::string(65, 'a')}, false},
                    CookieCase{"empty", {"__Host-sid="}, false},
                    CookieCase{"not_hex", {"__Host-sid=" + std::string(64, 'g')}, false},
                    CookieCase{"trailing_space", {"__Host-sid=" + kCookieA + " "}, false},
                    CookieCase{"comma_joined", {"__Host-sid=" + kCookieA + ", __Host-sid=" + kCookieB}, false}),
    [](const auto& test) { return test.param.name; });

TEST(Cookies, CarryEveryAttribute) {
  EXPECT_EQ(session_cookie(kCookieA), "__Host-sid=" + kCookieA + "; Secure; HttpOnly; SameSite=Strict; Path=/");
  EXPECT_EQ(cleared_session_cookie(), "__Host-sid=; Secure; HttpOnly; SameSite=Strict; Path=/; Max-Age=0");
  EXPECT_EQ(device_cookie("abc"), "__Host-device=abc; Secure; HttpOnly; SameSite=Strict; Path=/; Max-Age=15552000");
}

TEST(Cookies, DeviceCookieMayHoldAnyCookieText) {
  const auto find = [](const std::string& value) {
    return find_cookie(bare_request(http::Method::post, "/", {{"Cookie", "__Host-device=" + value}}), kDeviceCookie);
  };
  EXPECT_EQ(find("v1.abc-_=="), "v1.abc-_==");
  EXPECT_FALSE(find(std::string(1025, 'a')).has_value());
  EXPECT_FALSE(find("a b").has_value());
  EXPECT_FALSE(find("a\"b").has_value());
}

}  // namespace
}  // namespace guardian::console
