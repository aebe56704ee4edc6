#include "http/outbound/outbound_call.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

#include "http/listen.h"
#include "unit/base/named_row.h"

namespace guardian::http {
namespace {

using std::chrono::milliseconds;

// Takes one connection, reads a request, says `answer` byte for byte, and closes; or keeps silent until it goes.
class OneAnswer {
 public:
  explicit OneAnswer(std::string answer, bool silent = false) : answer_(std::move(answer)), silent_(silent) {
    const auto listening = listen_on("127.0.0.1", 0).value();
    listener_ = listening.descriptor;
    port_ = listening.port;
    thread_ = std::jthread([this](const std::stop_token& stop) { serve(stop); });
  }
  ~OneAnswer() {
    thread_.request_stop();
    thread_.join();
    ::close(listener_);
  }
  std::string url(const std::string& host = "127.0.0.1", const std::string& path = "/hook") const {
    return "http://" + host + ":" + std::to_string(port_) + path;
  }
  std::uint16_t port() const { return port_; }
  std::string request() {
    thread_.request_stop();
    thread_.join();
    thread_ = std::jthread([] {});
    return request_;
  }

 private:
  static bool readable(int descriptor, const std::stop_token& stop) {
    for (int i = 0; i < 500 && !stop.stop_requested(); ++i) {
      pollfd waited{descriptor, POLLIN, 0};
      if (::poll(&waited, 1, 20) == 1) return true;
    }
    return false;
  }
  void serve(const std::stop_token& stop) {
    if (!readable(listener_, stop)) return;
    const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    std::size_t size = std::string::npos;
    while (request_.size() < size && readable(client, stop)) {
      char buffer[4096];
      const ssize_t got = ::recv(client, buffer, sizeof(buffer), 0);
      if (got <= 0) break;
      request_.append(buffer, static_cast<std::size_t>(got));
      if (request_[0] == '\x16') break;  // a TLS handshake: no request to wait for
      const auto end = request_.find("\r\n\r\n");
      const auto length = request_.find("Content-Length: ");
      if (end != std::string::npos) size = end + 4 + (length < end ? std::stoul(request_.substr(length + 16)) : 0);
    }
    if (silent_) {
      readable(client, stop);
    } else {
      (void)::send(client, answer_.data(), answer_.size(), MSG_NOSIGNAL);
    }
    ::shutdown(client, SHUT_RDWR);
    ::close(client);
  }

  std::string answer_;
  bool silent_;
  std::string request_;
  int listener_ = -1;
  std::uint16_t port_ = 0;
  std::jthread thread_;
};

AddressPolicy with_loopback() { return AddressPolicy::only_global({*Cidr::parse("127.0.0.0/8"), *Cidr::parse("::1")}); }

OutboundRequest post_to(std::string url) {
  OutboundRequest request;
  request.method = "POST";
  request.url = std::move(url);
  request.headers = {{"Content-Type", "application/json"}, {"X-Empty", ""}};
  request.body = "{\"a\":1}";
  request.allow_http = true;
  request.total_timeout = milliseconds(8000);
  return request;
}

TEST(OutboundCall, SendsWhatItIsGivenAndReturnsTheAnswer) {
  OneAnswer server(
      "HTTP/1.1 100 Continue\r\nX-Interim: 1\r\n\r\n"
      "HTTP/1.1 201 Created\r\nX-Name:  value \r\nContent-Length: 5\r\n\r\nhello");
  const auto answer = call_outbound(post_to(server.url()), with_loopback());
  ASSERT_TRUE(answer.has_value()) << answer.error().client_text;
  EXPECT_EQ(answer->status, 201);
  EXPECT_EQ(answer->body, "hello");
  EXPECT_EQ(answer->header("x-name"), "value");
  EXPECT_FALSE(answer->header("x-interim").has_value());
  const auto request = server.request();
  EXPECT_TRUE(request.starts_with("POST /hook HTTP/1.1\r\n")) << request;
  EXPECT_TRUE(request.ends_with("\r\n\r\n{\"a\":1}")) << request;
  for (const char* line : {"\r\nContent-Type: application/json\r\n", "\r\nX-Empty:\r\n", "\r\nContent-Length: 7\r\n"}) {
    EXPECT_NE(request.find(line), request.npos) << line;
  }
  for (const char* none : {"Expect", "Cookie", "Accept-Encoding", "User-Agent"}) {
    EXPECT_EQ(request.find(none), request.npos) << none;
  }
}

TEST(OutboundCall, IgnoresProxyVariables) {
  OneAnswer server("HTTP/1.1 204 No Content\r\n\r\n");
  for (const char* name : {"http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY", "ALL_PROXY"}) {
    ::setenv(name, "http://127.0.0.1:1", 1);
  }
  ::setenv("no_proxy", "", 1);
  const auto answer = call_outbound(post_to(server.url()), with_loopback());
  for (const char* name : {"http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY", "ALL_PROXY", "no_proxy"}) {
    ::unsetenv(name);
  }
  ASSERT_TRUE(answer.has_value()) << answer.error().client_text;
  EXPECT_EQ(answer->status, 204);
}

TEST(OutboundCall, FollowsNoRedirect) {
  OneAnswer other("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  OneAnswer server("HTTP/1.1 302 Found\r\nLocation: " + other.url() + "\r\nContent-Length: 0\r\n\r\n");
  const auto answer = call_outbound(post_to(server.url()), with_loopback());
  ASSERT_TRUE(answer.has_value());
  EXPECT_EQ(answer->status, 302);
  EXPECT_EQ(other.request(), "");
}

struct SentBodyRow {
  const char* name;
  std::size_t most;
  bool cut;
  const char* body;  // null: too_large
};
class OutboundBody : public testing::TestWithParam<SentBodyRow> {};
TEST_P(OutboundBody, IsLimited) {
  OneAnswer server("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n123456");
  auto request = post_to(server.url());
  request.most_body_bytes = GetParam().most;
  request.cut_body = GetParam().cut;
  const auto answer = call_outbound(request, with_loopback());
  if (GetParam().body == nullptr) {
    ASSERT_FALSE(answer.has_value());
    EXPECT_EQ(answer.error().type, "too_large");
  } else {
    ASSERT_TRUE(answer.has_value());
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->body, GetParam().body);
  }
}
INSTANTIATE_TEST_SUITE_P(OutboundCall, OutboundBody,
                         testing::Values(SentBodyRow{"fits", 6, false, "123456"},
                                         SentBodyRow{"one_too_many", 5, false, nullptr}, SentBodyRow{"cut", 4, true, "1234"},
                                         SentBodyRow{"nothing_kept", 0, true, ""}),
                         row_name);

TEST(OutboundCall, HandsTheBodyToTheSinkWhichMayStopIt) {
  {
    OneAnswer server("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n123456");
    auto request = post_to(server.url());
    std::string taken;
    request.sink = [&](std::string_view piece) { return taken.append(piece), true; };
    ASSERT_TRUE(call_outbound(request, with_loopback()).has_value());
    EXPECT_EQ(taken, "123456");
  }
  OneAnswer server("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n123456");
  auto request = post_to(server.url());
  request.sink = [](std::string_view) { return false; };
  const auto answer = call_outbound(request, with_loopback());
  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(answer.error().type, "stopped");
}

TEST(OutboundCall, EndsInTimeAndWhenAskedTo) {
  OneAnswer silent("", true);
  auto request = post_to(silent.url());
  request.total_timeout = milliseconds(150);
  const auto late = call_outbound(request, with_loopback());
  ASSERT_FALSE(late.has_value());
  EXPECT_EQ(late.error().type, "timeout");

  OneAnswer other("", true);
  std::stop_source stop;
  request = post_to(other.url());
  request.stop = stop.get_token();
  std::jthread asker([&] { stop.request_stop(); });
  const auto stopped = call_outbound(request, with_loopback());
  ASSERT_FALSE(stopped.has_value());
  EXPECT_EQ(stopped.error().type, "stopped");
}

struct AnswerRow {
  const char* name;
  std::string answer;
  const char* type;
};
class BadAnswer : public testing::TestWithParam<AnswerRow> {};
TEST_P(BadAnswer, IsAFailure) {
  OneAnswer server(GetParam().answer);
  const auto answer = call_outbound(post_to(server.url()), with_loopback());
  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(answer.error().type, GetParam().type);
}
INSTANTIATE_TEST_SUITE_P(
    OutboundCall, BadAnswer,
    testing::Values(AnswerRow{"nothing", "", "protocol"}, AnswerRow{"no_http", "SSH-2.0-x\r\n\r\n", "protocol"},
                    AnswerRow{"ends_in_the_body", "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n12", "protocol"},
                    AnswerRow{"only_interim", "HTTP/1.1 100 Continue\r\n\r\n", "protocol"},
                    AnswerRow{"status_999", "HTTP/1.1 999 No\r\nContent-Length: 0\r\n\r\n", "protocol"},
                    AnswerRow{"bad_chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "protocol"},
                    AnswerRow{"endless_head",
                              "HTTP/1.1 200 OK\r\n" +
                                  [] {
                                    std::string lines;
                                    for (int i = 0; i < 2000; ++i)
                                      lines += "X-Filler: 0123456789012345678901234567890\r\n";
                                    return lines;
                                  }() +
                                  "\r\n",
                              "protocol"}),
    row_name);

TEST(OutboundCall, SpeaksTlsOnlyWithACertificateThatHolds) {
  OneAnswer server("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  auto request = post_to("https" + server.url().substr(4));
  const auto answer = call_outbound(request, with_loopback());
  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(answer.error().type, "tls");
}

TEST(OutboundCall, SaysWhenNobodyListens) {
  std::uint16_t port = 0;
  { port = OneAnswer("").port(); }
  const auto answer = call_outbound(post_to("http://127.0.0.1:" + std::to_string(port) + "/"), with_loopback());
  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(answer.error().type, "unreachable");
}

TEST(OutboundCall, CallsANameByItsCheckedAddresses) {
  OneAnswer server("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  const auto answer = call_outbound(post_to(server.url("localhost")), with_loopback());
  ASSERT_TRUE(answer.has_value()) << answer.error().client_text;
  EXPECT_NE(server.request().find("\r\nHost: localhost:"), std::string::npos);
}

TEST(OutboundCall, RefusesANameWithARefusedAddress) {
  OneAnswer server("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  const auto answer = call_outbound(post_to(server.url("localhost")), AddressPolicy::only_global());
  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(answer.error().type, "address_refused");
  EXPECT_EQ(server.request(), "");
}

TEST(OutboundCall, RefusesHeadersThatWouldBeMoreThanHeaders) {
  for (const auto& [name, value] : std::vector<OutboundRequest::Header>{{"X-A", "b\r\nX-C: d"},
                                                                        {"X-A\r\nX-B", "c"},
                                                                        {"X-A:", "b"},
                                                                        {"", "b"},
                                                                        {"Host", "other"},
                                                                        {"content-length", "1"},
                                                                        {"Transfer-Encoding", "chunked"},
                                                                        {"X-A", std::string("b\0c", 3)}}) {
    auto request = post_to("http://127.0.0.1:1/");
    request.headers = {{name, value}};
    const auto answer = call_outbound(request, with_loopback());
    ASSERT_FALSE(answer.has_value()) << name;
    EXPECT_EQ(answer.error().type, "invalid") << name;
  }
}

struct UrlRow {
  const char* name;
  std::string url;
  const char* type;  // empty: fine
};
class OutboundUrl : public testing::TestWithParam<UrlRow> {};
TEST_P(OutboundUrl, IsCheckedBeforeAnyCall) {
  const auto checked = check_outbound_url(GetParam().url, false, AddressPolicy::only_global());
  EXPECT_EQ(checked ? "" : checked.error().type, GetParam().type);
  if (!checked) {
    OutboundRequest request = post_to(GetParam().url);
    request.allow_http = false;
    const auto answer = call_outbound(request, AddressPolicy::only_global());
    ASSERT_FALSE(answer.has_value());
    EXPECT_EQ(answer.error().type, GetParam().type);
  }
}
INSTANTIATE_TEST_SUITE_P(
    OutboundCall, OutboundUrl,
    testing::Values(
        UrlRow{"name", "https://hooks.example.com/a?b=c", ""}, UrlRow{"port", "https://hooks.example.com:8443/", ""},
        UrlRow{"public_address", "https://93.184.216.34/", ""}, UrlRow{"public_v6", "https://[2606:4700::1111]/", ""},
        UrlRow{"http", "http://hooks.example.com/", "invalid"}, UrlRow{"file", "file:///etc/passwd", "invalid"},
        UrlRow{"gopher", "gopher://127.0.0.1:6379/_x", "invalid"}, UrlRow{"ftp", "ftp://example.com/", "invalid"},
        UrlRow{"no_scheme", "hooks.example.com/a", "invalid"}, UrlRow{"empty", "", "invalid"},
        UrlRow{"no_host", "https:///a", "invalid"}, UrlRow{"user", "https://a@example.com/", "invalid"},
        UrlRow{"user_and_password", "https://a:b@example.com/", "invalid"},
        UrlRow{"fragment", "https://example.com/#a", "invalid"}, UrlRow{"space", "https://example.com/a b", "invalid"},
        UrlRow{"line_break", "https://example.com/\r\nX: y", "invalid"},
        UrlRow{"backslash", "https://example.com\\@127.0.0.1/", "invalid"},
        UrlRow{"umlaut",
               "https://b\xc3\xbc"
               "cher.example/",
               "invalid"},
        UrlRow{"port_zero", "https://example.com:0/", "invalid"},
        UrlRow{"port_too_large", "https://example.com:65536/", "invalid"},
        UrlRow{"very_long", "https://example.com/" + std::string(2100, 'a'), "invalid"},
        UrlRow{"loopback", "https://127.0.0.1/", "address_refused"},
        UrlRow{"short_form", "https://127.1/", "address_refused"},
        UrlRow{"decimal", "https://2130706433/", "address_refused"},
        UrlRow{"octal", "https://0177.0.0.1/", "address_refused"},
        UrlRow{"hexadecimal", "https://0x7f000001/", "address_refused"},
        UrlRow{"hexadecimal_parts", "https://0x7f.0.0.0x1/", "address_refused"},
        UrlRow{"percent_written", "https://%31%32%37.0.0.1/", "address_refused"},
        UrlRow{"zero", "https://0/", "address_refused"},
        UrlRow{"metadata", "https://169.254.169.254/", "address_refused"},
        UrlRow{"metadata_decimal", "https://2852039166/", "address_refused"},
        UrlRow{"loopback_v6", "https://[::1]/", "address_refused"},
        UrlRow{"mapped_in_hex", "https://[::ffff:7f00:1]/", "address_refused"},
        UrlRow{"mapped", "https://[::ffff:127.0.0.1]/", "address_refused"},
        UrlRow{"zone", "https://[fe80::1%25eth0]/", "address_refused"},
        UrlRow{"private", "https://10.0.0.1/", "address_refused"}),
    row_name);

}  // namespace
}  // namespace guardian::http
