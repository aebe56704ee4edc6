#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "admin/command_io.h"

namespace guardian::admin {

// A table for people: columns as wide as their widest cell. Characters below space and DEL are shown
// as '?', so that a stored name cannot move the cursor of whoever lists it.
class Listing {
 public:
  explicit Listing(std::vector<std::string> headings) : rows_{std::move(headings)} {}
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  void print(CommandIo& io) const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

std::string printable(std::string_view text);

}  // namespace guardian::admin
