#include "api/openapi/code_sample.h"

#include <boost/json/value.hpp>

#include "base/json_reader.h"

namespace guardian::api {
namespace {

// {{segment_id}} becomes `before` SEGMENT_ID.
std::string name_placeholders(std::string_view text, std::string_view before) {
  std::string out;
  while (!text.empty()) {
    const auto begin = text.find("{{");
    const auto end = begin == std::string_view::npos ? begin : text.find("}}", begin);
    out += text.substr(0, end == std::string_view::npos ? end : begin);
    if (end == std::string_view::npos) break;
    out += before;
    for (const char c : text.substr(begin + 2, end - begin - 2)) {
      out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    text.remove_prefix(end + 2);
  }
  return out;
}

std::string sample_percent_encoded(std::string_view text) {
  constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:,{}";
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (kPlain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    }
  }
  return out;
}

std::string sample_text(const boost::json::value& value) {
  return value.is_string() ? std::string(value.get_string()) : to_json(value);
}

// In single quotes; one inside ends them, stands escaped, and begins them again.
std::string shell_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  return out + "'";
}

std::string sample_query(SampleAccess access, const boost::json::object& example) {
  std::string query = access == SampleAccess::key ? "customerid=$CUSTOMER_ID" : "";
  const auto* parameters = example.if_contains("query");
  if (parameters == nullptr || !parameters->is_object()) return query;
  for (const auto& [name, value] : parameters->get_object()) {
    query += (query.empty() ? "" : "&") + std::string(name) + "=" +
             name_placeholders(sample_percent_encoded(sample_text(value)), "$");
  }
  return query;
}

}  // namespace

std::string curl_sample(std::string_view method, std::string_view path, SampleAccess access,
                        const boost::json::object& example) {
  std::string out = "curl";
  if (method != "GET") out += " -X " + std::string(method);
  const std::string query = sample_query(access, example);
  out += " \"$GUARDIAN_URL" + std::string(path) + (query.empty() ? "" : "?" + query) + "\"";
  if (access == SampleAccess::key) {
    out += " \\\n  -H \"X-Key-Id: $KEY_ID\" \\\n  -H \"X-Access-Key: $ACCESS_KEY\"";
  } else if (access == SampleAccess::bearer) {
    out += " \\\n  -H \"Authorization: Bearer $TOKEN\"";
  }
  if (const auto* body = example.if_contains("body")) {
    out += " \\\n  -H 'Content-Type: application/json' \\\n  -d " + shell_quoted(name_placeholders(to_json(*body), ""));
  }
  if (const auto* files = example.if_contains("files"); files != nullptr && files->is_object()) {
    for (const auto& [name, content] : files->get_object()) {
      out += " \\\n  -F " + shell_quoted(std::string(name) + "=@" + std::string(name));
    }
  }
  return out;
}

}  // namespace guardian::api
