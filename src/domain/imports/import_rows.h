#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "domain/devices/device_document.h"
#include "domain/imports/import_record.h"
#include "domain/imports/import_service.h"
#include "domain/store/database.h"

namespace guardian::domain {

// Is the item fit to be imported? Gives what identifies it (deviceid, alert id, ticket); the error says why not.
Result<std::string> check_import_item(ImportKind kind, std::string_view item, Instant now);

// Writes checked items inside one transaction. Sites, tags and named devices met twice are looked up
// once. `tx` and `scope` must outlive it.
class ImportRows {
 public:
  // `import_id`: of a chunked import, empty otherwise. `now`: the instant the items were checked against,
  // so that a late recovery judges them alike.
  ImportRows(Tx& tx, const AccessScope& scope, ImportKind kind, std::string import_id, Instant now);
  Result<void> apply(std::string_view item);
  // Behind the last item: recounts the alerts of the devices touched.
  Result<void> finish();
  int devices_created() const { return devices_created_; }

 private:
  Result<void> apply_device(std::string_view item);
  Result<void> apply_alert(std::string_view item);
  Result<void> apply_vulnerability(std::string_view item);
  Result<void> apply_filter(std::string_view item);
  Result<void> apply_policy(std::string_view item);
  Result<void> place_at_site(Device& device);
  Result<std::string> ensure_device(DeviceDetail detail);
  Result<std::string> ensure_tag(const Tag& tag);

  Tx& tx_;
  const AccessScope& scope_;
  ImportKind kind_;
  std::string import_id_;
  Instant now_;
  int devices_created_ = 0;
  std::map<std::string, std::string, std::less<>> site_ids_;    // by name
  std::map<std::string, std::string, std::less<>> device_ids_;  // by deviceid
  std::map<std::pair<std::string, std::string>, std::string> tag_ids_;
  std::set<std::string> recount_;
};

}  // namespace guardian::domain
