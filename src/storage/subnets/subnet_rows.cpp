#include "storage/subnets/subnet_rows.h"

#include "domain/subnets/prefix.h"
#include "storage/changes/change_log.h"
#include "storage/columns.h"
#include "storage/scoped_query.h"
#include "storage/sql_text.h"

namespace guardian::storage {

namespace {

struct SubnetRemovedRow {
  std::string parent_key, site_id;
  void columns(Columns& into) { into(parent_key)(site_id); }
};

// Networks within networks: each that is put around others moves them all again, so a small call could hold the
// writer for a minute. About 4 us a row on SQLite.
constexpr std::int64_t kMostMoved = 20'000;

struct SubnetRow {
  std::string prefix;
  Nullable<std::string> parent;
  std::string kind, name, description, vlan, gateway, site_id;
  long long shared = 0;
  std::string unshared_site_id;
  long long is_static = 0, monitored = 0;
  std::string source, integration_instance;
  long long created_at = 0, updated_at = 0;
  void columns(Columns& into) {
    into(prefix)(parent)(
        kind)(name)(description)(vlan)(gateway)(site_id)(shared)(unshared_site_id)(is_static)(monitored)(source)(integration_instance)(created_at)(updated_at);
  }
};

struct SubnetPlaceRow {
  std::string site_id, prefix;
  void columns(Columns& into) { into(site_id)(prefix); }
};

Result<Cidr> read_prefix(std::string_view text) {
  const auto prefix = Cidr::parse(text);
  if (!prefix) return corrupt_column("subnet.prefix");
  return *prefix;
}

Result<domain::Subnet> subnet_of(SubnetRow row) {
  domain::Subnet subnet;
  GUARDIAN_TRY(subnet.prefix, read_prefix(row.prefix));
  if (row.parent.has_value()) {
    GUARDIAN_TRY(subnet.parent, read_prefix(row.parent.value));
  }
  const auto kind = domain::parse_subnet_kind(row.kind);
  if (!kind) return corrupt_column("subnet.kind");
  subnet.kind = *kind;
  subnet.name = std::move(row.name);
  subnet.description = std::move(row.description);
  subnet.vlan = std::move(row.vlan);
  subnet.gateway = std::move(row.gateway);
  subnet.site_id = std::move(row.site_id);
  GUARDIAN_TRY(subnet.shared, read_flag(row.shared, "subnet.shared"));
  subnet.unshared_site_id = std::move(row.unshared_site_id);
  GUARDIAN_TRY(subnet.is_static, read_flag(row.is_static, "subnet.is_static"));
  GUARDIAN_TRY(subnet.monitored, read_flag(row.monitored, "subnet.monitored"));
  subnet.source = std::move(row.source);
  subnet.integration_instance = std::move(row.integration_instance);
  GUARDIAN_TRY(subnet.created_at, read_instant(row.created_at, "subnet.created_at"));
  GUARDIAN_TRY(subnet.updated_at, read_instant(row.updated_at, "subnet.updated_at"));
  return subnet;
}

// The subnets whose keys lie from `from` on and before `to`.
void filter_keys(ScopedQuery& query, std::string from, std::string to) {
  query.filter(Part::prefix, {"first", query.keep(std::move(from))}).bind({"behind", query.keep(std::move(to))});
}

void filter_subnets(ScopedQuery& to, const domain::SubnetQuery& query, const domain::AccessScope& scope) {
  if (query.updated_since) to.filter(Part::updated_since, {"updated_since", *query.updated_since});
  if (query.name) to.filter(Part::name, {"name", *query.name});
  if (query.site_id) to.filter(Part::site, {"site", *query.site_id});
  if (query.description) to.filter(Part::description, {"description", *query.description});
  // In keys a space sorts behind a key alone and before every longer one.
  if (query.prefix) {
    filter_keys(to, domain::prefix_key(*query.prefix), domain::prefix_key(*query.prefix) + " ");
  } else if (query.parent && query.one_level) {
    to.filter(Part::parent, {"parent", to.keep(domain::prefix_key(*query.parent))});
  } else if (query.parent) {
    filter_keys(to, domain::prefix_key(*query.parent) + " ", domain::key_behind(*query.parent));
  } else if (query.one_level && scope.sites()) {
    to.with(Part::top_level);
  } else if (query.one_level) {
    to.filter(Part::parent, {"parent", std::string_view()});
  }
}

// What an insert and an update share. Outlives the statement: the parameters point into its texts and the subnet's.
struct SubnetValues {
  explicit SubnetValues(const domain::Subnet& subnet) : key(domain::prefix_key(subnet.prefix)) {
    params = {{"prefix_key", key},
              {"kind", to_string(subnet.kind)},
              {"name", subnet.name},
              {"description", subnet.description},
              {"vlan", subnet.vlan},
              {"gateway", subnet.gateway},
              {"site_id", subnet.site_id},
              {"shared", subnet.shared},
              {"unshared_site_id", subnet.unshared_site_id},
              {"is_static", subnet.is_static},
              {"monitored", subnet.monitored},
              {"source", subnet.source},
              {"integration_instance", subnet.integration_instance},
              {"updated_at", subnet.updated_at}};
  }
  SubnetValues(const SubnetValues&) = delete;
  SubnetValues& operator=(const SubnetValues&) = delete;

  std::string key;
  std::vector<Param> params;
};

bool may_place_subnet(const domain::AccessScope& scope, const std::string& site_id) {
  return !scope.sites() || scope.sites()->contains(site_id);
}

}  // namespace

Result<std::vector<domain::Subnet>> SubnetRows::list(const domain::AccessScope& scope,
                                                     const domain::SubnetQuery& query) const {
  ScopedQuery filters(scope);
  filter_subnets(filters, query, scope);
  filters.page(query.limit, query.offset);
  GUARDIAN_TRY(auto rows, context_.session.read_all<SubnetRow>(sql::kSubnetsList, filters.params(), filters.shape()));
  std::vector<domain::Subnet> subnets;
  subnets.reserve(rows.size());
  for (auto& row : rows) {
    GUARDIAN_TRY(auto subnet, subnet_of(std::move(row)));
    subnets.push_back(std::move(subnet));
  }
  return subnets;
}

Result<std::int64_t> SubnetRows::count(const domain::AccessScope& scope, const domain::SubnetQuery& query) const {
  ScopedQuery filters(scope);
  filter_subnets(filters, query, scope);
  return read_count(context_.session, sql::kSubnetsCount, filters);
}

Result<std::optional<domain::Subnet>> SubnetRows::find(const domain::AccessScope& scope, const Cidr& prefix) const {
  domain::SubnetQuery query;
  query.prefix = prefix;
  GUARDIAN_TRY(auto found, list(scope, query));
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

Result<std::vector<std::pair<std::string, Cidr>>> SubnetRows::prefixes_at_sites(
    const domain::AccessScope& scope, const std::vector<std::string>& site_ids) const {
  const auto ids = json_list(site_ids);
  GUARDIAN_TRY(auto rows, context_.session.read_all<SubnetPlaceRow>(
                              sql::kSubnetsPrefixesAtSites, {{"tenant", scope.tenant_id()}, {"site_ids", ids}}));
  std::vector<std::pair<std::string, Cidr>> found;
  for (auto& row : rows) {
    GUARDIAN_TRY(const Cidr prefix, read_prefix(row.prefix));
    found.emplace_back(std::move(row.site_id), prefix);
  }
  return found;
}

Result<void> SubnetRows::begin_change(const domain::AccessScope& scope) {
  GUARDIAN_CHECK(context_.transaction->change_seq(context_.session, scope.tenant_id(), "subnet"));
  return {};
}

Result<std::string> SubnetRows::parent_key_of(const domain::AccessScope& scope, const Cidr& prefix) const {
  std::vector<std::string> keys;
  for (const Cidr& around : domain::networks_around(prefix)) keys.push_back(domain::prefix_key(around));
  const auto list = json_list(keys);
  GUARDIAN_TRY(auto row, context_.session.read_one<TextRow>(sql::kSubnetsNarrowestOf,
                                                            {{"tenant", scope.tenant_id()}, {"keys", list}}));
  return row ? std::move(row->value) : std::string();
}

Result<void> SubnetRows::move_children(const domain::AccessScope& scope, const Cidr& prefix, std::string_view from,
                                       std::string_view to, Instant now) {
  GUARDIAN_TRY(const auto seq, context_.transaction->change_seq(context_.session, scope.tenant_id(), "subnet"));
  GUARDIAN_TRY(const auto moved,
               context_.session.change(sql::kSubnetsMoveChildren, {{"to_parent", to},
                                                                   {"updated_at", now},
                                                                   {"change_seq", seq},
                                                                   {"tenant", scope.tenant_id()},
                                                                   {"from_parent", from},
                                                                   {"first", domain::prefix_key(prefix)},
                                                                   {"behind", domain::key_behind(prefix)}}));
  moved_ += moved;
  if (moved_ <= kMostMoved) return {};
  return Error::conflict("Too many subnets change their parent at once; send fewer networks in a call");
}

Result<bool> SubnetRows::insert(const domain::AccessScope& scope, const domain::Subnet& subnet) {
  if (!may_place_subnet(scope, subnet.site_id)) return Error::forbidden();
  GUARDIAN_TRY(const auto seq, context_.transaction->change_seq(context_.session, scope.tenant_id(), "subnet"));
  GUARDIAN_TRY(const auto parent, parent_key_of(scope, subnet.prefix));
  const SubnetValues values(subnet);
  const auto prefix = subnet.prefix.to_string();
  auto params = values.params;
  params.emplace_back("tenant", scope.tenant_id());
  params.emplace_back("parent_key", parent);
  params.emplace_back("prefix", prefix);
  params.emplace_back("created_at", subnet.created_at);
  params.emplace_back("change_seq", seq);
  GUARDIAN_TRY(const auto made, context_.session.change(sql::kSubnetsInsert, params));
  if (made == 0) return false;
  GUARDIAN_CHECK(move_children(scope, subnet.prefix, parent, values.key, subnet.updated_at));
  return true;
}

Result<void> SubnetRows::update(const domain::AccessScope& scope, const domain::Subnet& subnet) {
  if (!may_place_subnet(scope, subnet.site_id)) return Error::forbidden();
  GUARDIAN_TRY(const auto seq, context_.transaction->change_seq(context_.session, scope.tenant_id(), "subnet"));
  const SubnetValues values(subnet);
  GUARDIAN_CHECK(note_subnet_move(context_, scope, values.key, subnet.site_id));
  auto params = values.params;
  params.emplace_back("tenant", scope.tenant_id());
  params.emplace_back("change_seq", seq);
  GUARDIAN_CHECK(context_.session.change(sql::kSubnetsUpdate, params));
  return {};
}

Result<bool> SubnetRows::remove(const domain::AccessScope& scope, const Cidr& prefix, Instant now) {
  const auto key = domain::prefix_key(prefix);
  ScopedQuery query(scope);
  query.bind({"prefix_key", key});
  GUARDIAN_TRY(const auto removed,
               context_.session.read_all<SubnetRemovedRow>(sql::kSubnetsRemove, query.params(), query.shape()));
  if (removed.empty()) return false;
  GUARDIAN_CHECK(note_deleted(context_, scope, domain::Collection::subnet, prefix.to_string(), removed.front().site_id));
  GUARDIAN_CHECK(move_children(scope, prefix, key, removed.front().parent_key, now));
  return true;
}

}  // namespace guardian::storage
