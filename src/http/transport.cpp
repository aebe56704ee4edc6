#include "http/transport.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <new>

namespace guardian::http {
namespace {

Transport::Status errno_status(Transport::Status when_blocked) {
  return errno == EAGAIN || errno == EWOULDBLOCK ? when_blocked : Transport::Status::failed;
}

int ssl_size(std::size_t size) { return static_cast<int>(std::min<std::size_t>(size, INT_MAX)); }

}  // namespace

void Transport::FreeSsl::operator()(ssl_st* ssl) const { SSL_free(ssl); }

Transport::Transport(int descriptor, std::shared_ptr<ssl_ctx_st> tls)
    : descriptor_(descriptor), context_(std::move(tls)) {
  if (!context_) return;
  ssl_.reset(SSL_new(context_.get()));
  if (ssl_ == nullptr || SSL_set_fd(ssl_.get(), descriptor) != 1) throw std::bad_alloc();
  SSL_set_accept_state(ssl_.get());
}

Transport::Status Transport::tls_status(int returned) const {
  switch (SSL_get_error(ssl_.get(), returned)) {
    case SSL_ERROR_WANT_READ:
      return Status::want_read;
    case SSL_ERROR_WANT_WRITE:
      return Status::want_write;
    case SSL_ERROR_ZERO_RETURN:
      return Status::end;
    default:
      return Status::failed;
  }
}

Transport::Status Transport::handshake() {
  if (!ssl_) return Status::ok;
  ERR_clear_error();
  const int returned = SSL_do_handshake(ssl_.get());
  if (returned == 1) return Status::ok;
  const Status status = tls_status(returned);
  broken_ = status == Status::failed;
  return status;
}

Transport::Outcome Transport::read(std::span<char> to) {
  if (ssl_) {
    ERR_clear_error();
    const int got = SSL_read(ssl_.get(), to.data(), ssl_size(to.size()));
    if (got > 0) return {Status::ok, static_cast<std::size_t>(got)};
    const Status status = tls_status(got);
    broken_ = status == Status::failed;
    return {status, 0};
  }
  for (;;) {
    const ssize_t got = ::recv(descriptor_, to.data(), to.size(), 0);
    if (got > 0) return {Status::ok, static_cast<std::size_t>(got)};
    if (got == 0) return {Status::end, 0};
    if (errno != EINTR) return {errno_status(Status::want_read), 0};
  }
}

Transport::Outcome Transport::write(std::string_view first, std::string_view second) {
  if (ssl_) {
    const std::string_view part = first.empty() ? second : first;
    ERR_clear_error();
    const int put = SSL_write(ssl_.get(), part.data(), ssl_size(part.size()));
    if (put > 0) return {Status::ok, static_cast<std::size_t>(put)};
    const Status status = tls_status(put);
    broken_ = status == Status::failed;
    return {status, 0};
  }
  iovec parts[2];
  std::size_t count = 0;
  for (const auto part : {first, second}) {
    if (!part.empty()) parts[count++] = {const_cast<char*>(part.data()), part.size()};
  }
  msghdr message{};
  message.msg_iov = parts;
  message.msg_iovlen = count;
  for (;;) {
    const ssize_t put = ::sendmsg(descriptor_, &message, MSG_NOSIGNAL);
    if (put > 0) return {Status::ok, static_cast<std::size_t>(put)};
    if (put < 0 && errno != EINTR) return {errno_status(Status::want_write), 0};
  }
}

void Transport::finish_writing() {
  if (ssl_ && !broken_ && SSL_is_init_finished(ssl_.get())) {
    ERR_clear_error();
    SSL_shutdown(ssl_.get());
  }
  ::shutdown(descriptor_, SHUT_WR);
}

Transport::Outcome Transport::discard() {
  char sink[16 * 1024];
  for (;;) {
    const ssize_t got = ::recv(descriptor_, sink, sizeof(sink), 0);
    if (got > 0) return {Status::ok, static_cast<std::size_t>(got)};
    if (got == 0) return {Status::end, 0};
    if (errno != EINTR) return {errno_status(Status::want_read), 0};
  }
}

}  // namespace guardian::http
