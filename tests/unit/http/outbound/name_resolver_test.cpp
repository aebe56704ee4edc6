#include "http/outbound/name_resolver.h"

#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>
#include <thread>

#include "http/outbound/outbound_call.h"

namespace guardian::http {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

// Names that begin with "slow" hang until they are let go; the others are 127.0.0.1 at once. It may be asked when the
// test is over: what it needs is shared.
class FakeNames {
 public:
  ~FakeNames() { let_go(); }
  NameResolver::Lookup lookup() {
    return [state = state_](const std::string& host) -> std::vector<ResolvedAddress> {
      std::unique_lock lock(state->mutex);
      ++state->asked;
      state->changed.notify_all();
      if (host.starts_with("slow")) state->changed.wait(lock, [&] { return state->open; });
      if (host == "nowhere.example") return {};
      return {{IpAddress::v4(0x7F000001), host == "zone.example"}};
    };
  }
  void let_go() {
    const std::lock_guard lock(state_->mutex);
    state_->open = true;
    state_->changed.notify_all();
  }
  void wait_until_asked(int times) {
    std::unique_lock lock(state_->mutex);
    state_->changed.wait(lock, [&] { return state_->asked >= times; });
  }

 private:
  struct State {
    std::mutex mutex;
    std::condition_variable changed;
    int asked = 0;
    bool open = false;
  };
  std::shared_ptr<State> state_ = std::make_shared<State>();
};

steady_clock::time_point in(milliseconds time) { return steady_clock::now() + time; }

OutboundRequest get_from(std::string url) {
  OutboundRequest request;
  request.url = std::move(url);
  request.allow_http = true;
  return request;
}

TEST(NameResolver, GivesWhatItIsTold) {
  FakeNames names;
  NameResolver resolver(names.lookup());
  const auto found = resolver.resolve("a.example", in(seconds(60)), {});
  ASSERT_TRUE(found.has_value());
  ASSERT_EQ(found->size(), 1U);
  EXPECT_EQ(found->front().address, IpAddress::v4(0x7F000001));
  const auto none = resolver.resolve("nowhere.example", in(seconds(60)), {});
  ASSERT_TRUE(none.has_value());
  EXPECT_TRUE(none->empty());
}

TEST(NameResolver, LetsGoWhenTheTimeIsOver) {
  FakeNames names;
  NameResolver resolver(names.lookup());
  EXPECT_FALSE(resolver.resolve("slow.example", in(milliseconds(20)), {}).has_value());
  EXPECT_TRUE(resolver.resolve("a.example", in(seconds(60)), {}).has_value()) << "another name is not held up";
}

TEST(NameResolver, LetsGoWhenItIsStopped) {
  FakeNames names;
  NameResolver resolver(names.lookup());
  std::stop_source stop;
  const std::jthread asker([&] {
    names.wait_until_asked(1);
    stop.request_stop();
  });
  EXPECT_FALSE(resolver.resolve("slow.example", in(seconds(600)), stop.get_token()).has_value());
}

TEST(NameResolver, WithAllThreadsHangingNamesWaitForOne) {
  FakeNames names;
  NameResolver resolver(names.lookup(), 1);
  EXPECT_FALSE(resolver.resolve("slow.example", in(milliseconds(20)), {}).has_value());
  EXPECT_FALSE(resolver.resolve("a.example", in(milliseconds(20)), {}).has_value());
  std::optional<std::vector<ResolvedAddress>> found;
  {
    const std::jthread waiter([&] { found = resolver.resolve("a.example", in(seconds(60)), {}); });
    names.let_go();
  }
  EXPECT_TRUE(found.has_value());
}

TEST(NameResolver, ANameMayHangLongerThanItsResolver) {
  FakeNames names;
  {
    NameResolver resolver(names.lookup());
    EXPECT_FALSE(resolver.resolve("slow.example", in(milliseconds(1)), {}).has_value());
  }
  names.let_go();
}

TEST(NameResolver, ASlowNameTakesNoMoreThanTheTimeOfTheCall) {
  FakeNames names;
  NameResolver resolver(names.lookup());
  auto request = get_from("http://slow.example/");
  request.total_timeout = milliseconds(30);
  const auto late = call_outbound(request, AddressPolicy::anywhere(), resolver);
  ASSERT_FALSE(late.has_value());
  EXPECT_EQ(late.error().type, "timeout");

  std::stop_source stop;
  request = get_from("http://slow.example/");
  request.total_timeout = std::chrono::hours(1);
  request.stop = stop.get_token();
  const std::jthread asker([&] {
    names.wait_until_asked(2);
    stop.request_stop();
  });
  const auto stopped = call_outbound(request, AddressPolicy::anywhere(), resolver);
  ASSERT_FALSE(stopped.has_value());
  EXPECT_EQ(stopped.error().type, "stopped");
}

TEST(NameResolver, WhatItFindsIsHeldAgainstThePolicy) {
  FakeNames names;
  NameResolver resolver(names.lookup());
  struct Row {
    const char* host;
    AddressPolicy policy;
    const char* type;
  };
  const Row rows[] = {{"inside.example", AddressPolicy::only_global(), "address_refused"},
                      {"zone.example", AddressPolicy::anywhere(), "address_refused"},
                      {"nowhere.example", AddressPolicy::anywhere(), "unresolved"}};
  for (const auto& row : rows) {
    const auto answer = call_outbound(get_from(std::string("http://") + row.host + "/"), row.policy, resolver);
    ASSERT_FALSE(answer.has_value()) << row.host;
    EXPECT_EQ(answer.error().type, row.type) << row.host;
  }
}

TEST(NameResolver, AnAddressIsNoName) {
  for (const char* host : {"127.0.0.1", "0x7f.1", "2130706433", "::1"}) {
    EXPECT_EQ(read_numeric_host(host).size(), 1U) << host;
  }
  for (const char* host : {"localhost", "a.example", ""}) EXPECT_TRUE(read_numeric_host(host).empty()) << host;
}

}  // namespace
}  // namespace guardian::http
