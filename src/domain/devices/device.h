#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_scope.h"
#include "domain/store/list_position.h"
#include "domain/filters/filter_expression.h"
#include "domain/tags/tag.h"

namespace guardian::domain {

// The narrow row: identity and every field that is sorted or filtered by. Text is empty when unknown,
// unless said otherwise.
struct Device {
  std::string id;                // 24 hex, immutable, ours
  std::string deviceid;          // MAC (lower case, colons), or IP for a static-IP device, or IMEI digits; unique among live devices
  std::string mac;               // lower case with colons; empty: the device has no known MAC
  std::string ip_address;
  std::string hostname;          // empty: shown as deviceid
  std::string category;
  std::string profile;
  std::string profile_type;      // "IoT", "Non_IoT"
  std::string profile_vertical;
  std::string vendor;
  std::string model;
  std::string os_group;
  std::string site_id;           // "0" or a site's id
  std::string site_name;         // read from the site; writes ignore it
  int risk_score = 0;            // 0..100
  std::string risk_level;        // "Low", "Medium", "High", "Critical"
  int confidence_score = 0;      // 0..100
  Instant first_seen;
  Instant last_activity;
  bool monitored = true;         // API: Source == "Monitored"
  std::optional<bool> traffic_restricted;
  int critical_alerts = 0;       // numbers of open alerts by severity
  int warning_alerts = 0;
  int caution_alerts = 0;
  int info_alerts = 0;
  std::int64_t version = 0;      // counts writes of this device; for lost-update checks
  std::string import_id;         // of the chunked import that made it: hidden from readers until that completes
};

// The device with what only its own page or `detail=true` shows.
struct DeviceDetail {
  Device device;
  // Members beyond the narrow row as one JSON object in the API's names and types ({"SSID":"guest",...});
  // members that are unknown are left out. See device_fields.h for the whole list.
  std::string attributes = "{}";
  std::vector<Tag> tags;         // by tag id
};

// Ties go by id, so that every order is total. An unknown value sorts below every other.
enum class DeviceSort {
  mac,
  hostname,
  ip_address,
  category,
  profile,
  vendor,
  site_name,
  risk_score,
  last_activity,
  deviceid,
  model,
  os_group,
  profile_type,
  profile_vertical,
  risk_level,  // by what the levels mean, not by their words
  confidence_score,
  site_id,
  first_seen,
  monitored,
  traffic_restricted,
  critical_alerts,
  warning_alerts,
  caution_alerts,
  info_alerts,
  object_id,
  attribute,  // a member of `attributes`, as text; needs DeviceQuery::sort_attribute
};
inline constexpr std::size_t kDeviceSorts = static_cast<std::size_t>(DeviceSort::attribute) + 1;
enum class Direction { ascending, descending };

struct DeviceQuery {
  // Behaviour
  std::optional<Instant> active_since;          // last_activity >=
  std::optional<bool> traffic_restricted;
  bool monitored_only = false;
  std::optional<std::string> mac;               // as normalise_mac gives it
  std::optional<std::string> ip_address;        // in its canonical form
  std::optional<std::vector<std::string>> site_names;  // at one of these; none of them known: no device
  std::string search;                           // part of hostname, deviceid, ip, profile, vendor; case-insensitive; at most 100 bytes
  std::optional<FilterAt> filter;
  DeviceSort sort = DeviceSort::mac;            // ties by id, so that the order is total
  std::string sort_attribute;                   // for DeviceSort::attribute: a name of the program, without quotes
  Direction direction = Direction::descending;  // an absent MAC sorts below every other
  ListBounds bounds;
  std::int64_t offset = 0;
  std::int64_t limit = 1000;                    // 1..100,000
  bool walks = false;                           // speed: the whole list will be read, each page behind the last
  bool with_detail = false;                     // fill `attributes` and `tags`; without it only tags
};

// What a device may be found by. Keys are in the form they are stored in: normalise_deviceid, an address in its
// canonical form, serial_key (attribute_change.h).
enum class DeviceKey { deviceid, mac, ip_address, serial_number };

class DeviceStore {
 public:
  virtual ~DeviceStore() = default;
  // By the current deviceid, else by a former one (alias).
  virtual Result<std::optional<DeviceDetail>> find(const AccessScope& scope, std::string_view deviceid) const = 0;
  virtual Result<std::vector<DeviceDetail>> find_by_ip(const AccessScope& scope, std::string_view ip) const = 0;  // newest activity first, at most 1000
  virtual Result<std::vector<DeviceDetail>> list(const AccessScope& scope, const DeviceQuery& query) const = 0;
  // The tags of these devices (our ids), by device id; devices without tags are left out.
  virtual Result<std::map<std::string, std::vector<Tag>>> tags_of(const AccessScope& scope, const std::vector<std::string>& device_ids) const = 0;
  // Behind this device, in the order of the query. REQUIRES: it is not DeviceSort::attribute.
  virtual ListPosition position_of(const DeviceQuery& query, const Device& device) const = 0;
  virtual Result<std::int64_t> count(const AccessScope& scope, const DeviceQuery& query) const = 0;  // ignores offset and limit

  // Inserts, or replaces the device with that deviceid (its id and first_seen stay, version counts on).
  // Returns the id. `tags` are left alone.
  virtual Result<std::string> save(const AccessScope& scope, const DeviceDetail& device) = 0;
  // Inserts only when no live device has that deviceid; returns the id of the one that is there then.
  virtual Result<std::string> ensure(const AccessScope& scope, const DeviceDetail& device) = 0;
  // Many at once, by key. Of several devices with one address, MAC or serial number: that with the newest activity. A
  // former deviceid finds its device where no live one bears it. Tags are left out.
  virtual Result<std::map<std::string, DeviceDetail>> find_by_keys(const AccessScope& scope, DeviceKey kind,
                                                                   const std::vector<std::string>& keys) const = 0;
  // Inserts and gives the id; nothing when a live device of any site has that deviceid. `tags` are left alone.
  virtual Result<std::optional<std::string>> insert(const AccessScope& scope, const DeviceDetail& device) = 0;
  // Writes a device that this transaction has read, by its id.
  virtual Result<void> update(const AccessScope& scope, const DeviceDetail& device) = 0;
  // Counts a write of devices whose other rows changed.
  virtual Result<void> touch(const AccessScope& scope, const std::vector<std::string>& device_ids) = 0;
  // Returns how many devices changed. `replace`: the set becomes exactly `tag_ids`; else they are added.
  virtual Result<int> set_tags(const AccessScope& scope, const std::vector<std::string>& device_ids,
                               const std::vector<std::string>& tag_ids, bool replace) = 0;
  // Takes one tag from devices; returns how many devices changed.
  virtual Result<int> remove_tag(const AccessScope& scope, const std::vector<std::string>& device_ids, std::string_view tag_id) = 0;
  // Recounts the open alerts per severity of these devices from the alert table.
  virtual Result<void> recount_alerts(const AccessScope& scope, const std::vector<std::string>& device_ids) = 0;
};

}  // namespace guardian::domain
