#include "domain/devices/device_service.h"

#include <set>

#include "base/json_writer.h"
#include "domain/devices/device.h"
#include "domain/devices/device_identity.h"
#include "domain/tags/tag.h"

namespace guardian::domain {

Result<int> DeviceService::change_tags(const AccessScope& scope, const TagChange& change, std::string_view request_id) {
  if (!scope.may_write()) return Error::forbidden("No access", "tags without the right to write");
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<int> {
    std::set<std::string> ids;
    for (const std::string& named : change.deviceids) {
      const auto deviceid = normalise_deviceid(named);
      if (!deviceid) continue;
      GUARDIAN_TRY(const auto found, tx.devices().find(scope, *deviceid));
      if (found) ids.insert(found->device.id);
    }
    if (ids.empty()) return Error::not_found();

    std::vector<std::string> tag_ids;
    for (const TagName& name : change.tags) {
      GUARDIAN_TRY(const Tag tag, tx.tags().ensure(scope, Tag{{}, name.type, name.value, clock_.now()}));
      tag_ids.push_back(tag.id);
    }
    const auto changed =
        tx.devices().set_tags(scope, std::vector<std::string>(ids.begin(), ids.end()), tag_ids, change.replace);
    if (!changed) return changed.error();

    AuditEvent event;
    event.chain = scope.tenant_id();
    event.actor = scope.actor();
    event.action = "device.update";
    event.object = "devices:" + std::to_string(ids.size());
    event.request_id = request_id;
    event.detail.clear();
    JsonWriter json(event.detail);
    json.begin_object().member("replace", change.replace).member("changed", *changed).key("tags").begin_array();
    for (const std::string& id : tag_ids) json.value(id);
    json.end_array().end_object();
    GUARDIAN_CHECK(audit_.append(tx, event));
    return static_cast<int>(ids.size());
  });
}

}  // namespace guardian::domain
