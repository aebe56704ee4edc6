// The request to the token endpoint: Authorization field, line feed, body. Oracle: a client that is written in
// any of the accepted forms is read back as it was; nothing else is promised but to stay alive.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "api/oauth2/token_request.h"
#include "base/encoding.h"

namespace guardian::api {
namespace {

http::Request make_token_request(std::string_view field, std::string_view body) {
  http::Request request;
  request.method = http::Method::post;
  request.path = "/oauth2/access_token";
  request.headers.add("Content-Type", "application/x-www-form-urlencoded");
  if (!field.empty()) request.headers.add("Authorization", std::string(field));
  request.body = body;
  return request;
}

// A key ID may hold anything but what its writing forbids; a secret holds no colon.
void expect_read_back(std::string_view id, std::string_view secret) {
  const bool is_text = is_valid_utf8(id) && is_valid_utf8(secret) && id.find('\0') == std::string_view::npos &&
                       secret.find('\0') == std::string_view::npos;
  const std::string grant = "grant_type=client_credentials";
  const auto pair = percent_encode(id) + ":" + percent_encode(secret);
  const auto by_basic = read_token_request(make_token_request("Basic " + base64_encode(pair), grant));
  const auto* basic = std::get_if<TokenRequest>(&by_basic);
  if (basic == nullptr || basic->key_id != id || basic->access_key.reveal() != secret) std::abort();
  if (!is_text) return;
  const auto by_body = read_token_request(
      make_token_request("", grant + "&client_id=" + percent_encode(id) + "&client_secret=" + percent_encode(secret)));
  const auto* body = std::get_if<TokenRequest>(&by_body);
  if (body == nullptr || body->key_id != id || body->access_key.reveal() != secret) std::abort();
}

}  // namespace
}  // namespace guardian::api

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace guardian::api;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto line = input.find('\n');
  const auto first = input.substr(0, line);
  const auto rest = line == std::string_view::npos ? std::string_view() : input.substr(line + 1);
  const auto read = read_token_request(make_token_request(first, rest));
  if (const auto* asked = std::get_if<TokenRequest>(&read)) (void)scope_is_of_tenant(asked->scope, "acme", "123");
  // 64 hex digits alone are completed from the secret: that is not a reading back.
  if (first.size() != 64) expect_read_back(first, rest);
  return 0;
}
