#include "api/oauth2/token_request.h"

#include <gtest/gtest.h>

#include "base/encoding.h"
#include "unit/api/requests.h"

namespace guardian::api {
namespace {

const std::string kId = "1912458000:" + std::string(64, 'a');
const std::string kSecretText = "eyJ0.eyJz-_.c2ln";

std::string basic(const std::string& pair) { return "Basic " + base64_encode(pair); }

http::Request form(const std::string& body, const std::string& authorization_field = {}) {
  http::Request request = put_request("/oauth2/access_token", body);
  request.method = http::Method::post;
  request.headers.add("Content-Type", "application/x-www-form-urlencoded");
  if (!authorization_field.empty()) request.headers.add("Authorization", authorization_field);
  return request;
}

std::string error_of(const http::Request& request) {
  const auto read = read_token_request(request);
  const auto* error = std::get_if<TokenError>(&read);
  return error ? std::string(error->error) : "none";
}

TEST(TokenRequest, EveryFormOfAClientIsRead) {
  const std::string encoded_id = "1912458000%3A" + std::string(64, 'a');
  const std::string body = "grant_type=client_credentials";
  const http::Request requests[] = {
      form(body, basic(kId + ":" + kSecretText)),
      form(body, basic(encoded_id + ":" + kSecretText)),
      form(body, basic("1912458000%3a" + std::string(64, 'a') + ":" + percent_encode(kSecretText))),
      form(body, "bAsIc   " + base64_encode(kId + ":" + kSecretText)),
      form(body + "&client_id=" + kId + "&client_secret=" + kSecretText),
      form(body + "&client_id=" + encoded_id + "&client_secret=" + kSecretText),
      form("client_secret=" + kSecretText + "&x=y&&scope=&" + body + "&client_id=" + encoded_id),
  };
  for (const auto& request : requests) {
    const auto read = read_token_request(request);
    ASSERT_TRUE(std::holds_alternative<TokenRequest>(read)) << request.body;
    EXPECT_EQ(std::get<TokenRequest>(read).key_id, kId) << request.body;
    EXPECT_EQ(std::get<TokenRequest>(read).access_key.reveal(), kSecretText) << request.body;
    EXPECT_EQ(std::get<TokenRequest>(read).scope, "");
  }
}

TEST(TokenRequest, WhatIsNoClientIsAnEmptyOne) {
  const std::string body = "grant_type=client_credentials";
  for (const auto& field : {std::string("Basic"), std::string("Basic !!!"), basic("no colon"), std::string("Bearer x"),
                            basic("a%zz:b"), basic("a:b%2"), basic(""), std::string("Basic YTpi=")}) {
    const auto read = read_token_request(form(body, field));
    ASSERT_TRUE(std::holds_alternative<TokenRequest>(read)) << field;
    EXPECT_EQ(std::get<TokenRequest>(read).access_key.reveal(), "") << field;
  }
  const auto read = read_token_request(form(body));
  EXPECT_EQ(std::get<TokenRequest>(read).key_id, "");
}

TEST(TokenRequest, EachErrorHasItsName) {
  const std::string good = "grant_type=client_credentials";
  const std::string pair = basic(kId + ":" + kSecretText);
  struct Row {
    const char* name;
    http::Request request;
    const char* error;
  };
  std::vector<Row> rows;
  const auto add = [&](const char* name, http::Request request, const char* error) {
    rows.push_back({name, std::move(request), error});
  };
  add("no body", form("", pair), "invalid_request");
  add("no grant", form("scope=tsg_id:acme", pair), "invalid_request");
  add("empty grant", form("grant_type=", pair), "invalid_request");
  add("another grant", form("grant_type=password", pair), "unsupported_grant_type");
  add("grant in capitals", form("grant_type=CLIENT_CREDENTIALS", pair), "unsupported_grant_type");
  add("grant twice", form(good + "&" + good, pair), "invalid_request");
  add("scope twice", form(good + "&scope=a&scope=b", pair), "invalid_request");
  add("an unknown parameter twice", form(good + "&x=1&x=2", pair), "invalid_request");
  add("both forms", form(good + "&client_id=" + kId + "&client_secret=" + kSecretText, pair), "invalid_request");
  add("both forms, the ID alone", form(good + "&client_id=" + kId, pair), "invalid_request");
  add("a bearer token beside the body's client", form(good + "&client_id=a&client_secret=b", "Bearer x"),
      "invalid_request");
  add("broken percent-encoding", form(good + "&scope=%zz", pair), "invalid_request");
  add("not UTF-8", form(good + "&scope=%ff", pair), "invalid_request");
  add("NUL", form(good + "&scope=%00", pair), "invalid_request");
  std::string many = good;
  for (int i = 0; i < 64; ++i) many += "&p" + std::to_string(i) + "=1";
  add("too many parameters", form(many, pair), "invalid_request");
  auto two_fields = form(good, pair);
  two_fields.headers.add("authorization", pair);
  add("two Authorization fields", two_fields, "invalid_request");
  auto json = form(R"({"grant_type":"client_credentials"})", pair);
  json.headers.set("Content-Type", "application/json");
  add("JSON", json, "invalid_request");
  auto untyped = form(good, pair);
  untyped.headers = http::Headers();
  untyped.headers.add("Authorization", pair);
  add("no content type", untyped, "invalid_request");
  auto in_query = form(good);
  in_query.query = {{"client_id", kId}, {"client_secret", kSecretText}};
  add("a client in the address", in_query, "invalid_request");
  for (const auto& row : rows) EXPECT_EQ(error_of(row.request), row.error) << row.name;

  auto with_charset = form(good, pair);
  with_charset.headers.set("Content-Type", "Application/X-WWW-Form-Urlencoded ; charset=UTF-8");
  EXPECT_EQ(error_of(with_charset), "none");
}

TEST(TokenScope, IsOfTheTenantOrNot) {
  struct Row {
    const char* scope;
    bool fits;
    const char* granted;
  };
  const Row rows[] = {
      {"", true, "tsg_id:acme"},
      {"tsg_id:acme", true, "tsg_id:acme"},
      {"tsg_id:1234567890", true, "tsg_id:1234567890"},
      {"profile tsg_id:1234567890 email", true, "tsg_id:1234567890"},
      {"  tsg_id:acme  ", true, "tsg_id:acme"},
      {"acme", true, "tsg_id:acme"},
      {"tsg_id:bolt", false, ""},
      {"tsg_id:acme tsg_id:bolt", false, ""},
      {"tsg_id:", false, ""},
      {"tsg_id:ACME", false, ""},
      {"tsg_id:01234567890", false, ""},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(scope_is_of_tenant(row.scope, "acme", "1234567890"), row.fits) << row.scope;
    if (row.fits) EXPECT_EQ(granted_scope(row.scope, "acme"), row.granted) << row.scope;
  }
  EXPECT_FALSE(scope_is_of_tenant("tsg_id:", "acme", "")) << "a tenant without the number is not named by none";
}

}  // namespace
}  // namespace guardian::api
