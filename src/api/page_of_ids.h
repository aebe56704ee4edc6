#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace guardian::api {

// The ids of one page, decided when its first slice is read. The slices behind it read those rows by id, so no row
// stands twice in a page or is passed over, whatever changes meanwhile.
class PageOfIds {
 public:
  bool known() const { return ids_.has_value(); }
  void set(std::vector<std::string> ids) { ids_ = std::move(ids); }
  // The next `count` ids; none: the page is at its end.
  std::vector<std::string> take(std::int64_t count) {
    const std::size_t end = std::min(ids_->size(), next_ + static_cast<std::size_t>(std::max<std::int64_t>(count, 0)));
    std::vector<std::string> out(ids_->begin() + static_cast<std::ptrdiff_t>(next_),
                                 ids_->begin() + static_cast<std::ptrdiff_t>(end));
    next_ = end;
    return out;
  }

 private:
  std::optional<std::vector<std::string>> ids_;
  std::size_t next_ = 0;
};

// How many documents, of up to 15 KB each, are in memory at a time.
inline constexpr std::int64_t kDocumentsAtOnce = 100;

}  // namespace guardian::api
