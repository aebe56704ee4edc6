#include "http/acceptor.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/log.h"
#include "http/forwarded.h"

namespace guardian::http {
namespace {

constexpr int kAcceptsInARow = 64;
constexpr std::chrono::milliseconds kRest{100};

IpAddress address_of(const sockaddr_storage& peer) {
  if (peer.ss_family == AF_INET) {
    sockaddr_in four{};
    std::memcpy(&four, &peer, sizeof(four));
    return IpAddress::v4(ntohl(four.sin_addr.s_addr));
  }
  sockaddr_in6 six{};
  std::memcpy(&six, &peer, sizeof(six));
  std::array<unsigned char, 16> bytes{};
  std::memcpy(bytes.data(), &six.sin6_addr, bytes.size());
  return IpAddress::v6(bytes);
}

}  // namespace

Acceptor::Acceptor(IoLoop& loop, ServerContext& context, int descriptor, Take take)
    : context_(context), watch_(loop, descriptor), take_(std::move(take)) {}

void Acceptor::on_ready(bool) {
  if (closed_) return;
  for (int i = 0; i < kAcceptsInARow; ++i) {
    sockaddr_storage peer{};
    socklen_t size = sizeof(peer);
    const int accepted =
        ::accept4(watch_.descriptor(), reinterpret_cast<sockaddr*>(&peer), &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (accepted >= 0) {
      accept_one(accepted, address_of(peer));
      continue;
    }
    if (errno == EINTR || errno == ECONNABORTED) continue;
    if (errno != EAGAIN && errno != EWOULDBLOCK) {
      log_error("accept_failed", {{"errno", std::int64_t{errno}}});
      resting_ = true;
      rest_until_ = SystemClock().monotonic() + kRest;
      return;
    }
    break;
  }
  watch_.wait(false, shared_from_this());
}

void Acceptor::accept_one(int descriptor, const IpAddress& peer) {
  // Behind a proxy all clients share its address.
  const bool counted = !peer.is_loopback() && !is_in_any(peer, context_.options.trusted_proxies);
  if (context_.admission.enter(peer, counted)) {
    take_(descriptor, peer, counted);
  } else {
    ::close(descriptor);
  }
}

void Acceptor::retry() {
  if (!resting_ || SystemClock().monotonic() < rest_until_) return;
  resting_ = false;
  on_ready(false);
}

void Acceptor::close() {
  closed_ = true;
  resting_ = false;
  watch_.close();
}

}  // namespace guardian::http
