#include "http/outbound/outbound_call.h"

#include <curl/curl.h>
#include <fmt/format.h>
#include <sys/socket.h>

#include <algorithm>
#include <charconv>
#include <memory>

#include "http/field.h"

namespace guardian::http {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::size_t kMostUrlBytes = 2048;
constexpr std::size_t kMostHeadBytes = 64 * 1024;
constexpr std::size_t kMostAddresses = 32;  // more are checked, not called

template <auto Free>
struct Freed {
  template <typename T>
  void operator()(T* pointer) const {
    Free(pointer);
  }
};
using Easy = std::unique_ptr<CURL, Freed<curl_easy_cleanup>>;
using Url = std::unique_ptr<CURLU, Freed<curl_url_cleanup>>;
using List = std::unique_ptr<curl_slist, Freed<curl_slist_free_all>>;
using Text = std::unique_ptr<char, Freed<curl_free>>;

Error failed(OutboundFailure failure, std::string text) {
  const auto code = failure == OutboundFailure::invalid ? ErrorCode::invalid_argument : ErrorCode::unavailable;
  return {code, std::move(text), {}, std::string(to_string(failure))};
}

void start_library() {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (started != CURLE_OK) std::abort();
}

std::optional<std::string> url_part(CURLU* url, CURLUPart part, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, flags) != CURLUE_OK) return std::nullopt;
  return std::string(Text(text).get());
}

// Where a URL leads, as the library that makes the call reads it: there is no second reader.
struct Target {
  Url url;
  std::string host;  // without brackets
  std::uint16_t port = 0;
  bool is_v6_literal = false;
};

Result<Target> read_target(const std::string& text, bool allow_http, std::size_t most_bytes = kMostUrlBytes) {
  start_library();
  const auto refuse = [](std::string why) { return failed(OutboundFailure::invalid, std::move(why)); };
  if (text.empty() || text.size() > most_bytes) {
    return refuse(fmt::format("A URL has 1 to {} characters", most_bytes));
  }
  const auto is_plain = [](unsigned char c) { return c > 0x20 && c < 0x7F && c != '\\'; };
  if (!std::all_of(text.begin(), text.end(), is_plain)) {
    return refuse("A URL has no spaces, backslashes, control characters or characters beyond ASCII");
  }
  // Written out, since the library also reads `https:/host` and `https:///host`.
  const bool known_scheme = text.starts_with("https://") || (allow_http && text.starts_with("http://"));
  if (!known_scheme || text.find("://") + 3 == text.find('/', text.find("://") + 3)) {
    return refuse(allow_http ? "The URL must begin with https:// or http:// and a host"
                             : "The URL must begin with https:// and a host");
  }
  Target target{Url(curl_url()), {}, 0, false};
  if (!target.url) return Error::internal("no memory for a URL");
  if (curl_url_set(target.url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK) {
    return refuse("This is not an absolute URL");
  }
  if (url_part(target.url.get(), CURLUPART_USER) || url_part(target.url.get(), CURLUPART_PASSWORD)) {
    return refuse("The URL must not hold a user name or a password");
  }
  if (url_part(target.url.get(), CURLUPART_FRAGMENT)) return refuse("The URL must not have a fragment (#)");
  if (url_part(target.url.get(), CURLUPART_ZONEID)) {
    return failed(OutboundFailure::address_refused, "The URL names an address with a zone");
  }
  auto host = url_part(target.url.get(), CURLUPART_HOST);
  const auto port = url_part(target.url.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT);
  if (!host || host->empty() || !port) return refuse("The URL has no host");
  const auto* end = port->data() + port->size();
  if (std::from_chars(port->data(), end, target.port).ptr != end || target.port == 0) {
    return refuse("The port of the URL must be 1 to 65535");
  }
  if (host->front() == '[') {
    target.is_v6_literal = true;
    host = host->substr(1, host->size() - 2);
  }
  if (host->find('%') != host->npos) return refuse("The host of the URL must not hold a percent sign");
  target.host = *std::move(host);
  return target;
}

// What of the addresses may be called: all of them, or the call is refused.
Result<std::vector<IpAddress>> allowed_addresses(const std::vector<ResolvedAddress>& found, std::uint16_t port,
                                                 const AddressPolicy& policy) {
  std::vector<IpAddress> addresses;
  for (const auto& [address, scoped] : found) {
    if (scoped || !policy.allows(address, port)) {
      return failed(OutboundFailure::address_refused, "The host of the URL has an address that must not be called");
    }
    const bool known = std::find(addresses.begin(), addresses.end(), address) != addresses.end();
    if (!known && addresses.size() < kMostAddresses) addresses.push_back(address);
  }
  return addresses;
}

// The one time the host is resolved: within the time of the call, and until it is stopped.
Result<std::vector<IpAddress>> find_addresses(const Target& target, const OutboundRequest& request,
                                              steady_clock::time_point until, const AddressPolicy& policy,
                                              NameResolver& resolver) {
  auto found = read_numeric_host(target.host);
  if (found.empty()) {
    auto resolved = resolver.resolve(target.host, until, request.stop);
    if (request.stop.stop_requested()) return failed(OutboundFailure::stopped, "The call was stopped");
    if (!resolved) return failed(OutboundFailure::timeout, "The host of the URL was not resolved in time");
    found = *std::move(resolved);
  }
  if (found.empty()) return failed(OutboundFailure::unresolved, "The host of the URL has no address");
  return allowed_addresses(found, target.port, policy);
}

// What the callbacks of one call fill in.
struct Progress {
  const OutboundRequest& request;
  const std::vector<IpAddress>& addresses;
  OutboundAnswer answer;
  std::size_t head_bytes = 0;
  bool head_too_large = false;
  bool other_address = false;
  bool too_large = false;
  bool cut = false;
  bool stopped = false;
  bool success = false;
};

// The last gate before a socket: only what the policy has seen is ever connected to.
curl_socket_t open_socket(void* given, curlsocktype, curl_sockaddr* to) {
  auto& progress = *static_cast<Progress*>(given);
  const auto goal = read_socket_address(&to->addr);
  const auto& known = progress.addresses;
  if (!goal || goal->scoped || std::find(known.begin(), known.end(), goal->address) == known.end()) {
    progress.other_address = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::size_t take_head_line(char* data, std::size_t size, std::size_t count, void* given) {
  auto& progress = *static_cast<Progress*>(given);
  const std::string_view line(data, size * count);
  progress.head_bytes += line.size();
  if (progress.head_bytes > kMostHeadBytes) {
    progress.head_too_large = true;
    return 0;
  }
  if (line.starts_with("HTTP/")) {
    // "HTTP/1.1 200 OK"
    progress.success = line.size() > 9 && line[9] == '2';
    progress.answer.headers.clear();  // the head of an interim answer came before
  } else if (const auto colon = line.find(':'); colon != line.npos) {
    progress.answer.headers.emplace_back(lower_case(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
  }
  return line.size();
}

std::size_t take_body(char* data, std::size_t size, std::size_t count, void* given) {
  auto& progress = *static_cast<Progress*>(given);
  const std::string_view piece(data, size * count);
  if (progress.request.sink && progress.success) {
    if (progress.request.sink(piece)) return piece.size();
    progress.stopped = true;
    return 0;
  }
  auto& body = progress.answer.body;
  const std::size_t room = progress.request.most_body_bytes - body.size();
  if (piece.size() <= room) {
    body.append(piece);
    return piece.size();
  }
  if (progress.request.cut_body) {
    body.append(piece.substr(0, room));
    progress.cut = true;
  } else {
    progress.too_large = true;
  }
  return 0;
}

int go_on(void* given, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  auto& progress = *static_cast<Progress*>(given);
  if (!progress.request.stop.stop_requested()) return 0;
  progress.stopped = true;
  return 1;
}

bool is_field_value(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](unsigned char c) { return c == '\t' || (c >= 0x20 && c != 0x7F); });
}

Result<List> header_lines(const OutboundRequest& request) {
  List lines;
  const auto add = [&](const std::string& line) {
    curl_slist* longer = curl_slist_append(lines.get(), line.c_str());
    if (longer == nullptr) std::abort();
    (void)lines.release();
    lines.reset(longer);
  };
  bool has_content_type = false;
  for (const auto& [name, value] : request.headers) {
    const auto lower = lower_case(name);
    if (!is_token(name) || !is_field_value(value) || lower == "host" || lower == "content-length" ||
        lower == "transfer-encoding" || lower == "connection") {
      return failed(OutboundFailure::invalid, "A header of the call cannot be sent");
    }
    has_content_type = has_content_type || lower == "content-type";
    add(value.empty() ? name + ";" : name + ": " + value);
  }
  add("Expect:");  // no waiting for 100
  if (!has_content_type) add("Content-Type:");
  return lines;
}

Error failure_of(CURLcode code, const Progress& progress) {
  using enum OutboundFailure;
  if (progress.other_address) return failed(address_refused, "The connection would have gone to another address");
  if (progress.stopped) return failed(stopped, "The call was stopped");
  if (progress.too_large) return failed(too_large, "The answer is too large");
  if (progress.head_too_large) return failed(protocol, "The head of the answer is too large");
  switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
      return failed(timeout, "The other side did not answer in time");
    case CURLE_COULDNT_CONNECT:
    case CURLE_INTERFACE_FAILED:
      return failed(unreachable, "No connection could be made");
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_SSL_CRL_BADFILE:
      return failed(tls, "The TLS connection or the certificate of the other side does not hold");
    case CURLE_COULDNT_RESOLVE_HOST:
      return failed(unresolved, "The host of the URL has no address");
    default:
      return failed(protocol, "What came is not a whole HTTP answer");
  }
}

// The checked addresses stand in the library's memory of names before it looks: it asks no resolver. A literal
// IPv6 address cannot be entered there and needs not be: it is its own address, and open_socket sees it.
List pinned_addresses(const Target& target, const std::vector<IpAddress>& addresses) {
  if (target.is_v6_literal) return {};
  std::string line = fmt::format("{}:{}:", target.host, target.port);
  for (const auto& address : addresses) {
    if (line.back() != ':') line += ',';
    line += address.is_v4() ? address.to_string() : "[" + address.to_string() + "]";
  }
  return List(curl_slist_append(nullptr, line.c_str()));
}

}  // namespace

std::string_view to_string(OutboundFailure failure) {
  switch (failure) {
    case OutboundFailure::invalid:
      return "invalid";
    case OutboundFailure::unresolved:
      return "unresolved";
    case OutboundFailure::address_refused:
      return "address_refused";
    case OutboundFailure::unreachable:
      return "unreachable";
    case OutboundFailure::tls:
      return "tls";
    case OutboundFailure::timeout:
      return "timeout";
    case OutboundFailure::too_large:
      return "too_large";
    case OutboundFailure::stopped:
      return "stopped";
    case OutboundFailure::protocol:
      return "protocol";
  }
  std::abort();
}

std::optional<std::string_view> OutboundAnswer::header(std::string_view lower_case_name) const {
  for (const auto& [name, value] : headers) {
    if (name == lower_case_name) return value;
  }
  return std::nullopt;
}

Result<void> check_outbound_url(const std::string& url, bool allow_http, const AddressPolicy& policy) {
  GUARDIAN_TRY(const auto target, read_target(url, allow_http));
  GUARDIAN_TRY(const auto literal, allowed_addresses(read_numeric_host(target.host), target.port, policy));
  if (literal.empty() && target.is_v6_literal) return failed(OutboundFailure::invalid, "The URL has no host");
  return {};
}

Result<OutboundAnswer> call_outbound(const OutboundRequest& request, const AddressPolicy& policy,
                                     NameResolver& resolver) {
  const auto began = steady_clock::now();
  const auto elapsed = [&] { return std::chrono::duration_cast<milliseconds>(steady_clock::now() - began); };
  GUARDIAN_TRY(const auto target, read_target(request.url, request.allow_http, request.most_url_bytes));
  if (!is_token(request.method)) return failed(OutboundFailure::invalid, "The method of the call cannot be sent");
  GUARDIAN_TRY(const auto headers, header_lines(request));
  GUARDIAN_TRY(const auto addresses,
               find_addresses(target, request, began + request.total_timeout, policy, resolver));
  if (request.stop.stop_requested()) return failed(OutboundFailure::stopped, "The call was stopped");

  const Easy easy(curl_easy_init());
  const List pinned = pinned_addresses(target, addresses);
  if (!easy || (!pinned && !target.is_v6_literal)) return Error::internal("no memory for an outbound call");
  Progress progress{request, addresses, {}};

  // An option the installed library does not know would be a protection that is not there: then no call.
  bool known = true;
  const auto set = [&](CURLoption option, auto value) {
    known = curl_easy_setopt(easy.get(), option, value) == CURLE_OK && known;
  };
  const char* schemes = request.allow_http ? "http,https" : "https";
  set(CURLOPT_CURLU, target.url.get());
  set(CURLOPT_PROTOCOLS_STR, schemes);
  set(CURLOPT_REDIR_PROTOCOLS_STR, schemes);
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_PROXY, "");
  set(CURLOPT_NOPROXY, "*");
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  set(CURLOPT_FRESH_CONNECT, 1L);
  set(CURLOPT_FORBID_REUSE, 1L);
  set(CURLOPT_SSL_VERIFYPEER, 1L);
  set(CURLOPT_SSL_VERIFYHOST, 2L);
  set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!request.ca_file.empty()) {
    set(CURLOPT_CAINFO, request.ca_file.c_str());
    set(CURLOPT_CAPATH, static_cast<char*>(nullptr));
  }
  if (pinned) set(CURLOPT_RESOLVE, pinned.get());
  set(CURLOPT_OPENSOCKETFUNCTION, open_socket);
  set(CURLOPT_OPENSOCKETDATA, &progress);
  set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(std::max(request.connect_timeout, milliseconds(1)).count()));
  set(CURLOPT_TIMEOUT_MS, static_cast<long>(std::max(request.total_timeout - elapsed(), milliseconds(1)).count()));
  if (request.stall_timeout.count() > 0) {
    set(CURLOPT_LOW_SPEED_LIMIT, 1L);
    set(CURLOPT_LOW_SPEED_TIME, static_cast<long>(request.stall_timeout.count()));
  }
  set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
  if (request.method == "HEAD") set(CURLOPT_NOBODY, 1L);
  if (!request.body.empty() || request.method == "POST" || request.method == "PUT") {
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    set(CURLOPT_POSTFIELDS, request.body.data());
  }
  set(CURLOPT_HTTPHEADER, headers.get());
  set(CURLOPT_HEADERFUNCTION, take_head_line);
  set(CURLOPT_HEADERDATA, &progress);
  set(CURLOPT_WRITEFUNCTION, take_body);
  set(CURLOPT_WRITEDATA, &progress);
  set(CURLOPT_XFERINFOFUNCTION, go_on);
  set(CURLOPT_XFERINFODATA, &progress);
  set(CURLOPT_NOPROGRESS, 0L);
  if (!known) return Error::internal("the HTTP client library does not know an option");

  const CURLcode code = curl_easy_perform(easy.get());
  if (code != CURLE_OK && !progress.cut) return failure_of(code, progress);
  long status = 0;
  curl_easy_getinfo(easy.get(), CURLINFO_RESPONSE_CODE, &status);
  if (status < 200 || status > 599) return failed(OutboundFailure::protocol, "What came is not a whole HTTP answer");
  progress.answer.status = static_cast<int>(status);
  progress.answer.elapsed = elapsed();
  return std::move(progress.answer);
}

}  // namespace guardian::http
