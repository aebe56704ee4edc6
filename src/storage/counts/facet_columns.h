#pragma once

#include <string_view>

#include "domain/counts/inventory_counts.h"

namespace guardian::storage {

// The line `FROM (SELECT ... AS value` of a field, always text: constants, for Shape::replacement. `site` needs the
// site joined, and a field of the device the device. REQUIRES: the collection has the field.
std::string_view facet_value_of_device(domain::FacetField field);
std::string_view facet_value_of_alert(domain::FacetField field);
std::string_view facet_value_of_vulnerability(domain::FacetField field);
bool is_facet_of_device(domain::FacetField field);

}  // namespace guardian::storage
