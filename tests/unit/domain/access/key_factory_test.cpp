#include "domain/access/key_factory.h"

#include <gtest/gtest.h>

#include <set>

#include "base/encoding.h"
#include "domain/access/access_token.h"
#include "support/test_installation.h"

namespace guardian::domain {
namespace {

class KeyFactoryTest : public ::testing::Test {
 protected:
  NewKey wanted() {
    NewKey key;
    key.tenant_name = "acme";
    key.tenant_id = "aaaaaaaaaaaaaaaaaaaaaaaa";
    key.user_id = "0123456789abcdef01234567";
    key.email = "ada@plant.example";
    key.role = Role::owner;
    key.access = Access::read_write;
    key.label = "collector";
    key.issued_at = clock_.now() + std::chrono::milliseconds(123);
    key.expires_at = clock_.now() + std::chrono::days(365) + std::chrono::milliseconds(456);
    key.created_by = "ada@plant.example";
    return key;
  }
  static std::string claims_of(const MintedKey& key) {
    const auto token = key.access_key.reveal();
    const auto first = token.find('.');
    return *base64url_decode(token.substr(first + 1, token.rfind('.') - first - 1));
  }

  TemporaryDirectory directory_;
  FakeClock clock_;
  std::shared_ptr<const KeyRing> ring_ = must(KeyRing::open(directory_.path() / "secrets", clock_));
};

TEST_F(KeyFactoryTest, TheKeyIdHasExpiryRandomDigitsAndChecksum) {
  const auto key = mint_key(wanted(), *ring_);
  const std::string& id = key.row.key_id;
  ASSERT_EQ(id.size(), 10U + 1 + 64);
  EXPECT_EQ(id.substr(0, 11), "1798761600:");
  EXPECT_TRUE(is_well_formed_key_id(id));
  const std::string digits = id.substr(11, 56);
  char checksum[9];
  std::snprintf(checksum, sizeof checksum, "%08x", crc32(digits));
  EXPECT_EQ(id.substr(67), checksum);
}

TEST_F(KeyFactoryTest, TheTokenHasTheReferencesClaimsInItsOrder) {
  const auto key = mint_key(wanted(), *ring_);
  EXPECT_TRUE(key.access_key.reveal().starts_with("eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9."));
  const std::string claims = claims_of(key);
  const std::string before_nonce = R"({"sub":"0123456789abcdef01234567","email":"ada@plant.example","jti":")" +
                                   key.row.jti +
                                   R"(","scope":{"acme":{"owner":true}},"islocked":false,"tenantid":"acme",)"
                                   R"("urlPattern":"/pub/v4.0/","type":"device_retrieval_key","iat":1767225600,)"
                                   R"("exp":1798761600,"iss":"iot-guardian","nonce":")";
  EXPECT_EQ(claims.substr(0, before_nonce.size()), before_nonce);
  const std::string nonce = claims.substr(before_nonce.size());
  EXPECT_EQ(nonce.size(), 64U + 2);
  EXPECT_TRUE(is_lower_hex(nonce.substr(0, 64)));
  EXPECT_EQ(key.row.jti.size(), 10U);
}

TEST_F(KeyFactoryTest, TheScopeClaimNamesTheLowerOfRoleAndAccess) {
  struct Row {
    Role role;
    Access access;
    const char* flag;
  };
  for (const auto& row : {Row{Role::owner, Access::read_write, R"({"acme":{"owner":true}})"},
                          Row{Role::administrator, Access::read_write, R"({"acme":{"admin":true}})"},
                          Row{Role::owner, Access::read_only, R"({"acme":{"readonly":true}})"},
                          Row{Role::read_only, Access::read_only, R"({"acme":{"readonly":true}})"}}) {
    auto key = wanted();
    key.role = row.role;
    key.access = row.access;
    EXPECT_NE(claims_of(mint_key(key, *ring_)).find(row.flag), std::string::npos) << row.flag;
  }
}

TEST_F(KeyFactoryTest, TheRowHoldsNoSecret) {
  const auto key = mint_key(wanted(), *ring_);
  const auto& row = key.row;
  const std::string stored = row.key_id + row.user_id + row.jti + row.label + row.note + row.digest + row.created_by;
  EXPECT_EQ(stored.find(key.access_key.reveal()), std::string::npos);
  const std::string claims = claims_of(key);
  EXPECT_EQ(stored.find(claims.substr(claims.size() - 66, 64)), std::string::npos) << "the nonce";
  EXPECT_EQ(row.digest.size(), 64U);
  EXPECT_EQ(row.valid_until, row.expires_at);
  EXPECT_EQ(row.expires_at, clock_.now() + std::chrono::days(365)) << "whole seconds";
  EXPECT_EQ(row.issued_at, clock_.now());
  EXPECT_EQ(row.state, KeyState::active);
}

TEST_F(KeyFactoryTest, TheTokenPassesItsOwnGrammarForAnyEmail) {
  for (const char* email : {"a@b", "o\"quote@x.example", "back\\slash@x.example", "jürgen@größe.example",
                            "sep\xe2\x80\xa8line@x.example", "\"}@x.example", "a/b@x.example"}) {
    auto wish = wanted();
    wish.email = email;
    const auto key = mint_key(wish, *ring_);
    ParsedToken parsed;
    ASSERT_TRUE(parse_access_token(key.access_key.reveal(), parsed)) << email << claims_of(key);
    EXPECT_EQ(parsed.claims.sub, wish.user_id);
    EXPECT_EQ(parsed.claims.tenant, "acme");
    EXPECT_EQ(parsed.claims.jti, key.row.jti);
    EXPECT_EQ(sign_token(ring_->current_mac(SecretPurpose::jwt), key.row.key_id, parsed.signing_input),
              parsed.signature);
  }
}

TEST_F(KeyFactoryTest, NothingRepeats) {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const auto key = mint_key(wanted(), *ring_);
    EXPECT_TRUE(seen.insert(key.row.key_id).second);
    EXPECT_TRUE(seen.insert(key.row.jti).second);
    EXPECT_TRUE(seen.insert(key.row.digest).second);
    EXPECT_TRUE(seen.insert(claims_of(key)).second);
  }
}

TEST_F(KeyFactoryTest, TheDigestDependsOnEveryPart) {
  const auto& pepper = ring_->current_mac(SecretPurpose::pepper);
  const Digest base = key_digest(pepper, "1:a", "t", "token");
  EXPECT_EQ(base, key_digest(pepper, "1:a", "t", "token"));
  EXPECT_NE(base, key_digest(pepper, "1:b", "t", "token"));
  EXPECT_NE(base, key_digest(pepper, "1:a", "u", "token"));
  EXPECT_NE(base, key_digest(pepper, "1:a", "t", "tokem"));
  EXPECT_NE(base, key_digest(ring_->current_mac(SecretPurpose::jwt), "1:a", "t", "token"));
  EXPECT_NE(key_digest(pepper, "1:a", "tt", "oken"), key_digest(pepper, "1:a", "t", "token"));
}

TEST_F(KeyFactoryTest, KeyIdGrammar) {
  const std::string good = mint_key(wanted(), *ring_).row.key_id;
  const auto with = [&](std::size_t at, char c) {
    std::string text = good;
    text[at] = c;
    return text;
  };
  const std::string digits = good.substr(11, 56);
  EXPECT_TRUE(is_well_formed_key_id("12345678901" + good.substr(10))) << "11 digits";
  const std::pair<const char*, std::string> bad[] = {
      {"empty", ""},
      {"only a colon", ":"},
      {"no colon", good.substr(0, 10) + good.substr(11)},
      {"nine digits", good.substr(1)},
      {"twelve digits", "12" + good},
      {"leading zero", with(0, '0')},
      {"sign", with(0, '-')},
      {"plus", with(0, '+')},
      {"space before", " " + good},
      {"space behind", good + " "},
      {"line feed behind", good + "\n"},
      {"NUL behind", good + std::string(1, '\0')},
      {"one digit short", good.substr(0, good.size() - 1)},
      {"one digit more", good + "0"},
      {"upper-case hex", good.substr(0, 11) + std::string(56, 'A') + good.substr(67)},
      {"no hex", with(20, 'g')},
      {"two colons", with(30, ':')},
      {"a token", std::string("eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.e30.x")},
      {"checksum of nothing", good.substr(0, 67) + "00000000"},
      {"ten thousand bytes", std::string(10'000, '1')},
  };
  for (const auto& [name, text] : bad) EXPECT_FALSE(is_well_formed_key_id(text)) << name;
  // Any one changed digit breaks the checksum.
  for (std::size_t i = 11; i < good.size(); ++i) {
    EXPECT_FALSE(is_well_formed_key_id(with(i, good[i] == '7' ? '8' : '7'))) << i;
  }
}

}  // namespace
}  // namespace guardian::domain
