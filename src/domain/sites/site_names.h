#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_scope.h"
#include "domain/store/database.h"

namespace guardian::domain {

// Names of sites to ids, each looked up once. Lives within one transaction.
class SiteNames {
 public:
  SiteNames(const AccessScope& scope, Tx& tx) : scope_(scope), tx_(tx) {}
  // Of a site there is; an empty name is the default site. invalid: there is none, told with `where` ("[3].site").
  Result<std::string> find(std::string_view name, std::string_view where);
  // The same, but makes the site. forbidden: the caller is limited to sites.
  Result<std::string> ensure(std::string_view name, Instant now);

 private:
  const AccessScope& scope_;
  Tx& tx_;
  std::map<std::string, std::string, std::less<>> ids_;
};

}  // namespace guardian::domain
