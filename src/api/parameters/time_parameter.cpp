#include "api/parameters/time_parameter.h"

#include <string>

#include "base/time_format.h"

namespace guardian::api {
namespace {

constexpr std::string_view kAcceptedTime =
    "must be a time such as 2026-01-31T08:15:00Z, with zone Z, +hh:mm or -hh:mm, or -1 for the beginning";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Rewrites the tolerated forms as RFC 3339 text, piece by piece; `parse_time` then judges the values.
class TimeRewriter {
 public:
  explicit TimeRewriter(std::string_view text) : rest_(text) {}

  std::optional<std::string> rewrite() {
    if (!digits(4, 4) || !literal('-') || !digits(1, 2) || !literal('-') || !digits(1, 2)) return std::nullopt;
    if (rest_.empty() || (rest_.front() != 'T' && rest_.front() != ' ')) return std::nullopt;
    rest_.remove_prefix(1);
    out_.push_back('T');
    if (!rest_.empty() && rest_.front() == ':') rest_.remove_prefix(1);
    if (!digits(2, 2) || !literal(':') || !digits(2, 2)) return std::nullopt;
    if (!rest_.empty() && rest_.front() == ':') {
      if (!literal(':') || !digits(2, 2)) return std::nullopt;
      if (!rest_.empty() && rest_.front() == '.' && (!literal('.') || !digits(1, 9))) return std::nullopt;
    } else {
      out_ += ":00";
    }
    return zone() ? std::optional(std::move(out_)) : std::nullopt;
  }

 private:
  bool literal(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    out_.push_back(c);
    return true;
  }

  // Numbers of at most two places get their leading zero.
  bool digits(std::size_t least, std::size_t most) {
    std::size_t count = 0;
    while (count < rest_.size() && count < most && is_digit(rest_[count])) ++count;
    if (count < least) return false;
    if (most == 2 && count == 1) out_.push_back('0');
    out_ += rest_.substr(0, count);
    rest_.remove_prefix(count);
    return true;
  }

  bool zone() {
    if (rest_.empty()) {
      out_.push_back('Z');
      return true;
    }
    if (rest_ == "Z" || rest_ == "z") {
      out_.push_back('Z');
      return true;
    }
    const char sign = rest_.front() == ' ' ? '+' : rest_.front();
    if (sign != '+' && sign != '-') return false;
    rest_.remove_prefix(1);
    out_.push_back(sign);
    return digits(2, 2) && literal(':') && digits(2, 2) && rest_.empty();
  }

  std::string_view rest_;
  std::string out_;
};

}  // namespace

std::optional<Instant> parse_time_parameter(std::string_view text) {
  if (text == "-1") return Instant{};
  const auto rewritten = TimeRewriter(text).rewrite();
  return rewritten ? parse_time(*rewritten) : std::nullopt;
}

std::optional<Instant> read_time(const http::Request& request, std::string_view name, InputProblems& problems) {
  const auto text = request.parameter(name);
  if (!text) return std::nullopt;
  const auto time = parse_time_parameter(*text);
  if (!time) problems.in_query(name, std::string(kAcceptedTime), *text);
  return time;
}

}  // namespace guardian::api
