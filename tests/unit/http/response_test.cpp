#include "http/response.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/json_reader.h"
#include "base/time_format.h"
#include "http/serialize.h"

namespace guardian::http {
namespace {

TEST(ErrorResponse, CarriesTheOldAndTheStandardMembers) {
  Request request;
  request.path = "/keys/7";
  request.request_id = "0123456789abcdef01234567";
  const auto response =
      error_response(request, 409, Error::conflict("too many keys", "too-many-keys"), "\"validations\":{\"a\":1}");
  EXPECT_EQ(response.status, 409u);
  EXPECT_EQ(response.headers.find("content-type"), "application/json");
  EXPECT_EQ(std::get<std::string>(response.body),
            R"({"code":409,"msg":"too many keys","type":"too-many-keys","title":"Conflict","status":409,)"
            R"("detail":"too many keys","instance":"/keys/7","request_id":"0123456789abcdef01234567",)"
            R"("validations":{"a":1}})");
}

TEST(ErrorResponse, NeverShowsTheTextForTheLog) {
  const auto response = error_response(Request(), Error::internal("the password is 123"));
  EXPECT_EQ(response.status, 500u);
  EXPECT_THAT(std::get<std::string>(response.body), testing::Not(testing::HasSubstr("123")));
  EXPECT_TRUE(parse_json(std::get<std::string>(response.body)));
}

TEST(ResponseHead, LeavesFramingToTheServerAndBreaksNoLine) {
  Headers headers;
  headers.add("Content-Length", "99");
  headers.add("transfer-encoding", "gzip");
  headers.add("Connection", "upgrade");
  headers.add("X-Evil", "a\r\nSet-Cookie: b");
  headers.add("Bad Name", "a");
  headers.add("X-Good", "a");
  Headers defaults;
  defaults.add("x-good", "default");
  defaults.add("X-Other", "default");
  std::string out;
  append_head(out, {.status = 204,
                    .headers = &headers,
                    .default_headers = &defaults,
                    .date = "D",
                    .request_id = "R",
                    .content_length = {},
                    .chunked = false,
                    .connection = "close"});
  EXPECT_EQ(out,
            "HTTP/1.1 204 No Content\r\nDate: D\r\nServer: iot-guardian\r\nX-Request-Id: R\r\nX-Good: a\r\n"
            "X-Other: default\r\nConnection: close\r\n\r\n");
}

TEST(HttpDate, IsTheStandardsExample) {
  EXPECT_EQ(format_http_date(*parse_time("1994-11-06T08:49:37.999Z")), "Sun, 06 Nov 1994 08:49:37 GMT");
}

TEST(Headers, AreFoundWithoutRegardToCase) {
  Headers headers;
  headers.add("X-A", "1");
  headers.add("x-a", "2");
  EXPECT_EQ(headers.find("X-a"), "1");
  EXPECT_EQ(headers.count("X-A"), 2u);
  headers.set("x-A", "3");
  EXPECT_EQ(headers.count("X-A"), 1u);
  EXPECT_EQ(headers.find("X-A"), "3");
  EXPECT_FALSE(headers.find("X-B"));
}

}  // namespace
}  // namespace guardian::http
