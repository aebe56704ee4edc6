// What callers put into parameters and bodies: times, page figures, words, JSON. Whatever comes, the
// figures stay within their bounds and the answer is JSON.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "api/parameters/choice.h"
#include "api/parameters/json_body.h"
#include "api/parameters/paging.h"
#include "api/parameters/time_parameter.h"
#include "base/encoding.h"
#include "base/json_reader.h"
#include "base/time_format.h"
#include "domain/store/list_position.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace guardian;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  // The HTTP room lets nothing else through.
  if (!is_valid_utf8(text) || text.find('\0') != std::string_view::npos) return 0;
  const std::string_view line = text.substr(0, text.find('\n'));
  http::Request request;
  for (const char* name : {"stime", "offset", "pagelength", "detail", "filter_monitored", "sortdirection"}) {
    request.query.push_back({name, std::string(line)});
  }
  request.body = text.size() > line.size() ? text.substr(line.size() + 1) : text;

  if (const auto position = domain::parse_position(line)) {
    if (domain::parse_position(domain::format_position(*position)) != position) std::abort();
  }
  api::InputProblems problems;
  const auto time = api::read_time(request, "stime", problems);
  if (time && api::parse_time_parameter(format_time(*time)) != time) std::abort();
  for (const bool clamp : {true, false}) {
    const auto paging = api::read_paging(request, {1000, 100'000, clamp}, problems);
    if (paging.offset < 0 || paging.limit < 1 || paging.limit > 100'000) std::abort();
  }
  api::read_true_false(request, "detail", problems);
  api::read_yes_no(request, "filter_monitored", problems);
  api::read_direction(request, domain::Direction::ascending, problems);
  problems.in_body("tag", "is wrong", to_json(boost::json::value(std::string(text))));
  const auto answer = problems.answer(request);
  if (!parse_json(std::get<std::string>(answer.body))) std::abort();

  const auto body = api::read_json_body(request);
  if (const auto* refused = std::get_if<http::Response>(&body)) {
    if (refused->status != 400 || !parse_json(std::get<std::string>(refused->body))) std::abort();
  }
  return 0;
}
