#include "storage/counts/facet_columns.h"

#include <cstdlib>

namespace guardian::storage {

using domain::FacetField;

std::string_view facet_value_of_device(FacetField field) {
  switch (field) {
    case FacetField::category:
      return "FROM (SELECT d.category AS value";
    case FacetField::profile:
      return "FROM (SELECT d.profile AS value";
    case FacetField::profile_type:
      return "FROM (SELECT d.profile_type AS value";
    case FacetField::profile_vertical:
      return "FROM (SELECT d.profile_vertical AS value";
    case FacetField::vendor:
      return "FROM (SELECT d.vendor AS value";
    case FacetField::model:
      return "FROM (SELECT d.model AS value";
    case FacetField::os_group:
      return "FROM (SELECT d.os_group AS value";
    case FacetField::site:
      return "FROM (SELECT COALESCE(s.name, '') AS value";
    case FacetField::risk_level:
      return "FROM (SELECT d.risk_level AS value";
    case FacetField::monitored:
      return "FROM (SELECT CASE d.monitored WHEN 1 THEN 'true' ELSE 'false' END AS value";
    case FacetField::traffic_restricted:
      return "FROM (SELECT CASE d.traffic_restricted WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE '' END AS value";
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
  if (field == FacetField::name) return "FROM (SELECT a.name AS value";
  if (field == FacetField::severity) {
    return "FROM (SELECT CASE a.severity WHEN 1 THEN 'info' WHEN 2 THEN 'low' WHEN 3 THEN 'medium' WHEN 4 THEN 'high' "
           "ELSE '' END AS value";
  }
  if (field == FacetField::resolved) return "FROM (SELECT CASE a.resolved WHEN 1 THEN 'true' ELSE 'false' END AS value";
  return facet_value_of_device(field);
}

std::string_view facet_value_of_vulnerability(FacetField field) {
  if (field == FacetField::name) return "FROM (SELECT v.name AS value";
  if (field == FacetField::severity) return "FROM (SELECT v.severity AS value";
  if (field == FacetField::status) return "FROM (SELECT v.status AS value";
  return facet_value_of_device(field);
}

bool is_facet_of_device(FacetField field) {
  return field < FacetField::tag || field == FacetField::risk_level || field == FacetField::monitored ||
         field == FacetField::traffic_restricted;
}

}  // namespace guardian::storage
