#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "unit/http/raw_client.h"

// Bodies that come piece by piece, and the end of a server.
namespace guardian::http {
namespace {

using std::chrono::milliseconds;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

Route streaming_route(std::string pattern, Lane lane, std::function<std::optional<std::string>(int)> piece) {
  return make_route(Method::get, std::move(pattern), lane, [piece](const Request&) {
    Response response;
    response.headers.add("Content-Type", "text/plain");
    response.body = BodySource([piece, n = 0]() mutable { return piece(n++); });
    return response;
  });
}

std::optional<std::string> three_pieces(int n) {
  return n < 3 ? std::string(static_cast<std::size_t>(n + 1), 'a') : std::string();
}

TEST(BodySource, GoesOutInChunksFromEitherThread) {
  TestServer server(
      {streaming_route("/io", Lane::io, three_pieces), streaming_route("/db", Lane::database, three_pieces)});
  for (const char* path : {"/io", "/db"}) {
    RawClient client(server.port());
    const std::string request = "GET " + std::string(path) + " HTTP/1.1\r\nHost: a\r\n";
    client.send(request + "\r\n" + request + "Connection: close\r\n\r\n");
    const std::string all = client.read_all();
    EXPECT_THAT(all, HasSubstr("\r\nTransfer-Encoding: chunked\r\n"));
    EXPECT_THAT(all, Not(HasSubstr("Content-Length")));
    EXPECT_THAT(all, HasSubstr("\r\n\r\n1\r\na\r\n2\r\naa\r\n3\r\naaa\r\n0\r\n\r\nHTTP/1.1 200"))
        << "the next answer follows";
    EXPECT_THAT(all, EndsWith("0\r\n\r\n"));
  }
}

TEST(BodySource, ThatFailsNeverLooksComplete) {
  TestServer server({streaming_route("/absent", Lane::database,
                                     [](int n) { return n < 2 ? std::optional<std::string>("abc") : std::nullopt; }),
                     streaming_route("/throws", Lane::io, [](int n) -> std::optional<std::string> {
                       if (n == 1) throw std::runtime_error("x");
                       return "abc";
                     })});
  for (const char* path : {"/absent", "/throws"}) {
    RawClient client(server.port());
    const std::string all = client.send("GET " + std::string(path) + " HTTP/1.1\r\nHost: a\r\n\r\n").read_all();
    EXPECT_THAT(all, HasSubstr("3\r\nabc\r\n"));
    EXPECT_THAT(all, Not(EndsWith("0\r\n\r\n")));
    RawClient old(server.port());
    old.send("GET " + std::string(path) + " HTTP/1.0\r\nHost: a\r\n\r\n").read_all();
    EXPECT_TRUE(old.was_reset()) << "without chunks only a reset tells";
  }
}

TEST(BodySource, IsEndedByTheConnectionForHttp10) {
  TestServer server({streaming_route("/db", Lane::database, three_pieces)});
  RawClient client(server.port());
  const std::string all = client.send("GET /db HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n").read_all();
  EXPECT_THAT(all, HasSubstr("\r\nConnection: close\r\n"));
  EXPECT_EQ(body_in(all), "aaaaaa");
}

TEST(BodySource, IsNotAskedForHead) {
  std::atomic<int> asked{0};
  TestServer server({streaming_route("/db", Lane::database, [&](int) -> std::optional<std::string> {
    ++asked;
    return "";
  })});
  RawClient client(server.port());
  EXPECT_EQ(status_in(client.send("HEAD /db HTTP/1.1\r\nHost: a\r\n\r\n").read_answer(true)), 200u);
  EXPECT_EQ(asked, 0);
}

TEST(BodySource, WaitsForAClientThatDoesNotRead) {
  std::atomic<int> asked{0};
  TestServer server({streaming_route("/db", Lane::database, [&](int) -> std::optional<std::string> {
    ++asked;
    return std::string(1'000'000, 'x');
  })});
  RawClient client(server.port());
  const int small = 4096;
  ::setsockopt(client.descriptor(), SOL_SOCKET, SO_RCVBUF, &small, sizeof(small));
  client.send("GET /db HTTP/1.1\r\nHost: a\r\n\r\n");
  int before = -1;
  while (before != asked) {  // until it rests
    before = asked;
    std::this_thread::sleep_for(milliseconds(60));
  }
  EXPECT_LT(asked, 30) << "pieces are not gathered in memory";
}

TEST(ServerStop, LetsARequestInFlightFinish) {
  std::atomic<bool> entered{false};
  std::atomic<bool> open{false};
  auto routes = ordinary_routes();
  routes.push_back(make_route(Method::get, "/slow", Lane::database, [&](const Request&) {
    entered = true;
    while (!open) std::this_thread::sleep_for(milliseconds(1));
    return Response::json(200, "\"done\"");
  }));
  TestServer server(std::move(routes));
  RawClient busy(server.port());
  RawClient idle(server.port());
  ASSERT_EQ(status_in(idle.send("GET /io HTTP/1.1\r\nHost: a\r\n\r\n").read_answer()), 200u);
  busy.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
  while (!entered) std::this_thread::sleep_for(milliseconds(1));
  std::thread stopping([&] { server->stop(std::chrono::seconds(10)); });
  EXPECT_EQ(idle.read_all(), "") << "idle connections are closed";
  open = true;
  const std::string answer = busy.read_answer();
  EXPECT_EQ(body_in(answer), "\"done\"");
  EXPECT_THAT(answer, HasSubstr("\r\nConnection: close\r\n"));
  busy.read_all();
  stopping.join();
  EXPECT_FALSE(RawClient(server.port()).connected()) << "nobody listens any more";
}

TEST(ServerStop, CutsWhatOutlastsTheGrace) {
  TestServer server(ordinary_routes());
  RawClient client(server.port());
  client.send("GET /io HTTP/1.1\r\nHost");
  RawClient other(server.port());
  ASSERT_EQ(status_in(other.send("GET /io HTTP/1.1\r\nHost: a\r\n\r\n").read_answer()), 200u);
  const auto began = std::chrono::steady_clock::now();
  server->stop(milliseconds(30));
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(5));
  EXPECT_EQ(client.read_all(), "");
}

TEST(ServerStop, MayComeTwiceOrNever) {
  TestServer server(ordinary_routes());
  server->stop(milliseconds(0));
  server->stop(milliseconds(0));
  Listener listener;
  listener.router = std::make_shared<const Router>(ordinary_routes());
  EXPECT_TRUE(Server::open({listener}, {}, nullptr)) << "opened, never started";
}

TEST(ServerThreads, ShareTheWorkOfManyConnections) {
  ServerOptions options;
  options.io_threads = 3;
  TestServer server(ordinary_routes(), options);
  std::vector<std::thread> clients;
  std::atomic<int> good{0};
  for (int i = 0; i < 8; ++i) {
    clients.emplace_back([&] {
      RawClient client(server.port());
      for (int n = 0; n < 100; ++n) {
        const std::string tag = std::to_string(n);
        client.send("GET /db?n=" + tag + " HTTP/1.1\r\nHost: a\r\n\r\n");
        if (body_in(client.read_answer()) == "\"GET n=" + tag + "\"") ++good;
      }
    });
  }
  for (auto& client : clients) client.join();
  EXPECT_EQ(good, 800);
}

}  // namespace
}  // namespace guardian::http
