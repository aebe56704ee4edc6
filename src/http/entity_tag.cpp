#include "http/entity_tag.h"

#include <optional>
#include <utility>

#include "http/field.h"

namespace guardian::http {
namespace {

std::string_view opaque(std::string_view tag) { return tag.starts_with("W/") ? tag.substr(2) : tag; }

// `"a"` of `"a-gzip"`.
std::optional<std::string> without_coding(std::string_view tag) {
  for (const auto coding : {ContentCoding::gzip, ContentCoding::zstd}) {
    const std::string ending = "-" + std::string(to_string(coding)) + "\"";
    if (tag.size() > ending.size() && tag.ends_with(ending)) {
      return std::string(tag.substr(0, tag.size() - ending.size())) + '"';
    }
  }
  return std::nullopt;
}

// The first entry that names it; absent: none. A comma inside a tag cannot be one of ours.
std::optional<std::string_view> find_entry(std::string_view field, std::string_view etag) {
  while (!field.empty()) {
    const auto end = field.find(',');
    const std::string_view entry = trim_white_space(field.substr(0, end));
    field = end == field.npos ? std::string_view() : field.substr(end + 1);
    if (entry == "*" || opaque(entry) == opaque(etag) || without_coding(opaque(entry)) == opaque(etag)) return entry;
  }
  return std::nullopt;
}

}  // namespace

bool names_entity_tag(std::string_view field, std::string_view etag) { return find_entry(field, etag).has_value(); }

std::optional<std::vector<std::string_view>> split_entity_tags(std::string_view field) {
  std::vector<std::string_view> tags;
  while (true) {
    field = trim_white_space(field);
    if (field.empty()) break;
    if (field.front() == ',') {  // an empty element (RFC 9110 5.6.1)
      field.remove_prefix(1);
      continue;
    }
    const std::size_t quote = field.starts_with("W/") ? 2 : 0;
    if (quote >= field.size() || field[quote] != '"') return std::nullopt;
    const auto end = field.find('"', quote + 1);
    if (end == field.npos) return std::nullopt;
    for (const char c : field.substr(quote + 1, end - quote - 1)) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte <= 0x20 || byte == 0x7f) return std::nullopt;  // etagc
    }
    tags.push_back(field.substr(0, end + 1));
    field = trim_white_space(field.substr(end + 1));
    if (!field.empty() && field.front() != ',') return std::nullopt;
  }
  return tags.empty() ? std::nullopt : std::optional(std::move(tags));
}

std::string entity_tag_of_coding(std::string_view etag, ContentCoding coding) {
  std::string tag(etag);
  if (coding == ContentCoding::identity || tag.size() < 2 || !tag.starts_with('"') || !tag.ends_with('"')) return tag;
  tag.pop_back();
  return tag.append("-").append(to_string(coding)).append("\"");
}

std::string named_entity_tag(std::string_view field, std::string_view etag) {
  const auto entry = find_entry(field, etag);
  return std::string(!entry || *entry == "*" || !etag.starts_with('"') ? etag : *entry);
}

}  // namespace guardian::http
