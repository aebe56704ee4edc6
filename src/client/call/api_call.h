#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace guardian::client {

// Parameters in the order in which they were given; a name may come twice.
using Query = std::vector<std::pair<std::string, std::string>>;

// One operation of the Public API as the person asks for it; the tenant and the key come from the profile.
struct ApiCall {
  std::string method = "GET";
  std::string path;  // below /pub/v4.0/: "device/list"
  Query query;
  std::string body;             // JSON; empty: none
  std::string idempotency_key;  // empty: none
  // Takes the body of a success piece by piece, however long it is; false ends the call. Absent: the answer has it.
  std::function<bool(std::string_view)> sink;
};

struct ApiAnswer {
  int status = 0;
  std::string body;
  std::optional<std::chrono::seconds> retry_after;
};

// Brings one call to the server and its answer back, whatever the status; a redirect is an answer, never followed.
// unavailable: no whole answer came, and a later try may help; configuration: none will.
class Transport {
 public:
  virtual ~Transport() = default;
  virtual Result<ApiAnswer> exchange(const ApiCall& call) = 0;
};

// [A-Za-z0-9_.-] in segments divided by single slashes, none of them "." or ".."; otherwise invalid_argument ("usage")
// with the mend.
Result<void> check_path(const std::string& path);

}  // namespace guardian::client
