#include "domain/sessions/device_cookie.h"

#include <fmt/format.h>

#include <charconv>

#include "base/encoding.h"
#include "base/hmac.h"
#include "base/random.h"

namespace guardian::domain {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kDeviceNonceBytes = 16;
constexpr std::chrono::days kDeviceCookieLife{180};

std::string device_mac(const HmacSha256& secret, std::string_view body, std::string_view user_id) {
  return to_hex(secret.sign({"device-cookie/v1\0"sv, user_id, "\0"sv, body}));
}

bool read_whole_number(std::string_view text, std::int64_t& out) {
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), out);
  return failure == std::errc{} && end == text.data() + text.size() && !text.empty();
}

}  // namespace

Secret make_device_cookie(const KeyRing& ring, std::string_view user_id, Instant now) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
  const std::string body = fmt::format("{}.{}.{}", ring.current_version(SecretPurpose::device_cookie), seconds,
                                       random_hex(kDeviceNonceBytes));
  return Secret(fmt::format("{}.{}", body, device_mac(ring.current_mac(SecretPurpose::device_cookie), body, user_id)));
}

std::optional<std::string> read_device_cookie(const KeyRing& ring, std::string_view cookie, std::string_view user_id,
                                              Instant now) {
  if (cookie.size() > 200) return std::nullopt;
  const auto first = cookie.find('.');
  const auto second = cookie.find('.', first + 1);
  const auto third = cookie.find('.', second + 1);
  if (first == cookie.npos || second == cookie.npos || third == cookie.npos) return std::nullopt;
  std::int64_t version = 0;
  std::int64_t seconds = 0;
  const auto nonce = cookie.substr(second + 1, third - second - 1);
  if (!read_whole_number(cookie.substr(0, first), version) || version > 1'000'000 ||
      !read_whole_number(cookie.substr(first + 1, second - first - 1), seconds) ||
      nonce.size() != 2 * kDeviceNonceBytes || !is_lower_hex(nonce)) {
    return std::nullopt;
  }
  const HmacSha256* secret = ring.mac(SecretPurpose::device_cookie, static_cast<int>(version));
  if (secret == nullptr) return std::nullopt;
  if (!equal_constant_time(device_mac(*secret, cookie.substr(0, third), user_id), cookie.substr(third + 1))) {
    return std::nullopt;
  }
  const Instant made{std::chrono::seconds(seconds)};
  if (now > made + kDeviceCookieLife) return std::nullopt;
  return std::string(nonce);
}

}  // namespace guardian::domain
