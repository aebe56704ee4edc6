#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_scope.h"
#include "domain/store/list_position.h"

namespace guardian::domain {

// Where devices, subnets and segments lie that nobody has put anywhere. It need not have a row.
inline constexpr std::string_view kDefaultSiteId = "0";

struct Site {
  std::string id;    // "0" is every tenant's default site
  std::string name;  // unique; `external_id` of the API, and never changed
  std::string description{};
  std::string location{};
  std::string group{};  // of sites, by name; empty: none. A group exists while a site is in it.
  Instant created_at{};
  Instant updated_at{};
  bool operator==(const Site&) const = default;
};

struct SiteQuery {
  std::optional<std::vector<std::string>> ids;
  std::optional<std::string> name;  // exact, as `description`
  std::optional<std::string> description;
  ListBounds bounds;
  std::int64_t offset = 0;
  std::int64_t limit = 1000;
};

// What still lies at a site.
struct SiteUsage {
  std::int64_t devices = 0;
  std::int64_t subnets = 0;
  std::int64_t segments = 0;
  bool none() const { return devices + subnets + segments == 0; }
};

// Callers that are limited to sites see those alone, and neither make nor remove any.
class SiteStore {
 public:
  virtual ~SiteStore() = default;
  virtual Result<std::vector<Site>> list(const AccessScope& scope) const = 0;                          // all, by name
  virtual Result<std::vector<Site>> list(const AccessScope& scope, const SiteQuery& query) const = 0;  // by name
  // In a transaction, a site that was found cannot be removed by another until this one ends.
  virtual Result<std::optional<Site>> find_by_name(const AccessScope& scope, std::string_view name) const = 0;
  virtual Result<std::optional<Site>> find(const AccessScope& scope, std::string_view id) const = 0;
  virtual Result<SiteUsage> usage(const AccessScope& scope, std::string_view id) const = 0;
  virtual Result<bool> has_group(const AccessScope& scope, std::string_view group) const = 0;

  // First in a change that reads sites to write them: from here on no other such change of the tenant runs.
  virtual Result<void> begin_change(const AccessScope& scope) = 0;
  // Finds by name, or makes one; `preferred_id` is used when it is free.
  virtual Result<Site> ensure(const AccessScope& scope, std::string_view name, std::string_view preferred_id,
                              Instant now) = 0;
  // A new site, with an id of its own when `site.id` is empty. Nothing when the name or id is taken.
  virtual Result<std::optional<Site>> insert(const AccessScope& scope, const Site& site) = 0;
  virtual Result<void> update(const AccessScope& scope, const Site& site) = 0;  // by id; all but name and created_at
  virtual Result<void> remove(const AccessScope& scope, std::string_view id) = 0;
};

}  // namespace guardian::domain
