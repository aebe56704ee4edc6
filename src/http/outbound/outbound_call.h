#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "http/outbound/address_policy.h"
#include "http/outbound/name_resolver.h"

namespace guardian::http {

// Why a call brought no answer: the `type` of its Error ("address_refused"). The texts are ours.
enum class OutboundFailure {
  invalid,          // the URL, the method or a header cannot be sent
  unresolved,       // the name has no address
  address_refused,  // the name has an address the policy refuses
  unreachable,      // no connection
  tls,              // no TLS 1.2 or later, or a certificate that does not hold
  timeout,          // one of the two time-outs passed, be it while the name was resolved
  too_large,        // the answer has more than `most_body_bytes`
  stopped,          // the sink or the stop token ended it
  protocol,         // what came is no HTTP answer, or it ended in the middle
};
std::string_view to_string(OutboundFailure failure);

struct OutboundRequest {
  using Header = std::pair<std::string, std::string>;

  std::string method = "GET";
  std::string url;              // absolute, without user and password
  std::vector<Header> headers;  // Content-Type too; Host, Content-Length and Connection are made here
  std::string body;
  bool allow_http = false;  // false: https alone
  std::string ca_file;      // PEM; empty: the certificates the system trusts
  std::size_t most_url_bytes = 2048;

  std::chrono::milliseconds connect_timeout{5000};  // with the TLS handshake
  std::chrono::milliseconds total_timeout{15'000};  // of all, the name's resolution too
  std::size_t most_body_bytes = 1U << 20U;          // of the answer
  bool cut_body = false;                            // true: the rest of a longer answer is not read, and no failure
  std::chrono::seconds stall_timeout{0};            // with less than a byte a second for so long; 0: none
  std::function<bool(std::string_view)> sink;       // takes the body of a 2xx as it comes instead; false stops it
  std::stop_token stop;
};

struct OutboundAnswer {
  int status = 0;
  std::vector<OutboundRequest::Header> headers;  // names in lower case
  std::string body;
  std::chrono::milliseconds elapsed{};

  std::optional<std::string_view> header(std::string_view lower_case_name) const;  // the first of its name
};

// One HTTP/1.1 call; blocks; any thread. The name is resolved once, here; every address is shown to the policy, and
// the connection goes to those addresses only: a name that changes its mind in between (DNS rebinding) finds nobody
// who asks again. No proxy (whatever the environment says), no redirect, no cookie, no compression, no kept connection.
Result<OutboundAnswer> call_outbound(const OutboundRequest& request, const AddressPolicy& policy,
                                     NameResolver& resolver = NameResolver::of_system());

// What can be said of a URL before any call: its form, its scheme, and a host that is an address, in any spelling.
// The error is that of the call.
Result<void> check_outbound_url(const std::string& url, bool allow_http, const AddressPolicy& policy);

}  // namespace guardian::http
