#include "api/segments/segment_fields.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace guardian::api {
namespace {

constexpr std::size_t kLongestSegmentName = 255;
constexpr std::size_t kLongestSegmentText = 1024;
constexpr std::size_t kMostFirewalls = 100;
constexpr std::size_t kLongestFirewall = 64;
constexpr std::size_t kLongestSiteid = 64;

std::int64_t read_segment_id(BodyFields& fields) {
  const auto text = fields.text_or_number("segmentId", Presence::required, 1, kLongestSegmentNumber);
  if (!text) return 0;
  const auto number = parse_segment_number(*text);
  if (!number) fields.problem("segmentId", std::string(kSegmentNumberRule));
  return number.value_or(0);
}

std::optional<std::vector<std::string>> read_firewall_ids(BodyFields& fields) {
  auto ids = fields.texts("firewallsList", Presence::optional, 0, kMostFirewalls, kLongestFirewall);
  if (ids && std::set<std::string>(ids->begin(), ids->end()).size() != ids->size()) {
    fields.problem("firewallsList", "must not name a firewall twice");
  }
  return ids;
}

domain::SegmentChange read_segment_change(BodyFields& fields, SegmentForm form) {
  const bool is_new = form == SegmentForm::create;
  domain::SegmentChange change;
  if (!is_new) change.number = read_segment_id(fields);
  change.name = fields.text("name", is_new ? Presence::required : Presence::optional, 1, kLongestSegmentName);
  change.description = fields.text("description", Presence::optional, 0, kLongestSegmentText);
  change.site_name = fields.text("site", Presence::optional, 0, kLongestSegmentName);
  change.site_id = fields.text_or_number("siteid", Presence::optional, 1, kLongestSiteid);
  change.firewalls = read_firewall_ids(fields);
  if (is_new) change.creates_site = fields.boolean("siteCreation", Presence::optional).value_or(false);
  if (change.creates_site && change.site_name.value_or("").empty()) {
    fields.problem("siteCreation", "needs the name of the site in site");
  }
  return change;
}

}  // namespace

std::optional<std::int64_t> parse_segment_number(std::string_view text) {
  if (text.empty() || text.size() > kLongestSegmentNumber || text[0] == '0') return std::nullopt;
  std::int64_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

std::vector<domain::SegmentChange> read_segment_changes(const boost::json::array& body, SegmentForm form,
                                                        InputProblems& problems) {
  std::vector<domain::SegmentChange> changes;
  std::set<std::string> named;
  for (std::size_t i = 0; i < body.size(); ++i) {
    const auto* object = object_element(body, i, "", problems);
    if (object == nullptr) continue;
    BodyFields fields(*object, element_path("", i), problems);
    changes.push_back(read_segment_change(fields, form));
    const auto& change = changes.back();
    const bool is_new = form == SegmentForm::create;
    const std::string identity = is_new ? change.name.value_or("") : std::to_string(change.number);
    if (!identity.empty() && identity != "0" && !named.insert(identity).second) {
      fields.problem(is_new ? "name" : "segmentId", "is given twice");
    }
  }
  return changes;
}

}  // namespace guardian::api
