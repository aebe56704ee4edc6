#include <gtest/gtest.h>

#include "console/files/file_library.h"

namespace guardian::console {
namespace {

struct EncodingCase {
  std::string name;
  std::string accepted;
  Encoding chosen;  // with all twins at hand
};

class ChooseEncoding : public testing::TestWithParam<EncodingCase> {};

TEST_P(ChooseEncoding, TakesTheWeightiestThenTheSmallest) {
  EXPECT_EQ(choose_encoding(GetParam().accepted, true, true), GetParam().chosen);
}

INSTANTIATE_TEST_SUITE_P(
    Table, ChooseEncoding,
    testing::Values(EncodingCase{"absent", "", Encoding::identity},
                    EncodingCase{"chromium", "gzip, deflate, br, zstd", Encoding::brotli},
                    EncodingCase{"plain_http_browser", "gzip, deflate", Encoding::gzip},
                    EncodingCase{"capitals", "GZIP", Encoding::gzip}, EncodingCase{"any", "*", Encoding::brotli},
                    EncodingCase{"any_but_brotli", "br;q=0, *", Encoding::gzip},
                    EncodingCase{"gzip_weighs_more", "br;q=0.5, gzip;q=0.8", Encoding::gzip},
                    EncodingCase{"identity_weighs_more", "gzip;q=0.5, identity;q=0.9", Encoding::identity},
                    EncodingCase{"refused", "br;q=0, gzip;q=0.000", Encoding::identity},
                    EncodingCase{"nothing_is_acceptable", "identity;q=0, *;q=0", Encoding::identity},
                    EncodingCase{"unknown", "zstd", Encoding::identity},
                    EncodingCase{"broken_weight", "br;q=x, gzip", Encoding::gzip},
                    EncodingCase{"weight_over_one", "br;q=1.5, gzip;q=1.000", Encoding::gzip},
                    EncodingCase{"blanks", "  br ; q=0.3 ,\tgzip ; q=0.2", Encoding::brotli}),
    [](const auto& test) { return test.param.name; });

TEST(ChooseEncodingOfWhatIsThere, NeverNamesAMissingTwin) {
  EXPECT_EQ(choose_encoding("br, gzip", true, false), Encoding::gzip);
  EXPECT_EQ(choose_encoding("br, gzip", false, false), Encoding::identity);
  EXPECT_EQ(choose_encoding("*", false, false), Encoding::identity);
}

}  // namespace
}  // namespace guardian::console
