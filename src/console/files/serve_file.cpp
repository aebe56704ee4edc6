#include "console/answer.h"
#include "console/files/file_handlers.h"
#include "http/content_coding.h"
#include "http/entity_tag.h"

namespace guardian::console {

http::Response serve_file(const Console& console, const http::Request& request) {
  const std::string_view path = std::string_view(request.path).substr(1);
  const StoredFile* file = console.files.find(path);
  if (!file) return refuse(request, Error::not_found());

  const auto encoding = choose_encoding(http::accept_encoding(request), file->bodies.contains(Encoding::gzip),
                                        file->bodies.contains(Encoding::brotli));
  const auto& body = file->bodies.at(encoding);
  const bool hashed = path.starts_with("assets/");
  http::Headers headers;
  headers.add("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "public, no-cache");
  headers.add("Vary", "Accept-Encoding");
  if (!hashed) {
    headers.add("ETag", body.etag);
    const auto known = request.headers.find("If-None-Match");
    if (known && http::names_entity_tag(*known, body.etag)) {
      auto unchanged = http::Response::empty(304);
      for (const auto& [name, value] : headers.all()) unchanged.headers.set(name, value);
      return unchanged;
    }
  }
  headers.add("Content-Type", std::string(content_type(path)));
  if (encoding != Encoding::identity) headers.add("Content-Encoding", encoding == Encoding::brotli ? "br" : "gzip");
  http::Response response;
  response.headers = std::move(headers);
  response.body = http::StaticBody{body.bytes};
  return response;
}

}  // namespace guardian::console
