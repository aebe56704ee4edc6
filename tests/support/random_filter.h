#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "base/time_format.h"
#include "domain/devices/device.h"
#include "domain/filters/filter_expression.h"
#include "domain/filters/filter_interval.h"

namespace guardian::domain {

// Draws filters as the parser makes them, and devices of which such filters find some. The same seed gives the same.
class RandomFilters {
 public:
  explicit RandomFilters(std::uint64_t seed, const FilterCollection& collection = device_filter_collection())
      : collection_(collection), random_(seed) {}

  static Instant now() { return *parse_time("2026-11-23T12:00:00Z"); }

  FilterExpression expression() {
    words_ = 0;
    return expression(0);
  }

  DeviceDetail device(int number) {
    DeviceDetail detail;
    Device& device = detail.device;
    device.deviceid = "00:40:8c:00:00:" + hex(number);
    device.mac = chance(4) ? "" : device.deviceid;
    device.ip_address = one_of(kAddresses);
    device.hostname = one_of(kTexts);
    device.category = one_of(kTexts);
    device.profile = one_of(kTexts);
    device.profile_type = chance(2) ? "IoT" : "Non_IoT";
    device.profile_vertical = one_of(kTexts);
    device.vendor = one_of(kTexts);
    device.model = one_of(kTexts);
    device.os_group = one_of(kTexts);
    device.site_id = std::to_string(upto(3));
    device.risk_score = upto(101);
    device.risk_level = std::array{"Low", "Medium", "High", "Critical"}[static_cast<std::size_t>(upto(4))];
    device.confidence_score = upto(101);
    device.first_seen = instant();
    device.last_activity = instant();
    device.monitored = chance(2);
    if (!chance(3)) device.traffic_restricted = chance(2);
    device.critical_alerts = upto(3);
    device.warning_alerts = upto(3);
    device.caution_alerts = upto(3);
    device.info_alerts = upto(3);
    return detail;
  }

  std::string text() { return one_of(kTexts); }
  Instant instant() { return now() - std::chrono::hours{upto(24 * 30)} + std::chrono::milliseconds{upto(3)}; }
  int upto(int end) { return static_cast<int>(random_() % static_cast<std::uint64_t>(end)); }
  bool chance(int of) { return upto(of) == 0; }

 private:
  using Kind = FilterExpression::Kind;
  static constexpr std::array kTexts = {
      "",      "Axis",      "AXIS",        "axis p3245", "D-Link",    "100%_!",
      "a*b",   "ward 3",    "Ünit äß",     "a\"b\\c",    "x'; --",    "Aa",
      "a",     "b",         "and",         "-minus",     "Main-Site", "00:40:8C:00:00:01",
      "(x,y)", "10.0.0.12", "key:=>value", ":f0",        "$1",        "a..b"};
  static constexpr std::array kAddresses = {"",
                                            "10.0.0.1",
                                            "10.0.0.12",
                                            "10.0.255.255",
                                            "10.1.0.0",
                                            "192.0.2.7",
                                            "0.0.0.0",
                                            "255.255.255.255",
                                            "::",
                                            "::1",
                                            "fe80::1",
                                            "2001:db8::10",
                                            "2001:db8::",
                                            "2001:db8:0:1::ff",
                                            "::fffe:1:2:3",
                                            "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                                            "no address"};
  static constexpr std::array kNetworks = {"10.0.0.0/8",    "10.0.0.0/24", "0.0.0.0/0",      "10.0.0.1/32", "::/0",
                                           "2001:db8::/32", "::/64",       "2001:db8::/128", "8000::/1"};
  static constexpr std::array kPieces = {"a", "A", "x", "is", "%", "_", "!", "*", "Ü", "0", "3", ":", "'", "\\", "\""};

  static std::string hex(int number) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    return {kDigits[static_cast<std::size_t>(number / 16 % 16)], kDigits[static_cast<std::size_t>(number % 16)]};
  }
  template <std::size_t N>
  std::string one_of(const std::array<const char*, N>& texts) {
    return texts[static_cast<std::size_t>(upto(static_cast<int>(N)))];
  }
  FilterExpression expression(int depth) {
    FilterExpression out;
    const int kind = depth >= 4 ? 0 : upto(5);
    if (kind < 2) {
      out.term = term();
      return out;
    }
    out.kind = kind == 2 ? Kind::negation : kind == 3 ? Kind::all : Kind::any;
    const int parts = out.kind == Kind::negation ? 1 : 2 + upto(2);
    while (static_cast<int>(out.parts.size()) < parts) {
      auto part = expression(depth + 1);
      if (part.kind == out.kind && out.kind != Kind::negation) continue;  // would be flattened
      out.parts.push_back(std::move(part));
    }
    return out;
  }

  FilterTerm term() {
    const auto& collection = collection_;
    FilterTerm out;
    if (words_ < 8 && chance(8)) {
      ++words_;
      out.field = &collection.words;
      out.tests.push_back({FilterComparison::is, word(), {}});
      return out;
    }
    out.field = &collection.fields[static_cast<std::size_t>(upto(static_cast<int>(collection.fields.size())))];
    const int tests = chance(3) ? 2 + upto(2) : 1;
    for (int i = 0; i < tests; ++i) out.tests.push_back(test(*out.field));
    return out;
  }

  FilterValue word() {
    std::string text = one_of(kTexts);
    if (text.empty()) text = "axis";
    if (chance(3)) return FilterPattern{{text, one_of(kPieces)}};
    return text;
  }

  FilterPattern pattern() {
    FilterPattern out;
    if (chance(2)) out.pieces.emplace_back();
    do {
      out.pieces.push_back(one_of(kPieces));
    } while (out.pieces.size() < 2);
    if (chance(2)) out.pieces.emplace_back();
    return out;
  }

  FilterTest test(const FilterField& field) {
    if (field.may_be_unknown && chance(6)) {
      return {chance(2) ? FilterComparison::known : FilterComparison::unknown, {}, {}};
    }
    switch (field.type) {
      case FilterType::text:
      case FilterType::identifier: {
        if (chance(2)) return {FilterComparison::is, pattern(), {}};
        std::string value = field.type == FilterType::identifier ? "00:40:8c:00:00:" + hex(upto(40)) : one_of(kTexts);
        if (value.empty()) value = "Axis";
        return {FilterComparison::is, value, {}};
      }
      case FilterType::flag:
        return {FilterComparison::is, chance(2), {}};
      case FilterType::address:
        if (chance(4)) return {FilterComparison::is, *Cidr::parse(one_of(kNetworks)), {}};
        if (chance(4)) return {FilterComparison::is, pattern(), {}};
        break;
      default:
        break;
    }
    return compared(field);
  }

  FilterTest compared(const FilterField& field) {
    while (true) {
      FilterTest test;
      test.comparison = static_cast<FilterComparison>(upto(6));
      test.value = value(field);
      if (test.comparison == FilterComparison::is && std::holds_alternative<FilterAgo>(test.value)) continue;
      if (test.comparison != FilterComparison::between) return test;
      test.upper = value(field);
      if (field.type == FilterType::address) {
        const auto range = address_interval(test);
        if (range.low.is_v4() == range.high.is_v4() && range.low <= range.high) return test;
        continue;
      }
      const auto range = filter_interval(test, Instant{});
      const bool mixed = std::holds_alternative<FilterAgo>(test.value) != std::holds_alternative<FilterAgo>(test.upper);
      if (mixed || *range.low <= *range.high) return test;
    }
  }

  FilterValue value(const FilterField& field) {
    switch (field.type) {
      case FilterType::choice:
        return FilterChoice{static_cast<std::size_t>(upto(static_cast<int>(field.choices.size())))};
      case FilterType::time:
        if (chance(3)) return FilterAgo{std::chrono::seconds{3600 * upto(24 * 30)}};
        if (chance(2)) return FilterDay{std::chrono::floor<std::chrono::days>(instant())};
        return instant();
      case FilterType::address: {
        std::string text;
        while (!IpAddress::parse(text)) text = one_of(kAddresses);
        return *IpAddress::parse(text);
      }
      default:
        return std::int64_t{field.most == 100 ? upto(101) : upto(7)};
    }
  }

  const FilterCollection& collection_;
  std::mt19937_64 random_;
  int words_ = 0;
};

}  // namespace guardian::domain
