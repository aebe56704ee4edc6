#include "domain/second_factor/totp.h"

#include <fmt/format.h>

#include "base/base32.h"
#include "base/encoding.h"
#include "base/hmac.h"
#include "base/hmac_sha1.h"
#include "base/random.h"

namespace guardian::domain {
namespace {

constexpr std::size_t kTotpSecretBytes = 20;
constexpr std::int64_t kStepsAround = 1;

}  // namespace

Secret make_totp_secret() { return random_secret(kTotpSecretBytes); }

std::int64_t totp_step_at(Instant now) {
  return std::chrono::floor<std::chrono::seconds>(now.time_since_epoch()) / kTotpStep;
}

// RFC 4226 5.3: the last four bits of the MAC say where the 31 bits lie that give the digits.
std::string totp_code(const Secret& secret, std::int64_t step) {
  std::string counter(8, '\0');
  for (std::size_t i = 0; i < counter.size(); ++i) {
    counter[i] = static_cast<char>((static_cast<std::uint64_t>(step) >> (8U * (7U - i))) & 0xffU);
  }
  const auto mac = hmac_sha1(secret.reveal(), counter);
  const std::size_t at = mac.back() & 0x0fU;
  const std::uint32_t bits = (std::uint32_t{mac[at]} & 0x7fU) << 24U | std::uint32_t{mac[at + 1]} << 16U |
                             std::uint32_t{mac[at + 2]} << 8U | std::uint32_t{mac[at + 3]};
  return fmt::format("{:06}", bits % 1'000'000U);
}

std::optional<std::int64_t> find_totp_step(const Secret& secret, std::string_view code, Instant now,
                                           std::int64_t last_step) {
  const std::int64_t middle = totp_step_at(now);
  std::optional<std::int64_t> found;
  for (std::int64_t step = middle - kStepsAround; step <= middle + kStepsAround; ++step) {
    // No way out before the last one.
    const bool matches = equal_constant_time(totp_code(secret, step), code);
    if (matches && step > last_step) found = step;
  }
  return found;
}

Secret totp_uri(const Secret& secret, std::string_view email) {
  return Secret(
      fmt::format("otpauth://totp/IoT%20Guardian:{}?secret={}&issuer=IoT%20Guardian&algorithm=SHA1&digits={}&period={}",
                  percent_encode(email), base32_encode(secret.reveal()), kTotpDigits, kTotpStep.count()));
}

}  // namespace guardian::domain
