#include "storage/policies/policy_rows.h"

#include "storage/columns.h"
#include "storage/imports/import_rows.h"
#include "storage/sql_text.h"

namespace guardian::storage {

namespace {

struct PolicyRow {
  std::string id, document;
  void columns(Columns& into) { into(id)(document); }
};

// The bound values of a query. Lives while it runs: the parameters point into its texts.
struct PolicyFilters {
  PolicyFilters(const domain::AccessScope& scope, const domain::PolicyQuery& query, std::string hidden_imports)
      : hidden(std::move(hidden_imports)), profiles(query.profiles ? json_list(*query.profiles) : std::string()) {
    params.emplace_back("tenant", scope.tenant_id());
    if (query.profiles) params.emplace_back("profiles", profiles);
    if (!hidden.empty()) params.emplace_back("unfinished", hidden);
    shape.with(Part::profiles, query.profiles.has_value()).with(Part::hide, !hidden.empty());
  }
  PolicyFilters(const PolicyFilters&) = delete;
  PolicyFilters& operator=(const PolicyFilters&) = delete;

  std::string hidden, profiles;
  std::vector<Param> params;
  Shape shape;
};

}  // namespace

Result<std::vector<domain::Policy>> PolicyRows::list(const domain::AccessScope& scope,
                                                     const domain::PolicyQuery& query) const {
  GUARDIAN_TRY(auto hidden, hidden_imports(context_, scope));
  PolicyFilters filters(scope, query, std::move(hidden));
  filters.params.emplace_back("most", query.limit);
  filters.params.emplace_back("skip", query.offset);
  GUARDIAN_TRY(auto rows, context_.session.read_all<PolicyRow>(sql::kPoliciesList, filters.params, filters.shape));
  std::vector<domain::Policy> policies;
  policies.reserve(rows.size());
  for (auto& row : rows) policies.push_back({std::move(row.id), {}, std::move(row.document), {}});
  return policies;
}

Result<std::int64_t> PolicyRows::count(const domain::AccessScope& scope, const domain::PolicyQuery& query) const {
  GUARDIAN_TRY(auto hidden, hidden_imports(context_, scope));
  const PolicyFilters filters(scope, query, std::move(hidden));
  GUARDIAN_TRY(const auto rows,
               context_.session.read_all<NumberRow>(sql::kPoliciesCount, filters.params, filters.shape));
  return static_cast<std::int64_t>(rows.empty() ? 0 : rows.front().value);
}

Result<void> PolicyRows::save(const domain::AccessScope& scope, const domain::Policy& policy) {
  Session& session = context_.session;
  GUARDIAN_TRY(const auto seq, context_.transaction->change_seq(session, scope.tenant_id(), "policy"));
  GUARDIAN_CHECK(session.change(sql::kPoliciesSave, {{"tenant", scope.tenant_id()},
                                                     {"policy_id", policy.id},
                                                     {"document", policy.document},
                                                     {"import_id", policy.import_id},
                                                     {"change_seq", seq}}));
  GUARDIAN_CHECK(
      session.change(sql::kPoliciesRemoveProfiles, {{"tenant", scope.tenant_id()}, {"policy_id", policy.id}}));
  for (const auto& profile : policy.profiles) {
    GUARDIAN_CHECK(session.change(sql::kPoliciesInsertProfile,
                                  {{"tenant", scope.tenant_id()}, {"profile", profile}, {"policy_id", policy.id}}));
  }
  return {};
}

}  // namespace guardian::storage
