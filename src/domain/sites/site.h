#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/access/access_scope.h"

namespace guardian::domain {

struct Site {
  std::string id;    // "0" is every tenant's default site
  std::string name;
};

class SiteStore {
 public:
  virtual ~SiteStore() = default;
  virtual Result<std::vector<Site>> list(const AccessScope& scope) const = 0;  // by name
  // Finds by name, or makes one; `preferred_id` is used when it is free.
  virtual Result<Site> ensure(const AccessScope& scope, std::string_view name, std::string_view preferred_id) = 0;
};

}  // namespace guardian::domain
