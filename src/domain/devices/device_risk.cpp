#include "domain/devices/device_risk.h"

#include <algorithm>
#include <string_view>

namespace guardian::domain {
namespace {

int instance_weight(const OpenInstances& instances) {
  int weight = 35;
  if (instances.severity == "Critical") weight = 75;
  if (instances.severity == "High") weight = 55;
  if (instances.severity == "Low") weight = 15;
  return instances.confirmed ? weight : weight / 2;
}

}  // namespace

int device_risk(const Device& device, std::span<const OpenInstances> instances) {
  constexpr std::int64_t kFurther = 2;
  constexpr std::int64_t kHighest = 100;
  int worst = 0;
  std::int64_t open = 0;
  const auto add = [&](int weight, std::int64_t count) {
    if (count <= 0) return;
    worst = std::max(worst, weight);
    open += count;
  };
  add(60, device.critical_alerts);
  add(40, device.warning_alerts);
  add(20, device.caution_alerts);
  add(5, device.info_alerts);
  for (const OpenInstances& some : instances) add(instance_weight(some), some.count);
  if (open == 0) return 0;
  return static_cast<int>(std::min(kHighest, worst + kFurther * std::min(open - 1, kHighest)));
}

}  // namespace guardian::domain
