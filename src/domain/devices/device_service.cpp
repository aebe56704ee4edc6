#include "domain/devices/device_service.h"

#include <set>

#include "base/json_writer.h"
#include "domain/devices/device.h"
#include "domain/devices/device_identity.h"
#include "domain/tags/tag.h"

namespace guardian::domain {
namespace {

// The ids of those named devices there are, each once; not_found when there is none.
Result<std::vector<std::string>> known_devices(Tx& tx, const AccessScope& scope,
                                               const std::vector<std::string>& deviceids) {
  std::set<std::string> ids;
  for (const std::string& named : deviceids) {
    const auto deviceid = normalise_deviceid(named);
    if (!deviceid) continue;
    GUARDIAN_TRY(const auto found, tx.devices().find(scope, *deviceid));
    if (found) ids.insert(found->device.id);
  }
  if (ids.empty()) return Error::not_found();
  return std::vector<std::string>(ids.begin(), ids.end());
}

AuditEvent tag_event(const AccessScope& scope, std::string_view action, std::size_t devices,
                     std::string_view request_id) {
  AuditEvent event;
  event.chain = scope.tenant_id();
  event.actor = scope.actor();
  event.action = action;
  event.object = "devices:" + std::to_string(devices);
  event.request_id = request_id;
  event.detail.clear();
  return event;
}

}  // namespace

Result<std::vector<std::string>> ensure_tags(Tx& tx, const AccessScope& scope, const std::vector<TagName>& names,
                                             Instant now) {
  std::vector<std::string> tag_ids;
  for (const TagName& name : names) {
    GUARDIAN_TRY(const Tag tag, ensure_tag_named(tx.tags(), scope, name.type, name.value, now));
    tag_ids.push_back(tag.id);
  }
  return tag_ids;
}

Result<TagRemoval> untag_devices(Tx& tx, const AccessScope& scope, const std::vector<std::string>& device_ids,
                                 const TagName& name) {
  TagRemoval removal;
  GUARDIAN_TRY(const auto tag, tx.tags().find_by_value(scope, name.type, name.value));
  if (!tag) return removal;
  removal.tag_id = tag->id;
  GUARDIAN_TRY(removal.changed, tx.devices().remove_tag(scope, device_ids, tag->id));
  return removal;
}

Result<int> DeviceService::change_tags(const AccessScope& scope, const TagChange& change, std::string_view request_id) {
  if (!scope.may_write()) return Error::forbidden("No access", "tags without the right to write");
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<int> {
    GUARDIAN_TRY(const auto ids, known_devices(tx, scope, change.deviceids));
    GUARDIAN_TRY(const auto tag_ids, ensure_tags(tx, scope, change.tags, clock_.now()));
    GUARDIAN_TRY(const int changed, tx.devices().set_tags(scope, ids, tag_ids, change.replace));

    AuditEvent event = tag_event(scope, change.action, ids.size(), request_id);
    JsonWriter json(event.detail);
    json.begin_object().member("replace", change.replace).member("changed", changed).key("tags").begin_array();
    for (const std::string& id : tag_ids) json.value(id);
    json.end_array().end_object();
    GUARDIAN_CHECK(audit_.append(tx, event));
    return static_cast<int>(ids.size());
  });
}

Result<int> DeviceService::remove_tag(const AccessScope& scope, const TagName& name,
                                      const std::vector<std::string>& deviceids, std::string_view request_id) {
  if (!scope.may_write()) return Error::forbidden("No access", "tags without the right to write");
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<int> {
    GUARDIAN_TRY(const auto ids, known_devices(tx, scope, deviceids));
    GUARDIAN_TRY(const auto removal, untag_devices(tx, scope, ids, name));
    AuditEvent event = tag_event(scope, "tag.remove", ids.size(), request_id);
    JsonWriter json(event.detail);
    json.begin_object().member("changed", removal.changed).key("tags").begin_array();
    if (!removal.tag_id.empty()) json.value(removal.tag_id);
    json.end_array().end_object();
    GUARDIAN_CHECK(audit_.append(tx, event));
    return static_cast<int>(ids.size());
  });
}

}  // namespace guardian::domain
