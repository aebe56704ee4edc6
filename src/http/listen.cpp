#include "http/listen.h"

#include <fmt/format.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>

namespace guardian::http {

Result<ListeningSocket> listen_on(const std::string& host, std::uint16_t port) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  if (::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found) != 0) {
    return Error::configuration(fmt::format("cannot listen on {}:{}: no such host", host, port));
  }
  const std::unique_ptr<addrinfo, void (*)(addrinfo*)> addresses(found, ::freeaddrinfo);
  const auto failed = [&](int number) {
    return Error::configuration(fmt::format("cannot listen on {}:{}: {}", host, port, std::strerror(number)));
  };
  const int descriptor = ::socket(found->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (descriptor < 0) return failed(errno);
  const int on = 1;
  ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  sockaddr_storage bound{};
  socklen_t size = sizeof(bound);
  if (::bind(descriptor, found->ai_addr, found->ai_addrlen) != 0 || ::listen(descriptor, SOMAXCONN) != 0 ||
      ::getsockname(descriptor, reinterpret_cast<sockaddr*>(&bound), &size) != 0) {
    const int number = errno;
    ::close(descriptor);
    return failed(number);
  }
  // The port stands at the same place in both families.
  sockaddr_in any{};
  std::memcpy(&any, &bound, sizeof(any));
  return ListeningSocket{descriptor, ntohs(any.sin_port)};
}

}  // namespace guardian::http
