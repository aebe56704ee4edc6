#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <atomic>
#include <thread>

#include "unit/http/raw_client.h"

// Timeouts, caps and what happens when something is slow, full or gone.
namespace guardian::http {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kGetIo = "GET /io HTTP/1.1\r\nHost: a\r\n\r\n";

ServerOptions quick() {
  ServerOptions options;
  options.head_timeout = milliseconds(250);
  options.body_grace = milliseconds(100);
  options.body_floor_bytes_per_second = 100'000;
  options.body_timeout = milliseconds(1000);
  options.write_stall_timeout = milliseconds(250);
  options.idle_timeout = milliseconds(250);
  return options;
}

TEST(ServerTimeouts, ASlowHeadIsAnswered408) {
  TestServer server(ordinary_routes(), quick());
  RawClient client(server.port());
  const std::string all = client.send("GET /io HTTP/1.1\r\nHo").read_all();
  EXPECT_EQ(status_in(all), 408u);
  EXPECT_THAT(all, HasSubstr("\r\nConnection: close\r\n"));
}

TEST(ServerTimeouts, TheHeadHasOneTimeInAllHoweverItsBytesDrip) {
  TestServer server(ordinary_routes(), quick());
  RawClient client(server.port());
  const auto began = std::chrono::steady_clock::now();
  client.send("GET /io HTTP/1.1\r\nHost: a\r\n");
  while (std::chrono::steady_clock::now() - began < milliseconds(600)) {
    client.send("a: b\r\n");
    std::this_thread::sleep_for(milliseconds(10));
  }
  EXPECT_EQ(status_in(client.read_answer()), 408u);
}

TEST(ServerTimeouts, ASlowBodyIsAnswered408) {
  TestServer server(ordinary_routes(), quick());
  RawClient client(server.port());
  client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\n\r\nabc");
  EXPECT_EQ(status_in(client.read_answer()), 408u);
}

TEST(ServerTimeouts, AnIdleConnectionIsClosedWithoutAWord) {
  TestServer server(ordinary_routes(), quick());
  RawClient fresh(server.port());
  EXPECT_EQ(fresh.read_all(), "");
  RawClient used(server.port());
  EXPECT_EQ(status_in(used.send(kGetIo).read_answer()), 200u);
  EXPECT_EQ(used.read_all(), "");
  EXPECT_FALSE(used.was_reset());
}

TEST(ServerTimeouts, AClientThatDoesNotReadIsCut) {
  std::atomic<bool> told{false};
  auto routes = ordinary_routes();
  routes.push_back(make_route(Method::get, "/large", Lane::io,
                              [](const Request&) { return Response::json(200, std::string(20'000'000, 'x')); }));
  TestServer server(std::move(routes), quick(), {}, [&](const Exchange& exchange) {
    EXPECT_LT(exchange.bytes, 20'000'000u);
    told = true;
  });
  RawClient client(server.port());
  client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n");
  for (int i = 0; i < 6000 && !told; ++i) std::this_thread::sleep_for(milliseconds(10));
  EXPECT_TRUE(told);
  EXPECT_LT(client.read_all().size(), 20'000'000u);
}

TEST(ServerLimits, AConnectionServesSoManyRequests) {
  ServerOptions options;
  options.requests_per_connection = 2;
  TestServer server(ordinary_routes(), options);
  RawClient client(server.port());
  client.send(std::string(kGetIo) + kGetIo + kGetIo);
  EXPECT_THAT(client.read_answer(), testing::Not(HasSubstr("Connection: close")));
  EXPECT_THAT(client.read_answer(), HasSubstr("\r\nConnection: close\r\n"));
  EXPECT_EQ(client.read_all(), "");
}

TEST(ServerLimits, ConnectionsBeyondTheCapAreClosed) {
  ServerOptions options;
  options.connections = 2;
  TestServer server(ordinary_routes(), options);
  RawClient first(server.port());
  RawClient second(server.port());
  EXPECT_EQ(status_in(first.send(kGetIo).read_answer()), 200u);
  EXPECT_EQ(status_in(second.send(kGetIo).read_answer()), 200u);
  EXPECT_EQ(RawClient(server.port()).send(kGetIo).read_all(), "");
  EXPECT_EQ(status_in(first.send(kGetIo).read_answer()), 200u) << "those who are in stay in";
}

TEST(ServerLimits, AFullLaneAnswers503AtOnceAndTheIoThreadGoesOn) {
  std::atomic<bool> begun{false};
  std::atomic<bool> open{false};
  auto routes = ordinary_routes();
  routes.push_back(make_route(Method::get, "/slow", Lane::password, [&](const Request&) {
    begun = true;
    while (!open) std::this_thread::sleep_for(milliseconds(1));
    return Response::json(200, "\"slow\"");
  }));
  ServerOptions options;
  options.password_lane = {1, 1};
  TestServer server(std::move(routes), options);
  const char* slow = "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n";
  std::vector<std::unique_ptr<RawClient>> clients;
  for (int i = 0; i < 8; ++i) {
    clients.push_back(std::make_unique<RawClient>(server.port()));
    clients.back()->send(slow);
    while (!begun) std::this_thread::sleep_for(milliseconds(1));  // the first is at work: the queue is empty
  }
  RawClient other(server.port());
  EXPECT_EQ(status_in(other.send(kGetIo).read_answer()), 200u);
  EXPECT_EQ(status_in(other.send("GET /db HTTP/1.1\r\nHost: a\r\n\r\n").read_answer()), 200u);
  EXPECT_EQ(status_in(other.send(slow).read_answer()), 503u) << "refused while the others still wait";
  open = true;
  int served = 0;
  int refused = 0;
  for (auto& client : clients) {
    const std::string answer = client->read_answer();
    if (status_in(answer) == 200) ++served;
    if (status_in(answer) == 503) {
      ++refused;
      EXPECT_THAT(answer, HasSubstr("\r\nRetry-After: 1\r\n"));
      EXPECT_THAT(answer, HasSubstr("\"code\":503"));
    }
  }
  EXPECT_EQ(served, 2) << "one at work, one waiting";
  EXPECT_EQ(refused, 6);
}

TEST(ServerLimits, CallsThatNobodyAdmittedLeaveRoomInTheQueue) {
  std::atomic<bool> begun{false};
  std::atomic<bool> open{false};
  const auto wait = [&](const Request&) {
    begun = true;
    while (!open) std::this_thread::sleep_for(milliseconds(1));
    return Response::json(200, "\"slow\"");
  };
  auto routes = ordinary_routes();
  routes.push_back(make_route(Method::get, "/anyone", Lane::password, wait));
  routes.push_back(make_route(Method::get, "/holders", Lane::password, wait));
  routes.back().admit = [](const Request& request) -> std::optional<Response> {
    if (request.headers.count("X-Key") == 1) return std::nullopt;
    return Response::json(403, "{}");
  };
  ServerOptions options;
  options.password_lane = {.threads = 1, .queue = 2, .open_queue = 1};
  TestServer server(std::move(routes), options);
  std::vector<std::unique_ptr<RawClient>> clients;
  const auto send = [&](const char* text) -> RawClient& {
    clients.push_back(std::make_unique<RawClient>(server.port()));
    return clients.back()->send(text);
  };
  for (int i = 0; i < 4; ++i) {
    send("GET /anyone HTTP/1.1\r\nHost: a\r\n\r\n");
    while (!begun) std::this_thread::sleep_for(milliseconds(1));  // the first is at work: the queue is empty
  }
  RawClient other(server.port());
  EXPECT_EQ(status_in(other.send(kGetIo).read_answer()), 200u) << "the io thread has seen the four";
  EXPECT_EQ(status_in(send("GET /anyone HTTP/1.1\r\nHost: a\r\n\r\n").read_answer()), 503u);
  EXPECT_EQ(status_in(send("GET /holders HTTP/1.1\r\nHost: a\r\n\r\n").read_answer()), 403u) << "needs no lane";
  RawClient& holder = send("GET /holders HTTP/1.1\r\nHost: a\r\nX-Key: 1\r\n\r\n");
  EXPECT_EQ(status_in(other.send(kGetIo).read_answer()), 200u) << "the lane is full, the io thread is not";
  open = true;
  EXPECT_EQ(status_in(holder.read_answer()), 200u);
}

TEST(ServerLimits, OfACallThatIsNotAdmittedLittleIsKept) {
  auto routes = ordinary_routes();
  routes.push_back(make_route(Method::put, "/holders", Lane::database, [](const Request&) { return Response::empty(204); }));
  routes.back().body_limit = 1'000'000;
  routes.back().admit = [](const Request&) -> std::optional<Response> { return Response::json(403, "{}"); };
  TestServer server(std::move(routes), {});
  RawClient client(server.port());
  client.send("PUT /holders HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello");
  EXPECT_THAT(client.read_answer(), Not(HasSubstr("\r\nConnection: close\r\n"))) << "a small one is read to its end";
  client.send("PUT /holders HTTP/1.1\r\nHost: a\r\nContent-Length: 900000\r\n\r\n" + std::string(20'000, ' '));
  const std::string answer = client.read_answer();
  EXPECT_EQ(status_in(answer), 403u) << "the rest is not waited for";
  EXPECT_THAT(answer, HasSubstr("\r\nConnection: close\r\n"));
}

TEST(ServerLimits, OutOfDescriptorsItRestsAndComesBack) {
  TestServer server(ordinary_routes());
  RawClient before(server.port());
  ASSERT_EQ(status_in(before.send(kGetIo).read_answer()), 200u);
  rlimit former{};
  ::getrlimit(RLIMIT_NOFILE, &former);
  RawClient waiting_room(server.port());  // its descriptor exists before the limit falls
  ASSERT_EQ(status_in(waiting_room.send(kGetIo).read_answer()), 200u);
  const int next = ::dup(0);
  rlimit low = former;
  low.rlim_cur = static_cast<rlim_t>(next + 1);
  ::close(next);
  ::setrlimit(RLIMIT_NOFILE, &low);
  RawClient client(server.port());  // takes the last descriptor: the server has none to accept with
  client.send(kGetIo);
  const std::clock_t cpu_before = std::clock();
  std::this_thread::sleep_for(milliseconds(150));
  const double busy = static_cast<double>(std::clock() - cpu_before) / CLOCKS_PER_SEC;
  EXPECT_EQ(status_in(before.send(kGetIo).read_answer()), 200u);
  ::setrlimit(RLIMIT_NOFILE, &former);
  EXPECT_LT(busy, 0.1);
  EXPECT_EQ(status_in(client.read_answer()), 200u) << "served once descriptors are free";
}

TEST(ServerClients, ThatLeaveAtAnyPointDoNoHarm) {
  auto routes = ordinary_routes();
  std::atomic<int> entered{0};
  routes.push_back(make_route(Method::get, "/work", Lane::database, [&](const Request&) {
    ++entered;
    std::this_thread::sleep_for(milliseconds(5));
    return Response::json(200, std::string(1'000'000, 'x'));
  }));
  TestServer server(std::move(routes));
  const std::string whole = "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello";
  for (std::size_t size = 0; size <= whole.size(); size += 3) RawClient(server.port()).send(whole.substr(0, size));
  for (int i = 0; i < 20; ++i) RawClient(server.port()).send("GET /work HTTP/1.1\r\nHost: a\r\n\r\n");
  for (int i = 0; i < 500 && entered < 20; ++i) std::this_thread::sleep_for(milliseconds(5));
  EXPECT_EQ(status_in(RawClient(server.port()).send(kGetIo).read_answer()), 200u);
}

}  // namespace
}  // namespace guardian::http
