#include "client/call/refusal.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/encoding.h"
#include "base/json_reader.h"
#include "client/output/visible_text.h"

namespace guardian::client {
namespace {

namespace json = boost::json;

constexpr std::size_t kLongestText = 500;  // of each foreign piece
constexpr std::size_t kMostProblems = 10;

std::string foreign(std::string_view text) { return cut_to_width(visible_text(text), kLongestText); }

std::string text_member(const json::object& object, std::string_view name) {
  const auto* found = object.if_contains(json::string_view(name.data(), name.size()));
  if (found == nullptr || !found->is_string()) return {};
  return foreign({found->get_string().data(), found->get_string().size()});
}

ErrorCode code_of(int status) {
  switch (status) {
    case 401:
    case 403:
      return ErrorCode::forbidden;
    case 404:
      return ErrorCode::not_found;
    case 409:
    case 412:
      return ErrorCode::conflict;
    case 410:
      return ErrorCode::gone;
    case 413:
    case 414:
    case 431:
      return ErrorCode::too_large;
    case 422:
      return ErrorCode::payload_mismatch;
    case 429:
      return ErrorCode::too_many_requests;
    case 502:
    case 503:
    case 504:
      return ErrorCode::unavailable;
    case 507:
      return ErrorCode::storage_full;
    default:
      break;
  }
  if (status >= 300 && status < 400) return ErrorCode::configuration;
  return status >= 500 ? ErrorCode::internal : ErrorCode::invalid_argument;
}

std::string mend_of(int status, bool told_reason) {
  if (status >= 300 && status < 400) {
    return "it redirects, which is never followed with a key: put the address it names into the profile's url";
  }
  if (status == 403 && !told_reason) {
    return "is the key the tenant's, still active, used from an allowed address, and may it write?";
  }
  if (status == 410) return "what was asked for is no longer kept";
  return {};
}

// "\n  vendor:>A\n         ^": the filter, cut around the place when it is long, and a caret below it.
std::string with_caret(std::string_view filter, std::size_t byte) {
  constexpr std::size_t kBefore = 60;
  constexpr std::size_t kAfter = 20;
  byte = std::min(byte, filter.size());
  const auto is_inside_character = [&](std::size_t at) {
    return at < filter.size() && (static_cast<unsigned char>(filter[at]) & 0xC0U) == 0x80U;
  };
  std::size_t from = byte > kBefore ? byte - kBefore : 0;
  while (is_inside_character(from)) ++from;
  std::size_t to = std::min(byte + kAfter, filter.size());
  while (is_inside_character(to)) ++to;
  std::string before = from > 0 ? "…" : "";
  before += visible_text(filter.substr(from, byte - from));
  return fmt::format("\n  {}{}{}\n  {}^", before, visible_text(filter.substr(byte, to - byte)),
                     to < filter.size() ? "…" : "", std::string(display_width(before), ' '));
}

std::string filter_of(const ApiCall& call) {
  for (const auto& [name, value] : call.query)
    if (name == "filter") return value;
  return {};
}

// "\n  --filter: is wrong at column 8: ..." for each problem the server names.
std::string problems_of(const json::object& body, const ApiCall& call) {
  std::string out;
  const auto* validations = body.if_contains("validations");
  if (validations == nullptr || !validations->is_object()) return out;
  std::size_t count = 0;
  for (const auto& place : validations->get_object()) {
    if (!place.value().is_array()) continue;
    for (const auto& problem : place.value().get_array()) {
      if (!problem.is_object() || ++count > kMostProblems) continue;
      const auto& object = problem.get_object();
      std::string name = text_member(object, "property");
      if (name.starts_with("instance.")) name.erase(0, 9);
      std::string messages;
      if (const auto* list = object.if_contains("messages"); list != nullptr && list->is_array()) {
        for (const auto& message : list->get_array()) {
          if (!message.is_string()) continue;
          if (!messages.empty()) messages += "; ";
          messages += foreign({message.get_string().data(), message.get_string().size()});
        }
      }
      out += fmt::format("\n  {} {}", name, messages);
      const auto* position = object.if_contains("position");
      if (name != "filter" || position == nullptr || !position->is_object()) continue;
      const auto* byte = position->get_object().if_contains("byte");
      if (byte != nullptr && byte->is_int64() && byte->get_int64() >= 0)
        out += with_caret(filter_of(call), static_cast<std::size_t>(byte->get_int64()));
    }
  }
  if (count > kMostProblems) out += fmt::format("\n  and {} more", count - kMostProblems);
  return out;
}

}  // namespace

Error refusal_of(const ApiAnswer& answer, const ApiCall& call) {
  std::string text = fmt::format("{} {}: {}", call.method, visible_text(call.path), answer.status);
  Error error{code_of(answer.status), {}, {}, {}};
  const auto parsed = parse_json(answer.body);
  std::string problems;
  bool told_reason = false;
  if (parsed && parsed->is_object()) {
    const auto& body = parsed->get_object();
    problems = problems_of(body, call);
    std::string message = text_member(body, "msg");
    if (message.empty()) message = text_member(body, "detail");
    // The summary repeats the first problem; the list below has all of them.
    if (!problems.empty()) message = "the server refuses the call";
    if (!message.empty()) text += " " + message;
    if (const auto reason = text_member(body, "reason"); !reason.empty()) {
      told_reason = true;
      text += " (" + reason + ")";
    }
    if (answer.status >= 500) {
      if (const auto id = text_member(body, "request_id"); !id.empty()) text += ", request " + id;
    }
  } else if (answer.status >= 400) {
    text += " without the API's own error: is the profile's url an IoT Guardian server?";
  }
  if (const auto mend = mend_of(answer.status, told_reason); !mend.empty()) text += ": " + mend;
  error.client_text = text + problems;
  return error;
}

}  // namespace guardian::client
