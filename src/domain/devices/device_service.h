#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_scope.h"
#include "domain/audit/audit_trail.h"
#include "domain/store/database.h"

namespace guardian::domain {

struct TagName {
  std::string type;  // kTypeOfBareTag when it came as a bare string
  std::string value;
};

struct TagChange {
  std::vector<TagName> tags;
  bool replace = false;                // the set becomes exactly `tags`; else they are added
  std::vector<std::string> deviceids;  // as people write them: any case of a MAC
  std::string_view action = "device.update";  // of the audit record; a constant
};

// Inside a change, without an audit record.
Result<std::vector<std::string>> ensure_tags(Tx& tx, const AccessScope& scope, const std::vector<TagName>& names,
                                             Instant now);  // their ids
// That the tenant, or a device, has no such tag is fine.
struct TagRemoval {
  std::string tag_id;  // empty: the tenant has no such tag
  int changed = 0;
};
Result<TagRemoval> untag_devices(Tx& tx, const AccessScope& scope, const std::vector<std::string>& device_ids,
                                 const TagName& name);

// What changes devices through the API. Any thread.
class DeviceService {
 public:
  static constexpr std::size_t kMaxDevices = 1000;
  DeviceService(Database& database, AuditTrail& audit, const Clock& clock)
      : database_(database), audit_(audit), clock_(clock) {}

  // Tags devices in one transaction with its audit record; returns how many of the named devices there
  // are. Unknown ones are passed over; not_found when none is known; forbidden without the right to write.
  Result<int> change_tags(const AccessScope& scope, const TagChange& change, std::string_view request_id);
  // Takes one tag from devices; returns how many of the named devices there are, with the same errors. That a
  // device, or the tenant, has no such tag is fine: it is what was asked for.
  Result<int> remove_tag(const AccessScope& scope, const TagName& tag, const std::vector<std::string>& deviceids,
                         std::string_view request_id);

 private:
  Database& database_;
  AuditTrail& audit_;
  const Clock& clock_;
};

}  // namespace guardian::domain
