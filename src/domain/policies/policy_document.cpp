#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/encoding.h"
#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/time_format.h"
#include "domain/devices/device_document.h"
#include "domain/devices/item_reader.h"
#include "domain/policies/policy.h"

namespace guardian::domain {
namespace {

constexpr std::size_t kIdDigits = 32;
constexpr std::size_t kMostListed = 1000;
constexpr std::size_t kLongestListed = 1024;  // a host name or a path in a URL category
constexpr std::size_t kMostDocumentBytes = 256 * 1024;

constexpr std::string_view kTextLists[] = {"sourceProfiles",
                                           "sourceIpList",
                                           "sourceZones",
                                           "apps",
                                           "destinationZones",
                                           "destinationProfiles",
                                           "destinationFqdnList",
                                           "destinationIpList",
                                           "destinationUrlCategories",
                                           "services",
                                           "tags",
                                           "firewallList",
                                           "deviceGroups"};
constexpr std::array<std::string_view, 2> kReaches = {"intranet", "internet"};
constexpr std::array<std::string_view, 1> kActions = {"allow"};
constexpr std::array<std::string_view, 6> kSecurityTypes = {"virus",         "vulnerability", "spyware",
                                                            "url-filtering", "file-blocking", "wildfire-analysis"};

Error policy_problem(std::string_view member, std::string_view accepted, const boost::json::value& found) {
  return Error::invalid(fmt::format("{}: expected {}, found {}", member, accepted, shown_value(to_json(found))));
}

// The elements of a list member; null and absent are an empty list.
Result<const boost::json::array*> list_member(const boost::json::object& item, std::string_view member) {
  static const boost::json::array kEmpty;
  const auto* value = item.if_contains(member);
  if (value == nullptr || value->is_null()) return &kEmpty;
  if (!value->is_array() || value->get_array().size() > kMostListed) {
    return policy_problem(member, fmt::format("a list of at most {} elements", kMostListed), *value);
  }
  return &value->get_array();
}

Result<std::vector<std::string>> text_list(const boost::json::object& item, std::string_view member) {
  GUARDIAN_TRY(const auto* list, list_member(item, member));
  std::vector<std::string> texts;
  for (const auto& element : *list) {
    if (!element.is_string() || element.get_string().empty() || element.get_string().size() > kLongestListed) {
      return policy_problem(member, fmt::format("texts of 1 to {} bytes", kLongestListed), element);
    }
    texts.emplace_back(element.get_string());
  }
  return texts;
}

// [{type,name}]
Result<void> write_security_profiles(const boost::json::object& item, JsonWriter& json) {
  GUARDIAN_TRY(const auto* list, list_member(item, "securityProfiles"));
  json.key("securityProfiles").begin_array();
  for (const auto& element : *list) {
    const auto text = [&](std::string_view member) -> std::string_view {
      const auto* value = element.is_object() ? element.get_object().if_contains(member) : nullptr;
      return value != nullptr && value->is_string() ? std::string_view(value->get_string()) : std::string_view();
    };
    const auto type = text("type");
    const auto name = text("name");
    if (std::find(kSecurityTypes.begin(), kSecurityTypes.end(), type) == kSecurityTypes.end() || name.empty() ||
        name.size() > 255) {
      return policy_problem("securityProfiles",
                            fmt::format("{{type,name}} with a type of {}", fmt::join(kSecurityTypes, ", ")), element);
    }
    json.begin_object().member("type", type).member("name", name).end_object();
  }
  json.end_array();
  return {};
}

bool is_known_member(std::string_view name) {
  constexpr std::string_view kOthers[] = {"id",     "policySetName",    "geo",
                                          "action", "lastActivityTime", "securityProfiles"};
  return std::find(std::begin(kOthers), std::end(kOthers), name) != std::end(kOthers) ||
         std::find(std::begin(kTextLists), std::end(kTextLists), name) != std::end(kTextLists);
}

}  // namespace

Result<Policy> parse_policy_document(std::string_view text, Instant now) {
  GUARDIAN_TRY(const boost::json::value value, parse_json(text));
  if (!value.is_object()) return Error::invalid("expected a policy recommendation, as a JSON object");
  const boost::json::object& item = value.get_object();
  const ItemReader reader(item, now);
  Policy policy;
  GUARDIAN_TRY(policy.id, reader.required_text("id"));
  if (policy.id.size() != kIdDigits || !is_lower_hex(policy.id)) {
    return Error::invalid(
        fmt::format("id: expected {} lower-case hex digits, found \"{}\"", kIdDigits, shown_value(policy.id)));
  }
  GUARDIAN_TRY(const std::string set_name, reader.required_text("policySetName", 255));
  GUARDIAN_TRY(const std::string reach, reader.choice("geo", kReaches));
  GUARDIAN_TRY(const std::string action, reader.choice("action", kActions));
  GUARDIAN_TRY(const auto last_activity, reader.time("lastActivityTime"));

  JsonWriter json(policy.document);
  json.begin_object().member("id", policy.id).member("policySetName", set_name);
  json.member("geo", reach).member("action", action).key("lastActivityTime");
  if (last_activity) {
    json.value(format_time(*last_activity));
  } else {
    json.null();
  }
  for (const std::string_view member : kTextLists) {
    GUARDIAN_TRY(auto texts, text_list(item, member));
    json.key(member).begin_array();
    for (const std::string& one : texts) json.value(one);
    json.end_array();
    if (member == "sourceProfiles") policy.profiles = std::move(texts);
  }
  GUARDIAN_CHECK(write_security_profiles(item, json));
  for (const auto& member : item) {
    if (!is_known_member(member.key())) json.key(member.key()).raw(to_json(member.value()));
  }
  json.end_object();
  if (policy.document.size() > kMostDocumentBytes) {
    return Error::invalid(
        fmt::format("the item comes to {} bytes, at most {} are kept", policy.document.size(), kMostDocumentBytes));
  }
  return policy;
}

}  // namespace guardian::domain
