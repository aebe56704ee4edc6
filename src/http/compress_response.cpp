#include "http/compress_response.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "http/compressor.h"
#include "http/entity_tag.h"
#include "http/field.h"
#include "http/serialize.h"

namespace guardian::http {
namespace {

bool lists(std::string_view list, std::string_view wanted) {
  while (!list.empty()) {
    const auto end = list.find(',');
    if (same_ignoring_case(trim_white_space(list.substr(0, end)), wanted)) return true;
    list = end == list.npos ? std::string_view() : list.substr(end + 1);
  }
  return false;
}

bool is_compressible_type(std::string_view field) {
  const std::string_view type = trim_white_space(field.substr(0, field.find(';')));
  if (same_ignoring_case(type.substr(0, 5), "text/")) return true;
  for (const std::string_view ending : {"+json", "+xml"}) {
    if (type.size() > ending.size() && same_ignoring_case(type.substr(type.size() - ending.size()), ending))
      return true;
  }
  for (const std::string_view known :
       {"application/json", "application/javascript", "application/xml", "application/x-ndjson"}) {
    if (same_ignoring_case(type, known)) return true;
  }
  return false;
}

// Whether the fields leave us the choice; if so, the answer varies by the client's even when it is not made.
bool could_be_compressed(const Response& response) {
  const auto cache = response.headers.find("Cache-Control").value_or("");
  return !lists(cache, "no-store") && !lists(cache, "no-transform") &&
         response.headers.count("Content-Encoding") == 0 && response.headers.count("Content-Range") == 0 &&
         is_compressible_type(response.headers.find("Content-Type").value_or(""));
}

void add_vary(Response& response) {
  const auto told = response.headers.find("Vary").value_or("");
  if (lists(told, "Accept-Encoding") || lists(told, "*")) return;
  response.headers.set("Vary", told.empty() ? "Accept-Encoding" : std::string(told) + ", Accept-Encoding");
}

std::string_view whole_body(const Response& response) {
  if (const auto* text = std::get_if<std::string>(&response.body)) return *text;
  if (const auto* shared = std::get_if<std::shared_ptr<const std::string>>(&response.body)) {
    return *shared ? std::string_view(**shared) : std::string_view();
  }
  if (const auto* fixed = std::get_if<StaticBody>(&response.body)) return fixed->bytes;
  return {};
}

// Shared by the copies std::function makes.
struct CompressedSource {
  BodySource source;
  Compressor compressor;

  std::optional<std::string> next() {
    if (!source) return std::string();  // its end was told
    auto piece = source();
    if (!piece) return std::nullopt;
    std::string out;
    const bool done = piece->empty();
    if (done) source = nullptr;
    const bool good = done ? compressor.finish({}, out) : compressor.add(*piece, out);
    if (!good) return std::nullopt;
    return out;
  }
};

// False: it stays as it is.
bool compress_body(Response& response, ContentCoding coding) {
  if (auto* source = std::get_if<BodySource>(&response.body)) {
    auto compressor = Compressor::open(coding);
    if (!compressor) return false;
    auto compressed = std::make_shared<CompressedSource>(CompressedSource{std::move(*source), std::move(*compressor)});
    response.body = BodySource([compressed] { return compressed->next(); });
    return true;
  }
  auto out = compress(coding, whole_body(response));
  if (!out) return false;
  response.body = std::move(*out);
  return true;
}

bool is_worth_it(const Response& response, std::string_view accepted) {
  if (const auto* source = std::get_if<BodySource>(&response.body)) return *source != nullptr;
  const std::size_t size = whole_body(response).size();
  return size >= kSmallestCompressedBody || (size > 0 && refuses_identity(accepted));
}

}  // namespace

void tell_coding(Response& response, ContentCoding coding) {
  add_vary(response);
  if (coding == ContentCoding::identity) return;
  response.headers.set("Content-Encoding", std::string(to_string(coding)));
  if (const auto tag = response.headers.find("ETag")) response.headers.set("ETag", entity_tag_of_coding(*tag, coding));
}

void compress_response(const Request& request, Response& response) {
  if (response.status == 304) {
    const auto tag = response.headers.find("ETag");
    const auto known = request.headers.find("If-None-Match");
    if (tag && known) response.headers.set("ETag", named_entity_tag(*known, *tag));
    return;
  }
  if (!status_has_body(response.status) || !could_be_compressed(response)) return;
  add_vary(response);
  const std::string accepted = accept_encoding(request);
  const ContentCoding coding = choose_coding(accepted, {ContentCoding::zstd, ContentCoding::gzip});
  if (coding == ContentCoding::identity || !is_worth_it(response, accepted)) return;
  if (compress_body(response, coding)) tell_coding(response, coding);
}

}  // namespace guardian::http
