#pragma once

#include <atomic>
#include <functional>
#include <string>

#include "base/hmac.h"
#include "domain/users/password.h"

namespace guardian::domain {

// Stands in for Argon2id where a test is about something else, and counts how often it would have run.
class CountingHasher final : public PasswordHasher {
 public:
  std::atomic<int> runs{0};             // every call that would cost an Argon2id
  std::function<void()> during_verify;  // what others do while a password is being checked

  Result<std::string> hash(const Secret& password) override {
    ++runs;
    return "test$" + to_hex(sha256(password.reveal()));
  }
  bool verify(std::string_view hash, const Secret& password) override {
    ++runs;
    if (during_verify) during_verify();
    return hash.starts_with("test$") && hash.substr(5) == to_hex(sha256(password.reveal()));
  }
  bool needs_rehash(std::string_view) override { return false; }
  void spend(const Secret&) override { ++runs; }
};

}  // namespace guardian::domain
