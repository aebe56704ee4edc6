#include "client/completion/completion_script.h"

#include <gtest/gtest.h>

namespace guardian::client {
namespace {

using Kind = CompletionValue::Kind;

CompletionCommand sample() {
  CompletionCommand get{"get",
                        "Read; it's `here` $(x)",
                        {{{"--output", "-o"}, "how", {Kind::choices, {"table", "json"}}}},
                        {{Kind::choices, {"device/list", "key/verify"}}},
                        {}};
  CompletionCommand api{"api", "Call", {}, {}, {get}};
  return {"", "", {{{"--help"}, "", {}}}, {}, {api}};
}

TEST(CompletionScript, KnowsThreeShells) {
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const auto script = completion_script(shell, sample());
    ASSERT_TRUE(script) << shell;
    for (const char* word : {"api", "output", "device/list", "table"})
      EXPECT_NE(script->find(word), std::string::npos) << shell << " " << word;
    EXPECT_EQ(script->find("$(x)"), std::string::npos) << shell;
    EXPECT_EQ(script->find("`here`"), std::string::npos) << shell;
  }
  EXPECT_FALSE(completion_script("tcsh", sample()));
}

TEST(CompletionScript, LeavesOutWhatAShellWouldRun) {
  for (const char* evil : {"$(reboot)", "`reboot`", "a;reboot", "a\"b", "a'b", "a b", "a\nb", "a|b", "*"}) {
    auto root = sample();
    root.commands.front().commands.front().arguments.front().choices.push_back(evil);
    root.commands.front().commands.push_back({evil, "", {}, {}, {}});
    for (const char* shell : {"bash", "zsh", "fish"})
      EXPECT_EQ(*completion_script(shell, root), *completion_script(shell, sample())) << evil;
  }
}

}  // namespace
}  // namespace guardian::client
