#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "base/secret.h"

namespace guardian::client {

// What a call needs to know: whose inventory, where, and the pair that proves it.
struct Profile {
  std::string customerid;
  std::string access_key_id;
  Secret access_key;
  std::string url;      // as checked_server_address gives it
  std::string ca_file;  // PEM certificates to believe in place of the system's; empty: the system's
};

// Reads the JSON that the console offers for download:
// {"customerid","access-key-id","access-key","url"}. `url_otherwise` stands in for a missing url, as the JSON of
// `iot-guardian key create` has none; that one's `expires` is taken and dropped. invalid_argument names the member that
// is missing or bad, never its value. Pure.
Result<Profile> parse_profile(std::string_view json, std::string_view url_otherwise = {});

// The text of the file a profile is kept in: the console's four members and nothing else.
Secret profile_text(const Profile& profile);

// [a-z0-9-], 1..63 of them: a name is a file's name and stands on command lines.
bool is_profile_name(std::string_view name);

}  // namespace guardian::client
