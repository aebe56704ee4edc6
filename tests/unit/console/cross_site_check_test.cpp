#include "console/cross_site_check.h"

#include <gtest/gtest.h>

#include "unit/console/requests.h"

namespace guardian::console {
namespace {

using http::Method;

struct CrossSiteCase {
  std::string name;
  Method method;
  Fields fields;
  unsigned status;  // 0: may go on
};

class CrossSiteCheck : public testing::TestWithParam<CrossSiteCase> {};

TEST_P(CrossSiteCheck, LetsOnlyOurOwnPagesThrough) {
  const auto& test = GetParam();
  const auto refusal = check_cross_site(bare_request(test.method, "/console/keys", test.fields));
  EXPECT_EQ(refusal ? refusal->status : 0U, test.status);
}

const std::pair<std::string, std::string> kJson{"Content-Type", "application/json"};
const std::pair<std::string, std::string> kSame{"Sec-Fetch-Site", "same-origin"};
const std::pair<std::string, std::string> kOwnOrigin{"Origin", "http://127.0.0.1:8080"};

INSTANTIATE_TEST_SUITE_P(
    Table, CrossSiteCheck,
    testing::Values(
        CrossSiteCase{"post_same_origin", Method::post, {kSame, kJson}, 0},
        CrossSiteCase{"put_same_origin", Method::put, {kSame, kJson}, 0},
        CrossSiteCase{"delete_same_origin", Method::delete_, {kSame, kJson}, 0},
        CrossSiteCase{"post_same_site", Method::post, {{"Sec-Fetch-Site", "same-site"}, kJson}, 403},
        CrossSiteCase{"post_cross_site", Method::post, {{"Sec-Fetch-Site", "cross-site"}, kJson}, 403},
        CrossSiteCase{"post_typed_in", Method::post, {{"Sec-Fetch-Site", "none"}, kJson}, 403},
        CrossSiteCase{"post_unknown_word", Method::post, {{"Sec-Fetch-Site", "Same-Origin"}, kJson}, 403},
        CrossSiteCase{"post_twice_told", Method::post, {kSame, kSame, kJson}, 403},
        CrossSiteCase{"post_cross_site_with_our_origin",
                      Method::post,
                      {{"Sec-Fetch-Site", "cross-site"}, kOwnOrigin, kJson},
                      403},
        CrossSiteCase{"post_our_origin", Method::post, {kOwnOrigin, kJson}, 0},
        CrossSiteCase{"post_other_port", Method::post, {{"Origin", "http://127.0.0.1:8081"}, kJson}, 403},
        CrossSiteCase{"post_other_scheme", Method::post, {{"Origin", "https://127.0.0.1:8080"}, kJson}, 403},
        CrossSiteCase{"post_other_host", Method::post, {{"Origin", "http://127.0.0.1:8080.evil.example"}, kJson}, 403},
        CrossSiteCase{"post_null_origin", Method::post, {{"Origin", "null"}, kJson}, 403},
        CrossSiteCase{"post_empty_origin", Method::post, {{"Origin", ""}, kJson}, 403},
        CrossSiteCase{"post_two_origins", Method::post, {kOwnOrigin, kOwnOrigin, kJson}, 403},
        CrossSiteCase{"post_saying_nothing", Method::post, {kJson}, 403},
        CrossSiteCase{"delete_saying_nothing", Method::delete_, {kJson}, 403},
        CrossSiteCase{"post_without_type", Method::post, {kSame}, 415},
        CrossSiteCase{"post_text", Method::post, {kSame, {"Content-Type", "text/plain"}}, 415},
        CrossSiteCase{"post_form", Method::post, {kSame, {"Content-Type", "application/x-www-form-urlencoded"}}, 415},
        CrossSiteCase{
            "post_multipart", Method::post, {kSame, {"Content-Type", "multipart/form-data; boundary=x"}}, 415},
        CrossSiteCase{
            "post_text_naming_json", Method::post, {kSame, {"Content-Type", "text/plain; application/json"}}, 415},
        CrossSiteCase{"post_json_like", Method::post, {kSame, {"Content-Type", "application/jsonp"}}, 415},
        CrossSiteCase{"post_two_types", Method::post, {kSame, kJson, {"Content-Type", "text/plain"}}, 415},
        CrossSiteCase{"post_json_utf8", Method::post, {kSame, {"Content-Type", "Application/JSON; charset=UTF-8"}}, 0},
        CrossSiteCase{
            "post_json_other_charset", Method::post, {kSame, {"Content-Type", "application/json; charset=utf-7"}}, 415},
        CrossSiteCase{"get_same_origin", Method::get, {kSame}, 0},
        CrossSiteCase{"get_saying_nothing", Method::get, {}, 0},
        CrossSiteCase{"get_typed_in", Method::get, {{"Sec-Fetch-Site", "none"}}, 0},
        CrossSiteCase{"get_cross_site", Method::get, {{"Sec-Fetch-Site", "cross-site"}}, 403},
        CrossSiteCase{"get_from_another_port", Method::get, {{"Sec-Fetch-Site", "same-site"}}, 403},
        CrossSiteCase{"head_cross_site", Method::head, {{"Sec-Fetch-Site", "cross-site"}}, 403}),
    [](const auto& test) { return test.param.name; });

TEST(CrossSiteCheckOverTls, ComparesTheSecureOrigin) {
  auto request = bare_request(Method::post, "/console/keys", {{"Origin", "https://guardian.example"}, kJson});
  request.tls = true;
  request.authority = "guardian.example";
  EXPECT_FALSE(check_cross_site(request).has_value());
  request.tls = false;
  EXPECT_TRUE(check_cross_site(request).has_value());
}

}  // namespace
}  // namespace guardian::console
