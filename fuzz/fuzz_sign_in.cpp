// Texts that come with a sign-in: whatever the browser says of itself, it is shown in our own few words; and a code is
// the same however it was spaced.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "console/sessions/browser_name.h"
#include "domain/second_factor/recovery_codes.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto name = guardian::console::browser_name(text);
  if (name.empty() || name.size() > 40) std::abort();
  for (const char c : name) {
    if (c != ' ' && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z')) std::abort();
  }

  using guardian::domain::normalise_code;
  const auto code = normalise_code(text);
  if (code.reveal().size() > size || code.reveal().find_first_of(" -") != std::string_view::npos) std::abort();
  std::string spaced;
  for (const char c : text) spaced.append(1, c).append("- ");
  if (normalise_code(spaced).reveal() != code.reveal()) std::abort();
  if (normalise_code(code.reveal()).reveal() != code.reveal()) std::abort();
  return 0;
}
