#include "base/time_format.h"

namespace guardian {
namespace {

void put_digits(char* to, unsigned value, int count) {
  for (int i = count - 1; i >= 0; --i) {
    to[i] = static_cast<char>('0' + value % 10);
    value /= 10;
  }
}

// Exactly `count` digits at the front of `text`, which then loses them; -1 otherwise.
int take_digits(std::string_view& text, std::size_t count) {
  if (text.size() < count) return -1;
  int value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(count);
  return value;
}

bool take_one_of(std::string_view& text, std::string_view characters) {
  if (text.empty() || characters.find(text.front()) == characters.npos) return false;
  text.remove_prefix(1);
  return true;
}

constexpr Instant kFirst = std::chrono::sys_days{std::chrono::year{1970} / 1 / 1};
constexpr Instant kEnd = std::chrono::sys_days{std::chrono::year{10000} / 1 / 1};

}  // namespace

std::string format_time(Instant instant) {
  using namespace std::chrono;
  if (instant < kFirst) instant = kFirst;  // four digits of year are all the form has
  if (instant >= kEnd) instant = kEnd - milliseconds{1};
  const auto day = floor<days>(instant);
  const year_month_day date{day};
  const auto of_day = static_cast<unsigned>((instant - day).count());
  std::string out = "0000-00-00T00:00:00.000Z";
  put_digits(out.data(), static_cast<unsigned>(static_cast<int>(date.year())), 4);
  put_digits(out.data() + 5, static_cast<unsigned>(date.month()), 2);
  put_digits(out.data() + 8, static_cast<unsigned>(date.day()), 2);
  put_digits(out.data() + 11, of_day / 3'600'000, 2);
  put_digits(out.data() + 14, of_day / 60'000 % 60, 2);
  put_digits(out.data() + 17, of_day / 1000 % 60, 2);
  put_digits(out.data() + 20, of_day % 1000, 3);
  return out;
}

std::optional<Instant> parse_time(std::string_view text) {
  using namespace std::chrono;
  const int y = take_digits(text, 4);
  if (y < 0 || !take_one_of(text, "-")) return std::nullopt;
  const int mo = take_digits(text, 2);
  if (mo < 0 || !take_one_of(text, "-")) return std::nullopt;
  const int d = take_digits(text, 2);
  if (d < 0 || !take_one_of(text, "Tt")) return std::nullopt;
  const int h = take_digits(text, 2);
  if (h < 0 || h > 23 || !take_one_of(text, ":")) return std::nullopt;
  const int mi = take_digits(text, 2);
  if (mi < 0 || mi > 59 || !take_one_of(text, ":")) return std::nullopt;
  const int s = take_digits(text, 2);
  if (s < 0 || s > 59) return std::nullopt;

  int fraction = 0;
  if (take_one_of(text, ".")) {
    std::size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
    if (digits < 1 || digits > 9) return std::nullopt;
    for (std::size_t i = 0; i < 3; ++i) fraction = fraction * 10 + (i < digits ? text[i] - '0' : 0);
    text.remove_prefix(digits);
  }

  minutes zone{0};
  if (!take_one_of(text, "Zz")) {
    const bool west = !text.empty() && text.front() == '-';
    if (!take_one_of(text, "+-")) return std::nullopt;
    const int zone_hours = take_digits(text, 2);
    if (zone_hours < 0 || zone_hours > 23 || !take_one_of(text, ":")) return std::nullopt;
    const int zone_minutes = take_digits(text, 2);
    if (zone_minutes < 0 || zone_minutes > 59) return std::nullopt;
    zone = minutes{zone_hours * 60 + zone_minutes} * (west ? -1 : 1);
  }
  if (!text.empty()) return std::nullopt;

  const year_month_day date{year{y}, month{static_cast<unsigned>(mo)}, day{static_cast<unsigned>(d)}};
  if (!date.ok()) return std::nullopt;
  const Instant instant = sys_days{date} + hours{h} + minutes{mi} + seconds{s} + milliseconds{fraction} - zone;
  if (instant < kFirst || instant >= kEnd) return std::nullopt;
  return instant;
}

}  // namespace guardian
