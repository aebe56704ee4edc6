#include "domain/webhooks/webhook_retry.h"

#include <gtest/gtest.h>

#include "unit/base/named_row.h"

namespace guardian::domain {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::seconds;

struct StatusRow {
  const char* name;
  int status;
  WebhookVerdict verdict;
};
class Judge : public testing::TestWithParam<StatusRow> {};
TEST_P(Judge, Status) { EXPECT_EQ(judge({GetParam().status, {}, {}, {}}), GetParam().verdict); }
INSTANTIATE_TEST_SUITE_P(WebhookRetry, Judge,
                         testing::Values(StatusRow{"no_answer", 0, WebhookVerdict::retry},
                                         StatusRow{"ok", 200, WebhookVerdict::delivered},
                                         StatusRow{"no_content", 204, WebhookVerdict::delivered},
                                         StatusRow{"last_of_2xx", 299, WebhookVerdict::delivered},
                                         StatusRow{"redirect", 302, WebhookVerdict::retry},
                                         StatusRow{"bad_request", 400, WebhookVerdict::retry},
                                         StatusRow{"gone", 410, WebhookVerdict::gone},
                                         StatusRow{"too_many", 429, WebhookVerdict::retry},
                                         StatusRow{"internal", 500, WebhookVerdict::retry}),
                         row_name);

const Instant kQueued{milliseconds(1'700'000'000'000)};

TEST(WebhookRetry, WaitsTwiceAsLongEachTimeUpToAnHour) {
  const auto longest = [](int attempts) { return *next_attempt(kQueued, kQueued, attempts, {}, 1.0) - kQueued; };
  EXPECT_EQ(longest(1), seconds(5));
  EXPECT_EQ(longest(2), seconds(10));
  EXPECT_EQ(longest(5), seconds(80));
  EXPECT_EQ(longest(11), hours(1));
  EXPECT_EQ(longest(1'000'000), hours(1));
}

TEST(WebhookRetry, DrawsFromTheWholeTimeButNeverAtOnce) {
  EXPECT_EQ(*next_attempt(kQueued, kQueued, 5, {}, 0.5) - kQueued, seconds(40));
  EXPECT_EQ(*next_attempt(kQueued, kQueued, 5, {}, 0.0) - kQueued, milliseconds(500));
}

TEST(WebhookRetry, HeedsTheReceiverWithinBounds) {
  EXPECT_EQ(*next_attempt(kQueued, kQueued, 1, seconds(90), 1.0) - kQueued, seconds(90));
  EXPECT_EQ(*next_attempt(kQueued, kQueued, 5, seconds(10), 1.0) - kQueued, seconds(80));
  EXPECT_EQ(*next_attempt(kQueued, kQueued, 1, hours(48), 1.0) - kQueued, hours(1));
  EXPECT_EQ(*next_attempt(kQueued, kQueued, 1, seconds(-5), 1.0) - kQueued, seconds(5));
}

TEST(WebhookRetry, MakesItsLastAttemptAfterADay) {
  const auto end = kQueued + kWebhookTriedFor;
  EXPECT_EQ(next_attempt(kQueued, end - seconds(1), 30, {}, 1.0), end);
  EXPECT_EQ(next_attempt(kQueued, end, 30, {}, 1.0), std::nullopt);
  EXPECT_EQ(next_attempt(kQueued, end + hours(1), 1, {}, 1.0), std::nullopt);
}

TEST(WebhookRetry, PausesAReceiverLongerTheMoreItFails) {
  EXPECT_EQ(pause_after(0, {}), milliseconds(0));
  EXPECT_EQ(pause_after(1, {}), seconds(1));
  EXPECT_EQ(pause_after(4, {}), seconds(8));
  EXPECT_EQ(pause_after(1'000'000, {}), seconds(60));
  EXPECT_EQ(pause_after(1, seconds(30)), seconds(30));
  EXPECT_EQ(pause_after(1, hours(48)), hours(1));
}

}  // namespace
}  // namespace guardian::domain
