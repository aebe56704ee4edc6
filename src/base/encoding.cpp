#include "base/encoding.h"

#include <zlib.h>

#include <array>

namespace guardian {
namespace {

constexpr char kHexDigits[] = "0123456789abcdef";
constexpr std::string_view kBase64Url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// What is no character of the alphabet is marked by a bit that no sextet has.
constexpr unsigned char kNoSextet = 0x40;

constexpr std::array<unsigned char, 256> invert_alphabet(std::string_view alphabet) {
  std::array<unsigned char, 256> table{};
  for (auto& entry : table) entry = kNoSextet;
  for (std::size_t i = 0; i < alphabet.size(); ++i) {
    table[static_cast<unsigned char>(alphabet[i])] = static_cast<unsigned char>(i);
  }
  return table;
}
constexpr auto kBase64UrlValues = invert_alphabet(kBase64Url);
constexpr auto kBase64Values = invert_alphabet(kBase64);

int lower_hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

int any_hex_value(char c) {
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return lower_hex_value(c);
}

std::string encode_sextets(std::string_view bytes, std::string_view alphabet, bool padded) {
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  const auto* p = reinterpret_cast<const unsigned char*>(bytes.data());
  std::size_t left = bytes.size();
  for (; left >= 3; left -= 3, p += 3) {
    const unsigned group = (unsigned{p[0]} << 16) | (unsigned{p[1]} << 8) | p[2];
    out.push_back(alphabet[group >> 18]);
    out.push_back(alphabet[(group >> 12) & 63]);
    out.push_back(alphabet[(group >> 6) & 63]);
    out.push_back(alphabet[group & 63]);
  }
  if (left == 0) return out;
  const unsigned group = (unsigned{p[0]} << 16) | (left == 2 ? unsigned{p[1]} << 8 : 0u);
  out.push_back(alphabet[group >> 18]);
  out.push_back(alphabet[(group >> 12) & 63]);
  if (left == 2) out.push_back(alphabet[(group >> 6) & 63]);
  if (padded) out.append(3 - left, '=');
  return out;
}

// `text` without padding, four characters at a time: every remote call carries a token, and byte by byte this was a
// third of its verification. Bits that no byte takes must be zero, else two texts would mean one value.
std::optional<std::string> decode_sextets(std::string_view text, const std::array<unsigned char, 256>& values) {
  const std::size_t tail = text.size() % 4;
  if (tail == 1) return std::nullopt;
  std::string out(text.size() * 3 / 4, '\0');
  char* to = out.data();
  const auto sextet = [&](std::size_t at) -> unsigned { return values[static_cast<unsigned char>(text[at])]; };
  unsigned seen = 0;
  std::size_t at = 0;
  for (; at + 4 <= text.size(); at += 4) {
    const unsigned a = sextet(at), b = sextet(at + 1), c = sextet(at + 2), d = sextet(at + 3);
    seen |= a | b | c | d;
    *to++ = static_cast<char>((a << 2) | (b >> 4));
    *to++ = static_cast<char>((b << 4) | (c >> 2));
    *to++ = static_cast<char>((c << 6) | d);
  }
  unsigned unused = 0;
  if (tail != 0) {
    const unsigned a = sextet(at), b = sextet(at + 1), c = tail == 3 ? sextet(at + 2) : 0;
    seen |= a | b | c;
    *to++ = static_cast<char>((a << 2) | (b >> 4));
    if (tail == 3) *to++ = static_cast<char>((b << 4) | (c >> 2));
    unused = tail == 3 ? c & 0x03 : b & 0x0f;
  }
  if ((seen & kNoSextet) != 0 || unused != 0) return std::nullopt;
  return out;
}

}  // namespace

std::string hex_encode(std::string_view bytes) {
  std::string out(bytes.size() * 2, '\0');
  char* p = out.data();
  for (const char c : bytes) {
    *p++ = kHexDigits[static_cast<unsigned char>(c) >> 4];
    *p++ = kHexDigits[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

std::optional<std::string> hex_decode(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  std::string out(text.size() / 2, '\0');
  for (std::size_t i = 0; i < out.size(); ++i) {
    const int high = lower_hex_value(text[2 * i]);
    const int low = lower_hex_value(text[2 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    out[i] = static_cast<char>(high * 16 + low);
  }
  return out;
}

bool is_lower_hex(std::string_view text) {
  for (const char c : text) {
    if (lower_hex_value(c) < 0) return false;
  }
  return true;
}

std::string base64url_encode(std::string_view bytes) { return encode_sextets(bytes, kBase64Url, false); }

std::optional<std::string> base64url_decode(std::string_view text) { return decode_sextets(text, kBase64UrlValues); }

std::string base64_encode(std::string_view bytes) { return encode_sextets(bytes, kBase64, true); }

std::optional<std::string> base64_decode(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  for (int i = 0; i < 2 && text.ends_with('='); ++i) text.remove_suffix(1);
  return decode_sextets(text, kBase64Values);
}

std::uint32_t crc32(std::string_view bytes) {
  return static_cast<std::uint32_t>(::crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '%') {
      if (text.size() - i < 3) return std::nullopt;
      const int high = any_hex_value(text[i + 1]);
      const int low = any_hex_value(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      out.push_back(static_cast<char>(high * 16 + low));
      i += 2;
    } else {
      out.push_back(plus_is_space && c == '+' ? ' ' : c);
    }
  }
  return out;
}

std::string percent_encode(std::string_view text) {
  constexpr char kUpperHex[] = "0123456789ABCDEF";
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const bool unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                            c == '.' || c == '_' || c == '~';
    if (unreserved) {
      out.push_back(c);
    } else {
      out.push_back('%');
      out.push_back(kUpperHex[static_cast<unsigned char>(c) >> 4]);
      out.push_back(kUpperHex[static_cast<unsigned char>(c) & 15]);
    }
  }
  return out;
}

bool is_valid_utf8(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    const std::size_t length = utf8_sequence_length(text.substr(i));
    if (length == 0) return false;
    i += length;
  }
  return true;
}

// The table of well-formed sequences, Unicode 15 table 3-7.
std::size_t utf8_sequence_length(std::string_view text) {
  if (text.empty()) return 0;
  const auto at = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const auto continues = [&](std::size_t i) { return (at(i) & 0xc0u) == 0x80u; };
  const unsigned first = at(0);
  if (first < 0x80) return 1;
  if (first < 0xc2) return 0;
  if (first < 0xe0) return continues(1) ? 2 : 0;
  if (first < 0xf0) {
    const unsigned low = first == 0xe0 ? 0xa0 : 0x80;
    const unsigned high = first == 0xed ? 0x9f : 0xbf;  // no surrogates
    return at(1) >= low && at(1) <= high && continues(2) ? 3 : 0;
  }
  if (first < 0xf5) {
    const unsigned low = first == 0xf0 ? 0x90 : 0x80;
    const unsigned high = first == 0xf4 ? 0x8f : 0xbf;  // up to U+10FFFF
    return at(1) >= low && at(1) <= high && continues(2) && continues(3) ? 4 : 0;
  }
  return 0;
}

}  // namespace guardian
