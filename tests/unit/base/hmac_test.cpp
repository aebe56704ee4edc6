#include "base/hmac.h"

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <rapidcheck.h>

#include "unit/base/named_row.h"

namespace guardian {
namespace {

TEST(Sha256, KnowsTheStandardsVector) {
  EXPECT_EQ(to_hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

struct HmacRow {
  const char* name;
  std::string key;
  std::string message;
  const char* digest;
};
class HmacVectors : public testing::TestWithParam<HmacRow> {};
TEST_P(HmacVectors, Sign) {  // RFC 4231
  EXPECT_EQ(to_hex(HmacSha256(GetParam().key).sign(GetParam().message)), GetParam().digest);
}
INSTANTIATE_TEST_SUITE_P(Hmac, HmacVectors,
                         testing::Values(HmacRow{"case_1", std::string(20, '\x0b'), "Hi There",
                                                 "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"},
                                         HmacRow{"case_2", "Jefe", "what do ya want for nothing?",
                                                 "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
                                         HmacRow{"case_6_long_key", std::string(131, '\xaa'),
                                                 "Test Using Larger Than Block-Size Key - Hash Key First",
                                                 "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"}),
                         row_name);

TEST(Hmac, AgreesWithTheLibraryOnAnyKeyAndMessage) {
  EXPECT_TRUE(rc::check("hmac", [](const std::string& key, const std::string& first, const std::string& second) {
    const std::string message = first + second;
    Digest expected{};
    unsigned size = 0;
    ::HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
           reinterpret_cast<const unsigned char*>(message.data()), message.size(), expected.data(), &size);
    const HmacSha256 hmac(key);
    RC_ASSERT(hmac.sign({first, second}) == expected);
    RC_ASSERT(hmac.sign(message) == expected);
  }));
}

TEST(Hmac, StillSignsAfterBeingMoved) {
  HmacSha256 first("key");
  const Digest before = first.sign("m");
  HmacSha256 second(std::move(first));
  HmacSha256 third("other");
  third = std::move(second);
  EXPECT_EQ(third.sign("m"), before);
}

TEST(ConstantTimeEqual, ComparesContentAndSize) {
  EXPECT_TRUE(equal_constant_time(std::string_view("abc"), std::string_view("abc")));
  EXPECT_FALSE(equal_constant_time(std::string_view("abc"), std::string_view("abd")));
  EXPECT_FALSE(equal_constant_time(std::string_view("abc"), std::string_view("abcd")));
  EXPECT_TRUE(equal_constant_time(std::string_view(), std::string_view()));
  EXPECT_FALSE(equal_constant_time(sha256("a"), sha256("b")));
}

}  // namespace
}  // namespace guardian
