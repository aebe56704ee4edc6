#include "http/multipart.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <set>
#include <string>

#include "unit/base/named_row.h"

namespace guardian::http {
namespace {

struct TypeRow {
  const char* name;
  std::string type;
  const char* boundary;  // absent: refused
};
class FormBoundary : public testing::TestWithParam<TypeRow> {};
TEST_P(FormBoundary, IsReadOrRefused) {
  const auto boundary = form_boundary(GetParam().type);
  if (GetParam().boundary == nullptr) {
    EXPECT_FALSE(boundary) << *boundary;
  } else {
    ASSERT_TRUE(boundary) << boundary.error().client_text;
    EXPECT_EQ(*boundary, GetParam().boundary);
  }
}
INSTANTIATE_TEST_SUITE_P(
    Rows, FormBoundary,
    testing::Values(TypeRow{"plain", "multipart/form-data; boundary=abc", "abc"},
                    TypeRow{"of_a_browser", "multipart/form-data; boundary=----WebKitFormBoundaryA1b2",
                            "----WebKitFormBoundaryA1b2"},
                    TypeRow{"without_a_space", "multipart/form-data;boundary=a", "a"},
                    TypeRow{"name_in_any_case", "multipart/form-data; BOUNDARY=a", "a"},
                    TypeRow{"behind_another_parameter", "multipart/form-data; charset=utf-8; boundary=a", "a"},
                    TypeRow{"quoted_with_all_characters", "multipart/form-data; boundary=\"a b'()+_,-./:=?c\"",
                            "a b'()+_,-./:=?c"},
                    TypeRow{"seventy", "multipart/form-data; boundary=" + std::string(70, 'a'),
                            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
                    TypeRow{"absent", "multipart/form-data", nullptr},
                    TypeRow{"empty", "multipart/form-data; boundary=", nullptr},
                    TypeRow{"empty_in_quotes", "multipart/form-data; boundary=\"\"", nullptr},
                    TypeRow{"seventy_one", "multipart/form-data; boundary=" + std::string(71, 'a'), nullptr},
                    TypeRow{"twice", "multipart/form-data; boundary=a; boundary=a", nullptr},
                    TypeRow{"space_at_the_end", "multipart/form-data; boundary=\"a \"", nullptr},
                    TypeRow{"open_quotes", "multipart/form-data; boundary=\"a", nullptr},
                    TypeRow{"escape", "multipart/form-data; boundary=\"a\\b\"", nullptr},
                    TypeRow{"outside_the_set", "multipart/form-data; boundary=a#b", nullptr},
                    TypeRow{"not_a_token", "multipart/form-data; boundary=a:b", nullptr},
                    TypeRow{"something_behind", "multipart/form-data; boundary=a b", nullptr},
                    TypeRow{"comma", "multipart/form-data, boundary=a", nullptr},
                    TypeRow{"space_around_equals", "multipart/form-data; boundary = a", nullptr}),
    row_name);

TEST(FormData, IsNamedByItsMediaType) {
  EXPECT_TRUE(is_form_data("multipart/form-data; boundary=a"));
  EXPECT_TRUE(is_form_data("Multipart/Form-Data"));
  EXPECT_FALSE(is_form_data("multipart/mixed; boundary=a"));
  EXPECT_FALSE(is_form_data("application/json"));
  EXPECT_FALSE(is_form_data("multipart/form-data-x; boundary=a"));
  EXPECT_FALSE(is_form_data(""));
}

std::string part(const std::string& name, const std::string& content, const std::string& more = {}) {
  return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n" + content + "\r\n";
}
const std::string kEnd = "--b--\r\n";

// name=content|..., with [filename] and (type) where there are.
std::string flat(const std::vector<FormPart>& parts) {
  std::string out;
  for (const FormPart& one : parts) {
    out.append(one.name);
    if (one.filename) out.append("[").append(*one.filename).append("]");
    if (!one.content_type.empty()) out.append("(").append(one.content_type).append(")");
    out.append("=").append(one.content).append("|");
  }
  return out;
}

struct BodyRow {
  const char* name;
  std::string body;
  const char* parts;
};
class GoodForm : public testing::TestWithParam<BodyRow> {};
TEST_P(GoodForm, IsRead) {
  const auto parts = read_form_data(GetParam().body, "b");
  ASSERT_TRUE(parts) << parts.error().client_text;
  EXPECT_EQ(flat(*parts), GetParam().parts);
}
INSTANTIATE_TEST_SUITE_P(
    Rows, GoodForm,
    testing::Values(
        BodyRow{"one", part("a", "1") + kEnd, "a=1|"},
        BodyRow{"two", part("a", "1") + part("b", "2") + kEnd, "a=1|b=2|"}, BodyRow{"none", kEnd, ""},
        BodyRow{"no_line_end_behind_the_last", part("a", "1") + "--b--", "a=1|"},
        BodyRow{"file", part("a", "1", "; filename=\"x.json\"\r\nContent-Type: application/json") + kEnd,
                "a[x.json](application/json)=1|"},
        BodyRow{"empty_file_name", part("a", "1", "; filename=\"\"") + kEnd, "a[]=1|"},
        BodyRow{"path_as_file_name", part("a", "1", "; filename=\"../../etc/passwd\"") + kEnd,
                "a[../../etc/passwd]=1|"},
        BodyRow{"escapes_in_a_file_name", part("a", "1", R"(; filename="a\"b\\")") + kEnd, R"(a[a\"b\\]=1|)"},
        BodyRow{"filename_star", part("a", "1", "; filename*=utf-8''%e2%82%ac") + kEnd, "a=1|"},
        BodyRow{"empty_content", part("a", "") + kEnd, "a=|"},
        BodyRow{"line_ends_in_content", part("a", "\r\n\r\n1\n\r\n") + kEnd, "a=\r\n\r\n1\n\r\n|"},
        BodyRow{"almost_a_boundary_in_content", part("a", "x\r\n-b\r\n--c\n--b--") + kEnd, "a=x\r\n-b\r\n--c\n--b--|"},
        BodyRow{"utf8_name", part("caf\xc3\xa9", "1") + kEnd, "caf\xc3\xa9=1|"},
        BodyRow{"names_differ_in_case", part("a", "1") + part("A", "2") + kEnd, "a=1|A=2|"},
        BodyRow{"field_names_in_any_case", "--b\r\nCONTENT-disposition: Form-Data;NAME=\"a\"\r\n\r\n1\r\n--b--",
                "a=1|"},
        BodyRow{"other_fields", part("a", "1", "\r\nX-Other: y\r\nContent-Length: 1") + kEnd, "a=1|"},
        BodyRow{"binary", part("a", "1", "\r\nContent-Transfer-Encoding: BINARY") + kEnd, "a=1|"},
        BodyRow{"blanks_behind_the_boundary", "--b \t\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b-- ",
                "a=1|"},
        BodyRow{"preamble", "for old readers\r\n" + part("a", "1") + kEnd, "a=1|"},
        BodyRow{"epilogue", part("a", "1") + kEnd + "behind", "a=1|"}),
    row_name);

struct BadRow {
  const char* name;
  std::string body;
  const char* says;  // part of the message
};
class BadForm : public testing::TestWithParam<BadRow> {};
TEST_P(BadForm, IsRefused) {
  const auto parts = read_form_data(GetParam().body, "b");
  ASSERT_FALSE(parts) << flat(*parts);
  EXPECT_EQ(parts.error().code, ErrorCode::invalid_argument);
  EXPECT_NE(parts.error().client_text.find(GetParam().says), std::string::npos) << parts.error().client_text;
}

std::string many_parts(int count) {
  std::string body;
  for (int i = 0; i < count; ++i) body += part("p" + std::to_string(i), "1");
  return body + kEnd;
}
std::string fields(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "\r\nX-" + std::to_string(i) + ": 1";
  return text;
}

INSTANTIATE_TEST_SUITE_P(
    Rows, BadForm,
    testing::Values(
        BadRow{"empty", "", "boundary"}, BadRow{"no_boundary", "hello", "boundary"},
        BadRow{"other_boundary", "--c\r\n\r\n1\r\n--c--", "boundary"},
        BadRow{"cut_in_the_content", part("a", "1"), "no boundary ends it"},
        BadRow{"cut_behind_the_boundary", part("a", "1") + "--b", "end of its line"},
        BadRow{"cut_in_the_head", "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n", "head does not end"},
        BadRow{"text_behind_a_boundary", part("a", "1") + "--bc\r\n", "end of its line"},
        BadRow{"boundary_begins_a_line_of_content", part("a", "x\r\n--bx") + kEnd, "end of its line"},
        BadRow{"boundary_at_the_content", "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n--b\r\n\r\n--b--",
               "where its content begins"},
        BadRow{"boundary_in_a_head", "--b\r\n--b: 1\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b--",
               "in its head"},
        BadRow{"bare_line_feeds", "--b\nContent-Disposition: form-data; name=\"a\"\n\n1\n--b--\n", "end of its line"},
        BadRow{"bare_line_feed_in_a_head", "--b\r\nContent-Disposition: form-data; name=\"a\"\nX: 1\r\n\r\n1\r\n--b--",
               "control character"},
        BadRow{"too_many_blanks", "--b" + std::string(65, ' ') + "\r\n", "blanks"},
        BadRow{"seventeen_parts", many_parts(17), "more than 16"},
        BadRow{"name_twice", part("a", "1") + part("a", "1") + kEnd, "stands twice"},
        BadRow{"no_disposition", "--b\r\nContent-Type: text/plain\r\n\r\n1\r\n--b--", "no Content-Disposition"},
        BadRow{"no_head", "--b\r\n\r\n1\r\n--b--", "no Content-Disposition"},
        BadRow{"disposition_twice", part("a", "1", "\r\nContent-Disposition: form-data; name=\"b\"") + kEnd, "twice"},
        BadRow{"attachment", "--b\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n1\r\n--b--", "not form-data"},
        BadRow{"no_name", "--b\r\nContent-Disposition: form-data\r\n\r\n1\r\n--b--", "name="},
        BadRow{"name_without_quotes", "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--b--", "name="},
        BadRow{"two_names", part("a", "1", "; name=\"b\"") + kEnd, "name="},
        BadRow{"two_file_names", part("a", "1", "; filename=\"b\"; filename=\"c\"") + kEnd, "name="},
        BadRow{"open_quotes", part("a", "1", "; filename=\"b") + kEnd, "name="},
        BadRow{"text_behind_a_name", part("a", "1", " b") + kEnd, "name="},
        BadRow{"empty_name", part("", "1") + kEnd, "1 to 128"},
        BadRow{"long_name", part(std::string(129, 'a'), "1") + kEnd, "1 to 128"},
        BadRow{"escape_in_a_name", part("a\\\"b", "1") + kEnd, "backslash"},
        BadRow{"name_not_utf8", part("a\xff", "1") + kEnd, "UTF-8"},
        BadRow{"name_with_a_control_character", part("a\x01", "1") + kEnd, "control character"},
        BadRow{"nul_in_a_head", part(std::string("a\0", 2), "1") + kEnd, "control character"},
        BadRow{"nested", part("a", "1", "\r\nContent-Type: Multipart/Mixed; boundary=c") + kEnd, "inside a multipart"},
        BadRow{"type_twice", part("a", "1", "\r\nContent-Type: a/b\r\nContent-Type: a/b") + kEnd, "twice"},
        BadRow{"base64", part("a", "MQ==", "\r\nContent-Transfer-Encoding: base64") + kEnd, "as it is"},
        BadRow{"quoted_printable", part("a", "1", "\r\nContent-Transfer-Encoding: quoted-printable") + kEnd,
               "as it is"},
        BadRow{"folded", part("a", "1", "\r\nX: 1\r\n 2") + kEnd, "not a field"},
        BadRow{"no_colon", part("a", "1", "\r\nnonsense") + kEnd, "not a field"},
        BadRow{"space_before_the_colon", part("a", "1", "\r\nX : 1") + kEnd, "not a field"},
        BadRow{"nine_fields", part("a", "1", fields(8)) + kEnd, "more than 8 fields"},
        BadRow{"long_head", part("a", "1", "\r\nX: " + std::string(2048, 'x')) + kEnd, "2 KiB"},
        BadRow{"long_preamble", std::string(1025, 'x') + "\r\n" + part("a", "1") + kEnd, "boundary does not stand"},
        BadRow{"long_epilogue", part("a", "1") + kEnd + std::string(1025, 'x'), "1 KiB behind"}),
    row_name);

TEST(FormLimits, TakesSixteenParts) {
  const auto parts = read_form_data(many_parts(16), "b");
  ASSERT_TRUE(parts);
  EXPECT_EQ(parts->size(), 16U);
}

TEST(FormLimits, PartsAreViewsIntoTheBody) {
  const std::string body = part("a", "content") + kEnd;
  const auto parts = read_form_data(body, "b");
  ASSERT_TRUE(parts);
  EXPECT_EQ(parts->front().content.data(), body.data() + body.find("content"));
}

TEST(FormRoundTrip, AnyContentComesBack) {
  EXPECT_TRUE(rc::check("parts", [] {
    const auto contents = *rc::gen::resize(
        16, rc::gen::container<std::vector<std::string>>(rc::gen::container<std::string>(rc::gen::arbitrary<char>())));
    std::string body;
    std::size_t count = 0;
    for (const std::string& content : contents) {
      if (count == 16) break;
      RC_PRE(("\r\n" + content).find("\r\n--b") == std::string::npos);
      body += part("p" + std::to_string(count++), content);
    }
    body += kEnd;  // the parts are views into it
    const auto parts = read_form_data(body, "b");
    RC_ASSERT(parts.has_value());
    RC_ASSERT(parts->size() == count);
    for (std::size_t i = 0; i < count; ++i) RC_ASSERT((*parts)[i].content == contents[i]);
  }));
}

}  // namespace
}  // namespace guardian::http
