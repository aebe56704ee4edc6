#include "client/call/key_transport.h"

#include <fmt/format.h>
#include <openssl/crypto.h>

#include <charconv>

#include "base/encoding.h"
#include "http/outbound/outbound_call.h"

namespace guardian::client {
namespace {

constexpr std::size_t kLargestAnswer = 256U * 1024 * 1024;  // one page
constexpr std::size_t kLongestUrl = 8000;                   // what fits into the request line a server reads
constexpr std::chrono::seconds kConnectTimeout{10};
constexpr std::chrono::seconds kTotalTimeout{120};
constexpr std::chrono::hours kLongestStream{24};
constexpr std::chrono::seconds kStallTimeout{60};

// What no further try mends is told with what does.
Error told(const Error& failure, const Profile& profile) {
  const auto with = [&](ErrorCode code, std::string_view mend) {
    return Error{code, fmt::format("{}: {}{}", profile.url, failure.client_text, mend), {}, failure.type};
  };
  using enum http::OutboundFailure;
  if (failure.type == to_string(tls)) {
    return with(ErrorCode::configuration, profile.ca_file.empty()
                                              ? ": a certificate of your own is named with --ca-file FILE"
                                              : ": the certificates of --ca-file do not fit");
  }
  if (failure.type == to_string(invalid) || failure.type == to_string(address_refused)) {
    return with(ErrorCode::configuration, "");
  }
  if (failure.type == to_string(too_large)) return with(ErrorCode::too_large, ": ask for less, with --limit");
  if (failure.type == to_string(unresolved)) return with(ErrorCode::unavailable, ": is the profile's url right?");
  if (failure.type == to_string(unreachable)) return with(ErrorCode::unavailable, ": does the server run there?");
  if (failure.code == ErrorCode::internal) return failure;
  return with(ErrorCode::unavailable, "");
}

// Headers hold the access key: their memory is wiped, not only freed.
class WipedHeaders {
 public:
  explicit WipedHeaders(std::vector<http::OutboundRequest::Header>& headers) : headers_(headers) {}
  ~WipedHeaders() {
    for (auto& [name, value] : headers_) OPENSSL_cleanse(value.data(), value.size());
  }
  WipedHeaders(const WipedHeaders&) = delete;
  WipedHeaders& operator=(const WipedHeaders&) = delete;

 private:
  std::vector<http::OutboundRequest::Header>& headers_;
};

}  // namespace

std::string url_of(const ApiCall& call, const Profile& profile) {
  std::string url =
      fmt::format("{}/pub/v4.0/{}?customerid={}", profile.url, call.path, percent_encode(profile.customerid));
  for (const auto& [name, value] : call.query)
    url += fmt::format("&{}={}", percent_encode(name), percent_encode(value));
  return url;
}

std::optional<std::chrono::seconds> parse_retry_after(std::string_view field) {
  std::uint32_t seconds = 0;
  const auto [end, failure] = std::from_chars(field.data(), field.data() + field.size(), seconds);
  if (failure != std::errc() || end != field.data() + field.size()) return std::nullopt;
  return std::chrono::seconds(seconds);
}

Result<ApiAnswer> KeyTransport::exchange(const ApiCall& call) {
  http::OutboundRequest request;
  const WipedHeaders wiped(request.headers);
  request.method = call.method;
  request.url = url_of(call, profile_);
  request.headers.reserve(6);
  request.headers.emplace_back("X-Key-Id", profile_.access_key_id);
  request.headers.emplace_back("X-Access-Key", std::string(profile_.access_key.reveal()));
  request.headers.emplace_back("Accept", call.sink ? "*/*" : "application/json");
  request.headers.emplace_back("User-Agent", "iot-guardian");
  if (!call.body.empty()) request.headers.emplace_back("Content-Type", "application/json");
  if (!call.idempotency_key.empty()) request.headers.emplace_back("Idempotency-Key", call.idempotency_key);
  request.body = call.body;
  // Plain http never leaves this machine, also when `localhost` resolves to something else.
  const bool plain = !profile_.url.starts_with("https:");
  request.allow_http = plain;
  request.ca_file = profile_.ca_file;
  request.most_url_bytes = kLongestUrl;
  request.connect_timeout = kConnectTimeout;
  request.total_timeout = kTotalTimeout;
  request.most_body_bytes = kLargestAnswer;
  if (call.sink) {
    request.total_timeout = kLongestStream;
    request.stall_timeout = kStallTimeout;
    request.sink = call.sink;
  }
  request.stop = stop_;
  auto answer =
      http::call_outbound(request, plain ? http::AddressPolicy::only_loopback() : http::AddressPolicy::anywhere());
  if (!answer) return told(answer.error(), profile_);
  ApiAnswer out{answer->status, std::move(answer->body), std::nullopt};
  if (const auto field = answer->header("retry-after")) out.retry_after = parse_retry_after(*field);
  return out;
}

}  // namespace guardian::client
