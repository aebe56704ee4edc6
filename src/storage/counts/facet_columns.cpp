#include "storage/counts/facet_columns.h"

#include <cstdlib>

namespace guardian::storage {

using domain::FacetField;

std::string_view facet_value_of_device(FacetField field) {
  switch (field) {
    case FacetField::category:
      return "SELECT d.category AS value";
    case FacetField::profile:
      return "SELECT d.profile AS value";
    case FacetField::profile_type:
      return "SELECT d.profile_type AS value";
    case FacetField::profile_vertical:
      return "SELECT d.profile_vertical AS value";
    case FacetField::vendor:
      return "SELECT d.vendor AS value";
    case FacetField::model:
      return "SELECT d.model AS value";
    case FacetField::os_group:
      return "SELECT d.os_group AS value";
    case FacetField::site:
      return "SELECT COALESCE(s.name, '') AS value";
    case FacetField::risk_level:
      return "SELECT d.risk_level AS value";
    case FacetField::monitored:
      return "SELECT CASE d.monitored WHEN 1 THEN 'true' ELSE 'false' END AS value";
    case FacetField::traffic_restricted:
      return "SELECT CASE d.traffic_restricted WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE '' END AS value";
    case FacetField::tag:
    case FacetField::name:
    case FacetField::severity:
    case FacetField::resolved:
    case FacetField::status:
      break;
  }
  std::abort();
}

std::string_view facet_value_of_alert(FacetField field) {
  if (field == FacetField::name) return "SELECT a.name AS value";
  if (field == FacetField::severity) {
    return "SELECT CASE a.severity WHEN 1 THEN 'info' WHEN 2 THEN 'low' WHEN 3 THEN 'medium' WHEN 4 THEN 'high' "
           "ELSE '' END AS value";
  }
  if (field == FacetField::resolved) return "SELECT CASE a.resolved WHEN 1 THEN 'true' ELSE 'false' END AS value";
  return facet_value_of_device(field);
}

std::string_view facet_value_of_vulnerability(FacetField field) {
  if (field == FacetField::name) return "SELECT v.name AS value";
  if (field == FacetField::severity) return "SELECT v.severity AS value";
  if (field == FacetField::status) return "SELECT v.status AS value";
  return facet_value_of_device(field);
}

bool is_facet_of_device(FacetField field) {
  return field < FacetField::tag || field == FacetField::risk_level || field == FacetField::monitored ||
         field == FacetField::traffic_restricted;
}

}  // namespace guardian::storage
