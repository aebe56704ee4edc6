#include "api/list_answer.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "base/encoding.h"
#include "base/json_writer.h"
#include "base/time_format.h"

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
    if (done_) GUARDIAN_CHECK(finish(out));
    return out;
  }
  const std::optional<NextPage>& next_page() const { return next_page_; }

 private:
  Result<void> finish(std::string& out) {
    GUARDIAN_CHECK(list_.end(out, written_));
    if (left_ == 0 && written_ > 0 && list_.next) next_page_ = list_.next();
    if (!next_page_) return {};
    if (out.empty() || out.back() != '}') return Error::internal("a list that is no object");
    out.back() = ',';
    out += next_members(*next_page_) + '}';
    return {};
  }

  ListAnswer list_;
  std::optional<NextPage> next_page_;
  std::int64_t offset_;
  std::int64_t left_;
  std::int64_t written_ = 0;
  bool done_ = false;
};

// The same call with the cursor; credentials in the query are the caller's to add.
std::string link_to(const http::Request& request, const NextPage& next) {
  std::string target = "<" + request.target.substr(0, request.target.find('?'));
  char separator = '?';
  for (const auto& [name, value] : request.query) {
    if (name == "cursor" || name == "offset" || name == "key_id" || name == "access_key") continue;
    target += separator + percent_encode(name) + '=' + percent_encode(value);
    separator = '&';
  }
  return target + separator + "cursor=" + next.cursor + ">; rel=\"next\"";
}

}  // namespace

std::string next_members(const NextPage& next) {
  std::string out;
  JsonWriter(out).member("next", next.cursor).member("next_expires", format_time(next.expires_at));
  return out;
}

http::Response list_answer(const http::Request& request, const Paging& paging, ListAnswer list) {
  // Shared by the copies std::function makes of the source below.
  const auto sliced = std::make_shared<SlicedList>(paging, std::move(list));
  auto first = sliced->next();
  if (!first) return http::error_response(request, first.error());
  if (sliced->done()) {
    http::Response whole = http::Response::json(200, std::move(*first));
    if (sliced->next_page()) whole.headers.add("Link", link_to(request, *sliced->next_page()));
    return whole;
  }
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
