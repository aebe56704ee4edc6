#include "console/routes.h"

#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "unit/console/console_fixture.h"

namespace guardian::console {
namespace {

using http::Lane;
using http::Method;

std::string line_of(const http::Route& route) { return std::string(to_string(route.method)) + " " + route.pattern; }

// A path that the pattern fits.
std::string example_of(std::string pattern) {
  pattern = std::regex_replace(pattern, std::regex("\\{id\\}"), "1912458000:" + std::string(64, 'a'));
  return std::regex_replace(pattern, std::regex("\\{rest\\.\\.\\.\\}"), "x");
}

class Routes : public ConsoleTest {};

TEST_F(Routes, TheOpenOnesAreThese) {
  std::set<std::string> open;
  for (const auto& entry : entries_) {
    if (!entry.guard) open.insert(line_of(entry.route));
  }
  EXPECT_EQ(open, (std::set<std::string>{"POST /console/session",
                                         "POST /console/invitation",
                                         "POST /console/invitation/accept",
                                         "POST /console/csp-report",
                                         "GET /",
                                         "GET /sign-in",
                                         "GET /devices",
                                         "GET /devices/{rest...}",
                                         "GET /alerts",
                                         "GET /alerts/{rest...}",
                                         "GET /vulnerabilities",
                                         "GET /vulnerabilities/{rest...}",
                                         "GET /policies",
                                         "GET /network",
                                         "GET /network/{rest...}",
                                         "GET /catalogue",
                                         "GET /catalogue/{rest...}",
                                         "GET /admin",
                                         "GET /admin/{rest...}",
                                         "GET /api",
                                         "GET /preferences",
                                         "GET /preferences/{rest...}",
                                         "GET /invite",
                                         "GET /guardian",
                                         "GET /guardian/{rest...}",
                                         "GET /assets/{rest...}",
                                         "GET /mark.svg",
                                         "GET /docs",
                                         "GET /docs/docs.js"}));
}

TEST_F(Routes, AdministrationIsForItsRolesAlone) {
  std::set<std::string> owners;
  for (const auto& entry : entries_) {
    EXPECT_EQ(entry.role.has_value(), entry.route.pattern.starts_with("/console/admin/")) << line_of(entry.route);
    if (entry.role == domain::Role::owner) owners.insert(line_of(entry.route));
    EXPECT_NE(entry.role, domain::Role::read_only) << line_of(entry.route);
  }
  EXPECT_EQ(owners, (std::set<std::string>{"PUT /console/admin/settings"}));
}

TEST_F(Routes, AdministrationRefusesReaders) {
  const auto acme = add_tenant("acme");
  add_member(acme, kEmail, domain::Role::read_only);
  const Browser reader = sign_in_as();
  int asked = 0;
  for (const auto& entry : entries_) {
    if (!entry.role) continue;
    const auto response = call_as(reader, entry.route.method, example_of(entry.route.pattern), "{}");
    EXPECT_EQ(response.status, 403U) << line_of(entry.route);
    EXPECT_EQ(type_of(response), "no-permission") << line_of(entry.route);
    ++asked;
  }
  EXPECT_GE(asked, 18);
}

TEST_F(Routes, TheGuardedOnesAreThese) {
  std::set<std::string> csrf, confirmed, read;
  for (const auto& entry : entries_) {
    if (!entry.guard) continue;
    (*entry.guard == Guard::session        ? read
     : *entry.guard == Guard::session_csrf ? csrf
                                           : confirmed)
        .insert(line_of(entry.route));
  }
  EXPECT_EQ(read, (std::set<std::string>{
                      "GET /console/session", "GET /console/sessions", "GET /console/keys", "GET /console/admin/users",
                      "GET /console/admin/settings", "GET /console/admin/keys", "GET /console/admin/audit",
                      "GET /console/admin/audit/verification", "GET /console/admin/health", "GET /console/api/views"}));
  EXPECT_EQ(csrf, (std::set<std::string>{"POST /console/session/confirm",
                                         "DELETE /console/session",
                                         "PUT /console/password",
                                         "PUT /console/preferences",
                                         "DELETE /console/sessions/{id}",
                                         "POST /console/sessions/end-others",
                                         "POST /console/totp/confirm",
                                         "POST /console/keys/{id}/disable",
                                         "POST /console/keys/{id}/enable",
                                         "POST /console/keys/{id}/revoke",
                                         "PATCH /console/keys/{id}",
                                         "POST /console/admin/users/{id}/lock",
                                         "POST /console/admin/users/{id}/unlock",
                                         "POST /console/admin/users/{id}/sessions/end",
                                         "DELETE /console/admin/invitations/{id}",
                                         "POST /console/admin/keys/{id}/disable",
                                         "POST /console/admin/keys/{id}/enable",
                                         "POST /console/admin/keys/{id}/revoke",
                                         "POST /console/api/views",
                                         "PUT /console/api/views/{id}",
                                         "DELETE /console/api/views/{id}"}));
  EXPECT_EQ(confirmed,
            (std::set<std::string>{"POST /console/keys", "POST /console/keys/{id}/rotate", "POST /console/totp/begin",
                                   "POST /console/totp/recovery-codes", "DELETE /console/totp",
                                   "PUT /console/admin/users/{id}/role", "DELETE /console/admin/users/{id}",
                                   "POST /console/admin/invitations", "POST /console/admin/invitations/{id}/renew",
                                   "PUT /console/admin/settings"}));
}

TEST_F(Routes, ThoseThatHashPasswordsHaveTheirLane) {
  std::set<std::string> slow;
  for (const auto& entry : entries_) {
    if (entry.route.lane == Lane::password) slow.insert(line_of(entry.route));
    if (entry.guard) {
      EXPECT_NE(entry.route.lane, Lane::io) << line_of(entry.route);
    }
    EXPECT_LE(entry.route.body_limit, 16U * 1024) << line_of(entry.route);
  }
  EXPECT_EQ(slow, (std::set<std::string>{"POST /console/session", "POST /console/session/confirm",
                                         "PUT /console/password", "POST /console/invitation/accept"}));
}

TEST_F(Routes, GuardedOnesRefuseWhoHasNoSession) {
  for (const auto& cookie : {std::string(), std::string(64, 'a'), std::string("short")}) {
    for (const auto& entry : entries_) {
      if (!entry.guard) continue;
      auto request = make_request(entry.route.method, example_of(entry.route.pattern), "{}");
      if (!cookie.empty()) request.headers.add("Cookie", "__Host-sid=" + cookie);
      // Neither key headers nor anything else opens the console.
      request.headers.add("X-Key-Id", "1912458000:" + std::string(64, 'a'));
      request.headers.add("X-Access-Key", "a.b.c");
      const auto response = call(std::move(request));
      EXPECT_EQ(response.status, 401U) << line_of(entry.route);
      EXPECT_EQ(type_of(response), "no-session") << line_of(entry.route);
      EXPECT_EQ(response.headers.count("Set-Cookie"), 0U) << line_of(entry.route);
    }
  }
}

TEST_F(Routes, ThoseThatChangeSomethingDemandTheSessionsToken) {
  add_ada();
  const Browser browser = sign_in_as();
  const Browser other = sign_in_as();
  for (const auto& entry : entries_) {
    if (!entry.guard || *entry.guard == Guard::session) continue;
    const auto path = example_of(entry.route.pattern);
    for (const auto& tokens :
         {std::vector<std::string>{}, {std::string(64, '0')}, {""}, {other.csrf}, {browser.csrf, browser.csrf}}) {
      auto request = make_request(entry.route.method, path, "{}");
      request.headers.add("Cookie", "__Host-sid=" + browser.cookie);
      for (const auto& token : tokens) request.headers.add("X-CSRF-Token", token);
      const auto response = call(std::move(request));
      EXPECT_EQ(response.status, 403U) << line_of(entry.route);
      EXPECT_EQ(type_of(response), "csrf") << line_of(entry.route);
    }
    auto foreign = request_of(browser, entry.route.method, path, "{}");
    foreign.headers.set("Sec-Fetch-Site", "cross-site");
    EXPECT_EQ(type_of(call(foreign)), "cross-site") << line_of(entry.route);
    auto form = request_of(browser, entry.route.method, path, "{}");
    form.headers.set("Content-Type", "text/plain");
    EXPECT_EQ(call(form).status, 415U) << line_of(entry.route);
  }
  EXPECT_EQ(call_as(browser, Method::get, "/console/session").status, 200U) << "nothing above ended the session";
}

TEST_F(Routes, ThoseThatMakeASecretDemandARecentPassword) {
  add_ada();
  const Browser browser = sign_in_as();
  clock_.advance(std::chrono::minutes(10) + std::chrono::seconds(1));
  for (const auto& entry : entries_) {
    if (entry.guard != Guard::session_csrf_confirmed) continue;
    const auto response = call_as(browser, entry.route.method, example_of(entry.route.pattern), "{}");
    EXPECT_EQ(response.status, 403U) << line_of(entry.route);
    EXPECT_EQ(type_of(response), "confirm-password") << line_of(entry.route);
  }
}

TEST_F(Routes, EveryAnswerCarriesTheHeaders) {
  add_ada();
  for (const auto& entry : entries_) {
    const Browser browser = sign_in_as();
    const auto path = example_of(entry.route.pattern);
    auto foreign = make_request(entry.route.method, path, "{}");
    foreign.headers.set("Sec-Fetch-Site", "cross-site");
    for (const auto& response : {call(make_request(entry.route.method, path, "{")), call(foreign),
                                 call_as(browser, entry.route.method, path, "{\"x\":1}")}) {
      const auto what = line_of(entry.route) + " " + std::to_string(response.status);
      EXPECT_EQ(header(response, "X-Content-Type-Options"), "nosniff") << what;
      EXPECT_EQ(header(response, "Referrer-Policy"), "no-referrer") << what;
      EXPECT_EQ(header(response, "Cross-Origin-Opener-Policy"), "same-origin") << what;
      EXPECT_EQ(header(response, "Cross-Origin-Embedder-Policy"), "require-corp") << what;
      EXPECT_EQ(header(response, "Cross-Origin-Resource-Policy"), "same-origin") << what;
      EXPECT_NE(header(response, "Permissions-Policy").find("camera=()"), std::string::npos) << what;
      EXPECT_NE(header(response, "Content-Security-Policy").find("frame-ancestors 'none'"), std::string::npos) << what;
      EXPECT_EQ(response.headers.count("Cache-Control"), 1U) << what;
      EXPECT_EQ(response.headers.count("Strict-Transport-Security"), 0U) << what;
      EXPECT_EQ(response.headers.count("Access-Control-Allow-Origin"), 0U) << what;
      if (entry.guard || path == "/console/session") {
        EXPECT_EQ(header(response, "Cache-Control"), "no-store") << what;
      }
    }
  }
  auto secure = make_request(Method::get, "/console/session");
  secure.tls = true;
  EXPECT_EQ(header(call(secure), "Strict-Transport-Security"), "max-age=63072000; includeSubDomains");
}

TEST_F(Routes, AnUnguardedChangeCannotBeAdded) {
  EXPECT_DEATH(
      {
        RouteTable table(console_);
        table.add(
            Method::post, "/console/x", Guard::session, Lane::database, 0,
            [](const Console&, const http::Request&, const domain::SignedIn&) { return http::Response(); }, "x");
      },
      "");
}

TEST_F(Routes, GuardSessionOpensTheInventory) {
  add_ada();
  const Browser browser = sign_in_as();
  const auto guard = [&](const http::Request& request, bool writes) {
    return guard_session(services_, request, writes);
  };
  const auto read = guard(request_of(browser, Method::get, "/console/api/device/list"), false);
  ASSERT_TRUE(std::holds_alternative<domain::AccessScope>(read));
  EXPECT_EQ(std::get<domain::AccessScope>(read).tenant_name(), "acme");
  EXPECT_TRUE(std::holds_alternative<domain::AccessScope>(guard(request_of(browser, Method::put, "/x", "{}"), true)));

  const auto anonymous = guard(make_request(Method::get, "/console/api/device/list"), false);
  ASSERT_TRUE(std::holds_alternative<http::Response>(anonymous));
  EXPECT_EQ(std::get<http::Response>(anonymous).status, 401U);
  EXPECT_EQ(header(std::get<http::Response>(anonymous), "Cache-Control"), "no-store");
  auto bare = request_of(browser, Method::put, "/x", "{}");
  bare.headers.set("X-CSRF-Token", "wrong");
  EXPECT_EQ(std::get<http::Response>(guard(bare, true)).status, 403U);
}

TEST_F(Routes, EveryPageOfTheWebConsoleHasItsAddress) {
  std::ifstream file(std::string(GUARDIAN_SOURCE_DIR) + "/web/src/app/pages.ts");
  ASSERT_TRUE(file) << "the list of pages has moved";
  std::stringstream text;
  text << file.rdbuf();
  const std::string source = text.str();
  const std::regex path_member("path: '(/[^']*)'");
  int pages = 0;
  for (std::sregex_iterator it(source.begin(), source.end(), path_member), end; it != end; ++it, ++pages) {
    EXPECT_EQ(call(bare_request(Method::get, (*it)[1])).status, 200U) << (*it)[1];
  }
  EXPECT_GE(pages, 3);
}

}  // namespace
}  // namespace guardian::console
