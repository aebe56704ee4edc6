#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"
#include "domain/access/key_ring.h"
#include "domain/second_factor/second_factor.h"
#include "domain/store/database.h"

namespace guardian::domain {

enum class FactorKind { app, recovery_code };
std::string_view to_string(FactorKind kind);  // "totp", "recovery-code"

// A code that is right, and the factor as it is once the code is used up.
struct RightCode {
  FactorKind kind = FactorKind::app;
  SecondFactor after;
};

std::string seal_factor_secret(const KeyRing& ring, std::string_view user_id, const Secret& secret);

// What a person typed, against their factor: six digits are a code of the app, 24 characters a recovery code. Uses
// nothing up. Absent: wrong, too old or too new, or used before. corrupt: the secret cannot be opened.
Result<std::optional<RightCode>> check_factor_code(const KeyRing& ring, const SecondFactor& factor,
                                                   std::string_view typed, Instant now);

// The same inside a transaction, using the code up. Absent also when somebody else did so in this moment.
Result<std::optional<RightCode>> use_factor_code(Tx& tx, const KeyRing& ring, const SecondFactor& factor,
                                                 std::string_view typed, Instant now);

// unauthenticated, "wrong-code".
Error wrong_code();

}  // namespace guardian::domain
