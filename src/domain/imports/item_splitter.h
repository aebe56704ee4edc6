#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace guardian::domain {

// Cuts a stream of bytes into items without reading any of them: NDJSON by line, or the elements of one
// JSON array. Which of the two it is follows from the first byte that is not white space. Memory is one
// item; a longer one than the limit is reported and passed over. One object serves one stream.
class ItemSplitter {
 public:
  struct Item {
    std::int64_t number = 0;   // line, or element of the array, from 1
    std::string_view text;     // valid during the call
    std::string_view problem;  // not empty: there is no text, and this is why
  };
  using Sink = std::function<void(const Item&)>;

  explicit ItemSplitter(std::size_t item_limit = 1024 * 1024) : limit_(item_limit) {}

  void feed(std::string_view bytes, const Sink& sink);
  // The stream has ended. An array without its end, or bytes behind it, are problems.
  void finish(const Sink& sink);

 private:
  enum class Form { unknown, lines, array, after_array };
  void feed_line(std::string_view& bytes, const Sink& sink);
  void feed_array(std::string_view& bytes, const Sink& sink);
  void keep(std::string_view bytes);
  void end_item(const Sink& sink);

  std::size_t limit_;
  Form form_ = Form::unknown;
  std::string item_;
  bool too_long_ = false;
  std::int64_t number_ = 1;
  // Array only.
  int depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;
  bool separator_seen_ = false;  // a comma stands before this element
};

}  // namespace guardian::domain
