#include "domain/subnets/subnet_service.h"

#include <fmt/format.h>

#include <set>

#include "base/json_writer.h"
#include "domain/audit/change_event.h"
#include "domain/sites/site.h"
#include "domain/sites/site_names.h"

namespace guardian::domain {
namespace {

Error no_right_to_write() { return Error::forbidden("No access", "subnets without the right to write"); }

std::string element(std::size_t index, std::string_view member) { return fmt::format("[{}].{}", index, member); }

// What one transaction does with subnets.
class SubnetWriter {
 public:
  SubnetWriter(const AccessScope& scope, Tx& tx, Instant now) : scope_(scope), tx_(tx), now_(now), sites_(scope, tx) {}

  Result<void> create(const SubnetChange& change, std::size_t index) {
    Subnet subnet;
    subnet.prefix = change.prefix;
    subnet.created_at = subnet.updated_at = now_;
    take_data(subnet, change);
    GUARDIAN_CHECK(place(subnet, change, index));
    GUARDIAN_TRY(const bool made, tx_.subnets().insert(scope_, subnet));
    if (!made) return Error::conflict(fmt::format("The subnet {} exists", change.prefix.to_string()));
    return {};
  }

  Result<void> update(const SubnetChange& change, std::size_t index) {
    GUARDIAN_TRY(const auto before, tx_.subnets().find(scope_, change.prefix));
    if (!before) return Error::not_found(fmt::format("There is no subnet {}", change.prefix.to_string()));
    Subnet subnet = *before;
    take_data(subnet, change);
    GUARDIAN_CHECK(place(subnet, change, index));
    return write_changed(*before, std::move(subnet));
  }

  Result<void> import(const SubnetChange& change, const SubnetImport& how) {
    GUARDIAN_TRY(const auto before, tx_.subnets().find(scope_, change.prefix));
    Subnet subnet = before.value_or(Subnet{});
    const bool site_is_open = !before || how.overwrite_site || (!subnet.shared && subnet.site_id == kDefaultSiteId);
    if (site_is_open && change.site_name && !change.site_name->empty()) {
      GUARDIAN_TRY(subnet.site_id, sites_.ensure(*change.site_name, now_));
      subnet.shared = false;
      subnet.unshared_site_id.clear();
    }
    if (!before || how.overwrite_data) {
      take_data(subnet, change);
      subnet.source = how.source;
    } else {
      fill_empty(subnet, change);
    }
    if (before) return write_changed(*before, std::move(subnet));
    subnet.prefix = change.prefix;
    subnet.created_at = subnet.updated_at = now_;
    GUARDIAN_TRY(const bool made, tx_.subnets().insert(scope_, subnet));
    if (!made) return Error::conflict(fmt::format("The subnet {} exists at another site", change.prefix.to_string()));
    return {};
  }

  // Behind all writes. conflict: the tenant has more than a tenant may have.
  Result<void> check_room() const {
    GUARDIAN_TRY(const auto held, tx_.subnets().count(scope_, SubnetQuery{}));
    if (held <= SubnetService::kMostOfTenant) return {};
    return Error::conflict(fmt::format("No more than {} subnets are kept", SubnetService::kMostOfTenant), "too-many-subnets");
  }

  // Behind all writes: a parent may have come with the same call.
  Result<void> check_parent(const SubnetChange& change, std::size_t index) const {
    if (!change.parent) return {};
    GUARDIAN_TRY(const auto parent, tx_.subnets().find(scope_, *change.parent));
    if (parent) return {};
    return Error::invalid(fmt::format("Bad Request: {} names no subnet there is: {}", element(index, "parent"),
                                      change.parent->to_string()));
  }

  Result<void> set_shared(Subnet& subnet, bool shared) const {
    if (shared) {
      share(subnet);
    } else if (subnet.shared) {
      GUARDIAN_TRY(const auto site, tx_.sites().find(scope_, subnet.unshared_site_id));
      unshare(subnet, site.has_value());
    }
    return {};
  }

  // What is as it was keeps its time, so that a nightly synchronisation does not look like news.
  Result<void> write_changed(const Subnet& before, Subnet after) {
    if (after == before) return {};
    after.updated_at = now_;
    return tx_.subnets().update(scope_, after);
  }

 private:
  static void take_data(Subnet& subnet, const SubnetChange& change) {
    const auto take = [](auto& field, const auto& value) {
      if (value) field = *value;
    };
    take(subnet.name, change.name);
    take(subnet.description, change.description);
    take(subnet.vlan, change.vlan);
    take(subnet.gateway, change.gateway);
    take(subnet.integration_instance, change.integration_instance);
    take(subnet.is_static, change.is_static);
    take(subnet.monitored, change.monitored);
    take(subnet.kind, change.kind);
  }

  static void fill_empty(Subnet& subnet, const SubnetChange& change) {
    const auto fill = [](std::string& field, const std::optional<std::string>& value) {
      if (field.empty() && value) field = *value;
    };
    fill(subnet.name, change.name);
    fill(subnet.description, change.description);
    fill(subnet.vlan, change.vlan);
    fill(subnet.gateway, change.gateway);
    fill(subnet.integration_instance, change.integration_instance);
  }

  // A named site ends the sharing of a block.
  Result<void> place(Subnet& subnet, const SubnetChange& change, std::size_t index) {
    if (change.site_name) {
      GUARDIAN_TRY(subnet.site_id, sites_.find(*change.site_name, element(index, "site")));
      subnet.shared = false;
      subnet.unshared_site_id.clear();
    } else if (change.shared) {
      return set_shared(subnet, *change.shared);
    }
    return {};
  }

  const AccessScope& scope_;
  Tx& tx_;
  const Instant now_;
  SiteNames sites_;
};

}  // namespace

Result<int> SubnetService::create(const AccessScope& scope, const std::vector<SubnetChange>& changes,
                                  std::string_view request_id) {
  if (!scope.may_write()) return no_right_to_write();
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<int> {
    GUARDIAN_CHECK(tx.subnets().begin_change(scope));
    SubnetWriter writer(scope, tx, clock_.now());
    for (std::size_t i = 0; i < changes.size(); ++i) GUARDIAN_CHECK(writer.create(changes[i], i));
    GUARDIAN_CHECK(writer.check_room());
    for (std::size_t i = 0; i < changes.size(); ++i) GUARDIAN_CHECK(writer.check_parent(changes[i], i));
    GUARDIAN_CHECK(
        audit_.append(tx, change_event(scope, "subnet.create", fmt::format("subnets:{}", changes.size()), request_id)));
    return static_cast<int>(changes.size());
  });
}

Result<int> SubnetService::update(const AccessScope& scope, const std::vector<SubnetChange>& changes,
                                  std::string_view request_id) {
  if (!scope.may_write()) return no_right_to_write();
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<int> {
    GUARDIAN_CHECK(tx.subnets().begin_change(scope));
    SubnetWriter writer(scope, tx, clock_.now());
    for (std::size_t i = 0; i < changes.size(); ++i) GUARDIAN_CHECK(writer.update(changes[i], i));
    for (std::size_t i = 0; i < changes.size(); ++i) GUARDIAN_CHECK(writer.check_parent(changes[i], i));
    GUARDIAN_CHECK(
        audit_.append(tx, change_event(scope, "subnet.update", fmt::format("subnets:{}", changes.size()), request_id)));
    return static_cast<int>(changes.size());
  });
}

Result<std::vector<Cidr>> SubnetService::remove(const AccessScope& scope, const std::vector<Cidr>& prefixes,
                                                std::string_view request_id) {
  if (!scope.may_write()) return no_right_to_write();
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<std::vector<Cidr>> {
    GUARDIAN_CHECK(tx.subnets().begin_change(scope));
    const Instant now = clock_.now();
    std::vector<Cidr> removed;
    std::string detail;
    JsonWriter json(detail);
    json.begin_object().key("prefixes").begin_array();
    for (const Cidr& prefix : prefixes) {
      GUARDIAN_TRY(const bool gone, tx.subnets().remove(scope, prefix, now));
      if (!gone) continue;
      removed.push_back(prefix);
      json.value(prefix.to_string());
    }
    json.end_array().end_object();
    if (removed.empty()) return Error::not_found("There is no such subnet");
    GUARDIAN_CHECK(audit_.append(tx, change_event(scope, "subnet.delete", fmt::format("subnets:{}", removed.size()),
                                                  request_id, std::move(detail))));
    return removed;
  });
}

Result<void> SubnetService::set_shared(const AccessScope& scope, const Cidr& prefix, bool shared,
                                       std::string_view request_id) {
  if (!scope.may_write()) return no_right_to_write();
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(tx.subnets().begin_change(scope));
    GUARDIAN_TRY(const auto before, tx.subnets().find(scope, prefix));
    if (!before) return Error::not_found(fmt::format("There is no subnet {}", prefix.to_string()));
    SubnetWriter writer(scope, tx, clock_.now());
    Subnet after = *before;
    GUARDIAN_CHECK(writer.set_shared(after, shared));
    GUARDIAN_CHECK(writer.write_changed(*before, std::move(after)));
    return audit_.append(tx, change_event(scope, shared ? "subnet.transfer" : "subnet.revert",
                                          "subnet:" + prefix.to_string(), request_id));
  });
}

Result<int> SubnetService::import(const AccessScope& scope, const SubnetImport& import, std::string_view request_id) {
  if (!scope.may_write()) return no_right_to_write();
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<int> {
    GUARDIAN_CHECK(tx.sites().begin_change(scope));  // before subnets, as every change of both
    GUARDIAN_CHECK(tx.subnets().begin_change(scope));
    SubnetWriter writer(scope, tx, clock_.now());
    std::set<Cidr> named;
    for (const SubnetChange& item : import.items) {
      GUARDIAN_CHECK(writer.import(item, import));
      named.insert(item.prefix);
    }
    for (std::size_t i = 0; i < import.items.size(); ++i) GUARDIAN_CHECK(writer.check_parent(import.items[i], i));
    std::string detail;
    JsonWriter(detail)
        .begin_object()
        .member("source", import.source)
        .member("overwrite_data", import.overwrite_data)
        .member("overwrite_site", import.overwrite_site)
        .end_object();
    GUARDIAN_CHECK(writer.check_room());
    GUARDIAN_CHECK(audit_.append(tx, change_event(scope, "subnet.import", fmt::format("subnets:{}", named.size()),
                                                  request_id, std::move(detail))));
    return static_cast<int>(named.size());
  });
}

}  // namespace guardian::domain
