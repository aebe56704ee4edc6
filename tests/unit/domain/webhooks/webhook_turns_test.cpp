#include "domain/webhooks/webhook_turns.h"

#include <gtest/gtest.h>

namespace guardian::domain {
namespace {

WebhookPlace place(const char* tenant, const char* subscription, int failures = 0) {
  return {tenant, tenant, subscription, failures};
}
std::string taken(WebhookTurns& turns) {
  const auto next = turns.take();
  return next ? next->subscription_id : "none";
}

TEST(WebhookTurns, LendsHalfToOneTenant) {
  WebhookTurns turns(4);
  turns.offer({place("a", "1"), place("a", "2"), place("a", "3"), place("b", "4")});
  EXPECT_EQ(taken(turns), "1");
  EXPECT_EQ(taken(turns), "2");
  EXPECT_EQ(taken(turns), "4");
  EXPECT_EQ(taken(turns), "none");
  turns.end(place("a", "1"));
  EXPECT_EQ(taken(turns), "3");
}

TEST(WebhookTurns, LendsHalfToReceiversThatFail) {
  WebhookTurns turns(4);
  turns.offer({place("a", "1", 3), place("b", "2", 1), place("c", "3", 1), place("d", "4")});
  EXPECT_EQ(taken(turns), "1");
  EXPECT_EQ(taken(turns), "2");
  EXPECT_EQ(taken(turns), "4");
  turns.end(place("b", "2", 1));
  EXPECT_EQ(taken(turns), "3");
}

TEST(WebhookTurns, NeverTwoRunsOfOneSubscription) {
  WebhookTurns turns(4);
  turns.offer({place("a", "1")});
  EXPECT_EQ(taken(turns), "1");
  turns.offer({place("a", "1")});
  EXPECT_EQ(taken(turns), "none");
  turns.end(place("a", "1"));
  EXPECT_EQ(taken(turns), "1");
}

TEST(WebhookTurns, OneWorkerServesEveryone) {
  WebhookTurns turns(1);
  turns.offer({place("a", "1", 2), place("b", "2")});
  EXPECT_EQ(taken(turns), "1");
  EXPECT_EQ(taken(turns), "2");
}

}  // namespace
}  // namespace guardian::domain
