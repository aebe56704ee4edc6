#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_scope.h"
#include "domain/audit/audit_trail.h"
#include "domain/devices/bulk_sources.h"
#include "domain/store/database.h"

namespace guardian::domain {

struct BulkValue {
  const BulkField* field;  // of the source's table
  std::string text;        // checked, in the form that is stored
};

// What a source tells of one device. Members that the element leaves out, or leaves empty, are not here.
struct BulkElement {
  std::size_t index = 0;  // in the caller's list, for messages
  BulkKey key = BulkKey::deviceid;
  std::string id;  // of that kind, as normalise_deviceid gives it
  std::vector<BulkValue> values;
};

struct BulkOutcome {
  int named = 0;    // devices, each counted once
  int created = 0;  // of them
  int changed = 0;  // of those that were known
};

// Takes what other systems know about devices. Any thread.
class BulkUpdate {
 public:
  // One transaction, measured at 1,000 elements: about 60 ms on SQLite with all of them new.
  static constexpr std::size_t kMaxElements = 1000;
  BulkUpdate(Database& database, AuditTrail& audit, const Clock& clock)
      : database_(database), audit_(audit), clock_(clock) {}

  // All elements or none. A device that is not known is made, with the element's id as its deviceid; a serial
  // number or an address alone first finds the device that has it, of several the one with the newest activity.
  // What an element does not tell stays; what it tells replaces what was there, element by element in order. A
  // device to which nothing new was told is not written. forbidden: no right to write. conflict: a device belongs
  // to a site that the caller may not change, or a new one would have to, the text names the element.
  // invalid_argument: a device came to more than kMaxAttributeBytes.
  Result<BulkOutcome> run(const AccessScope& scope, const BulkSource& source, const std::vector<BulkElement>& elements,
                          std::string_view request_id);

 private:
  Database& database_;
  AuditTrail& audit_;
  const Clock& clock_;
};

}  // namespace guardian::domain
