#include "domain/alerts/alert_document.h"

#include <fmt/format.h>

#include <array>

#include "base/encoding.h"
#include "base/json_reader.h"
#include "domain/devices/device_document.h"
#include "domain/devices/item_reader.h"

namespace guardian::domain {
namespace {

Result<int> severity_of(const ItemReader& item) {
  GUARDIAN_TRY(const auto number, item.integer("severityNumber", 1, 4));
  if (number) return *number;
  GUARDIAN_TRY(const std::string word, item.required_text("severity"));
  for (int severity = 1; severity <= 4; ++severity) {
    if (word == alert_severity_word(severity)) return severity;
  }
  return Error::invalid(fmt::format("severity: expected info, low, medium or high, found \"{}\"", shown_value(word)));
}

Result<void> identify(const ItemReader& item, Alert& alert) {
  GUARDIAN_TRY(auto id, item.text("id"));
  if (!id) {
    GUARDIAN_TRY(id, item.text("alertid"));
  }
  GUARDIAN_TRY(const auto ticket, item.text("zb_ticketid", 64));
  if (!id && !ticket) return Error::invalid("id: is required, or zb_ticketid");
  if (id && (id->size() != 24 || !is_lower_hex(*id))) {
    return Error::invalid(fmt::format("id: expected 24 lower-case hex digits, found \"{}\"", shown_value(*id)));
  }
  if (ticket && !ticket->starts_with("alert-")) {
    return Error::invalid(
        fmt::format("zb_ticketid: expected \"alert-\" and an id, found \"{}\"", shown_value(*ticket)));
  }
  alert.id = id ? *id : derived_id("alert " + *ticket, 24);
  alert.zb_ticketid = ticket ? *ticket : "alert-" + derived_id("ticket " + *id, 9);
  return {};
}

// The alert's own message knows the device's address.
std::string_view address_in_message(const boost::json::object& item) {
  const auto* message = item.if_contains("msg");
  const auto* address =
      message != nullptr && message->is_object() ? message->get_object().if_contains("localip") : nullptr;
  return address != nullptr && address->is_string() ? std::string_view(address->get_string()) : std::string_view();
}

}  // namespace

Result<AlertDocument> parse_alert_document(std::string_view json, Instant now) {
  GUARDIAN_TRY(const boost::json::value value, parse_json(json));
  if (!value.is_object()) return Error::invalid("expected an alert, as a JSON object");
  const ItemReader item(value.get_object(), now);
  AlertDocument out;
  GUARDIAN_CHECK(identify(item, out.alert));
  GUARDIAN_TRY(out.device, item.named_device("hostname", "category", address_in_message(value.get_object())));
  GUARDIAN_TRY(const auto date, item.time("date"));
  if (!date) return Error::invalid("date: is required");
  GUARDIAN_TRY(const auto name, item.required_text("name"));
  GUARDIAN_TRY(const auto type, item.text("type", 64));
  GUARDIAN_TRY(out.alert.severity, severity_of(item));
  constexpr std::array<std::string_view, 2> kResolved = {"no", "yes"};
  GUARDIAN_TRY(const std::string resolved, item.choice("resolved", kResolved));
  out.alert.date = *date;
  out.alert.name = name;
  out.alert.updated_at = now;
  out.alert.type = type.value_or("policy_alert");
  out.alert.resolved = resolved == "yes";
  out.alert.document = compact_json(json);
  out.device.device.first_seen = *date;
  out.device.device.last_activity = *date;
  return out;
}

}  // namespace guardian::domain
