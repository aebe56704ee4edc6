#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "http/request.h"
#include "http/response.h"

namespace guardian::api {

using Parameters = std::vector<std::pair<std::string, std::string>>;

// A GET with these query parameters, as the HTTP room hands it over.
inline http::Request get_request(std::string path, const Parameters& parameters = {}) {
  http::Request request;
  request.path = std::move(path);
  request.target = request.path;
  request.peer = *IpAddress::parse("10.9.8.7");
  request.request_id = "0123456789abcdef01234567";
  for (const auto& [name, value] : parameters) request.query.push_back({name, value});
  return request;
}

inline http::Request put_request(std::string path, std::string body, const Parameters& parameters = {}) {
  http::Request request = get_request(std::move(path), parameters);
  request.method = http::Method::put;
  request.body = std::move(body);
  return request;
}

// The whole body, whichever way it is held.
inline std::string body_of(http::Response& response) {
  if (auto* source = std::get_if<http::BodySource>(&response.body)) {
    std::string out;
    for (auto part = (*source)(); part && !part->empty(); part = (*source)()) out += *part;
    return out;
  }
  return std::get<std::string>(response.body);
}

inline std::string header_of(const http::Response& response, std::string_view name) {
  return std::string(response.headers.find(name).value_or("(absent)"));
}

}  // namespace guardian::api
