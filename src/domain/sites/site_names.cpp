#include "domain/sites/site_names.h"

#include <fmt/format.h>

#include "domain/sites/site.h"

namespace guardian::domain {

Result<std::string> SiteNames::find(std::string_view name, std::string_view where) {
  if (name.empty()) return std::string(kDefaultSiteId);
  if (const auto known = ids_.find(name); known != ids_.end()) return known->second;
  GUARDIAN_TRY(const auto site, tx_.sites().find_by_name(scope_, name));
  if (!site) return Error::invalid(fmt::format("Bad Request: {} names no site there is: \"{}\"", where, name));
  return ids_.emplace(site->name, site->id).first->second;
}

Result<std::string> SiteNames::ensure(std::string_view name, Instant now) {
  if (name.empty()) return std::string(kDefaultSiteId);
  if (const auto known = ids_.find(name); known != ids_.end()) return known->second;
  GUARDIAN_TRY(const auto site, tx_.sites().ensure(scope_, name, {}, now));
  return ids_.emplace(site.name, site.id).first->second;
}

}  // namespace guardian::domain
