#include "api/segments/segment_view.h"

#include "base/json_writer.h"
#include "base/time_format.h"

namespace guardian::api {

void write_segment(std::string& out, const domain::NetworkSegment& segment, std::string_view tenant) {
  JsonWriter json(out);
  json.begin_object()
      .member("_id", segment.id)
      .member("segmentId", std::to_string(segment.number))
      .member("name", segment.name)
      .member("description", segment.description);
  json.key("firewallsList").begin_array();
  for (const auto& firewall : segment.firewalls) json.value(firewall.appliance_id);
  json.end_array()
      .member("tenantid", tenant)
      .member("siteid", segment.site_id)
      .member("siteCreation", segment.site_created);
  json.key("firewall").begin_array();
  for (const auto& firewall : segment.firewalls) {
    json.begin_object()
        .member("date", format_time(firewall.since))
        .member("applianceid", firewall.appliance_id)
        .end_object();
  }
  json.end_array().end_object();
}

}  // namespace guardian::api
