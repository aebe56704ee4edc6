#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "console/cookies.h"
#include "console/route_table.h"
#include "domain/audit/audit_trail.h"
#include "domain/audit/audit_review.h"
#include "domain/tenants/tenant_service.h"
#include "domain/users/invitation_service.h"
#include "domain/users/member_service.h"
#include "http/router.h"
#include "support/fake_clock.h"
#include "support/memory_database.h"
#include "unit/console/requests.h"

namespace guardian::console {

inline constexpr EmbeddedFile kTestFiles[] = {
    {"index.html", "<meta content=\"__CSP_NONCE__\">"},
    {"assets/index-4f2a.js", "plain"},
    {"assets/index-4f2a.js.br", "brotli"},
    {"assets/index-4f2a.js.gz", "gzip"},
    {"mark.svg", "<svg/>"},
    {"docs/index.html", "<h1>API</h1>"},
    {"docs/docs.js", "script"},
    {".vite/manifest.json", "{}"},
};

// A browser's side of a session.
struct Browser {
  std::string cookie;
  std::string device_cookie;
  std::string csrf;
};

// Stands for Argon2id, whose 100 ms a hash would be most of these tests' time.
class PlainHasher final : public domain::PasswordHasher {
 public:
  Result<std::string> hash(const Secret& password) override { return "plain:" + std::string(password.reveal()); }
  bool verify(std::string_view hash, const Secret& password) override {
    return hash == "plain:" + std::string(password.reveal());
  }
  bool needs_rehash(std::string_view) override { return false; }
  void spend(const Secret&) override {}
};

// The room over a database in memory and a clock that stands: tenant `acme` with its owner Ada.
class ConsoleTest : public testing::Test {
 protected:
  static constexpr const char* kEmail = "ada@acme.example";
  static constexpr const char* kPassword = "a long walk by the river";

  ConsoleTest() { use_console({}, kTestFiles); }
  ~ConsoleTest() override { std::filesystem::remove_all(directory_); }

  // Makes the routes anew.
  void use_console(Options options, std::span<const EmbeddedFile> files) {
    console_ = std::make_shared<const Console>(Console{services_, std::move(options), FileLibrary(files)});
    entries_ = console_routes(console_);
    std::vector<http::Route> routes;
    for (const auto& entry : entries_) routes.push_back(entry.route);
    router_ = std::make_unique<http::Router>(std::move(routes));
  }

  domain::AccessScope add_tenant(std::string_view name) {
    const auto made = tenants_.create(name, "os:test");
    EXPECT_TRUE(made) << (made ? "" : made.error().client_text + " / " + made.error().log_text);
    return *tenants_.scope_of(name, "os:test");
  }
  void add_member(const domain::AccessScope& scope, std::string_view email, domain::Role role, bool exists = false) {
    auto password = exists ? std::optional<Secret>() : std::optional<Secret>(Secret(kPassword));
    const auto added = members_.add(scope, email, "Ada Byron", role, password);
    EXPECT_TRUE(added) << (added ? "" : added.error().client_text);
  }
  void add_ada() { add_member(add_tenant("acme"), kEmail, domain::Role::owner); }

  // What the http room does with a request whose head and size are fine.
  http::Response call(http::Request request, std::string body = {}) {
    if (!body.empty()) request.body = std::move(body);
    auto match = router_->find(request.method, request.path);
    if (!match.route) return http::error_response(request, match.allow.empty() ? 404 : 405, Error::not_found());
    request.path_parameters = std::move(match.path_parameters);
    return match.route->handler(request);
  }
  // A call by a signed-in browser's own page.
  http::Request request_of(const Browser& browser, http::Method method, std::string path, std::string body = {}) {
    auto request = make_request(method, std::move(path), std::move(body));
    request.headers.add("Cookie", std::string(kSessionCookie) + "=" + browser.cookie);
    if (method != http::Method::get) request.headers.add("X-CSRF-Token", browser.csrf);
    return request;
  }
  http::Response call_as(const Browser& browser, http::Method method, std::string path, std::string body = {}) {
    return call(request_of(browser, method, std::move(path), std::move(body)));
  }

  static std::string sign_in_body(std::string_view email, std::string_view password, std::string_view tenant = {}) {
    std::string out;
    JsonWriter json(out);
    json.begin_object().member("email", email).member("password", password);
    if (!tenant.empty()) json.member("tenant", tenant);
    json.end_object();
    return out;
  }
  Browser sign_in_as(std::string_view email = kEmail, std::string_view tenant = {}) {
    const auto response =
        call(make_request(http::Method::post, "/console/session", sign_in_body(email, kPassword, tenant)));
    EXPECT_EQ(response.status, 201U) << body_text(response);
    return browser_of(response);
  }
  static Browser browser_of(const http::Response& response) {
    Browser browser;
    for (const auto& [name, value] : response.headers.all()) {
      if (name != "Set-Cookie") continue;
      const auto text = value.substr(0, value.find(';'));
      if (text.starts_with("__Host-sid=")) browser.cookie = text.substr(11);
      if (text.starts_with("__Host-device=")) browser.device_cookie = text.substr(14);
    }
    if (response.status == 201) browser.csrf = json_of(response).at("csrf").get_string();
    return browser;
  }
  static boost::json::object json_of(const http::Response& response) {
    auto parsed = parse_json(body_text(response));
    if (!parsed || !parsed->is_object()) {
      ADD_FAILURE() << "no JSON object: " << body_text(response);
      return {};
    }
    return parsed->get_object();
  }
  static std::string text_of(const boost::json::value& value) {
    return value.is_string() ? std::string(value.get_string()) : to_json(value);
  }
  static std::string type_of(const http::Response& response) {
    const auto object = json_of(response);
    const auto* type = object.if_contains("type");
    return type && type->is_string() ? std::string(type->get_string()) : std::string();
  }

  static std::filesystem::path make_directory() {
    std::string name = (std::filesystem::temp_directory_path() / "console-test-XXXXXX").string();
    if (!mkdtemp(name.data())) std::abort();
    return name;
  }

  std::filesystem::path directory_ = make_directory();
  FakeClock clock_;
  domain::MemoryDatabase database_;
  PlainHasher hasher_;
  domain::KeyRingHolder ring_{*domain::KeyRing::open(directory_ / "secrets", clock_)};
  std::unique_ptr<domain::AuditTrail> audit_ = *domain::AuditTrail::open(directory_ / "audit", ring_, clock_);
  domain::Authenticator authenticator_{database_, ring_, clock_};
  domain::SessionService sessions_{database_, ring_, *audit_, authenticator_, clock_, hasher_};
  domain::SecondFactorService second_factors_{database_, ring_, *audit_, authenticator_, clock_};
  domain::AccessKeyService keys_{database_, ring_, *audit_, authenticator_, clock_};
  domain::TenantService tenants_{database_, *audit_, authenticator_, sessions_, clock_};
  domain::MemberService members_{database_, *audit_, authenticator_, sessions_, clock_, hasher_};
  domain::InvitationService invitations_{database_, ring_, *audit_, authenticator_, clock_, hasher_};
  domain::AuditReview audit_review_{database_, *audit_, clock_};
  Administration administration_{members_, invitations_, tenants_, audit_review_,
                                 [](const domain::AccessScope&) { return SystemHealth{}; }};
  Services services_{database_, sessions_, second_factors_, keys_, authenticator_, clock_, administration_};

  std::shared_ptr<const Console> console_;
  std::vector<RouteEntry> entries_;
  std::unique_ptr<http::Router> router_;
};

}  // namespace guardian::console
