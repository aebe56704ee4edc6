#include "api/conditional_answer.h"

#include <gtest/gtest.h>

#include <set>

#include "unit/api/calls.h"

namespace guardian::api {
namespace {

TEST(RelativeTime, IsToldByItsForm) {
  for (const char* text : {"last_activity:>-7d", "-90s", "x:-1w y", "last_activity:<now", "-2H", "x:(-3m)", "NOW",
                           "a:-7d..-1d", "x:\"-7d\"", "a\\-7d"}) {
    EXPECT_TRUE(tells_relative_time(text)) << text;
  }
  for (const char* text : {"", "-", "-1", "2026-01-31", "2026-01-31T08:00:00Z", "a-b", "D-Link", "unknown",
                           "vuln-1a2b3c4d", "-7days", "D-2h", "nowhere", "vendor:Axis"}) {
    EXPECT_FALSE(tells_relative_time(text)) << text;
  }
}

// What reads the inventory, or a table of the program, has a tag; this is what has none.
TEST(Operations, WithoutATagAreThese) {
  std::set<std::string> without;
  for (const Operation& row : operations().rows()) {
    if (row.method == http::Method::get && row.reads == 0) without.emplace(row.name);
    if (row.method != http::Method::get) {
      EXPECT_EQ(row.reads, 0u) << row.name;
    }
  }
  EXPECT_EQ(without, (std::set<std::string>{"changes", "counts", "export/alerts", "export/devices", "export/vulnerabilities", "key/verify", "overview", "webhook/deliveries", "webhook/list", "xsoar/heartbeat", "xsoar/integrations"}));
}

int runs = 0;
unsigned status = 200;

class ConditionalAnswer : public testing::Test {
 protected:
  ConditionalAnswer() {
    runs = 0;
    status = 200;
  }

  http::Response get(const Parameters& parameters = {}, const std::string& if_none_match = {}) {
    const Services services{api_.site.database, api_.site.authenticator, api_.limiter,
                            api_.failures,      *api_.site.audit,        api_.cursors, api_.site.clock};
    Operation operation{http::Method::get, "thing", Needs::read,       180, kNoBody, handler_,
                        "thing",           kV4,     Customer::required};
    operation.reads = reading(domain::Collection::device);
    http::Request request = get_request("/pub/v4.0/thing", parameters);
    if (!if_none_match.empty()) request.headers.add("If-None-Match", if_none_match);
    return answer_conditionally(operation, Call{services, request, scope_, mount_, key_});
  }
  std::string tag(const Parameters& parameters = {}) {
    return std::string(get(parameters).headers.find("ETag").value_or("none"));
  }
  void change() {
    domain::must(api_.site.database.write(domain::WriteLane::normal, [](domain::Tx&) -> Result<void> { return {}; }));
  }
  domain::AccessScope limited(std::set<std::string> sites) {
    domain::AccessScopeIssuer::Grant grant;
    grant.tenant_id = scope_.tenant_id();
    grant.tenant_name = scope_.tenant_name();
    grant.sites = std::move(sites);
    return domain::AccessScopeIssuer::issue(std::move(grant));
  }

  TestApi api_;
  domain::AccessScope scope_ = api_.site.operator_scope();
  Mount mount_ = Mount::v4;
  const domain::VerifiedKey* key_ = nullptr;
  OperationHandler handler_ = [](const Call&) {
    ++runs;
    return status == 200 ? http::Response::json(200, "[]") : http::Response::empty(status);
  };
};

TEST_F(ConditionalAnswer, IsNotMadeAgainWhileNothingChanges) {
  const std::string first = tag();
  EXPECT_EQ(tag(), first);
  runs = 0;
  const auto kept = get({}, "\"x\", W/" + first);
  EXPECT_EQ(kept.status, 304u);
  EXPECT_EQ(kept.headers.find("ETag"), first);
  EXPECT_EQ(runs, 0);
  change();
  EXPECT_EQ(get({}, first).status, 200u);
  EXPECT_NE(tag(), first);
}

TEST_F(ConditionalAnswer, IsAnotherForAnotherQuestionOrCaller) {
  std::set<std::string> tags{tag()};
  EXPECT_TRUE(tags.insert(tag({{"a", "1"}})).second);
  EXPECT_TRUE(tags.insert(tag({{"a", "2"}})).second);
  EXPECT_TRUE(tags.insert(tag({{"a", "1"}, {"a", "2"}})).second);
  EXPECT_TRUE(tags.insert(tag({{"a", "2"}, {"a", "1"}})).second) << "of equal names the first counts";
  EXPECT_TRUE(tags.insert(tag({{"a", "12"}})).second);
  EXPECT_TRUE(tags.insert(tag({{"a1", "2"}})).second);
  mount_ = Mount::v1;
  EXPECT_TRUE(tags.insert(tag()).second);
  mount_ = Mount::v4;
  for (const auto& sites : {std::set<std::string>{}, {"1"}, {"1", "2"}, {"12"}}) {
    scope_ = limited(sites);
    EXPECT_TRUE(tags.insert(tag()).second);
  }
}

TEST_F(ConditionalAnswer, HeedsTheKeysOwnSwitches) {
  domain::VerifiedKey plain{scope_};
  domain::VerifiedKey listing{scope_};
  listing.detected_date = domain::DetectedDateForm::list;
  key_ = &plain;
  const std::string first = tag();
  key_ = &listing;
  EXPECT_NE(tag(), first);
}

TEST_F(ConditionalAnswer, IsTheSameInAnyOrderOfParameters) {
  EXPECT_EQ(tag({{"a", "1"}, {"b", "2"}}), tag({{"b", "2"}, {"a", "1"}}));
  EXPECT_EQ(tag({{"a", "1"}, {"access_key", "s"}, {"key_id", "k"}}), tag({{"a", "1"}})) << "credentials are none of it";
}

TEST_F(ConditionalAnswer, OfARelativeTimeHoldsForItsSecond) {
  const std::string relative = tag({{"filter", "last_activity:>-7d"}});
  const std::string fixed = tag({{"filter", "last_activity:>2026-01-31"}});
  EXPECT_EQ(tag({{"filter", "last_activity:>-7d"}}), relative);
  api_.site.clock.advance(std::chrono::seconds(1));
  EXPECT_NE(tag({{"filter", "last_activity:>-7d"}}), relative);
  EXPECT_EQ(tag({{"filter", "last_activity:>2026-01-31"}}), fixed);
}

TEST_F(ConditionalAnswer, ToAnyTagIsNotModifiedWhereThereIsOne) {
  EXPECT_EQ(get({}, "*").status, 304u);
  status = 404;
  const auto missing = get({}, "*");
  EXPECT_EQ(missing.status, 404u);
  EXPECT_EQ(missing.headers.count("ETag"), 0u);
}

TEST_F(ConditionalAnswer, ThatIsStreamedHasAWeakTag) {
  handler_ = [](const Call&) {
    ++runs;
    http::Response response = http::Response::json(200, {});
    response.body = http::BodySource([]() -> std::optional<std::string> { return std::string(); });
    return response;
  };
  const std::string weak = tag();
  EXPECT_TRUE(weak.starts_with("W/\""));
  runs = 0;
  EXPECT_EQ(get({}, weak).status, 304u);
  EXPECT_EQ(runs, 0);
}

TEST_F(ConditionalAnswer, ThatSomethingChangedBesideHasAWeakTag) {
  handler_ = [](const Call& call) {
    domain::must(
        call.services.database.write(domain::WriteLane::normal, [](domain::Tx&) -> Result<void> { return {}; }));
    return http::Response::json(200, "[]");
  };
  EXPECT_TRUE(tag().starts_with("W/\""));
}

TEST_F(ConditionalAnswer, OfARestoredDatabaseIsAnother) {
  const std::string first = tag();
  const auto number = first.substr(0, first.find('.'));
  api_.site.database.tamper(
      [](domain::MemoryState& state) { state.change_number -= 1; });  // the write raises it by one
  EXPECT_EQ(tag(), first);
  api_.site.database.tamper([](domain::MemoryState& state) {
    state.change_number -= 1;
    state.installation["db_epoch"] = "another";
  });
  const std::string restored = tag();
  EXPECT_EQ(restored.substr(0, restored.find('.')), number);
  EXPECT_NE(restored, first);
}

}  // namespace
}  // namespace guardian::api
