#pragma once

#include <cstddef>
#include <string_view>

#include "base/result.h"

namespace guardian::client {

// Where a command's results and its remarks go. One thread.
class Output {
 public:
  virtual ~Output() = default;
  // Results. The error ends the command: nobody reads on, or the disk is full.
  virtual Result<void> write(std::string_view text) = 0;
  // Hands what was written to whoever reads it.
  virtual Result<void> flush() = 0;
  // A line beside the results ("waiting 4 s"); already safe to show.
  virtual void note(std::string_view line) = 0;
  // Results go to a screen: foreign characters must be made visible.
  virtual bool is_terminal() const = 0;
  // Columns of the screen; 0: no screen, nothing is cut.
  virtual std::size_t width() const = 0;
};

}  // namespace guardian::client
