#include "domain/imports/item_splitter.h"

#include <algorithm>

namespace guardian::domain {
namespace {

constexpr std::string_view kJsonSpace = " \t\r\n";
constexpr std::string_view kBeforeFirstItem =
    " \t\r\n\xef\xbb\xbf";  // some editors begin a file with a byte order mark

std::string_view without_space_around(std::string_view text) {
  const auto first = text.find_first_not_of(kJsonSpace);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(kJsonSpace) - first + 1);
}

}  // namespace

void ItemSplitter::keep(std::string_view bytes) {
  if (too_long_) return;
  if (item_.size() + bytes.size() > limit_) {
    too_long_ = true;
    item_.clear();
    return;
  }
  item_ += bytes;
}

void ItemSplitter::end_item(const Sink& sink) {
  if (too_long_) {
    sink({number_, {}, "longer than an item may be (1 MiB)"});
  } else if (const auto text = without_space_around(item_); !text.empty()) {
    sink({number_, text, {}});
  } else if (form_ == Form::array && separator_seen_) {
    sink({number_, {}, "an element is missing beside a comma"});
  }
  item_.clear();
  too_long_ = false;
  ++number_;
}

void ItemSplitter::feed(std::string_view bytes, const Sink& sink) {
  while (!bytes.empty()) {
    switch (form_) {
      case Form::unknown: {
        const auto first = bytes.find_first_not_of(kBeforeFirstItem);
        number_ +=
            std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(std::min(first, bytes.size())), '\n');
        if (first == bytes.npos) return;
        bytes.remove_prefix(first);
        form_ = bytes.front() == '[' ? Form::array : Form::lines;
        if (form_ == Form::array) {
          bytes.remove_prefix(1);
          number_ = 1;
        }
        break;
      }
      case Form::lines:
        feed_line(bytes, sink);
        break;
      case Form::array:
        feed_array(bytes, sink);
        break;
      case Form::after_array: {
        if (bytes.find_first_not_of(kJsonSpace) == bytes.npos) return;
        if (!too_long_) sink({number_, {}, "something stands behind the end of the array"});
        too_long_ = true;  // said once
        return;
      }
    }
  }
}

void ItemSplitter::feed_line(std::string_view& bytes, const Sink& sink) {
  const auto end = bytes.find('\n');
  keep(bytes.substr(0, end));
  if (end == bytes.npos) {
    bytes = {};
    return;
  }
  end_item(sink);
  bytes.remove_prefix(end + 1);
}

void ItemSplitter::feed_array(std::string_view& bytes, const Sink& sink) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (in_string_) {
      if (escaped_) {
        escaped_ = false;
      } else if (c == '\\') {
        escaped_ = true;
      } else if (c == '"') {
        in_string_ = false;
      }
      continue;
    }
    if (c == '"') {
      in_string_ = true;
    } else if (c == '{' || c == '[') {
      ++depth_;
    } else if (depth_ > 0 && (c == '}' || c == ']')) {
      --depth_;
    } else if (depth_ == 0 && (c == ',' || c == ']')) {
      keep(bytes.substr(0, i));
      separator_seen_ = separator_seen_ || c == ',';
      end_item(sink);
      if (c == ']') form_ = Form::after_array;
      bytes.remove_prefix(i + 1);
      return;
    }
  }
  keep(bytes);
  bytes = {};
}

void ItemSplitter::finish(const Sink& sink) {
  if (form_ == Form::lines) end_item(sink);
  if (form_ == Form::array) sink({number_, {}, "the file ends inside the array"});
}

}  // namespace guardian::domain
