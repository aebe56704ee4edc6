#include "console/files/file_library.h"

#include <cstdlib>
#include <utility>

#include "base/hmac.h"
#include "base/log.h"

namespace guardian::console {
namespace {

constexpr std::string_view kPage = "index.html";
constexpr std::string_view kNonceMark = "__CSP_NONCE__";

constexpr std::pair<std::string_view, std::string_view> kContentTypes[] = {
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".html", "text/html; charset=utf-8"},
    {".json", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
};

bool is_hidden(std::string_view path) { return path.starts_with('.') || path.find("/.") != std::string_view::npos; }

PageTemplate cut_page(std::string_view html) {
  const auto at = html.find(kNonceMark);
  if (at == std::string_view::npos || html.find(kNonceMark, at + 1) != std::string_view::npos) {
    log_error("console_page_needs_one_nonce_mark");
    std::abort();
  }
  return {html.substr(0, at), html.substr(at + kNonceMark.size())};
}

std::pair<std::string_view, Encoding> split_twin(std::string_view path) {
  if (path.ends_with(".br")) return {path.substr(0, path.size() - 3), Encoding::brotli};
  if (path.ends_with(".gz")) return {path.substr(0, path.size() - 3), Encoding::gzip};
  return {path, Encoding::identity};
}

}  // namespace

std::string_view content_type(std::string_view path) {
  for (const auto& [ending, type] : kContentTypes) {
    if (path.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

FileLibrary::FileLibrary(std::span<const EmbeddedFile> files) {
  for (const auto& file : files) {
    if (is_hidden(file.path)) continue;
    const auto [path, encoding] = split_twin(file.path);
    if (path == kPage) {
      if (encoding == Encoding::identity) page_ = cut_page(file.bytes);
      continue;
    }
    const std::string etag = "\"" + to_hex(sha256(file.bytes)).substr(0, 32) + "\"";
    files_[std::string(path)].bodies[encoding] = {file.bytes, etag};
  }
  // A twin without its file would leave some browsers with nothing.
  std::erase_if(files_, [](const auto& entry) { return !entry.second.bodies.contains(Encoding::identity); });
  if (!files.empty() && !page_) {
    log_error("console_page_is_missing");
    std::abort();
  }
}

const StoredFile* FileLibrary::find(std::string_view path) const {
  const auto found = files_.find(path);
  return found == files_.end() ? nullptr : &found->second;
}

std::vector<std::string> FileLibrary::paths() const {
  std::vector<std::string> out;
  for (const auto& [path, file] : files_) out.push_back(path);
  return out;
}

}  // namespace guardian::console
