#include "console/answer.h"
#include "console/files/file_handlers.h"

namespace guardian::console {
namespace {

// RFC 9110 13.1.2: a weak comparison, so `W/` is left out of it.
bool is_named_in(std::string_view list, std::string_view etag) {
  while (!list.empty()) {
    const auto end = list.find(',');
    std::string_view entry = list.substr(0, end);
    list = end == std::string_view::npos ? std::string_view() : list.substr(end + 1);
    while (!entry.empty() && (entry.front() == ' ' || entry.front() == '\t')) entry.remove_prefix(1);
    while (!entry.empty() && (entry.back() == ' ' || entry.back() == '\t')) entry.remove_suffix(1);
    if (entry.starts_with("W/")) entry.remove_prefix(2);
    if (entry == "*" || entry == etag) return true;
  }
  return false;
}

}  // namespace

http::Response serve_file(const Console& console, const http::Request& request) {
  const std::string_view path = std::string_view(request.path).substr(1);
  const StoredFile* file = console.files.find(path);
  if (!file) return refuse(request, Error::not_found());

  const auto encoding = choose_encoding(request.headers.find("Accept-Encoding"), file->bodies.contains(Encoding::gzip),
                                        file->bodies.contains(Encoding::brotli));
  const auto& body = file->bodies.at(encoding);
  const bool hashed = path.starts_with("assets/");
  http::Headers headers;
  headers.add("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "public, no-cache");
  headers.add("Vary", "Accept-Encoding");
  if (!hashed) {
    headers.add("ETag", body.etag);
    const auto known = request.headers.find("If-None-Match");
    if (known && is_named_in(*known, body.etag)) {
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
