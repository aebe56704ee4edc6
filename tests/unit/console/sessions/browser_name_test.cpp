#include "console/sessions/browser_name.h"

#include <gtest/gtest.h>

namespace guardian::console {
namespace {

TEST(BrowserName, IsReadFromWhatBrowsersSay) {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"},
      {"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 "
       "Safari/537.36",
       "Chrome on Windows"},
      {"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 "
       "Safari/537.36 "
       "Edg/138.0.0.0",
       "Edge on Windows"},
      {"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 "
       "Safari/605.1.15",
       "Safari on macOS"},
      {"Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 "
       "Mobile/15E148 Safari/604.1",
       "Safari on iOS"},
      {"Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile "
       "Safari/537.36",
       "Chrome on Android"},
      {"Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36",
       "Chrome on ChromeOS"},
      {"curl/7.88.1", "curl"},
      {"", "Unknown browser"},
      {"<img src=x onerror=alert(1)> on Linux", "Unknown browser on Linux"},
      {"firefox", "Unknown browser"}};
  for (const auto& [field, name] : rows) EXPECT_EQ(browser_name(field), name);
}

}  // namespace
}  // namespace guardian::console
