#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "admin/command_io.h"
#include "admin/local_message.h"
#include "base/secret.h"

namespace guardian::server {

// The command line's own end of a command: this process's standard streams and the files it opened.
class TerminalIo final : public admin::CommandIo {
 public:
  TerminalIo() = default;
  ~TerminalIo() override;

  void write(std::string_view text) override;
  void note(std::string_view line) override;
  void progress(std::string_view phase, std::int64_t done, std::int64_t total) override;
  Result<bool> confirm(std::string_view question) override;
  int descriptor(std::string_view name) const override;
  bool is_listening() override { return true; }

  // The file a command reads; "-" is standard input. not_found, with the reason.
  Result<void> open_input(const std::string& path);
  // A new 0600 file, under another name until `keep_output`. conflict: the name is taken.
  Result<void> open_output(const std::string& path);
  Result<void> keep_output();
  // From standard input, or typed twice without echo; the error says so when there is neither.
  Result<void> open_password(std::string_view prompt, bool from_stdin);

 private:
  std::map<std::string, admin::Descriptor, std::less<>> descriptors_;
  std::filesystem::path output_;  // its final name; empty: none
  std::filesystem::path partial_;
  bool drew_progress_ = false;
};

}  // namespace guardian::server
