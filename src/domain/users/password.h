#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "base/secret.h"

namespace guardian::domain {

// Argon2id by libsodium: 64 MiB, 2 passes, about 100 ms; refuses stored hashes that ask for more than
// 256 MiB or 10 passes. PHC text form.
Result<std::string> hash_password(const Secret& password);
bool verify_password(std::string_view hash, const Secret& password);
bool needs_rehash(std::string_view hash);
// Costs what verify_password costs; for accounts that do not exist.
void spend_password_time(const Secret& password);

// The four as one object, for services whose tests count the hashing. Any thread.
class PasswordHasher {
 public:
  virtual ~PasswordHasher() = default;
  virtual Result<std::string> hash(const Secret& password) = 0;
  virtual bool verify(std::string_view hash, const Secret& password) = 0;
  virtual bool needs_rehash(std::string_view hash) = 0;
  virtual void spend(const Secret& password) = 0;
};
PasswordHasher& argon2id();  // the functions above

// 15..1024 bytes of valid UTF-8, not among common passwords, not made of the e-mail, the tenant or the
// product's name. The error ("weak-password") says which rule and what to do.
Result<void> check_password_strength(const Secret& password, std::string_view email, std::string_view tenant);

}  // namespace guardian::domain
