#include "http/head_check.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "unit/base/named_row.h"

namespace guardian::http {
namespace {

using namespace std::string_literals;

std::string get(std::string_view fields) { return "GET / HTTP/1.1\r\nHost: a\r\n" + std::string(fields) + "\r\n"; }
std::string line(std::string_view request_line) { return std::string(request_line) + "\r\nHost: a\r\n\r\n"; }
std::string many_fields(std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += "f" + std::to_string(i) + ": v\r\n";
  return all;
}

struct RefusedHead {
  const char* name;
  std::string bytes;
  unsigned status;
};
class HeadRefused : public testing::TestWithParam<RefusedHead> {};
TEST_P(HeadRefused, WithItsStatus) {
  Head head;
  const auto problem = check_head(GetParam().bytes, {}, head);
  ASSERT_TRUE(problem.has_value());
  EXPECT_EQ(problem->status, GetParam().status) << problem->reason;
}

INSTANTIATE_TEST_SUITE_P(
    RequestLine, HeadRefused,
    testing::Values(RefusedHead{"no_spaces", line("GET"), 400}, RefusedHead{"http_0_9", line("GET /"), 400},
                    RefusedHead{"empty", "\r\n\r\n", 400}, RefusedHead{"leading_space", line(" GET / HTTP/1.1"), 400},
                    RefusedHead{"two_spaces_before_target", line("GET  / HTTP/1.1"), 400},
                    RefusedHead{"two_spaces_behind_target", line("GET /  HTTP/1.1"), 400},
                    RefusedHead{"space_at_end", line("GET / HTTP/1.1 "), 400},
                    RefusedHead{"tabs", line("GET\t/\tHTTP/1.1"), 400},
                    RefusedHead{"space_in_target", line("GET /a b HTTP/1.1"), 400},
                    RefusedHead{"no_target", line("GET HTTP/1.1"), 400},
                    RefusedHead{"bare_cr", line("GET /\rx HTTP/1.1"), 400},
                    RefusedHead{"nul_in_target", line("GET /\0 HTTP/1.1"s), 400},
                    RefusedHead{"non_ascii_target", line("GET /\xc3\xa9 HTTP/1.1"), 400},
                    RefusedHead{"delete_character", line("GET /\x7f HTTP/1.1"), 400},
                    RefusedHead{"relative_target", line("GET a HTTP/1.1"), 400},
                    RefusedHead{"asterisk_with_get", line("GET * HTTP/1.1"), 400},
                    RefusedHead{"method_with_colon", line("GE:T / HTTP/1.1"), 400},
                    RefusedHead{"method_with_nul", line("G\0T / HTTP/1.1"s), 400},
                    RefusedHead{"lower_case_method", line("get / HTTP/1.1"), 501},
                    RefusedHead{"unknown_method", line("BREW / HTTP/1.1"), 501},
                    RefusedHead{"trace", line("TRACE / HTTP/1.1"), 501},
                    RefusedHead{"connect", line("CONNECT a:443 HTTP/1.1"), 501},
                    RefusedHead{"propfind", line("PROPFIND / HTTP/1.1"), 501},
                    RefusedHead{"lower_case_version", line("GET / http/1.1"), 400},
                    RefusedHead{"version_without_dot", line("GET / HTTP/11"), 400},
                    RefusedHead{"version_with_letter", line("GET / HTTP/1.x"), 400},
                    RefusedHead{"version_of_three_parts", line("GET / HTTP/1.1.1"), 400},
                    RefusedHead{"version_leading_zero", line("GET / HTTP/01.1"), 400},
                    RefusedHead{"other_protocol", line("GET / HTPP/1.1"), 400},
                    RefusedHead{"version_1_2", line("GET / HTTP/1.2"), 505},
                    RefusedHead{"version_0_9", line("GET / HTTP/0.9"), 505},
                    RefusedHead{"version_2_0", line("PRI * HTTP/2.0"), 505},
                    RefusedHead{"version_9_9", line("GET / HTTP/9.9"), 505},
                    RefusedHead{"line_over_8_kib", line("GET /" + std::string(8192, 'a') + " HTTP/1.1"), 414},
                    RefusedHead{"line_over_by_one", line("GET /" + std::string(8192 - 13, 'a') + " HTTP/1.1"), 414}),
    row_name);

INSTANTIATE_TEST_SUITE_P(
    Fields, HeadRefused,
    testing::Values(
        RefusedHead{"folded", get("a: b\r\n c\r\n"), 400}, RefusedHead{"folded_by_tab", get("a: b\r\n\tc\r\n"), 400},
        RefusedHead{"first_line_folded", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400},
        RefusedHead{"space_before_colon", get("X-Key : v\r\n"), 400},
        RefusedHead{"tab_before_colon", get("X-Key\t: v\r\n"), 400}, RefusedHead{"no_colon", get("nonsense\r\n"), 400},
        RefusedHead{"empty_name", get(": v\r\n"), 400}, RefusedHead{"underscore", get("X_Key_Id: v\r\n"), 400},
        RefusedHead{"name_with_slash", get("a/b: v\r\n"), 400}, RefusedHead{"name_with_space", get("a b: v\r\n"), 400},
        RefusedHead{"name_with_quote", get("a\"b: v\r\n"), 400},
        RefusedHead{"name_with_bracket", get("a[0]: v\r\n"), 400},
        RefusedHead{"name_with_nul", get("a\0b: v\r\n"s), 400},
        RefusedHead{"name_non_ascii", get("\xc3\xa9: v\r\n"), 400},
        RefusedHead{"value_with_nul", get("a: b\0c\r\n"s), 400}, RefusedHead{"value_with_cr", get("a: b\rc\r\n"), 400},
        RefusedHead{"value_with_lf", get("a: b\nc: d\r\n"), 400}, RefusedHead{"value_with_bell", get("a: \a\r\n"), 400},
        RefusedHead{"value_with_delete", get("a: \x7f\r\n"), 400},
        RefusedHead{"value_with_escape", get("a: \x1b[0m\r\n"), 400},
        RefusedHead{"too_many_fields", get(many_fields(100)), 431},
        RefusedHead{"field_over_16_kib", get("a: " + std::string(16 * 1024, 'x') + "\r\n"), 431},
        RefusedHead{"fields_over_16_kib", get(many_fields(90) + "a: " + std::string(16 * 1024 - 500, 'x') + "\r\n"),
                    431}),
    row_name);

INSTANTIATE_TEST_SUITE_P(
    Host, HeadRefused,
    testing::Values(RefusedHead{"missing", "GET / HTTP/1.1\r\n\r\n", 400},
                    RefusedHead{"twice", get("Host: b\r\n"), 400},
                    RefusedHead{"twice_and_equal", get("Host: a\r\n"), 400},
                    RefusedHead{"twice_in_other_case", get("HOST: a\r\n"), 400},
                    RefusedHead{"empty", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400},
                    RefusedHead{"list", "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n", 400},
                    RefusedHead{"with_path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400},
                    RefusedHead{"with_user", "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n", 400},
                    RefusedHead{"with_space", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400},
                    RefusedHead{"port_empty", "GET / HTTP/1.1\r\nHost: a:\r\n\r\n", 400},
                    RefusedHead{"port_of_letters", "GET / HTTP/1.1\r\nHost: a:80x\r\n\r\n", 400},
                    RefusedHead{"port_too_large", "GET / HTTP/1.1\r\nHost: a:65536\r\n\r\n", 400},
                    RefusedHead{"port_zero", "GET / HTTP/1.1\r\nHost: a:0\r\n\r\n", 400},
                    RefusedHead{"two_ports", "GET / HTTP/1.1\r\nHost: a:1:2\r\n\r\n", 400},
                    RefusedHead{"port_alone", "GET / HTTP/1.1\r\nHost: :80\r\n\r\n", 400},
                    RefusedHead{"bracket_open", "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n", 400},
                    RefusedHead{"bracket_of_v4", "GET / HTTP/1.1\r\nHost: [1.2.3.4]\r\n\r\n", 400},
                    RefusedHead{"bracket_with_zone", "GET / HTTP/1.1\r\nHost: [fe80::1%25eth0]\r\n\r\n", 400},
                    RefusedHead{"bracket_then_text", "GET / HTTP/1.1\r\nHost: [::1]a\r\n\r\n", 400},
                    RefusedHead{"non_ascii", "GET / HTTP/1.1\r\nHost: \xc3\xa9\r\n\r\n", 400},
                    RefusedHead{"absolute_form_of_another", "GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n", 400},
                    RefusedHead{"absolute_form_of_another_port", "GET http://a:81/ HTTP/1.1\r\nHost: a:80\r\n\r\n",
                                400},
                    RefusedHead{"absolute_form_with_user", "GET http://u@a/ HTTP/1.1\r\nHost: a\r\n\r\n", 400},
                    RefusedHead{"absolute_form_without_host", "GET http:/// HTTP/1.1\r\nHost: a\r\n\r\n", 400},
                    RefusedHead{"absolute_form_of_ftp", "GET ftp://a/ HTTP/1.1\r\nHost: a\r\n\r\n", 400},
                    RefusedHead{"absolute_form_and_no_host_field", "GET http://a/ HTTP/1.1\r\n\r\n", 400}),
    row_name);

INSTANTIATE_TEST_SUITE_P(
    Framing, HeadRefused,
    testing::Values(
        RefusedHead{"length_and_chunked", get("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"), 400},
        RefusedHead{"chunked_and_length", get("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n"), 400},
        RefusedHead{"two_lengths", get("Content-Length: 5\r\nContent-Length: 6\r\n"), 400},
        RefusedHead{"two_equal_lengths", get("Content-Length: 5\r\nContent-Length: 5\r\n"), 400},
        RefusedHead{"length_list", get("Content-Length: 5, 5\r\n"), 400},
        RefusedHead{"length_plus", get("Content-Length: +5\r\n"), 400},
        RefusedHead{"length_minus", get("Content-Length: -5\r\n"), 400},
        RefusedHead{"length_hex", get("Content-Length: 0x5\r\n"), 400},
        RefusedHead{"length_empty", get("Content-Length:\r\n"), 400},
        RefusedHead{"length_fraction", get("Content-Length: 5.0\r\n"), 400},
        RefusedHead{"length_space_inside", get("Content-Length: 5 5\r\n"), 400},
        RefusedHead{"length_leading_zero", get("Content-Length: 05\r\n"), 400},
        RefusedHead{"length_overflows", get("Content-Length: 18446744073709551617\r\n"), 400},
        RefusedHead{"length_quoted", get("Content-Length: \"5\"\r\n"), 400},
        RefusedHead{"encoding_gzip", get("Transfer-Encoding: gzip\r\n"), 400},
        RefusedHead{"encoding_gzip_chunked", get("Transfer-Encoding: gzip, chunked\r\n"), 400},
        RefusedHead{"encoding_identity", get("Transfer-Encoding: identity\r\n"), 400},
        RefusedHead{"encoding_chunked_twice", get("Transfer-Encoding: chunked, chunked\r\n"), 400},
        RefusedHead{"encoding_field_twice", get("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), 400},
        RefusedHead{"encoding_upper_case", get("Transfer-Encoding: Chunked\r\n"), 400},
        RefusedHead{"encoding_quoted", get("Transfer-Encoding: \"chunked\"\r\n"), 400},
        RefusedHead{"encoding_empty", get("Transfer-Encoding:\r\n"), 400},
        RefusedHead{"encoding_vertical_tab", get("Transfer-Encoding: \vchunked\r\n"), 400},
        RefusedHead{"encoding_x", get("Transfer-Encoding: xchunked\r\n"), 400},
        RefusedHead{"encoding_comma_behind", get("Transfer-Encoding: chunked,\r\n"), 400},
        RefusedHead{"encoding_in_http_1_0", "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
        RefusedHead{"expectation_unknown", get("Expect: 200-ok\r\n"), 417},
        RefusedHead{"expectation_twice", get("Expect: 100-continue\r\nExpect: 100-continue\r\n"), 417}),
    row_name);

struct AcceptedHead {
  const char* name;
  std::string bytes;
  std::function<bool(const Head&)> holds;
};
class HeadAccepted : public testing::TestWithParam<AcceptedHead> {};
TEST_P(HeadAccepted, AndRead) {
  Head head;
  const auto problem = check_head(GetParam().bytes, {}, head);
  ASSERT_FALSE(problem.has_value()) << problem->reason;
  EXPECT_TRUE(GetParam().holds(head));
}
INSTANTIATE_TEST_SUITE_P(
    Heads, HeadAccepted,
    testing::Values(
        AcceptedHead{"plain", get(""),
                     [](const Head& h) { return h.method == Method::get && h.target == "/" && h.keep_alive; }},
        AcceptedHead{"longest_line", line("GET /" + std::string(8192 - 14, 'a') + " HTTP/1.1"),
                     [](const Head& h) { return h.target.size() == 8179; }},
        AcceptedHead{"hundred_fields", get(many_fields(99)), [](const Head& h) { return h.fields.size() == 100; }},
        AcceptedHead{"white_space_trimmed", get("a: \t v \t\r\nb:v\r\n"),
                     [](const Head& h) { return h.fields[1].value == "v" && h.fields[2].value == "v"; }},
        AcceptedHead{"empty_value", get("a:\r\n"), [](const Head& h) { return h.fields[1].value.empty(); }},
        AcceptedHead{"obs_text_value", get("a: caf\xe9\r\n"),
                     [](const Head& h) { return h.fields[1].value == "caf\xe9"; }},
        AcceptedHead{"host_lowered", "GET / HTTP/1.1\r\nhost: EXAMPLE.Org:8443\r\n\r\n",
                     [](const Head& h) { return h.host == "example.org" && h.authority == "example.org:8443"; }},
        AcceptedHead{"host_v6", "GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n",
                     [](const Head& h) { return h.host == "[::1]" && h.authority == "[::1]:80"; }},
        AcceptedHead{"host_with_underscore", "GET / HTTP/1.1\r\nHost: my_host\r\n\r\n",
                     [](const Head& h) { return h.host == "my_host"; }},
        AcceptedHead{"http_1_0_closes", "GET / HTTP/1.0\r\nHost: a\r\n\r\n",
                     [](const Head& h) { return h.minor_version == 0 && !h.keep_alive; }},
        AcceptedHead{"http_1_0_without_host", "GET / HTTP/1.0\r\n\r\n", [](const Head& h) { return h.host.empty(); }},
        AcceptedHead{"http_1_0_keep_alive", "GET / HTTP/1.0\r\nHost: a\r\nConnection: Keep-Alive\r\n\r\n",
                     [](const Head& h) { return h.keep_alive; }},
        AcceptedHead{"http_1_0_expect_ignored", "GET / HTTP/1.0\r\nHost: a\r\nExpect: 100-continue\r\n\r\n",
                     [](const Head& h) { return !h.expect_continue; }},
        AcceptedHead{"close", get("Connection: foo, Close\r\n"), [](const Head& h) { return !h.keep_alive; }},
        AcceptedHead{"close_beats_keep_alive", get("Connection: keep-alive\r\nConnection: close\r\n"),
                     [](const Head& h) { return !h.keep_alive; }},
        AcceptedHead{"upgrade_ignored", get("Connection: Upgrade\r\nUpgrade: websocket\r\n"),
                     [](const Head& h) { return h.keep_alive; }},
        AcceptedHead{"content_length", get("content-length: 5\r\n"),
                     [](const Head& h) { return h.content_length == 5u && !h.chunked; }},
        AcceptedHead{"content_length_zero", get("Content-Length: 0\r\n"),
                     [](const Head& h) { return h.content_length == 0u; }},
        AcceptedHead{"content_length_long", get("Content-Length: 999999999999999999\r\n"),
                     [](const Head& h) { return h.content_length == 999999999999999999u; }},
        AcceptedHead{"chunked", get("transfer-encoding: chunked\r\n"),
                     [](const Head& h) { return h.chunked && !h.content_length; }},
        AcceptedHead{"expect", get("Expect: 100-Continue\r\n"), [](const Head& h) { return h.expect_continue; }},
        AcceptedHead{"absolute_form", "GET http://A:80/x?y HTTP/1.1\r\nHost: a:80\r\n\r\n",
                     [](const Head& h) { return h.target == "/x?y"; }},
        AcceptedHead{"absolute_form_bare", "GET HTTPS://a HTTP/1.1\r\nHost: a\r\n\r\n",
                     [](const Head& h) { return h.target == "/"; }},
        AcceptedHead{"absolute_form_query_only", "GET http://a?q HTTP/1.1\r\nHost: a\r\n\r\n",
                     [](const Head& h) { return h.target == "?q"; }},
        AcceptedHead{"url_in_the_query", line("GET /go?u=http://b/ HTTP/1.1"),
                     [](const Head& h) { return h.target == "/go?u=http://b/"; }},
        AcceptedHead{"options_asterisk", line("OPTIONS * HTTP/1.1"), [](const Head& h) { return h.target == "*"; }},
        AcceptedHead{"delete", line("DELETE /a HTTP/1.1"), [](const Head& h) { return h.method == Method::delete_; }},
        AcceptedHead{"head", line("HEAD / HTTP/1.1"), [](const Head& h) { return h.method == Method::head; }},
        AcceptedHead{"patch", line("PATCH / HTTP/1.1"), [](const Head& h) { return h.method == Method::patch; }}),
    row_name);

TEST(Head, ReusedForgetsTheOneBefore) {
  Head head;
  ASSERT_FALSE(check_head(get("Content-Length: 5\r\nExpect: 100-continue\r\nConnection: close\r\n"), {}, head));
  const std::string second = "GET / HTTP/1.0\r\n\r\n";
  ASSERT_FALSE(check_head(second, {}, head));
  EXPECT_FALSE(head.content_length || head.expect_continue || head.chunked);
  EXPECT_TRUE(head.fields.empty() && head.host.empty() && head.authority.empty());
}

TEST(Head, NeverPassesWithALineEndInsideAName) {
  EXPECT_TRUE(rc::check("no line end inside", [] {
    const auto bytes = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("aH:\r\n \t\0_-1", 11)));
    Head head;
    const std::string whole = get(bytes + "\r\n");
    if (check_head(whole, {}, head)) return;
    for (const auto& field : head.fields) {
      RC_ASSERT(field.name.find_first_of(std::string_view("\r\n\0 \t_:", 7)) == std::string_view::npos);
      RC_ASSERT(field.value.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos);
    }
  }));
}

TEST(ScanHead, FindsTheSameEndHoweverTheBytesCome) {
  const std::string whole = get("a: b\r\n") + "body\r\n\r\n";
  for (std::size_t step = 1; step < 9; ++step) {
    std::size_t scanned = 0;
    HeadScan result = HeadScan::incomplete;
    for (std::size_t size = step; result == HeadScan::incomplete; size = std::min(size + step, whole.size())) {
      result = scan_head(std::string_view(whole).substr(0, size), scanned);
    }
    EXPECT_EQ(result, HeadScan::complete);
    EXPECT_EQ(scanned, get("a: b\r\n").size()) << step;
  }
}

TEST(ScanHead, TellsABareLineFeedAtOnce) {
  for (const std::string_view bytes : {"\n", "GET / HTTP/1.1\n", "GET / HTTP/1.1\r\nHost: a\n", "GET /\r\n\n"}) {
    std::size_t scanned = 0;
    EXPECT_EQ(scan_head(bytes, scanned), HeadScan::bare_line_feed) << bytes;
  }
}

}  // namespace
}  // namespace guardian::http
