#include "admin/local_message.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <openssl/crypto.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/json_reader.h"

namespace guardian::admin {
namespace {

using Deadline = std::chrono::steady_clock::time_point;

Error gone() { return Error::unavailable("The other end of the local socket has gone"); }

Result<void> wait_for(int socket, short events, Deadline deadline) {
  while (true) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0) return Error::unavailable("The other end of the local socket is too slow");
    pollfd waiting{socket, events, 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(std::min<long>(left.count(), 60'000)));
    if (ready > 0) return {};
    if (ready < 0 && errno != EINTR) return gone();
  }
}

// One sendmsg; the descriptors ride on its first byte.
ssize_t send_piece(int socket, const char* bytes, std::size_t size, const std::vector<int>& descriptors) {
  iovec piece{const_cast<char*>(bytes), size};
  msghdr message{};
  message.msg_iov = &piece;
  message.msg_iovlen = 1;
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int) * kDescriptorLimit)] = {};
  if (!descriptors.empty()) {
    message.msg_control = control;
    message.msg_controllen = CMSG_SPACE(sizeof(int) * descriptors.size());
    cmsghdr* header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int) * descriptors.size());
    std::memcpy(CMSG_DATA(header), descriptors.data(), sizeof(int) * descriptors.size());
  }
  return ::sendmsg(socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
}

ssize_t receive_piece(int socket, char* bytes, std::size_t size, std::vector<Descriptor>* descriptors) {
  iovec piece{bytes, size};
  msghdr message{};
  message.msg_iov = &piece;
  message.msg_iovlen = 1;
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int) * kDescriptorLimit)] = {};
  message.msg_control = control;
  message.msg_controllen = sizeof control;
  const ssize_t got = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC | MSG_DONTWAIT);
  if (got < 0) return got;
  for (cmsghdr* header = CMSG_FIRSTHDR(&message); header != nullptr; header = CMSG_NXTHDR(&message, header)) {
    if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
    const std::size_t count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (std::size_t i = 0; i < count; ++i) {
      int value = -1;
      std::memcpy(&value, CMSG_DATA(header) + i * sizeof(int), sizeof value);
      Descriptor owned(value);  // closed at once when nobody asked for it
      if (descriptors != nullptr && descriptors->size() < kDescriptorLimit) descriptors->push_back(std::move(owned));
    }
  }
  return got;
}

Result<void> receive_exactly(int socket, char* bytes, std::size_t size, Deadline deadline,
                             std::vector<Descriptor>* descriptors) {
  while (size > 0) {
    const ssize_t got = receive_piece(socket, bytes, size, descriptors);
    if (got == 0) return gone();
    if (got < 0) {
      if (errno == EAGAIN) {
        GUARDIAN_CHECK(wait_for(socket, POLLIN, deadline));
        continue;
      }
      if (errno == EINTR) continue;
      return gone();
    }
    bytes += got;
    size -= static_cast<std::size_t>(got);
  }
  return {};
}

}  // namespace

Descriptor::Descriptor(Descriptor&& other) noexcept : value_(std::exchange(other.value_, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(value_, other.value_);
  return *this;
}

Descriptor::~Descriptor() { reset(); }

void Descriptor::reset() {
  if (value_ >= 0) ::close(std::exchange(value_, -1));
}

sockaddr_un control_address(int directory) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const auto path = fmt::format("/proc/self/fd/{}/control.sock", directory);
  std::memcpy(static_cast<char*>(address.sun_path), path.data(), std::min(path.size(), sizeof address.sun_path - 1));
  return address;
}

Result<void> send_frame(int socket, const boost::json::object& message, std::chrono::milliseconds patience,
                        const std::vector<int>& descriptors) {
  const Deadline deadline = std::chrono::steady_clock::now() + patience;
  std::string frame(4, '\0');
  frame += to_json(boost::json::value(message));
  if (frame.size() - 4 > kFrameLimit) return Error{ErrorCode::too_large, "The message is too large", {}, {}};
  const std::uint32_t length = htonl(static_cast<std::uint32_t>(frame.size() - 4));
  std::memcpy(frame.data(), &length, sizeof length);

  const std::vector<int> none;
  std::size_t sent = 0;
  while (sent < frame.size()) {
    const ssize_t put = send_piece(socket, frame.data() + sent, frame.size() - sent, sent == 0 ? descriptors : none);
    if (put >= 0) {
      sent += static_cast<std::size_t>(put);
    } else if (errno == EAGAIN) {
      GUARDIAN_CHECK(wait_for(socket, POLLOUT, deadline));
    } else if (errno != EINTR) {
      return gone();
    }
  }
  // A frame may hold a new key's secret.
  OPENSSL_cleanse(frame.data(), frame.size());
  return {};
}

Result<boost::json::object> receive_frame(int socket, std::chrono::milliseconds patience,
                                          std::vector<Descriptor>* descriptors) {
  const Deadline deadline = std::chrono::steady_clock::now() + patience;
  std::uint32_t length = 0;
  GUARDIAN_CHECK(receive_exactly(socket, reinterpret_cast<char*>(&length), sizeof length, deadline, descriptors));
  length = ntohl(length);
  if (length > kFrameLimit) return Error::invalid("The message on the local socket is too large");
  std::string text(length, '\0');
  GUARDIAN_CHECK(receive_exactly(socket, text.data(), text.size(), deadline, descriptors));
  auto value = parse_json(text, {.depth = 8, .bytes = kFrameLimit});
  OPENSSL_cleanse(text.data(), text.size());
  if (!value) return std::move(value).error();
  if (!value->is_object()) return Error::invalid("Expected an object on the local socket");
  return std::move(value->get_object());
}

}  // namespace guardian::admin
