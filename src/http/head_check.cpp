#include "http/head_check.h"

#include <algorithm>
#include <cstring>

#include "base/ip_address.h"
#include "http/field.h"

namespace guardian::http {
namespace {

using Problem = std::optional<HeadProblem>;

Problem bad_request(const char* reason) { return HeadProblem{400, reason}; }

bool all_digits(std::string_view text) {
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
  }
  return !text.empty();
}

std::optional<Method> method_of(std::string_view word) {
  for (const Method method :
       {Method::get, Method::head, Method::post, Method::put, Method::patch, Method::delete_, Method::options}) {
    if (word == to_string(method)) return method;
  }
  return std::nullopt;
}

Problem check_version(std::string_view version, Head& head) {
  const bool form = version.size() == 8 && version.starts_with("HTTP/") && all_digits(version.substr(5, 1)) &&
                    version[6] == '.' && all_digits(version.substr(7));
  if (!form) return bad_request("malformed HTTP version");
  if (version[5] != '1' || version[7] > '1') return HeadProblem{505, "only HTTP/1.0 and HTTP/1.1 are spoken here"};
  head.minor_version = version[7] - '0';
  return std::nullopt;
}

// uri-host [":" port] of RFC 3986, without what no name or address of a host needs.
bool split_authority(std::string_view authority, std::string_view& host) {
  std::size_t end = 0;
  if (authority.starts_with('[')) {
    end = authority.find(']');
    if (end == authority.npos) return false;
    const std::string_view inside = authority.substr(1, end - 1);
    if (inside.find(':') == inside.npos || !IpAddress::parse(inside)) return false;
    ++end;
  } else {
    end = authority.find(':');
    if (end == authority.npos) end = authority.size();
    if (end == 0) return false;
    for (const char c : authority.substr(0, end)) {
      const char l = ascii_lower(c);
      if (!((l >= 'a' && l <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_')) return false;
    }
  }
  host = authority.substr(0, end);
  if (end == authority.size()) return true;
  if (authority[end] != ':') return false;
  const std::string_view port = authority.substr(end + 1);
  if (!all_digits(port) || port.size() > 5) return false;
  unsigned number = 0;
  for (const char c : port) number = number * 10 + static_cast<unsigned>(c - '0');
  return number >= 1 && number <= 65535;
}

void assign_lower(std::string& to, std::string_view text) {
  to.assign(text);
  for (char& c : to) c = ascii_lower(c);
}

// What the fields say about framing, gathered while they are read.
struct Framing {
  int hosts = 0;
  int lengths = 0;
  int encodings = 0;
  bool close = false;
  bool stay = false;
  bool chunked = false;
};

Problem read_content_length(std::string_view value, Framing& framing, Head& head) {
  if (++framing.lengths > 1) return bad_request("more than one Content-Length");
  // 18 digits cannot overflow; leading zeros are octal to some.
  if (!all_digits(value) || value.size() > 18 || (value.size() > 1 && value[0] == '0')) {
    return bad_request("malformed Content-Length");
  }
  std::uint64_t length = 0;
  for (const char c : value) length = length * 10 + static_cast<std::uint64_t>(c - '0');
  head.content_length = length;
  return std::nullopt;
}

Problem read_connection(std::string_view value, Framing& framing) {
  while (!value.empty()) {
    const std::size_t comma = value.find(',');
    const std::string_view word = trim_white_space(value.substr(0, comma));
    value = comma == value.npos ? std::string_view() : value.substr(comma + 1);
    framing.close = framing.close || same_ignoring_case(word, "close");
    framing.stay = framing.stay || same_ignoring_case(word, "keep-alive");
  }
  return std::nullopt;
}

Problem read_known_field(const Head::Field& field, Framing& framing, Head& head) {
  switch (field.name.size()) {
    case 4:
      if (same_ignoring_case(field.name, "host")) {
        std::string_view host;
        if (++framing.hosts > 1) return bad_request("more than one Host");
        if (!split_authority(field.value, host)) return bad_request("malformed Host");
        assign_lower(head.authority, field.value);
        assign_lower(head.host, host);
      }
      return std::nullopt;
    case 6:
      // HTTP/1.0 knows no Expect, and a server must ignore it there (RFC 9110 10.1.1).
      if (same_ignoring_case(field.name, "expect") && head.minor_version == 1) {
        if (head.expect_continue || !same_ignoring_case(field.value, "100-continue")) {
          return HeadProblem{417, "the only expectation met here is 100-continue"};
        }
        head.expect_continue = true;
      }
      return std::nullopt;
    case 10:
      if (same_ignoring_case(field.name, "connection")) return read_connection(field.value, framing);
      return std::nullopt;
    case 14:
      if (same_ignoring_case(field.name, "content-length")) return read_content_length(field.value, framing, head);
      return std::nullopt;
    case 17:
      if (same_ignoring_case(field.name, "transfer-encoding")) {
        if (++framing.encodings > 1) return bad_request("more than one Transfer-Encoding");
        if (field.value != "chunked") return bad_request("the only Transfer-Encoding taken is \"chunked\"");
        framing.chunked = true;
      }
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

Problem read_field(std::string_view line, Framing& framing, Head& head) {
  if (line.front() == ' ' || line.front() == '\t') return bad_request("a folded header field");
  const std::size_t colon = line.find(':');
  if (colon == line.npos) return bad_request("a header line without a colon");
  const std::string_view name = line.substr(0, colon);
  if (!is_token(name)) return bad_request("a header field name with a character it cannot have");
  // Many make `-` and `_` one letter on the way, so that X_Key_Id would be X-Key-Id behind them.
  if (name.find('_') != name.npos) return bad_request("a header field name with an underscore");
  const std::string_view value = trim_white_space(line.substr(colon + 1));
  if (!is_field_content(value)) return bad_request("a header field value with a control character");
  head.fields.push_back({name, value});
  return read_known_field(head.fields.back(), framing, head);
}

Problem check_framing(const Framing& framing, Head& head) {
  if (framing.hosts == 0 && head.minor_version == 1) return bad_request("no Host");
  if (framing.chunked) {
    if (framing.lengths > 0) return bad_request("both Content-Length and Transfer-Encoding");
    if (head.minor_version == 0) return bad_request("Transfer-Encoding in HTTP/1.0");
    head.chunked = true;
  }
  head.keep_alive = head.minor_version == 1 ? !framing.close : framing.stay && !framing.close;
  return std::nullopt;
}

// `http://host/path`: what proxies are sent. Taken only when it names the host that Host names.
Problem reduce_absolute_form(Head& head) {
  std::string_view rest = head.target;
  const std::size_t scheme_end = rest.find("://");
  if (scheme_end == rest.npos) return bad_request("malformed request target");
  const std::string_view scheme = rest.substr(0, scheme_end);
  if (!same_ignoring_case(scheme, "http") && !same_ignoring_case(scheme, "https")) {
    return bad_request("malformed request target");
  }
  rest.remove_prefix(scheme_end + 3);
  const std::size_t end = std::min(rest.find('/'), rest.find('?'));
  const std::string_view authority = rest.substr(0, end);
  if (authority.empty() || !same_ignoring_case(authority, head.authority)) {
    return bad_request("the request target names another host than Host");
  }
  head.target = end == rest.npos ? std::string_view("/") : rest.substr(end);
  return std::nullopt;
}

}  // namespace

Problem check_request_line(std::string_view line, const HeadLimits& limits, Head& head) {
  if (line.size() > limits.request_line) return HeadProblem{414, "the request line is too long"};
  const std::size_t first = line.find(' ');
  const std::size_t second = first == line.npos ? line.npos : line.find(' ', first + 1);
  if (second == line.npos || second == first + 1) return bad_request("malformed request line");
  const std::string_view word = line.substr(0, first);
  const std::string_view target = line.substr(first + 1, second - first - 1);
  if (!is_token(word)) return bad_request("malformed method");
  for (const char c : target) {
    if (c <= ' ' || c == '\x7f') return bad_request("a character in the request target that must be encoded");
  }
  if (const auto problem = check_version(line.substr(second + 1), head)) return problem;
  const auto method = method_of(word);
  if (!method) return HeadProblem{501, "this method is not implemented"};
  if (target != "*" && target[0] != '/' && target.find("://") == target.npos) {
    return bad_request("malformed request target");
  }
  if (target == "*" && *method != Method::options) return bad_request("the target * is for OPTIONS alone");
  head.method = *method;
  head.target = target;
  return std::nullopt;
}

Problem check_head(std::string_view bytes, const HeadLimits& limits, Head& head) {
  head.method = Method::get;
  head.fields.clear();
  head.content_length.reset();
  head.chunked = false;
  head.expect_continue = false;
  head.authority.clear();
  head.host.clear();
  Framing framing;

  const std::size_t line_end = bytes.find("\r\n");
  if (line_end == bytes.npos) return bad_request("malformed request line");
  if (const auto problem = check_request_line(bytes.substr(0, line_end), limits, head)) return problem;
  std::string_view rest = bytes.substr(line_end + 2);
  if (rest.size() > limits.fields_bytes + 2) return HeadProblem{431, "the header fields are too large"};
  for (;;) {
    const std::size_t end = rest.find("\r\n");
    if (end == rest.npos) return bad_request("a header line without its end");
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end + 2);
    if (line.empty()) break;
    if (head.fields.size() == limits.fields) return HeadProblem{431, "too many header fields"};
    if (const auto problem = read_field(line, framing, head)) return problem;
  }
  if (!rest.empty()) return bad_request("bytes behind the head");
  if (const auto problem = check_framing(framing, head)) return problem;
  if (head.target[0] != '/' && head.target != "*") return reduce_absolute_form(head);
  return std::nullopt;
}

HeadScan scan_head(std::string_view bytes, std::size_t& scanned) {
  std::size_t at = scanned;
  for (;;) {
    const void* found = at < bytes.size() ? std::memchr(bytes.data() + at, '\n', bytes.size() - at) : nullptr;
    if (found == nullptr) {
      scanned = bytes.size();
      return HeadScan::incomplete;
    }
    at = static_cast<std::size_t>(static_cast<const char*>(found) - bytes.data());
    if (at == 0 || bytes[at - 1] != '\r') return HeadScan::bare_line_feed;
    ++at;
    if (at >= 4 && bytes[at - 3] == '\n') {
      scanned = at;
      return HeadScan::complete;
    }
  }
}

}  // namespace guardian::http
