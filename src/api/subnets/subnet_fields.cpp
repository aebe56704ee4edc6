#include "api/subnets/subnet_fields.h"

#include <charconv>
#include <set>
#include <string>
#include <utility>

#include "api/parameters/body_fields.h"
#include "domain/subnets/prefix.h"

namespace guardian::api {
namespace {

constexpr std::size_t kLongestSubnetName = 255;
constexpr std::size_t kLongestSubnetText = 1024;
constexpr std::size_t kLongestPrefix = 64;
constexpr std::size_t kLongestVlan = 16;
constexpr int kHighestVlan = 4094;
constexpr std::string_view kKinds[] = {"subnet", "block"};

std::optional<Cidr> read_prefix(BodyFields& fields, std::string_view name, Presence presence) {
  const auto text = fields.text(name, presence, presence == Presence::required ? 1 : 0, kLongestPrefix);
  if (!text || text->empty()) return std::nullopt;
  auto prefix = domain::parse_prefix(*text);
  if (prefix) return *prefix;
  fields.problem(name, prefix.error().client_text);
  return std::nullopt;
}

// Empty, or a number that comes out without leading zeros.
std::optional<std::string> read_vlan(BodyFields& fields) {
  const auto text = fields.text_or_number("vlan", Presence::optional, 0, kLongestVlan);
  if (!text || text->empty()) return text;
  int vlan = -1;
  const auto read = std::from_chars(text->data(), text->data() + text->size(), vlan);
  if (read.ec == std::errc() && read.ptr == text->data() + text->size() && vlan >= 0 && vlan <= kHighestVlan) {
    return std::to_string(vlan);
  }
  fields.problem("vlan", "must be empty or a whole number from 0 to 4094");
  return std::nullopt;
}

std::optional<std::string> read_gateway(BodyFields& fields) {
  const auto text = fields.text("gateway", Presence::optional, 0, kLongestPrefix);
  if (!text || text->empty()) return text;
  if (const auto address = IpAddress::parse(*text)) return address->to_string();
  fields.problem("gateway", "must be empty or an IP address");
  return std::nullopt;
}

std::optional<domain::SubnetKind> read_kind(BodyFields& fields) {
  const auto word = fields.choice("type", Presence::optional, kKinds);
  return word ? domain::parse_subnet_kind(*word) : std::nullopt;
}

std::optional<Cidr> read_parent(BodyFields& fields, const std::optional<Cidr>& prefix) {
  const auto parent = read_prefix(fields, "parent", Presence::optional);
  if (!parent || !prefix) return parent;
  if (parent->contains(*prefix) && *parent != *prefix) return parent;
  fields.problem("parent", "must be a network around " + prefix->to_string());
  return std::nullopt;
}

// What both forms have.
domain::SubnetChange read_common(BodyFields& fields) {
  domain::SubnetChange change;
  const auto prefix = read_prefix(fields, "prefix", Presence::required);
  change.prefix = prefix.value_or(Cidr());
  change.name = fields.text("name", Presence::optional, 0, kLongestSubnetName);
  change.description = fields.text("description", Presence::optional, 0, kLongestSubnetText);
  change.vlan = read_vlan(fields);
  change.gateway = read_gateway(fields);
  change.site_name = fields.text("site", Presence::optional, 0, kLongestSubnetName);
  change.kind = read_kind(fields);
  change.parent = read_parent(fields, prefix);
  return change;
}

domain::SubnetChange read_subnet_change(BodyFields& fields) {
  auto change = read_common(fields);
  change.is_static = fields.boolean("static", Presence::optional);
  change.monitored = fields.boolean("monitored", Presence::optional);
  change.shared = fields.boolean("shared_block", Presence::optional);
  if (change.shared.value_or(false) && change.site_name) {
    fields.problem("shared_block", "cannot stand beside site: a shared block lies at no single site");
  }
  return change;
}

domain::SubnetChange read_subnet_import(BodyFields& fields) {
  auto change = read_common(fields);
  change.integration_instance = fields.text("integration_instance_name", Presence::optional, 0, kLongestSubnetName);
  return change;
}

}  // namespace

std::vector<domain::SubnetChange> read_subnet_changes(const boost::json::array& list, std::string_view path,
                                                      InputProblems& problems) {
  std::vector<domain::SubnetChange> changes;
  std::set<Cidr> named;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto* object = object_element(list, i, path, problems);
    if (object == nullptr) continue;
    BodyFields fields(*object, element_path(path, i), problems);
    changes.push_back(read_subnet_change(fields));
    if (!named.insert(changes.back().prefix).second && problems.none()) fields.problem("prefix", "is given twice");
  }
  return changes;
}

std::vector<domain::SubnetChange> read_subnet_imports(const boost::json::array& list, std::string_view path,
                                                      InputProblems& problems) {
  std::vector<domain::SubnetChange> changes;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto* object = object_element(list, i, path, problems);
    if (object == nullptr) continue;
    BodyFields fields(*object, element_path(path, i), problems);
    changes.push_back(read_subnet_import(fields));
  }
  return changes;
}

std::optional<Cidr> read_prefix_parameter(const http::Request& request, std::string_view name,
                                          InputProblems& problems) {
  const auto text = request.parameter(name);
  if (!text) return std::nullopt;
  auto prefix = domain::parse_prefix(*text);
  if (prefix) return *prefix;
  problems.in_query(name, prefix.error().client_text, *text);
  return std::nullopt;
}

}  // namespace guardian::api
