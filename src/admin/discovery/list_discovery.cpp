#include "admin/arguments.h"
#include "admin/commands.h"
#include "admin/listing.h"
#include "base/json_writer.h"
#include "base/time_format.h"
#include "domain/discovery/network_discovery.h"

namespace guardian::admin {
namespace {

struct Discovered {
  std::vector<domain::NetworkNode> nodes;
  std::vector<domain::NetworkLink> links;
  std::vector<domain::NetworkInterface> interfaces;
  std::vector<domain::NetworkEndpoint> endpoints;
};

Result<Discovered> read_discovered(domain::Database& database, const domain::AccessScope& scope) {
  return database.read([&](const domain::Reader& reader) -> Result<Discovered> {
    Discovered all;
    GUARDIAN_TRY(all.nodes, reader.discovery().nodes(scope, domain::NodeReport::graph));
    GUARDIAN_TRY(auto l2l3, reader.discovery().nodes(scope, domain::NodeReport::l2l3));
    for (auto& node : l2l3) all.nodes.push_back(std::move(node));
    GUARDIAN_TRY(all.links, reader.discovery().links(scope));
    GUARDIAN_TRY(all.interfaces, reader.discovery().interfaces(scope));
    GUARDIAN_TRY(all.endpoints, reader.discovery().endpoints(scope));
    return all;
  });
}

std::string_view report_name(domain::NodeReport report) {
  return report == domain::NodeReport::graph ? "graph" : "l2l3";
}

void write_discovered(JsonWriter& json, const Discovered& all) {
  json.begin_object().key("nodes").begin_array();
  for (const auto& node : all.nodes) {
    json.begin_object().member("report", report_name(node.report)).member("node", node.key).member("mac", node.mac);
    json.member("update_source", node.update_source).member("updated", format_time(node.updated_at));
    json.key("document").raw(node.document).end_object();
  }
  json.end_array().key("links").begin_array();
  for (const auto& link : all.links) {
    json.begin_object().member("node", link.node_key).member("neighbour", link.neighbour_key);
    json.member("neighbour_mac", link.neighbour_mac).member("remote_port", link.remote_port).end_object();
  }
  json.end_array().key("interfaces").begin_array();
  for (const auto& port : all.interfaces) {
    json.begin_object().member("node", port.node_key).member("name", port.name).member("mac", port.mac);
    json.member("ip", port.ip).member("vlan", port.vlan).end_object();
  }
  json.end_array().key("endpoints").begin_array();
  for (const auto& one : all.endpoints) {
    json.begin_object().member("deviceid", one.deviceid).member("ip", one.ip).member("node_ip", one.node_ip);
    json.member("node_mac", one.node_mac).member("switch_name", one.switch_name).member("switch_ip", one.switch_ip);
    json.member("switch_port", one.switch_port).member("update_source", one.update_source);
    json.member("updated", format_time(one.updated_at)).end_object();
  }
  json.end_array().end_object();
}

}  // namespace

Result<void> list_discovery(CommandContext& context, const boost::json::object& arguments, CommandIo& io) {
  GUARDIAN_TRY(const auto tenant, required_text(arguments, "tenant"));
  GUARDIAN_TRY(const auto scope, context.tenants.scope_of(tenant, context.who));
  GUARDIAN_TRY(const auto all, read_discovered(context.database, scope));
  if (wants_json(arguments)) {
    std::string out;
    JsonWriter json(out);
    write_discovered(json, all);
    io.write(out + "\n");
    return {};
  }
  Listing listing({"NODE", "MAC", "REPORT", "UPDATED", "SOURCE"});
  for (const auto& node : all.nodes) {
    listing.add(
        {node.key, node.mac, std::string(report_name(node.report)), format_time(node.updated_at), node.update_source});
  }
  listing.print(io);
  return {};
}

}  // namespace guardian::admin
