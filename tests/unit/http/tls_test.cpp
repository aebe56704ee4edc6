#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "http/tls.h"
#include "unit/http/raw_client.h"

namespace guardian::http {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;

void write_pem(const std::string& path, const std::function<void(BIO*)>& write) {
  BIO* bio = BIO_new(BIO_s_mem());
  write(bio);
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio, &data);
  std::ofstream(path, std::ios::binary).write(data, size);
  BIO_free(bio);
  ::chmod(path.c_str(), 0600);
}

// A self-signed P-256 certificate of that common name.
void make_certificate(const TlsFiles& files, const std::string& name) {
  EVP_PKEY* key = EVP_EC_gen("P-256");
  X509* certificate = X509_new();
  X509_set_version(certificate, 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate), 0);
  X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
  X509_set_pubkey(certificate, key);
  X509_NAME* subject = X509_get_subject_name(certificate);
  X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1,
                             0);
  X509_set_issuer_name(certificate, subject);
  X509_sign(certificate, key, EVP_sha256());
  write_pem(files.certificate, [&](BIO* bio) { PEM_write_bio_X509(bio, certificate); });
  write_pem(files.key, [&](BIO* bio) { PEM_write_bio_PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr); });
  X509_free(certificate);
  EVP_PKEY_free(key);
}

// A TLS client over a RawClient's socket.
class TlsClient {
 public:
  TlsClient(std::uint16_t port, std::string_view alpn, int highest = TLS1_3_VERSION, const char* suites = nullptr)
      : raw_(port), context_(SSL_CTX_new(TLS_client_method())) {
    SSL_CTX_set_security_level(context_, 0);
    SSL_CTX_set_min_proto_version(context_, TLS1_VERSION);
    SSL_CTX_set_max_proto_version(context_, highest);
    if (suites != nullptr) SSL_CTX_set_cipher_list(context_, suites);
    ssl_ = SSL_new(context_);
    SSL_set_alpn_protos(ssl_, reinterpret_cast<const unsigned char*>(alpn.data()), static_cast<unsigned>(alpn.size()));
    SSL_set_fd(ssl_, raw_.descriptor());
    connected_ = SSL_connect(ssl_) == 1;
  }
  ~TlsClient() {
    SSL_free(ssl_);
    SSL_CTX_free(context_);
  }
  TlsClient(const TlsClient&) = delete;
  TlsClient& operator=(const TlsClient&) = delete;

  bool connected() const { return connected_; }
  std::string protocol() const { return SSL_get_version(ssl_); }
  std::string alpn() const {
    const unsigned char* name = nullptr;
    unsigned size = 0;
    SSL_get0_alpn_selected(ssl_, &name, &size);
    return {reinterpret_cast<const char*>(name), size};
  }
  std::string certificate_name() const {
    X509* certificate = SSL_get1_peer_certificate(ssl_);
    char name[64] = "";
    X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName, name, sizeof(name));
    X509_free(certificate);
    return name;
  }
  std::string exchange(std::string_view bytes) {
    SSL_write(ssl_, bytes.data(), static_cast<int>(bytes.size()));
    std::string all;
    char buffer[16 * 1024];
    for (int got = 0; (got = SSL_read(ssl_, buffer, sizeof(buffer))) > 0;)
      all.append(buffer, static_cast<std::size_t>(got));
    return all;
  }
  bool ended_cleanly() const { return (SSL_get_shutdown(ssl_) & SSL_RECEIVED_SHUTDOWN) != 0; }

 private:
  RawClient raw_;
  SSL_CTX* context_;
  SSL* ssl_ = nullptr;
  bool connected_ = false;
};

constexpr std::string_view kHttp1 = "\x08http/1.1";
constexpr const char* kGetAndClose = "GET /tls HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

class ServerTls : public testing::Test {
 protected:
  ServerTls() {
    std::string pattern = "/tmp/guardian-tls-XXXXXX";
    directory_ = ::mkdtemp(pattern.data());
    files_ = {directory_ / "cert.pem", directory_ / "key.pem"};
    make_certificate(files_, "first");
    listener_.tls = files_;
  }
  ~ServerTls() override { std::filesystem::remove_all(directory_); }

  std::vector<Route> routes() {
    return {
        make_route(Method::get, "/tls", Lane::io,
                   [](const Request& request) { return Response::json(200, request.tls ? "\"tls\"" : "\"plain\""); }),
        make_route(Method::get, "/large", Lane::database,
                   [](const Request&) { return Response::json(200, std::string(2'000'000, 'x')); }),
        make_route(
            Method::post, "/size", Lane::io,
            [](const Request& request) { return Response::json(200, std::to_string(request.body.size())); },
            1'000'000)};
  }

  std::filesystem::path directory_;
  TlsFiles files_;
  Listener listener_;
  ServerOptions options_;
};

TEST_F(ServerTls, SpeaksTheTwoVersionsAndHttp1) {
  TestServer server(routes(), options_, listener_);
  for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    TlsClient client(server.port(), std::string("\x02h2").append(kHttp1), version);
    ASSERT_TRUE(client.connected());
    EXPECT_EQ(client.protocol(), version == TLS1_2_VERSION ? "TLSv1.2" : "TLSv1.3");
    EXPECT_EQ(client.alpn(), "http/1.1");
    EXPECT_EQ(body_in(client.exchange(kGetAndClose)), "\"tls\"");
    EXPECT_TRUE(client.ended_cleanly()) << "close_notify";
  }
}

TEST_F(ServerTls, RefusesOldVersionsWeakSuitesAndOtherProtocols) {
  TestServer server(routes(), options_, listener_);
  EXPECT_FALSE(TlsClient(server.port(), kHttp1, TLS1_1_VERSION).connected());
  EXPECT_FALSE(TlsClient(server.port(), kHttp1, TLS1_2_VERSION, "ECDHE-ECDSA-AES128-SHA").connected());
  EXPECT_FALSE(TlsClient(server.port(), kHttp1, TLS1_2_VERSION, "AES128-GCM-SHA256").connected());
  EXPECT_FALSE(TlsClient(server.port(), "\x02h2").connected());
}

TEST_F(ServerTls, CarriesLargeBodiesBothWays) {
  TestServer server(routes(), options_, listener_);
  TlsClient client(server.port(), kHttp1);
  const std::string body(900'000, 'y');
  const std::string all = client.exchange("POST /size HTTP/1.1\r\nHost: a\r\nContent-Length: 900000\r\n\r\n" + body +
                                          "GET /large HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  EXPECT_THAT(all, HasSubstr("\r\n\r\n900000HTTP/1.1 200 OK"));
  EXPECT_THAT(all, testing::EndsWith(std::string(2'000'000, 'x')));
}

TEST_F(ServerTls, SaysNothingToPlainHttp) {
  TestServer server(routes(), options_, listener_);
  RawClient client(server.port());
  EXPECT_THAT(client.send(kGetAndClose).read_all(), testing::Not(HasSubstr("HTTP")));
}

TEST_F(ServerTls, EndsAHandshakeThatDoesNotCome) {
  options_.tls_handshake_timeout = milliseconds(80);
  TestServer server(routes(), options_, listener_);
  RawClient client(server.port());
  client.send(std::string_view("\x16\x03\x01", 3));
  EXPECT_EQ(client.read_all(), "");
}

TEST_F(ServerTls, TakesUpANewCertificateAndKeepsTheOldOverABrokenOne) {
  const auto certificate = TlsCertificate::load(files_).value();
  const auto later = [](int seconds) { return SystemClock().monotonic() + std::chrono::seconds(seconds); };
  const auto first = certificate->current(later(0));
  EXPECT_EQ(certificate->current(later(2)), first) << "unchanged";
  std::ofstream(files_.certificate) << "no certificate";
  EXPECT_EQ(certificate->current(later(4)), first) << "broken";
  make_certificate(files_, "second");
  EXPECT_EQ(certificate->current(later(4)), first) << "looked at once a second at most";
  const auto second = certificate->current(later(6));
  EXPECT_NE(second, first);
  EXPECT_EQ(certificate->current(later(8)), second);
}

TEST_F(ServerTls, ShowsItsCertificate) {
  TestServer server(routes(), options_, listener_);
  EXPECT_EQ(TlsClient(server.port(), kHttp1).certificate_name(), "first");
}

TEST_F(ServerTls, RefusesToOpenWithBadFiles) {
  const auto open = [&] {
    Listener listener = listener_;
    listener.router = std::make_shared<const Router>(routes());
    auto server = Server::open({listener}, {}, nullptr);
    EXPECT_FALSE(server);
    return server ? Error() : server.error();
  };
  ::chmod(files_.key.c_str(), 0644);
  EXPECT_EQ(open().code, ErrorCode::configuration);
  EXPECT_THAT(open().client_text, HasSubstr("chmod 600"));
  make_certificate({files_.certificate, directory_ / "other-key.pem"}, "other");
  ::chmod(files_.key.c_str(), 0600);
  EXPECT_THAT(open().client_text, HasSubstr("no PEM key of the certificate"));
  std::filesystem::remove(files_.certificate);
  EXPECT_THAT(open().client_text, HasSubstr("no readable PEM certificate"));
}

}  // namespace
}  // namespace guardian::http
