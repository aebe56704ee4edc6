#include "api/oauth2/token_request.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "api/presented.h"
#include "base/encoding.h"
#include "domain/access/key_factory.h"
#include "http/field.h"

namespace guardian::api {
namespace {

constexpr std::size_t kMaxFormParameters = 64;
constexpr std::string_view kTsgPrefix = "tsg_id:";

using FormFields = std::map<std::string, std::string, std::less<>>;
using FormOrProblem = std::variant<FormFields, std::string_view>;

bool is_form(const http::Request& request) {
  const auto type = header_value(request, "Content-Type");
  const auto essence = http::trim_white_space(type.value.substr(0, type.value.find(';')));
  return type.count == 1 && http::same_ignoring_case(essence, "application/x-www-form-urlencoded");
}

bool is_form_text(const std::optional<std::string>& text) {
  return text && is_valid_utf8(*text) && text->find('\0') == std::string::npos;
}

// A parameter without a value counts as absent (RFC 6749 3.2); one that stands twice refuses the whole.
FormOrProblem read_form(std::string_view body) {
  FormFields fields;
  std::size_t count = 0;
  while (!body.empty()) {
    const auto end = body.find('&');
    const auto piece = body.substr(0, end);
    body = end == std::string_view::npos ? std::string_view() : body.substr(end + 1);
    if (piece.empty()) continue;
    if (++count > kMaxFormParameters) return std::string_view("too many parameters");
    const auto equals = piece.find('=');
    auto name = percent_decode(piece.substr(0, equals), true);
    auto value = percent_decode(equals == std::string_view::npos ? std::string_view() : piece.substr(equals + 1), true);
    if (!is_form_text(name) || !is_form_text(value)) return std::string_view("the body is not a form in UTF-8");
    if (!fields.emplace(std::move(*name), std::move(*value)).second) {
      return std::string_view("a parameter stands twice");
    }
  }
  return fields;
}

std::string take_field(FormFields& fields, std::string_view name) {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string() : std::move(found->second);
}

struct ClientPair {
  std::string id;
  Secret secret;
};

// Empty: no pair could be read.
ClientPair read_basic(std::string_view credentials) {
  const Secret pair(base64_decode(credentials).value_or(std::string()));
  const auto colon = pair.reveal().rfind(':');
  if (colon == std::string_view::npos) return {};
  auto id = percent_decode(pair.reveal().substr(0, colon), true);
  auto secret = percent_decode(pair.reveal().substr(colon + 1), true);
  if (!id || !secret) return {};
  return {std::move(*id), Secret(std::move(*secret))};
}

// What stands behind each `tsg_id:` of a scope, whose words are separated by spaces.
std::vector<std::string_view> tenants_named(std::string_view scope) {
  std::vector<std::string_view> named;
  while (!scope.empty()) {
    const auto end = std::min(scope.find(' '), scope.size());
    const auto word = scope.substr(0, end);
    scope.remove_prefix(std::min(end + 1, scope.size()));
    if (word.starts_with(kTsgPrefix)) named.push_back(word.substr(kTsgPrefix.size()));
  }
  return named;
}

bool is_in_query(const http::Request& request) {
  return query_value(request, "client_id").count + query_value(request, "client_secret").count > 0;
}

}  // namespace

std::variant<TokenRequest, TokenError> read_token_request(const http::Request& request) {
  constexpr std::string_view kInvalid = "invalid_request";
  if (!is_form(request)) return TokenError{kInvalid, "send the body as application/x-www-form-urlencoded"};
  if (is_in_query(request)) return TokenError{kInvalid, "credentials do not belong in the address"};
  auto form = read_form(request.body);
  if (const auto* problem = std::get_if<std::string_view>(&form)) return TokenError{kInvalid, *problem};
  auto& fields = std::get<FormFields>(form);

  ClientPair client{take_field(fields, "client_id"), Secret(take_field(fields, "client_secret"))};
  const OneValue header = header_value(request, "Authorization");
  const bool by_body = !client.id.empty() || !client.secret.empty();
  if (header.count > 1 || (header.count == 1 && by_body)) {
    return TokenError{kInvalid, "present the client once: by HTTP Basic, or in the body"};
  }
  if (header.count == 1) client = read_basic(authorization(request, "Basic").value);

  const std::string grant = take_field(fields, "grant_type");
  if (grant.empty()) return TokenError{kInvalid, "grant_type is missing"};
  if (grant != "client_credentials") return TokenError{"unsupported_grant_type", "grant_type is client_credentials"};

  TokenRequest out;
  out.key_id = domain::key_id_of_client(client.id, client.secret.reveal());
  out.access_key = std::move(client.secret);
  out.scope = take_field(fields, "scope");
  return out;
}

bool scope_is_of_tenant(std::string_view scope, std::string_view tenant_name, std::string_view tsg_id) {
  const auto named = tenants_named(scope);
  return std::all_of(named.begin(), named.end(),
                     [&](std::string_view name) { return !name.empty() && (name == tenant_name || name == tsg_id); });
}

std::string granted_scope(std::string_view scope, std::string_view tenant_name) {
  const auto named = tenants_named(scope);
  return std::string(kTsgPrefix).append(named.empty() ? tenant_name : named.front());
}

}  // namespace guardian::api
