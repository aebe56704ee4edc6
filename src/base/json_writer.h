#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace guardian {

// Writes JSON text straight into a string: no tree, no copies, keys in the order of the calls.
//   JsonWriter json(out);
//   json.begin_object().key("total").value(2).key("devices").begin_array()...end_array().end_object();
// Numbers with a fraction come out in their shortest form that reads back equal (7.8 is 7.8); a number
// that is not finite becomes null. Strings must be UTF-8; invalid bytes become U+FFFD. The slash is not
// escaped; U+2028/2029 and control characters are. One object serves one thread.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(double number);
  JsonWriter& value(bool flag);
  template <std::integral T>
  requires(!std::same_as<T, bool>) JsonWriter& value(T number) {
    if constexpr (std::unsigned_integral<T>) return unsigned_integer(number);
    return integer(static_cast<std::int64_t>(number));
  }
  JsonWriter& null();
  // Text that is JSON already (a stored document). REQUIRES: valid JSON.
  JsonWriter& raw(std::string_view json);

  template <typename T>
  JsonWriter& member(std::string_view name, const T& v) {
    key(name);
    return value(v);
  }

 private:
  JsonWriter& integer(std::int64_t number);
  JsonWriter& unsigned_integer(std::uint64_t number);
  void separate();
  std::string& out_;
  bool needs_comma_ = false;
};

}  // namespace guardian
