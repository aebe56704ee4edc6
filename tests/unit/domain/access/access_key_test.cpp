#include "domain/access/access_key.h"

#include <gtest/gtest.h>

namespace guardian::domain {
namespace {

using std::chrono::hours;

TEST(AccessKey, ShownStateFollowsRowAndClock) {
  const Instant now{std::chrono::seconds(1'800'000'000)};
  struct Row {
    const char* name;
    KeyState state;
    hours valid_for;
    ShownKeyState shown;
  };
  const Row rows[] = {
      {"active", KeyState::active, hours(1), ShownKeyState::active},
      {"disabled", KeyState::disabled, hours(1), ShownKeyState::disabled},
      {"revoked", KeyState::revoked, hours(1), ShownKeyState::revoked},
      {"active at its last instant", KeyState::active, hours(0), ShownKeyState::expired},
      {"active and past", KeyState::active, hours(-1), ShownKeyState::expired},
      {"disabled and past", KeyState::disabled, hours(-1), ShownKeyState::expired},
      {"revoked and past", KeyState::revoked, hours(-1), ShownKeyState::revoked},
  };
  for (const auto& row : rows) {
    AccessKey key;
    key.state = row.state;
    key.valid_until = now + row.valid_for;
    key.expires_at = now + hours(100);
    EXPECT_EQ(shown_state(key, now), row.shown) << row.name;
    // The overlap of a rotation and the expiry end a key alike.
    key.valid_until = now + hours(100);
    key.expires_at = now + row.valid_for;
    EXPECT_EQ(shown_state(key, now), row.shown) << row.name;
  }
  EXPECT_EQ(to_string(ShownKeyState::active), "active");
  EXPECT_EQ(to_string(ShownKeyState::disabled), "disabled");
  EXPECT_EQ(to_string(ShownKeyState::expired), "expired");
  EXPECT_EQ(to_string(ShownKeyState::revoked), "revoked");
}

}  // namespace
}  // namespace guardian::domain
