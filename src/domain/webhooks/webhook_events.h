#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "domain/filters/filter_fields.h"

// What a webhook can tell of, as its `type`. Receivers live longer than code: a name is never reused for another
// meaning. docs/webhooks.md has an example of each.
namespace guardian::domain::webhook_event {

inline constexpr std::string_view kAlertCreated = "alert.created";
inline constexpr std::string_view kAlertResolved = "alert.resolved";
inline constexpr std::string_view kVulnerabilityFound = "vulnerability.found";  // also: found again
inline constexpr std::string_view kVulnerabilityResolved = "vulnerability.resolved";
inline constexpr std::string_view kDeviceNew = "device.new";
inline constexpr std::string_view kDeviceChanged = "device.changed";
inline constexpr std::string_view kDeviceGoneQuiet = "device.gone_quiet";
inline constexpr std::string_view kAccessKeyCreated = "access_key.created";
inline constexpr std::string_view kAccessKeyRotated = "access_key.rotated";
inline constexpr std::string_view kAccessKeyRevoked = "access_key.revoked";
inline constexpr std::string_view kAccessKeyRefused = "access_key.refused_repeatedly";
inline constexpr std::string_view kTest = "webhook.test";  // sent when asked for, whatever is subscribed to

// What can be subscribed to.
inline constexpr std::array kEvery{
    kAlertCreated,  kAlertResolved,   kVulnerabilityFound, kVulnerabilityResolved, kDeviceNew,
    kDeviceChanged, kDeviceGoneQuiet, kAccessKeyCreated,   kAccessKeyRotated,      kAccessKeyRevoked,
    kAccessKeyRefused,
};

// What a filter of events is written over: null, and they cannot be filtered.
const FilterCollection* filter_collection(std::string_view type);

// The body of an event: {"type":...,"timestamp":...,"data":...}. `data`: JSON object text.
std::string webhook_body(std::string_view type, std::string_view timestamp, std::string_view data);

}  // namespace guardian::domain::webhook_event
