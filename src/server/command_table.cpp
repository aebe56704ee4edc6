#include "server/command_table.h"

#include <algorithm>

#include "admin/arguments.h"
#include "admin/commands.h"
#ifdef GUARDIAN_TEST_CLOCK
#include "server/shiftable_clock.h"
#endif

namespace guardian::server {
namespace {

#ifdef GUARDIAN_TEST_CLOCK
ShiftableClock& shiftable_clock() {
  static ShiftableClock clock;
  return clock;
}

Result<void> shift_clock(admin::CommandContext&, const boost::json::object& arguments, admin::CommandIo& io) {
  GUARDIAN_TRY(const auto seconds, admin::number_or(arguments, "seconds", 0));
  shiftable_clock().shift(std::chrono::seconds(seconds));
  io.write("clock moved\n");
  return {};
}
#endif

std::vector<admin::Command> make_table() {
  auto all = admin::commands();
#ifdef GUARDIAN_TEST_CLOCK
  admin::Command test_clock;
  test_clock.name = "test-clock";
  test_clock.help = "Move the running server's clocks forward (test builds only)";
  test_clock.arguments = {{"SECONDS", admin::ArgumentKind::number, true, "how far"}};
  test_clock.run = shift_clock;
  all.push_back(test_clock);
#endif
  return all;
}

}  // namespace

const std::vector<admin::Command>& all_commands() {
  static const std::vector<admin::Command> all = make_table();
  return all;
}

const admin::Command* find_command(std::string_view name) {
  const auto& all = all_commands();
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& command) { return command.name == name; });
  return found == all.end() ? nullptr : &*found;
}

const Clock& process_clock() {
#ifdef GUARDIAN_TEST_CLOCK
  return shiftable_clock();
#else
  static const SystemClock clock;
  return clock;
#endif
}

}  // namespace guardian::server
