#include "http/compress_response.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

#include "http/chunked.h"
#include "http/compressor.h"
#include "unit/base/named_row.h"
#include "unit/http/raw_client.h"

namespace guardian::http {
namespace {

using testing::HasSubstr;
using testing::Not;

// What the other end can read of these bytes so far; absent: they are no body of this coding.
std::optional<std::string> readable(ContentCoding coding, std::string_view bytes) {
  std::string out(4 * 1024 * 1024, '\0');
  if (coding == ContentCoding::zstd) {
    ZSTD_DCtx* context = ZSTD_createDCtx();
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    ZSTD_outBuffer to{out.data(), out.size(), 0};
    const std::size_t told = ZSTD_decompressStream(context, &to, &in);
    ZSTD_freeDCtx(context);
    if (ZSTD_isError(told)) return std::nullopt;
    out.resize(to.pos);
    return out;
  }
  z_stream stream{};
  if (inflateInit2(&stream, 15 + 16) != Z_OK) return std::nullopt;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int told = inflate(&stream, Z_SYNC_FLUSH);
  inflateEnd(&stream);
  if (told != Z_OK && told != Z_STREAM_END && told != Z_BUF_ERROR) return std::nullopt;
  out.resize(stream.total_out);
  return out;
}

Request asking(std::string accepted) {
  Request request;
  if (!accepted.empty()) request.headers.add("Accept-Encoding", std::move(accepted));
  return request;
}

std::string text_of(const Response& response) { return std::get<std::string>(response.body); }

std::string long_text() {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "device " + std::to_string(i) + ",";
  return text;
}

class EachCoding : public testing::TestWithParam<ContentCoding> {};
INSTANTIATE_TEST_SUITE_P(Codings, EachCoding, testing::Values(ContentCoding::gzip, ContentCoding::zstd),
                         [](const auto& info) { return std::string(to_string(info.param)); });

TEST_P(EachCoding, KeepsAWholeBody) {
  for (const std::string& body : {std::string(), std::string("a"), std::string(1'000'000, 'x'), long_text()}) {
    EXPECT_EQ(readable(GetParam(), *compress(GetParam(), body)), body);
  }
}

TEST_P(EachCoding, GivesEachPieceOfAStreamAtOnce) {
  int asked = 0;
  Response response = Response::json(200, {});
  response.body = BodySource([&asked]() -> std::optional<std::string> {
    return ++asked > 3 ? std::string() : "piece " + std::to_string(asked) + ";";
  });
  compress_response(asking(std::string(to_string(GetParam()))), response);
  EXPECT_EQ(response.headers.find("Content-Encoding"), to_string(GetParam()));
  EXPECT_EQ(asked, 0) << "asked for before the head left";
  auto& source = std::get<BodySource>(response.body);
  std::string bytes;
  std::string expected;
  for (int i = 1; i <= 3; ++i) {
    bytes += *source();
    expected += "piece " + std::to_string(i) + ";";
    EXPECT_EQ(readable(GetParam(), bytes), expected);
  }
  bytes += *source();
  EXPECT_EQ(*source(), "") << "behind the end of the frame";
  EXPECT_EQ(readable(GetParam(), bytes), expected);
  EXPECT_EQ(asked, 4);
}

TEST_P(EachCoding, FailsWithItsSource) {
  bool first = true;
  Response response = Response::json(200, {});
  response.body = BodySource([&first]() -> std::optional<std::string> {
    if (std::exchange(first, false)) return "begun";
    return std::nullopt;
  });
  compress_response(asking(std::string(to_string(GetParam()))), response);
  auto& source = std::get<BodySource>(response.body);
  EXPECT_TRUE(source());
  EXPECT_FALSE(source());
}

TEST_P(EachCoding, HasATagOfItsOwn) {
  Response response = Response::json(200, long_text());
  response.headers.set("ETag", "\"a\"");
  compress_response(asking(std::string(to_string(GetParam()))), response);
  EXPECT_EQ(response.headers.find("ETag"), "\"a-" + std::string(to_string(GetParam())) + "\"");
  response = Response::json(200, long_text());
  response.headers.set("ETag", "W/\"a\"");
  compress_response(asking(std::string(to_string(GetParam()))), response);
  EXPECT_EQ(response.headers.find("ETag"), "W/\"a\"");
}

struct ResponseRow {
  const char* name;
  std::vector<std::pair<const char*, const char*>> fields;
  std::size_t size;
  bool compressed;
  const char* vary;  // null: none
};
class Responses : public testing::TestWithParam<ResponseRow> {};
TEST_P(Responses, AreCompressedOrLeftAlone) {
  const auto& row = GetParam();
  Response response;
  const std::string body(row.size, 'a');
  response.body = body;
  for (const auto& [name, value] : row.fields) response.headers.set(name, value);
  compress_response(asking("gzip, zstd"), response);
  if (row.compressed) {
    EXPECT_EQ(response.headers.find("Content-Encoding"), "zstd");
    EXPECT_EQ(readable(ContentCoding::zstd, text_of(response)), body);
  } else {
    EXPECT_EQ(text_of(response), body);
  }
  EXPECT_EQ(response.headers.find("Vary").value_or("none"), row.vary == nullptr ? "none" : row.vary);
}
constexpr std::pair<const char*, const char*> kJson{"Content-Type", "application/json"};
INSTANTIATE_TEST_SUITE_P(
    Table, Responses,
    testing::Values(
        ResponseRow{"json", {kJson}, 1024, true, "Accept-Encoding"},
        ResponseRow{"small", {kJson}, 1023, false, "Accept-Encoding"},
        ResponseRow{"empty", {kJson}, 0, false, "Accept-Encoding"},
        ResponseRow{
            "text_with_charset", {{"Content-Type", "text/plain; charset=utf-8"}}, 2000, true, "Accept-Encoding"},
        ResponseRow{"problem_json", {{"Content-Type", "application/problem+json"}}, 2000, true, "Accept-Encoding"},
        ResponseRow{"picture", {{"Content-Type", "image/png"}}, 2000, false, nullptr},
        ResponseRow{"without_type", {}, 2000, false, nullptr},
        ResponseRow{"secret", {kJson, {"Cache-Control", "private, No-Store"}}, 2000, false, nullptr},
        ResponseRow{"not_to_be_transformed", {kJson, {"Cache-Control", "no-transform"}}, 2000, false, nullptr},
        ResponseRow{"encoded",
                    {kJson, {"Content-Encoding", "br"}, {"Vary", "Accept-Encoding"}},
                    2000,
                    false,
                    "Accept-Encoding"},
        ResponseRow{
            "varies_already", {kJson, {"Vary", "Cookie, accept-encoding"}}, 2000, true, "Cookie, accept-encoding"},
        ResponseRow{"varies_by_another_field", {kJson, {"Vary", "Cookie"}}, 2000, true, "Cookie, Accept-Encoding"},
        ResponseRow{"varies_by_all", {kJson, {"Vary", "*"}}, 2000, true, "*"}),
    row_name);

TEST(CompressedResponse, IsMadeOfASmallBodyWhenIdentityIsRefused) {
  Response response = Response::json(200, "{}");
  compress_response(asking("gzip, identity;q=0"), response);
  EXPECT_EQ(response.headers.find("Content-Encoding"), "gzip");
  EXPECT_EQ(readable(ContentCoding::gzip, text_of(response)), "{}");
}

TEST(NotModified, CarriesTheTagTheClientNamed) {
  Response response = Response::empty(304);
  response.headers.set("ETag", "\"a\"");
  Request request = asking("gzip");
  request.headers.set("If-None-Match", "\"b\", W/\"a-gzip\"");
  compress_response(request, response);
  EXPECT_EQ(response.headers.find("ETag"), "W/\"a-gzip\"");
  EXPECT_EQ(response.headers.count("Content-Encoding"), 0u);
}

// On the wire: length, chunks, HEAD.
std::vector<Route> compressible_routes() {
  const Handler whole = [](const Request&) { return Response::json(200, long_text()); };
  const Handler stream = [](const Request&) {
    Response response = Response::json(200, {});
    response.body = BodySource(
        [asked = 0]() mutable -> std::optional<std::string> { return asked++ < 3 ? long_text() : std::string(); });
    return response;
  };
  return {make_route(Method::get, "/whole", Lane::database, whole), make_route(Method::get, "/io", Lane::io, whole),
          make_route(Method::get, "/stream", Lane::database, stream)};
}

std::string head_in(std::string_view answer) { return std::string(answer.substr(0, answer.find("\r\n\r\n"))); }

TEST(CompressedOnTheWire, HasItsOwnLengthAndTheSameHeadForHead) {
  TestServer server(compressible_routes());
  RawClient client(server.port());
  const std::string ask = " /whole HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n";
  const std::string answer = client.send("GET" + ask).read_answer();
  EXPECT_EQ(readable(ContentCoding::gzip, body_in(answer)), long_text());
  const std::string length = "\r\nContent-Length: " + std::to_string(body_in(answer).size());
  EXPECT_THAT(head_in(answer), HasSubstr(length));
  const std::string of_head = client.send("HEAD" + ask).read_answer(true);
  EXPECT_THAT(of_head, HasSubstr(length));
  EXPECT_THAT(of_head, HasSubstr("\r\nContent-Encoding: gzip\r\n"));
  EXPECT_EQ(status_in(client.send("GET" + ask).read_answer()), 200u) << "the connection goes on";
}

TEST(CompressedOnTheWire, ComesInChunks) {
  TestServer server(compressible_routes());
  const std::string answer =
      RawClient(server.port())
          .send("GET /stream HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAccept-Encoding: zstd\r\n\r\n")
          .read_all();
  EXPECT_THAT(head_in(answer), HasSubstr("\r\nTransfer-Encoding: chunked"));
  std::string_view bytes(answer);
  bytes.remove_prefix(answer.find("\r\n\r\n") + 4);
  ChunkedReader reader;
  std::string body;
  ASSERT_EQ(reader.read(bytes, body, 1 << 20), ChunkedReader::State::done);
  EXPECT_EQ(readable(ContentCoding::zstd, body), long_text() + long_text() + long_text());
}

TEST(CompressedOnTheWire, IsNothingAnIoThreadDoes) {
  TestServer server(compressible_routes());
  const std::string answer =
      RawClient(server.port()).send("GET /io HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n").read_answer();
  EXPECT_THAT(head_in(answer), Not(HasSubstr("Content-Encoding")));
  EXPECT_EQ(body_in(answer), long_text());
}

}  // namespace
}  // namespace guardian::http
