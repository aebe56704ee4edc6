#include <memory>
#include <string>

#include "api/answer_headers.h"
#include "api/openapi/openapi_document.h"
#include "base/hmac.h"
#include "http/entity_tag.h"

namespace guardian::api {

http::Response serve_openapi_document(const http::Request& request) {
  struct Kept {
    std::shared_ptr<const std::string> text = std::make_shared<const std::string>(openapi_document().text);
    std::string etag = "\"" + to_hex(sha256(*text)).substr(0, 32) + "\"";
  };
  static const Kept kept;
  const auto known = request.headers.find("If-None-Match");
  const bool unchanged = known && http::names_entity_tag(*known, kept.etag);
  http::Response response = http::Response::empty(unchanged ? 304 : 200);
  add_document_headers(response);
  response.headers.set("ETag", kept.etag);
  if (!unchanged) {
    response.headers.set("Content-Type", "application/json");
    response.body = kept.text;
  }
  return response;
}

}  // namespace guardian::api
