// What a thief can make of what he stole. He knows this code; he may hold the database, the signing
// secret, the pepper and the configuration together. He must not produce a token that is accepted.
#include <gtest/gtest.h>

#include "base/encoding.h"
#include "base/json_reader.h"
#include "domain/access/access_token.h"
#include "domain/access/credential_directory.h"
#include "domain/access/key_factory.h"
#include "support/test_installation.h"

namespace guardian::domain {
namespace {

// The best the thief can do: rebuild the token of a stored row from all he knows, guessing the nonce.
class Thief {
 public:
  Thief(TestInstallation& installation, bool has_jwt, bool has_pepper)
      : installation_(installation), ring_(installation.ring.get()), has_jwt_(has_jwt), has_pepper_(has_pepper) {}

  std::vector<std::string> attempts(const KeyCredential& row) const {
    std::vector<std::string> tokens;
    const std::string digest_as_nonce = row.key.digest;
    const std::string id_digits = row.key.key_id.substr(11);
    std::vector<std::string> nonces{digest_as_nonce, id_digits, std::string(64, '0'), to_hex(sha256(row.key.key_id)),
                                    to_hex(sha256(row.key.digest))};
    if (has_pepper_) {
      const auto& pepper = ring_->current_mac(SecretPurpose::pepper);
      nonces.push_back(to_hex(pepper.sign(row.key.key_id)));
      nonces.push_back(to_hex(pepper.sign(row.key.digest)));
      nonces.push_back(to_hex(key_digest(pepper, row.key.key_id, row.tenant_id, "")));
    }
    for (const auto& nonce : nonces) {
      TokenClaims claims;
      claims.sub = row.key.user_id;
      claims.jti = row.key.jti;
      claims.tenant = row.tenant_name;
      claims.nonce = nonce;
      claims.issued_at = std::chrono::duration_cast<std::chrono::seconds>(row.key.issued_at.time_since_epoch()).count();
      claims.expires_at =
          std::chrono::duration_cast<std::chrono::seconds>(row.key.expires_at.time_since_epoch()).count();
      const std::string input =
          std::string(kEncodedTokenHeader) + "." + base64url_encode(write_token_claims(claims, row.email, Role::owner));
      for (const auto& signature : signatures(row.key, input))
        tokens.push_back(input + "." + base64url_encode(signature));
    }
    return tokens;
  }

 private:
  std::vector<std::string> signatures(const AccessKey& key, const std::string& input) const {
    std::vector<std::string> all;
    const auto add = [&](const Digest& digest) { all.emplace_back(as_bytes(digest)); };
    if (has_jwt_) {
      add(sign_token(ring_->current_mac(SecretPurpose::jwt), key.key_id, input));
      add(ring_->current_mac(SecretPurpose::jwt).sign(input));
    }
    if (has_pepper_) add(sign_token(ring_->current_mac(SecretPurpose::pepper), key.key_id, input));
    add(HmacSha256(key.digest).sign(input));
    add(HmacSha256(*hex_decode(key.digest)).sign(input));
    add(HmacSha256("").sign(input));
    all.push_back(*hex_decode(key.digest));
    return all;
  }

  TestInstallation& installation_;
  std::shared_ptr<const KeyRing> ring_;
  bool has_jwt_;
  bool has_pepper_;
};

TEST(LeakMatrix, NoSetOfStolenThingsMakesAnAcceptedToken) {
  TestInstallation installation;
  std::vector<CreatedKey> keys;
  for (int i = 0; i < 5; ++i) keys.push_back(installation.create_key());
  struct Loot {
    const char* name;
    bool jwt;
    bool pepper;
  };
  for (const auto& loot : {Loot{"database", false, false}, Loot{"database and signing secret", true, false},
                           Loot{"database and pepper", false, true},
                           Loot{"database, signing secret, pepper and configuration", true, true}}) {
    const Thief thief(installation, loot.jwt, loot.pepper);
    for (const auto& key : keys) {
      const auto row = must(installation.database.read(
          [&](const Reader& reader) { return reader.credentials().find_key(key.row.key_id); }));
      const auto attempts = thief.attempts(*row);
      EXPECT_GE(attempts.size(), 20U);
      for (const auto& token : attempts) {
        EXPECT_NE(token, key.access_key->reveal()) << loot.name;
        EXPECT_FALSE(installation.accepts(TestInstallation::present(row->key.key_id, token))) << loot.name;
      }
    }
  }
}

TEST(LeakMatrix, WhatIsStoredHoldsNoTokenAndNoNonce) {
  TestInstallation installation;
  const auto key = installation.create_key();
  const std::string token(key.access_key->reveal());
  const auto first = token.find('.');
  const std::string claims = *base64url_decode(token.substr(first + 1, token.rfind('.') - first - 1));
  const std::string nonce = claims.substr(claims.size() - 66, 64);
  const std::string signature = token.substr(token.rfind('.') + 1);

  const MemoryState state = installation.database.snapshot();
  std::string stored;
  for (const auto& [id, row] : state.keys) {
    stored += row.value.key_id + row.value.digest + row.value.label + row.value.note + row.value.jti;
  }
  for (const auto& [chain, records] : state.audit) {
    for (const auto& record : records) stored += record.object + record.detail + record.mac;
  }
  for (const auto& call : state.calls) stored += call.value.object + call.value.payload_digest;
  EXPECT_EQ(stored.find(nonce), std::string::npos);
  EXPECT_EQ(stored.find(signature), std::string::npos);
  EXPECT_EQ(stored.find(token.substr(40, 60)), std::string::npos);
}

// A writer of the database alone can put any row there; without the pepper none of them fits a token.
TEST(LeakMatrix, AWriterOfTheDatabaseCannotPlantAKey) {
  TestInstallation installation;
  const auto key = installation.create_key();
  TemporaryDirectory elsewhere;
  const auto own_ring = must(KeyRing::open(elsewhere.path() / "secrets", installation.clock));
  const auto row = must(
      installation.database.read([&](const Reader& reader) { return reader.credentials().find_key(key.row.key_id); }));
  NewKey wish;
  wish.tenant_name = "acme";
  wish.tenant_id = row->tenant_id;
  wish.user_id = row->key.user_id;
  wish.email = row->email;
  wish.role = Role::owner;
  wish.access = Access::read_write;
  wish.label = "planted";
  wish.issued_at = installation.clock.now();
  wish.expires_at = installation.clock.now() + std::chrono::days(30);
  auto planted = mint_key(wish, *own_ring);
  installation.database.tamper([&](MemoryState& state) {
    state.keys[planted.row.key_id] = {row->tenant_id, planted.row};
  });
  EXPECT_FALSE(installation.accepts(TestInstallation::present(planted.row.key_id, planted.access_key.reveal())));

  // Nor does moving a genuine row to another tenant or another key ID help its holder.
  must(installation.tenants.create("bolt", "os:test"));
  const auto bolt = installation.add_member("bolt", TestInstallation::kOwner, Role::owner);
  installation.database.tamper([&](MemoryState& state) { state.keys[key.row.key_id].tenant_id = bolt.tenant_id; });
  installation.authenticator.invalidate();
  EXPECT_EQ(installation.refusal_of(TestInstallation::present(key, "bolt")), Refusal::digest_mismatch);
}

}  // namespace
}  // namespace guardian::domain
