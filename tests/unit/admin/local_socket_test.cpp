#include "admin/local_socket.h"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <boost/json.hpp>
#include <cstring>
#include <future>
#include <thread>

#include "admin/arguments.h"
#include "base/random.h"

namespace guardian::admin {
namespace {

using namespace std::chrono_literals;

// The caller's end, kept in memory.
class MemoryIo final : public CommandIo {
 public:
  void write(std::string_view text) override { out += text; }
  void note(std::string_view line) override { notes.emplace_back(line); }
  void progress(std::string_view, std::int64_t, std::int64_t) override {}
  Result<bool> confirm(std::string_view question) override {
    asked.emplace_back(question);
    if (!answer) return Error::invalid("no terminal");
    return *answer;
  }
  int descriptor(std::string_view) const override { return input; }
  bool is_listening() override { return true; }

  std::string out;
  std::vector<std::string> notes;
  std::vector<std::string> asked;
  std::optional<bool> answer;
  int input = -1;
};

class LocalSocket : public testing::Test {
 protected:
  void SetUp() override {
    // Longer than the 107 bytes a socket's path may have.
    root_ = std::filesystem::temp_directory_path() / ("guardian-" + random_hex(4)) / std::string(120, 'd');
    auto opened = DataDirectory::open(root_, true);
    ASSERT_TRUE(opened) << opened.error().client_text;
    directory_.emplace(std::move(*opened));
  }
  void TearDown() override {
    server_.reset();
    std::filesystem::remove_all(root_.parent_path());
  }
  void serve(LocalServer::Serve with) {
    auto opened = LocalServer::open(*directory_, std::move(with));
    ASSERT_TRUE(opened) << opened.error().client_text;
    server_ = std::move(*opened);
  }
  Result<void> ask(std::string_view command, MemoryIo& io, const std::vector<std::string>& descriptors = {}) {
    const auto socket = connect_server(root_);
    if (!socket) return Error::not_found("no server");
    return call_server(socket.get(), command, {{"tenant", "acme"}}, descriptors, io);
  }
  std::filesystem::path root_;
  std::optional<DataDirectory> directory_;
  std::unique_ptr<LocalServer> server_;
};

TEST_F(LocalSocket, NobodyListens) {
  MemoryIo io;
  EXPECT_EQ(ask("x", io).error().code, ErrorCode::not_found);
}

TEST_F(LocalSocket, CarriesArgumentsOutputAndWhoAsks) {
  serve([](const LocalCall& call, CommandIo& io) -> Result<void> {
    io.write(call.command + " " + text_or(call.arguments, "tenant") + " " + call.who);
    io.note("a note");
    return {};
  });
  MemoryIo io;
  ASSERT_TRUE(ask("key list", io));
  EXPECT_EQ(io.out, "key list acme " + os_actor(::geteuid()));
  EXPECT_THAT(io.notes, testing::ElementsAre("a note"));
}

TEST_F(LocalSocket, IsPrivate) {
  serve([](const LocalCall&, CommandIo&) -> Result<void> { return {}; });
  struct stat found {};
  ASSERT_EQ(::stat((root_ / "control.sock").c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777U, 0600U);
  server_.reset();
  EXPECT_FALSE(std::filesystem::exists(root_ / "control.sock"));
}

TEST_F(LocalSocket, GivesTheErrorBackWhole) {
  serve([](const LocalCall&, CommandIo&) -> Result<void> {
    return Error{ErrorCode::conflict, "The last owner stays", "a log text", "last-owner"};
  });
  MemoryIo io;
  const auto refused = ask("user delete", io);
  EXPECT_EQ(refused.error(), (Error{ErrorCode::conflict, "The last owner stays", {}, "last-owner"}));
}

TEST_F(LocalSocket, PassesDescriptors) {
  serve([](const LocalCall&, CommandIo& io) -> Result<void> {
    GUARDIAN_TRY(const auto secret, read_secret(io, "password"));
    io.write(secret ? secret->reveal() : "none");
    return {};
  });
  int ends[2] = {-1, -1};
  ASSERT_EQ(::pipe(ends), 0);
  const Descriptor reading(ends[0]);
  {
    const Descriptor writing(ends[1]);
    ASSERT_TRUE(write_all(writing.get(), "correct horse\n"));
  }
  MemoryIo io;
  io.input = reading.get();
  ASSERT_TRUE(ask("user create", io, {"password"}));
  EXPECT_EQ(io.out, "correct horse");
}

TEST_F(LocalSocket, AsksThePersonAtTheOtherEnd) {
  serve([](const LocalCall& call, CommandIo& io) { return require_confirmation(call.arguments, io, "Really?"); });
  MemoryIo yes;
  yes.answer = true;
  EXPECT_TRUE(ask("x", yes));
  EXPECT_THAT(yes.asked, testing::ElementsAre("Really?"));
  MemoryIo no;
  no.answer = false;
  EXPECT_EQ(ask("x", no).error().type, "not-confirmed");
  MemoryIo nobody;
  EXPECT_EQ(ask("x", nobody).error().type, "usage");
}

TEST_F(LocalSocket, AStopDoesNotWaitForACallerWhoKeepsItWaiting) {
  std::promise<void> running;
  serve([&](const LocalCall& call, CommandIo& io) -> Result<void> {
    if (call.command == "asks") {
      GUARDIAN_CHECK(io.confirm("Really?"));
      return {};
    }
    running.set_value();
    while (io.is_listening()) std::this_thread::sleep_for(5ms);
    return Error::unavailable("the server stops");
  });
  const auto silent = connect_server(root_);
  const boost::json::object call{
      {"command", "asks"}, {"arguments", boost::json::object{}}, {"descriptors", boost::json::array{}}};
  ASSERT_TRUE(send_frame(silent.get(), call, 1s));
  ASSERT_TRUE(receive_frame(silent.get(), 5s));  // the question, which nobody answers
  MemoryIo io;
  auto answer = std::async(std::launch::async, [&] { return ask("waits", io); });
  running.get_future().wait();
  const auto begun = std::chrono::steady_clock::now();
  server_.reset();
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 4s);
  EXPECT_EQ(answer.get().error().client_text, "the server stops");
}

TEST_F(LocalSocket, LongOutputArrivesWhole) {
  std::string text;
  for (int i = 0; i < 400'000; ++i) text += "\xC3\xA9x";
  serve([&](const LocalCall&, CommandIo& io) -> Result<void> {
    io.write(text);
    return {};
  });
  MemoryIo io;
  ASSERT_TRUE(ask("x", io));
  EXPECT_EQ(io.out, text);
}

TEST_F(LocalSocket, StrangeBytesAreAnsweredAndOthersGoOn) {
  serve([](const LocalCall&, CommandIo&) -> Result<void> { return {}; });
  const auto frame = [](std::uint32_t length, std::string_view text) {
    const std::uint32_t order = htonl(length);
    std::string out(reinterpret_cast<const char*>(&order), sizeof order);
    return out.append(text);
  };
  for (const auto& bytes :
       {frame(0xFFFFFFFF, ""), frame(2, "{}"), frame(3, "[1]"), frame(4, "nope"),
        frame(45, R"({"command":1,"arguments":{},"descriptors":[]})"), std::string("GET / HTTP/1.1\r\n\r\n")}) {
    const auto socket = connect_server(root_);
    ASSERT_TRUE(socket);
    ASSERT_TRUE(write_all(socket.get(), bytes));
    ::shutdown(socket.get(), SHUT_WR);
    const auto answer = receive_frame(socket.get(), 10s);
    ASSERT_TRUE(answer) << answer.error().client_text;
    EXPECT_FALSE(answer->at("done").as_bool());
  }
  MemoryIo io;
  EXPECT_TRUE(ask("x", io));
}

TEST_F(LocalSocket, TooManyAtOnceAreToldToWait) {
  std::promise<void> release;
  const auto released = release.get_future().share();
  std::atomic<int> inside{0};
  serve([&, released](const LocalCall&, CommandIo&) -> Result<void> {
    ++inside;
    released.wait();
    return {};
  });
  std::vector<std::thread> callers;
  for (int i = 0; i < LocalServer::kCallers; ++i)
    callers.emplace_back([this] {
      MemoryIo io;
      EXPECT_TRUE(ask("x", io));
    });
  while (inside < LocalServer::kCallers) std::this_thread::yield();
  MemoryIo io;
  EXPECT_EQ(ask("x", io).error().code, ErrorCode::unavailable);
  release.set_value();
  for (auto& caller : callers) caller.join();
}

TEST_F(LocalSocket, TheLockIsHeldOnceAndNamesItsHolder) {
  auto first = DirectoryLock::take(*directory_);
  ASSERT_TRUE(first);
  const auto second = DirectoryLock::take(*directory_);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().type, "in-use");
  EXPECT_THAT(second.error().client_text, testing::HasSubstr(std::to_string(::getpid())));
  { const auto gone = std::move(*first); }
  EXPECT_TRUE(DirectoryLock::take(*directory_));
}

TEST_F(LocalSocket, AnAbsentInstallationIsNotMadeByLooking) {
  const auto absent = DataDirectory::open(root_.parent_path() / "typo", false);
  ASSERT_FALSE(absent);
  EXPECT_EQ(absent.error().code, ErrorCode::not_found);
  EXPECT_FALSE(std::filesystem::exists(root_.parent_path() / "typo"));
}

}  // namespace
}  // namespace guardian::admin
