#include "domain/devices/bulk_change.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <utility>

#include "base/json_writer.h"
#include "domain/audit/audit_actions.h"
#include "domain/custom_attributes/custom_attribute_service.h"
#include "domain/devices/device_identity.h"
#include "domain/sites/site.h"
#include "domain/tags/tag.h"

namespace guardian::domain {
namespace {

std::vector<std::string> each_once(const std::vector<std::string>& named) {
  std::vector<std::string> out;
  std::set<std::string> seen;
  for (const auto& one : named) {
    std::string id = normalise_deviceid(one).value_or(one);
    if (seen.insert(id).second) out.push_back(std::move(id));
  }
  return out;
}

Result<std::vector<std::string>> select_devices(const Reader& reader, const AccessScope& scope,
                                                const BulkSelection& selection) {
  if (selection.deviceids) return each_once(*selection.deviceids);
  DeviceQuery query = selection.query;
  query.sort = DeviceSort::object_id;  // no other order needs to be made
  query.direction = Direction::ascending;
  query.offset = 0;
  query.limit = BulkChange::kMostDevices + 1;
  query.walks = true;
  GUARDIAN_TRY(const auto found, reader.devices().list(scope, query));
  std::vector<std::string> deviceids;
  deviceids.reserve(found.size());
  for (const auto& one : found) deviceids.push_back(one.device.deviceid);
  return deviceids;
}

// What is asked for must be there before anything is begun.
Result<void> check_action(const Reader& reader, const AccessScope& scope, const BulkAction& action) {
  if (const auto* attribute = std::get_if<BulkAttribute>(&action)) {
    GUARDIAN_TRY(const auto all, CustomAttributeService::list(reader, scope, {}));
    const bool known =
        std::any_of(all.begin(), all.end(), [&](const auto& one) { return one.name == attribute->name; });
    if (!known) return Error::not_found("There is no custom attribute of this name");
  }
  if (const auto* site = std::get_if<BulkSite>(&action)) {
    if (scope.sites() && !scope.sites()->contains(site->site_id)) {
      return Error::not_found("There is no site of this id");
    }
    if (site->site_id == kDefaultSiteId) return {};
    GUARDIAN_TRY(const auto found, reader.sites().find(scope, site->site_id));
    if (!found) return Error::not_found("There is no site of this id");
  }
  return {};
}

// One transaction's part of a change.
class BulkPart {
 public:
  BulkPart(Tx& tx, const AccessScope& scope, std::span<const std::string> deviceids, Instant now)
      : tx_(tx), scope_(scope), deviceids_(deviceids), now_(now) {}

  Result<void> operator()(const BulkTag& action) {
    GUARDIAN_TRY(const auto ids, known_ids());
    GUARDIAN_TRY(const auto tag_ids, ensure_tags(tx_, scope_, {action.tag}, now_));
    GUARDIAN_CHECK(tx_.devices().set_tags(scope_, ids, tag_ids, false));
    return {};
  }
  Result<void> operator()(const BulkUntag& action) {
    GUARDIAN_TRY(const auto ids, known_ids());
    GUARDIAN_CHECK(untag_devices(tx_, scope_, ids, action.tag));
    return {};
  }
  Result<void> operator()(const BulkAttribute& action) {
    std::vector<AttributeSetting> settings;
    for (const auto& deviceid : deviceids_) settings.push_back({deviceid, action.name, action.value});
    GUARDIAN_TRY(const auto outcome, set_attribute_values(tx_, scope_, settings));
    for (const auto& refused : outcome.refused) refuse(deviceids_[refused.index], refused.why);
    return {};
  }
  Result<void> operator()(const BulkSite& action) {
    GUARDIAN_CHECK(check_action(tx_, scope_, action));  // it stays until this ends
    GUARDIAN_TRY(auto found, find());
    for (auto& [deviceid, detail] : found) {
      if (detail.device.site_id == action.site_id) continue;
      detail.device.site_id = action.site_id;
      GUARDIAN_CHECK(tx_.devices().update(scope_, detail));
    }
    return {};
  }

  std::vector<BulkProblem> take_problems() { return std::move(problems_); }

 private:
  void refuse(const std::string& deviceid, std::string why) { problems_.push_back({deviceid, std::move(why)}); }

  Result<std::map<std::string, DeviceDetail>> find() {
    const std::vector<std::string> keys(deviceids_.begin(), deviceids_.end());
    GUARDIAN_TRY(auto found, tx_.devices().find_by_keys(scope_, DeviceKey::deviceid, keys));
    for (const auto& deviceid : deviceids_) {
      if (!found.contains(deviceid)) refuse(deviceid, "there is no such device");
    }
    return found;
  }
  Result<std::vector<std::string>> known_ids() {
    GUARDIAN_TRY(const auto found, find());
    std::vector<std::string> ids;
    for (const auto& [deviceid, detail] : found) ids.push_back(detail.device.id);
    return ids;
  }

  Tx& tx_;
  const AccessScope& scope_;
  std::span<const std::string> deviceids_;
  Instant now_;
  std::vector<BulkProblem> problems_;
};

void write_tag_name(JsonWriter& json, const TagName& tag) {
  json.member("tag_type", tag.type).member("tag", tag.value);
}

AuditEvent bulk_event(const AccessScope& scope, const BulkAction& action, std::size_t total,
                      std::string_view request_id) {
  AuditEvent event;
  event.chain = scope.tenant_id();
  event.actor = scope.actor();
  event.action = audit_action::kDeviceBulk;
  event.object = "devices:" + std::to_string(total);
  event.request_id = request_id;
  event.detail.clear();
  JsonWriter json(event.detail);
  json.begin_object().member("action", action_word(action));
  if (const auto* tag = std::get_if<BulkTag>(&action)) write_tag_name(json, tag->tag);
  if (const auto* untag = std::get_if<BulkUntag>(&action)) write_tag_name(json, untag->tag);
  if (const auto* attribute = std::get_if<BulkAttribute>(&action)) json.member("attribute", attribute->name);
  if (const auto* site = std::get_if<BulkSite>(&action)) json.member("site", site->site_id);
  json.end_object();
  return event;
}

}  // namespace

std::string_view action_word(const BulkAction& action) {
  constexpr std::string_view kWords[] = {"tag", "untag", "attribute", "site"};
  return kWords[action.index()];
}

Result<std::int64_t> BulkChange::count(const AccessScope& scope, const BulkSelection& selection) const {
  if (selection.deviceids) return static_cast<std::int64_t>(each_once(*selection.deviceids).size());
  return database_.read([&](const Reader& reader) { return reader.devices().count(scope, selection.query); });
}

Result<BulkChangeOutcome> BulkChange::run(const AccessScope& scope, const BulkSelection& selection,
                                          const BulkAction& action, std::optional<std::int64_t> expected,
                                          std::string_view request_id) {
  if (!scope.may_write()) return Error::forbidden("No access", "devices without the right to write");
  BulkChangeOutcome outcome;
  GUARDIAN_TRY(const auto deviceids, database_.read([&](const Reader& reader) -> Result<std::vector<std::string>> {
    GUARDIAN_CHECK(check_action(reader, scope, action));
    return select_devices(reader, scope, selection);
  }));
  outcome.total = static_cast<std::int64_t>(deviceids.size());
  const bool too_many = outcome.total > kMostDevices;
  if (too_many) {
    GUARDIAN_TRY(outcome.total, count(scope, selection));
  }
  if (expected && *expected != outcome.total) {
    outcome.match_changed = true;
    return outcome;
  }
  if (too_many) {
    return Error::invalid(
        fmt::format("Bad Request: {} devices match, at most {} can be changed at once", outcome.total, kMostDevices));
  }
  for (std::size_t begin = 0; begin < deviceids.size(); begin += kDevicesAtOnce) {
    const auto part = std::span(deviceids).subspan(begin, std::min(kDevicesAtOnce, deviceids.size() - begin));
    GUARDIAN_TRY(auto problems, database_.write(WriteLane::normal, [&](Tx& tx) -> Result<std::vector<BulkProblem>> {
      BulkPart run(tx, scope, part, clock_.now());
      GUARDIAN_CHECK(std::visit(run, action));
      if (begin == 0) GUARDIAN_CHECK(audit_.append(tx, bulk_event(scope, action, deviceids.size(), request_id)));
      return run.take_problems();
    }));
    outcome.failed += static_cast<std::int64_t>(problems.size());
    outcome.done += static_cast<std::int64_t>(part.size() - problems.size());
    for (auto& problem : problems) {
      if (outcome.problems.size() < kMostProblems) outcome.problems.push_back(std::move(problem));
    }
  }
  return outcome;
}

}  // namespace guardian::domain
