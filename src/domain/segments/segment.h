#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_scope.h"
#include "domain/store/list_position.h"

namespace guardian::domain {

struct SegmentFirewall {
  std::string appliance_id;
  Instant since{};  // when it was named for the segment
  bool operator==(const SegmentFirewall&) const = default;
};

// A part of the network that some firewalls see, so that equal addresses of two segments are two devices.
struct NetworkSegment {
  std::string id;           // 24 hex
  std::int64_t number = 0;  // `segmentId`: 1, 2, 3 ... in a tenant, never given twice
  std::string name;         // unique
  std::string description;
  std::string site_id;        // "0": the default site
  bool site_created = false;  // the site was made together with the segment
  std::vector<SegmentFirewall> firewalls;
  Instant created_at{};
  Instant updated_at{};
  bool operator==(const NetworkSegment&) const = default;
};

struct SegmentQuery {
  std::optional<Instant> updated_since;
  ListBounds bounds;
  std::int64_t offset = 0;
  std::int64_t limit = 1000;
};

// Callers that are limited to sites see the segments of those alone.
class SegmentStore {
 public:
  virtual ~SegmentStore() = default;
  virtual Result<std::vector<NetworkSegment>> list(const AccessScope& scope,
                                                   const SegmentQuery& query) const = 0;  // by number
  virtual Result<std::int64_t> count(const AccessScope& scope, const SegmentQuery& query) const = 0;
  virtual Result<std::optional<NetworkSegment>> find(const AccessScope& scope, std::int64_t number) const = 0;
  // Of any site, so that names stay unique.
  virtual Result<std::optional<std::int64_t>> number_of_name(const AccessScope& scope, std::string_view name) const = 0;
  // (site id, number), in that order.
  virtual Result<std::vector<std::pair<std::string, std::int64_t>>> numbers_at_sites(
      const AccessScope& scope, const std::vector<std::string>& site_ids) const = 0;

  // First in every change: from here on no other change of the tenant's segments runs.
  virtual Result<void> begin_change(const AccessScope& scope) = 0;
  // Gives it id and number. Nothing when the name is taken; forbidden at a site the caller does not see.
  virtual Result<std::optional<std::int64_t>> insert(const AccessScope& scope, const NetworkSegment& segment) = 0;
  // By number. REQUIRES: nobody else has the name.
  virtual Result<void> update(const AccessScope& scope, const NetworkSegment& segment) = 0;
  virtual Result<void> remove(const AccessScope& scope, std::int64_t number) = 0;
};

}  // namespace guardian::domain
