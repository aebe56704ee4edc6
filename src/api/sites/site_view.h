#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "domain/sites/site.h"
#include "domain/store/database.h"

namespace guardian::api {

// Sites with what lies there.
struct SitePage {
  std::vector<domain::Site> sites;
  std::map<std::string, std::vector<std::string>> prefixes;  // by site id
  std::map<std::string, std::vector<std::int64_t>> segments;
};

Result<SitePage> read_site_page(const domain::Reader& reader, const domain::AccessScope& scope,
                                const domain::SiteQuery& query);

// A site of this page as lists show it, appended.
void write_site(std::string& out, const domain::Site& site, SitePage& page);

}  // namespace guardian::api
