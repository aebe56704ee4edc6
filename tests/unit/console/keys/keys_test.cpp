#include "unit/console/console_fixture.h"

namespace guardian::console {
namespace {

using http::Method;

constexpr const char* kNewKey =
    R"({"label":"Splunk","note":"for the SIEM","access":"read-only","expires_days":30,"networks":["10.2.0.0/16","2001:db8::/32"]})";

class Keys : public ConsoleTest {
 protected:
  void SetUp() override {
    add_ada();
    browser_ = sign_in_as();
  }
  http::Response post(std::string path, std::string body, std::string idempotency_key = {}) {
    auto request = request_of(browser_, Method::post, std::move(path), std::move(body));
    if (!idempotency_key.empty()) request.headers.add("Idempotency-Key", idempotency_key);
    return call(std::move(request));
  }
  http::Response list() { return call_as(browser_, Method::get, "/console/keys"); }
  std::string make_key(std::string body = kNewKey) {
    const auto response = post("/console/keys", std::move(body));
    EXPECT_EQ(response.status, 201U) << body_text(response);
    return std::string(json_of(response).at("access_key_id").get_string());
  }
  static std::string path_of(const std::string& id, const char* verb) { return "/console/keys/" + id + "/" + verb; }
  static std::string state_of(const http::Response& response) {
    return std::string(json_of(response).at("state").get_string());
  }

  Browser browser_;
};

TEST_F(Keys, CreationShowsTheSecretOnceAndTheListNever) {
  const auto response = post("/console/keys", kNewKey);
  ASSERT_EQ(response.status, 201U) << body_text(response);
  EXPECT_EQ(header(response, "Cache-Control"), "no-store");
  const auto created = json_of(response);
  const std::string secret(created.at("access_key").get_string());
  const std::string id(created.at("access_key_id").get_string());
  EXPECT_EQ(created.at("customerid"), "acme");
  EXPECT_EQ(created.at("url"), "http://127.0.0.1:8080");
  EXPECT_EQ(std::count(secret.begin(), secret.end(), '.'), 2);
  const std::string text = body_text(response);
  EXPECT_EQ(text.find(secret), text.rfind(secret)) << "exactly once";

  const auto& key = created.at("key").as_object();
  EXPECT_EQ(text_of(key.at("id")), id);
  EXPECT_EQ(key.at("label"), "Splunk");
  EXPECT_EQ(key.at("note"), "for the SIEM");
  EXPECT_EQ(key.at("access"), "read-only");
  EXPECT_EQ(key.at("networks"), (boost::json::array{"10.2.0.0/16", "2001:db8::/32"}));
  EXPECT_EQ(key.at("state"), "active");
  EXPECT_EQ(key.at("created_by"), kEmail);
  EXPECT_EQ(key.at("expires"), key.at("valid_until"));
  EXPECT_TRUE(key.at("rotated_from").is_null());
  EXPECT_TRUE(key.at("rotated_to").is_null());
  EXPECT_TRUE(key.at("last_used").is_null());
  EXPECT_EQ(key.at("calls_last_hour"), 0);

  const auto listed = list();
  EXPECT_EQ(listed.status, 200U);
  EXPECT_EQ(body_text(listed).find(secret), std::string::npos);
  EXPECT_EQ(body_text(listed).find("access_key"), std::string::npos);
  const auto page = json_of(listed);
  EXPECT_EQ(page.at("items").as_array().size(), 1U);
  EXPECT_EQ(page.at("items").as_array()[0], created.at("key"));
  EXPECT_EQ(
      page.at("policy"),
      (boost::json::object{{"max_active_keys", 5}, {"active_keys", 1}, {"max_key_days", 3650}, {"may_write", true}}));
  EXPECT_EQ(page.at("api_url"), "http://127.0.0.1:8080");
}

TEST_F(Keys, ListIsNewestFirstAndTheCallersOwn) {
  add_member(*tenants_.scope_of("acme", "os:test"), "bob@acme.example", domain::Role::administrator);
  const auto first = make_key();
  clock_.advance(std::chrono::seconds(2));
  const auto second = make_key();
  const auto items = json_of(list()).at("items").as_array();
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(text_of(items[0].at("id")), second);
  EXPECT_EQ(text_of(items[1].at("id")), first);
  browser_ = sign_in_as("bob@acme.example");
  EXPECT_TRUE(json_of(list()).at("items").as_array().empty());
}

struct BadKey {
  std::string name;
  std::string body;
  std::vector<std::string> properties;
};

class BadKeys : public Keys, public testing::WithParamInterface<BadKey> {};

TEST_P(BadKeys, AreRefusedByMember) {
  const auto response = post("/console/keys", GetParam().body);
  ASSERT_EQ(response.status, 400U) << body_text(response);
  std::vector<std::string> properties;
  const auto answer = json_of(response);
  for (const auto& violation : answer.at("validations").at("body").as_array()) {
    properties.emplace_back(violation.at("property").get_string());
    EXPECT_EQ(violation.at("messages").as_array().size(), 1U);
  }
  EXPECT_EQ(properties, GetParam().properties);
  EXPECT_TRUE(json_of(list()).at("items").as_array().empty());
}

INSTANTIATE_TEST_SUITE_P(
    Table, BadKeys,
    testing::Values(
        BadKey{"empty", "{}", {"instance.label", "instance.access", "instance.expires_days"}},
        BadKey{"no_label", R"({"label":"","access":"read-only","expires_days":30})", {"instance.label"}},
        BadKey{"long_label",
               R"({"label":")" + std::string(101, 'x') + R"(","access":"read-only","expires_days":30})",
               {"instance.label"}},
        BadKey{"long_note",
               R"({"label":"a","note":")" + std::string(1001, 'x') + R"(","access":"read-only","expires_days":30})",
               {"instance.note"}},
        BadKey{"bad_access", R"({"label":"a","access":"root","expires_days":30})", {"instance.access"}},
        BadKey{"zero_days", R"({"label":"a","access":"read-only","expires_days":0})", {"instance.expires_days"}},
        BadKey{"too_many_days", R"({"label":"a","access":"read-only","expires_days":3651})", {"instance.expires_days"}},
        BadKey{"huge_days",
               R"({"label":"a","access":"read-only","expires_days":9223372036854775807})",
               {"instance.expires_days"}},
        BadKey{
            "fraction_of_days", R"({"label":"a","access":"read-only","expires_days":1.5})", {"instance.expires_days"}},
        BadKey{"days_and_time",
               R"({"label":"a","access":"read-only","expires_days":3,"expires_at":"2031-01-01T00:00:00Z"})",
               {"instance.expires_days"}},
        BadKey{"bad_time", R"({"label":"a","access":"read-only","expires_at":"tomorrow"})", {"instance.expires_at"}},
        BadKey{"past_time",
               R"({"label":"a","access":"read-only","expires_at":"1999-01-01T00:00:00Z"})",
               {"instance.expires_at"}},
        BadKey{"host_bits",
               R"({"label":"a","access":"read-only","expires_days":3,"networks":["10.0.0.0/8","10.0.0.1/8"]})",
               {"instance.networks[1]"}},
        BadKey{"networks_as_text",
               R"({"label":"a","access":"read-only","expires_days":3,"networks":"10.0.0.0/8"})",
               {"instance.networks"}},
        BadKey{"unknown_member",
               R"({"label":"a","access":"read-only","expires_days":3,"user_id":"x"})",
               {"instance.user_id"}}),
    [](const auto& test) { return test.param.name; });

TEST_F(Keys, TooManyNetworksAreRefused) {
  std::string networks;
  for (int i = 0; i < 101; ++i) networks += (i ? "," : "") + std::string("\"10.0.0.") + std::to_string(i) + "\"";
  EXPECT_EQ(
      post("/console/keys", R"({"label":"a","access":"read-only","expires_days":3,"networks":[)" + networks + "]}")
          .status,
      400U);
}

TEST_F(Keys, ARetryMakesNothingAndHasNoSecret) {
  const auto first = post("/console/keys", kNewKey, "abc-1");
  ASSERT_EQ(first.status, 201U);
  const std::string spelled_differently =
      R"({ "note":"for the SIEM","label":"Splunk","access":"read-only","networks":["10.2.0.0/16","2001:db8::/32"],"expires_days":30 })";
  clock_.advance(std::chrono::seconds(5));
  for (const auto& body : {std::string(kNewKey), spelled_differently}) {
    const auto again = post("/console/keys", body, "abc-1");
    ASSERT_EQ(again.status, 200U) << body_text(again);
    EXPECT_EQ(type_of(again), "already-created");
    EXPECT_EQ(json_of(again).at("key").at("id"), json_of(first).at("access_key_id"));
    EXPECT_FALSE(json_of(again).contains("access_key"));
  }
  const auto other = post("/console/keys", R"({"label":"Other","access":"read-only","expires_days":30})", "abc-1");
  EXPECT_EQ(other.status, 422U);
  EXPECT_EQ(json_of(list()).at("items").as_array().size(), 1U);
}

TEST_F(Keys, IdempotencyKeyIsReadStrictly) {
  for (const auto& key : {std::string("a b"), std::string(256, 'a'), std::string("\xc3\xa4")}) {
    EXPECT_EQ(post("/console/keys", kNewKey, key).status, 400U) << key;
  }
  auto twice = request_of(browser_, Method::post, "/console/keys", kNewKey);
  twice.headers.add("Idempotency-Key", "a");
  twice.headers.add("Idempotency-Key", "b");
  EXPECT_EQ(call(twice).status, 400U);
  EXPECT_TRUE(json_of(list()).at("items").as_array().empty());
}

TEST_F(Keys, TheSixthIsTooMany) {
  for (int i = 0; i < 5; ++i) make_key();
  const auto sixth = post("/console/keys", kNewKey);
  EXPECT_EQ(sixth.status, 409U);
  EXPECT_EQ(type_of(sixth), "too-many-keys");
  EXPECT_EQ(json_of(list()).at("policy").at("active_keys"), 5);
}

TEST_F(Keys, LifeOfAKey) {
  const auto id = make_key();
  EXPECT_EQ(state_of(post(path_of(id, "disable"), "{}")), "disabled");
  EXPECT_EQ(state_of(post(path_of(id, "enable"), "{}")), "active");
  EXPECT_EQ(state_of(post(path_of(id, "revoke"), "{}")), "revoked");
  EXPECT_EQ(state_of(post(path_of(id, "revoke"), "{}")), "revoked");
  const auto dead = post(path_of(id, "enable"), "{}");
  EXPECT_EQ(dead.status, 409U);
  EXPECT_EQ(type_of(dead), "wrong-state");
  EXPECT_EQ(json_of(list()).at("policy").at("active_keys"), 0);
}

TEST_F(Keys, AnExpiredOneShowsItAndStaysSo) {
  const auto id = make_key(R"({"label":"a","access":"read-only","expires_days":1})");
  clock_.advance(std::chrono::hours(25));
  browser_ = sign_in_as();
  EXPECT_EQ(json_of(list()).at("items").as_array()[0].at("state"), "expired");
  EXPECT_EQ(json_of(list()).at("policy").at("active_keys"), 0);
  EXPECT_EQ(type_of(post(path_of(id, "enable"), "{}")), "wrong-state");
}

TEST_F(Keys, RotationGivesANewSecretAndNamesTheOld) {
  const auto old_id = make_key();
  const auto response = post(path_of(old_id, "rotate"), R"({"overlap_hours":24})", "rot-1");
  ASSERT_EQ(response.status, 201U) << body_text(response);
  const auto rotated = json_of(response);
  EXPECT_TRUE(rotated.contains("access_key"));
  EXPECT_NE(text_of(rotated.at("access_key_id")), old_id);
  EXPECT_EQ(text_of(rotated.at("key").at("rotated_from")), old_id);
  EXPECT_EQ(rotated.at("key").at("label"), "Splunk");
  EXPECT_EQ(text_of(rotated.at("replaces").at("id")), old_id);
  EXPECT_EQ(rotated.at("replaces").at("rotated_to"), rotated.at("access_key_id"));
  EXPECT_LT(rotated.at("replaces").at("valid_until").get_string(), rotated.at("replaces").at("expires").get_string());
  EXPECT_EQ(json_of(list()).at("policy").at("active_keys"), 1) << "the old one no longer counts";

  const auto again = post(path_of(old_id, "rotate"), R"({"overlap_hours":24})", "rot-1");
  EXPECT_EQ(again.status, 200U) << body_text(again);
  EXPECT_EQ(type_of(again), "already-created");
  EXPECT_EQ(json_of(again).at("access_key_id"), rotated.at("access_key_id"));
  EXPECT_EQ(type_of(post(path_of(old_id, "rotate"), R"({"overlap_hours":0})", "rot-2")), "wrong-state");
  const std::string new_id(rotated.at("access_key_id").get_string());
  EXPECT_EQ(post(path_of(new_id, "rotate"), R"({"overlap_hours":24})", "rot-1").status, 422U)
      << "another key is another call";
}

TEST_F(Keys, RotationWithoutOverlapRevokesTheOld) {
  const auto old_id = make_key();
  const auto response = post(path_of(old_id, "rotate"), R"({"overlap_hours":0})");
  ASSERT_EQ(response.status, 201U);
  EXPECT_EQ(json_of(response).at("replaces").at("state"), "revoked");
}

TEST_F(Keys, RotationBodyIsReadStrictly) {
  const auto id = make_key();
  for (const char* body : {"{}", R"({"overlap_hours":2})", R"({"overlap_hours":"1"})", R"({"overlap_hours":-1})",
                           R"({"overlap_hours":1,"label":"x"})"}) {
    EXPECT_EQ(post(path_of(id, "rotate"), body).status, 400U) << body;
  }
}

TEST_F(Keys, OthersKeysAreNotThere) {
  const auto id = make_key();
  add_member(add_tenant("beta"), "eve@beta.example", domain::Role::owner);
  browser_ = sign_in_as("eve@beta.example");
  const std::string unknown = id.substr(0, 11) + std::string(64, '0');
  for (const char* verb : {"disable", "enable", "revoke", "rotate"}) {
    const std::string body = std::string(verb) == "rotate" ? R"({"overlap_hours":0})" : "{}";
    const auto foreign = post(path_of(id, verb), body);
    EXPECT_EQ(foreign.status, 404U) << verb;
    EXPECT_EQ(foreign.status, post(path_of(unknown, verb), body).status) << verb;
  }
  browser_ = sign_in_as();
  EXPECT_EQ(json_of(list()).at("items").as_array()[0].at("state"), "active");
}

TEST_F(Keys, AReaderCannotMakeAWritingKey) {
  add_member(*tenants_.scope_of("acme", "os:test"), "rob@acme.example", domain::Role::read_only);
  browser_ = sign_in_as("rob@acme.example");
  EXPECT_EQ(json_of(list()).at("policy").at("may_write"), false);
  const auto refused = post("/console/keys", R"({"label":"a","access":"read-write","expires_days":3})");
  EXPECT_EQ(refused.status, 403U) << body_text(refused);
  EXPECT_EQ(post("/console/keys", R"({"label":"a","access":"read-only","expires_days":3})").status, 201U);
}

TEST_F(Keys, StateChangesRefuseMembers) {
  const auto id = make_key();
  for (const char* verb : {"disable", "enable", "revoke"}) {
    EXPECT_EQ(post(path_of(id, verb), R"({"force":true})").status, 400U) << verb;
  }
}

TEST_F(Keys, HowItsClientsReadATimeIsChosenAtCreationAndLater) {
  const auto patch = [&](const std::string& id, const std::string& body) {
    return call(request_of(browser_, Method::patch, "/console/keys/" + id, body));
  };
  const auto shown = [&] { return text_of(json_of(list()).at("items").as_array()[0].at("detected_date")); };
  const auto id = make_key();
  EXPECT_EQ(shown(), "default");
  EXPECT_EQ(json_of(patch(id, R"({"detected_date":"list"})")).at("detected_date"), "list");
  EXPECT_EQ(shown(), "list");
  for (const char* body : {"{}", R"({"detected_date":"array"})", R"({"detected_date":null})", R"({"detected_date":1})",
                           R"({"detected_date":"text","label":"x"})", "[]", ""}) {
    EXPECT_EQ(patch(id, body).status, 400U) << body;
  }
  EXPECT_EQ(shown(), "list") << "a refused change changes nothing";
  EXPECT_EQ(patch("1912458000:" + std::string(64, '0'), R"({"detected_date":"text"})").status, 404U);
  post(path_of(id, "revoke"), "{}");
  EXPECT_EQ(patch(id, R"({"detected_date":"text"})").status, 409U);
  make_key(R"({"label":"b","access":"read-only","expires_days":3,"detected_date":"text"})");
  EXPECT_EQ(post("/console/keys", R"({"label":"b","access":"read-only","expires_days":3,"detected_date":"x"})").status,
            400U);
}

TEST_F(Keys, ConfiguredAddressIsTheOneNamed) {
  use_console({.hosts = {}, .public_url = "https://guardian.example", .secure_context = true}, kTestFiles);
  EXPECT_EQ(json_of(list()).at("api_url"), "https://guardian.example");
}

}  // namespace
}  // namespace guardian::console
