#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

// Text forms of bytes. Pure functions, any thread.
namespace guardian {

std::string hex_encode(std::string_view bytes);                       // lower case
std::optional<std::string> hex_decode(std::string_view text);         // lower case only; odd length or other characters: absent
bool is_lower_hex(std::string_view text);

// base64url without padding (RFC 4648 5, as RFC 7515 uses it). Decoding is canonical: padding,
// white space, other alphabets and non-zero trailing bits are refused (absent).
std::string base64url_encode(std::string_view bytes);
std::optional<std::string> base64url_decode(std::string_view text);
// The ordinary alphabet with padding (RFC 4648 4), for HTTP Basic and signatures of webhooks.
std::string base64_encode(std::string_view bytes);
std::optional<std::string> base64_decode(std::string_view text);

std::uint32_t crc32(std::string_view bytes);                          // the IEEE polynomial of zlib

// RFC 3986 percent-decoding. A `%` without two hex digits: absent. With `plus_is_space`, as in forms.
std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space);
std::string percent_encode(std::string_view text);

bool is_valid_utf8(std::string_view text);
// Bytes of the well-formed UTF-8 sequence `text` begins with, 1..4; 0 if it begins with none.
std::size_t utf8_sequence_length(std::string_view text);

}  // namespace guardian
