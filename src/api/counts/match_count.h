#pragma once

#include <cstdint>

#include "api/operation.h"
#include "domain/devices/device.h"

namespace guardian::api {

inline constexpr std::int64_t kMostCounted = 10'000;

struct MatchCount {
  std::int64_t count = 0;
  bool is_exact = true;  // false: there are more
};

// How many devices the query finds: up to kMostCounted, or all of them exactly when it asks for all.
Result<MatchCount> count_devices(const Call& call, const domain::DeviceQuery& query);

}  // namespace guardian::api
