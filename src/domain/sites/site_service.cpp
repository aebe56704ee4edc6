#include "domain/sites/site_service.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "domain/audit/change_event.h"
#include "domain/segments/segment.h"
#include "domain/subnets/subnet.h"

namespace guardian::domain {
namespace {

Error no_right_to_sites() { return Error::forbidden("No access", "sites without the right to write"); }

// In one order by every change, so that no two wait for each other.
Result<void> begin_site_change(const AccessScope& scope, Tx& tx) {
  GUARDIAN_CHECK(tx.sites().begin_change(scope));
  GUARDIAN_CHECK(tx.segments().begin_change(scope));
  return tx.subnets().begin_change(scope);
}

// Gives a site its subnets and segments.
class SiteFiller {
 public:
  SiteFiller(const AccessScope& scope, Tx& tx, Instant now) : scope_(scope), tx_(tx), now_(now) {}

  Result<void> fill(const std::string& site_id, const SiteChange& change, std::size_t index) {
    if (change.prefixes) {
      GUARDIAN_CHECK(release_subnets(site_id, *change.prefixes));
      for (const Cidr& prefix : *change.prefixes) GUARDIAN_CHECK(take_subnet(site_id, prefix));
    }
    if (change.segments) {
      GUARDIAN_CHECK(release_segments(site_id, *change.segments));
      for (const std::int64_t number : *change.segments) GUARDIAN_CHECK(take_segment(site_id, number, index));
    }
    return {};
  }

 private:
  Result<void> release_subnets(const std::string& site_id, const std::vector<Cidr>& kept) {
    const std::set<Cidr> stay(kept.begin(), kept.end());
    GUARDIAN_TRY(const auto there, tx_.subnets().prefixes_at_sites(scope_, {site_id}));
    for (const auto& [site, prefix] : there) {
      if (!stay.contains(prefix)) GUARDIAN_CHECK(move_subnet(prefix, std::string(kDefaultSiteId)));
    }
    return {};
  }

  Result<void> take_subnet(const std::string& site_id, const Cidr& prefix) {
    GUARDIAN_TRY(const auto known, tx_.subnets().find(scope_, prefix));
    if (known) return move_subnet(prefix, site_id);
    Subnet subnet;
    subnet.prefix = prefix;
    subnet.site_id = site_id;
    subnet.created_at = subnet.updated_at = now_;
    GUARDIAN_TRY(const bool made, tx_.subnets().insert(scope_, subnet));
    if (!made) return Error::conflict(fmt::format("The subnet {} exists at another site", prefix.to_string()));
    return {};
  }

  Result<void> move_subnet(const Cidr& prefix, const std::string& site_id) {
    GUARDIAN_TRY(auto subnet, tx_.subnets().find(scope_, prefix));
    if (!subnet || (!subnet->shared && subnet->site_id == site_id)) return {};
    subnet->shared = false;
    subnet->unshared_site_id.clear();
    subnet->site_id = site_id;
    subnet->updated_at = now_;
    return tx_.subnets().update(scope_, *subnet);
  }

  Result<void> release_segments(const std::string& site_id, const std::vector<std::int64_t>& kept) {
    GUARDIAN_TRY(const auto there, tx_.segments().numbers_at_sites(scope_, {site_id}));
    for (const auto& [site, number] : there) {
      if (std::find(kept.begin(), kept.end(), number) != kept.end()) continue;
      GUARDIAN_TRY(auto segment, tx_.segments().find(scope_, number));
      if (segment) GUARDIAN_CHECK(move_segment(*std::move(segment), std::string(kDefaultSiteId)));
    }
    return {};
  }

  Result<void> take_segment(const std::string& site_id, std::int64_t number, std::size_t index) {
    GUARDIAN_TRY(auto segment, tx_.segments().find(scope_, number));
    if (segment) return move_segment(*std::move(segment), site_id);
    return Error::invalid(fmt::format("Bad Request: [{}].segmentList names no segment there is: {}", index, number));
  }

  Result<void> move_segment(NetworkSegment segment, const std::string& site_id) {
    if (segment.site_id == site_id) return {};
    segment.site_id = site_id;
    segment.updated_at = now_;
    return tx_.segments().update(scope_, segment);
  }

  const AccessScope& scope_;
  Tx& tx_;
  const Instant now_;
};

}  // namespace

Result<int> SiteService::create(const AccessScope& scope, const std::vector<SiteChange>& changes,
                                std::string_view request_id) {
  if (!scope.may_write()) return no_right_to_sites();
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<int> {
    GUARDIAN_CHECK(begin_site_change(scope, tx));
    const Instant now = clock_.now();
    SiteFiller filler(scope, tx, now);
    for (std::size_t i = 0; i < changes.size(); ++i) {
      const SiteChange& change = changes[i];
      Site site;
      site.name = change.name;
      site.description = change.description.value_or("");
      site.location = change.location.value_or("");
      site.group = change.group.value_or("");
      site.created_at = site.updated_at = now;
      GUARDIAN_TRY(const auto made, tx.sites().insert(scope, site));
      if (!made) return Error::conflict(fmt::format("A site named \"{}\" exists", change.name));
      GUARDIAN_CHECK(filler.fill(made->id, change, i));
    }
    GUARDIAN_CHECK(
        audit_.append(tx, change_event(scope, "site.create", fmt::format("sites:{}", changes.size()), request_id)));
    return static_cast<int>(changes.size());
  });
}

Result<int> SiteService::update(const AccessScope& scope, const std::vector<SiteChange>& changes,
                                std::string_view request_id) {
  if (!scope.may_write()) return no_right_to_sites();
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<int> {
    GUARDIAN_CHECK(begin_site_change(scope, tx));
    const Instant now = clock_.now();
    SiteFiller filler(scope, tx, now);
    for (std::size_t i = 0; i < changes.size(); ++i) {
      const SiteChange& change = changes[i];
      GUARDIAN_TRY(const auto before, tx.sites().find_by_name(scope, change.name));
      if (!before) return Error::not_found(fmt::format("There is no site named \"{}\"", change.name));
      if (change.group && !change.group->empty()) {
        GUARDIAN_TRY(const bool known, tx.sites().has_group(scope, *change.group));
        if (!known) {
          return Error::invalid(
              fmt::format("Bad Request: [{}].group names no site group there is: \"{}\"", i, *change.group));
        }
      }
      Site after = *before;
      after.description = change.description.value_or(after.description);
      after.location = change.location.value_or(after.location);
      after.group = change.group.value_or(after.group);
      GUARDIAN_CHECK(filler.fill(after.id, change, i));
      if (after == *before && !change.prefixes && !change.segments) continue;
      after.updated_at = now;
      GUARDIAN_CHECK(tx.sites().update(scope, after));
    }
    GUARDIAN_CHECK(
        audit_.append(tx, change_event(scope, "site.update", fmt::format("sites:{}", changes.size()), request_id)));
    return static_cast<int>(changes.size());
  });
}

Result<void> SiteService::remove(const AccessScope& scope, std::string_view name, std::string_view request_id) {
  if (!scope.may_write()) return no_right_to_sites();
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(tx.sites().begin_change(scope));
    GUARDIAN_TRY(const auto site, tx.sites().find_by_name(scope, name));
    if (!site) return Error::not_found(fmt::format("There is no site named \"{}\"", name));
    if (site->id == kDefaultSiteId) return Error::conflict("The default site cannot be deleted");
    // First the row, which waits for those who are placing something there; then what has been placed.
    GUARDIAN_CHECK(tx.sites().remove(scope, site->id));
    GUARDIAN_TRY(const auto left, tx.sites().usage(scope, site->id));
    if (!left.none()) {
      return Error::conflict(fmt::format("The site is in use: {} devices, {} subnets and {} segments lie there",
                                         left.devices, left.subnets, left.segments));
    }
    return audit_.append(tx, change_event(scope, "site.delete", "site:" + site->id, request_id));
  });
}

}  // namespace guardian::domain
