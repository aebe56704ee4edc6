#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/secret.h"

namespace guardian::domain {

// Time-based one-time passwords (RFC 6238) with what every authenticator app assumes: HMAC-SHA-1, 6 digits, steps of
// 30 s since 1970. Pure functions, any thread.
inline constexpr std::size_t kTotpDigits = 6;
inline constexpr std::chrono::seconds kTotpStep{30};

Secret make_totp_secret();  // 20 random bytes: the length of the hash, as RFC 4226 4 recommends
std::int64_t totp_step_at(Instant now);
std::string totp_code(const Secret& secret, std::int64_t step);

// The step whose code it is: that of `now`, the one before or the one after (RFC 6238 5.2: clocks differ, people type
// slowly), and later than `last_step`, so that no code is taken twice. Absent: none. Takes as long for every text of
// 6 digits.
std::optional<std::int64_t> find_totp_step(const Secret& secret, std::string_view code, Instant now,
                                           std::int64_t last_step);

// What authenticator apps read from a QR code. The e-mail says which account it is.
Secret totp_uri(const Secret& secret, std::string_view email);

}  // namespace guardian::domain
