#include "client/call/whole_export.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/object.hpp>
#include <string>
#include <string_view>

#include "base/json_reader.h"
#include "client/output/visible_text.h"

namespace guardian::client {
namespace {

constexpr unsigned kMostResumptions = 5;
constexpr std::chrono::seconds kLongestExportWait{120};
constexpr std::size_t kMostBetweenMarkers = 256U * 1024 * 1024;

Error no_export() { return Error::unavailable("the answer is no export of an IoT Guardian server"); }

// Takes the pieces of an answer. What stands behind the last `_resume` line waits: a break throws it away.
class Printed {
 public:
  Printed(OutputFormat format, Output& output) : format_(format), output_(output) {}

  Result<void> take(std::string_view piece) {
    begun_ = true;
    if (format_ != OutputFormat::ndjson) return print(piece);
    if (lines_.size() + partial_.size() + piece.size() > kMostBetweenMarkers) return no_export();
    partial_ += piece;
    std::size_t from = 0;
    for (auto end = partial_.find('\n'); end != partial_.npos; end = partial_.find('\n', from)) {
      GUARDIAN_CHECK(take_line(std::string_view(partial_).substr(from, end + 1 - from)));
      from = end + 1;
    }
    partial_.erase(0, from);
    return {};
  }

  // What came behind the last marker is forgotten: it comes again.
  void forget() {
    partial_.clear();
    lines_.clear();
  }

  bool is_whole() const {
    if (format_ == OutputFormat::ndjson) return ended_ && partial_.empty();
    return format_ == OutputFormat::csv ? last_ == '\n' : last_ == '}';
  }
  bool can_go_on() const { return !begun_ || format_ == OutputFormat::ndjson; }
  const std::string& cursor() const { return cursor_; }
  Result<void> end() {
    if (format_ == OutputFormat::json) GUARDIAN_CHECK(output_.write("\n"));
    return output_.flush();
  }

 private:
  Result<void> take_line(std::string_view line) {
    if (!line.starts_with('{') || ended_) return no_export();
    if (!line.starts_with("{\"_")) {
      lines_ += line;
      return {};
    }
    const auto marker = parse_json(line.substr(0, line.size() - 1));
    if (!marker || !marker->is_object()) return no_export();
    const auto& members = marker->get_object();
    ended_ = members.contains("_end");
    if (const auto* resume = members.if_contains("_resume")) {
      const auto* cursor = resume->is_object() ? resume->get_object().if_contains("cursor") : nullptr;
      if (cursor == nullptr || !cursor->is_string()) return no_export();
      cursor_.assign(cursor->get_string().data(), cursor->get_string().size());
    } else if (!ended_) {
      return {};  // of a kind that is not known yet
    }
    GUARDIAN_CHECK(print(lines_));
    lines_.clear();
    return output_.flush();
  }

  Result<void> print(std::string_view text) {
    if (!text.empty()) last_ = text.back();
    if (!output_.is_terminal()) return output_.write(text);
    // A character that two pieces share is shown with the second.
    shared_ += text;
    std::size_t whole = shared_.size();
    for (std::size_t back = 1; back <= 3 && back <= shared_.size(); ++back) {
      const auto byte = static_cast<unsigned char>(shared_[shared_.size() - back]);
      if (byte < 0x80U) break;
      if (byte < 0xC0U) continue;
      const std::size_t length = byte >= 0xF0U ? 4 : byte >= 0xE0U ? 3 : 2;
      if (length > back) whole -= back;
      break;
    }
    std::string piece = shared_.substr(0, whole);
    shared_.erase(0, whole);
    if (format_ != OutputFormat::csv) return output_.write(visible_json(piece));
    std::erase(piece, '\r');
    return output_.write(visible_lines(piece));
  }

  const OutputFormat format_;
  Output& output_;
  std::string partial_;  // a line whose end has not come
  std::string lines_;
  std::string shared_;
  std::string cursor_;
  char last_ = 0;
  bool begun_ = false;
  bool ended_ = false;
};

}  // namespace

Result<void> print_export(ApiCaller& caller, ApiCall call, OutputFormat format, Pause& pause, Output& output) {
  Printed printed(format, output);
  Result<void> taken;
  call.sink = [&](std::string_view piece) {
    taken = printed.take(piece);
    return taken.has_value();
  };
  for (unsigned failures = 1;; ++failures) {
    const auto answer = caller.call_once(call);
    if (!taken) return taken.error();
    if (answer && printed.is_whole()) return printed.end();
    Error error = answer ? Error::unavailable("the answer ended before the export did") : answer.error();
    const bool may_pass = error.code == ErrorCode::unavailable || error.code == ErrorCode::too_many_requests;
    if (!may_pass || error.type == "stopped") return error;
    printed.forget();
    const auto delay = caller.retry_after() ? std::chrono::milliseconds(*caller.retry_after()) : backoff(failures);
    if (!printed.can_go_on() || failures > kMostResumptions || delay > kLongestExportWait) {
      GUARDIAN_CHECK(output.flush());
      error.client_text += ": the export is not whole";
      return error;
    }
    const std::string_view text = error.client_text;
    output.note(fmt::format("{}; going on in {:.1f} s", text.substr(0, text.find('\n')),
                            static_cast<double>(delay.count()) / 1000));
    if (!pause.wait(delay)) return Error{ErrorCode::unavailable, "stopped", {}, "stopped"};
    if (printed.cursor().empty()) continue;
    std::erase_if(call.query, [](const auto& one) { return one.first == "cursor"; });
    call.query.emplace_back("cursor", printed.cursor());
  }
}

}  // namespace guardian::client
