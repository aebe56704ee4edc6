#include "http/compressor.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace guardian::http {
namespace {

// About 60 MB/s of JSON on one core of a small machine; the levels above cost twice as much for a twentieth less.
constexpr int kGzipLevel = 5;
constexpr int kGzipWindowBits = 15 + 16;  // zlib's way to ask for gzip's frame
constexpr int kGzipMemoryLevel = 8;
constexpr int kZstdLevel = 3;
constexpr int kZstdWindowLog = 18;
constexpr std::size_t kStep = 16 * 1024;

}  // namespace

class Compressor::Library {
 public:
  virtual ~Library() = default;
  virtual bool run(std::string_view piece, std::string& out, bool last) = 0;
};

class Compressor::Gzip final : public Compressor::Library {
 public:
  ~Gzip() override {
    if (open_) ::deflateEnd(&stream_);
  }
  bool open() {
    open_ =
        ::deflateInit2(&stream_, kGzipLevel, Z_DEFLATED, kGzipWindowBits, kGzipMemoryLevel, Z_DEFAULT_STRATEGY) == Z_OK;
    return open_;
  }

  bool run(std::string_view piece, std::string& out, bool last) override {
    do {
      const auto part = piece.substr(0, std::min<std::size_t>(piece.size(), std::numeric_limits<uInt>::max()));
      piece.remove_prefix(part.size());
      if (!take(part, out, !piece.empty() ? Z_NO_FLUSH : last ? Z_FINISH : Z_SYNC_FLUSH)) return false;
    } while (!piece.empty());
    return true;
  }

 private:
  bool take(std::string_view part, std::string& out, int flush) {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(part.data()));
    stream_.avail_in = static_cast<uInt>(part.size());
    for (;;) {
      const std::size_t before = out.size();
      out.resize(before + kStep);
      stream_.next_out = reinterpret_cast<Bytef*>(out.data() + before);
      stream_.avail_out = static_cast<uInt>(kStep);
      const int told = ::deflate(&stream_, flush);
      out.resize(out.size() - stream_.avail_out);
      if (told == Z_STREAM_END) return true;
      if (told == Z_BUF_ERROR) return flush != Z_FINISH;  // nothing left to do
      if (told != Z_OK) return false;
      if (stream_.avail_out > 0 && flush != Z_FINISH) return true;
    }
  }

  z_stream stream_{};
  bool open_ = false;
};

class Compressor::Zstd final : public Compressor::Library {
 public:
  ~Zstd() override { ::ZSTD_freeCCtx(context_); }
  bool open(std::optional<std::size_t> size) {
    context_ = ::ZSTD_createCCtx();
    return context_ != nullptr && good(::ZSTD_CCtx_setParameter(context_, ZSTD_c_compressionLevel, kZstdLevel)) &&
           good(::ZSTD_CCtx_setParameter(context_, ZSTD_c_windowLog, kZstdWindowLog)) &&
           (!size || good(::ZSTD_CCtx_setPledgedSrcSize(context_, *size)));
  }

  bool run(std::string_view piece, std::string& out, bool last) override {
    ZSTD_inBuffer in{piece.data(), piece.size(), 0};
    for (;;) {
      const std::size_t before = out.size();
      out.resize(before + kStep);
      ZSTD_outBuffer to{out.data() + before, kStep, 0};
      const std::size_t left = ::ZSTD_compressStream2(context_, &to, &in, last ? ZSTD_e_end : ZSTD_e_flush);
      out.resize(before + to.pos);
      if (!good(left)) return false;
      if (left == 0 && in.pos == in.size) return true;
    }
  }

 private:
  static bool good(std::size_t told) { return ::ZSTD_isError(told) == 0; }

  ZSTD_CCtx* context_ = nullptr;
};

Compressor::Compressor(std::unique_ptr<Library> library) : library_(std::move(library)) {}
Compressor::~Compressor() = default;
Compressor::Compressor(Compressor&&) noexcept = default;
Compressor& Compressor::operator=(Compressor&&) noexcept = default;

std::optional<Compressor> Compressor::open(ContentCoding coding, std::optional<std::size_t> size) {
  if (coding == ContentCoding::zstd) {
    auto zstd = std::make_unique<Zstd>();
    if (!zstd->open(size)) return std::nullopt;
    return Compressor(std::move(zstd));
  }
  auto gzip = std::make_unique<Gzip>();
  if (!gzip->open()) return std::nullopt;
  return Compressor(std::move(gzip));
}

bool Compressor::add(std::string_view piece, std::string& out) { return library_->run(piece, out, false); }
bool Compressor::finish(std::string_view piece, std::string& out) { return library_->run(piece, out, true); }

std::optional<std::string> compress(ContentCoding coding, std::string_view body) {
  auto compressor = Compressor::open(coding, body.size());
  std::string out;
  if (!compressor || !compressor->finish(body, out)) return std::nullopt;
  return out;
}

}  // namespace guardian::http
