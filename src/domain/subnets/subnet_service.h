#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/audit/audit_trail.h"
#include "domain/store/database.h"
#include "domain/subnets/subnet.h"

namespace guardian::domain {

// What is said about one subnet. What is absent stays as it is, or as a new subnet has it.
struct SubnetChange {
  Cidr prefix;
  std::optional<std::string> name;
  std::optional<std::string> description;
  std::optional<std::string> vlan;
  std::optional<std::string> gateway;
  std::optional<std::string> integration_instance;
  std::optional<std::string> site_name;  // empty: the default site
  std::optional<bool> shared;
  std::optional<bool> is_static;
  std::optional<bool> monitored;
  std::optional<SubnetKind> kind;
  std::optional<Cidr> parent;  // is not stored, but must be a stored network around the prefix
};

// What an address management system tells about many subnets at once.
struct SubnetImport {
  std::vector<SubnetChange> items;
  std::string source;           // of the subnets it makes or overwrites: "ipam_infoblox"
  bool overwrite_data = false;  // false: of a subnet that exists only empty fields are filled
  bool overwrite_site = false;  // false: a subnet that lies at a site stays there
};

// What changes subnets. Every call is one transaction with its audit record: all of it, or nothing. forbidden without
// the right to write, and for a caller who is limited to sites beyond those. Any thread.
class SubnetService {
 public:
  static constexpr std::size_t kMostWritten = 1000;
  static constexpr std::size_t kMostImported = 1000;  // keeps the transaction below 200 ms
  static constexpr std::size_t kMostRemoved = 10;     // contract 2.6
  static constexpr std::int64_t kMostOfTenant = 50'000;

  SubnetService(Database& database, AuditTrail& audit, const Clock& clock)
      : database_(database), audit_(audit), clock_(clock) {}

  // How many were made. conflict: one exists; invalid: an unknown site or parent.
  Result<int> create(const AccessScope& scope, const std::vector<SubnetChange>& changes, std::string_view request_id);
  // How many there are of those named. not_found: one does not exist; invalid as above.
  Result<int> update(const AccessScope& scope, const std::vector<SubnetChange>& changes, std::string_view request_id);
  // Which were removed; unknown ones are passed over. not_found: none is known.
  Result<std::vector<Cidr>> remove(const AccessScope& scope, const std::vector<Cidr>& prefixes,
                                   std::string_view request_id);
  // Makes a subnet a shared block, or takes that back. Twice is the same as once. not_found: no such subnet.
  Result<void> set_shared(const AccessScope& scope, const Cidr& prefix, bool shared, std::string_view request_id);
  // Makes what is new and changes what differs; sites are made by their names. How many subnets were named.
  Result<int> import(const AccessScope& scope, const SubnetImport& import, std::string_view request_id);

 private:
  Database& database_;
  AuditTrail& audit_;
  const Clock& clock_;
};

}  // namespace guardian::domain
