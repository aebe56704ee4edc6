#include "api/exports/export_answer.h"

#include <fmt/format.h>

#include <memory>
#include <utility>

#include "api/changes/change_cursor.h"
#include "base/time_format.h"
#include "domain/changes/change.h"

namespace guardian::api {

namespace {

class Export {
 public:
  Export(const Call& call, ExportForm form, ExportCursor cursor, ExportSource source)
      : services_(call.services),
        scope_(call.scope),
        writer_(std::move(form), source.noun),
        cursor_(std::move(cursor)),
        source_(std::move(source)) {}

  const ExportWriter& writer() const { return writer_; }

  // The next piece of the text; empty behind the last.
  Result<std::string> next() {
    std::string out;
    if (done_) return out;
    const bool first = std::exchange(first_, false);
    if (first) writer_.begin(out);
    using Items = std::vector<ExportItem>;
    GUARDIAN_TRY(const auto items, services_.database.read([&](const domain::Reader& reader) -> Result<Items> {
      if (first && !cursor_.after) {
        // What changes from here on is told by the feed: together they are exact.
        GUARDIAN_TRY(cursor_.change_seq, reader.changes().last(scope_));
      }
      return source_.read(reader, cursor_.after, source_.items_at_once);
    }));
    for (const ExportItem& item : items) writer_.item(out, item.object);
    cursor_.count += static_cast<std::int64_t>(items.size());
    if (!items.empty()) cursor_.after = items.back().position;
    done_ = static_cast<std::int64_t>(items.size()) < source_.items_at_once;
    if (done_) {
      const auto feed = write_change_cursor(services_, scope_, domain::behind_all_of(cursor_.change_seq),
                                            cursor_.list.asked_at() + kChangeCursorLife);
      writer_.end(out, feed.cursor, cursor_.count);
    } else {
      domain::ListPosition place = *cursor_.after;
      place.values.emplace_back(cursor_.count);
      place.values.emplace_back(cursor_.change_seq);
      writer_.checkpoint(out, cursor_.list.next(place).cursor, cursor_.count);
    }
    return out;
  }

 private:
  const Services& services_;
  domain::AccessScope scope_;
  ExportWriter writer_;
  ExportCursor cursor_;
  ExportSource source_;
  bool first_ = true;
  bool done_ = false;
};

}  // namespace

ExportCursor read_export_cursor(const Call& call, std::string_view operation, InputProblems& problems) {
  ExportCursor cursor{ListCursor::read(call, operation, problems), {}, 0, 0};
  for (const auto* name : {"offset", "pagelength"}) {
    if (call.request.parameter(name)) problems.in_query(name, "is not taken: an export is always whole");
  }
  if (!cursor.list.after()) return cursor;
  domain::ListPosition place = *cursor.list.after();
  for (std::int64_t* number : {&cursor.change_seq, &cursor.count}) {
    const auto* value = place.values.empty() ? nullptr : std::get_if<std::int64_t>(&place.values.back());
    if (value == nullptr) {
      problems.refuse(Error::internal("a cursor of an export without its numbers"));
      return cursor;
    }
    *number = *value;
    place.values.pop_back();
  }
  cursor.after = std::move(place);
  return cursor;
}

http::Response export_answer(const Call& call, ExportForm form, ExportCursor cursor, ExportSource source) {
  const std::string noun(source.noun);
  // Shared by the copies std::function makes of the body below.
  const auto stream = std::make_shared<Export>(call, std::move(form), std::move(cursor), std::move(source));
  auto first = stream->next();
  if (!first) return http::error_response(call.request, first.error());
  http::Response response;
  response.headers.add("Content-Type", std::string(stream->writer().content_type()));
  const auto day = format_time(call.services.clock.now()).substr(0, 10);
  response.headers.add("Content-Disposition",
                       fmt::format("attachment; filename=\"{}-{}.{}\"", noun, day, stream->writer().file_extension()));
  response.body = http::BodySource(
      [stream, begun = std::make_shared<std::string>(std::move(*first))]() mutable -> std::optional<std::string> {
        if (begun) return std::move(*std::exchange(begun, nullptr));
        auto piece = stream->next();
        if (!piece) return std::nullopt;
        return std::move(*piece);
      });
  return response;
}

}  // namespace guardian::api
