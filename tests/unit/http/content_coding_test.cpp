#include "http/content_coding.h"

#include <gtest/gtest.h>

#include "unit/base/named_row.h"

namespace guardian::http {
namespace {

constexpr auto kNone = ContentCoding::identity;
constexpr auto kGzip = ContentCoding::gzip;
constexpr auto kZstd = ContentCoding::zstd;

struct CodingRow {
  const char* name;
  std::string accepted;
  ContentCoding chosen;
};
class Coding : public testing::TestWithParam<CodingRow> {};
TEST_P(Coding, IsTheWeightiestThenTheFirstAtHand) {
  EXPECT_EQ(choose_coding(GetParam().accepted, {kZstd, kGzip}), GetParam().chosen);
}
INSTANTIATE_TEST_SUITE_P(
    Table, Coding,
    testing::Values(
        CodingRow{"absent", "", kNone}, CodingRow{"chromium", "gzip, deflate, br, zstd", kZstd},
        CodingRow{"curl", "deflate, gzip, br, zstd", kZstd}, CodingRow{"python", "gzip, deflate", kGzip},
        CodingRow{"any", "*", kZstd}, CodingRow{"any_but_zstd", "zstd;q=0, *", kGzip},
        CodingRow{"any_is_refused", "*;q=0", kNone}, CodingRow{"one_and_no_other", "gzip, *;q=0", kGzip},
        CodingRow{"old_name", "X-GZip", kGzip}, CodingRow{"gzip_weighs_more", "zstd;q=0.5, gzip", kGzip},
        CodingRow{"identity_weighs_more", "gzip;q=0.5, identity", kNone},
        CodingRow{"identity_weighs_as_much", "gzip, identity", kGzip},
        CodingRow{"identity_refused", "identity;q=0, gzip;q=0.001", kGzip},
        CodingRow{"nothing_is_acceptable", "identity;q=0, *;q=0", kNone}, CodingRow{"unknown", "br, compress", kNone},
        CodingRow{"weight_is_no_number", "zstd;q=x, gzip", kGzip}, CodingRow{"weight_is_negative", "zstd;q=-1", kNone},
        CodingRow{"weight_over_one", "zstd;q=1.001", kNone}, CodingRow{"weight_of_four_digits", "zstd;q=0.1234", kNone},
        CodingRow{"another_parameter", "zstd;v=1", kNone}, CodingRow{"two_parameters", "zstd;q=1;q=0", kNone},
        CodingRow{"commas_alone", ",,,", kNone}, CodingRow{"no_name", ";q=1", kNone},
        CodingRow{"blanks", " zstd\t; q=0.3 ,gzip ; Q=0.2", kZstd},
        CodingRow{"named_twice_the_last_counts", "zstd, zstd;q=0", kNone}),
    row_name);

TEST(RefusedIdentity, IsSaidByNameOrByTheRest) {
  EXPECT_TRUE(refuses_identity("identity;q=0"));
  EXPECT_TRUE(refuses_identity("gzip, *;q=0"));
  EXPECT_FALSE(refuses_identity("identity, *;q=0"));
  EXPECT_FALSE(refuses_identity("gzip"));
  EXPECT_FALSE(refuses_identity(""));
}

TEST(AcceptEncoding, IsOneListOfAllItsLines) {
  Request request;
  EXPECT_EQ(accept_encoding(request), "");
  request.headers.add("Accept-Encoding", "br");
  request.headers.add("accept-encoding", "gzip;q=0.5");
  EXPECT_EQ(accept_encoding(request), "br,gzip;q=0.5");
}

}  // namespace
}  // namespace guardian::http
