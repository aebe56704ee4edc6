#include "api/stored_item.h"

#include <algorithm>
#include <array>

#include "base/time_format.h"
#include "domain/devices/attribute_scan.h"

namespace guardian::api {
namespace {

constexpr std::array<std::string_view, 4> kTimeMembers = {"date", "updateDate", "last_detected_date",
                                                          "device_last_activity"};

bool holds_time(std::string_view name) {
  return std::find(kTimeMembers.begin(), kTimeMembers.end(), name) != kTimeMembers.end();
}

}  // namespace

std::string normal_time_json(std::string_view json) {
  if (json.size() < 2 || json.front() != '"') return std::string(json);
  const std::string text(json.substr(1, json.size() - 2));
  auto time = parse_time(text);
  if (!time) time = parse_time(text + "Z");
  return time ? "\"" + format_time(*time) + "\"" : std::string(json);
}

StoredItem::StoredItem(std::string& out, std::string_view document) : json_(out) {
  members_.reserve(40);
  domain::for_each_member(document,
                          [&](std::string_view name, std::string_view value) { members_.emplace_back(name, value); });
  json_.begin_object();
}

std::string_view StoredItem::find(std::string_view name) const {
  for (const auto& [member, value] : members_) {
    if (member == name) return value;
  }
  return {};
}

bool StoredItem::is_written(std::string_view name) const {
  return std::find(written_.begin(), written_.end(), name) != written_.end();
}

void StoredItem::copy_rest() {
  std::string text;
  for (const auto& [name, value] : members_) {
    if (is_written(name)) continue;
    text.assign("\"").append(name).append("\":");  // the name keeps the escapes it is stored with
    if (holds_time(name)) {
      text += normal_time_json(value);
    } else {
      text += value;
    }
    json_.raw(text);
  }
}

void StoredItem::fill_text(std::string_view name, std::string_view text) {
  if (!find(name).empty()) return;
  json_.key(name);
  if (text.empty()) {
    json_.null();
  } else {
    json_.value(text);
  }
}

void StoredItem::fill_raw(std::string_view name, std::string_view json) {
  if (find(name).empty()) json_.key(name).raw(json);
}

}  // namespace guardian::api
