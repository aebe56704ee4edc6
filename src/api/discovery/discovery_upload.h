#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "api/operation.h"
#include "api/parameters/body_fields.h"
#include "api/parameters/input_problems.h"
#include "domain/discovery/discovery_service.h"

namespace guardian::api {

// What the three uploads have in common.
struct DiscoveryUpload {
  std::string update_source;
  boost::json::value file;
};

// The upload, or the answer that refuses it.
std::variant<DiscoveryUpload, http::Response> read_discovery_upload(const Call& call);

inline constexpr std::size_t kLongestDiscoveredText = 1024;
inline constexpr std::size_t kLongestDiscoveredName = 255;
inline constexpr std::size_t kMaxNodeBytes = 1024 * 1024;

// A node's IP address in canonical form from the first of these members that holds one; empty: none does. Switches
// report what they like, so anything else there is passed over.
std::string discovered_ip(const BodyFields& fields, std::initializer_list<std::string_view> names);
std::string discovered_mac(const BodyFields& fields, std::initializer_list<std::string_view> names);
// The member's text cut to `longest` bytes at a character; empty when it is no text, or a number's digits when it is
// one.
std::string discovered_text(const BodyFields& fields, std::string_view name, std::size_t longest);

// The node's key and document, with what `fields` said of its addresses. Notes an element without either address, or
// of too many bytes, at `path`.
domain::NetworkNode discovered_node(domain::NodeReport report, const DiscoveryUpload& upload, std::string ip,
                                    std::string mac, const boost::json::object& element, const std::string& path,
                                    Instant now, InputProblems& problems);

// Reads the three documents; what is wrong is noted under `file`.
std::vector<domain::DiscoveredNode> read_graph(const DiscoveryUpload& upload, Instant now, InputProblems& problems);
std::vector<domain::DiscoveredNode> read_l2l3(const DiscoveryUpload& upload, Instant now, InputProblems& problems);
std::vector<domain::NetworkEndpoint> read_endpoints(const DiscoveryUpload& upload, Instant now,
                                                    InputProblems& problems);

}  // namespace guardian::api
