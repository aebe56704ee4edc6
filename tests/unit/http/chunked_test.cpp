#include "http/chunked.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "unit/base/named_row.h"

namespace guardian::http {
namespace {

using State = ChunkedReader::State;
using namespace std::string_literals;

struct Read {
  State state = State::more;
  std::string body;
  std::string rest;
};

Read read_in_steps(std::string_view bytes, std::size_t step, std::size_t limit) {
  ChunkedReader reader;
  Read read;
  while (!bytes.empty() && read.state == State::more) {
    std::string_view part = bytes.substr(0, step);
    const std::size_t offered = part.size();
    read.state = reader.read(part, read.body, limit);
    bytes.remove_prefix(offered - part.size());
  }
  read.rest = bytes;
  return read;
}

struct ChunkedRow {
  const char* name;
  std::string bytes;
  State state;
  const char* body;
  const char* rest;
};
class Chunked : public testing::TestWithParam<ChunkedRow> {};
TEST_P(Chunked, IsReadAlikeHoweverItComes) {
  for (const std::size_t step : {1u, 2u, 3u, 7u, 100'000u}) {
    const Read read = read_in_steps(GetParam().bytes, step, 100);
    EXPECT_EQ(read.state, GetParam().state) << step;
    if (GetParam().state != State::done) continue;
    EXPECT_EQ(read.body, GetParam().body);
    EXPECT_EQ(read.rest, GetParam().rest);
  }
}
INSTANTIATE_TEST_SUITE_P(
    Bodies, Chunked,
    testing::Values(ChunkedRow{"empty", "0\r\n\r\n", State::done, "", ""},
                    ChunkedRow{"one", "3\r\nabc\r\n0\r\n\r\n", State::done, "abc", ""},
                    ChunkedRow{"two", "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", State::done, "abcde", ""},
                    ChunkedRow{"upper_case_hex", "A\r\n0123456789\r\n0\r\n\r\n", State::done, "0123456789", ""},
                    ChunkedRow{"leading_zeros", "0003\r\nabc\r\n000\r\n\r\n", State::done, "abc", ""},
                    ChunkedRow{"next_request_stays", "1\r\na\r\n0\r\n\r\nGET /", State::done, "a", "GET /"},
                    ChunkedRow{"extension_skipped", "3;x=\"y\"\r\nabc\r\n0;z\r\n\r\n", State::done, "abc", ""},
                    ChunkedRow{"trailers_skipped", "0\r\nX-Key-Id: evil\r\nHost: b\r\n\r\n", State::done, "", ""},
                    ChunkedRow{"line_ends_in_data", "4\r\n\r\n\r\n\r\n0\r\n\r\n", State::done, "\r\n\r\n", ""},
                    ChunkedRow{"not_all_yet", "3\r\nab", State::more, "", ""},
                    ChunkedRow{"no_last_chunk_yet", "1\r\na\r\n", State::more, "", ""},
                    ChunkedRow{"too_large_at_once", "65\r\n", State::too_large, "", ""},
                    ChunkedRow{"too_large_in_sum", "64\r\n" + std::string(100, 'x') + "\r\n1\r\n", State::too_large, "",
                               ""}),
    row_name);
INSTANTIATE_TEST_SUITE_P(
    Malformed, Chunked,
    testing::Values(ChunkedRow{"no_size", "\r\n\r\n", State::malformed, "", ""},
                    ChunkedRow{"plus", "+3\r\nabc\r\n", State::malformed, "", ""},
                    ChunkedRow{"minus", "-1\r\n", State::malformed, "", ""},
                    ChunkedRow{"hex_prefix", "0x3\r\nabc\r\n", State::malformed, "", ""},
                    ChunkedRow{"leading_space", " 3\r\nabc\r\n", State::malformed, "", ""},
                    ChunkedRow{"space_behind_size", "3 \r\nabc\r\n", State::malformed, "", ""},
                    ChunkedRow{"space_before_extension", "3 ;x\r\nabc\r\n", State::malformed, "", ""},
                    ChunkedRow{"tab_behind_size", "3\t\r\nabc\r\n", State::malformed, "", ""},
                    ChunkedRow{"letters", "xyz\r\n", State::malformed, "", ""},
                    ChunkedRow{"underscore", "1_0\r\n", State::malformed, "", ""},
                    ChunkedRow{"overflow", "10000000000000003\r\nabc\r\n", State::malformed, "", ""},
                    ChunkedRow{"sixteen_zeros", "0000000000000003\r\nabc\r\n", State::malformed, "", ""},
                    ChunkedRow{"lf_behind_size", "3\nabc\r\n", State::malformed, "", ""},
                    ChunkedRow{"cr_alone_behind_size", "3\rabc\r\n", State::malformed, "", ""},
                    ChunkedRow{"lf_behind_data", "3\r\nabc\n0\r\n\r\n", State::malformed, "", ""},
                    ChunkedRow{"nothing_behind_data", "3\r\nabc0\r\n\r\n", State::malformed, "", ""},
                    ChunkedRow{"data_longer_than_size", "3\r\nabcd\r\n0\r\n\r\n", State::malformed, "", ""},
                    ChunkedRow{"lf_in_extension", "3;a\nb\r\nabc\r\n", State::malformed, "", ""},
                    ChunkedRow{"nul_in_extension", "3;\0\r\nabc\r\n"s, State::malformed, "", ""},
                    ChunkedRow{"extension_too_long", "3;" + std::string(5000, 'x'), State::malformed, "", ""},
                    ChunkedRow{"lf_at_end", "0\r\n\n", State::malformed, "", ""},
                    ChunkedRow{"lf_in_trailer", "0\r\na: b\n\r\n", State::malformed, "", ""},
                    ChunkedRow{"folded_trailer", "0\r\n a: b\r\n\r\n", State::malformed, "", ""},
                    ChunkedRow{"trailers_too_long", "0\r\na: " + std::string(9000, 'x'), State::malformed, "", ""}),
    row_name);

TEST(Chunked, ManySmallExtensionsAreBoundedTogether) {
  std::string bytes;
  for (int i = 0; i < 50; ++i) bytes += "1;" + std::string(100, 'x') + "\r\na\r\n";
  EXPECT_EQ(read_in_steps(bytes, 64, 100).state, State::malformed);
}

TEST(Chunked, AnyContentInAnyChunksComesBack) {
  EXPECT_TRUE(rc::check("chunks", [](const std::vector<std::string>& chunks) {
    std::string bytes;
    std::string expected;
    for (const auto& chunk : chunks) {
      if (chunk.empty()) continue;
      char size[24];
      std::snprintf(size, sizeof(size), "%zx\r\n", chunk.size());
      bytes += size + chunk + "\r\n";
      expected += chunk;
    }
    const auto step = *rc::gen::inRange<std::size_t>(1, 50);
    const Read read = read_in_steps(bytes + "0\r\n\r\nrest", step, 1'000'000);
    RC_ASSERT(read.state == State::done);
    RC_ASSERT(read.body == expected);
    RC_ASSERT(read.rest == "rest");
  }));
}

}  // namespace
}  // namespace guardian::http
