#include "api/parameters/input_problems.h"

#include <gtest/gtest.h>

#include "api/parameters/json_body.h"
#include "base/json_reader.h"
#include "unit/api/requests.h"

namespace guardian::api {
namespace {

TEST(InputProblems, AnswerWithTheShapeClientsKnow) {
  InputProblems problems;
  problems.in_body("deviceidlist", "is required");
  problems.in_body("tag.tagType", "must be text", "7");
  problems.in_query("pagelength", "must be more", "0");
  http::Response response = problems.answer(put_request("/pub/v4.0/device/update", ""));
  EXPECT_EQ(response.status, 400U);
  EXPECT_EQ(body_of(response),
            R"({"code":400,"msg":"Bad Request: deviceidlist is required","type":"about:blank","title":"Bad Request",)"
            R"("status":400,"detail":"Bad Request: deviceidlist is required","instance":"/pub/v4.0/device/update",)"
            R"("request_id":"0123456789abcdef01234567","statusText":"Bad Request","jsonSchemaValidation":true,)"
            R"("validations":{"query":[{"property":"instance.pagelength","messages":["must be more"],"value":"0"}],)"
            R"("body":[{"property":"instance.deviceidlist","messages":["is required"]},)"
            R"({"property":"instance.tag.tagType","messages":["must be text"],"value":7}]}})");
}

TEST(InputProblems, LongValuesAreCut) {
  InputProblems problems;
  problems.in_body("tag", "is wrong", "[\"" + std::string(500, 'x') + "\"]");
  problems.in_query("stime", "is wrong", std::string(500, '"'));
  http::Response response = problems.answer(get_request("/x"));
  EXPECT_TRUE(parse_json(body_of(response)));
  EXPECT_LT(body_of(response).size(), 1000U);
}

std::string refusal_of(const http::Request& request) {
  auto body = read_json_body(request);
  auto* refused = std::get_if<http::Response>(&body);
  return refused == nullptr ? "accepted" : std::to_string(refused->status);
}

TEST(JsonBody, AnEmptyBodyIsAnEmptyObject) {
  EXPECT_EQ(refusal_of(put_request("/x", "")), "accepted");
  EXPECT_EQ(refusal_of(put_request("/x", " \r\n")), "accepted");
}

TEST(JsonBody, AnythingButAnObjectIs400) {
  for (const char* text :
       {"[]", "null", "7", "\"x\"", "{", "{}{}", "{\"a\":1,\"a\":2}", "{\"a\":1e999}", "\xff", "{\"a\":NaN}"}) {
    EXPECT_EQ(refusal_of(put_request("/x", text)), "400") << text;
  }
  EXPECT_EQ(refusal_of(put_request("/x", std::string(100'000, '['))), "400");
}

TEST(JsonBody, AnEncodedBodyIs415) {
  http::Request request = put_request("/x", "{}");
  request.headers.add("content-encoding", "gzip");
  EXPECT_EQ(refusal_of(request), "415");
}

}  // namespace
}  // namespace guardian::api
