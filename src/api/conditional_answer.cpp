#include "api/conditional_answer.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "api/conditional_change.h"
#include "api/repeatable_call.h"
#include "base/hmac.h"
#include "domain/access/access_key.h"
#include "http/entity_tag.h"
#include "http/field.h"

namespace guardian::api {
namespace {

constexpr std::size_t kHashDigits = 24;
constexpr std::string_view kAgeUnits = "smhdw";  // of "-7d" (docs/filters.md)

// Lengths in front, so that no two lists of parts give the same bytes.
void append_part(std::string& bytes, std::string_view part) {
  bytes.append(std::to_string(part.size())).append(":").append(part);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return is_digit(c) || c == '_' || (http::ascii_lower(c) >= 'a' && http::ascii_lower(c) <= 'z'); }

std::vector<domain::Collection> collections_of(unsigned reads) {
  std::vector<domain::Collection> collections;
  for (const auto collection : domain::kCollections) {
    if ((reads & reading(collection)) != 0) collections.push_back(collection);
  }
  return collections;
}

// What an answer was made from.
struct Version {
  std::string epoch;  // of the database
  std::int64_t number = 0;
};

Result<Version> read_version(const Operation& operation, const Call& call) {
  return call.services.database.read([&](const domain::Reader& reader) -> Result<Version> {
    Version version;
    GUARDIAN_TRY(auto epoch, reader.installation_value("db_epoch"));
    version.epoch = epoch.value_or("");
    if (const auto collections = collections_of(operation.reads); !collections.empty()) {
      GUARDIAN_TRY(version.number, reader.changes().last_of(call.scope, collections));
    }
    return version;
  });
}

void append_query(std::string& bytes, const Call& call) {
  std::vector<std::pair<std::string_view, std::string_view>> query;
  bool relative = false;
  for (const auto& parameter : call.request.query) {
    if (parameter.name == "key_id" || parameter.name == "access_key") continue;  // the caller is known otherwise
    query.emplace_back(parameter.name, parameter.value);
    relative = relative || tells_relative_time(parameter.value);
  }
  // Of equal names the first counts: their order stays.
  std::stable_sort(query.begin(), query.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  append_part(bytes, std::to_string(query.size()));
  for (const auto& [name, value] : query) {
    append_part(bytes, name);
    append_part(bytes, value);
  }
  const auto second = std::chrono::floor<std::chrono::seconds>(call.services.clock.now()).time_since_epoch().count();
  append_part(bytes, relative ? std::to_string(second) : "");
}

std::string entity_tag(const Operation& operation, const Call& call, const Version& version) {
  std::string bytes;
  append_part(bytes, GUARDIAN_VERSION);
  append_part(bytes, operation.name);
  append_part(bytes, std::to_string(static_cast<unsigned>(call.mount)));
  append_part(bytes, call.request.path);
  append_part(bytes, call.key == nullptr ? "" : domain::choice_text(call.key->detected_date));
  const auto& sites = call.scope.sites();
  append_part(bytes, sites ? std::to_string(sites->size()) : "all");
  if (sites) {
    for (const auto& site : *sites) append_part(bytes, site);
  }
  append_query(bytes, call);
  // A kept answer must not outlive the cursor in it: those live an hour longer than this stays.
  const auto hour = std::chrono::floor<std::chrono::hours>(call.services.clock.now()).time_since_epoch().count();
  append_part(bytes, operation.has_cursor ? std::to_string(hour) : "");
  return "\"" + std::to_string(version.number) + "." + version_origin(version.epoch, call.scope.tenant_id()) + "." +
         to_hex(sha256(bytes)).substr(0, kHashDigits) + "\"";
}

http::Response not_modified(std::string_view tag) {
  http::Response response = http::Response::empty(304);
  response.headers.set("ETag", std::string(tag));
  return response;
}

bool is_streamed(const http::Response& response) { return std::holds_alternative<http::BodySource>(response.body); }

}  // namespace

bool tells_relative_time(std::string_view text) {
  if (text.find('\\') != text.npos) return true;  // an escape may hide one
  const auto ends_word = [&](std::size_t at) { return at >= text.size() || !is_word(text[at]); };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && is_word(text[i - 1])) continue;
    if (http::same_ignoring_case(text.substr(i, 3), "now") && ends_word(i + 3)) return true;
    if (text[i] != '-') continue;
    std::size_t end = i + 1;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end > i + 1 && end < text.size() && kAgeUnits.find(http::ascii_lower(text[end])) != kAgeUnits.npos &&
        ends_word(end + 1)) {
      return true;
    }
  }
  return false;
}

http::Response answer_conditionally(const Operation& operation, const Call& call) {
  if (operation.method != http::Method::get && !operation.takes_if_match &&
      call.request.headers.count("If-Match") > 0) {
    return http::error_response(call.request, Error::invalid("Bad Request: this operation does not take If-Match"));
  }
  if (operation.method != http::Method::get || operation.reads == 0) return run_operation(operation, call);
  const auto version = read_version(operation, call);
  if (!version) return http::error_response(call.request, version.error());
  std::string tag = entity_tag(operation, call, *version);
  const auto known = call.request.headers.find("If-None-Match");
  const bool any = known && *known == "*";
  if (known && !any && http::names_entity_tag(*known, tag)) return not_modified(tag);

  http::Response response = operation.handler(call);
  if (response.status != 200) return response;
  if (any) return not_modified(tag);
  const auto after = read_version(operation, call);
  const bool unchanged = after && after->number == version->number && after->epoch == version->epoch;
  response.headers.set("ETag", is_streamed(response) || !unchanged ? "W/" + tag : std::move(tag));
  return response;
}

}  // namespace guardian::api
