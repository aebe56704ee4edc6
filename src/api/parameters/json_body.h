#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <cstddef>
#include <variant>

#include "http/request.h"
#include "http/response.h"

namespace guardian::api {

// The body as a JSON object, or the answer that refuses it. An empty body is an empty object, so that the
// operation names the members it misses. The content type is not looked at: clients send none, or a bare
// one. An encoded body (gzip) is 415.
std::variant<boost::json::object, http::Response> read_json_body(const http::Request& request);

// The body as a JSON array of 1 to `most` elements; a single object counts as an array of it.
std::variant<boost::json::array, http::Response> read_json_list(const http::Request& request, std::size_t most);

}  // namespace guardian::api
