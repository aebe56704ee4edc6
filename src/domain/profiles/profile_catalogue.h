#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace guardian::domain {

// What kind of thing a device is, said in the names a buyer knows.
struct Profile {
  std::string_view name;      // "Axis Network Camera"
  std::string_view category;  // "Network Camera"
  std::string_view vertical;  // "Facility"
};

// The table of all profiles, compiled in from catalogue.tsv; the same for every tenant. Immutable; any thread.
class ProfileCatalogue {
 public:
  // Reads the two tables (see README.md of this folder). internal: a line that is not as the README says, with
  // its number. The texts must outlive the catalogue.
  static Result<ProfileCatalogue> parse(std::string_view catalogue_tsv, std::string_view categories_tsv);

  std::span<const Profile> all() const { return profiles_; }  // in the order of the file
  // By the exact name; null when there is none.
  const Profile* find(std::string_view name) const;

 private:
  std::vector<Profile> profiles_;
  std::unordered_map<std::string_view, std::size_t> by_name_;
};

// The one that is compiled in, read at the first call. A table that does not parse stops the process: it is a
// broken build, which the server's start finds.
const ProfileCatalogue& profile_catalogue();

}  // namespace guardian::domain
