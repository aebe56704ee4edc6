#include "storage/segments/segment_rows.h"

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/random.h"
#include "base/time_format.h"
#include "storage/changes/change_log.h"
#include "storage/columns.h"
#include "storage/scoped_query.h"
#include "storage/sql_text.h"

namespace guardian::storage {

namespace {

struct SegmentRow {
  std::string id;
  long long number = 0;
  std::string name, description, site_id;
  long long site_created = 0;
  std::string firewalls;
  long long created_at = 0, updated_at = 0;
  void columns(Columns& into) {
    into(id)(number)(name)(description)(site_id)(site_created)(firewalls)(created_at)(updated_at);
  }
};

struct SegmentRemovedRow {
  std::string segment_id, site_id;
  void columns(Columns& into) { into(segment_id)(site_id); }
};

struct SegmentPlaceRow {
  std::string site_id;
  long long number = 0;
  void columns(Columns& into) { into(site_id)(number); }
};

std::string stored_firewalls(const std::vector<domain::SegmentFirewall>& firewalls) {
  std::string text;
  JsonWriter json(text);
  json.begin_array();
  for (const auto& firewall : firewalls) {
    json.begin_object()
        .member("applianceid", firewall.appliance_id)
        .member("date", format_time(firewall.since))
        .end_object();
  }
  json.end_array();
  return text;
}

Result<std::vector<domain::SegmentFirewall>> read_firewalls(const std::string& text) {
  const auto damaged = [] { return corrupt_column("network_segment.firewalls"); };
  const auto parsed = parse_json(text);
  if (!parsed || !parsed->is_array()) return damaged();
  std::vector<domain::SegmentFirewall> firewalls;
  for (const auto& element : parsed->get_array()) {
    const auto* object = element.if_object();
    const auto* id = object == nullptr ? nullptr : object->if_contains("applianceid");
    const auto* date = object == nullptr ? nullptr : object->if_contains("date");
    if (id == nullptr || date == nullptr || !id->is_string() || !date->is_string()) return damaged();
    const auto since = parse_time(date->get_string());
    if (!since) return damaged();
    firewalls.push_back({std::string(id->get_string()), *since});
  }
  return firewalls;
}

Result<domain::NetworkSegment> segment_of(SegmentRow row) {
  domain::NetworkSegment segment;
  segment.id = std::move(row.id);
  segment.number = row.number;
  segment.name = std::move(row.name);
  segment.description = std::move(row.description);
  segment.site_id = std::move(row.site_id);
  GUARDIAN_TRY(segment.site_created, read_flag(row.site_created, "network_segment.site_created"));
  GUARDIAN_TRY(segment.firewalls, read_firewalls(row.firewalls));
  GUARDIAN_TRY(segment.created_at, read_instant(row.created_at, "network_segment.created_at"));
  GUARDIAN_TRY(segment.updated_at, read_instant(row.updated_at, "network_segment.updated_at"));
  return segment;
}

void filter_segments(ScopedQuery& to, const domain::SegmentQuery& query) {
  if (query.updated_since) to.filter(Part::updated_since, {"updated_since", *query.updated_since});
}

bool may_place_segment(const domain::AccessScope& scope, const std::string& site_id) {
  return !scope.sites() || scope.sites()->contains(site_id);
}

}  // namespace

Result<std::vector<domain::NetworkSegment>> SegmentRows::list(const domain::AccessScope& scope,
                                                              const domain::SegmentQuery& query) const {
  ScopedQuery filters(scope);
  filter_segments(filters, query);
  filters.page(query.limit, query.offset);
  GUARDIAN_TRY(auto rows, context_.session.read_all<SegmentRow>(sql::kSegmentsList, filters.params(), filters.shape()));
  std::vector<domain::NetworkSegment> segments;
  for (auto& row : rows) {
    GUARDIAN_TRY(auto segment, segment_of(std::move(row)));
    segments.push_back(std::move(segment));
  }
  return segments;
}

Result<std::int64_t> SegmentRows::count(const domain::AccessScope& scope, const domain::SegmentQuery& query) const {
  ScopedQuery filters(scope);
  filter_segments(filters, query);
  return read_count(context_.session, sql::kSegmentsCount, filters);
}

Result<std::optional<domain::NetworkSegment>> SegmentRows::find(const domain::AccessScope& scope,
                                                                std::int64_t number) const {
  ScopedQuery query(scope);
  query.bind({"number", number});
  GUARDIAN_TRY(auto rows, context_.session.read_all<SegmentRow>(sql::kSegmentsFind, query.params(), query.shape()));
  if (rows.empty()) return std::optional<domain::NetworkSegment>();
  GUARDIAN_TRY(auto segment, segment_of(std::move(rows.front())));
  return std::optional(std::move(segment));
}

Result<std::optional<std::int64_t>> SegmentRows::number_of_name(const domain::AccessScope& scope,
                                                                std::string_view name) const {
  GUARDIAN_TRY(const auto row, context_.session.read_one<NumberRow>(sql::kSegmentsFindNumberByName,
                                                                    {{"tenant", scope.tenant_id()}, {"name", name}}));
  return row ? std::optional<std::int64_t>(row->value) : std::nullopt;
}

Result<std::vector<std::pair<std::string, std::int64_t>>> SegmentRows::numbers_at_sites(
    const domain::AccessScope& scope, const std::vector<std::string>& site_ids) const {
  const auto ids = json_list(site_ids);
  GUARDIAN_TRY(auto rows, context_.session.read_all<SegmentPlaceRow>(
                              sql::kSegmentsNumbersAtSites, {{"tenant", scope.tenant_id()}, {"site_ids", ids}}));
  std::vector<std::pair<std::string, std::int64_t>> found;
  for (auto& row : rows) found.emplace_back(std::move(row.site_id), row.number);
  return found;
}

Result<void> SegmentRows::begin_change(const domain::AccessScope& scope) {
  GUARDIAN_CHECK(context_.transaction->change_seq(context_.session, scope.tenant_id(), "network_segment"));
  return {};
}

Result<std::optional<std::int64_t>> SegmentRows::insert(const domain::AccessScope& scope,
                                                        const domain::NetworkSegment& segment) {
  if (!may_place_segment(scope, segment.site_id)) return Error::forbidden();
  Session& session = context_.session;
  GUARDIAN_TRY(const auto seq, context_.transaction->change_seq(session, scope.tenant_id(), "network_segment"));
  GUARDIAN_TRY(const auto number,
               session.read_one<NumberRow>(sql::kSegmentsNextNumber, {{"tenant", scope.tenant_id()}}));
  if (!number) return Error::internal("no segment number was allotted");
  const auto firewalls = stored_firewalls(segment.firewalls);
  const auto id = random_id();
  GUARDIAN_TRY(const auto made, session.change(sql::kSegmentsInsert, {{"tenant", scope.tenant_id()},
                                                                      {"segment_id", id},
                                                                      {"number", number->value},
                                                                      {"name", segment.name},
                                                                      {"description", segment.description},
                                                                      {"site_id", segment.site_id},
                                                                      {"site_created", segment.site_created},
                                                                      {"firewalls", firewalls},
                                                                      {"created_at", segment.created_at},
                                                                      {"updated_at", segment.updated_at},
                                                                      {"change_seq", seq}}));
  return made == 1 ? std::optional<std::int64_t>(number->value) : std::nullopt;
}

Result<void> SegmentRows::update(const domain::AccessScope& scope, const domain::NetworkSegment& segment) {
  if (!may_place_segment(scope, segment.site_id)) return Error::forbidden();
  GUARDIAN_TRY(const auto seq,
               context_.transaction->change_seq(context_.session, scope.tenant_id(), "network_segment"));
  GUARDIAN_CHECK(note_segment_move(context_, scope, segment.id, segment.site_id));
  const auto firewalls = stored_firewalls(segment.firewalls);
  GUARDIAN_CHECK(context_.session.change(sql::kSegmentsUpdate, {{"name", segment.name},
                                                                {"description", segment.description},
                                                                {"site_id", segment.site_id},
                                                                {"firewalls", firewalls},
                                                                {"updated_at", segment.updated_at},
                                                                {"change_seq", seq},
                                                                {"tenant", scope.tenant_id()},
                                                                {"number", segment.number}}));
  return {};
}

Result<void> SegmentRows::remove(const domain::AccessScope& scope, std::int64_t number) {
  GUARDIAN_TRY(const auto removed,
               context_.session.read_one<SegmentRemovedRow>(sql::kSegmentsRemove,
                                                            {{"tenant", scope.tenant_id()}, {"number", number}}));
  if (!removed) return {};
  return note_deleted(context_, scope, domain::Collection::network_segment, removed->segment_id, removed->site_id);
}

}  // namespace guardian::storage
