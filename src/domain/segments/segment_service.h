#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/audit/audit_trail.h"
#include "domain/segments/segment.h"
#include "domain/store/database.h"

namespace guardian::domain {

// What is said about one segment. What is absent stays as it is, or as a new segment has it. A site is named by name,
// by id or by both, which must then agree.
struct SegmentChange {
  std::int64_t number = 0;  // of the segment to change
  std::optional<std::string> name;
  std::optional<std::string> description;
  std::optional<std::string> site_name;  // empty: the default site
  std::optional<std::string> site_id;
  bool creates_site = false;  // a site of that name is made when there is none
  std::optional<std::vector<std::string>> firewalls;
};

// What changes segments. Every call is one transaction with its audit record: all of it, or nothing. Errors: forbidden
// without the right to write, and for a caller who is limited to sites beyond those; invalid for an unknown site or
// one whose name and id disagree; conflict when the name is taken. Any thread.
class SegmentService {
 public:
  static constexpr std::size_t kMostSegments = 100;

  SegmentService(Database& database, AuditTrail& audit, const Clock& clock)
      : database_(database), audit_(audit), clock_(clock) {}

  // The numbers of the new segments, in order. REQUIRES: every name is there.
  Result<std::vector<std::int64_t>> create(const AccessScope& scope, const std::vector<SegmentChange>& changes,
                                           std::string_view request_id);
  // not_found: one of them does not exist.
  Result<void> update(const AccessScope& scope, const std::vector<SegmentChange>& changes, std::string_view request_id);
  Result<void> remove(const AccessScope& scope, const std::vector<std::int64_t>& numbers, std::string_view request_id);

 private:
  Database& database_;
  AuditTrail& audit_;
  const Clock& clock_;
};

}  // namespace guardian::domain
