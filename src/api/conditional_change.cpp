#include "api/conditional_change.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "base/hmac.h"
#include "http/entity_tag.h"
#include "http/field.h"

namespace guardian::api {
namespace {

constexpr std::string_view kIfMatch = "If-Match";
constexpr std::size_t kOriginDigits = 16;
constexpr std::size_t kMostEntityTags = 64;

bool is_lower_hex(std::string_view text) { return text.find_first_not_of("0123456789abcdef") == text.npos; }

Result<domain::Precondition> read_precondition(const Call& call) {
  std::string field;  // several lines are one list (RFC 9110 5.3)
  for (const auto& [name, value] : call.request.headers.all()) {
    if (!http::same_ignoring_case(name, kIfMatch)) continue;
    if (!field.empty()) field.append(",");
    field.append(value);
  }
  if (http::trim_white_space(field) == "*") return domain::Precondition{};
  const auto tags = http::split_entity_tags(field);
  if (!tags || tags->size() > kMostEntityTags) {
    return Error::invalid("Bad Request: If-Match must be * or a list of at most 64 entity tags, each in quotes");
  }
  GUARDIAN_TRY(const auto epoch, call.services.database.read([](const domain::Reader& reader) {
    return reader.installation_value("db_epoch");
  }));
  const std::string origin = version_origin(epoch.value_or(""), call.scope.tenant_id());
  std::int64_t newest = -1;  // older than everything there is
  for (const auto tag : *tags) {
    const auto version = read_tag_version(tag);
    if (version && version->origin == origin) newest = std::max(newest, version->number);
  }
  return domain::Precondition{newest};
}

}  // namespace

std::string version_origin(std::string_view db_epoch, std::string_view tenant_id) {
  std::string bytes = std::to_string(db_epoch.size());  // the length in front, so that no two pairs give the same bytes
  bytes.append(":").append(db_epoch).append(tenant_id);
  return to_hex(sha256(bytes)).substr(0, kOriginDigits);
}

std::optional<TagVersion> read_tag_version(std::string_view tag) {
  if (tag.starts_with("W/")) tag.remove_prefix(2);
  if (tag.size() < 2 || !tag.starts_with('"') || !tag.ends_with('"')) return std::nullopt;
  tag = tag.substr(1, tag.size() - 2);
  TagVersion version;
  const auto [end, failure] = std::from_chars(tag.data(), tag.data() + tag.size(), version.number);
  if (failure != std::errc() || version.number < 0) return std::nullopt;
  tag.remove_prefix(static_cast<std::size_t>(end - tag.data()));
  if (tag.size() < kOriginDigits + 2 || tag[0] != '.' || tag[kOriginDigits + 1] != '.') return std::nullopt;
  version.origin = tag.substr(1, kOriginDigits);
  return is_lower_hex(version.origin) ? std::optional(version) : std::nullopt;
}

http::Response run_change(const Operation& operation, const Call& call) {
  if (call.request.headers.count(kIfMatch) == 0) return operation.handler(call);
  const auto precondition = read_precondition(call);
  if (!precondition) return http::error_response(call.request, precondition.error());
  domain::ConditionalDatabase database(call.services.database, call.scope, *precondition);
  const Services services = call.services.over(database);
  http::Response response =
      operation.handler(Call{services, call.request, call.scope, call.mount, call.key, &database});
  constexpr unsigned kPreconditionFailedStatus = 412;
  if (const auto& failure = database.failure()) {
    return http::error_response(call.request, kPreconditionFailedStatus, *failure);
  }
  return response;
}

}  // namespace guardian::api
