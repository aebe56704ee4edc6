#pragma once

#include <cstdint>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/access/access_scope.h"
#include "storage/filters/filter_condition.h"
#include "storage/session.h"
#include "storage/transaction.h"

namespace guardian::storage {

// What a query about rows of one tenant is given: the bound values, and the optional lines they belong to. Whoever is
// limited to sites has :sites and its lines from the start, so no store function has to think of them.
//   ScopedQuery query(scope);
//   query.bind({"alert_id", id});
//   session.read_all<AlertRow>(sql::kAlertsFind, query.params(), query.shape());
// Text of the caller must live until the query has run; text made for the query is given to `keep`. One thread.
class ScopedQuery {
 public:
  enum class Reach { sites, tenant };  // `tenant`: its rows belong to no site, its text has no `--? sites`

  explicit ScopedQuery(const domain::AccessScope& scope, Reach reach = Reach::sites);
  ScopedQuery(const ScopedQuery&) = delete;
  ScopedQuery& operator=(const ScopedQuery&) = delete;

  ScopedQuery& bind(const Param& param);
  // A filter: its lines stay, and its value is bound.
  ScopedQuery& filter(Part part, const Param& param);
  ScopedQuery& with(Part part, bool wanted = true);
  // The line `--& filter` becomes this condition. At most one; the filter is not needed after the call.
  ScopedQuery& narrow(const domain::FilterAt& filter, FilterColumns columns, Engine engine);
  ScopedQuery& replace(std::string_view lines);                // see Shape::replacement
  ScopedQuery& page(std::int64_t limit, std::int64_t offset);  // :most and :skip
  // The text lives as long as this object.
  std::string_view keep(std::string text);
  // For a listing: leaves out the rows of unfinished imports (`d.import_id NOT IN ...  --? hide`), except in a
  // transaction, which sees all rows.
  Result<void> hide_unfinished(const StoreContext& context);
  // For single rows: the same by a text that looks the import up itself; in a transaction they stay locked until its
  // end where the engine has row locks, behind the lock of the tenant's changes.
  Result<void> look_up(const StoreContext& context);

  const std::vector<Param>& params() const { return params_; }
  const Shape& shape() const { return shape_; }

 private:
  const std::string& tenant_id_;
  std::vector<Param> params_;
  Shape shape_;
  std::list<std::string> kept_;
  std::optional<FilterCondition> condition_;
};

// The first number of a query's first row (COUNT), 0 without one.
Result<std::int64_t> read_count(Session& session, const Query& text, const ScopedQuery& query);

}  // namespace guardian::storage
