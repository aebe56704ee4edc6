#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "http/server.h"

struct ssl_ctx_st;

namespace guardian::http {

// The certificate of one listener: TLS 1.2 and 1.3, forward-secret AEAD suites (Mozilla intermediate
// 5.8), ALPN `http/1.1`. `current` may be called from any thread.
class TlsCertificate {
 public:
  // A file that cannot be read, a key open to others, a key that does not fit: configuration.
  static Result<std::unique_ptr<TlsCertificate>> load(TlsFiles files);

  // The context for a new connection. Looks at the files at most once a second; when they have changed
  // and are good they take effect, when they are not the former ones stay and the log says so.
  std::shared_ptr<ssl_ctx_st> current(Monotonic now);

 private:
  struct Stamp {  // modification times and sizes of the two files
    long long certificate[3]{};
    long long key[3]{};
    bool operator==(const Stamp&) const = default;
  };
  explicit TlsCertificate(TlsFiles files) : files_(std::move(files)) {}
  Stamp stamp() const;
  static Result<std::shared_ptr<ssl_ctx_st>> build(const TlsFiles& files);

  const TlsFiles files_;
  std::mutex mutex_;
  std::shared_ptr<ssl_ctx_st> context_;  // shared with the connections that began under it
  Stamp seen_;
  Monotonic looked_;
};

}  // namespace guardian::http
