#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/secret.h"
#include "domain/access/key_ring.h"

namespace guardian::domain {

// `<version>.<unix seconds>.<32 hex nonce>.<64 hex MAC>`: says that this browser signed in to the account
// before. It opens nothing; it only gives its tries a budget of their own. Valid for 180 days and for one
// user. Pure functions, any thread.
Secret make_device_cookie(const KeyRing& ring, std::string_view user_id, Instant now);
// The nonce of a cookie that is ours, for this user and young enough; else absent.
std::optional<std::string> read_device_cookie(const KeyRing& ring, std::string_view cookie, std::string_view user_id,
                                              Instant now);

}  // namespace guardian::domain
