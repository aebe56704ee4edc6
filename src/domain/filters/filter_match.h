#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/devices/device.h"
#include "domain/filters/filter_expression.h"

namespace guardian::domain {

// What a thing has in a field: nothing known, a text (empty: unknown), a number, a choice by its word, a flag, a
// time, or several texts. An address is text.
using FilterFact =
    std::variant<std::monostate, std::string_view, std::int64_t, bool, Instant, std::vector<std::string_view>>;
// Answers for one thing; the views must live while it is asked.
using FilterSubject = std::function<FilterFact(const FilterField& field)>;

// What a device has in a field of device_filter_collection(); views into it.
FilterFact fact_of_device(const DeviceDetail& device, const FilterField& field);

// Whether a thing in memory passes the filter. The meaning of the language: SQL must find exactly what this finds.
bool filter_matches(const FilterExpression& filter, const FilterSubject& subject, Instant now);
bool filter_matches(const FilterAt& filter, const DeviceDetail& device);

}  // namespace guardian::domain
