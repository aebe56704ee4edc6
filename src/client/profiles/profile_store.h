#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "client/profiles/profile.h"

namespace guardian::client {

// The profiles of the person who runs the command: `<directory>/profiles/<name>.json`, beside it `<name>.pem` when the
// server's certificate is not one of the system's, and `<directory>/default-profile`, which holds a name. Directories
// have mode 0700 and files 0600; whatever is wider is refused (configuration) with the chmod that mends it. One thread.
class ProfileStore {
 public:
  explicit ProfileStore(std::filesystem::path directory) : directory_(std::move(directory)) {}

  // $XDG_CONFIG_HOME/iot-guardian, or ~/.config/iot-guardian. configuration: neither HOME nor XDG_CONFIG_HOME is set.
  static Result<ProfileStore> of_this_person();

  // Replaces one of that name. `ca_pem`: the certificates to keep with it; empty: none.
  Result<void> add(std::string_view name, const Profile& profile, std::string_view ca_pem);
  // not_found: no such profile.
  Result<void> remove(std::string_view name);
  Result<Profile> read(std::string_view name) const;
  // In the order of their names; no directory: none.
  Result<std::vector<std::string>> names() const;

  Result<void> set_default(std::string_view name);
  // Empty: none is set.
  Result<std::string> default_name() const;
  // The one to use: `asked` (--profile), else IOT_GUARDIAN_PROFILE, else the default, else the only one there is.
  Result<std::string> choose(std::string_view asked) const;

 private:
  std::filesystem::path file_of(std::string_view name, std::string_view extension) const;
  std::filesystem::path directory_;
};

}  // namespace guardian::client
