#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/ip_address.h"

namespace guardian::http {

enum class Method { get, head, post, put, patch, delete_, options };
std::string_view to_string(Method method);

// Header fields in the order they came. Names are compared without regard to case.
class Headers {
 public:
  void add(std::string name, std::string value) { fields_.emplace_back(std::move(name), std::move(value)); }
  void set(std::string_view name, std::string value);  // replaces all of that name
  // The first of that name; absent: nothing.
  std::optional<std::string_view> find(std::string_view name) const;
  std::size_t count(std::string_view name) const;
  const std::vector<std::pair<std::string, std::string>>& all() const { return fields_; }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

struct QueryParameter {
  std::string name;
  std::string value;
};

// One request, read whole and checked: its framing is unambiguous, path and query are percent-decoded
// valid UTF-8. Immutable once a handler sees it; owned by the connection, valid during the handler.
struct Request {
  Method method = Method::get;
  std::string target;                 // as received; may hold credentials, so never logged as it is
  std::string path;                   // decoded once; `//` folded to `/`; no dot segments (refused with 400)
  std::vector<QueryParameter> query;  // decoded, `+` is space, order kept, at most 64
  Headers headers;
  std::string body;
  IpAddress peer;          // the client: from X-Forwarded-For only behind a configured proxy
  bool tls = false;        // to us, or (X-Forwarded-Proto) to a configured proxy
  std::string host;        // of the Host header, without port, lower case
  std::string authority;   // host with port as sent, lower case
  std::string request_id;  // 24 hex, ours; also in the X-Request-Id of the answer and the log
  Monotonic received;      // when the head was complete
  std::vector<std::pair<std::string, std::string>> path_parameters;  // of `{name}` segments of the route

  // The first query parameter of that name, exact case.
  std::optional<std::string_view> parameter(std::string_view name) const;
  std::string_view path_parameter(std::string_view name) const;  // REQUIRES: the route declares it
};

}  // namespace guardian::http
