// Tokens that are not the one that was issued: by grammar, by algorithm, by signature, by claims. Whatever
// can be signed here is signed with the leaked signing key as well, so that only the digest stands.
#include <gtest/gtest.h>

#include <set>

#include "base/encoding.h"
#include "domain/access/access_token.h"
#include "support/test_installation.h"

namespace guardian::domain {
namespace {

using namespace std::string_literals;

class ForgedTokens : public ::testing::Test {
 protected:
  struct Forgery {
    std::string name;
    std::string token;
  };

  ForgedTokens() : key_(installation_.create_key()), token_(key_.access_key->reveal()) {
    const auto first = token_.find('.');
    const auto last = token_.rfind('.');
    header_ = token_.substr(0, first);
    payload_ = token_.substr(first + 1, last - first - 1);
    signature_ = token_.substr(last + 1);
    claims_ = *base64url_decode(payload_);
  }

  // What the holder of the leaked master secret can make of any header and claims.
  std::string sign(const std::string& header, const std::string& claims) const {
    const std::string input = base64url_encode(header) + "." + base64url_encode(claims);
    return input + "." + signature_of(installation_.ring.get()->current_mac(SecretPurpose::jwt), input);
  }
  std::string signature_of(const HmacSha256& master, const std::string& input) const {
    return base64url_encode(as_bytes(sign_token(master, key_.row.key_id, input)));
  }
  std::string signed_with(std::string_view raw_key) const {
    const std::string input = header_ + "." + payload_;
    return input + "." + base64url_encode(as_bytes(HmacSha256(raw_key).sign(input)));
  }
  std::string claims_with(const std::string& what, const std::string& with) const {
    std::string claims = claims_;
    const auto at = claims.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return claims.replace(at, what.size(), with);
  }
  std::string resigned(const std::string& what, const std::string& with) const {
    return sign(std::string(kTokenHeader), claims_with(what, with));
  }

  std::vector<Forgery> by_header() const {
    std::vector<Forgery> rows;
    const std::pair<const char*, const char*> headers[] = {
        {"alg none", R"({"typ":"JWT","alg":"none"})"},
        {"alg None", R"({"typ":"JWT","alg":"None"})"},
        {"alg nOnE", R"({"typ":"JWT","alg":"nOnE"})"},
        {"alg NONE", R"({"typ":"JWT","alg":"NONE"})"},
        {"alg empty", R"({"typ":"JWT","alg":""})"},
        {"alg null", R"({"typ":"JWT","alg":null})"},
        {"alg number", R"({"typ":"JWT","alg":256})"},
        {"alg array", R"({"typ":"JWT","alg":["HS256"]})"},
        {"alg hs256", R"({"typ":"JWT","alg":"hs256"})"},
        {"alg HS384", R"({"typ":"JWT","alg":"HS384"})"},
        {"alg HS512", R"({"typ":"JWT","alg":"HS512"})"},
        {"alg RS256", R"({"typ":"JWT","alg":"RS256"})"},
        {"alg ES256", R"({"typ":"JWT","alg":"ES256"})"},
        {"alg PS256", R"({"typ":"JWT","alg":"PS256"})"},
        {"alg EdDSA", R"({"typ":"JWT","alg":"EdDSA"})"},
        {"alg with a space", R"({"typ":"JWT","alg":"HS256 "})"},
        {"alg twice", R"({"typ":"JWT","alg":"HS256","alg":"none"})"},
        {"alg first", R"({"alg":"HS256","typ":"JWT"})"},
        {"no alg", R"({"typ":"JWT"})"},
        {"no typ", R"({"alg":"HS256"})"},
        {"typ lower case", R"({"typ":"jwt","alg":"HS256"})"},
        {"typ JWS", R"({"typ":"JWS","alg":"HS256"})"},
        {"empty object", "{}"},
        {"empty header", ""},
        {"an array", "[]"},
        {"white space inside", R"({"typ": "JWT","alg":"HS256"})"},
        {"white space behind", "{\"typ\":\"JWT\",\"alg\":\"HS256\"}\n"},
        {"escaped letters", R"({"typ":"JWT","\u0061lg":"HS256"})"},
        {"kid", R"({"typ":"JWT","alg":"HS256","kid":"1"})"},
        {"kid with a path", R"({"typ":"JWT","alg":"HS256","kid":"../../dev/null"})"},
        {"jku", R"({"typ":"JWT","alg":"HS256","jku":"https://evil.example/jwks"})"},
        {"jwk", R"({"typ":"JWT","alg":"HS256","jwk":{"kty":"oct","k":"AAAA"}})"},
        {"x5u", R"({"typ":"JWT","alg":"HS256","x5u":"https://evil.example/x"})"},
        {"x5c", R"({"typ":"JWT","alg":"HS256","x5c":["MIIB"]})"},
        {"crit", R"({"typ":"JWT","alg":"HS256","crit":["exp"]})"},
        {"b64 false", R"({"typ":"JWT","alg":"HS256","b64":false,"crit":["b64"]})"},
        {"zip", R"({"typ":"JWT","alg":"HS256","zip":"DEF"})"},
        {"cty", R"({"typ":"JWT","alg":"HS256","cty":"JWT"})"},
    };
    for (const auto& [name, header] : headers) {
      rows.push_back({"header: "s + name, sign(header, claims_)});
      const std::string unsigned_form = base64url_encode(header) + "." + payload_ + ".";
      rows.push_back({"header, no signature: "s + name, unsigned_form});
    }
    return rows;
  }

  std::vector<Forgery> by_shape() const {
    const std::string body = header_ + "." + payload_;
    std::string mixed = token_;
    mixed[header_.size() + 5] = '+';
    // 43 characters carry 258 bits: the last two must be zero.
    std::string trailing_bits = token_;
    const std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    trailing_bits.back() = alphabet[alphabet.find(trailing_bits.back()) + 1];
    std::string raw_signature = *base64url_decode(signature_);
    return {
        {"empty", ""},
        {"one dot", "."},
        {"two dots", ".."},
        {"three dots", "..."},
        {"header alone", header_},
        {"header and a dot", header_ + "."},
        {"no signature", body},
        {"empty signature", body + "."},
        {"empty payload", header_ + ".." + signature_},
        {"empty header", "." + payload_ + "." + signature_},
        {"signature short by one", token_.substr(0, token_.size() - 1)},
        {"signature cut to half", body + "." + signature_.substr(0, 21)},
        {"signature one longer", token_ + "A"},
        {"signature twice", token_ + signature_},
        {"signature of zeros", body + "." + std::string(43, 'A')},
        {"signature of 64 bytes", body + "." + base64url_encode(raw_signature + raw_signature)},
        {"fourth segment", token_ + "." + signature_},
        {"fourth empty segment", token_ + "."},
        {"leading dot", "." + token_},
        {"five segments, as JWE", header_ + ".a.b.c." + signature_},
        {"padding on the signature", token_ + "="},
        {"padding on the header", header_ + "=." + payload_ + "." + signature_},
        {"other alphabet", mixed},
        {"non-canonical trailing bits", trailing_bits},
        {"space before", " " + token_},
        {"space behind", token_ + " "},
        {"tab behind", token_ + "\t"},
        {"line feed behind", token_ + "\n"},
        {"line feed inside", body.substr(0, 100) + "\n" + body.substr(100) + "." + signature_},
        {"NUL behind", token_ + "\0"s},
        {"NUL inside", body + "\0."s + signature_},
        {"Bearer prefix", "Bearer " + token_},
        {"quotes", "\"" + token_ + "\""},
        {"comma-joined with itself", token_ + "," + token_},
        {"percent-encoded dot", header_ + "%2E" + payload_ + "%2E" + signature_},
        {"UTF-8 letter", body + ".é" + signature_.substr(2)},
        {"5 KB of payload", header_ + "." + std::string(5'000, 'A') + "." + signature_},
        {"5 KB of dots", std::string(5'000, '.')},
        {"payload cut by four", header_ + "." + payload_.substr(0, payload_.size() - 4) + "." + signature_},
        {"payload longer by four", header_ + "." + payload_ + "AAAA." + signature_},
        {"segments swapped", payload_ + "." + header_ + "." + signature_},
        {"lower-cased",
         [&] {
           std::string text = token_;
           for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
           return text;
         }()},
    };
  }

  std::vector<Forgery> by_key() const {
    const std::string input = header_ + "." + payload_;
    TemporaryDirectory elsewhere;
    const auto other = must(KeyRing::open(elsewhere.path() / "secrets", installation_.clock));
    const auto ring = installation_.ring.get();
    return {
        {"signed with an empty key", signed_with("")},
        {"signed with one NUL", signed_with("\0"s)},
        {"signed with 64 NULs", signed_with(std::string(64, '\0'))},
        {"signed with the key ID", signed_with(key_.row.key_id)},
        {"signed with the word secret", signed_with("secret")},
        {"signed with the stored digest", signed_with(key_.row.digest)},
        {"signed by another installation", input + "." + signature_of(other->current_mac(SecretPurpose::jwt), input)},
        {"signed with the pepper", input + "." + signature_of(ring->current_mac(SecretPurpose::pepper), input)},
        {"signed with the csrf secret", input + "." + signature_of(ring->current_mac(SecretPurpose::csrf), input)},
        {"signed with the audit secret", input + "." + signature_of(ring->current_mac(SecretPurpose::audit), input)},
        {"signed with the master itself",
         input + "." + base64url_encode(as_bytes(ring->current_mac(SecretPurpose::jwt).sign(input)))},
    };
  }

  std::vector<Forgery> by_claims() const {
    const std::string exp = std::to_string(
        std::chrono::duration_cast<std::chrono::seconds>(key_.row.expires_at.time_since_epoch()).count());
    const std::string nonce = claims_.substr(claims_.size() - 66, 64);
    const std::string header(kTokenHeader);
    std::string reordered = claims_;
    reordered = "{\"email\":\"ada@plant.example\"," + claims_with("\"email\":\"ada@plant.example\",", "").substr(1);
    return {
        {"another tenant", resigned("\"tenantid\":\"acme\"", "\"tenantid\":\"bolt\"")},
        {"another tenant in both places", sign(header,
                                               [&] {
                                                 std::string claims =
                                                     claims_with("\"tenantid\":\"acme\"", "\"tenantid\":\"bolt\"");
                                                 return claims.replace(claims.find("{\"acme\""), 7, "{\"bolt\"");
                                               }())},
        {"tenant in upper case", resigned("\"tenantid\":\"acme\"", "\"tenantid\":\"ACME\"")},
        {"scope raised", resigned("\"owner\":true", "\"admin\":true")},
        {"scope with sites", resigned("\"owner\":true", "\"owner\":true,\"sites\":[\"all\"]")},
        {"scope of two tenants", resigned("{\"acme\":{\"owner\":true}}", "{\"acme\":{\"owner\":true},\"bolt\":{}}")},
        {"scope empty", resigned("{\"acme\":{\"owner\":true}}", "{}")},
        {"scope null", resigned("{\"acme\":{\"owner\":true}}", "null")},
        {"expiry moved", resigned("\"exp\":" + exp, "\"exp\":9999999999")},
        {"expiry one second later", resigned("\"exp\":" + exp, "\"exp\":" + std::to_string(std::stoll(exp) + 1))},
        {"expiry as text", resigned("\"exp\":" + exp, "\"exp\":\"" + exp + "\"")},
        {"expiry with a fraction", resigned("\"exp\":" + exp, "\"exp\":" + exp + ".0")},
        {"expiry with an exponent", resigned("\"exp\":" + exp, "\"exp\":1e12")},
        {"expiry negative", resigned("\"exp\":" + exp, "\"exp\":-1")},
        {"expiry with a leading zero", resigned("\"exp\":" + exp, "\"exp\":0" + exp)},
        {"expiry absent", resigned("\"exp\":" + exp + ",", "")},
        {"expiry twice", resigned("\"exp\":" + exp, "\"exp\":" + exp + ",\"exp\":9999999999")},
        {"another type", resigned("device_retrieval_key", "session")},
        {"another issuer", resigned("\"iss\":\"iot-guardian\"", "\"iss\":\"zingbox\"")},
        {"another urlPattern", resigned("\"urlPattern\":\"/pub/v4.0/\"", "\"urlPattern\":\"/\"")},
        {"another person", resigned("\"sub\":\"" + key_.row.user_id, "\"sub\":\"" + std::string(24, 'a'))},
        {"another jti", resigned("\"jti\":\"" + key_.row.jti, "\"jti\":\"AAAAAAAAAA")},
        {"another e-mail", resigned("ada@plant.example", "eve@plant.example")},
        {"e-mail with a bad escape", resigned("ada@plant.example", "ada\\x@plant.example")},
        {"e-mail with half an escape", resigned("ada@plant.example", "ada\\u00g0@plant.example")},
        {"e-mail with a line feed", resigned("ada@plant.example", "ada\n@plant.example")},
        {"e-mail not UTF-8", resigned("ada@plant.example", "ada\xff@plant.example")},
        {"locked", resigned("\"islocked\":false", "\"islocked\":true")},
        {"locked as a number", resigned("\"islocked\":false", "\"islocked\":0")},
        {"issued earlier", resigned("\"iat\":1767225600", "\"iat\":1767225599")},
        {"another nonce", resigned(nonce, std::string(64, '0'))},
        {"nonce one digit other", resigned(nonce, nonce.substr(0, 63) + (nonce[63] == '0' ? "1" : "0"))},
        {"nonce short", resigned(nonce, nonce.substr(2))},
        {"nonce upper case", resigned(nonce, std::string(64, 'A'))},
        {"no nonce, as in the reference", resigned(",\"nonce\":\"" + nonce + "\"", "")},
        {"unknown member behind", resigned("\"" + nonce + "\"}", "\"" + nonce + "\",\"aud\":\"x\"}")},
        {"unknown member before", resigned("{\"sub\"", "{\"aud\":\"x\",\"sub\"")},
        {"claims reordered", sign(header, reordered)},
        {"claim twice", resigned("\"tenantid\":\"acme\"", "\"tenantid\":\"acme\",\"tenantid\":\"bolt\"")},
        {"white space in the claims", resigned(",\"jti\"", ", \"jti\"")},
        {"white space behind the claims", sign(header, claims_ + " ")},
        {"NUL behind the claims", sign(header, claims_ + "\0"s)},
        {"a second object behind", sign(header, claims_ + claims_)},
        {"member name escaped", resigned("\"tenantid\"", "\"\\u0074enantid\"")},
        {"slash escaped", resigned("/pub/v4.0/", "\\/pub\\/v4.0\\/")},
        {"byte order mark", sign(header, "\xef\xbb\xbf" + claims_)},
        {"empty claims", sign(header, "")},
        {"no object", sign(header, "[]")},
        {"deep nesting", sign(header, std::string(2'000, '['))},
    };
  }

  TestInstallation installation_;
  CreatedKey key_;
  std::string token_, header_, payload_, signature_, claims_;
};

TEST_F(ForgedTokens, AreAllRefusedAndToldNothing) {
  std::vector<Forgery> all;
  for (auto rows : {by_header(), by_shape(), by_key(), by_claims()}) {
    all.insert(all.end(), rows.begin(), rows.end());
  }
  EXPECT_GE(all.size(), 60U);
  std::set<std::string> distinct;
  for (const auto& [name, token] : all) {
    ASSERT_NE(token, token_) << name << ": the forgery is the real token";
    distinct.insert(token);
    const auto outcome = installation_.authenticator.verify(TestInstallation::present(key_.row.key_id, token));
    EXPECT_FALSE(outcome.key) << name;
    EXPECT_FALSE(may_be_told(outcome.refusal)) << name << " " << to_string(outcome.refusal);
  }
  EXPECT_GE(distinct.size(), 150U);
  EXPECT_TRUE(installation_.accepts(TestInstallation::present(key_))) << "the real one still opens";
}

TEST_F(ForgedTokens, MalformedAndBadlySignedOnesNeverReachTheDatabase) {
  const auto before = installation_.database.reads.load();
  for (auto rows : {by_header(), by_shape(), by_key()}) {
    for (const auto& [name, token] : rows) {
      installation_.authenticator.verify(TestInstallation::present(key_.row.key_id, token));
    }
  }
  EXPECT_EQ(installation_.database.reads.load(), before);
}

TEST_F(ForgedTokens, WithTheLeakedSigningKeyOnlyTheDigestStands) {
  const std::string token = resigned("ada@plant.example", "eve@plant.example");
  EXPECT_EQ(installation_.refusal_of(TestInstallation::present(key_.row.key_id, token)), Refusal::digest_mismatch);
}

TEST_F(ForgedTokens, EveryChangedCharacterIsRefused) {
  for (std::size_t i = 0; i < token_.size(); ++i) {
    std::string text = token_;
    text[i] = text[i] == 'x' ? 'y' : 'x';
    EXPECT_FALSE(installation_.accepts(TestInstallation::present(key_.row.key_id, text))) << i;
  }
}

TEST_F(ForgedTokens, EveryCutIsRefused) {
  for (std::size_t i = 0; i < token_.size(); ++i) {
    EXPECT_FALSE(installation_.accepts(TestInstallation::present(key_.row.key_id, token_.substr(0, i)))) << i;
    EXPECT_FALSE(installation_.accepts(TestInstallation::present(key_.row.key_id, token_.substr(i + 1)))) << i;
  }
}

TEST_F(ForgedTokens, SwappedHeadersAreRefused) {
  EXPECT_EQ(installation_.refusal_of(TestInstallation::present(token_, key_.row.key_id)), Refusal::malformed_key_id);
}

}  // namespace
}  // namespace guardian::domain
