#include "domain/access/access_token.h"

#include <openssl/crypto.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "base/encoding.h"
#include "base/json_writer.h"
#include "domain/tenants/tenant.h"

namespace guardian::domain {
namespace {

using namespace std::string_view_literals;

// Reads the one form of our claims from left to right. The first thing that is not as it must be ends
// the reading; nothing is skipped.
class ClaimsCursor {
 public:
  explicit ClaimsCursor(std::string_view text) : rest_(text) {}

  bool literal(std::string_view expected) {
    if (!rest_.starts_with(expected)) return false;
    rest_.remove_prefix(expected.size());
    return true;
  }

  // Up to the closing quote; a text in which nothing is escaped.
  bool plain_text(std::string_view& out) {
    const auto end = rest_.find('"');
    if (end == std::string_view::npos) return false;
    out = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    return out.find('\\') == std::string_view::npos;
  }

  // Any JSON string, up to and with its closing quote. Only the snapshot of the e-mail may be one.
  bool any_text() {
    std::size_t i = 0;
    bool ascii = true;
    for (; i < rest_.size() && rest_[i] != '"'; ++i) {
      const auto c = static_cast<unsigned char>(rest_[i]);
      if (c < 0x20) return false;
      ascii = ascii && c < 0x80;
      if (c != '\\') continue;
      if (++i == rest_.size()) return false;
      if (rest_[i] == 'u') {
        if (rest_.size() - i <= 4 || !std::all_of(&rest_[i + 1], &rest_[i + 5], is_hex_digit)) return false;
        i += 4;
      } else if ("\"\\/bfnrt"sv.find(rest_[i]) == std::string_view::npos) {
        return false;
      }
    }
    if (i >= rest_.size() || (!ascii && !is_valid_utf8(rest_.substr(0, i)))) return false;
    rest_.remove_prefix(i + 1);
    return true;
  }

  // 1..11 digits without a leading zero.
  bool seconds(std::int64_t& out) {
    std::size_t length = 0;
    out = 0;
    while (length < rest_.size() && length < 12 && rest_[length] >= '0' && rest_[length] <= '9') {
      out = out * 10 + (rest_[length++] - '0');
    }
    if (length == 0 || length > 11 || rest_[0] == '0') return false;
    rest_.remove_prefix(length);
    return true;
  }

  bool at_end() const { return rest_.empty(); }

 private:
  static bool is_hex_digit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
  std::string_view rest_;
};

bool is_base64url_text(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

std::string_view scope_flag(Role role) {
  switch (role) {
    case Role::owner:
      return "owner";
    case Role::administrator:
      return "admin";
    case Role::read_only:
      return "readonly";
  }
  return {};
}

bool read_scope_flag(ClaimsCursor& cursor) {
  return cursor.literal("owner\":true"sv) || cursor.literal("admin\":true"sv) || cursor.literal("readonly\":true"sv);
}

}  // namespace

std::optional<TokenClaims> parse_token_claims(std::string_view json) {
  ClaimsCursor cursor(json);
  TokenClaims claims;
  std::string_view scope_tenant;
  const bool read = cursor.literal("{\"sub\":\""sv) && cursor.plain_text(claims.sub) &&          //
                    cursor.literal(",\"email\":\""sv) && cursor.any_text() &&                    //
                    cursor.literal(",\"jti\":\""sv) && cursor.plain_text(claims.jti) &&          //
                    cursor.literal(",\"scope\":{\""sv) && cursor.plain_text(scope_tenant) &&     //
                    cursor.literal(":{\""sv) && read_scope_flag(cursor) &&                       //
                    cursor.literal("}},\"islocked\":false"sv) &&                                 //
                    cursor.literal(",\"tenantid\":\""sv) && cursor.plain_text(claims.tenant) &&  //
                    cursor.literal(",\"urlPattern\":\""sv) && cursor.literal(kTokenUrlPattern) &&
                    cursor.literal("\",\"type\":\""sv) && cursor.literal(kTokenType) &&
                    cursor.literal("\",\"iat\":"sv) && cursor.seconds(claims.issued_at) &&  //
                    cursor.literal(",\"exp\":"sv) && cursor.seconds(claims.expires_at) &&   //
                    cursor.literal(",\"iss\":\""sv) && cursor.literal(kTokenIssuer) &&
                    cursor.literal("\",\"nonce\":\""sv) && cursor.plain_text(claims.nonce) &&  //
                    cursor.literal("}"sv) && cursor.at_end();
  if (!read) return std::nullopt;
  if (claims.sub.size() != 24 || !is_lower_hex(claims.sub) || claims.jti.size() != 10 ||
      !is_base64url_text(claims.jti) || claims.nonce.size() != 64 || !is_lower_hex(claims.nonce) ||
      !is_valid_tenant_name(claims.tenant) || scope_tenant != claims.tenant) {
    return std::nullopt;
  }
  return claims;
}

std::string write_token_claims(const TokenClaims& claims, std::string_view email, Role role) {
  std::string out;
  out.reserve(1024);
  JsonWriter json(out);
  json.begin_object().member("sub", claims.sub).member("email", email).member("jti", claims.jti).key("scope");
  json.begin_object().key(claims.tenant).begin_object().member(scope_flag(role), true).end_object().end_object();
  json.member("islocked", false)
      .member("tenantid", claims.tenant)
      .member("urlPattern", kTokenUrlPattern)
      .member("type", kTokenType)
      .member("iat", claims.issued_at)
      .member("exp", claims.expires_at)
      .member("iss", kTokenIssuer)
      .member("nonce", claims.nonce)
      .end_object();
  return out;
}

bool parse_access_token(std::string_view token, ParsedToken& out) {
  if (token.size() > kMaxTokenBytes || token.size() <= kEncodedTokenHeader.size() ||
      !token.starts_with(kEncodedTokenHeader) || token[kEncodedTokenHeader.size()] != '.') {
    return false;
  }
  // The alphabet has no dot, so decoding refuses a fourth segment by itself.
  const auto last_dot = token.rfind('.');
  if (last_dot <= kEncodedTokenHeader.size()) return false;
  const auto middle = token.substr(kEncodedTokenHeader.size() + 1, last_dot - kEncodedTokenHeader.size() - 1);
  const auto tail = token.substr(last_dot + 1);
  if (middle.empty() || tail.size() != 43) return false;
  const auto signature = base64url_decode(tail);
  if (!signature || signature->size() != out.signature.size()) return false;
  auto payload = base64url_decode(middle);
  if (!payload) return false;
  out.payload = std::move(*payload);
  const auto claims = parse_token_claims(out.payload);
  if (!claims) return false;
  out.claims = *claims;
  out.signing_input = token.substr(0, last_dot);
  std::memcpy(out.signature.data(), signature->data(), out.signature.size());
  return true;
}

Digest sign_token(const HmacSha256& master, std::string_view key_id, std::string_view signing_input) {
  Digest signing_key = master.sign({"jwt/v1\0"sv, key_id});
  const HmacSha256 signer(as_bytes(signing_key));
  OPENSSL_cleanse(signing_key.data(), signing_key.size());
  return signer.sign(signing_input);
}

}  // namespace guardian::domain
