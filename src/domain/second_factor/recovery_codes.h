#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/secret.h"

namespace guardian::domain {

// In place of a lost authenticator app: 120 random bits each, as six groups of four lower-case characters of base32.
// Long enough for a plain hash (OWASP ASVS 6.5.2 asks for 112 bits). Pure functions, any thread.
inline constexpr std::size_t kRecoveryCodes = 10;
inline constexpr std::size_t kRecoveryCodeCharacters = 24;

std::vector<Secret> make_recovery_codes();

// What a person typed as it was shown to them: spaces and hyphens gone, letters lower-case.
Secret normalise_code(std::string_view typed);

// 64 hex. REQUIRES: a normalised code.
std::string recovery_digest(std::string_view user_id, const Secret& code);
std::vector<std::string> recovery_digests(std::string_view user_id, const std::vector<Secret>& codes);

}  // namespace guardian::domain
