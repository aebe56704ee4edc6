// The grammar by itself: what it refuses must not hang on the digest that stands behind it.
#include "domain/access/access_token.h"

#include <gtest/gtest.h>

#include "base/encoding.h"

namespace guardian::domain {
namespace {

const std::string kNonce(64, 'a');

std::string good_claims() {
  TokenClaims claims;
  claims.sub = "0123456789abcdef01234567";
  claims.jti = "AbC-_12345";
  claims.tenant = "acme";
  claims.nonce = kNonce;
  claims.issued_at = 1'767'225'600;
  claims.expires_at = 1'798'761'600;
  return write_token_claims(claims, "ada@plant.example", Role::owner);
}

std::string replaced(const std::string& what, const std::string& with) {
  std::string text = good_claims();
  const auto at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), with);
}

TEST(TokenClaims, WhatIsWrittenIsRead) {
  const std::string text = good_claims();
  const auto claims = parse_token_claims(text);
  ASSERT_TRUE(claims);
  EXPECT_EQ(claims->sub, "0123456789abcdef01234567");
  EXPECT_EQ(claims->jti, "AbC-_12345");
  EXPECT_EQ(claims->tenant, "acme");
  EXPECT_EQ(claims->nonce, kNonce);
  EXPECT_EQ(claims->issued_at, 1'767'225'600);
  EXPECT_EQ(claims->expires_at, 1'798'761'600);
  for (const char* flag : {"admin", "readonly"}) EXPECT_TRUE(parse_token_claims(replaced("owner", flag))) << flag;
  for (const char* email : {"x", "a\\\"b@x", "\\u00e4@x", "\\\\@x", "ü@x", "\\/@x", ""}) {
    EXPECT_TRUE(parse_token_claims(replaced("ada@plant.example", email))) << email;
  }
}

TEST(TokenClaims, AnyOtherFormIsRefused) {
  const std::pair<const char*, std::string> rows[] = {
      {"empty", ""},
      {"something behind", good_claims() + " "},
      {"another object behind", good_claims() + good_claims()},
      {"something before", " " + good_claims()},
      {"scope of another tenant", replaced("{\"acme\"", "{\"bolt\"")},
      {"tenant of another scope", replaced("\"tenantid\":\"acme\"", "\"tenantid\":\"bolt\"")},
      {"no tenant", replaced("\"tenantid\":\"acme\"", "\"tenantid\":\"\"")},
      {"tenant in upper case", replaced("\"tenantid\":\"acme\"", "\"tenantid\":\"ACME\"")},
      {"flag false", replaced("\"owner\":true", "\"owner\":false")},
      {"unknown flag", replaced("\"owner\"", "\"default\"")},
      {"two flags", replaced("\"owner\":true", "\"owner\":true,\"admin\":true")},
      {"short sub", replaced("0123456789abcdef01234567", "0123456789abcdef0123456")},
      {"sub in upper case", replaced("0123456789abcdef01234567", "0123456789ABCDEF01234567")},
      {"sub escaped", replaced("\"sub\":\"0", "\"sub\":\"\\u0030")},
      {"short jti", replaced("AbC-_12345", "AbC-_1234")},
      {"jti of another alphabet", replaced("AbC-_12345", "AbC+/12345")},
      {"short nonce", replaced(kNonce, kNonce.substr(1))},
      {"nonce no hex", replaced(kNonce, std::string(64, 'g'))},
      {"locked", replaced("\"islocked\":false", "\"islocked\":true")},
      {"another path", replaced("/pub/v4.0/", "/pub/v4.1/")},
      {"another type", replaced("device_retrieval_key", "device_retrieval_keys")},
      {"another issuer", replaced("iot-guardian", "iot-guardiam")},
      {"twelve digits", replaced("1798761600", "179876160000")},
      {"no digits", replaced("1798761600", "")},
      {"negative", replaced("1798761600", "-1798761600")},
      {"plus", replaced("1798761600", "+1798761600")},
      {"fraction", replaced("1798761600", "1798761600.0")},
      {"exponent", replaced("1798761600", "1e9")},
      {"leading zero", replaced("1798761600", "01798761600")},
      {"open escape", replaced("ada@plant.example", "ada\\")},
      {"unknown escape", replaced("ada@plant.example", "ada\\x41")},
      {"half an escape", replaced("ada@plant.example", "ada\\u00")},
      {"control character", replaced("ada@plant.example", std::string("a\x01", 2))},
      {"not UTF-8", replaced("ada@plant.example", "\xc3\x28")},
  };
  for (const auto& [name, text] : rows) EXPECT_FALSE(parse_token_claims(text)) << name;
  // Every prefix ends somewhere inside, every suffix begins there.
  const std::string good = good_claims();
  for (std::size_t i = 0; i < good.size(); ++i) {
    EXPECT_FALSE(parse_token_claims(good.substr(0, i))) << i;
    EXPECT_FALSE(parse_token_claims(good.substr(i + 1))) << i;
  }
}

// The token's own decoder takes what the ordinary one takes, and nothing else. Seen from outside: the
// payload decodes to claims or not, so claims are re-encoded with every kind of damage.
TEST(AccessToken, PassesOnlyWhatDecodesToClaims) {
  const std::string header(kEncodedTokenHeader);
  const std::string signature = base64url_encode(std::string(32, 's'));
  int accepted = 0;
  // E-mails of three lengths give payloads of every length modulo three.
  for (const char* email : {"a@b", "aa@b", "aaa@b"}) {
    const std::string payload = base64url_encode(replaced("ada@plant.example", email));
    for (std::size_t at = 0; at < payload.size(); ++at) {
      for (const char c : std::string_view("AZaz09-_+/=. \n\xff\0", 16)) {
        std::string changed = payload;
        changed[at] = c;
        const auto decoded = base64url_decode(changed);
        const bool expected = decoded && parse_token_claims(*decoded);
        ParsedToken parsed;
        const bool read = parse_access_token(header + "." + changed + "." + signature, parsed);
        ASSERT_EQ(read, expected) << email << " " << at << " " << c;
        if (read) {
          ASSERT_EQ(parsed.payload, *decoded);
        }
        accepted += read ? 1 : 0;
      }
    }
    // Every value of the last character: only one of them has its unused bits clear.
    int forms = 0;
    for (int c = 0; c < 256; ++c) {
      std::string changed = payload;
      changed.back() = static_cast<char>(c);
      const auto decoded = base64url_decode(changed);
      ParsedToken parsed;
      const bool read = parse_access_token(header + "." + changed + "." + signature, parsed);
      ASSERT_EQ(read, decoded && parse_token_claims(*decoded)) << c;
      forms += read ? 1 : 0;
    }
    EXPECT_EQ(forms, 1);
  }
  EXPECT_GT(accepted, 0) << "an e-mail may be changed";
}

TEST(AccessToken, SegmentsAreThreeCanonicalAndOurs) {
  const std::string payload = base64url_encode(good_claims());
  const std::string signature = base64url_encode(std::string(32, 's'));
  const std::string header(kEncodedTokenHeader);
  EXPECT_EQ(base64url_encode(kTokenHeader), kEncodedTokenHeader);
  ParsedToken parsed;
  const std::string good = header + "." + payload + "." + signature;
  ASSERT_TRUE(parse_access_token(good, parsed));
  EXPECT_EQ(parsed.signing_input, header + "." + payload);
  EXPECT_EQ(as_bytes(parsed.signature), std::string(32, 's'));

  std::string trailing_bits = good;
  trailing_bits.back() = static_cast<char>(trailing_bits.back() + 1);
  const std::pair<const char*, std::string> rows[] = {
      {"another header", base64url_encode(R"({"alg":"HS256","typ":"JWT"})") + "." + payload + "." + signature},
      {"header with one letter other", "f" + header.substr(1) + "." + payload + "." + signature},
      {"31 signature bytes", header + "." + payload + "." + base64url_encode(std::string(31, 's'))},
      {"33 signature bytes", header + "." + payload + "." + base64url_encode(std::string(33, 's'))},
      {"trailing bits", trailing_bits},
      {"padding", good + "="},
      {"a dot in the payload", header + "." + payload.substr(0, 8) + "." + payload.substr(8) + "." + signature},
      {"a dot behind the header", header + ".." + payload + "." + signature},
      {"too long", header + "." + std::string(4'100, 'A') + "." + signature},
  };
  for (const auto& [name, text] : rows) EXPECT_FALSE(parse_access_token(text, parsed)) << name;
}

}  // namespace
}  // namespace guardian::domain
