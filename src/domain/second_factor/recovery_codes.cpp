#include "domain/second_factor/recovery_codes.h"

#include "base/base32.h"
#include "base/hmac.h"
#include "base/random.h"

namespace guardian::domain {
namespace {

constexpr std::size_t kRecoveryCodeBytes = kRecoveryCodeCharacters * 5 / 8;
constexpr std::size_t kRecoveryCodeGroup = 4;

char to_lower_case(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

std::vector<Secret> make_recovery_codes() {
  std::vector<Secret> codes;
  for (std::size_t i = 0; i < kRecoveryCodes; ++i) {
    const Secret bytes = random_secret(kRecoveryCodeBytes);
    const Secret characters(base32_encode(bytes.reveal()));
    std::string code;
    code.reserve(kRecoveryCodeCharacters + kRecoveryCodeCharacters / kRecoveryCodeGroup);
    for (const char c : characters.reveal()) {
      if (code.size() % (kRecoveryCodeGroup + 1) == kRecoveryCodeGroup) code.push_back('-');
      code.push_back(to_lower_case(c));
    }
    codes.emplace_back(std::move(code));
  }
  return codes;
}

Secret normalise_code(std::string_view typed) {
  std::string out;
  out.reserve(typed.size());
  for (const char c : typed) {
    if (c != ' ' && c != '-') out.push_back(to_lower_case(c));
  }
  return Secret(std::move(out));
}

std::string recovery_digest(std::string_view user_id, const Secret& code) {
  std::string text = "recovery-code/v1:";
  text.append(user_id).append(":").append(code.reveal());
  const Secret wiped(std::move(text));
  return to_hex(sha256(wiped.reveal()));
}

std::vector<std::string> recovery_digests(std::string_view user_id, const std::vector<Secret>& codes) {
  std::vector<std::string> digests;
  for (const Secret& code : codes) digests.push_back(recovery_digest(user_id, normalise_code(code.reveal())));
  return digests;
}

}  // namespace guardian::domain
