#pragma once

#include "client/output/output.h"

namespace guardian::client {

// This process's standard output and error. When the reader of a pipe is gone (`| head`), the process ends by SIGPIPE
// as any filter does, without a message.
class StandardOutput final : public Output {
 public:
  Result<void> write(std::string_view text) override;
  Result<void> flush() override;
  void note(std::string_view line) override;
  bool is_terminal() const override;
  std::size_t width() const override;
};

}  // namespace guardian::client
