// Lists a client writes into Accept-Encoding, If-None-Match and If-Match: whatever stands there, the choice is one of those at
// hand, and a tag that is not named is none.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "http/content_coding.h"
#include "http/entity_tag.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace guardian::http;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto chosen = choose_coding(text, {ContentCoding::zstd, ContentCoding::gzip});
  if (chosen == ContentCoding::brotli) std::abort();
  if (choose_coding(text, {}) != ContentCoding::identity) std::abort();
  refuses_identity(text);

  constexpr std::string_view kTag = "\"a\"";
  const bool named = names_entity_tag(text, kTag);
  auto given = named_entity_tag(text, kTag);
  if (!named && given != kTag) std::abort();
  if (given.starts_with("W/")) given.erase(0, 2);
  if (given != kTag && given != "\"a-gzip\"" && given != "\"a-zstd\"") std::abort();

  if (const auto tags = split_entity_tags(text)) {
    if (tags->empty()) std::abort();
    for (const auto tag : *tags) {
      if (tag.size() < 2 || !tag.ends_with('"') || tag.data() < text.data()) std::abort();
      const auto alone = split_entity_tags(tag);
      if (!alone || alone->size() != 1 || alone->front() != tag) std::abort();
    }
  }
  return 0;
}
