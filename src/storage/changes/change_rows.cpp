#include "storage/changes/change_rows.h"

#include <algorithm>
#include <chrono>
#include <iterator>

#include "storage/columns.h"
#include "storage/scoped_query.h"
#include "storage/sql_text.h"

namespace guardian::storage {

namespace {

using domain::Change;
using domain::ChangeKind;
using domain::ChangePosition;
using domain::Collection;

struct ChangedRow {
  std::string id;
  long long seq = 0, created_seq = 0;
  void columns(Columns& into) { into(id)(seq)(created_seq); }
};

struct NumberedRow {
  std::string id;
  long long seq = 0;
  void columns(Columns& into) { into(id)(seq); }
};

// What a query of the feed answers for: a collection's rows, or its tombstones.
struct FeedPart {
  Collection collection;
  bool deleted;
};

const Query& changed_rows_of(Collection collection) {
  static const Query site = sql::kChangesSites, subnet = sql::kChangesSubnets, segment = sql::kChangesSegments,
                     tag = sql::kChangesTags, attribute = sql::kChangesCustomAttributes,
                     filter = sql::kChangesSavedFilters, device = sql::kChangesDevices, alert = sql::kChangesAlerts,
                     instance = sql::kChangesInstances, policy = sql::kChangesPolicies;
  switch (collection) {
    case Collection::site:
      return site;
    case Collection::subnet:
      return subnet;
    case Collection::network_segment:
      return segment;
    case Collection::tag:
      return tag;
    case Collection::custom_attribute:
      return attribute;
    case Collection::saved_filter:
      return filter;
    case Collection::device:
      return device;
    case Collection::alert:
      return alert;
    case Collection::vulnerability:
      return instance;
    case Collection::policy:
      return policy;
  }
  return site;
}

// Absent: its objects cannot be named by a request.
const Query* last_of_objects_of(Collection collection) {
  static const Query site = sql::kChangesLastOfSites, subnet = sql::kChangesLastOfSubnets,
                     segment = sql::kChangesLastOfSegments, attribute = sql::kChangesLastOfCustomAttributes,
                     device = sql::kChangesLastOfDevices, alert = sql::kChangesLastOfAlerts,
                     instance = sql::kChangesLastOfInstances;
  switch (collection) {
    case Collection::site:
      return &site;
    case Collection::subnet:
      return &subnet;
    case Collection::network_segment:
      return &segment;
    case Collection::custom_attribute:
      return &attribute;
    case Collection::device:
      return &device;
    case Collection::alert:
      return &alert;
    case Collection::vulnerability:
      return &instance;
    case Collection::tag:
    case Collection::saved_filter:
    case Collection::policy:
      return nullptr;
  }
  return nullptr;
}

bool lies_at_sites(Collection collection) {
  switch (collection) {
    case Collection::site:
    case Collection::subnet:
    case Collection::network_segment:
    case Collection::device:
    case Collection::alert:
    case Collection::vulnerability:
      return true;
    case Collection::tag:
    case Collection::custom_attribute:
    case Collection::saved_filter:
    case Collection::policy:
      return false;
  }
  return true;
}

// Behind which id a part goes on in the transaction that `after` stands in: all of it was told, none, or a beginning.
std::string_view id_within(const FeedPart& part, const ChangePosition& after) {
  constexpr std::string_view kBehindEveryId = "\U0010FFFF";
  const int rank = domain::rank_of(part.collection, part.deleted);
  if (rank == after.rank) return after.id;
  return rank < after.rank ? kBehindEveryId : std::string_view();
}

// A row that was made and changed on in one piece of history the reader has not seen is new to it.
ChangeKind kind_of(const ChangedRow& row, const ChangePosition& after) {
  const bool made_here = row.created_seq == after.seq && row.seq == after.seq;
  return row.created_seq > after.seq || made_here ? ChangeKind::created : ChangeKind::changed;
}

bool stands_before(const Change& a, const Change& b) { return domain::position_of(a) < domain::position_of(b); }

}  // namespace

Result<std::vector<Change>> ChangeRows::list(const domain::AccessScope& scope, const domain::ChangeQuery& query) const {
  GUARDIAN_TRY(const std::int64_t upto, last(scope));
  std::vector<Change> changes;
  if (upto < query.after.seq) return changes;
  for (const Collection collection : query.collections) {
    for (const bool deleted : {true, false}) {
      using Reach = ScopedQuery::Reach;
      ScopedQuery part(scope, lies_at_sites(collection) ? Reach::sites : Reach::tenant);
      part.bind({"upto", upto}).bind({"seq", query.after.seq});
      part.bind({"after", id_within({collection, deleted}, query.after)}).bind({"most", query.limit});
      if (!deleted) {
        GUARDIAN_TRY(auto rows,
                     context_.session.read_all<ChangedRow>(changed_rows_of(collection), part.params(), part.shape()));
        for (auto& row : rows) changes.push_back({collection, kind_of(row, query.after), std::move(row.id), row.seq});
        continue;
      }
      part.bind({"collection", to_string(collection)}).bind({"with_moved", scope.sites() ? 1 : 0});
      GUARDIAN_TRY(auto rows,
                   context_.session.read_all<NumberedRow>(sql::kChangesTombstones, part.params(), part.shape()));
      for (auto& row : rows) changes.push_back({collection, ChangeKind::deleted, std::move(row.id), row.seq});
    }
  }
  std::sort(changes.begin(), changes.end(), stands_before);
  if (std::ssize(changes) > query.limit) changes.resize(static_cast<std::size_t>(query.limit));
  return changes;
}

Result<std::int64_t> ChangeRows::last(const domain::AccessScope& scope) const {
  GUARDIAN_TRY(const auto rows,
               context_.session.read_all<NullableNumberRow>(sql::kChangesLastNumber, {{"tenant", scope.tenant_id()}}));
  const bool known = !rows.empty() && rows.front().value.has_value();
  return static_cast<std::int64_t>(known ? rows.front().value.value : 0);
}

Result<std::int64_t> ChangeRows::last_of(const domain::AccessScope& scope,
                                         const std::vector<Collection>& collections) const {
  std::vector<std::string> names;
  for (const Collection collection : collections) names.emplace_back(to_string(collection));
  ScopedQuery query(scope, ScopedQuery::Reach::tenant);
  query.bind({"collections", query.keep(json_list(names))});
  return read_count(context_.session, sql::kChangesLastOfCollections, query);
}

Result<std::int64_t> ChangeRows::last_before(const domain::AccessScope& scope, Instant time, Instant now) const {
  if (time < now - domain::kKeptChanges) return std::int64_t{0};
  const auto second = std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
  GUARDIAN_TRY(const auto rows, context_.session.read_all<NullableNumberRow>(
                                    sql::kChangesFirstSince, {{"tenant", scope.tenant_id()}, {"second", second}}));
  if (!rows.empty() && rows.front().value.has_value()) return rows.front().value.value - std::int64_t{1};
  return last(scope);
}

Result<void> ChangeRows::lock(const domain::AccessScope& scope) {
  GUARDIAN_CHECK(context_.transaction->lock_changes(context_.session, scope.tenant_id()));
  return {};
}

Result<std::map<std::string, std::int64_t>> ChangeRows::last_of_objects(const domain::AccessScope& scope,
                                                                        Collection collection,
                                                                        const std::vector<std::string>& ids) const {
  const Query* text = last_of_objects_of(collection);
  if (text == nullptr) return Error::internal("no request names objects of this collection");
  using Reach = ScopedQuery::Reach;
  ScopedQuery query(scope, lies_at_sites(collection) ? Reach::sites : Reach::tenant);
  query.bind({"ids", query.keep(json_list(ids))});
  GUARDIAN_TRY(auto rows, context_.session.read_all<NumberedRow>(*text, query.params(), query.shape()));
  std::map<std::string, std::int64_t> last;
  for (auto& row : rows) last.emplace(std::move(row.id), row.seq);
  return last;
}

Result<std::int64_t> ChangeRows::remove_before(Instant time) {
  const auto second = std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
  GUARDIAN_TRY(const auto tombstones, context_.session.change(sql::kChangesRemoveTombstones, {{"before", time}}));
  GUARDIAN_TRY(const auto times, context_.session.change(sql::kChangesRemoveTimes, {{"before", second}}));
  return tombstones + times;
}

}  // namespace guardian::storage
