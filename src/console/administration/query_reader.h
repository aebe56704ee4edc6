#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "console/answer.h"
#include "http/request.h"

namespace guardian::console {

// Reads a call's query parameters, each asked for by name, and collects what is wrong. What nobody asked for is
// refused, and so is a name given twice: a misspelt filter must not find everything. An empty value is no value.
class QueryReader {
 public:
  explicit QueryReader(const http::Request& request) : request_(request) {}

  std::string text(std::string_view name, std::size_t most_bytes);  // empty when absent
  std::int64_t integer(std::string_view name, std::int64_t otherwise, std::int64_t lowest, std::int64_t highest);
  std::optional<Instant> time(std::string_view name);
  void refuse(std::string_view name, std::string message);

  // Call after the last was asked for. False: see `violations`.
  bool is_complete();
  const std::vector<Violation>& violations() const { return violations_; }

 private:
  std::optional<std::string_view> find(std::string_view name);
  const http::Request& request_;
  std::vector<std::string> asked_;
  std::vector<Violation> violations_;
};

}  // namespace guardian::console
