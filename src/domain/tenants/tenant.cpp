#include "domain/tenants/tenant.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json/object.hpp>
#include <charconv>

#include "base/json_reader.h"
#include "base/json_writer.h"

namespace guardian::domain {
namespace {

constexpr std::array kNumberSettings{
    NumberSetting{"calls_per_minute", &TenantSettings::calls_per_minute, -1, 1'000'000'000, false},
    NumberSetting{"max_active_keys", &TenantSettings::max_active_keys, 1, 1'000, true},
    NumberSetting{"max_key_days", &TenantSettings::max_key_days, 1, 3'650, true},
    NumberSetting{"session_idle_minutes", &TenantSettings::session_idle_minutes, 5, 720, true},
    NumberSetting{"session_hours", &TenantSettings::session_hours, 1, 24, true},
};
constexpr std::string_view kTsgSetting = "tsg_id";
constexpr std::size_t kMaxTsgDigits = 19;

const NumberSetting* find_number_setting(std::string_view name) {
  const auto found = std::find_if(kNumberSettings.begin(), kNumberSettings.end(),
                                  [&](const NumberSetting& setting) { return setting.name == name; });
  return found == kNumberSettings.end() ? nullptr : &*found;
}

Error stored_settings_error(std::string_view what) {
  return {ErrorCode::corrupt, "Internal error", fmt::format("stored tenant settings: {}", what), {}};
}

}  // namespace

std::span<const NumberSetting> number_settings() { return kNumberSettings; }

bool owner_may_set(std::string_view name) {
  if (name == kCredentialsInQuery) return true;
  const auto* setting = find_number_setting(name);
  return setting != nullptr && setting->by_owner;
}

std::string write_tenant_settings(const TenantSettings& settings) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  for (const auto& setting : kNumberSettings) json.member(setting.name, settings.*setting.field);
  json.member(kCredentialsInQuery, settings.credentials_in_query);
  json.member(kTsgSetting, settings.tsg_id);
  json.end_object();
  return out;
}

// Absent members keep their default; an unknown member or a value out of range is corrupt, so that a
// document edited by hand never means less than it seems to.
Result<TenantSettings> parse_tenant_settings(std::string_view json) {
  auto parsed = parse_json(json, {.depth = 2, .bytes = 64 * 1024});
  if (!parsed) return stored_settings_error(parsed.error().client_text);
  const auto* object = parsed->if_object();
  if (object == nullptr) return stored_settings_error("not an object");
  TenantSettings settings;
  for (const auto& member : *object) {
    const std::string_view name(member.key().data(), member.key().size());
    if (name == kCredentialsInQuery) {
      if (!member.value().is_bool()) return stored_settings_error("credentials_in_query is not true or false");
      settings.credentials_in_query = member.value().get_bool();
      continue;
    }
    if (name == kTsgSetting) {
      const auto* text = member.value().if_string();
      if (text == nullptr || (!text->empty() && !is_valid_tsg_id(*text))) {
        return stored_settings_error("tsg_id is not 1 to 19 digits");
      }
      settings.tsg_id = std::string(*text);
      continue;
    }
    const auto* setting = find_number_setting(name);
    if (setting == nullptr) return stored_settings_error(fmt::format("unknown member {}", name));
    const auto* number = member.value().if_int64();
    if (number == nullptr || *number < setting->lowest || *number > setting->highest) {
      return stored_settings_error(fmt::format("{} is not {}..{}", name, setting->lowest, setting->highest));
    }
    settings.*setting->field = static_cast<int>(*number);
  }
  return settings;
}

Result<void> apply_setting(TenantSettings& settings, std::string_view assignment) {
  const auto equals = assignment.find('=');
  if (equals == std::string_view::npos) {
    return Error::invalid(fmt::format("'{}' is not KEY=VALUE", assignment));
  }
  const auto name = assignment.substr(0, equals);
  const auto value = assignment.substr(equals + 1);
  if (name == kCredentialsInQuery) {
    if (value != "true" && value != "false") return Error::invalid("credentials_in_query is true or false");
    settings.credentials_in_query = value == "true";
    return {};
  }
  if (name == kTsgSetting) {
    if (!value.empty() && !is_valid_tsg_id(value)) return Error::invalid("tsg_id is 1 to 19 digits, or empty for none");
    settings.tsg_id = value;
    return {};
  }
  const auto* setting = find_number_setting(name);
  if (setting == nullptr) {
    std::string known;
    for (const auto& each : kNumberSettings) known += fmt::format("{}, ", each.name);
    return Error::invalid(fmt::format("no setting '{}'; there are {}{}, {}", name, known, kCredentialsInQuery, kTsgSetting));
  }
  int number = 0;
  const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (failure != std::errc{} || end != value.data() + value.size() || number < setting->lowest ||
      number > setting->highest) {
    return Error::invalid(fmt::format("{} is a whole number, {}..{}", name, setting->lowest, setting->highest));
  }
  settings.*setting->field = number;
  return {};
}

bool is_valid_tenant_name(std::string_view name) {
  if (name.empty() || name.size() > 63) return false;
  return std::all_of(name.begin(), name.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

bool is_valid_tsg_id(std::string_view text) {
  return !text.empty() && text.size() <= kMaxTsgDigits &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool names_tenant(std::string_view name, std::string_view tenant_name, const TenantSettings& settings) {
  return name == tenant_name || (!settings.tsg_id.empty() && name == settings.tsg_id);
}

}  // namespace guardian::domain
