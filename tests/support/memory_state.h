#pragma once

#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "domain/access/access_key.h"
#include "domain/access/credential_directory.h"
#include "domain/alerts/alert.h"
#include "domain/audit/audit.h"
#include "domain/custom_attributes/custom_attribute.h"
#include "domain/devices/device.h"
#include "domain/filters/saved_filter.h"
#include "domain/imports/import_record.h"
#include "domain/second_factor/second_factor.h"
#include "domain/sessions/session.h"
#include "domain/sites/site.h"
#include "domain/store/database.h"
#include "domain/store/idempotency.h"
#include "domain/tags/tag.h"
#include "domain/tenants/tenant.h"
#include "domain/views/saved_view.h"
#include "domain/users/invitation.h"
#include "domain/users/user.h"
#include "domain/vulnerabilities/vulnerability.h"

// The whole content of a database in ordinary maps. A transaction works on a copy of it; so a rollback is
// to forget the copy, and a snapshot is to hold the original.
namespace guardian::domain {

// In place of a store that no test in memory needs: the contract suite runs it on both engines.
template <typename Store>
[[noreturn]] Store& not_in_memory() {
  std::abort();
}

template <typename T>
struct OfTenant {
  std::string tenant_id;
  T value;
};

using TenantKey = std::pair<std::string, std::string>;  // tenant id, name within it

struct MemoryState {
  std::map<std::string, Tenant> tenants;                // by id
  std::map<std::string, User> users;                    // by id
  std::map<TenantKey, Membership> members;              // by tenant and user
  std::map<std::string, OfTenant<Session>> sessions;    // by digest
  std::map<std::string, OfTenant<AccessKey>> keys;      // by key id
  std::map<std::string, OfTenant<BearerToken>> tokens;  // by token id
  std::map<std::string, OfTenant<Invitation>> invitations;  // by id
  std::map<std::string, OfTenant<SavedView>> saved_views;   // by id
  std::vector<KeyRefusals> told_refusals;
  std::map<std::string, CredentialDirectory::SignInFailures> sign_in_failures;
  std::map<std::string, SecondFactor> second_factors;  // by user
  std::int64_t change_number = 0;
  std::vector<OfTenant<IdempotentCall>> calls;
  std::map<std::vector<std::string>, RepeatableCall> repeatable_calls;  // by tenant and name
  std::map<std::string, std::string> installation;
  std::int64_t auth_epoch = 1;

  std::map<TenantKey, DeviceDetail> devices;  // by tenant and device id
  std::map<TenantKey, Tag> tags;
  std::map<TenantKey, Site> sites;
  std::map<TenantKey, Alert> alerts;
  std::map<TenantKey, VulnerabilityInstance> vulnerabilities;  // by ticket
  std::map<TenantKey, ImportRecord> imports;
  std::map<TenantKey, std::vector<StagedRow>> staged;
  std::map<TenantKey, SavedFilter> filters;
  std::map<TenantKey, CustomAttribute> custom_attributes;
  std::map<TenantKey, std::map<std::string, std::string>> attribute_values;  // by tenant and device; value by attribute

  std::map<std::string, std::vector<AuditRecord>> audit;  // by chain, in order
  std::map<std::string, AuditHead> audit_heads;
};

// The rows of one tenant in a map keyed by TenantKey.
template <typename Map, typename F>
void for_each_of_tenant(Map& map, const std::string& tenant_id, F&& use) {
  for (auto item = map.lower_bound({tenant_id, ""}); item != map.end() && item->first.first == tenant_id; ++item) {
    use(item->second);
  }
}

template <typename Map, typename Key = std::string>
auto find_copy(const Map& map, const Key& key) -> std::optional<typename Map::mapped_type> {
  const auto found = map.find(key);
  if (found == map.end()) return std::nullopt;
  return found->second;
}

}  // namespace guardian::domain
