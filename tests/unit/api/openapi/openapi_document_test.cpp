#include "api/openapi/openapi_document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <set>

#include "api/openapi/code_sample.h"
#include "base/json_reader.h"
#include "domain/devices/device_fields.h"
#include "unit/api/requests.h"

namespace guardian::api {
namespace {

using boost::json::object;
using boost::json::value;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr Fragment kSkeleton{"document", R"({"openapi":"3.1.0","info":{},"components":{
    "responses":{"NotFound":{"description":"Nothing","content":{"application/json":{}}}}}})"};

http::Response no_answer(const Call&) { return {}; }
http::Response open_answer(const Services&, const http::Request&) { return {}; }

object made(const OperationTable& table, std::vector<Fragment> fragments,
            const std::vector<std::string>& problems = {}) {
  fragments.insert(fragments.begin(), kSkeleton);
  const OpenapiDocument document = make_openapi_document(table, fragments);
  EXPECT_EQ(document.problems, problems);
  return parse_json(document.text, {.depth = 64, .bytes = document.text.size()})->get_object();
}

const value& at(const object& from, std::initializer_list<std::string_view> path) {
  const object* here = &from;
  const value* found = nullptr;
  for (const std::string_view name : path) {
    found = here->if_contains(name);
    if (found == nullptr) {
      ADD_FAILURE() << "no " << name;
      static const value none;
      return none;
    }
    here = found->if_object();
    static const object empty;
    if (here == nullptr) here = &empty;
  }
  return *found;
}

std::set<std::string> names(const value& from) {
  std::set<std::string> out;
  for (const auto& [name, content] : from.as_object()) out.emplace(name);
  return out;
}

TEST(OpenapiDocument, EachRowHasItsFragmentAndEachFragmentItsRow) {
  EXPECT_THAT(openapi_document().problems, ElementsAre());
  EXPECT_TRUE(parse_json(openapi_document().text, {.depth = 64, .bytes = openapi_document().text.size()}));
}

TEST(OpenapiDocument, ARowStandsAtEachOfItsMachineMounts) {
  OperationTable table;
  table.add_route(http::Method::get, "thing/list", Needs::read, 60, kNoBody, no_answer, "thing/list", kV4V1AndConsole);
  const auto document = made(table, {{"get_thing_list", R"({"summary":"s","parameters":[{"name":"a"}],
      "responses":{"200":{"description":"d"}},"x-guardian-example":{"query":{"a":1}}})"}});
  EXPECT_EQ(names(at(document, {"paths"})), (std::set<std::string>{"/pub/v4.0/thing/list", "/iot/pub/v1/thing/list"}));
  const auto& v4 = at(document, {"paths", "/pub/v4.0/thing/list", "get"}).as_object();
  const auto& v1 = at(document, {"paths", "/iot/pub/v1/thing/list", "get"}).as_object();
  EXPECT_EQ(v4.at("operationId"), "getThingList");
  EXPECT_EQ(v1.at("operationId"), "getThingListV1");
  EXPECT_EQ(v4.at("x-guardian-operation"), "GET thing/list");
  EXPECT_EQ(v1.at("x-guardian-operation"), "GET thing/list");
  EXPECT_EQ(v4.at("x-needs"), "read");
  EXPECT_EQ(v4.at("x-rate-limit"), 60);
  EXPECT_EQ(to_json(v4.at("parameters")), R"([{"$ref":"#/components/parameters/customerid"},{"name":"a"}])");
  EXPECT_EQ(to_json(v1.at("parameters")), R"([{"name":"a"}])");
  EXPECT_EQ(to_json(v4.at("security")), R"([{"KeyId":[],"AccessKey":[]}])");
  EXPECT_EQ(to_json(v1.at("security")), R"([{"OAuth2":[]},{"BearerToken":[]}])");
  EXPECT_EQ(names(v4.at("responses")), (std::set<std::string>{"200", "400", "403", "429", "503"}));
  EXPECT_EQ(names(v1.at("responses")), (std::set<std::string>{"200", "400", "401", "403", "429", "503"}));
  EXPECT_EQ(v4.at("responses"), object(v4.at("responses").as_object()));
  EXPECT_EQ(to_json(v4.at("responses").as_object().at("200")), R"({"$ref":"#/components/responses/GetThingList200"})");
  EXPECT_EQ(names(at(document, {"components", "responses", "GetThingList200", "headers"})),
            (std::set<std::string>{"RateLimit", "RateLimit-Policy", "X-Request-Id"}));
}

TEST(OpenapiDocument, GenerationTwoHasFragmentsOfItsOwn) {
  OperationTable table;
  table.add_route(http::Method::get, "thing/list", Needs::read, 60, kNoBody, no_answer, "v2/thing/list", kV2AndConsole);
  const auto document = made(table, {{"v2_get_thing_list", R"({"responses":{"200":{"description":"d"}}})"}});
  const auto& v2 = at(document, {"paths", "/iot/pub/v2/thing/list", "get"}).as_object();
  EXPECT_EQ(v2.at("operationId"), "getThingListV2");
  EXPECT_EQ(v2.at("x-guardian-operation"), "GET v2/thing/list");
}

TEST(OpenapiDocument, ABodyIsSharedAndMayBeTooLarge) {
  OperationTable table;
  table.add_route(http::Method::put, "thing", Needs::write, 180, kBulkBody, no_answer, "thing/update", kV4,
                  Customer::optional);
  const auto document = made(table, {{"put_thing", R"({"requestBody":{"content":{}},"responses":{
      "200":{"description":"d"},"404":{"description":"No such thing"},"409":{}}})"}});
  const auto& put = at(document, {"paths", "/pub/v4.0/thing", "put"}).as_object();
  EXPECT_EQ(put.at("x-needs"), "write");
  EXPECT_EQ(put.at("x-body-limit"), 8 * 1024 * 1024);
  EXPECT_EQ(to_json(put.at("requestBody")), R"({"$ref":"#/components/requestBodies/PutThing"})");
  EXPECT_EQ(to_json(put.at("parameters")), R"([{"$ref":"#/components/parameters/optionalCustomerid"},{"$ref":"#/components/parameters/idempotencyKey"}])");
  EXPECT_EQ(names(put.at("responses")),
            (std::set<std::string>{"200", "400", "403", "404", "409", "413", "415", "422", "429", "503"}));
  EXPECT_EQ(to_json(put.at("responses").as_object().at("404")),
            R"({"description":"No such thing","content":{"application/json":{}}})");
  EXPECT_EQ(to_json(put.at("responses").as_object().at("409")), R"({"$ref":"#/components/responses/Conflict"})");
}

TEST(OpenapiDocument, AnOpenRowAsksForNoKey) {
  OperationTable table;
  table.add_public_route(http::Method::post, "/oauth2/token", open_answer, "token");
  const auto document =
      made(table, {{"post_oauth2_token", R"({"summary":"s","responses":{"200":{"description":"d"}}})"}});
  const auto& post = at(document, {"paths", "/oauth2/token", "post"}).as_object();
  EXPECT_EQ(post.at("operationId"), "postOauth2Token");
  EXPECT_EQ(to_json(post.at("security")), "[]");
  EXPECT_EQ(names(post.at("responses")), (std::set<std::string>{"200"}));
}

TEST(OpenapiDocument, WhatDoesNotFitIsToldAndLeftOut) {
  OperationTable table;
  table.add_route(http::Method::get, "a", Needs::read, 60, kNoBody, no_answer, "a", kV4);
  const auto document =
      made(table, {{"get_b", "{}"}, {"get_c", "{"}, {"schemas/S", R"({"type":"string"})"}},
           {"the fragment get_c is no JSON object: JSON, byte 1: the text ends too early",
            "the operation a has no fragment get_a.json", "the fragment get_b belongs to no operation"});
  EXPECT_EQ(names(at(document, {"paths"})), std::set<std::string>{});
  EXPECT_EQ(to_json(at(document, {"components", "schemas", "S"})), R"({"type":"string"})");
}

TEST(OpenapiDocument, DevicesAreThoseOfTheCatalogue) {
  const auto document = made(OperationTable(), {{"device_members", R"({"deviceid":"its name"})"}});
  const auto& schemas = at(document, {"components", "schemas"}).as_object();
  EXPECT_EQ(names(at(document, {"components", "schemas", "DeviceSummary", "properties"})).size(), 14U);
  EXPECT_EQ(at(document, {"components", "schemas", "DeviceSummary", "required"}).as_array().size(), 14U);
  const auto& device = schemas.at("Device").as_object().at("properties").as_object();
  EXPECT_EQ(to_json(device.at("deviceid")), R"({"type":"string","description":"its name"})");
  EXPECT_EQ(to_json(device.at("vlan")), R"({"type":["string","null"]})");
  EXPECT_EQ(to_json(device.at("risk_score")), R"({"type":"integer"})");
  EXPECT_EQ(to_json(device.at("first_seen_date")), R"({"type":"string","format":"date-time"})");
  EXPECT_FALSE(device.contains("tags")) << "a twin of Tags";
  const auto texts = at(document, {"components", "schemas", "Device", "required"}).as_array();
  EXPECT_EQ(std::count(texts.begin(), texts.end(), value("MAC")), 0);
  for (const auto& field : domain::device_fields()) {
    const bool twin = field.only_in_sets && (field.sets & static_cast<unsigned>(domain::FieldSet::full)) == 0;
    EXPECT_NE(device.contains(field.name), twin) << field.name;
  }
}

TEST(OpenapiDocument, IsServedWithAnEntityTag) {
  const auto first = serve_openapi_document(get_request("/openapi.json"));
  EXPECT_EQ(first.status, 200U);
  EXPECT_EQ(*first.headers.find("Content-Type"), "application/json");
  auto again = get_request("/openapi.json");
  again.headers.add("If-None-Match", "\"other\", W/" + std::string(*first.headers.find("ETag")));
  EXPECT_EQ(serve_openapi_document(again).status, 304U);
}

TEST(CodeSample, HasShellVariablesForWhatTheReaderKnows) {
  const auto example = parse_json(R"({"query":{"id":"{{alert_id}}","q":"a b&c"}})")->get_object();
  EXPECT_EQ(curl_sample("GET", "/pub/v4.0/alert", SampleAccess::key, example),
            "curl \"$GUARDIAN_URL/pub/v4.0/alert?customerid=$CUSTOMER_ID&id=$ALERT_ID&q=a%20b%26c\" \\\n"
            "  -H \"X-Key-Id: $KEY_ID\" \\\n  -H \"X-Access-Key: $ACCESS_KEY\"");
}

TEST(CodeSample, QuotesABodyForTheShell) {
  const auto example = parse_json(R"({"body":{"name":"it's {{x}}","n":1}})")->get_object();
  EXPECT_EQ(curl_sample("PUT", "/x", SampleAccess::bearer, example),
            "curl -X PUT \"$GUARDIAN_URL/x\" \\\n  -H \"Authorization: Bearer $TOKEN\" \\\n"
            "  -H 'Content-Type: application/json' \\\n  -d '{\"name\":\"it'\\''s X\",\"n\":1}'");
  EXPECT_EQ(curl_sample("PUT", "/x", SampleAccess::open, parse_json(R"({"files":{"file":"x"}})")->get_object()),
            "curl -X PUT \"$GUARDIAN_URL/x\" \\\n  -F 'file=@file'");
}

}  // namespace
}  // namespace guardian::api
