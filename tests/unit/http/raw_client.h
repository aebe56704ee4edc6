#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/server.h"

namespace guardian::http {

// A client that sends exactly the bytes it is given. Every wait ends after ten seconds at the latest.
class RawClient {
 public:
  explicit RawClient(std::uint16_t port, const char* address = "127.0.0.1") {
    descriptor_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    ::inet_pton(AF_INET, address, &to.sin_addr);
    connected_ = ::connect(descriptor_, reinterpret_cast<sockaddr*>(&to), sizeof(to)) == 0;
  }
  ~RawClient() { ::close(descriptor_); }
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  bool connected() const { return connected_; }
  int descriptor() const { return descriptor_; }

  RawClient& send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) break;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return *this;
  }

  // All up to the end of the connection; sets `reset` if it was cut.
  std::string read_all() {
    while (read_some()) continue;
    return std::exchange(received_, {});
  }
  // One answer with Content-Length (or without body), whatever follows stays for the next call.
  std::string read_answer(bool of_head = false) {
    for (;;) {
      const std::size_t end = received_.find("\r\n\r\n");
      if (end != std::string::npos) {
        std::size_t size = end + 4;
        const std::size_t field = received_.find("Content-Length: ");
        if (!of_head && field < end) size += std::stoul(received_.substr(field + 16));
        if (received_.size() >= size) {
          std::string answer = received_.substr(0, size);
          received_.erase(0, size);
          return answer;
        }
      }
      if (!read_some()) return std::exchange(received_, {});
    }
  }
  bool was_reset() const { return reset_; }
  bool ended() const { return ended_; }

 private:
  bool read_some() {
    pollfd waited{descriptor_, POLLIN, 0};
    if (ended_ || ::poll(&waited, 1, 10'000) != 1) return false;
    char buffer[64 * 1024];
    const ssize_t got = ::recv(descriptor_, buffer, sizeof(buffer), 0);
    if (got <= 0) {
      ended_ = true;
      reset_ = got < 0;
      return false;
    }
    received_.append(buffer, static_cast<std::size_t>(got));
    return true;
  }

  int descriptor_ = -1;
  bool connected_ = false;
  bool ended_ = false;
  bool reset_ = false;
  std::string received_;
};

inline unsigned status_in(std::string_view answer) {
  return answer.size() < 12 ? 0 : static_cast<unsigned>(std::stoi(std::string(answer.substr(9, 3))));
}
inline std::string body_in(std::string_view answer) {
  const std::size_t end = answer.find("\r\n\r\n");
  return end == answer.npos ? std::string() : std::string(answer.substr(end + 4));
}

// A server on a port of its own with the given routes, stopped at the end of the test.
class TestServer {
 public:
  explicit TestServer(std::vector<Route> routes, ServerOptions options = {}, Listener listener = {},
                      std::function<void(const Exchange&)> on_exchange = nullptr) {
    listener.router = std::make_shared<const Router>(std::move(routes));
    std::vector<Listener> listeners;
    listeners.push_back(std::move(listener));
    server_ = Server::open(std::move(listeners), std::move(options), std::move(on_exchange)).value();
    server_->start();
  }
  Server& operator*() { return *server_; }
  Server* operator->() { return server_.get(); }
  std::uint16_t port() const { return server_->port(0); }
  void destroy() { server_.reset(); }

 private:
  std::unique_ptr<Server> server_;
};

inline Route make_route(Method method, std::string pattern, Lane lane, Handler handler, std::size_t body_limit = 0) {
  Route route;
  route.method = method;
  route.name = pattern;
  route.pattern = std::move(pattern);
  route.lane = lane;
  route.body_limit = body_limit;
  route.handler = std::move(handler);
  return route;
}

// What most tests need: GET /io and /db answer their method and query, POST /echo its body.
inline std::vector<Route> ordinary_routes() {
  const Handler tell = [](const Request& request) {
    std::string text(to_string(request.method));
    for (const auto& parameter : request.query) text += " " + parameter.name + "=" + parameter.value;
    return Response::json(200, "\"" + text + "\"");
  };
  const Handler echo = [](const Request& request) { return Response::json(200, request.body); };
  return {make_route(Method::get, "/io", Lane::io, tell), make_route(Method::get, "/db", Lane::database, tell),
          make_route(Method::post, "/echo", Lane::database, echo, 1000),
          make_route(Method::post, "/no-body", Lane::io, tell)};
}

}  // namespace guardian::http
