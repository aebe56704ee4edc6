#include <gtest/gtest.h>

#include <boost/json/array.hpp>

#include "client/call/api_caller.h"
#include "client/call/key_transport.h"
#include "client/call/page_walk.h"
#include "client/call/refusal.h"
#include "support/memory_output.h"
#include "support/scripted_transport.h"

namespace guardian::client {
namespace {

using namespace std::chrono_literals;

TEST(Path, IsAnOperationsName) {
  for (const char* good : {"device/list", "key/verify", "network/ndNodeL2L3BulkUpdate", "a.b-c_d"})
    EXPECT_TRUE(check_path(good)) << good;
  for (const char* bad : {"", "/device", "device/", "a//b", "..", "a/../b", "./a", "device/list?x=1",
                          "https://a.example", "a b", "a%2fb", "a#b", "a\nb", "\xC3\xA4"}) {
    const auto refused = check_path(bad);
    ASSERT_FALSE(refused) << bad;
    EXPECT_EQ(refused.error().type, "usage") << bad;
  }
}

TEST(Url, EncodesWhatIsForeign) {
  Profile profile{"a&b=c", "id", Secret("key"), "https://iot.example", ""};
  ApiCall call;
  call.path = "device/list";
  call.query = {{"filter", "vendor:\"A B\"&x"}, {"n", "1"}};
  EXPECT_EQ(url_of(call, profile),
            "https://iot.example/pub/v4.0/device/list?customerid=a%26b%3Dc&filter=vendor%3A%22A%20B%22%26x&n=1");
}

TEST(RetryAfter, IsSecondsOrAbsent) {
  EXPECT_EQ(parse_retry_after("7"), 7s);
  for (const char* bad : {"", "-1", "7s", "1e3", "99999999999", "Fri, 31 Dec 1999 23:59:59 GMT", " 7"})
    EXPECT_FALSE(parse_retry_after(bad)) << bad;
}

TEST(Backoff, GrowsAndIsBoundedAndSpread) {
  const std::vector<std::pair<unsigned, std::chrono::milliseconds>> rows{{0, 1s}, {1, 1s},  {2, 2s},
                                                                         {4, 8s}, {7, 60s}, {1000000, 60s}};
  for (const auto& [failures, middle] : rows) {
    const auto delay = backoff(failures);
    EXPECT_GE(delay, middle * 4 / 5) << failures;
    EXPECT_LE(delay, middle * 6 / 5) << failures;
  }
}

class ApiCallerTest : public testing::Test {
 protected:
  ApiCall call_of(const char* method, const char* idempotency_key = "") {
    ApiCall call;
    call.method = method;
    call.path = "device/list";
    call.idempotency_key = idempotency_key;
    return call;
  }
  ScriptedTransport transport;
  FakePause pause;
  MemoryOutput output;
  ApiCaller caller{transport, pause, output};
};

TEST_F(ApiCallerTest, WaitsAsLongAsTheServerSays) {
  transport.answer(429, R"({"msg":"Too many"})", 7);
  transport.answer(503, "", 2);
  transport.answer(200, "{}");
  ASSERT_TRUE(caller.call(call_of("POST")));
  EXPECT_EQ(pause.waits, (std::vector<std::chrono::milliseconds>{7s, 2s}));
  ASSERT_EQ(output.notes.size(), 2U);
  EXPECT_EQ(output.notes.front(), "POST device/list: 429 Too many; trying again in 7.0 s");
}

TEST_F(ApiCallerTest, GivesUp) {
  for (int i = 0; i < 5; ++i) transport.answer(503, "", 1);
  EXPECT_EQ(caller.call(call_of("GET")).error().code, ErrorCode::unavailable);
  EXPECT_EQ(transport.calls.size(), 5U);
  transport.answer(429, "{}", 3600);
  const auto refused = caller.call(call_of("GET"));
  EXPECT_EQ(refused.error().code, ErrorCode::too_many_requests);
  EXPECT_NE(refused.error().client_text.find("3600 s"), std::string::npos);
  EXPECT_EQ(transport.calls.size(), 6U);
}

TEST_F(ApiCallerTest, RepeatsUnansweredCallsThatMayBeMadeTwice) {
  struct Row {
    const char* method;
    const char* key;
    std::size_t tries;
  };
  for (const Row& row :
       {Row{"GET", "", 2}, Row{"PUT", "k", 2}, Row{"POST", "k", 2}, Row{"DELETE", "", 2}, Row{"POST", "", 1}}) {
    transport.answers.clear();
    transport.calls.clear();
    transport.fail();
    transport.answer(200, "{}");
    const auto answer = caller.call(call_of(row.method, row.key));
    EXPECT_EQ(transport.calls.size(), row.tries) << row.method << row.key;
    EXPECT_EQ(answer.has_value(), row.tries == 2) << row.method;
    for (const auto& call : transport.calls) EXPECT_EQ(call.idempotency_key, row.key);
  }
}

TEST_F(ApiCallerTest, DoesNotRepeatOtherRefusals) {
  for (const int status : {301, 400, 401, 403, 404, 409, 410, 413, 422, 500}) {
    transport.calls.clear();
    transport.answer(status, "{}");
    EXPECT_FALSE(caller.call(call_of("GET"))) << status;
    EXPECT_EQ(transport.calls.size(), 1U) << status;
  }
  EXPECT_TRUE(pause.waits.empty());
}

TEST_F(ApiCallerTest, SaysThatADeleteMayHaveHappened) {
  transport.fail();
  transport.answer(404, "{}");
  EXPECT_NE(caller.call(call_of("DELETE")).error().client_text.find("may have deleted"), std::string::npos);
}

struct RefusalRow {
  const char* name;
  int status;
  const char* body;
  ErrorCode code;
  const char* text;
};

TEST(Refusal, SaysWhatAndWhy) {
  const std::vector<RefusalRow> rows{
      {"reason", 403, R"({"code":403,"msg":"No access","reason":"expired"})", ErrorCode::forbidden,
       "GET device/list: 403 No access (expired)"},
      {"no reason", 403, R"({"msg":"No access"})", ErrorCode::forbidden,
       "GET device/list: 403 No access: is the key the tenant's, still active, used from an allowed address, and may "
       "it "
       "write?"},
      {"redirect", 302, "", ErrorCode::configuration,
       "GET device/list: 302: it redirects, which is never followed with a key: put the address it names into the "
       "profile's url"},
      {"another server", 404, "<html>", ErrorCode::not_found,
       "GET device/list: 404 without the API's own error: is the profile's url an IoT Guardian server?"},
      {"its own fault", 500, R"({"msg":"Internal error","request_id":"ab"})", ErrorCode::internal,
       "GET device/list: 500 Internal error, request ab"},
      {"an escape in the text", 409, "{\"msg\":\"a\\u001b[2Jb\"}", ErrorCode::conflict,
       "GET device/list: 409 a\\x1b[2Jb"},
      {"msg is no text", 409, R"({"msg":{}})", ErrorCode::conflict, "GET device/list: 409"},
      {"parameters", 400,
       R"({"msg":"Bad","validations":{"query":[{"property":"instance.pagelength","messages":["a","b"]},{"property":7}]}})",
       ErrorCode::invalid_argument, "GET device/list: 400 the server refuses the call\n  pagelength a; b\n   "},
      {"validations of another kind", 400, R"({"msg":"Bad","validations":{"query":{},"body":[1,"x"]}})",
       ErrorCode::invalid_argument, "GET device/list: 400 Bad"},
  };
  ApiCall call;
  call.path = "device/list";
  for (const auto& row : rows) {
    const auto error = refusal_of({row.status, row.body, std::nullopt}, call);
    EXPECT_EQ(error.code, row.code) << row.name;
    EXPECT_EQ(error.client_text, row.text) << row.name;
  }
}

TEST(Refusal, ShowsThePlaceInTheFilter) {
  struct Row {
    const char* name;
    std::string filter;
    int byte;
    std::string shown;
  };
  const std::vector<Row> rows{
      {"the middle", "vendor:>A", 7, "\n  vendor:>A\n         ^"},
      {"the beginning", "x", 0, "\n  x\n  ^"},
      {"the end", "a AND", 5, "\n  a AND\n       ^"},
      {"past the end", "a", 99, "\n  a\n   ^"},
      {"wide characters", "東京:>A", 7, "\n  東京:>A\n       ^"},
      {"an escape", "\x1b:x", 1, "\n  \\x1b:x\n      ^"},
      {"long", std::string(200, 'a') + "!" + std::string(200, 'b'), 200,
       "\n  …" + std::string(60, 'a') + "!" + std::string(19, 'b') + "…\n  " + std::string(61, ' ') + "^"},
  };
  for (const auto& row : rows) {
    ApiCall call;
    call.path = "device/list";
    call.query = {{"filter", row.filter}};
    const auto error = refusal_of(
        {400,
         R"({"validations":{"query":[{"property":"instance.filter","messages":["is wrong"],"position":{"byte":)" +
             std::to_string(row.byte) + R"(,"column":1}}]}})",
         std::nullopt},
        call);
    EXPECT_EQ(error.client_text, "GET device/list: 400 the server refuses the call\n  filter is wrong" + row.shown)
        << row.name;
  }
}

class PageWalkTest : public ApiCallerTest {
 protected:
  Result<void> walk(const PageWalk& how, Query query = {}, const char* path = "device/list") {
    ApiCall call;
    call.path = path;
    call.query = std::move(query);
    PageVisitor visitor;
    visitor.items = [this](std::string_view, const boost::json::array& items) -> Result<void> {
      pages.push_back(items.size());
      return {};
    };
    visitor.one = [this](const boost::json::value&) -> Result<void> {
      ++things;
      return {};
    };
    return walk_pages(caller, call, how, visitor);
  }
  // `tag` makes pages differ.
  void page(std::size_t count, const std::string& more = "", char tag = 'a') {
    std::string body = "{\"devices\":[";
    for (std::size_t i = 0; i < count; ++i) body += (i > 0 ? ",\"" : "\"") + std::string(1, tag) + "\"";
    transport.answer(200, body + "]" + more + "}");
  }
  std::string asked(std::size_t at, std::string_view name) {
    for (const auto& [key, value] : transport.calls.at(at).query)
      if (key == name) return value;
    return "-";
  }
  std::vector<std::size_t> pages;
  int things = 0;
};

TEST_F(PageWalkTest, OnePageIsAskedForAsItIs) {
  page(2);
  ASSERT_TRUE(walk({}, {{"offset", "7"}}));
  EXPECT_EQ(transport.calls.size(), 1U);
  EXPECT_EQ(transport.calls[0].query, (Query{{"offset", "7"}}));
}

TEST_F(PageWalkTest, CountsTheOffsetUntilAShortPage) {
  page(1000, "", 'a');
  page(1000, "", 'b');
  page(3, "", 'c');
  ASSERT_TRUE(walk({.all = true, .limit = std::nullopt}));
  EXPECT_EQ(pages, (std::vector<std::size_t>{1000, 1000, 3}));
  EXPECT_EQ(asked(0, "offset"), "-");
  EXPECT_EQ(asked(1, "offset"), "1000");
  EXPECT_EQ(asked(2, "offset"), "2000");
  EXPECT_EQ(asked(2, "pagelength"), "1000");
}

TEST_F(PageWalkTest, BeginsWhereItIsTold) {
  page(2, "", 'a');
  page(1, "", 'b');
  ASSERT_TRUE(walk({.all = true, .limit = std::nullopt}, {{"pagelength", "2"}, {"offset", "10"}}));
  EXPECT_EQ(asked(1, "offset"), "12");
  EXPECT_EQ(asked(1, "pagelength"), "2");
}

TEST_F(PageWalkTest, EndsAtTheLimit) {
  page(1000, "", 'a');
  page(500, "", 'b');
  ASSERT_TRUE(walk({.all = false, .limit = 1500}));
  EXPECT_EQ(asked(1, "pagelength"), "500");
  EXPECT_EQ(transport.calls.size(), 2U);
  page(9);
  pages.clear();
  ASSERT_TRUE(walk({.all = false, .limit = 4}));
  EXPECT_EQ(pages, (std::vector<std::size_t>{4}));
}

TEST_F(PageWalkTest, FollowsTheCursor) {
  page(1, R"(,"next":"c1")", 'a');
  page(0, R"(,"next":"c2")", 'b');
  page(1, R"(,"next":null)", 'c');
  ASSERT_TRUE(walk({.all = true, .limit = std::nullopt}, {{"offset", "0"}}));
  EXPECT_EQ(asked(1, "cursor"), "c1");
  EXPECT_EQ(asked(1, "offset"), "-");
  EXPECT_EQ(asked(2, "cursor"), "c2");
  EXPECT_EQ(transport.calls.size(), 3U);
}

TEST_F(PageWalkTest, FollowsChangesUntilThereIsNoMore) {
  page(1, R"(,"next":"c1","more":true)", 'a');
  page(1, R"(,"next":"c2","more":false)", 'b');
  ASSERT_TRUE(walk({.all = true, .limit = std::nullopt}, {}, "changes"));
  EXPECT_EQ(asked(1, "since"), "c1");
  EXPECT_EQ(transport.calls.size(), 2U);
}

TEST_F(PageWalkTest, EndsWhereTheServerDoesNotPage) {
  page(1000, "", 'a');
  page(1000, "", 'a');
  ASSERT_TRUE(walk({.all = true, .limit = std::nullopt}));
  EXPECT_EQ(pages, (std::vector<std::size_t>{1000}));
  pages.clear();
  page(3512);
  ASSERT_TRUE(walk({.all = true, .limit = std::nullopt}));
  EXPECT_EQ(pages, (std::vector<std::size_t>{3512}));
  page(1, R"(,"next":"same")", 'a');
  page(1, R"(,"next":"same")", 'b');
  EXPECT_FALSE(walk({.all = true, .limit = std::nullopt}));
}

TEST_F(PageWalkTest, AThingIsOnePage) {
  transport.answer(200, R"({"success":true})");
  ASSERT_TRUE(walk({.all = true, .limit = std::nullopt}));
  EXPECT_EQ(things, 1);
  transport.answer(200, "<html>");
  EXPECT_EQ(walk({.all = true, .limit = std::nullopt}).error().code, ErrorCode::unavailable);
}

}  // namespace
}  // namespace guardian::client
