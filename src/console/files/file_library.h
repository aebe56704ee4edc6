#pragma once

#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "console/files/embedded_files.h"

namespace guardian::console {

enum class Encoding { identity, gzip, brotli };

// The encoding to answer in, of those at hand, by an Accept-Encoding list (http/content_coding.h): the
// highest weight, and at equal weights the smallest body. Nothing acceptable: identity.
Encoding choose_encoding(std::string_view accepted, bool has_gzip, bool has_brotli);

// The media type by the name's ending; "application/octet-stream" for an unknown one.
std::string_view content_type(std::string_view path);

// One file with its twins.
struct StoredFile {
  struct Body {
    std::string_view bytes;
    std::string etag;  // strong: of exactly these bytes
  };
  std::map<Encoding, Body> bodies;  // identity is always there
};

// The page cut where the nonce goes.
struct PageTemplate {
  std::string_view before;
  std::string_view after;
};

// The console's files by path. Immutable; any thread; the bytes must outlive it.
class FileLibrary {
 public:
  // Files with a segment that begins with a dot are left out. Stops the process when there are files
  // but no index.html with exactly one `__CSP_NONCE__`: the page would come up empty in every browser.
  explicit FileLibrary(std::span<const EmbeddedFile> files);

  // Path without the leading slash. Neither index.html nor a twin is found here.
  const StoredFile* find(std::string_view path) const;
  std::vector<std::string> paths() const;
  // The page of the API reference; null: it was left out.
  const StoredFile* docs_page() const { return find("docs/index.html"); }
  const std::optional<PageTemplate>& page() const { return page_; }  // absent: the console was left out

 private:
  std::map<std::string, StoredFile, std::less<>> files_;
  std::optional<PageTemplate> page_;
};

}  // namespace guardian::console
