#pragma once

#include <map>
#include <string>
#include <vector>

#include "api/operation.h"
#include "api/vulnerabilities/detected_date_form.h"
#include "domain/changes/change.h"

namespace guardian::api {

// Objects by the id they are stored under, each as its own list shows it (a device with `detail=true`), as JSON. Of ids
// that the caller cannot see there is none.
using ObjectTexts = std::map<std::string, std::string>;

// What callers may choose about them.
struct ObjectForm {
  domain::DetectedDateForm detected_date;
};

Result<ObjectTexts> write_changed_objects(const domain::Reader& reader, const domain::AccessScope& scope,
                                          domain::Collection collection, const std::vector<std::string>& ids,
                                          const ObjectForm& form);

}  // namespace guardian::api
