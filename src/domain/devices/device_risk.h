#pragma once

#include <cstdint>
#include <span>

#include "domain/devices/device.h"
#include "domain/vulnerabilities/vulnerability.h"

namespace guardian::domain {

// The risk score a device gets when its vulnerabilities are addressed: the weight of the worst that is open, and 2
// for each further open one, at most 100. Weights: alerts high 60, medium 40, low 20, info 5; confirmed
// vulnerabilities Critical 75, High 55, Medium 35, Low 15, of unknown severity 35; potential ones half of that.
int device_risk(const Device& device, std::span<const OpenInstances> instances);

}  // namespace guardian::domain
