#include "api/subnets/subnet_view.h"

#include "base/json_writer.h"

namespace guardian::api {

void write_subnet(std::string& out, const domain::Subnet& subnet) {
  JsonWriter json(out);
  json.begin_object()
      .member("prefix", subnet.prefix.to_string())
      .member("monitored", subnet.monitored)
      .member("static", subnet.is_static)
      .member("source", subnet.source);
  json.key("integrationInstanceName");
  if (subnet.integration_instance.empty()) {
    json.null();
  } else {
    json.value(subnet.integration_instance);
  }
  json.member("description", subnet.description)
      .member("parent", subnet.parent ? subnet.parent->to_string() : std::string())
      .member("name", subnet.name)
      .member("type", to_string(subnet.kind))
      .member("siteid", subnet.site_id)
      .member("vlan", subnet.vlan)
      .member("gateway", subnet.gateway)
      .member("shared_block", subnet.shared)
      .end_object();
}

}  // namespace guardian::api
