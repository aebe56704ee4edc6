#include "client/watch/watch.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "base/file.h"
#include "support/memory_output.h"
#include "support/scripted_transport.h"
#include "support/temporary_directory.h"

namespace guardian::client {
namespace {

using namespace std::chrono_literals;

class WatchTest : public testing::Test {
 protected:
  WatchTest() {
    pause.most = 1;
    options.state = directory.path() / "state";
  }
  static std::string page(const std::string& ids, const std::string& next, bool more) {
    std::string out = "{\"changes\":[";
    for (const char id : ids) {
      if (!out.ends_with('[')) out += ',';
      out += std::string(R"({"type":"device","op":"changed","id":")") + id + R"(","object":{"hostname":"cam"}})";
    }
    return out + "],\"next\":\"" + next + "\",\"more\":" + (more ? "true" : "false") + "}";
  }
  Result<void> run() { return watch(caller, profile, options, pause, output); }
  std::string since(std::size_t at) {
    for (const auto& [name, value] : transport.calls.at(at).query)
      if (name == "since") return value;
    return "-";
  }
  std::string state_text() { return std::string(read_private_file(options.state)->reveal()); }

  TemporaryDirectory directory;
  Profile profile{"acme", "id", Secret("a secret"), "https://iot.example", ""};
  WatchOptions options;
  ScriptedTransport transport;
  FakePause pause;
  MemoryOutput output;
  ApiCaller caller{transport, pause, output};
};

TEST_F(WatchTest, PrintsALineAChangeAndGoesOnFromItsState) {
  transport.answer(200, page("ab", "c1", true));
  transport.answer(200, page("c", "c2", false));
  ASSERT_TRUE(run());
  EXPECT_EQ(std::count(output.text.begin(), output.text.end(), '\n'), 3);
  EXPECT_TRUE(output.text.starts_with(R"({"type":"device","op":"changed","id":"a","object":{"hostname":"cam"}})"));
  EXPECT_EQ(since(0), "-");
  EXPECT_EQ(since(1), "c1");
  EXPECT_EQ(pause.waits, (std::vector<std::chrono::milliseconds>{5s}));
  EXPECT_EQ(state_text(), R"({"url":"https://iot.example","customerid":"acme","types":"","cursor":"c2"})"
                          "\n");
  struct stat found {};
  ASSERT_EQ(::stat(options.state.c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777, 0600U);

  transport.answer(200, page("", "c2", false));
  options.once = true;
  ASSERT_TRUE(run());
  EXPECT_EQ(since(2), "c2");
}

TEST_F(WatchTest, PrintsATableThatIsSafeToLookAt) {
  options.format = OutputFormat::table;
  options.once = true;
  output.terminal = true;
  output.columns = 60;
  transport.answer(
      200, R"({"changes":[{"type":"alert","op":"created","id":"5f","object":{"name":"x\u001b[2J","severity":"High"}}],
                            "next":"c","more":false})");
  ASSERT_TRUE(run());
  EXPECT_EQ(output.text, "alert          created  5f                        x\\x1b[2J,…\n");
}

TEST_F(WatchTest, WithoutStateBeginsNow) {
  options.state.clear();
  options.from_now = true;
  options.types = "device,alert";
  transport.answer(200, page("", "c1", false));
  ASSERT_TRUE(run());
  EXPECT_EQ(since(0), "now");
  EXPECT_EQ(transport.calls[0].query[1], (std::pair<std::string, std::string>{"types", "device,alert"}));
}

TEST_F(WatchTest, KeepsTheCursorOnlyBehindWhatWasPrinted) {
  transport.answer(200, page("a", "c1", true));
  ASSERT_TRUE(run());  // the second call is stopped
  EXPECT_GE(output.flushes, 1);
  EXPECT_NE(state_text().find("c1"), std::string::npos);
}

TEST_F(WatchTest, WaitsThroughWhatTimeMends) {
  pause.most = 5;
  transport.fail();
  transport.answer(503, "", 9);
  transport.answer(500, "{}");
  transport.answer(200, "<html>");
  transport.answer(200, page("", "c1", false));
  ASSERT_TRUE(run());
  ASSERT_EQ(pause.waits.size(), 5U);
  EXPECT_LE(pause.waits[0], 1200ms);
  EXPECT_EQ(pause.waits[1], 9s);
  EXPECT_GE(pause.waits[3], 6400ms);
  EXPECT_EQ(pause.waits[4], 5s);
  EXPECT_EQ(output.notes.size(), 4U);
}

TEST_F(WatchTest, EndsWithRefusals) {
  for (const int status : {400, 403, 404}) {
    transport.answer(status, "{}");
    EXPECT_FALSE(run()) << status;
  }
  EXPECT_TRUE(pause.waits.empty());
}

TEST_F(WatchTest, SaysWhatToDoWhenTheHistoryIsGone) {
  transport.answer(200, page("", "c1", false));
  ASSERT_TRUE(run());
  transport.answer(410, R"({"msg":"Gone"})");
  const auto gone = run();
  ASSERT_FALSE(gone);
  EXPECT_EQ(gone.error().code, ErrorCode::gone);
  EXPECT_NE(gone.error().client_text.find("--restart"), std::string::npos);
  options.restart = true;
  transport.calls.clear();
  transport.answer(200, page("", "c9", false));
  ASSERT_TRUE(run());
  EXPECT_EQ(since(0), "-");
  EXPECT_NE(state_text().find("c9"), std::string::npos);
}

TEST_F(WatchTest, RefusesAStateThatIsNotItsOwn) {
  struct Row {
    const char* name;
    const char* text;
  };
  for (const Row& row :
       {Row{"no json", "x"}, Row{"a list", "[]"}, Row{"no cursor", R"({"url":"https://iot.example"})"},
        Row{"cursor is a number", R"({"url":"https://iot.example","customerid":"acme","types":"","cursor":1})"},
        Row{"another tenant", R"({"url":"https://iot.example","customerid":"other","types":"","cursor":"c"})"},
        Row{"another server", R"({"url":"https://b.example","customerid":"acme","types":"","cursor":"c"})"},
        Row{"other types", R"({"url":"https://iot.example","customerid":"acme","types":"alert","cursor":"c"})"}}) {
    ASSERT_TRUE(write_private_file(options.state, row.text));
    const auto refused = run();
    ASSERT_FALSE(refused) << row.name;
    EXPECT_EQ(refused.error().code, ErrorCode::configuration) << row.name;
  }
  ASSERT_EQ(::chmod(options.state.c_str(), 0644), 0);
  EXPECT_NE(run().error().client_text.find("chmod 600"), std::string::npos);
  EXPECT_TRUE(transport.calls.empty());
}

TEST_F(WatchTest, APageThatDoesNotMoveIsNotAskedForWithoutPause) {
  transport.answer(200, page("a", "c1", true));
  transport.answer(200, page("a", "c1", true));
  ASSERT_TRUE(run());
  EXPECT_EQ(pause.waits.size(), 1U);
  EXPECT_EQ(transport.calls.size(), 2U);
}

}  // namespace
}  // namespace guardian::client
