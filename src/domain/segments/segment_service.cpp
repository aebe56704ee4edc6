#include "domain/segments/segment_service.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json_writer.h"
#include "domain/audit/change_event.h"
#include "domain/sites/site.h"
#include "domain/sites/site_names.h"

namespace guardian::domain {
namespace {

Error no_right_to_segments() { return Error::forbidden("No access", "segments without the right to write"); }

Error no_segment(std::int64_t number) { return Error::not_found(fmt::format("There is no segment {}", number)); }

Error name_is_taken(std::string_view name) {
  return Error::conflict(fmt::format("A segment named \"{}\" exists", name));
}

// A firewall that stays keeps its time.
std::vector<SegmentFirewall> firewalls_of(const std::vector<SegmentFirewall>& before,
                                          const std::vector<std::string>& wanted, Instant now) {
  std::vector<SegmentFirewall> out;
  for (const std::string& id : wanted) {
    const auto known = std::find_if(before.begin(), before.end(),
                                    [&](const SegmentFirewall& firewall) { return firewall.appliance_id == id; });
    out.push_back(known == before.end() ? SegmentFirewall{id, now} : *known);
  }
  return out;
}

class SegmentPlacer {
 public:
  SegmentPlacer(const AccessScope& scope, Tx& tx, Instant now) : scope_(scope), tx_(tx), now_(now), names_(scope, tx) {}

  Result<void> place(NetworkSegment& segment, const SegmentChange& change, std::size_t index) {
    if (change.site_name) {
      GUARDIAN_TRY(segment.site_id, by_name(segment, change, index));
    } else if (change.site_id) {
      segment.site_id = *change.site_id;
    }
    if (!change.site_id) return {};
    if (*change.site_id != segment.site_id) {
      return Error::invalid(fmt::format("Bad Request: [{}].siteid is not the site that [{}].site names", index, index));
    }
    if (segment.site_id == kDefaultSiteId) return {};
    GUARDIAN_TRY(const auto site, tx_.sites().find(scope_, segment.site_id));
    if (site) return {};
    return Error::invalid(
        fmt::format("Bad Request: [{}].siteid names no site there is: \"{}\"", index, segment.site_id));
  }

 private:
  Result<std::string> by_name(NetworkSegment& segment, const SegmentChange& change, std::size_t index) {
    if (change.creates_site && !change.site_name->empty()) {
      GUARDIAN_TRY(const auto known, tx_.sites().find_by_name(scope_, *change.site_name));
      segment.site_created = !known;
      return names_.ensure(*change.site_name, now_);
    }
    return names_.find(*change.site_name, fmt::format("[{}].site", index));
  }

  const AccessScope& scope_;
  Tx& tx_;
  const Instant now_;
  SiteNames names_;
};

std::string numbers_detail(const std::vector<std::int64_t>& numbers) {
  std::string detail;
  JsonWriter json(detail);
  json.begin_object().key("segments").begin_array();
  for (const std::int64_t number : numbers) json.value(number);
  json.end_array().end_object();
  return detail;
}

}  // namespace

Result<std::vector<std::int64_t>> SegmentService::create(const AccessScope& scope,
                                                         const std::vector<SegmentChange>& changes,
                                                         std::string_view request_id) {
  if (!scope.may_write()) return no_right_to_segments();
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<std::vector<std::int64_t>> {
    GUARDIAN_CHECK(tx.sites().begin_change(scope));  // before segments, as every change of both
    GUARDIAN_CHECK(tx.segments().begin_change(scope));
    const Instant now = clock_.now();
    SegmentPlacer placer(scope, tx, now);
    std::vector<std::int64_t> numbers;
    for (std::size_t i = 0; i < changes.size(); ++i) {
      const SegmentChange& change = changes[i];
      NetworkSegment segment;
      segment.name = change.name.value_or("");
      segment.description = change.description.value_or("");
      segment.site_id = kDefaultSiteId;
      segment.firewalls = firewalls_of({}, change.firewalls.value_or(std::vector<std::string>()), now);
      segment.created_at = segment.updated_at = now;
      GUARDIAN_CHECK(placer.place(segment, change, i));
      GUARDIAN_TRY(const auto number, tx.segments().insert(scope, segment));
      if (!number) return name_is_taken(segment.name);
      numbers.push_back(*number);
    }
    GUARDIAN_CHECK(
        audit_.append(tx, change_event(scope, "network-segment.create", fmt::format("segments:{}", numbers.size()),
                                       request_id, numbers_detail(numbers))));
    return numbers;
  });
}

Result<void> SegmentService::update(const AccessScope& scope, const std::vector<SegmentChange>& changes,
                                    std::string_view request_id) {
  if (!scope.may_write()) return no_right_to_segments();
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(tx.segments().begin_change(scope));
    const Instant now = clock_.now();
    SegmentPlacer placer(scope, tx, now);
    std::vector<std::int64_t> numbers;
    for (std::size_t i = 0; i < changes.size(); ++i) {
      const SegmentChange& change = changes[i];
      GUARDIAN_TRY(const auto before, tx.segments().find(scope, change.number));
      if (!before) return no_segment(change.number);
      NetworkSegment after = *before;
      if (change.name) {
        GUARDIAN_TRY(const auto holder, tx.segments().number_of_name(scope, *change.name));
        if (holder && *holder != change.number) return name_is_taken(*change.name);
        after.name = *change.name;
      }
      if (change.description) after.description = *change.description;
      if (change.firewalls) after.firewalls = firewalls_of(before->firewalls, *change.firewalls, now);
      GUARDIAN_CHECK(placer.place(after, change, i));
      numbers.push_back(change.number);
      if (after == *before) continue;
      after.updated_at = now;
      GUARDIAN_CHECK(tx.segments().update(scope, after));
    }
    return audit_.append(tx, change_event(scope, "network-segment.update", fmt::format("segments:{}", numbers.size()),
                                          request_id, numbers_detail(numbers)));
  });
}

Result<void> SegmentService::remove(const AccessScope& scope, const std::vector<std::int64_t>& numbers,
                                    std::string_view request_id) {
  if (!scope.may_write()) return no_right_to_segments();
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(tx.segments().begin_change(scope));
    for (const std::int64_t number : numbers) {
      GUARDIAN_TRY(const auto segment, tx.segments().find(scope, number));
      if (!segment) return no_segment(number);
      GUARDIAN_CHECK(tx.segments().remove(scope, number));
    }
    return audit_.append(tx, change_event(scope, "network-segment.delete", fmt::format("segments:{}", numbers.size()),
                                          request_id, numbers_detail(numbers)));
  });
}

}  // namespace guardian::domain
