#include "http/serialize.h"

#include <fmt/format.h>

#include <charconv>

#include "base/log.h"
#include "http/field.h"
#include "http/status.h"

namespace guardian::http {
namespace {

void append_field(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ").append(value).append("\r\n");
}

void append_number(std::string& out, std::size_t number) {
  char digits[24];
  out.append(digits, std::to_chars(digits, digits + sizeof(digits), number).ptr);
}

bool is_ours_to_say(std::string_view name) {
  for (const std::string_view ours : {"connection", "content-length", "transfer-encoding", "date", "server",
                                      "x-request-id", "keep-alive", "trailer", "upgrade"}) {
    if (same_ignoring_case(name, ours)) return true;
  }
  return false;
}

}  // namespace

bool status_has_body(unsigned status) { return status >= 200 && status != 204 && status != 304; }

void append_head(std::string& out, const ResponseHead& head) {
  out.append("HTTP/1.1 ");
  append_number(out, head.status);
  out.append(" ").append(reason_phrase(head.status)).append("\r\n");
  append_field(out, "Date", head.date);
  append_field(out, "Server", "iot-guardian");
  append_field(out, "X-Request-Id", head.request_id);
  for (const auto& [name, value] : head.headers->all()) {
    if (is_ours_to_say(name)) continue;
    if (!is_token(name) || !is_field_content(value)) {
      log_error("bad_response_field", {{"request_id", head.request_id}});
      continue;
    }
    append_field(out, name, value);
  }
  if (head.default_headers != nullptr) {
    for (const auto& [name, value] : head.default_headers->all()) {
      if (head.headers->count(name) == 0) append_field(out, name, value);
    }
  }
  if (head.chunked) out.append("Transfer-Encoding: chunked\r\n");
  if (head.content_length) {
    out.append("Content-Length: ");
    append_number(out, *head.content_length);
    out.append("\r\n");
  }
  if (!head.connection.empty()) append_field(out, "Connection", head.connection);
  out.append("\r\n");
}

std::string format_http_date(Instant instant) {
  using namespace std::chrono;
  static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day_point = floor<days>(instant);
  const year_month_day date{day_point};
  const hh_mm_ss time{floor<seconds>(instant - day_point)};
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", kDays[weekday{day_point}.c_encoding()],
                     static_cast<unsigned>(date.day()), kMonths[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

}  // namespace guardian::http
