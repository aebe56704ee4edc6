#include "domain/idempotency/idempotency_key.h"

#include <gtest/gtest.h>

#include "unit/base/named_row.h"

namespace guardian::domain {
namespace {

struct FieldRow {
  const char* name;
  std::string field;
  std::string key;  // empty: refused
};
class Fields : public testing::TestWithParam<FieldRow> {};
TEST_P(Fields, AreKeysOrRefused) {
  const auto key = parse_idempotency_key(GetParam().field);
  if (GetParam().key.empty()) {
    ASSERT_FALSE(key);
    EXPECT_EQ(key.error().code, ErrorCode::invalid_argument);
  } else {
    ASSERT_TRUE(key);
    EXPECT_EQ(*key, GetParam().key);
  }
}
INSTANTIATE_TEST_SUITE_P(
    Table, Fields,
    testing::Values(FieldRow{"bare", "8e03978e-40d5", "8e03978e-40d5"}, FieldRow{"quoted", "\"8e03978e\"", "8e03978e"},
                    FieldRow{"one_character", "~", "~"},
                    FieldRow{"longest", std::string(255, 'k'), std::string(255, 'k')},
                    FieldRow{"longest_quoted", '"' + std::string(255, 'k') + '"', std::string(255, 'k')},
                    FieldRow{"escapes", R"("a\"b\\c")", R"(a"b\c)"}, FieldRow{"quote_inside", "a\"b", "a\"b"},
                    FieldRow{"empty", "", ""}, FieldRow{"empty_quoted", "\"\"", ""}, FieldRow{"lone_quote", "\"", ""},
                    FieldRow{"no_end", "\"abc", ""}, FieldRow{"escaped_end", R"("abc\")", ""},
                    FieldRow{"bad_escape", R"("a\b")", ""}, FieldRow{"ends_early", R"("a"b")", ""},
                    FieldRow{"with_parameters", R"("a";p=1)", ""}, FieldRow{"too_long", std::string(256, 'k'), ""},
                    FieldRow{"blank", "a b", ""}, FieldRow{"blank_quoted", "\"a b\"", ""}, FieldRow{"tab", "a\tb", ""},
                    FieldRow{"not_ascii", "schl\xc3\xbcssel", ""}, FieldRow{"delete_character", "a\x7f", ""}),
    row_name);

}  // namespace
}  // namespace guardian::domain
