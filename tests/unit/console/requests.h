#pragma once

#include <string>
#include <utility>
#include <vector>

#include "http/request.h"
#include "http/response.h"

namespace guardian::console {

using Fields = std::vector<std::pair<std::string, std::string>>;

// A request as the console's own page would send it to http://127.0.0.1:8080, without a session.
inline http::Request make_request(http::Method method, std::string path, std::string body = {}) {
  http::Request request;
  request.method = method;
  request.target = path;
  request.path = std::move(path);
  request.body = std::move(body);
  request.peer = *IpAddress::parse("127.0.0.1");
  request.host = "127.0.0.1";
  request.authority = "127.0.0.1:8080";
  request.request_id = "0123456789abcdef01234567";
  request.headers.add("Host", "127.0.0.1:8080");
  request.headers.add("Sec-Fetch-Site", "same-origin");
  if (method != http::Method::get && method != http::Method::head) {
    request.headers.add("Content-Type", "application/json");
  }
  return request;
}

// A bare request with just these fields.
inline http::Request bare_request(http::Method method, std::string path, const Fields& fields = {}) {
  http::Request request = make_request(method, std::move(path));
  request.headers = {};
  for (const auto& [name, value] : fields) request.headers.add(name, value);
  return request;
}

inline std::string body_text(const http::Response& response) {
  if (const auto* text = std::get_if<std::string>(&response.body)) return *text;
  if (const auto* shared = std::get_if<std::shared_ptr<const std::string>>(&response.body)) return **shared;
  if (const auto* bytes = std::get_if<http::StaticBody>(&response.body)) return std::string(bytes->bytes);
  return {};
}

inline std::string header(const http::Response& response, std::string_view name) {
  return std::string(response.headers.find(name).value_or(""));
}

}  // namespace guardian::console
