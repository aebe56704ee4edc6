#include "storage/sites/site_rows.h"

#include <limits>

#include "base/random.h"
#include "storage/changes/change_log.h"
#include "storage/columns.h"
#include "storage/scoped_query.h"
#include "storage/sql_text.h"

namespace guardian::storage {

namespace {

struct SiteRow {
  std::string id, name, description, location, group;
  long long created_at = 0, updated_at = 0;
  void columns(Columns& into) { into(id)(name)(description)(location)(group)(created_at)(updated_at); }
};

struct SiteUsageRow {
  long long devices = 0, subnets = 0, segments = 0;
  void columns(Columns& into) { into(devices)(subnets)(segments); }
};

Result<domain::Site> site_of(SiteRow row) {
  domain::Site site;
  site.id = std::move(row.id);
  site.name = std::move(row.name);
  site.description = std::move(row.description);
  site.location = std::move(row.location);
  site.group = std::move(row.group);
  GUARDIAN_TRY(site.created_at, read_instant(row.created_at, "site.created_at"));
  GUARDIAN_TRY(site.updated_at, read_instant(row.updated_at, "site.updated_at"));
  return site;
}

bool may_see_site(const domain::AccessScope& scope, const std::string& id) {
  return !scope.sites() || scope.sites()->contains(id);
}

// One row, if the caller may see it.
Result<std::optional<domain::Site>> visible_site(const domain::AccessScope& scope, std::optional<SiteRow> row) {
  if (!row || !may_see_site(scope, row->id)) return std::optional<domain::Site>();
  GUARDIAN_TRY(auto site, site_of(*std::move(row)));
  return std::optional(std::move(site));
}

void filter_sites(ScopedQuery& to, const domain::SiteQuery& query) {
  if (query.ids) to.filter(Part::ids, {"ids", to.keep(json_list(*query.ids))});
  if (query.name) to.filter(Part::name, {"name", *query.name});
  if (query.description) to.filter(Part::description, {"description", *query.description});
}

}  // namespace

Result<std::vector<domain::Site>> SiteRows::list(const domain::AccessScope& scope) const {
  domain::SiteQuery all;
  all.limit = std::numeric_limits<std::int64_t>::max();
  return list(scope, all);
}

Result<std::vector<domain::Site>> SiteRows::list(const domain::AccessScope& scope,
                                                 const domain::SiteQuery& query) const {
  ScopedQuery filters(scope);
  filter_sites(filters, query);
  filters.page(query.limit, query.offset);
  GUARDIAN_TRY(auto rows, context_.session.read_all<SiteRow>(sql::kSitesList, filters.params(), filters.shape()));
  std::vector<domain::Site> found;
  for (auto& row : rows) {
    GUARDIAN_TRY(auto site, site_of(std::move(row)));
    found.push_back(std::move(site));
  }
  return found;
}

Result<std::optional<domain::Site>> SiteRows::find_by_name(const domain::AccessScope& scope,
                                                           std::string_view name) const {
  GUARDIAN_TRY(auto row,
               context_.session.read_one<SiteRow>(sql::kSitesFindByName,
                                                  {{"tenant", scope.tenant_id()}, {"name", name}}, context_.locking()));
  return visible_site(scope, std::move(row));
}

Result<std::optional<domain::Site>> SiteRows::find(const domain::AccessScope& scope, std::string_view id) const {
  GUARDIAN_TRY(auto row,
               context_.session.read_one<SiteRow>(sql::kSitesFindById, {{"tenant", scope.tenant_id()}, {"site_id", id}},
                                                  context_.locking()));
  return visible_site(scope, std::move(row));
}

Result<domain::SiteUsage> SiteRows::usage(const domain::AccessScope& scope, std::string_view id) const {
  GUARDIAN_TRY(const auto row, context_.session.read_one<SiteUsageRow>(
                                   sql::kSitesUsage, {{"tenant", scope.tenant_id()}, {"site_id", id}}));
  if (!row) return Error::internal("a count gave no row");
  return domain::SiteUsage{row->devices, row->subnets, row->segments};
}

Result<bool> SiteRows::has_group(const domain::AccessScope& scope, std::string_view group) const {
  ScopedQuery query(scope);
  query.bind({"site_group", group});
  GUARDIAN_TRY(const auto sites, read_count(context_.session, sql::kSitesCountInGroup, query));
  return sites > 0;
}

Result<void> SiteRows::begin_change(const domain::AccessScope& scope) {
  GUARDIAN_CHECK(context_.transaction->change_seq(context_.session, scope.tenant_id(), "site"));
  return {};
}

Result<domain::Site> SiteRows::ensure(const domain::AccessScope& scope, std::string_view name,
                                      std::string_view preferred_id, Instant now) {
  const auto find = [&] {
    return context_.session.read_one<SiteRow>(sql::kSitesFindByName, {{"tenant", scope.tenant_id()}, {"name", name}},
                                              context_.locking());
  };
  const auto reachable = [&](SiteRow row) -> Result<domain::Site> {
    if (!may_see_site(scope, row.id)) return Error::forbidden();
    return site_of(std::move(row));
  };
  GUARDIAN_TRY(auto row, find());
  if (row) return reachable(*std::move(row));
  domain::Site site;
  site.name = name;
  site.created_at = site.updated_at = now;
  for (site.id = preferred_id;; site.id.clear()) {
    GUARDIAN_TRY(auto made, insert(scope, site));
    if (made) return *std::move(made);
    GUARDIAN_TRY(row, find());  // another transaction may have made it meanwhile
    if (row) return reachable(*std::move(row));
  }
}

Result<std::optional<domain::Site>> SiteRows::insert(const domain::AccessScope& scope, const domain::Site& site) {
  if (scope.sites()) return Error::forbidden("No access", "a new site by a caller who is limited to sites");
  GUARDIAN_TRY(const auto seq, context_.transaction->change_seq(context_.session, scope.tenant_id(), "site"));
  domain::Site made = site;
  if (made.id.empty()) made.id = random_id();
  GUARDIAN_TRY(const auto inserted, context_.session.change(sql::kSitesInsert, {{"tenant", scope.tenant_id()},
                                                                                {"site_id", made.id},
                                                                                {"name", made.name},
                                                                                {"description", made.description},
                                                                                {"location", made.location},
                                                                                {"site_group", made.group},
                                                                                {"created_at", made.created_at},
                                                                                {"updated_at", made.updated_at},
                                                                                {"change_seq", seq}}));
  return inserted == 1 ? std::optional(std::move(made)) : std::nullopt;
}

Result<void> SiteRows::update(const domain::AccessScope& scope, const domain::Site& site) {
  if (!may_see_site(scope, site.id)) return Error::forbidden();
  GUARDIAN_TRY(const auto seq, context_.transaction->change_seq(context_.session, scope.tenant_id(), "site"));
  GUARDIAN_CHECK(context_.session.change(sql::kSitesUpdate, {{"description", site.description},
                                                             {"location", site.location},
                                                             {"site_group", site.group},
                                                             {"updated_at", site.updated_at},
                                                             {"change_seq", seq},
                                                             {"tenant", scope.tenant_id()},
                                                             {"site_id", site.id}}));
  return {};
}

Result<void> SiteRows::remove(const domain::AccessScope& scope, std::string_view id) {
  if (scope.sites()) return Error::forbidden("No access", "a site removed by a caller who is limited to sites");
  GUARDIAN_TRY(const auto removed, context_.session.change(sql::kSitesRemove, {{"tenant", scope.tenant_id()}, {"site_id", id}}));
  if (removed == 0) return {};
  return note_deleted(context_, scope, domain::Collection::site, id, id);
}

}  // namespace guardian::storage
