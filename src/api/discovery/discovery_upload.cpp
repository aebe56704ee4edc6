#include "api/discovery/discovery_upload.h"

#include <utility>

#include "api/parameters/multipart_body.h"
#include "api/parameters/text_parameter.h"
#include "base/encoding.h"
#include "base/json_reader.h"

namespace guardian::api {
namespace {

constexpr std::size_t kLongestDiscoverySource = 64;

}  // namespace

std::variant<DiscoveryUpload, http::Response> read_discovery_upload(const Call& call) {
  auto parts = read_multipart_body(call.request);
  if (auto* refused = std::get_if<http::Response>(&parts)) return std::move(*refused);
  InputProblems problems;
  DiscoveryUpload upload;
  upload.update_source = required_text_parameter(call.request, "updateSource", kLongestDiscoverySource, problems);
  if (auto file = required_json_part(std::get<FormParts>(parts), "file", problems)) upload.file = std::move(*file);
  if (!problems.none()) return problems.answer(call.request);
  return upload;
}

std::string discovered_text(const BodyFields& fields, std::string_view name, std::size_t longest) {
  const boost::json::value* value = fields.find(name);
  if (value == nullptr) return {};
  std::string text = value->is_string()   ? std::string(value->get_string())
                     : value->is_number() ? to_json(*value)
                                          : std::string();
  if (text.size() <= longest) return text;
  std::size_t end = longest;  // not inside a character
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  return text;
}

std::string discovered_ip(const BodyFields& fields, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (auto ip = domain::read_node_ip(discovered_text(fields, name, kLongestDiscoveredName))) return *std::move(ip);
  }
  return {};
}

std::string discovered_mac(const BodyFields& fields, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (auto mac = domain::read_switch_mac(discovered_text(fields, name, kLongestDiscoveredName))) {
      return *std::move(mac);
    }
  }
  return {};
}

domain::NetworkNode discovered_node(domain::NodeReport report, const DiscoveryUpload& upload, std::string ip,
                                    std::string mac, const boost::json::object& element, const std::string& path,
                                    Instant now, InputProblems& problems) {
  domain::NetworkNode node;
  node.report = report;
  node.ip = std::move(ip);
  node.mac = std::move(mac);
  node.key = node.ip.empty() ? node.mac : node.ip;
  node.update_source = upload.update_source;
  node.updated_at = now;
  node.document = to_json(element);
  if (node.key.empty()) problems.in_body(path, "must name the node by an IP or a MAC address");
  if (node.document.size() > kMaxNodeBytes) problems.in_body(path, "must be at most 1 MiB");
  return node;
}

}  // namespace guardian::api
