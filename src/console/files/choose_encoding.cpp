#include "console/files/file_library.h"
#include "http/content_coding.h"

namespace guardian::console {

Encoding choose_encoding(std::string_view accepted, bool has_gzip, bool has_brotli) {
  using http::ContentCoding;
  const auto brotli = has_brotli ? ContentCoding::brotli : ContentCoding::identity;
  const auto gzip = has_gzip ? ContentCoding::gzip : ContentCoding::identity;
  switch (http::choose_coding(accepted, {brotli, gzip})) {
    case ContentCoding::brotli:
      return Encoding::brotli;
    case ContentCoding::gzip:
      return Encoding::gzip;
    default:
      return Encoding::identity;
  }
}

}  // namespace guardian::console
