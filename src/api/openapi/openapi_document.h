#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "api/openapi/fragments.h"
#include "api/operation.h"
#include "http/request.h"
#include "http/response.h"

namespace guardian::api {

// The description of the Public API (OpenAPI 3.1.0, a subset of JSON Schema 2020-12).
struct OpenapiDocument {
  std::string text;
  // What does not fit: a row without its fragment, a fragment without its row, text that is no JSON. Such a row is
  // left out; a unit test holds that there are none.
  std::vector<std::string> problems;
};

// Each row of the table at each of its machine mounts: its fragment (the Operation Object, as
// `<method>_<path with _>.json`, `v2_...` for generation 2), and what the row itself tells. Pure.
OpenapiDocument make_openapi_document(const OperationTable& table, std::span<const Fragment> fragments);

// The document of this program, made at the first call and kept. Any thread.
const OpenapiDocument& openapi_document();

// GET /openapi.json: for anyone, with an ETag. From memory.
http::Response serve_openapi_document(const http::Request& request);

}  // namespace guardian::api
