#include "storage/devices/device_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/random.h"
#include "domain/devices/attribute_change.h"
#include "domain/filters/filter_text.h"
#include "domain/webhooks/webhook_events.h"
#include "storage/changes/change_log.h"
#include "storage/columns.h"
#include "storage/devices/device_conditions.h"
#include "storage/devices/device_row.h"
#include "storage/sql_text.h"
#include "storage/tags/tag_rows.h"

namespace guardian::storage {

namespace {

// Addresses and serial numbers are not unique, and each device found is read whole: a call that names one must not
// read an inventory.
constexpr std::int64_t kMostOfOneKey = 1000;

struct DeviceTagRow {
  std::string device_id;
  TagRow tag;
  void columns(Columns& into) {
    into(device_id);
    tag.columns(into);
  }
};

struct DeviceSiteRow {
  std::string device_id, site_id;
  void columns(Columns& into) { into(device_id)(site_id); }
};

struct OpenAlertsRow {
  long long critical = 0, warning = 0, caution = 0, info = 0;
  void columns(Columns& into) { into(critical)(warning)(caution)(info); }
};

// What a search looks in, in one text: five comparisons a row are three times as slow. As V020 fills it.
std::string search_text_of(const domain::Device& device) {
  return domain::ascii_lower(fmt::format("{}|{}|{}|{}|{}", device.hostname, device.deviceid, device.ip_address,
                                         device.profile, device.vendor));
}

// The bound values an insert and an update share. Outlives the statement: the parameters point into its texts
// and the device's.
struct DeviceValues {
  explicit DeviceValues(const domain::DeviceDetail& detail)
      : ip_key(ip_sort_key(detail.device.ip_address)),
        serial_key(domain::serial_key_of(detail.attributes)),
        search_text(search_text_of(detail.device)) {
    const domain::Device& device = detail.device;
    params = {{"serial_key", serial_key},
              {"mac", device.mac},
              {"ip_address", device.ip_address},
              {"ip_key", ip_key},
              {"hostname", device.hostname},
              {"shown_name", shown_name(device)},
              {"search_text", search_text},
              {"category", device.category},
              {"profile", device.profile},
              {"profile_type", device.profile_type},
              {"profile_vertical", device.profile_vertical},
              {"vendor", device.vendor},
              {"model", device.model},
              {"os_group", device.os_group},
              {"site_id", device.site_id},
              {"risk_score", device.risk_score},
              {"risk_level", device.risk_level},
              {"confidence_score", device.confidence_score},
              {"last_activity", device.last_activity},
              {"monitored", device.monitored},
              {"traffic_restricted", device.traffic_restricted},
              {"critical_alerts", device.critical_alerts},
              {"warning_alerts", device.warning_alerts},
              {"caution_alerts", device.caution_alerts},
              {"info_alerts", device.info_alerts}};
  }
  DeviceValues(const DeviceValues&) = delete;
  DeviceValues& operator=(const DeviceValues&) = delete;

  std::string ip_key;
  std::string serial_key;
  std::string search_text;
  std::vector<Param> params;
};

struct FormerNameRow {
  std::string former, deviceid;
  void columns(Columns& into) { into(former)(deviceid); }
};

std::string_view device_key_clause(domain::DeviceKey kind) {
  switch (kind) {
    case domain::DeviceKey::deviceid:
      return "AND d.deviceid IN (JSON_TEXTS(:keys))";
    case domain::DeviceKey::mac:
      return "AND d.mac IN (JSON_TEXTS(:keys))";
    case domain::DeviceKey::ip_address:
      return "AND d.ip_key IN (JSON_TEXTS(:keys))";
    case domain::DeviceKey::serial_number:
      return "AND d.serial_key <> '' AND d.serial_key IN (JSON_TEXTS(:keys))";
  }
  return "";
}

std::string device_key_of(domain::DeviceKey kind, const domain::DeviceDetail& detail) {
  switch (kind) {
    case domain::DeviceKey::deviceid:
      return detail.device.deviceid;
    case domain::DeviceKey::mac:
      return detail.device.mac;
    case domain::DeviceKey::ip_address:
      return detail.device.ip_address;
    case domain::DeviceKey::serial_number:
      return domain::serial_key_of(detail.attributes);
  }
  return {};
}

bool may_touch_site(const domain::AccessScope& scope, const std::string& site_id) {
  return !scope.sites() || scope.sites()->contains(site_id);
}

Result<std::vector<domain::DeviceDetail>> devices_of(Result<std::vector<DeviceRow>> rows) {
  if (!rows) return std::move(rows).error();
  std::vector<domain::DeviceDetail> devices;
  devices.reserve(rows->size());
  for (auto& row : *rows) {
    GUARDIAN_TRY(auto device, device_of(std::move(row)));
    devices.push_back(std::move(device));
  }
  return devices;
}

}  // namespace

Result<std::vector<domain::DeviceDetail>> DeviceRows::read_tagged(const Query& text, const domain::AccessScope& scope,
                                                                  const ScopedQuery& query) const {
  GUARDIAN_TRY(auto devices, devices_of(context_.session.read_all<DeviceRow>(text, query.params(), query.shape())));
  GUARDIAN_CHECK(fill_tags(scope, devices));
  return devices;
}

Result<void> DeviceRows::fill_tags(const domain::AccessScope& scope, std::vector<domain::DeviceDetail>& devices) const {
  if (devices.empty()) return {};
  std::vector<DeviceTagRow> rows;
  if (devices.size() == 1) {
    GUARDIAN_TRY(
        rows, context_.session.read_all<DeviceTagRow>(
                  sql::kDevicesTagsOfOne, {{"tenant", scope.tenant_id()}, {"device_id", devices.front().device.id}}));
  } else {
    std::vector<std::string> ids;
    for (const auto& device : devices) ids.push_back(device.device.id);
    GUARDIAN_TRY(rows, context_.session.read_all<DeviceTagRow>(
                           sql::kDevicesTagsOf, {{"tenant", scope.tenant_id()}, {"device_ids", json_list(ids)}}));
  }
  if (rows.empty()) return {};
  std::unordered_map<std::string_view, domain::DeviceDetail*> by_id;
  for (auto& device : devices) by_id.emplace(device.device.id, &device);
  for (auto& row : rows) {
    const auto found = by_id.find(row.device_id);
    if (found == by_id.end()) continue;
    GUARDIAN_TRY(auto tag, tag_of(std::move(row.tag)));
    found->second->tags.push_back(std::move(tag));
  }
  return {};
}

Result<std::map<std::string, std::vector<domain::Tag>>> DeviceRows::tags_of(
    const domain::AccessScope& scope, const std::vector<std::string>& device_ids) const {
  std::map<std::string, std::vector<domain::Tag>> tags;
  if (device_ids.empty()) return tags;
  const auto wanted = json_list(device_ids);
  GUARDIAN_TRY(auto rows, context_.session.read_all<DeviceTagRow>(
                              sql::kDevicesTagsOf, {{"tenant", scope.tenant_id()}, {"device_ids", wanted}}));
  for (auto& row : rows) {
    GUARDIAN_TRY(auto tag, tag_of(std::move(row.tag)));
    tags[row.device_id].push_back(std::move(tag));
  }
  return tags;
}

Result<std::optional<domain::DeviceDetail>> DeviceRows::find(const domain::AccessScope& scope,
                                                             std::string_view deviceid) const {
  ScopedQuery query(scope);
  GUARDIAN_CHECK(query.look_up(context_));
  query.bind({"deviceid", deviceid});
  for (const auto text : {sql::kDevicesFind, sql::kDevicesFindByAlias}) {
    GUARDIAN_TRY(auto found, read_tagged(text, scope, query));
    if (!found.empty()) return std::optional(std::move(found.front()));
  }
  return std::optional<domain::DeviceDetail>();
}

Result<std::vector<domain::DeviceDetail>> DeviceRows::find_by_ip(const domain::AccessScope& scope,
                                                                 std::string_view ip) const {
  ScopedQuery query(scope);
  GUARDIAN_CHECK(query.look_up(context_));
  query.bind({"ip_key", query.keep(ip_sort_key(ip))}).bind({"ip", ip}).bind({"most", kMostOfOneKey});
  return read_tagged(sql::kDevicesFindByIp, scope, query);
}

Result<std::vector<domain::DeviceDetail>> DeviceRows::read_many(const domain::AccessScope& scope,
                                                                domain::DeviceKey kind,
                                                                const std::vector<std::string>& keys) const {
  const auto most = static_cast<std::int64_t>(keys.size()) + kMostOfOneKey;
  ScopedQuery query(scope);
  GUARDIAN_CHECK(query.look_up(context_));
  query.replace(device_key_clause(kind));
  query.bind({"keys", query.keep(json_list(keys))}).bind({"most", most + 1});
  GUARDIAN_TRY(auto rows, context_.session.read_all<DeviceRow>(sql::kDevicesFindMany, query.params(), query.shape()));
  if (static_cast<std::int64_t>(rows.size()) > most) {
    return Error::conflict(
        "An address or serial number of this call stands at too many devices to tell which is meant");
  }
  GUARDIAN_TRY(auto devices, devices_of(std::move(rows)));
  // Sorted here: the rows come, and are locked, in the order of their ids, by which no two changes can deadlock.
  std::stable_sort(devices.begin(), devices.end(),
                   [](const auto& a, const auto& b) { return a.device.last_activity > b.device.last_activity; });
  return devices;
}

Result<std::map<std::string, domain::DeviceDetail>> DeviceRows::find_by_keys(
    const domain::AccessScope& scope, domain::DeviceKey kind, const std::vector<std::string>& keys) const {
  std::map<std::string, domain::DeviceDetail> found;
  if (keys.empty()) return found;
  std::vector<std::string> asked = keys;
  if (kind == domain::DeviceKey::ip_address) {
    for (auto& key : asked) key = ip_sort_key(key);
  }
  GUARDIAN_TRY(auto devices, read_many(scope, kind, asked));
  for (auto& device : devices) {
    found.emplace(device_key_of(kind, device), std::move(device));
  }
  if (kind != domain::DeviceKey::deviceid) return found;

  asked.clear();
  for (const auto& key : keys) {
    if (!found.contains(key)) asked.push_back(key);
  }
  if (asked.empty()) return found;
  GUARDIAN_TRY(const auto former,
               context_.session.read_all<FormerNameRow>(sql::kDevicesFormerNames,
                                                        {{"tenant", scope.tenant_id()}, {"keys", json_list(asked)}}));
  if (former.empty()) return found;
  std::vector<std::string> current;
  for (const auto& row : former) current.push_back(row.deviceid);
  GUARDIAN_TRY(const auto bearers, read_many(scope, kind, current));
  for (const auto& row : former) {
    for (const auto& bearer : bearers) {
      if (bearer.device.deviceid == row.deviceid) found.emplace(row.former, bearer);
    }
  }
  return found;
}

Result<std::vector<domain::DeviceDetail>> DeviceRows::list(const domain::AccessScope& scope,
                                                           const domain::DeviceQuery& query) const {
  ScopedQuery filters(scope);
  GUARDIAN_CHECK(filter_devices(filters, query, context_));
  filters.page(query.limit, query.offset);
  filters.with(Part::site_name, query.sort == domain::DeviceSort::site_name);
  if (query.bounds.after) filters.go_on_behind(*query.bounds.after, sort_keys(query.sort), query.direction);
  const Engine engine = context_.session.engine();
  const bool by_attribute = query.sort == domain::DeviceSort::attribute;
  std::string attribute;
  if (by_attribute) {
    attribute = engine == Engine::sqlite ? fmt::format("$.\"{}\"", query.sort_attribute) : query.sort_attribute;
    filters.bind({"sort_attribute", attribute});
    filters.with(Part::attribute);
  }
  const bool jumps = !query.search.empty() || query.filter;
  filters.replace(jumps && !query.walks && !query.bounds.after && engine == Engine::sqlite
                      ? scanning_order_clause(query.sort, query.direction)
                      : order_clause(engine, query.sort, query.direction));
  // The detail is read for its order too; who did not ask for it gets it nonetheless.
  const auto& text = query.with_detail || by_attribute ? sql::kDevicesListWithDetail : sql::kDevicesList;
  return read_tagged(text, scope, filters);
}

domain::ListPosition DeviceRows::position_of(const domain::DeviceQuery& query, const domain::Device& device) const {
  return {{sort_value(query.sort, device), device.id}};
}

Result<std::int64_t> DeviceRows::count(const domain::AccessScope& scope, const domain::DeviceQuery& query) const {
  ScopedQuery filters(scope);
  GUARDIAN_CHECK(filter_devices(filters, query, context_));
  return read_count(context_.session, sql::kDevicesCount, filters);
}

Result<std::optional<DeviceRows::Place>> DeviceRows::place_of(const domain::AccessScope& scope,
                                                              std::string_view deviceid) const {
  GUARDIAN_TRY(auto row, context_.session.read_one<DeviceSiteRow>(
                             sql::kDevicesFindId, {{"tenant", scope.tenant_id()}, {"deviceid", deviceid}}));
  if (!row) return std::optional<Place>();
  return std::optional(Place{std::move(row->device_id), std::move(row->site_id)});
}

Result<void> DeviceRows::note_new(const std::string& tenant, const std::string& device_id) {
  auto& events = context_.transaction->events();
  GUARDIAN_TRY(const bool wanted, events.wants(context_.session, tenant, domain::webhook_event::kDeviceNew));
  if (wanted) events.note({tenant, domain::webhook_event::kDeviceNew, "device:" + device_id, device_id, {}, {}, {}});
  return {};
}

// Before the row is written.
Result<void> DeviceRows::note_changed(const std::string& tenant, const std::string& device_id,
                                      const domain::DeviceDetail& after) {
  auto& events = context_.transaction->events();
  GUARDIAN_TRY(const bool wanted, events.wants(context_.session, tenant, domain::webhook_event::kDeviceChanged));
  if (!wanted) return {};
  GUARDIAN_TRY(auto row, context_.session.read_one<DeviceRow>(sql::kDevicesFindById,
                                                              {{"tenant", tenant}, {"device_id", device_id}}));
  if (!row) return {};
  GUARDIAN_TRY(const auto before, device_of(*std::move(row)));
  auto changed = changed_members(before, after);
  if (changed.empty()) return {};
  events.note(
      {tenant, domain::webhook_event::kDeviceChanged, "device:" + device_id, device_id, {}, {}, std::move(changed)});
  return {};
}

// What stands beside the device's own row: tags, and the values of custom attributes.
Result<void> DeviceRows::note_touched(const std::string& tenant, const std::vector<std::string>& device_ids) {
  auto& events = context_.transaction->events();
  GUARDIAN_TRY(const bool wanted, events.wants(context_.session, tenant, domain::webhook_event::kDeviceChanged));
  if (!wanted) return {};
  for (const auto& id : device_ids) {
    events.note({tenant, domain::webhook_event::kDeviceChanged, "device:" + id, id, {}, {}, {"labels"}});
  }
  return {};
}

Result<std::optional<std::string>> DeviceRows::insert(const domain::AccessScope& scope,
                                                      const domain::DeviceDetail& detail) {
  const domain::Device& device = detail.device;
  if (!may_touch_site(scope, device.site_id)) return Error::forbidden();
  GUARDIAN_TRY(const auto seq, context_.transaction->change_seq(context_.session, scope.tenant_id(), "device"));
  auto id = device.id.empty() ? random_id() : device.id;
  const DeviceValues values(detail);
  auto params = values.params;
  params.emplace_back("tenant", scope.tenant_id());
  params.emplace_back("device_id", id);
  params.emplace_back("change_seq", seq);
  params.emplace_back("deviceid", device.deviceid);
  params.emplace_back("first_seen", device.first_seen);
  params.emplace_back("import_id", device.import_id);
  GUARDIAN_TRY(const auto made, context_.session.change(sql::kDevicesInsert, params));
  if (made == 0) return std::optional<std::string>();
  GUARDIAN_CHECK(
      context_.session.change(sql::kDevicesInsertDetail,
                              {{"tenant", scope.tenant_id()}, {"device_id", id}, {"attributes", detail.attributes}}));
  GUARDIAN_CHECK(note_new(scope.tenant_id(), id));
  return std::optional(std::move(id));
}

Result<void> DeviceRows::update(const domain::AccessScope& scope, const domain::DeviceDetail& device) {
  if (!may_touch_site(scope, device.device.site_id)) return Error::forbidden();
  return replace(scope, device.device.id, device);
}

Result<void> DeviceRows::replace(const domain::AccessScope& scope, const std::string& device_id,
                                 const domain::DeviceDetail& detail) {
  GUARDIAN_TRY(const auto seq, context_.transaction->change_seq(context_.session, scope.tenant_id(), "device"));
  GUARDIAN_CHECK(note_changed(scope.tenant_id(), device_id, detail));
  GUARDIAN_CHECK(note_device_move(context_, scope, device_id, detail.device.site_id));
  const DeviceValues values(detail);
  auto params = values.params;
  params.emplace_back("tenant", scope.tenant_id());
  params.emplace_back("device_id", device_id);
  params.emplace_back("change_seq", seq);
  GUARDIAN_CHECK(context_.session.change(sql::kDevicesUpdate, params));
  GUARDIAN_CHECK(context_.session.change(
      sql::kDevicesUpdateDetail,
      {{"tenant", scope.tenant_id()}, {"device_id", device_id}, {"attributes", detail.attributes}}));
  return {};
}

// Find, then INSERT or UPDATE, rather than one upsert: SQLite journals an upsert's pages once more inside a
// savepoint, which made it 134 us a device in changes of 500 instead of 25.
Result<std::string> DeviceRows::save(const domain::AccessScope& scope, const domain::DeviceDetail& device) {
  if (!may_touch_site(scope, device.device.site_id)) return Error::forbidden();
  GUARDIAN_TRY(auto there, place_of(scope, device.device.deviceid));
  if (!there) {
    GUARDIAN_TRY(auto made, insert(scope, device));
    if (made) return *std::move(made);
    GUARDIAN_TRY(there, place_of(scope, device.device.deviceid));  // another transaction made it meanwhile
    if (!there) return Error::conflict("Another device has this id");
  }
  if (!may_touch_site(scope, there->site_id)) return Error::forbidden();
  GUARDIAN_CHECK(replace(scope, there->device_id, device));
  return std::move(there->device_id);
}

Result<std::string> DeviceRows::ensure(const domain::AccessScope& scope, const domain::DeviceDetail& device) {
  GUARDIAN_TRY(auto there, place_of(scope, device.device.deviceid));
  if (!there) {
    if (!may_touch_site(scope, device.device.site_id)) return Error::forbidden();
    GUARDIAN_TRY(auto made, insert(scope, device));
    if (made) return *std::move(made);
    GUARDIAN_TRY(there, place_of(scope, device.device.deviceid));
    if (!there) return Error::conflict("Another device has this id");
  }
  if (!may_touch_site(scope, there->site_id)) return Error::forbidden();
  return std::move(there->device_id);
}

Result<void> DeviceRows::touch(const domain::AccessScope& scope, const std::vector<std::string>& device_ids) {
  GUARDIAN_CHECK(note_touched(scope.tenant_id(), device_ids));
  GUARDIAN_TRY(const auto seq, context_.transaction->change_seq(context_.session, scope.tenant_id(), "device"));
  GUARDIAN_CHECK(context_.session.change(
      sql::kDevicesTouch, {{"change_seq", seq}, {"tenant", scope.tenant_id()}, {"device_ids", json_list(device_ids)}}));
  return {};
}

Result<std::vector<std::string>> DeviceRows::reachable(const domain::AccessScope& scope,
                                                       const std::vector<std::string>& device_ids) const {
  ScopedQuery query(scope);
  query.bind({"device_ids", query.keep(json_list(device_ids))});
  GUARDIAN_TRY(const auto rows,
               context_.session.read_all<TextRow>(sql::kDevicesReachableIds, query.params(), query.shape()));
  std::vector<std::string> ids;
  for (const auto& row : rows) ids.push_back(row.value);
  return ids;
}

Result<int> DeviceRows::set_tags(const domain::AccessScope& scope, const std::vector<std::string>& device_ids,
                                 const std::vector<std::string>& tag_ids, bool replace) {
  Session& session = context_.session;
  GUARDIAN_TRY(const auto ids, reachable(scope, device_ids));
  const auto touched_ids = json_list(ids);

  std::set<std::string> changed;
  const auto note = [&](const std::vector<TextRow>& rows) {
    for (const auto& row : rows) changed.insert(row.value);
  };
  if (replace) {
    GUARDIAN_TRY(const auto rows,
                 session.read_all<TextRow>(
                     sql::kDevicesRemoveOtherTags,
                     {{"tenant", scope.tenant_id()}, {"device_ids", touched_ids}, {"tag_ids", json_list(tag_ids)}}));
    note(rows);
  }
  for (const auto& tag_id : tag_ids) {
    GUARDIAN_TRY(const auto rows, session.read_all<TextRow>(sql::kDevicesAddTag, {{"tenant", scope.tenant_id()},
                                                                                  {"tag_id", tag_id},
                                                                                  {"device_ids", touched_ids}}));
    note(rows);
  }
  if (!changed.empty()) GUARDIAN_CHECK(touch(scope, std::vector<std::string>(changed.begin(), changed.end())));
  return static_cast<int>(changed.size());
}

Result<int> DeviceRows::remove_tag(const domain::AccessScope& scope, const std::vector<std::string>& device_ids,
                                   std::string_view tag_id) {
  GUARDIAN_TRY(const auto ids, reachable(scope, device_ids));
  GUARDIAN_TRY(
      const auto rows,
      context_.session.read_all<TextRow>(
          sql::kDevicesRemoveTag, {{"tenant", scope.tenant_id()}, {"device_ids", json_list(ids)}, {"tag_id", tag_id}}));
  std::vector<std::string> changed;
  for (const auto& row : rows) changed.push_back(row.value);
  if (!changed.empty()) GUARDIAN_CHECK(touch(scope, changed));
  return static_cast<int>(changed.size());
}

Result<void> DeviceRows::recount_alerts(const domain::AccessScope& scope, const std::vector<std::string>& device_ids) {
  Session& session = context_.session;
  const std::set<std::string> unique(device_ids.begin(), device_ids.end());  // locked in one order by every node
  for (const auto& device_id : unique) {
    GUARDIAN_TRY(const auto open,
                 session.read_one<OpenAlertsRow>(sql::kDevicesCountOpenAlerts,
                                                 {{"tenant", scope.tenant_id()}, {"device_id", device_id}}));
    if (!open) return Error::internal("a count gave no row");
    GUARDIAN_TRY(const auto seq, context_.transaction->change_seq(session, scope.tenant_id(), "device"));
    GUARDIAN_CHECK(session.change(sql::kDevicesSetAlertCounts, {{"critical", open->critical},
                                                                {"warning", open->warning},
                                                                {"caution", open->caution},
                                                                {"info", open->info},
                                                                {"change_seq", seq},
                                                                {"tenant", scope.tenant_id()},
                                                                {"device_id", device_id}}));
  }
  return {};
}

}  // namespace guardian::storage
