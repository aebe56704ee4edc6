#include "base/json_reader.h"

#include <fmt/format.h>

#include <boost/json/basic_parser_impl.hpp>
#include <charconv>
#include <cmath>
#include <vector>

#include "base/json_writer.h"

namespace guardian {
namespace {

namespace json = boost::json;

constexpr const char* kNul = "a NUL character";

bool has_nul(std::string_view text) { return text.find('\0') != std::string_view::npos; }

// Builds the value from the parser's events and refuses what Boost.JSON would let pass: the second of
// two equal names, numbers past the range of a double, NUL. Numbers with a fraction are read from their text
// by from_chars, since the parser's own arithmetic is a unit in the last place off for some.
class StrictHandler {
 public:
  static constexpr std::size_t max_object_size = std::size_t(-1);
  static constexpr std::size_t max_array_size = std::size_t(-1);
  static constexpr std::size_t max_key_size = std::size_t(-1);
  static constexpr std::size_t max_string_size = std::size_t(-1);

  bool on_document_begin(json::error_code&) { return true; }
  bool on_document_end(json::error_code&) { return true; }
  bool on_object_begin(json::error_code&) { return open(json::object()); }
  bool on_array_begin(json::error_code&) { return open(json::array()); }
  bool on_object_end(std::size_t, json::error_code&) { return close(); }
  bool on_array_end(std::size_t, json::error_code&) { return close(); }

  bool on_key_part(json::string_view part, std::size_t, json::error_code&) {
    text_.append(part.data(), part.size());
    return true;
  }
  bool on_key(json::string_view part, std::size_t, json::error_code& ec) {
    text_.append(part.data(), part.size());
    if (has_nul(text_)) return refuse(ec, kNul);
    Frame& frame = frames_.back();
    if (frame.container.get_object().contains(text_)) {
      return refuse(ec, "a member name that stands twice in its object");
    }
    frame.key.swap(text_);
    text_.clear();
    return true;
  }
  bool on_string_part(json::string_view part, std::size_t, json::error_code&) {
    text_.append(part.data(), part.size());
    return true;
  }
  bool on_string(json::string_view part, std::size_t, json::error_code& ec) {
    if (has_nul(part) || has_nul(text_)) return refuse(ec, kNul);
    if (text_.empty()) return put(json::string(part));
    text_.append(part.data(), part.size());
    put(json::string(text_));
    text_.clear();
    return true;
  }
  bool on_number_part(json::string_view part, json::error_code&) {
    text_.append(part.data(), part.size());
    return true;
  }
  bool on_int64(std::int64_t number, json::string_view, json::error_code&) {
    text_.clear();
    return put(number);
  }
  bool on_uint64(std::uint64_t number, json::string_view, json::error_code&) {
    text_.clear();
    return put(number);
  }
  bool on_double(double approximate, json::string_view part, json::error_code& ec) {
    text_.append(part.data(), part.size());
    double number = 0;
    const auto [end, failure] = std::from_chars(text_.data(), text_.data() + text_.size(), number);
    const bool too_small = failure == std::errc::result_out_of_range && std::abs(approximate) < 1;
    if (too_small) {
      number = 0;
    } else if (failure != std::errc() || end != text_.data() + text_.size() || !std::isfinite(number)) {
      return refuse(ec, "a number that does not fit");
    }
    text_.clear();
    return put(number);
  }
  bool on_bool(bool flag, json::error_code&) { return put(flag); }
  bool on_null(json::error_code&) { return put(nullptr); }
  bool on_comment_part(json::string_view, json::error_code&) { return true; }
  bool on_comment(json::string_view, json::error_code&) { return true; }

  const char* refusal() const { return refusal_; }
  json::value take() { return std::move(root_); }

 private:
  struct Frame {
    json::value container;
    std::string key;  // of the member being read, when an object
  };

  bool open(json::value container) {
    frames_.push_back({std::move(container), {}});
    return true;
  }
  bool close() {
    json::value done = std::move(frames_.back().container);
    frames_.pop_back();
    return put(std::move(done));
  }
  bool put(json::value value) {
    if (frames_.empty()) {
      root_ = std::move(value);
    } else if (Frame& frame = frames_.back(); frame.container.is_object()) {
      frame.container.get_object().emplace(frame.key, std::move(value));
    } else {
      frame.container.get_array().push_back(std::move(value));
    }
    return true;
  }
  bool refuse(json::error_code& ec, const char* why) {
    refusal_ = why;
    ec = make_error_code(json::error::extra_data);  // any error stops the parser; the text is ours
    return false;
  }

  std::vector<Frame> frames_;
  std::string text_;  // of a key, string or number that comes in parts
  json::value root_;
  const char* refusal_ = nullptr;
};

// Our own words for the parser's causes: the text of a library is not passed on unread.
const char* words_for(const json::error_code& ec) {
  const auto is = [&](json::error e) { return ec == make_error_code(e); };
  if (is(json::error::incomplete)) return "the text ends too early";
  if (is(json::error::too_deep)) return "nested too deeply";
  if (is(json::error::extra_data)) return "something behind the value";
  if (is(json::error::exponent_overflow)) return "a number that does not fit";
  if (is(json::error::expected_utf16_escape) || is(json::error::illegal_leading_surrogate) ||
      is(json::error::illegal_trailing_surrogate)) {
    return "half a surrogate pair";
  }
  return "not valid JSON in UTF-8";
}

Error json_error(std::size_t offset, const char* what) {
  return Error::invalid(fmt::format("JSON, byte {}: {}", offset, what));
}

void write_value(JsonWriter& writer, const json::value& value) {
  switch (value.kind()) {
    case json::kind::null:
      writer.null();
      return;
    case json::kind::bool_:
      writer.value(value.get_bool());
      return;
    case json::kind::int64:
      writer.value(value.get_int64());
      return;
    case json::kind::uint64:
      writer.value(value.get_uint64());
      return;
    case json::kind::double_:
      writer.value(value.get_double());
      return;
    case json::kind::string:
      writer.value(std::string_view(value.get_string()));
      return;
    case json::kind::array:
      writer.begin_array();
      for (const auto& item : value.get_array()) write_value(writer, item);
      writer.end_array();
      return;
    case json::kind::object:
      writer.begin_object();
      for (const auto& member : value.get_object()) {
        writer.key(std::string_view(member.key()));
        write_value(writer, member.value());
      }
      writer.end_object();
      return;
  }
}

}  // namespace

Result<boost::json::value> parse_json(std::string_view text, const JsonLimits& limits) {
  if (text.size() > limits.bytes) {
    return Error{ErrorCode::too_large, fmt::format("JSON text of more than {} bytes", limits.bytes), {}, {}};
  }
  if (text.starts_with("\xef\xbb\xbf")) return json_error(0, "a byte order mark");
  json::parse_options options;
  options.max_depth = limits.depth;
  json::basic_parser<StrictHandler> parser(options);
  json::error_code ec;
  const std::size_t consumed = parser.write_some(false, text.data(), text.size(), ec);
  if (parser.handler().refusal() != nullptr) return json_error(consumed, parser.handler().refusal());
  if (ec) return json_error(consumed, words_for(ec));
  if (consumed < text.size()) return json_error(consumed, words_for(make_error_code(json::error::extra_data)));
  return parser.handler().take();
}

std::string to_json(const boost::json::value& value) {
  std::string out;
  JsonWriter writer(out);
  write_value(writer, value);
  return out;
}

}  // namespace guardian
