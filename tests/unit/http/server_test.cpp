#include "http/server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/encoding.h"
#include "base/guarded.h"
#include "base/json_reader.h"
#include "unit/base/named_row.h"
#include "unit/http/raw_client.h"

namespace guardian::http {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr const char* kGet = "GET /io HTTP/1.1\r\nHost: a\r\n\r\n";

TEST(ServerAnswers, CarryTheFieldsOfEveryAnswer) {
  Listener listener;
  listener.default_headers.add("X-Content-Type-Options", "nosniff");
  TestServer server(ordinary_routes(), {}, listener);
  for (const char* bytes :
       {kGet, "GET /none HTTP/1.1\r\nHost: a\r\n\r\n", "nonsense\r\n\r\n", "GET / HTTP/9.9\r\n\r\n"}) {
    const std::string answer = RawClient(server.port()).send(bytes).read_answer();
    EXPECT_THAT(answer, HasSubstr("\r\nServer: iot-guardian\r\n"));
    EXPECT_THAT(answer, HasSubstr("\r\nX-Content-Type-Options: nosniff\r\n"));
    EXPECT_THAT(answer, HasSubstr("\r\nContent-Type: application/json\r\n"));
    EXPECT_THAT(answer, testing::ContainsRegex("\r\nDate: [A-Z][a-z][a-z], [0-9]{2} [A-Z][a-z]{2} 20"));
    EXPECT_THAT(answer, testing::ContainsRegex("\r\nX-Request-Id: [0-9a-f]{24}\r\n"));
    EXPECT_TRUE(parse_json(body_in(answer))) << answer;
  }
}

struct ExchangeRow {
  const char* name;
  std::string bytes;
  unsigned status;
  const char* contains;
  bool closes;
};
class SingleRequests : public testing::TestWithParam<ExchangeRow> {};
TEST_P(SingleRequests, AreAnsweredOnce) {
  TestServer server(ordinary_routes());
  RawClient client(server.port());
  // What follows a refused request must never be taken for a request; what follows a good one must be.
  client.send(GetParam().bytes + (GetParam().closes ? "GET /io?smuggled HTTP/1.1\r\nHost: a\r\n\r\n" : ""));
  const std::string first = client.read_answer();
  EXPECT_EQ(status_in(first), GetParam().status) << first;
  EXPECT_THAT(first, HasSubstr(GetParam().contains));
  if (GetParam().closes) {
    EXPECT_THAT(first, HasSubstr("\r\nConnection: close\r\n"));
    EXPECT_EQ(client.read_all(), "");
    EXPECT_FALSE(client.was_reset());
  } else {
    EXPECT_EQ(status_in(client.send(kGet).read_answer()), 200u);
  }
}
INSTANTIATE_TEST_SUITE_P(
    Server, SingleRequests,
    testing::Values(
        ExchangeRow{"get_on_the_io_thread", "GET /io?a=b HTTP/1.1\r\nHost: a\r\n\r\n", 200, "\"GET a=b\"", false},
        ExchangeRow{"get_on_a_lane", "GET /db?a=b HTTP/1.1\r\nHost: a\r\n\r\n", 200, "\"GET a=b\"", false},
        ExchangeRow{"empty_line_in_front", "\r\nGET /io HTTP/1.1\r\nHost: a\r\n\r\n", 200, "GET", false},
        ExchangeRow{"two_empty_lines_in_front", "\r\n\r\nGET /io HTTP/1.1\r\nHost: a\r\n\r\n", 400, "\"code\":400",
                    true},
        ExchangeRow{"range_is_ignored", "GET /io HTTP/1.1\r\nHost: a\r\nRange: bytes=0-1\r\n\r\n", 200, "\"GET\"",
                    false},
        ExchangeRow{"upgrade_is_ignored", "GET /io HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n",
                    200, "\"GET\"", false},
        ExchangeRow{"absolute_form", "GET http://a/io HTTP/1.1\r\nHost: a\r\n\r\n", 200, "\"GET\"", false},
        ExchangeRow{"body_by_length", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello", 200, "hello",
                    false},
        ExchangeRow{"body_by_chunks",
                    "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: "
                    "chunked\r\n\r\n3\r\nhel\r\n2;x\r\nlo\r\n0\r\nX-A: b\r\n\r\n",
                    200, "hello", false},
        ExchangeRow{"body_of_nothing", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n", 200,
                    "Content-Length: 0", false},
        ExchangeRow{"body_of_the_limit",
                    "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n" + std::string(1000, 'x'), 200,
                    "xxx", false},
        ExchangeRow{"body_over_the_limit",
                    "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\n\r\n" + std::string(1001, 'x'), 413,
                    "\"code\":413", true},
        ExchangeRow{"chunks_over_the_limit",
                    "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n", 413, "\"code\":413",
                    true},
        ExchangeRow{"body_where_none_is_taken", "POST /no-body HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx", 413,
                    "\"code\":413", true},
        ExchangeRow{"malformed_chunk",
                    "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0x3\r\nabc\r\n0\r\n\r\n", 400,
                    "\"code\":400", true},
        ExchangeRow{"unknown_path", "GET /none HTTP/1.1\r\nHost: a\r\n\r\n", 404, "\"msg\":\"Not Found\"", false},
        ExchangeRow{"unknown_path_with_unread_body", "POST /none HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello",
                    404, "\"code\":404", true},
        ExchangeRow{"wrong_method", "PUT /io HTTP/1.1\r\nHost: a\r\n\r\n", 405, "\r\nAllow: GET, HEAD\r\n", false},
        ExchangeRow{
            "length_and_chunked",
            "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400,
            "\"code\":400", true},
        ExchangeRow{"bare_line_feed", "GET /io HTTP/1.1\nHost: a\n\n", 400, "\"code\":400", true},
        ExchangeRow{"http_0_9", "GET /io\r\n", 400, "\"code\":400", true},
        ExchangeRow{"http_2_preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, "\"code\":505", true},
        ExchangeRow{"trace", "TRACE /io HTTP/1.1\r\nHost: a\r\n\r\n", 501, "\"code\":501", true},
        ExchangeRow{"tls_hello_on_a_plain_port", "\x16\x03\x01\x02", 400, "\"code\":400", true},
        ExchangeRow{"long_line_without_end", "GET /" + std::string(9000, 'a'), 414, "\"code\":414", true},
        ExchangeRow{"fields_without_end", "GET /io HTTP/1.1\r\nHost: a\r\n" + std::string(17'000, 'a'), 431,
                    "\"code\":431", true},
        ExchangeRow{"dot_segments", "GET /io/../db HTTP/1.1\r\nHost: a\r\n\r\n", 400, "dot segment", true},
        ExchangeRow{"unknown_expectation",
                    "POST /echo HTTP/1.1\r\nHost: a\r\nExpect: x\r\nContent-Length: 5\r\n\r\nhello", 417,
                    "\"code\":417", true},
        ExchangeRow{"asked_to_close", "GET /io HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 200, "GET", true},
        ExchangeRow{"http_1_0", "GET /io HTTP/1.0\r\nHost: a\r\n\r\n", 200, "GET", true},
        ExchangeRow{"http_1_0_keep_alive", "GET /io HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n", 200,
                    "\r\nConnection: keep-alive\r\n", false}),
    row_name);

TEST(ServerReads, RequestsHoweverTheirBytesCome) {
  TestServer server(ordinary_routes());
  RawClient client(server.port());
  for (const char c :
       std::string_view("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")) {
    client.send({&c, 1});
  }
  EXPECT_EQ(body_in(client.read_answer()), "abc");
}

TEST(ServerReads, PipelinedRequestsInOrder) {
  TestServer server(ordinary_routes());
  std::string bytes;
  const int count = 300;  // more than one connection does in a row, over io thread and lane
  for (int i = 0; i < count; ++i) {
    bytes +=
        std::string("GET ") + (i % 3 == 0 ? "/db" : "/io") + "?n=" + std::to_string(i) + " HTTP/1.1\r\nHost: a\r\n\r\n";
    if (i % 7 == 0) bytes += "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody";
  }
  RawClient client(server.port());
  client.send(bytes);
  for (int i = 0; i < count; ++i) {
    ASSERT_EQ(body_in(client.read_answer()), "\"GET n=" + std::to_string(i) + "\"");
    if (i % 7 == 0) {
      ASSERT_EQ(body_in(client.read_answer()), "body");
    }
  }
}

TEST(ServerAnswers, HeadLikeGetWithoutBody) {
  TestServer server(ordinary_routes());
  RawClient client(server.port());
  const std::string answer = client.send("HEAD /db?n=1 HTTP/1.1\r\nHost: a\r\n\r\n").read_answer(true);
  EXPECT_EQ(status_in(answer), 200u);
  EXPECT_THAT(answer, HasSubstr("\r\nContent-Length: 10\r\n"));
  EXPECT_EQ(status_in(client.send(kGet).read_answer()), 200u) << "no body bytes may stand in between";
}

TEST(ServerAnswers, NoBodyNorLengthWhereTheStatusHasNone) {
  TestServer server(
      {make_route(Method::get, "/204", Lane::io, [](const Request&) { return Response::json(204, "x"); }),
       make_route(Method::get, "/304", Lane::io, [](const Request&) { return Response::json(304, "x"); })});
  RawClient client(server.port());
  for (const char* path : {"/204", "/304"}) {
    const std::string answer = client.send("GET " + std::string(path) + " HTTP/1.1\r\nHost: a\r\n\r\n").read_answer();
    EXPECT_THAT(answer, Not(HasSubstr("Content-Length")));
    EXPECT_THAT(answer, EndsWith("\r\n\r\n"));
  }
}

TEST(ServerAnswers, ContinueBeforeTheBodyIsSent) {
  TestServer server(ordinary_routes());
  RawClient client(server.port());
  client.send("POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
  EXPECT_EQ(client.read_answer(), "HTTP/1.1 100 Continue\r\n\r\n");
  EXPECT_EQ(body_in(client.send("hello").read_answer()), "hello");
  client.send("POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\nhello");
  EXPECT_EQ(status_in(client.read_answer()), 200u) << "no need to invite a body that is here";
  client.send("POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5000\r\n\r\n");
  EXPECT_EQ(status_in(client.read_answer()), 413u) << "refused without being invited";
}

TEST(ServerAnswers, LargeBodiesWhole) {
  const auto large = std::make_shared<const std::string>(3'000'000, 'x');
  static const std::string fixed(100'000, 'y');
  TestServer server({make_route(Method::get, "/shared", Lane::io,
                                [large](const Request&) {
                                  Response response;
                                  response.body = large;
                                  return response;
                                }),
                     make_route(Method::get, "/static", Lane::io, [](const Request&) {
                       Response response;
                       response.body = StaticBody{fixed};
                       return response;
                     })});
  RawClient client(server.port());
  client.send("GET /shared HTTP/1.1\r\nHost: a\r\n\r\nGET /static HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(body_in(client.read_answer()), *large);
  EXPECT_EQ(body_in(client.read_answer()), fixed);
}

TEST(ServerAnswers, ABareErrorForAnException) {
  TestServer server(
      {make_route(Method::get, "/io", Lane::io, [](const Request&) -> Response { throw std::runtime_error("secret"); }),
       make_route(Method::get, "/db", Lane::database, [](const Request&) -> Response { throw 7; })});
  for (const char* path : {"/io", "/db"}) {
    RawClient client(server.port());
    const std::string all = client.send("GET " + std::string(path) + " HTTP/1.1\r\nHost: a\r\n\r\n").read_all();
    EXPECT_EQ(status_in(all), 500u);
    EXPECT_THAT(all, Not(HasSubstr("secret")));
    EXPECT_THAT(all, HasSubstr("\r\nConnection: close\r\n"));
  }
}

TEST(ServerGate, AnswersBeforeTheRouteIsLookedUp) {
  Listener listener;
  listener.gate = [](const Request& request) -> std::optional<Response> {
    if (request.host == "good") return std::nullopt;
    return error_response(request, 421, Error::invalid("not this host"));
  };
  TestServer server(ordinary_routes(), {}, listener);
  RawClient client(server.port());
  EXPECT_EQ(status_in(client.send("GET /io HTTP/1.1\r\nHost: evil\r\n\r\n").read_answer()), 421u);
  EXPECT_EQ(status_in(client.send("GET /io HTTP/1.1\r\nHost: GOOD:80\r\n\r\n").read_answer()), 200u);
}

TEST(ServerExchange, IsToldOncePerAnswer) {
  struct Told {
    std::string route;
    unsigned status;
    std::string note;
    std::string path;
  };
  Guarded<std::vector<Told>> told;
  auto routes = ordinary_routes();
  routes.push_back(make_route(Method::get, "/k/{id}", Lane::io, [](const Request& request) {
    auto response = Response::json(403, "{}");
    response.log_note = std::string(request.path_parameter("id"));
    return response;
  }));
  {
    TestServer server(std::move(routes), {}, {}, [&](const Exchange& exchange) {
      EXPECT_GT(exchange.bytes, 0u);
      EXPECT_EQ(exchange.request.peer.to_string(), "127.0.0.1");
      EXPECT_EQ(exchange.request.request_id.size(), 24u);
      told.with([&](auto& all) {
        all.push_back(
            {std::string(exchange.route), exchange.status, std::string(exchange.note), exchange.request.path});
      });
    });
    RawClient client(server.port());
    client.send("GET /k/7 HTTP/1.1\r\nHost: a\r\n\r\nGET /none HTTP/1.1\r\nHost: a\r\n\r\nbroken\r\n\r\n").read_all();
  }
  told.with([](const auto& all) {
    ASSERT_EQ(all.size(), 3u);
    EXPECT_EQ(all[0].route + " " + all[0].note, "/k/{id} 7");
    EXPECT_EQ(all[0].status, 403u);
    EXPECT_EQ(all[1].route + " " + all[1].path, "- /none");
    EXPECT_EQ(all[2].status, 400u);
    EXPECT_EQ(all[2].path, "") << "nothing of the request before may be told again";
  });
}

TEST(ServerOpen, RefusesAPortInUseAndSaysSo) {
  TestServer server(ordinary_routes());
  Listener listener;
  listener.port = server.port();
  listener.router = std::make_shared<const Router>(ordinary_routes());
  const auto second = Server::open({listener}, {}, nullptr);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::configuration);
  EXPECT_THAT(second.error().client_text, HasSubstr("in use"));
}

TEST(ServerProxies, AreBelievedWhenTrusted) {
  const auto routes = [] {
    return std::vector<Route>{make_route(Method::get, "/who", Lane::io, [](const Request& request) {
      return Response::json(200, request.peer.to_string() + (request.tls ? " tls" : " plain"));
    })};
  };
  const char* request =
      "GET /who HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 9.9.9.9, 1.2.3.4\r\nX-Forwarded-Proto: https\r\n\r\n";
  TestServer alone(routes());
  EXPECT_EQ(body_in(RawClient(alone.port()).send(request).read_answer()), "127.0.0.1 plain");
  ServerOptions options;
  options.trusted_proxies = {*Cidr::parse("127.0.0.0/8")};
  TestServer behind(routes(), options);
  EXPECT_EQ(body_in(RawClient(behind.port()).send(request).read_answer()), "1.2.3.4 tls");
}

}  // namespace
}  // namespace guardian::http
