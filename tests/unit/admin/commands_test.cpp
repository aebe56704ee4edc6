#include "admin/commands.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace guardian::admin {
namespace {

TEST(Commands, AreWellFormed) {
  std::set<std::string_view> names;
  for (const auto& command : commands()) {
    SCOPED_TRACE(command.name);
    EXPECT_TRUE(names.insert(command.name).second) << "twice";
    EXPECT_FALSE(command.help.empty());
    EXPECT_NE(command.run == nullptr, command.run_offline == nullptr) << "exactly one way to run";
    std::set<std::string_view> arguments;
    for (const auto& argument : command.arguments) {
      EXPECT_TRUE(arguments.insert(argument.name).second) << argument.name;
      EXPECT_FALSE(argument.help.empty()) << argument.name;
      EXPECT_FALSE(argument.required && !argument.otherwise.empty()) << argument.name << ": required and defaulted";
      if (argument.kind == ArgumentKind::password) {
        EXPECT_TRUE(argument.name.ends_with("-stdin")) << argument.name;
      }
    }
  }
}

TEST(Commands, AreThoseOfTheManual) {
  for (const char* name : {"tenant create",  "tenant list",       "tenant suspend", "tenant resume",
                           "tenant delete",  "tenant set",        "user create",    "user list",
                           "user lock",      "user unlock",       "user delete",    "user set-password",
                           "user set-role",  "user end-sessions", "user remove-second-factor", "key create",     "key list",
                           "key disable",    "key enable",        "key rotate",     "key revoke",
                           "secrets rotate", "secrets retire",    "secrets list",   "secrets export",
                           "secrets import", "import devices",    "import alerts",  "import vulnerabilities",
                           "import filters", "import policies",   "integration list", "security-rules list",
                           "discovery list", "key set",
                           "audit verify",   "audit export",      "backup",         "restore"})
    EXPECT_NE(find_command(name), nullptr) << name;
  EXPECT_EQ(find_command("test-clock"), nullptr);
  EXPECT_EQ(find_command(""), nullptr);
}

// What loses something for good asks, so it must be possible to say yes without a terminal.
TEST(Commands, ThatAskHaveYes) {
  for (const char* name : {"tenant delete", "key revoke", "secrets retire"}) {
    const auto& arguments = find_command(name)->arguments;
    EXPECT_TRUE(std::any_of(arguments.begin(), arguments.end(), [](const auto& one) { return one.name == "yes"; }))
        << name;
  }
}

}  // namespace
}  // namespace guardian::admin
