#include <memory>
#include <string>
#include <utility>

#include "api/answer_headers.h"
#include "api/openapi/openapi_document.h"
#include "base/hmac.h"
#include "http/compress_response.h"
#include "http/compressor.h"
#include "http/content_coding.h"
#include "http/entity_tag.h"

namespace guardian::api {

namespace {

using http::ContentCoding;

// Compressed once: it is large, and anyone may ask for it.
struct Kept {
  std::shared_ptr<const std::string> text = std::make_shared<const std::string>(openapi_document().text);
  std::shared_ptr<const std::string> gzip = compressed(ContentCoding::gzip);
  std::shared_ptr<const std::string> zstd = compressed(ContentCoding::zstd);
  std::string etag = "\"" + to_hex(sha256(*text)).substr(0, 32) + "\"";

  // Null: the library failed.
  std::shared_ptr<const std::string> compressed(ContentCoding coding) const {
    auto twin = http::compress(coding, *text);
    return twin ? std::make_shared<const std::string>(std::move(*twin)) : nullptr;
  }
  const std::shared_ptr<const std::string>& in(ContentCoding coding) const {
    return coding == ContentCoding::gzip ? gzip : coding == ContentCoding::zstd ? zstd : text;
  }
};

}  // namespace

http::Response serve_openapi_document(const http::Request& request) {
  static const Kept kept;
  const auto known = request.headers.find("If-None-Match");
  const bool unchanged = known && http::names_entity_tag(*known, kept.etag);
  http::Response response = http::Response::empty(unchanged ? 304 : 200);
  add_document_headers(response);
  response.headers.set("ETag", kept.etag);
  if (!unchanged) {
    auto coding = http::choose_coding(http::accept_encoding(request), {ContentCoding::zstd, ContentCoding::gzip});
    if (kept.in(coding) == nullptr) coding = ContentCoding::identity;
    response.headers.set("Content-Type", "application/json");
    response.body = kept.in(coding);
    http::tell_coding(response, coding);
  } else {
    http::tell_coding(response, ContentCoding::identity);
  }
  return response;
}

}  // namespace guardian::api
