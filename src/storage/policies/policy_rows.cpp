#include "storage/policies/policy_rows.h"

#include "storage/columns.h"
#include "storage/scoped_query.h"
#include "storage/sql_text.h"

namespace guardian::storage {

namespace {

struct PolicyRow {
  std::string id, document;
  void columns(Columns& into) { into(id)(document); }
};

Result<void> filter_policies(ScopedQuery& to, const domain::PolicyQuery& query, const StoreContext& context) {
  if (query.profiles) to.filter(Part::profiles, {"profiles", to.keep(json_list(*query.profiles))});
  to.within(query.bounds);
  return to.hide_unfinished(context);
}

}  // namespace

Result<std::vector<domain::Policy>> PolicyRows::list(const domain::AccessScope& scope,
                                                     const domain::PolicyQuery& query) const {
  ScopedQuery filters(scope, ScopedQuery::Reach::tenant);
  GUARDIAN_CHECK(filter_policies(filters, query, context_));
  filters.page(query.limit, query.offset);
  static constexpr SqlWords kOrder[] = {"p.policy_id"};
  if (query.bounds.after) filters.go_on_behind(*query.bounds.after, kOrder, domain::Direction::ascending);
  GUARDIAN_TRY(auto rows, context_.session.read_all<PolicyRow>(sql::kPoliciesList, filters.params(), filters.shape()));
  std::vector<domain::Policy> policies;
  policies.reserve(rows.size());
  for (auto& row : rows) policies.push_back({std::move(row.id), {}, std::move(row.document), {}});
  return policies;
}

Result<std::int64_t> PolicyRows::count(const domain::AccessScope& scope, const domain::PolicyQuery& query) const {
  ScopedQuery filters(scope, ScopedQuery::Reach::tenant);
  GUARDIAN_CHECK(filter_policies(filters, query, context_));
  return read_count(context_.session, sql::kPoliciesCount, filters);
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
