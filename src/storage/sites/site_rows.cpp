#include "storage/sites/site_rows.h"

#include "base/random.h"
#include "storage/columns.h"
#include "storage/sql_text.h"

namespace guardian::storage {

namespace {

struct SiteRow {
  std::string id, name;
  void columns(Columns& into) { into(id)(name); }
};

}  // namespace

Result<std::vector<domain::Site>> SiteRows::list(const domain::AccessScope& scope) const {
  std::vector<Param> params{{"tenant", scope.tenant_id()}};
  std::string sites;
  if (scope.sites()) params.emplace_back("sites", sites = json_list(*scope.sites()));
  GUARDIAN_TRY(auto rows, context_.session.read_all<SiteRow>(sql::kSitesList, params,
                                                             Shape{}.with(Part::sites, scope.sites().has_value())));
  std::vector<domain::Site> found;
  for (auto& row : rows) found.push_back({std::move(row.id), std::move(row.name)});
  return found;
}

Result<domain::Site> SiteRows::ensure(const domain::AccessScope& scope, std::string_view name,
                                      std::string_view preferred_id) {
  const auto find = [&] {
    return context_.session.read_one<SiteRow>(sql::kSitesFindByName, {{"tenant", scope.tenant_id()}, {"name", name}});
  };
  const auto reachable = [&](const SiteRow& row) -> Result<domain::Site> {
    if (scope.sites() && !scope.sites()->contains(row.id)) return Error::forbidden();
    return domain::Site{row.id, row.name};
  };
  GUARDIAN_TRY(auto row, find());
  if (row) return reachable(*row);
  if (scope.sites()) return Error::forbidden();
  for (std::string id(preferred_id);; id = random_id()) {
    if (id.empty()) continue;
    GUARDIAN_TRY(
        const auto made,
        context_.session.change(sql::kSitesInsert, {{"tenant", scope.tenant_id()}, {"site_id", id}, {"name", name}}));
    if (made == 1) return domain::Site{std::move(id), std::string(name)};
    GUARDIAN_TRY(row, find());  // another transaction may have made it meanwhile
    if (row) return reachable(*row);
  }
}

}  // namespace guardian::storage
