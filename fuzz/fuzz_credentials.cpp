// The whole parser of foreign credentials: key ID, token, claims, and the verification behind them.
//
// The first byte chooses how the rest is read:
//   'r'  raw: key ID, line feed, access key
//   'e'  edits of the issued pair: for each 3 bytes (where high, where low, what) one changed byte
//   's'  a splice: 2 bytes position, then bytes put in place of the issued token's from there on
//   'c'  claims, signed with the leaked signing key under our own header
//   'h'  a header and a line feed and claims, signed with the leaked signing key
//   't'  a token as it is   'T'  edits of the issued one: for each 2 bytes (where, what)
//   'k'  a key ID alone        'd'  a device cookie        'p'  claims alone
// Oracle: whatever is accepted equals the pair, or the token, that was issued.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "../tests/support/test_installation.h"
#include "base/encoding.h"
#include "domain/access/access_token.h"
#include "domain/access/key_factory.h"
#include "domain/sessions/device_cookie.h"

namespace guardian::domain {
namespace {

struct FuzzWorld {
  FuzzWorld() : key(installation.create_key()), token(key.access_key->reveal()) {
    installation.authenticator.poll();
    const auto verified = installation.authenticator.verify(TestInstallation::present(key));
    bearer = must(installation.authenticator.issue_token(*verified.key)).text.reveal();
  }
  TestInstallation installation;
  CreatedKey key;
  std::string token;
  std::string bearer;
};

void present(FuzzWorld& world, std::string_view key_id, std::string_view token) {
  const bool accepted = world.installation.accepts(TestInstallation::present(key_id, token));
  const bool issued = key_id == world.key.row.key_id && token == world.token;
  if (accepted != issued) std::abort();
}

void present_bearer(FuzzWorld& world, std::string_view text) {
  PresentedToken presented;
  presented.token = text;
  presented.peer = *IpAddress::parse("192.0.2.10");
  const bool accepted = world.installation.authenticator.verify_token(presented).key.has_value();
  if (accepted != (text == world.bearer)) std::abort();
}

void edit_bearer(FuzzWorld& world, std::string_view edits) {
  std::string text = world.bearer;
  for (; edits.size() >= 2; edits.remove_prefix(2)) text[static_cast<unsigned char>(edits[0]) % text.size()] = edits[1];
  present_bearer(world, text);
}

std::string sign_leaked(FuzzWorld& world, std::string_view header, std::string_view claims) {
  std::string input = base64url_encode(header) + "." + base64url_encode(claims);
  const auto ring = world.installation.ring.get();
  const Digest signature = sign_token(ring->current_mac(SecretPurpose::jwt), world.key.row.key_id, input);
  return input + "." + base64url_encode(as_bytes(signature));
}

void edit(FuzzWorld& world, std::string_view edits) {
  std::string key_id = world.key.row.key_id;
  std::string token = world.token;
  const std::size_t all = key_id.size() + token.size();
  for (; edits.size() >= 3; edits.remove_prefix(3)) {
    const std::size_t at =
        (static_cast<std::size_t>(static_cast<unsigned char>(edits[0])) << 8 | static_cast<unsigned char>(edits[1])) %
        all;
    (at < key_id.size() ? key_id[at] : token[at - key_id.size()]) = edits[2];
  }
  present(world, key_id, token);
}

void run(std::string_view input) {
  static FuzzWorld world;
  if (input.empty()) return;
  const char mode = input.front();
  input.remove_prefix(1);
  const auto line = input.find('\n');
  const auto first = input.substr(0, line);
  const auto rest = line == std::string_view::npos ? std::string_view() : input.substr(line + 1);
  switch (mode) {
    case 'r':
      present(world, first, rest);
      break;
    case 'e':
      edit(world, input);
      break;
    case 's': {
      if (input.size() < 2) break;
      const std::size_t at =
          (static_cast<std::size_t>(static_cast<unsigned char>(input[0])) << 8 | static_cast<unsigned char>(input[1])) %
          (world.token.size() + 1);
      present(world, world.key.row.key_id, world.token.substr(0, at) + std::string(input.substr(2)));
      break;
    }
    case 'c':
      present(world, world.key.row.key_id, sign_leaked(world, kTokenHeader, input));
      break;
    case 'h':
      present(world, world.key.row.key_id, sign_leaked(world, first, rest));
      break;
    case 't':
      present_bearer(world, input);
      break;
    case 'T':
      edit_bearer(world, input);
      break;
    case 'k':
      (void)is_well_formed_key_id(input);
      break;
    case 'd':
      if (read_device_cookie(*world.installation.ring.get(), input, world.key.row.user_id,
                             world.installation.clock.now())) {
        std::abort();  // none was ever made here
      }
      break;
    case 'p':
      // What the grammar takes, the writer gives back byte for byte, but for the snapshots it does not keep.
      if (const auto claims = parse_token_claims(input)) {
        if (claims->sub.size() != 24 || claims->nonce.size() != 64 || claims->jti.size() != 10) std::abort();
      }
      break;
    default:
      break;
  }
}

}  // namespace
}  // namespace guardian::domain

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  guardian::domain::run(std::string_view(reinterpret_cast<const char*>(data), size));
  return 0;
}
