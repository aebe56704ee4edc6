#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace guardian::admin {

// The other end of a command: a terminal, a pipe, or the local socket. One thread, the one that runs the command.
class CommandIo {
 public:
  virtual ~CommandIo() = default;

  virtual void write(std::string_view text) = 0;  // standard output, as it is
  virtual void note(std::string_view line) = 0;   // standard error, one line
  // Drawn only on a terminal. `total` 0: not known.
  virtual void progress(std::string_view phase, std::int64_t done, std::int64_t total) = 0;
  // Asks the person. invalid_argument when nobody can be asked; the text names --yes.
  virtual Result<bool> confirm(std::string_view question) = 0;
  // An open descriptor the caller handed over ("input", "output", "password"); -1: none of that name.
  // Stays owned by the io.
  virtual int descriptor(std::string_view name) const = 0;
  // False once the caller has gone: long work that has changed nothing yet may stop.
  virtual bool is_listening() = 0;
};

}  // namespace guardian::admin
