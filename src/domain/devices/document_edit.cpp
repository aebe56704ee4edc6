#include "domain/devices/document_edit.h"

#include <boost/json/value.hpp>
#include <vector>

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/time_format.h"
#include "domain/devices/attribute_scan.h"

namespace guardian::domain {
namespace {

std::string history_entry_json(const HistoryEntry& entry) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().member("action", entry.action).member("reason", entry.reason);
  json.member("reason_type", entry.reason_type).member("user_email", entry.user_email);
  if (!entry.user_name.empty()) json.member("user_name", entry.user_name);
  json.member("timestamp", format_time(entry.time)).end_object();
  return out;
}

std::optional<boost::json::array> history_entries(std::optional<std::string_view> history) {
  if (!history) return std::nullopt;
  auto value = parse_json(*history);
  if (!value || !value->is_array()) return std::nullopt;
  return std::move(value->get_array());
}

}  // namespace

std::optional<std::string_view> find_document_member(std::string_view document, std::string_view name) {
  std::optional<std::string_view> found;
  for_each_member(document, [&](std::string_view member, std::string_view value) {
    if (!found && member == name) found = value;
  });
  return found;
}

std::string edit_document(std::string_view document, std::span<const DocumentMember> members) {
  std::string out;
  out.reserve(document.size() + 512);
  std::vector<bool> placed(members.size());
  const auto append = [&](std::string_view name, std::string_view json) {
    out += out.empty() ? "{\"" : ",\"";
    out.append(name).append("\":").append(json);
  };
  for_each_member(document, [&](std::string_view name, std::string_view value) {
    std::string_view json = value;
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (members[i].name != name) continue;
      json = members[i].json;
      placed[i] = true;
    }
    append(name, json);
  });
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (!placed[i]) append(members[i].name, members[i].json);
  }
  return out.empty() ? "{}" : out + "}";
}

Result<std::string> append_history(std::optional<std::string_view> history, const HistoryEntry& entry) {
  boost::json::array entries = history_entries(history).value_or(boost::json::array());
  while (entries.size() >= kMostHistoryEntries) entries.erase(entries.begin());
  GUARDIAN_TRY(auto added, parse_json(history_entry_json(entry)));
  entries.push_back(std::move(added));
  return to_json(boost::json::value(std::move(entries)));
}

LastAction last_action(std::optional<std::string_view> history) {
  LastAction last;
  const auto entries = history_entries(history);
  if (!entries || entries->empty() || !entries->back().is_object()) return last;
  const auto text = [&](std::string_view name) {
    const auto* value = entries->back().get_object().if_contains(name);
    return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
  };
  return {text("action"), text("reason"), text("reason_type")};
}

}  // namespace guardian::domain
