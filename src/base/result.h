#pragma once

#include <cstdlib>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include "base/error.h"

namespace guardian {

// A value or the Error that took its place, with the member names of std::expected (which g++ 12 has
// only in C++23 and clang-tidy 14 cannot read). `true` means success. Reading the wrong side aborts:
// that is a broken invariant, not an input error.
template <typename T>
class [[nodiscard]] Result {
 public:
  using value_type = T;

  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  T& value() & { return *checked(); }
  const T& value() const& { return *checked(); }
  T&& value() && { return std::move(*checked()); }
  T& operator*() & { return *checked(); }
  const T& operator*() const& { return *checked(); }
  T&& operator*() && { return std::move(*checked()); }
  T* operator->() { return checked(); }
  const T* operator->() const { return checked(); }

  const Error& error() const& {
    if (has_value()) std::abort();
    return *std::get_if<1>(&state_);
  }
  Error&& error() && {
    if (has_value()) std::abort();
    return std::move(*std::get_if<1>(&state_));
  }

 private:
  T* checked() {
    if (!has_value()) std::abort();
    return std::get_if<0>(&state_);
  }
  const T* checked() const {
    if (!has_value()) std::abort();
    return std::get_if<0>(&state_);
  }
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  using value_type = void;

  Result() = default;
  Result(Error error) : error_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool has_value() const { return !error_.has_value(); }
  explicit operator bool() const { return has_value(); }
  const Error& error() const& {
    if (!error_) std::abort();
    return *error_;
  }
  Error&& error() && {
    if (!error_) std::abort();
    return std::move(*error_);
  }

 private:
  std::optional<Error> error_;
};

#define GUARDIAN_CONCAT_(a, b) a##b
#define GUARDIAN_CONCAT(a, b) GUARDIAN_CONCAT_(a, b)

// GUARDIAN_TRY(auto device, find(...));   binds the value, or returns the error from this function.
#define GUARDIAN_TRY(declaration, expression) \
  GUARDIAN_TRY_(declaration, expression, GUARDIAN_CONCAT(guardian_try_, __LINE__))
#define GUARDIAN_TRY_(declaration, expression, name) \
  auto name = (expression);                          \
  if (!name) return std::move(name).error();         \
  declaration = std::move(name).value()

// GUARDIAN_CHECK(write(...));   returns the error from this function, or goes on.
#define GUARDIAN_CHECK(expression)                                                    \
  do {                                                                                \
    if (auto guardian_check_ = (expression); !guardian_check_)                        \
      return std::move(guardian_check_).error();                                      \
  } while (false)

}  // namespace guardian
