#include "api/list_answer.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace guardian::api {
namespace {

class SlicedList {
 public:
  SlicedList(const Paging& paging, ListAnswer list)
      : list_(std::move(list)), offset_(paging.offset), left_(paging.limit) {}

  bool done() const { return done_; }

  // The next part of the text; empty behind the last.
  Result<std::string> next() {
    std::string out;
    if (done_) return out;
    if (written_ == 0) out = std::exchange(list_.begin, {});
    const std::int64_t wanted = std::min(list_.slice_items, left_);
    ItemSink sink(out, written_);
    GUARDIAN_CHECK(list_.slice(sink, offset_, wanted));
    const std::int64_t count = sink.written() - written_;
    written_ = sink.written();
    left_ -= count;
    offset_ += count;
    done_ = left_ == 0 || count < wanted;
    if (done_) GUARDIAN_CHECK(list_.end(out, written_));
    return out;
  }

 private:
  ListAnswer list_;
  std::int64_t offset_;
  std::int64_t left_;
  std::int64_t written_ = 0;
  bool done_ = false;
};

}  // namespace

http::Response list_answer(const http::Request& request, const Paging& paging, ListAnswer list) {
  // Shared by the copies std::function makes of the source below.
  const auto sliced = std::make_shared<SlicedList>(paging, std::move(list));
  auto first = sliced->next();
  if (!first) return http::error_response(request, first.error());
  if (sliced->done()) return http::Response::json(200, std::move(*first));
  http::Response response = http::Response::json(200, {});
  response.body = http::BodySource(
      [sliced, begun = std::make_shared<std::string>(std::move(*first))]() mutable -> std::optional<std::string> {
        if (begun) return std::move(*std::exchange(begun, nullptr));
        auto part = sliced->next();
        if (!part) return std::nullopt;
        return std::move(*part);
      });
  return response;
}

}  // namespace guardian::api
