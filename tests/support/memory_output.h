#pragma once

#include <string>
#include <vector>

#include "client/output/output.h"

namespace guardian::client {

// Keeps what a command prints.
class MemoryOutput final : public Output {
 public:
  Result<void> write(std::string_view piece) override {
    text += piece;
    return {};
  }
  Result<void> flush() override {
    ++flushes;
    return {};
  }
  void note(std::string_view line) override { notes.emplace_back(line); }
  bool is_terminal() const override { return terminal; }
  std::size_t width() const override { return columns; }

  std::string text;
  std::vector<std::string> notes;
  int flushes = 0;
  bool terminal = false;
  std::size_t columns = 0;
};

}  // namespace guardian::client
