#include "http/tls.h"

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>

#include "base/log.h"

namespace guardian::http {
namespace {

constexpr char kTls12Suites[] =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:"
    "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";
constexpr char kTls13Suites[] = "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256";
constexpr char kGroups[] = "X25519:P-256:P-384";

// The one protocol spoken here; a client that offers only others is told so (RFC 7301 3.2).
int choose_protocol(SSL*, const unsigned char** out, unsigned char* out_size, const unsigned char* offered,
                    unsigned offered_size, void*) {
  static constexpr unsigned char kOurs[] = {8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
  unsigned char* chosen = nullptr;
  if (SSL_select_next_proto(&chosen, out_size, kOurs, sizeof(kOurs), offered, offered_size) != OPENSSL_NPN_NEGOTIATED) {
    return SSL_TLSEXT_ERR_ALERT_FATAL;
  }
  *out = chosen;
  return SSL_TLSEXT_ERR_OK;
}

Error tls_error(const std::string& what) {
  ERR_clear_error();
  return Error::configuration(what);
}

}  // namespace

TlsCertificate::Stamp TlsCertificate::stamp() const {
  Stamp stamp;
  const auto fill = [](const std::string& path, long long(&to)[3]) {
    struct stat found {};
    if (::stat(path.c_str(), &found) != 0) return;
    to[0] = found.st_mtim.tv_sec;
    to[1] = found.st_mtim.tv_nsec;
    to[2] = static_cast<long long>(found.st_ino);
  };
  fill(files_.certificate, stamp.certificate);
  fill(files_.key, stamp.key);
  return stamp;
}

Result<std::shared_ptr<ssl_ctx_st>> TlsCertificate::build(const TlsFiles& files) {
  struct stat found {};
  if (::stat(files.key.c_str(), &found) != 0) {
    return tls_error(fmt::format("cannot read the TLS key {}: {}", files.key, std::strerror(errno)));
  }
  if ((found.st_mode & 077) != 0) {
    return tls_error(fmt::format("the TLS key {} can be read by others: chmod 600 {}", files.key, files.key));
  }
  std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
  if (!context) return tls_error("OpenSSL gives no TLS context");
  SSL_CTX* const raw = context.get();
  SSL_CTX_set_options(raw, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_IGNORE_UNEXPECTED_EOF);
  SSL_CTX_set_mode(raw, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_security_level(raw, 2);  // RSA from 2048 bits, no SHA-1
  SSL_CTX_set_alpn_select_cb(raw, choose_protocol, nullptr);
  if (SSL_CTX_set_min_proto_version(raw, TLS1_2_VERSION) != 1 || SSL_CTX_set_cipher_list(raw, kTls12Suites) != 1 ||
      SSL_CTX_set_ciphersuites(raw, kTls13Suites) != 1 || SSL_CTX_set1_groups_list(raw, kGroups) != 1) {
    return tls_error("OpenSSL does not know the TLS suites this server needs");
  }
  if (SSL_CTX_use_certificate_chain_file(raw, files.certificate.c_str()) != 1) {
    return tls_error(
        fmt::format("{} is no readable PEM certificate chain of at least 2048 bits RSA or P-256", files.certificate));
  }
  if (SSL_CTX_use_PrivateKey_file(raw, files.key.c_str(), SSL_FILETYPE_PEM) != 1 ||
      SSL_CTX_check_private_key(raw) != 1) {
    return tls_error(fmt::format("{} is no PEM key of the certificate {}", files.key, files.certificate));
  }
  return context;
}

Result<std::unique_ptr<TlsCertificate>> TlsCertificate::load(TlsFiles files) {
  std::unique_ptr<TlsCertificate> certificate(new TlsCertificate(std::move(files)));
  certificate->seen_ = certificate->stamp();
  GUARDIAN_TRY(certificate->context_, build(certificate->files_));
  return certificate;
}

std::shared_ptr<ssl_ctx_st> TlsCertificate::current(Monotonic now) {
  std::lock_guard lock(mutex_);
  if (now - looked_ < std::chrono::seconds(1)) return context_;
  looked_ = now;
  const Stamp stamp_now = stamp();
  if (stamp_now == seen_) return context_;
  seen_ = stamp_now;
  if (auto fresh = build(files_)) {
    context_ = std::move(fresh).value();
    log_info("tls_certificate_reloaded", {{"certificate", files_.certificate}});
  } else {
    log_error("tls_certificate_not_reloaded", {{"reason", fresh.error().client_text}});
  }
  return context_;
}

}  // namespace guardian::http
