#include "http/multipart.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "base/encoding.h"
#include "http/field.h"

namespace guardian::http {
namespace {

constexpr std::size_t kLongestBoundary = 70;
constexpr std::size_t kMostParts = 16;
constexpr std::size_t kMostPartFields = 8;
constexpr std::size_t kPartHeadLimit = 2 * 1024;
constexpr std::size_t kLongestPartName = 128;
constexpr std::size_t kSurroundingsLimit = 1024;  // of the preamble, and of the epilogue
constexpr std::size_t kPaddingLimit = 64;         // blanks behind a boundary
constexpr std::string_view kLineEnd = "\r\n";

// `bchars` of RFC 2046 5.1.1.
bool is_boundary_character(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         std::string_view("'()+_,-./:=? ").find(c) != std::string_view::npos;
}

bool is_blank(char c) { return c == ' ' || c == '\t'; }

void skip_blanks(std::string_view& text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
}

// A run of token characters; empty when there is none.
std::string_view take_token(std::string_view& text) {
  std::size_t size = 0;
  while (size < text.size() && is_token(text.substr(size, 1))) ++size;
  const auto token = text.substr(0, size);
  text.remove_prefix(size);
  return token;
}

struct ParameterValue {
  std::string_view text;  // without the quotes; a backslash and what it escapes stay as they are
  bool quoted = false;
};

// A token, or a quoted string (RFC 9110 5.6.4). Absent: neither.
std::optional<ParameterValue> take_value(std::string_view& text) {
  if (!text.starts_with('"')) {
    const auto token = take_token(text);
    return token.empty() ? std::nullopt : std::optional(ParameterValue{token, false});
  }
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '"') {
      const auto value = text.substr(1, at - 1);
      text.remove_prefix(at + 1);
      return ParameterValue{value, true};
    }
  }
  return std::nullopt;
}

// Calls `use(name, value)` for each `; name=value` up to the end of the text. False: something else stands there, or
// `use` said no.
template <typename Use>
bool for_each_parameter(std::string_view text, Use&& use) {
  while (true) {
    skip_blanks(text);
    if (text.empty()) return true;
    if (text.front() != ';') return false;
    text.remove_prefix(1);
    skip_blanks(text);
    const auto name = take_token(text);
    if (name.empty() || !text.starts_with('=')) return false;
    text.remove_prefix(1);
    const auto value = take_value(text);
    if (!value || !use(name, *value)) return false;
  }
}

Error malformed(std::size_t part, std::string_view what) {
  return Error::invalid(fmt::format("multipart/form-data, part {}: {}", part, what));
}

// Reads the fields of one part's head.
class PartHead {
 public:
  explicit PartHead(std::size_t number) : number_(number) {}

  // `line` is one field, without its line end.
  Result<void> take(std::string_view line) {
    if (++fields_ > kMostPartFields) return malformed(number_, "its head has more than 8 fields");
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) {
      return malformed(number_, "a line of its head is not a field");
    }
    const auto name = line.substr(0, colon);
    const auto value = trim_white_space(line.substr(colon + 1));
    if (!is_field_content(value)) return malformed(number_, "its head holds a control character");
    if (same_ignoring_case(name, "Content-Disposition")) return take_disposition(value);
    if (same_ignoring_case(name, "Content-Type")) return take_type(value);
    if (same_ignoring_case(name, "Content-Transfer-Encoding")) return take_encoding(value);
    return {};
  }

  Result<FormPart> finish() {
    if (!named_) return malformed(number_, "there is no Content-Disposition: form-data with a name");
    return part_;
  }

 private:
  Result<void> take_disposition(std::string_view value) {
    if (named_) return malformed(number_, "Content-Disposition stands twice");
    if (!same_ignoring_case(take_token(value), "form-data")) {
      return malformed(number_, "its Content-Disposition is not form-data");
    }
    const bool understood = for_each_parameter(value, [&](std::string_view name, const ParameterValue& parameter) {
      if (same_ignoring_case(name, "name")) {
        if (named_ || !parameter.quoted) return false;
        part_.name = parameter.text;
        named_ = true;
      } else if (same_ignoring_case(name, "filename")) {
        if (part_.filename || !parameter.quoted) return false;
        part_.filename = parameter.text;
      }
      return true;  // filename* and whatever else: a file's name is not used for anything
    });
    if (!understood || !named_) {
      return malformed(number_, "its Content-Disposition must hold name=\"...\" once, in quotes");
    }
    // An escape would make two spellings of one name.
    if (part_.name.empty() || part_.name.size() > kLongestPartName || !is_valid_utf8(part_.name) ||
        part_.name.find('\\') != std::string_view::npos) {
      return malformed(number_, "its name must be 1 to 128 bytes of UTF-8 without a backslash");
    }
    return {};
  }

  Result<void> take_type(std::string_view value) {
    if (typed_) return malformed(number_, "Content-Type stands twice");
    typed_ = true;
    if (value.size() >= 10 && same_ignoring_case(value.substr(0, 10), "multipart/")) {
      return malformed(number_, "a multipart inside a multipart is not taken");
    }
    part_.content_type = value;
    return {};
  }

  Result<void> take_encoding(std::string_view value) {
    if (encoded_) return malformed(number_, "Content-Transfer-Encoding stands twice");
    encoded_ = true;
    for (const std::string_view plain : {"binary", "8bit", "7bit"}) {
      if (same_ignoring_case(value, plain)) return {};
    }
    return malformed(number_, "send it as it is: Content-Transfer-Encoding may be binary, 8bit or 7bit");
  }

  std::size_t number_;
  std::size_t fields_ = 0;
  bool named_ = false;
  bool typed_ = false;
  bool encoded_ = false;
  FormPart part_;
};

class FormReader {
 public:
  FormReader(std::string_view body, std::string_view boundary) : rest_(body), delimiter_("\r\n--") {
    delimiter_ += boundary;
  }

  Result<std::vector<FormPart>> read() {
    GUARDIAN_CHECK(skip_preamble());
    while (true) {
      GUARDIAN_TRY(const bool last, end_delimiter());
      if (last) return std::move(parts_);
      GUARDIAN_CHECK(take_part());
    }
  }

 private:
  // Past the first delimiter, which needs no line end in front of it at the very beginning.
  Result<void> skip_preamble() {
    if (begins_with_boundary(rest_)) {
      rest_.remove_prefix(delimiter_.size() - kLineEnd.size());
      return {};
    }
    const auto found = rest_.substr(0, kSurroundingsLimit + delimiter_.size()).find(delimiter_);
    if (found == std::string_view::npos)
      return Error::invalid("multipart/form-data: the boundary does not stand there");
    rest_.remove_prefix(found + delimiter_.size());
    return {};
  }

  // Behind the boundary of a delimiter: true when it closes the body.
  Result<bool> end_delimiter() {
    const bool last = rest_.starts_with("--");
    if (last) rest_.remove_prefix(2);
    const auto blanks = std::min(rest_.find_first_not_of(" \t"), rest_.size());
    if (blanks > kPaddingLimit) return Error::invalid("multipart/form-data: too many blanks behind a boundary");
    rest_.remove_prefix(blanks);
    if (last && rest_.empty()) return true;
    if (!rest_.starts_with(kLineEnd)) {
      return Error::invalid("multipart/form-data: a boundary is not followed by the end of its line");
    }
    rest_.remove_prefix(kLineEnd.size());
    if (last && rest_.size() > kSurroundingsLimit) {
      return Error::invalid("multipart/form-data: more than 1 KiB behind the last boundary");
    }
    return last;
  }

  bool begins_with_boundary(std::string_view line) const {
    return line.starts_with(std::string_view(delimiter_).substr(kLineEnd.size()));
  }

  Result<void> take_part() {
    const std::size_t number = parts_.size() + 1;
    if (number > kMostParts) return Error::invalid("multipart/form-data: more than 16 parts");
    GUARDIAN_TRY(FormPart part, take_head(number));
    const bool twice =
        std::any_of(parts_.begin(), parts_.end(), [&](const FormPart& p) { return p.name == part.name; });
    if (twice) return malformed(number, "its name stands twice");
    if (begins_with_boundary(rest_)) return malformed(number, "a boundary stands where its content begins");
    const auto end = rest_.find(delimiter_);
    if (end == std::string_view::npos) return malformed(number, "no boundary ends it");
    part.content = rest_.substr(0, end);
    rest_.remove_prefix(end + delimiter_.size());
    parts_.push_back(part);
    return {};
  }

  Result<FormPart> take_head(std::size_t number) {
    PartHead head(number);
    std::string_view left = rest_.substr(0, kPartHeadLimit);
    while (true) {
      const auto end = left.find(kLineEnd);
      if (end == std::string_view::npos) {
        return malformed(number, "its head does not end within 2 KiB");
      }
      const auto line = left.substr(0, end);
      left.remove_prefix(end + kLineEnd.size());
      rest_.remove_prefix(end + kLineEnd.size());
      if (line.empty()) return head.finish();
      if (begins_with_boundary(line)) return malformed(number, "a boundary stands in its head");
      GUARDIAN_CHECK(head.take(line));
    }
  }

  std::string_view rest_;
  std::string delimiter_;
  std::vector<FormPart> parts_;
};

}  // namespace

bool is_form_data(std::string_view content_type) {
  return same_ignoring_case(trim_white_space(content_type.substr(0, content_type.find(';'))), "multipart/form-data");
}

Result<std::string_view> form_boundary(std::string_view content_type) {
  std::optional<std::string_view> boundary;
  const auto parameters = content_type.substr(std::min(content_type.find(';'), content_type.size()));
  const bool understood = for_each_parameter(parameters, [&](std::string_view name, const ParameterValue& value) {
    if (!same_ignoring_case(name, "boundary")) return true;
    if (boundary) return false;
    boundary = value.text;
    return true;
  });
  if (!understood || !boundary || boundary->empty() || boundary->size() > kLongestBoundary || boundary->back() == ' ' ||
      !std::all_of(boundary->begin(), boundary->end(), is_boundary_character)) {
    return Error::invalid("Content-Type: multipart/form-data needs one boundary of 1 to 70 characters");
  }
  return *boundary;
}

Result<std::vector<FormPart>> read_form_data(std::string_view body, std::string_view boundary) {
  return FormReader(body, boundary).read();
}

}  // namespace guardian::http
