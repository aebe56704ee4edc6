#include "base/hmac_sha1.h"

#include <gtest/gtest.h>

#include <string>

#include "base/encoding.h"

namespace guardian {
namespace {

std::string hex_of(std::string_view key, std::string_view message) {
  const auto digest = hmac_sha1(key, message);
  return hex_encode({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

// RFC 2202 3, cases 1, 2, 6.
TEST(HmacSha1, IsThatOfTheStandard) {
  EXPECT_EQ(hex_of(std::string(20, '\x0b'), "Hi There"), "b617318655057264e28bc0b6fb378c8ef146be00");
  EXPECT_EQ(hex_of("Jefe", "what do ya want for nothing?"), "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
  EXPECT_EQ(hex_of(std::string(80, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First"),
            "aa4ae5e15272d00e95705637ce8a3b55ed402112");
}

}  // namespace
}  // namespace guardian
