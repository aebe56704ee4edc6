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

enum class DeviceSort { mac, hostname, ip_address, category, profile, vendor, site_name, risk_score, last_activity, deviceid };
enum class Direction { ascending, descending };

struct DeviceQuery {
  // Behaviour
  std::optional<Instant> active_since;          // last_activity >=
  std::optional<bool> traffic_restricted;
  bool monitored_only = false;
  std::string search;                           // part of hostname, deviceid, ip, profile, vendor; case-insensitive; at most 100 bytes
  DeviceSort sort = DeviceSort::mac;            // ties by id, so that the order is total
  Direction direction = Direction::descending;  // an absent MAC sorts below every other
  std::int64_t offset = 0;
  std::int64_t limit = 1000;                    // 1..100,000
  bool with_detail = false;                     // fill `attributes` and `tags`; without it only tags
};

class DeviceStore {
 public:
  virtual ~DeviceStore() = default;
  // By the current deviceid, else by a former one (alias).
  virtual Result<std::optional<DeviceDetail>> find(const AccessScope& scope, std::string_view deviceid) const = 0;
  virtual Result<std::vector<DeviceDetail>> find_by_ip(const AccessScope& scope, std::string_view ip) const = 0;  // newest activity first
  virtual Result<std::vector<DeviceDetail>> list(const AccessScope& scope, const DeviceQuery& query) const = 0;
  // The tags of these devices (our ids), by device id; devices without tags are left out.
  virtual Result<std::map<std::string, std::vector<Tag>>> tags_of(const AccessScope& scope, const std::vector<std::string>& device_ids) const = 0;
  virtual Result<std::int64_t> count(const AccessScope& scope, const DeviceQuery& query) const = 0;  // ignores offset and limit

  // Inserts, or replaces the device with that deviceid (its id and first_seen stay, version counts on).
  // Returns the id. `tags` are left alone.
  virtual Result<std::string> save(const AccessScope& scope, const DeviceDetail& device) = 0;
  // Inserts only when no live device has that deviceid; returns the id of the one that is there then.
  virtual Result<std::string> ensure(const AccessScope& scope, const DeviceDetail& device) = 0;
  // Returns how many devices changed. `replace`: the set becomes exactly `tag_ids`; else they are added.
  virtual Result<int> set_tags(const AccessScope& scope, const std::vector<std::string>& device_ids,
                               const std::vector<std::string>& tag_ids, bool replace) = 0;
  // Recounts the open alerts per severity of these devices from the alert table.
  virtual Result<void> recount_alerts(const AccessScope& scope, const std::vector<std::string>& device_ids) = 0;
};

}  // namespace guardian::domain
