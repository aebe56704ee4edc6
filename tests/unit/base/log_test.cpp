#include "base/log.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include "base/json_reader.h"

namespace guardian {
namespace {

class LogFile : public testing::Test {
 protected:
  LogFile() {
    std::string pattern = "/tmp/guardian-log-XXXXXX";
    directory_ = ::mkdtemp(pattern.data());
  }
  ~LogFile() override {
    close_log();
    std::filesystem::remove_all(directory_);
  }
  void open(LogLevel level) { open_log({(directory_ / "log").native(), level}); }
  std::vector<std::string> lines() {
    close_log();
    std::ifstream file(directory_ / "log");
    std::vector<std::string> all;
    for (std::string line; std::getline(file, line);) all.push_back(line);
    return all;
  }
  std::filesystem::path directory_;
};

TEST_F(LogFile, WritesOneJsonObjectALine) {
  open(LogLevel::info);
  log_info("key_created", {{"label", "a\"b\nc"}, {"count", std::int64_t{3}}, {"ratio", 0.5}, {"ok", true}});
  const auto all = lines();
  ASSERT_EQ(all.size(), 1u);
  const auto value = parse_json(all[0]).value();
  EXPECT_EQ(value.at("event").as_string(), "key_created");
  EXPECT_EQ(value.at("level").as_string(), "info");
  EXPECT_EQ(value.at("label").as_string(), "a\"b\nc");
  EXPECT_EQ(value.at("count").as_int64(), 3);
  EXPECT_TRUE(value.at("ok").as_bool());
  EXPECT_EQ(value.at("time").as_string().size(), 24u);
}

TEST_F(LogFile, LeavesOutWhatIsBelowItsLevel) {
  open(LogLevel::warning);
  log(LogLevel::debug, "no");
  log_info("no");
  log_warning("yes");
  EXPECT_EQ(lines().size(), 1u);
}

TEST_F(LogFile, IsReadableByItsOwnerAlone) {
  open(LogLevel::info);
  struct stat found {};
  ASSERT_EQ(::stat((directory_ / "log").c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777, 0600u);
}

TEST_F(LogFile, KeepsEveryLineOfManyThreadsWhole) {
  open(LogLevel::info);
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([] {
      for (int n = 0; n < 1000; ++n) log_info("line", {{"n", std::int64_t{n}}});
    });
  }
  for (auto& thread : threads) thread.join();
  const auto all = lines();
  EXPECT_EQ(all.size(), 4000u);
  for (const auto& line : all) ASSERT_TRUE(parse_json(line)) << line;
}

TEST_F(LogFile, TellsHowManyLinesAFullQueueLost) {
  open(LogLevel::info);
  const std::string filler(100'000, 'x');
  const std::int64_t written = 1000;
  for (std::int64_t n = 0; n < written; ++n) log_info("line", {{"filler", filler}});
  std::int64_t kept = 0;
  std::int64_t dropped = 0;
  for (const auto& line : lines()) {
    const auto value = parse_json(line).value();
    if (value.at("event").as_string() == "line") ++kept;
    if (value.at("event").as_string() == "log_lines_dropped") dropped += value.at("lines").as_int64();
  }
  EXPECT_EQ(kept + dropped, written);
}

}  // namespace
}  // namespace guardian
