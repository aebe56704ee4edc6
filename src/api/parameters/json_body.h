#pragma once

#include <boost/json/object.hpp>
#include <variant>

#include "http/request.h"
#include "http/response.h"

namespace guardian::api {

// The body as a JSON object, or the answer that refuses it. An empty body is an empty object, so that the
// operation names the members it misses. The content type is not looked at: clients send none, or a bare
// one. An encoded body (gzip) is 415.
std::variant<boost::json::object, http::Response> read_json_body(const http::Request& request);

}  // namespace guardian::api
