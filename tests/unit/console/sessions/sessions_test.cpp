#include "unit/console/console_fixture.h"

namespace guardian::console {
namespace {

using http::Method;

class Sessions : public ConsoleTest {
 protected:
  void SetUp() override { add_ada(); }
  http::Response sign_in_with(std::string_view email, std::string_view password) {
    return call(make_request(Method::post, "/console/session", sign_in_body(email, password)));
  }
};

TEST_F(Sessions, SignInGivesTheSessionAndItsCookie) {
  const auto plain = sign_in_with("Ada@ACME.example", kPassword);
  ASSERT_EQ(plain.status, 201U) << body_text(plain);
  const Browser browser = browser_of(plain);
  EXPECT_EQ(browser.cookie.size(), 64U);
  EXPECT_FALSE(browser.device_cookie.empty());
  EXPECT_EQ(header(plain, "Set-Cookie"),
            "__Host-sid=" + browser.cookie + "; Secure; HttpOnly; SameSite=Strict; Path=/");
  EXPECT_EQ(header(plain, "Cache-Control"), "no-store");

  const auto session = json_of(plain);
  EXPECT_EQ(session.at("user").at("email"), kEmail);
  EXPECT_EQ(session.at("user").at("name"), "Ada Byron");
  EXPECT_EQ(session.at("tenant"), "acme");
  EXPECT_EQ(session.at("tenants"), boost::json::array{"acme"});
  EXPECT_EQ(session.at("role"), "owner");
  EXPECT_EQ(session.at("csrf").get_string().size(), 64U);
  EXPECT_EQ(session.at("preferences").at("theme"), "auto");
  EXPECT_EQ(body_text(plain).find(browser.cookie), std::string::npos);

  const auto again = call_as(browser, Method::get, "/console/session");
  EXPECT_EQ(again.status, 200U);
  EXPECT_EQ(json_of(again).at("csrf"), session.at("csrf"));
  EXPECT_EQ(again.headers.count("Set-Cookie"), 0U);
}

TEST_F(Sessions, EveryFailedSignInReadsTheSame) {
  const auto wrong = sign_in_with(kEmail, "a wrong password, long enough");
  EXPECT_EQ(wrong.status, 401U);
  EXPECT_EQ(type_of(wrong), "sign-in-failed");
  EXPECT_EQ(wrong.headers.count("Set-Cookie"), 0U);
  for (const auto& other :
       {sign_in_with("nobody@acme.example", kPassword), sign_in_with("no e-mail", kPassword),
        sign_in_with("", kPassword), sign_in_with(kEmail, ""), sign_in_with(kEmail, std::string(1025, 'x'))}) {
    EXPECT_EQ(other.status, wrong.status);
    EXPECT_EQ(body_text(other), body_text(wrong));
    EXPECT_EQ(other.headers.all(), wrong.headers.all());
  }
}

TEST_F(Sessions, ManyFailuresAreSlowedDownNotLocked) {
  http::Response last;
  for (int i = 0; i < 8 && last.status != 429; ++i) last = sign_in_with(kEmail, "a wrong password, long enough");
  ASSERT_EQ(last.status, 429U);
  EXPECT_EQ(type_of(last), "slow-down");
  const int wait = std::stoi(header(last, "Retry-After"));
  EXPECT_GE(wait, 1);
  clock_.advance(std::chrono::seconds(wait));
  EXPECT_EQ(sign_in_with(kEmail, kPassword).status, 201U);
}

TEST_F(Sessions, BodyIsReadStrictly) {
  for (const char* body : {"", "[]", "{", R"({"email":"a"})", R"({"email":"a","password":1})", R"({"password":"x"})",
                           R"({"email":"ada@acme.example","password":"x","role":"owner"})",
                           R"({"email":"ada@acme.example","password":"x","email":"y"})"}) {
    const auto response = call(make_request(Method::post, "/console/session", body));
    EXPECT_EQ(response.status, 400U) << body;
    EXPECT_TRUE(json_of(response).at("validations").as_object().contains("body")) << body;
  }
}

TEST_F(Sessions, APersonOfSeveralTenantsChoosesOne) {
  add_member(add_tenant("beta"), kEmail, domain::Role::read_only, true);
  const auto ask = sign_in_with(kEmail, kPassword);
  EXPECT_EQ(ask.status, 409U);
  EXPECT_EQ(type_of(ask), "choose-tenant");
  EXPECT_EQ(json_of(ask).at("tenants"), (boost::json::array{"acme", "beta"}));
  EXPECT_EQ(ask.headers.count("Set-Cookie"), 0U);

  const auto session = json_of(call_as(sign_in_as(kEmail, "beta"), Method::get, "/console/session"));
  EXPECT_EQ(session.at("tenant"), "beta");
  EXPECT_EQ(session.at("role"), "read-only");
  EXPECT_EQ(session.at("tenants"), (boost::json::array{"acme", "beta"}));
}

TEST_F(Sessions, APresentedCookieIsNeverAdopted) {
  const std::string planted(64, 'f');
  auto request = make_request(Method::post, "/console/session", sign_in_body(kEmail, kPassword));
  request.headers.add("Cookie", "__Host-sid=" + planted);
  const auto response = call(request);
  ASSERT_EQ(response.status, 201U);
  EXPECT_NE(browser_of(response).cookie, planted);
  EXPECT_EQ(call_as({planted, {}, browser_of(response).csrf}, Method::get, "/console/session").status, 401U);
}

TEST_F(Sessions, SigningInAgainEndsTheFormerSession) {
  const Browser first = sign_in_as();
  auto request = make_request(Method::post, "/console/session", sign_in_body(kEmail, kPassword));
  request.headers.add("Cookie", "__Host-sid=" + first.cookie);
  const Browser second = browser_of(call(request));
  EXPECT_NE(first.cookie, second.cookie);
  EXPECT_NE(first.csrf, second.csrf);
  EXPECT_EQ(call_as(first, Method::get, "/console/session").status, 401U);
  EXPECT_EQ(call_as(second, Method::get, "/console/session").status, 200U);
}

TEST_F(Sessions, ConfirmOpensTheWindowAgainUnderANewCookie) {
  const Browser browser = sign_in_as();
  clock_.advance(std::chrono::minutes(11));
  const auto before = json_of(call_as(browser, Method::get, "/console/session")).at("confirmed_until");
  const auto wrong = call_as(browser, Method::post, "/console/session/confirm", R"({"password":"not the right one"})");
  EXPECT_EQ(wrong.status, 401U);
  EXPECT_EQ(type_of(wrong), "sign-in-failed");
  EXPECT_EQ(wrong.headers.count("Set-Cookie"), 0U);
  EXPECT_EQ(call_as(browser, Method::get, "/console/session").status, 200U);

  const std::string body = std::string("{\"password\":\"") + kPassword + "\"}";
  const auto right = call_as(browser, Method::post, "/console/session/confirm", body);
  ASSERT_EQ(right.status, 200U) << body_text(right);
  EXPECT_GT(json_of(right).at("confirmed_until").get_string(), before.get_string());
  ASSERT_EQ(right.headers.count("Set-Cookie"), 1U);
  Browser renewed = browser_of(right);
  renewed.csrf = json_of(right).at("csrf").get_string();
  EXPECT_NE(renewed.cookie, browser.cookie);
  EXPECT_NE(renewed.csrf, browser.csrf);
  EXPECT_EQ(call_as(browser, Method::get, "/console/session").status, 401U) << "a stolen copy is worth nothing now";
  EXPECT_EQ(call_as(renewed, Method::post, "/console/keys", "{}").status, 400U) << "the body is read now";
}

TEST_F(Sessions, SignOutEndsItHereAndOnTheServer) {
  const Browser browser = sign_in_as();
  const auto response = call_as(browser, Method::delete_, "/console/session");
  EXPECT_EQ(response.status, 204U);
  EXPECT_EQ(header(response, "Set-Cookie"), "__Host-sid=; Secure; HttpOnly; SameSite=Strict; Path=/; Max-Age=0");
  for (const auto method : {Method::get, Method::delete_}) {
    EXPECT_EQ(call_as(browser, method, "/console/session").status, 401U);
  }
}

TEST_F(Sessions, SessionEndsByItself) {
  const Browser browser = sign_in_as();
  clock_.advance(std::chrono::minutes(59));
  EXPECT_EQ(call_as(browser, Method::get, "/console/session").status, 200U);
  clock_.advance(std::chrono::minutes(61));
  EXPECT_EQ(type_of(call_as(browser, Method::get, "/console/session")), "no-session");
}

TEST_F(Sessions, PasswordChangeEndsTheOthers) {
  const Browser here = sign_in_as();
  const Browser elsewhere = sign_in_as();
  const auto change = [&](std::string_view current, std::string_view next) {
    std::string body;
    JsonWriter(body).begin_object().member("current", current).member("new", next).end_object();
    return call_as(here, Method::put, "/console/password", body);
  };
  EXPECT_EQ(change("not the current one", "quite another long password").status, 401U);
  const auto weak = change(kPassword, "short");
  EXPECT_EQ(weak.status, 400U);
  EXPECT_EQ(type_of(weak), "weak-password");
  EXPECT_EQ(call_as(elsewhere, Method::get, "/console/session").status, 200U);

  const auto changed = change(kPassword, "quite another long password");
  ASSERT_EQ(changed.status, 200U) << body_text(changed);
  EXPECT_EQ(call_as(elsewhere, Method::get, "/console/session").status, 401U);
  EXPECT_EQ(call_as(here, Method::get, "/console/session").status, 401U) << "nor does a copy of this one live on";
  Browser renewed = browser_of(changed);
  renewed.csrf = json_of(changed).at("csrf").get_string();
  EXPECT_EQ(call_as(renewed, Method::get, "/console/session").status, 200U);
  EXPECT_EQ(call_as(renewed, Method::post, "/console/keys", "{}").status, 400U) << "the body is read now";
  EXPECT_EQ(sign_in_with(kEmail, kPassword).status, 401U);
  EXPECT_EQ(sign_in_with(kEmail, "quite another long password").status, 201U);
}

TEST_F(Sessions, PreferencesAreKept) {
  const Browser browser = sign_in_as();
  EXPECT_EQ(call_as(browser, Method::put, "/console/preferences", R"({"theme":"dark"})").status, 204U);
  for (const auto& each : {browser, sign_in_as()}) {
    EXPECT_EQ(json_of(call_as(each, Method::get, "/console/session")).at("preferences").at("theme"), "dark");
  }
  for (const char* body : {R"({"theme":"neon"})", "{}", R"({"theme":"dark","x":1})", R"({"theme":1})"}) {
    EXPECT_EQ(call_as(browser, Method::put, "/console/preferences", body).status, 400U) << body;
  }
}

}  // namespace
}  // namespace guardian::console
