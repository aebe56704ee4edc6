#include <gtest/gtest.h>

#include <set>

#include "unit/console/console_fixture.h"

namespace guardian::console {
namespace {

using http::Method;

// The files need no database: what the handlers read of the console is its library alone.
class Files : public ConsoleTest {
 protected:
  http::Response get(std::string path, const Fields& fields = {}) {
    return call(bare_request(Method::get, std::move(path), fields));
  }
};

std::string nonce_of(const std::string& policy) {
  const auto begin = policy.find("'nonce-") + 7;
  return policy.substr(begin, policy.find('\'', begin) - begin);
}

TEST_F(Files, EveryPageIsTheOneWithAFreshNonce) {
  std::set<std::string> nonces;
  for (const char* path : {"/", "/sign-in", "/devices", "/devices/0123456789abcdef01234567", "/api", "/preferences",
                           "/guardian", "/guardian/monitor/inventory"}) {
    const auto response = get(path);
    ASSERT_EQ(response.status, 200U) << path;
    EXPECT_EQ(header(response, "Content-Type"), "text/html; charset=utf-8");
    EXPECT_EQ(header(response, "Cache-Control"), "no-store");
    const std::string nonce = nonce_of(header(response, "Content-Security-Policy"));
    EXPECT_EQ(nonce.size(), 32U);
    EXPECT_EQ(body_text(response), "<meta content=\"" + nonce + "\">");
    nonces.insert(nonce);
  }
  EXPECT_EQ(nonces.size(), 8U);
}

TEST_F(Files, TheApiReferenceIsAPageOfItsOwn) {
  const auto response = get("/docs");
  EXPECT_EQ(response.status, 200U);
  EXPECT_EQ(body_text(response), "<h1>API</h1>");
  EXPECT_EQ(header(response, "Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(header(response, "Content-Security-Policy"),
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
            "base-uri 'none'; object-src 'none'; form-action 'none'; frame-ancestors 'none'; "
            "require-trusted-types-for 'script'; trusted-types default; report-to csp");
  EXPECT_EQ(body_text(get("/docs/docs.js")), "script");
  EXPECT_EQ(router_->find(Method::get, "/docs/index.html").route, nullptr) << "only where its policy goes along";
  use_console({}, {});
  EXPECT_EQ(get("/docs").status, 501U);
}

TEST_F(Files, PageHasExactlyThePolicy) {
  const auto response = get("/");
  const std::string policy = header(response, "Content-Security-Policy");
  EXPECT_EQ(
      policy,
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-" + nonce_of(policy) +
          "'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; object-src 'none'; "
          "form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default; "
          "report-to csp");
  EXPECT_EQ(header(response, "Reporting-Endpoints"), "csp=\"/console/csp-report\"");
}

TEST_F(Files, PageComesToLinksFromOtherSites) {
  EXPECT_EQ(get("/devices", {{"Sec-Fetch-Site", "cross-site"}}).status, 200U);
}

TEST_F(Files, HashedFilesAreKeptForEver) {
  const auto response = get("/assets/index-4f2a.js");
  EXPECT_EQ(response.status, 200U);
  EXPECT_EQ(header(response, "Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(header(response, "Content-Type"), "text/javascript; charset=utf-8");
  EXPECT_EQ(header(response, "Vary"), "Accept-Encoding");
  EXPECT_EQ(header(response, "X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(response.headers.count("Content-Encoding"), 0U);
  EXPECT_EQ(body_text(response), "plain");
}

TEST_F(Files, TwinsAreSentToWhoReadsThem) {
  const auto brotli = get("/assets/index-4f2a.js", {{"Accept-Encoding", "gzip, deflate, br, zstd"}});
  EXPECT_EQ(header(brotli, "Content-Encoding"), "br");
  EXPECT_EQ(body_text(brotli), "brotli");
  const auto gzip = get("/assets/index-4f2a.js", {{"Accept-Encoding", "gzip, deflate"}});
  EXPECT_EQ(header(gzip, "Content-Encoding"), "gzip");
  EXPECT_EQ(header(gzip, "Content-Type"), "text/javascript; charset=utf-8");
  EXPECT_EQ(body_text(gzip), "gzip");
}

TEST_F(Files, OthersAreAskedForAgainByTheirTag) {
  const auto first = get("/mark.svg");
  EXPECT_EQ(first.status, 200U);
  EXPECT_EQ(header(first, "Cache-Control"), "public, no-cache");
  const std::string tag = header(first, "ETag");
  ASSERT_EQ(tag.size(), 34U);
  for (const auto& known : {tag, "W/" + tag, "\"x\", " + tag, std::string("*")}) {
    const auto again = get("/mark.svg", {{"If-None-Match", known}});
    EXPECT_EQ(again.status, 304U) << known;
    EXPECT_EQ(header(again, "ETag"), tag);
    EXPECT_TRUE(body_text(again).empty());
  }
  EXPECT_EQ(get("/mark.svg", {{"If-None-Match", "\"other\""}}).status, 200U);
}

TEST_F(Files, NothingElseIsFound) {
  for (const char* path :
       {"/assets/none.js", "/assets/", "/assets/index-4f2a.js.br", "/assets/index-4f2a.js.gz", "/assets/.secret",
        "/.vite/manifest.json", "/index.html", "/.git/config", "/.env", "/backup.zip", "/guardian/.git/config",
        "/devices/.env", "/devices/x/.hidden", "/mark.svg.br", "/console", "/pub/v4.0/nothing", "/iot/nothing",
        "/console/nothing", "/console/keys/x/y"}) {
    EXPECT_EQ(get(path).status, 404U) << path;
  }
}

TEST(FileLibrary, LeavesOutTwinsWithoutTheirFile) {
  const EmbeddedFile files[] = {{"index.html", "__CSP_NONCE__"}, {"assets/a.js.br", "x"}};
  EXPECT_EQ(FileLibrary(files).find("assets/a.js"), nullptr);
}

TEST(FileLibraryDeathTest, PageMustHaveOneNonceMark) {
  const EmbeddedFile none[] = {{"index.html", "x"}};
  const EmbeddedFile two[] = {{"index.html", "__CSP_NONCE____CSP_NONCE__"}};
  const EmbeddedFile no_page[] = {{"assets/a.js", "x"}};
  EXPECT_DEATH(FileLibrary{none}, "");
  EXPECT_DEATH(FileLibrary{two}, "");
  EXPECT_DEATH(FileLibrary{no_page}, "");
}

TEST(ContentType, FollowsTheEnding) {
  EXPECT_EQ(content_type("a/b.css"), "text/css; charset=utf-8");
  EXPECT_EQ(content_type("a.svg"), "image/svg+xml");
  EXPECT_EQ(content_type("a.woff2"), "font/woff2");
  EXPECT_EQ(content_type("a.exe"), "application/octet-stream");
  EXPECT_EQ(content_type("js"), "application/octet-stream");
}

TEST_F(Files, WithoutAConsoleThePageSaysHowToBuildOne) {
  use_console({}, {});
  const auto response = get("/");
  EXPECT_EQ(response.status, 501U);
  EXPECT_NE(body_text(response).find("GUARDIAN_EMBED_CONSOLE"), std::string::npos);
  EXPECT_EQ(header(response, "Content-Security-Policy"), "default-src 'none'; frame-ancestors 'none'");
}

TEST_F(Files, WithoutTlsThereIsOnlyThePageThatSaysSo) {
  use_console({.hosts = {}, .public_url = {}, .secure_context = false}, kTestFiles);
  for (const char* path : {"/", "/devices", "/guardian/monitor"}) {
    const auto response = get(path);
    EXPECT_EQ(response.status, 403U) << path;
    EXPECT_NE(body_text(response).find("needs TLS"), std::string::npos) << path;
  }
  EXPECT_EQ(get("/assets/index-4f2a.js").status, 404U);
  for (const auto method : {Method::get, Method::post, Method::put, Method::delete_}) {
    const auto response = call(make_request(method, "/console/session", R"({"email":"a@b.c","password":"x"})"));
    EXPECT_EQ(response.status, 403U);
    EXPECT_NE(body_text(response).find("\"type\":\"needs-tls\""), std::string::npos);
  }
}

TEST_F(Files, PolicyReportsAreTaken) {
  for (const char* body : {R"([{"type":"csp-violation","body":{"effectiveDirective":"img-src","blockedURL":"x"}}])",
                           R"({"csp-report":{"violated-directive":"img-src"}})", R"([1,{"body":2}])", "{}"}) {
    EXPECT_EQ(
        call(bare_request(Method::post, "/console/csp-report", {{"Content-Type", "application/reports+json"}}), body)
            .status,
        204U)
        << body;
  }
  EXPECT_EQ(call(bare_request(Method::post, "/console/csp-report"), "nonsense").status, 400U);
}

}  // namespace
}  // namespace guardian::console
