#include "client/output/visible_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <clocale>
#include <cwchar>

#include "base/encoding.h"

namespace guardian::client {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Characters that take no room or steer how others are shown: Unicode's Default_Ignorable_Code_Point (without the
// variation selectors, which emoji need and which only choose a glyph), the line separators and the interlinear marks.
constexpr std::array kInvisible{Range{0x00AD, 0x00AD},   Range{0x034F, 0x034F},   Range{0x061C, 0x061C},
                                Range{0x115F, 0x1160},   Range{0x17B4, 0x17B5},   Range{0x180B, 0x180F},
                                Range{0x200B, 0x200F},   Range{0x2028, 0x202E},   Range{0x2060, 0x206F},
                                Range{0x3164, 0x3164},   Range{0xD800, 0xF8FF},   Range{0xFEFF, 0xFEFF},
                                Range{0xFFA0, 0xFFA0},   Range{0xFFF0, 0xFFFB},   Range{0x1BCA0, 0x1BCA3},
                                Range{0x1D173, 0x1D17A}, Range{0xE0000, 0xE0FFF}, Range{0xF0000, 0x10FFFF}};

// glibc knows the widths; the process keeps its own locale, since numbers and messages go by it.
class Utf8Widths {
 public:
  Utf8Widths() : locale_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {}
  ~Utf8Widths() {
    if (locale_ != nullptr) ::freelocale(locale_);
  }
  Utf8Widths(const Utf8Widths&) = delete;
  Utf8Widths& operator=(const Utf8Widths&) = delete;

  // -1: not printable.
  int of(char32_t point) const {
    if (locale_ == nullptr) return 1;
    const locale_t before = ::uselocale(locale_);
    const int width = ::wcwidth(static_cast<wchar_t>(point));
    ::uselocale(before);
    return width;
  }

 private:
  locale_t locale_;
};

int width_of(char32_t point) {
  if (point >= 0x20 && point < 0x7F) return 1;
  static const Utf8Widths widths;
  return widths.of(point);
}

bool is_invisible(char32_t point) {
  if (point < 0x20 || (point >= 0x7F && point < 0xA0)) return true;
  if (point < 0xA0) return false;
  for (const Range& range : kInvisible)
    if (point >= range.first && point <= range.last) return true;
  return width_of(point) < 0;
}

// The character `text` begins with and its length; length 0: a byte that begins none.
struct Character {
  char32_t point = 0;
  std::size_t length = 0;
};

Character first_character(std::string_view text) {
  const std::size_t length = utf8_sequence_length(text);
  if (length == 0) return {};
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  char32_t point = byte(0);
  if (length > 1) point &= 0x7FU >> length;
  for (std::size_t i = 1; i < length; ++i) point = (point << 6U) | (byte(i) & 0x3FU);
  return {point, length};
}

template <typename Invisible, typename Broken>
std::string rewritten(std::string_view text, std::string_view kept, Invisible&& invisible, Broken&& broken) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const Character character = first_character(text);
    if (character.length == 0) {
      broken(out, static_cast<unsigned char>(text.front()));
      text.remove_prefix(1);
      continue;
    }
    if (is_invisible(character.point) &&
        (character.point >= 0x80 || kept.find(static_cast<char>(character.point)) == std::string_view::npos)) {
      invisible(out, character.point);
    } else {
      out.append(text.substr(0, character.length));
    }
    text.remove_prefix(character.length);
  }
  return out;
}

std::string shown(std::string_view text, std::string_view kept) {
  return rewritten(
      text, kept,
      [](std::string& out, char32_t point) {
        if (point == '\n') {
          out += "\\n";
        } else if (point == '\t') {
          out += "\\t";
        } else if (point < 0x80) {
          out += fmt::format("\\x{:02x}", static_cast<unsigned>(point));
        } else {
          out += fmt::format("\\u{{{:04x}}}", static_cast<unsigned>(point));
        }
      },
      [](std::string& out, unsigned char byte) { out += fmt::format("\\x{:02x}", byte); });
}

}  // namespace

std::string visible_text(std::string_view text) { return shown(text, {}); }

std::string visible_lines(std::string_view text) { return shown(text, "\n"); }

std::string visible_json(std::string_view json) {
  return rewritten(
      json, "\n\r\t",
      [](std::string& out, char32_t point) {
        const auto unit = [&](char32_t value) { out += fmt::format("\\u{:04x}", static_cast<unsigned>(value)); };
        if (point < 0x10000) return unit(point);
        unit(0xD800 + ((point - 0x10000) >> 10U));
        unit(0xDC00 + ((point - 0x10000) & 0x3FFU));
      },
      [](std::string& out, unsigned char) { out += "\\ufffd"; });
}

std::size_t display_width(std::string_view visible) {
  std::size_t width = 0;
  while (!visible.empty()) {
    const Character character = first_character(visible);
    width += static_cast<std::size_t>(std::max(character.length == 0 ? 1 : width_of(character.point), 0));
    visible.remove_prefix(std::max<std::size_t>(character.length, 1));
  }
  return width;
}

std::string cut_to_width(std::string_view visible, std::size_t columns) {
  if (display_width(visible) <= columns) return std::string(visible);
  if (columns == 0) return {};
  std::size_t width = 0;
  std::size_t end = 0;
  while (end < visible.size()) {
    const Character character = first_character(visible.substr(end));
    const auto needs = static_cast<std::size_t>(std::max(character.length == 0 ? 1 : width_of(character.point), 0));
    if (width + needs > columns - 1) break;
    width += needs;
    end += std::max<std::size_t>(character.length, 1);
  }
  return std::string(visible.substr(0, end)) + "…";
}

}  // namespace guardian::client
