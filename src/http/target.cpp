#include "http/target.h"

#include "base/encoding.h"

namespace guardian::http {
namespace {

constexpr std::size_t kParameterLimit = 64;

// Decodes into `out`; the encoded characters that could change the path's structure are refused.
const char* decode_path(std::string_view raw, std::string& out) {
  const auto decoded = percent_decode(raw, false);
  if (!decoded) return "invalid percent-encoding in the path";
  for (std::size_t at = raw.find('%'); at != raw.npos; at = raw.find('%', at + 3)) {
    if (raw[at + 1] == '2' && (raw[at + 2] == 'f' || raw[at + 2] == 'F')) return "an encoded slash in the path";
  }
  for (const char c : *decoded) {
    if (static_cast<unsigned char>(c) < 0x20 || c == '\x7f') return "a control character in the path";
    if (c == '\\') return "a backslash in the path";
  }
  if (!is_valid_utf8(*decoded)) return "a path that is not UTF-8";
  out.clear();
  for (const char c : *decoded) {
    if (c == '/' && out.ends_with('/')) continue;
    out.push_back(c);
  }
  return nullptr;
}

bool has_dot_segment(std::string_view path) {
  while (!path.empty()) {
    path.remove_prefix(1);  // the slash
    const std::string_view segment = path.substr(0, path.find('/'));
    if (segment == "." || segment == "..") return true;
    path.remove_prefix(segment.size());
  }
  return false;
}

const char* decode_query(std::string_view raw, std::vector<QueryParameter>& query) {
  while (!raw.empty()) {
    const std::size_t end = raw.find('&');
    const std::string_view piece = raw.substr(0, end);
    raw = end == raw.npos ? std::string_view() : raw.substr(end + 1);
    if (piece.empty()) continue;
    if (query.size() == kParameterLimit) return "more than 64 query parameters";
    const std::size_t equals = piece.find('=');
    auto name = percent_decode(piece.substr(0, equals), true);
    auto value = percent_decode(equals == piece.npos ? std::string_view() : piece.substr(equals + 1), true);
    if (!name || !value) return "invalid percent-encoding in the query";
    for (const auto* text : {&*name, &*value}) {
      if (text->find('\0') != text->npos) return "a NUL in the query";
      if (!is_valid_utf8(*text)) return "a query that is not UTF-8";
    }
    query.push_back({std::move(*name), std::move(*value)});
  }
  return nullptr;
}

}  // namespace

std::optional<const char*> parse_target(std::string_view target, std::string& path,
                                        std::vector<QueryParameter>& query) {
  path.clear();
  query.clear();
  for (const char c : target) {
    if (c == '#') return "a fragment in the request target";
    if (static_cast<unsigned char>(c) >= 0x80) return "a character in the request target that must be encoded";
  }
  if (target == "*") {
    path.assign(1, '*');  // (assigning the literal makes g++ 12 warn wrongly)
    return std::nullopt;
  }
  const std::size_t question = target.find('?');
  std::string_view raw_path = target.substr(0, question);
  if (raw_path.empty()) raw_path = "/";  // `http://host?query`
  if (const char* problem = decode_path(raw_path, path)) return problem;
  if (has_dot_segment(path)) return "a dot segment in the path";
  if (question != target.npos) {
    if (const char* problem = decode_query(target.substr(question + 1), query)) return problem;
  }
  return std::nullopt;
}

}  // namespace guardian::http
