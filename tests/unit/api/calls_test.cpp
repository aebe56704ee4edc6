#include "unit/api/calls.h"

#include <gtest/gtest.h>

#include <functional>

namespace guardian::api {
namespace {

using namespace std::chrono_literals;

std::string bytes(http::Response response) {
  std::string out = std::to_string(response.status) + "\n";
  for (const auto& [name, value] : response.headers.all()) out += name + ": " + value + "\n";
  return out + body_of(response);
}

const std::string kList = "/pub/v4.0/device/list";

struct ForgedCall {
  const char* name;
  std::function<http::Request(TestApi&)> request;
};
class RefusedCall : public testing::TestWithParam<ForgedCall> {};

TEST_P(RefusedCall, GetsTheOneAnswer) {
  TestApi api;
  const std::string one = bytes(api.send(get_request(kList)));
  EXPECT_NE(one.find(R"({"code":403,"msg":"No access"})"), std::string::npos);
  EXPECT_EQ(bytes(api.send(GetParam().request(api))), one);
  EXPECT_EQ(api.limiter.peek(api.site.operator_scope().tenant_id(), "device/list", 60).remaining, 60);
}

http::Request with_headers(const Parameters& headers, const Parameters& parameters = {{"customerid", "acme"}}) {
  http::Request request = get_request(kList, parameters);
  for (const auto& [name, value] : headers) request.headers.add(name, value);
  return request;
}
std::string id_of(TestApi& api) { return api.owner_key.row.key_id; }
std::string secret_of(TestApi& api) { return std::string(api.owner_key.access_key->reveal()); }

INSTANTIATE_TEST_SUITE_P(
    Rows, RefusedCall,
    testing::Values(
        ForgedCall{"id_alone",
                   [](TestApi& api) {
                     return with_headers({{"X-Key-Id", id_of(api)}});
                   }},
        ForgedCall{"secret_alone",
                   [](TestApi& api) {
                     return with_headers({{"X-Access-Key", secret_of(api)}});
                   }},
        ForgedCall{"swapped",
                   [](TestApi& api) {
                     return with_headers({{"X-Key-Id", secret_of(api)}, {"X-Access-Key", id_of(api)}});
                   }},
        ForgedCall{"empty",
                   [](TestApi&) {
                     return with_headers({{"X-Key-Id", ""}, {"X-Access-Key", ""}});
                   }},
        ForgedCall{"id_twice",
                   [](TestApi& api) {
                     return with_headers(
                         {{"X-Key-Id", id_of(api)}, {"x-key-id", id_of(api)}, {"X-Access-Key", secret_of(api)}});
                   }},
        ForgedCall{"secret_twice",
                   [](TestApi& api) {
                     return with_headers({{"X-Key-Id", id_of(api)},
                                          {"X-Access-Key", secret_of(api)},
                                          {"X-ACCESS-KEY", secret_of(api)}});
                   }},
        ForgedCall{
            "joined_by_a_comma",
            [](TestApi& api) {
              return with_headers({{"X-Key-Id", id_of(api) + ", " + id_of(api)}, {"X-Access-Key", secret_of(api)}});
            }},
        ForgedCall{"underscores",
                   [](TestApi& api) {
                     return with_headers({{"X_Key_Id", id_of(api)}, {"X_Access_Key", secret_of(api)}});
                   }},
        ForgedCall{"customer_twice",
                   [](TestApi& api) {
                     return with_headers({{"X-Key-Id", id_of(api)}, {"X-Access-Key", secret_of(api)}},
                                         {{"customerid", "acme"}, {"customerid", "acme"}});
                   }},
        ForgedCall{"header_and_query",
                   [](TestApi& api) {
                     return with_headers(
                         {{"X-Key-Id", id_of(api)}, {"X-Access-Key", secret_of(api)}},
                         {{"customerid", "acme"}, {"key_id", id_of(api)}, {"access_key", secret_of(api)}});
                   }},
        ForgedCall{"secret_with_a_byte_more",
                   [](TestApi& api) {
                     return with_headers({{"X-Key-Id", id_of(api)}, {"X-Access-Key", secret_of(api) + "A"}});
                   }},
        ForgedCall{"eight_kilobytes",
                   [](TestApi& api) {
                     return with_headers({{"X-Key-Id", id_of(api)}, {"X-Access-Key", std::string(8192, 'x')}});
                   }},
        ForgedCall{"no_ascii",
                   [](TestApi& api) {
                     return with_headers({{"X-Key-Id", id_of(api)}, {"X-Access-Key", "\xc3\xa9"}});
                   }}),
    [](const auto& row) { return row.param.name; });

TEST(Calls, AGoodKeyPassesWhateverTheCaseOfItsHeaders) {
  TestApi api;
  EXPECT_EQ(api.send(with_headers({{"x-key-id", id_of(api)}, {"X-ACCESS-KEY", secret_of(api)}})).status, 200U);
}

TEST(Calls, TheQueryFormNeedsTheTenantsSetting) {
  TestApi api;
  const auto by_query = [&] {
    return api.send(
        get_request(kList, {{"customerid", "acme"}, {"key_id", id_of(api)}, {"access_key", secret_of(api)}}));
  };
  EXPECT_EQ(by_query().status, 403U);
  domain::must(api.site.tenants.set("acme", {"credentials_in_query=true"}, "os:test"));
  EXPECT_EQ(by_query().status, 200U);
  EXPECT_EQ(api.get("device/list").status, 200U);  // headers go on working
}

TEST(Calls, TheHolderIsToldWhy) {
  TestApi api;
  const auto reason = [&](const std::string& customer) {
    http::Response response = api.send(api.signed_request(api.owner_key, get_request(kList), customer));
    return std::to_string(response.status) + body_of(response);
  };
  EXPECT_EQ(reason("Acme"), R"(403{"code":403,"msg":"No access","reason":"tenant_mismatch"})");
  EXPECT_EQ(reason(""), R"(403{"code":403,"msg":"No access","reason":"tenant_mismatch"})");
  const auto scope = api.site.operator_scope();
  domain::must(api.site.keys.disable(scope, id_of(api), "r"));
  EXPECT_EQ(reason("acme"), R"(403{"code":403,"msg":"No access","reason":"disabled"})");
  domain::must(api.site.keys.enable(scope, id_of(api), "r"));
  EXPECT_EQ(reason("acme").substr(0, 3), "200");
  domain::must(api.site.keys.revoke(scope, id_of(api), "r"));
  EXPECT_EQ(reason("acme"), R"(403{"code":403,"msg":"No access","reason":"revoked"})");
}

TEST(Calls, AReadOnlyKeyChangesNothing) {
  TestApi api;
  api.save("aa:00:00:00:00:01");
  const auto reader = api.site.create_key(domain::TestInstallation::kOwner, domain::Access::read_only);
  http::Response response = api.send(api.signed_request(
      reader, put_request("/pub/v4.0/device/update", R"({"tag":"a","deviceidlist":["aa:00:00:00:00:01"]})")));
  EXPECT_EQ(body_of(response), R"({"code":403,"msg":"No access","reason":"read_only"})");
  EXPECT_TRUE(api.site.database.snapshot().tags.empty());
  EXPECT_EQ(api.send(api.signed_request(reader, get_request(kList))).status, 200U);
}

TEST(Calls, SixtyPassAndNoRefusedOneCounts) {
  TestApi api;
  for (int i = 0; i < 200; ++i) api.send(with_headers({{"X-Key-Id", id_of(api)}, {"X-Access-Key", "wrong"}}));
  for (int left = 59; left >= 0; --left) {
    const http::Response response = api.get("device/list");
    ASSERT_EQ(response.status, 200U);
    EXPECT_EQ(header_of(response, "RateLimit-Policy"), "\"pub\";q=60;w=60");
    EXPECT_EQ(header_of(response, "RateLimit").substr(0, ("\"pub\";r=" + std::to_string(left) + ";").size()),
              "\"pub\";r=" + std::to_string(left) + ";");
  }
  for (int i = 0; i < 5; ++i) {
    const http::Response response = api.get("device/list");
    EXPECT_EQ(response.status, 429U);
    EXPECT_EQ(header_of(response, "Retry-After"), "60");
  }
  EXPECT_EQ(api.get("device", {{"deviceid", ""}}).status, 200U);  // another operation has its own
  api.site.clock.advance(60'000ms);
  EXPECT_EQ(api.get("device/list").status, 200U);
}

TEST(Calls, RetryAfterIsTrue) {
  TestApi api;
  for (int i = 0; i < 60; ++i) {
    api.get("device/list");
    api.site.clock.advance(100ms);
  }
  const http::Response refused = api.get("device/list");
  ASSERT_EQ(refused.status, 429U);
  api.site.clock.advance(std::chrono::seconds(std::stoi(header_of(refused, "Retry-After"))));
  EXPECT_EQ(api.get("device/list").status, 200U);
}

TEST(Calls, HeadAndGetShareTheirFigure) {
  TestApi api;
  for (int i = 0; i < 60; ++i) {
    http::Request request = api.signed_request(api.owner_key, get_request(kList));
    if (i % 2 == 0) request.method = http::Method::head;
    ASSERT_EQ(api.send(request).status, 200U);
  }
  EXPECT_EQ(api.get("device/list").status, 429U);
}

TEST(Calls, TwentyKeysOfATenantShareTheirFigure) {
  TestApi api;
  domain::must(api.site.tenants.set("acme", {"max_active_keys=20"}, "os:test"));
  std::vector<domain::CreatedKey> keys;
  for (int i = 0; i < 15; ++i) keys.push_back(api.site.create_key());
  int passed = 0;
  for (int i = 0; i < 120; ++i) {
    passed +=
        api.send(api.signed_request(keys[static_cast<std::size_t>(i) % keys.size()], get_request(kList))).status == 200;
  }
  EXPECT_EQ(passed, 60);
}

TEST(Calls, TheTenantsOwnFigureBinds) {
  TestApi api;
  domain::must(api.site.tenants.set("acme", {"calls_per_minute=3"}, "os:test"));
  for (int i = 0; i < 3; ++i) EXPECT_EQ(api.get("device/list").status, 200U);
  EXPECT_EQ(api.get("device/list").status, 429U);
  domain::must(api.site.tenants.set("acme", {"calls_per_minute=-1"}, "os:test"));
  const http::Response unlimited = api.get("device/list");
  EXPECT_EQ(unlimited.status, 200U);
  EXPECT_EQ(header_of(unlimited, "RateLimit"), "(absent)");
}

TEST(Calls, AFloodOfBadOnesIsClosedAndLoggedOneInAHundred) {
  TestApi api;
  int closed = 0;
  int logged = 0;
  for (int i = 0; i < 530; ++i) {
    const http::Response response = api.send(get_request(kList));
    EXPECT_EQ(response.status, 403U);
    closed += response.close;
    logged += response.log_note != "unlogged";
  }
  EXPECT_EQ(closed, 500);
  EXPECT_GE(logged, 30);
  EXPECT_LE(logged, 36);
  const http::Response good = api.get("device/list");  // from the same address
  EXPECT_EQ(good.status, 200U);
  EXPECT_FALSE(good.close);
}

TEST(Calls, AnswersMayBeKeptByTheCallerAlone) {
  TestApi api;
  const http::Response good = api.get("device/list");
  EXPECT_EQ(header_of(good, "Cache-Control"), "private, no-cache");
  EXPECT_EQ(header_of(good, "Vary"), "X-Key-Id, X-Access-Key, Authorization, Cookie, Accept-Encoding");
  EXPECT_EQ(header_of(good, "X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(header_of(api.get("device"), "Cache-Control"), "no-store");
}

TEST(Calls, ADatabaseThatIsAwayIs503) {
  TestApi api;
  api.get("device/list");  // the key is in memory now
  api.site.database.is_away = true;
  http::Response response = api.get("device/list");
  EXPECT_EQ(response.status, 503U);
  EXPECT_EQ(parse_json(body_of(response))->at("code"), 503);
}

TEST(Calls, ASessionOpensTheConsoleMountAndNothingElse) {
  TestApi api;
  api.save("aa:00:00:00:00:01");
  EXPECT_EQ(api.get_in_console("device/list").status, 200U);
  EXPECT_EQ(api.send(get_request(kList)).status, 403U);
  api.session_user = domain::TestInstallation::kReader;
  const std::string body = R"({"tag":"a","deviceidlist":["aa:00:00:00:00:01"]})";
  EXPECT_EQ(api.send(put_request("/console/api/device/update", body)).status, 403U);
  api.session_user = domain::TestInstallation::kAdministrator;
  EXPECT_EQ(api.send(put_request("/console/api/device/update", body)).status, 200U);
  api.session_user.clear();
  EXPECT_EQ(api.get_in_console("device/list").status, 401U);
}

TEST(Calls, TheConsoleHasItsOwnFigurePerPerson) {
  TestApi api;
  for (int i = 0; i < 600; ++i) ASSERT_EQ(api.get_in_console("device", {{"deviceid", ""}}).status, 200U);
  const http::Response refused = api.get_in_console("device/list");
  EXPECT_EQ(refused.status, 429U);
  EXPECT_EQ(header_of(refused, "RateLimit-Policy"), "\"console\";q=600;w=60");
  EXPECT_EQ(api.get("device/list").status, 200U);
  api.session_user = domain::TestInstallation::kReader;
  EXPECT_EQ(api.get_in_console("device/list").status, 200U);
}

TEST(Calls, OtherTenantsDevicesDoNotExist) {
  TestApi api;
  domain::must(api.site.tenants.create("other", "os:test"));
  api.save("aa:00:00:00:00:01");
  api.save_in("other", "bb:00:00:00:00:01", R"(,"ip_address":"10.7.7.7","hostname":"canary-of-other")");
  http::Response list = api.get("device/list", {{"detail", "true"}});
  EXPECT_EQ(body_of(list).find("canary"), std::string::npos);
  EXPECT_EQ(api.get("device", {{"deviceid", "bb:00:00:00:00:01"}}).status, 404U);
  EXPECT_EQ(api.get("device/ip", {{"ip", "10.7.7.7"}}).status, 404U);
  EXPECT_EQ(api.put("device/update", R"({"tag":"a","deviceidlist":["bb:00:00:00:00:01"]})").status, 404U);
}

TEST(VerifyKey, TellsWhatTheKeyIsAndNoSecret) {
  TestApi api;
  api.get("device/list");
  http::Response response = api.get("key/verify");
  ASSERT_EQ(response.status, 200U);
  const std::string text = body_of(response);
  EXPECT_EQ(text.find(secret_of(api).substr(40)), std::string::npos);
  const auto body = parse_json(text);
  ASSERT_TRUE(body);
  EXPECT_EQ(std::string_view(body->at("id").get_string()), id_of(api));
  EXPECT_EQ(body->at("label"), "collector");
  EXPECT_EQ(body->at("status"), "active");
  EXPECT_EQ(body->at("access"), "read-write");
  EXPECT_EQ(body->at("customerid"), "acme");
  EXPECT_EQ(body->at("expires"), "2027-01-01T00:00:00.000Z");
  EXPECT_EQ(to_json(body->at("networks")), "[]");
  EXPECT_EQ(to_json(body->at("rates").at(2)), R"({"operation":"device/list","calls_per_minute":60,"remaining":59})");
}

}  // namespace
}  // namespace guardian::api
