#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

struct ssl_st;
struct ssl_ctx_st;

namespace guardian::http {

// Bytes over a non-blocking socket, plain or through TLS. Every call returns at once. The descriptor is
// the caller's. One thread.
class Transport {
 public:
  enum class Status { ok, want_read, want_write, end, failed };
  struct Outcome {
    Status status = Status::failed;
    std::size_t count = 0;  // with `ok`: at least 1
  };

  // `tls` absent: plain.
  Transport(int descriptor, std::shared_ptr<ssl_ctx_st> tls);

  bool is_tls() const { return ssl_ != nullptr; }
  Status handshake();  // `ok` at once when plain
  Outcome read(std::span<char> to);
  // As much as goes of both, in order; plain: one gathered system call.
  Outcome write(std::string_view first, std::string_view second);
  // Says that no more will be written (close_notify, FIN).
  void finish_writing();
  // Reads what the peer still sends and throws it away, past TLS.
  Outcome discard();

 private:
  Status tls_status(int returned) const;

  struct FreeSsl {
    void operator()(ssl_st* ssl) const;
  };
  int descriptor_;
  std::shared_ptr<ssl_ctx_st> context_;  // shared with TlsCertificate and the connections of its time
  std::unique_ptr<ssl_st, FreeSsl> ssl_;
  bool broken_ = false;  // after a fatal TLS error nothing may be written, not even close_notify
};

}  // namespace guardian::http
