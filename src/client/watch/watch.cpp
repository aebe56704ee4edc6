#include "client/watch/watch.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/json_reader.h"
#include "client/call/page_walk.h"
#include "client/output/answer_items.h"
#include "client/output/visible_text.h"

namespace guardian::client {
namespace {

using std::chrono::milliseconds;

constexpr std::string_view kMostChangesAPage = "1000";
constexpr std::size_t kTypeWidth = 13;
constexpr std::size_t kOpWidth = 7;
constexpr std::size_t kIdWidth = 24;

bool is_stop(const Error& error) { return error.type == "stopped"; }

// Which refusals time alone may mend.
bool may_pass(const Error& error) {
  return error.code == ErrorCode::too_many_requests || error.code == ErrorCode::unavailable ||
         error.code == ErrorCode::internal || error.code == ErrorCode::storage_full;
}

std::string padded(std::string text, std::size_t width) {
  const auto used = display_width(text);
  return used < width ? text.append(width - used, ' ') : text;
}

// What a change is about, in a few words.
std::string summary_of(const boost::json::value& change) {
  constexpr std::array kTelling{"object.name",     "object.hostname",   "object.profile",
                                "object.severity", "object.risk_level", "object.ip_address"};
  std::string out;
  for (const auto* name : kTelling) {
    const auto text = cell_text(find_member(change, name));
    if (text.empty() || out.find(text) != std::string::npos) continue;
    if (!out.empty()) out += ", ";
    out += text;
  }
  return out;
}

std::string line_of(const boost::json::value& change, const WatchOptions& options, const Output& output) {
  if (options.format == OutputFormat::ndjson) {
    const auto text = to_json(change);
    return (output.is_terminal() ? visible_json(text) : text) + "\n";
  }
  const auto cell = [&](const char* name) { return visible_text(cell_text(find_member(change, name))); };
  std::string line = padded(cell("type"), kTypeWidth) + "  " + padded(cell("op"), kOpWidth) + "  " +
                     padded(cell("id"), kIdWidth) + "  " + visible_text(summary_of(change));
  if (output.width() > 0) line = cut_to_width(line, output.width());
  while (line.ends_with(' ')) line.pop_back();
  return line + "\n";
}

struct Page {
  boost::json::value value;
  const boost::json::array* changes = nullptr;
  std::string next;
  bool more = false;
};

Result<Page> read_page(const ApiAnswer& answer) {
  Page page;
  GUARDIAN_TRY(page.value, parse_answer(answer));
  const auto refuse = [] { return Error::unavailable("the answer of `changes` is none: is the server older?"); };
  if (!page.value.is_object()) return refuse();
  const auto& object = page.value.get_object();
  const auto* changes = object.if_contains("changes");
  const auto* next = object.if_contains("next");
  const auto* more = object.if_contains("more");
  if (changes == nullptr || !changes->is_array() || next == nullptr || !next->is_string()) return refuse();
  page.changes = &changes->get_array();
  page.next.assign(next->get_string().data(), next->get_string().size());
  page.more = more != nullptr && more->is_bool() && more->get_bool();
  return page;
}

Error too_old(Error error, const WatchOptions& options) {
  error.client_text = options.state.empty()
                          ? "the history was cut while nothing was read from it: start the watch again"
                          : fmt::format(
                                "{}: its cursor is older than the history that is kept. Start over with --restart: all "
                                "there is comes again, and what was deleted meanwhile is not told",
                                options.state.native());
  return error;
}

}  // namespace

Result<void> watch(ApiCaller& caller, const Profile& profile, const WatchOptions& options, Pause& pause,
                   Output& output) {
  WatchState state{profile.url, profile.customerid, options.types, {}};
  if (!options.state.empty() && !options.restart) {
    GUARDIAN_TRY(auto kept, WatchState::read(options.state, state));
    if (kept) state = *std::move(kept);
  }
  ApiCall call;
  call.path = "changes";
  std::string since = state.cursor;
  if (since.empty() && options.from_now) since = "now";
  unsigned failures = 0;
  while (true) {
    call.query.clear();
    if (!since.empty()) call.query.emplace_back("since", since);
    if (!options.types.empty()) call.query.emplace_back("types", options.types);
    call.query.emplace_back("pagelength", kMostChangesAPage);
    // Once is for schedules: it tries for a while and then says that it failed.
    auto answer = options.once ? caller.call(call) : caller.call_once(call);
    auto page = answer ? read_page(*answer) : Result<Page>(answer.error());
    if (!page) {
      const Error& error = page.error();
      if (is_stop(error)) return {};
      if (error.code == ErrorCode::gone) return too_old(error, options);
      if (options.once || !may_pass(error)) return error;
      ++failures;
      const auto asked = caller.retry_after();
      const auto delay = std::max(backoff(failures), asked ? milliseconds(*asked) : milliseconds(0));
      const std::string_view text = error.client_text;
      output.note(fmt::format("{}; trying again in {:.1f} s", text.substr(0, text.find('\n')),
                              static_cast<double>(delay.count()) / 1000));
      if (!pause.wait(delay)) return {};
      continue;
    }
    failures = 0;
    for (const auto& change : *page->changes) GUARDIAN_CHECK(output.write(line_of(change, options, output)));
    GUARDIAN_CHECK(output.flush());
    const bool moved = page->next != state.cursor;
    since = state.cursor = page->next;
    if (moved && !options.state.empty()) GUARDIAN_CHECK(state.write(options.state));
    // A page that has more but does not move would be asked for without end and without pause.
    if (page->more && moved) continue;
    if (options.once) return {};
    if (!pause.wait(options.interval)) return {};
  }
}

}  // namespace guardian::client
