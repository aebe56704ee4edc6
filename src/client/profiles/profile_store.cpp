#include "client/profiles/profile_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <system_error>

#include "base/file.h"

namespace guardian::client {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestProfile = 64 * 1024;
constexpr std::size_t kMostProfiles = 10000;

Error bad_name() { return Error::invalid("a profile's name is 1 to 63 of a-z, 0-9 and -, and does not begin with -"); }

Error no_such(std::string_view name) {
  return Error::not_found(
      fmt::format("there is no profile {}: add it with `iot-guardian api profile add {} FILE`", name, name));
}

bool is_there(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(fs::symlink_status(path, ignored));
}

Result<void> remove_file(const fs::path& path) {
  std::error_code failure;
  fs::remove(path, failure);
  if (failure) return Error::unavailable(fmt::format("cannot remove {}: {}", path.native(), failure.message()));
  return {};
}

}  // namespace

Result<ProfileStore> ProfileStore::of_this_person() {
  // The XDG rules: a relative path in the variable counts as none.
  if (const char* config = std::getenv("XDG_CONFIG_HOME"); config != nullptr && config[0] == '/')
    return ProfileStore(fs::path(config) / "iot-guardian");
  if (const char* home = std::getenv("HOME"); home != nullptr && home[0] == '/')
    return ProfileStore(fs::path(home) / ".config" / "iot-guardian");
  return Error::configuration("no place for profiles: set HOME or XDG_CONFIG_HOME");
}

fs::path ProfileStore::file_of(std::string_view name, std::string_view extension) const {
  return directory_ / "profiles" / fmt::format("{}.{}", name, extension);
}

Result<void> ProfileStore::add(std::string_view name, const Profile& profile, std::string_view ca_pem) {
  if (!is_profile_name(name)) return bad_name();
  std::error_code failure;
  fs::create_directories(directory_.parent_path(), failure);
  if (failure) {
    return Error::unavailable(fmt::format("cannot make {}: {}", directory_.parent_path().native(), failure.message()));
  }
  GUARDIAN_CHECK(ensure_private_directory(directory_));
  GUARDIAN_CHECK(ensure_private_directory(directory_ / "profiles"));
  const fs::path certificates = file_of(name, "pem");
  if (ca_pem.empty()) {
    GUARDIAN_CHECK(remove_file(certificates));
  } else {
    GUARDIAN_CHECK(write_private_file(certificates, ca_pem));
  }
  return write_private_file(file_of(name, "json"), profile_text(profile).reveal());
}

Result<void> ProfileStore::remove(std::string_view name) {
  if (!is_profile_name(name)) return bad_name();
  if (!is_there(file_of(name, "json"))) return no_such(name);
  GUARDIAN_CHECK(remove_file(file_of(name, "json")));
  GUARDIAN_CHECK(remove_file(file_of(name, "pem")));
  GUARDIAN_TRY(const std::string chosen, default_name());
  if (chosen == name) return remove_file(directory_ / "default-profile");
  return {};
}

Result<Profile> ProfileStore::read(std::string_view name) const {
  if (!is_profile_name(name)) return bad_name();
  const fs::path file = file_of(name, "json");
  if (!is_there(file)) return no_such(name);
  GUARDIAN_CHECK(ensure_private_directory(directory_ / "profiles"));
  GUARDIAN_TRY(const Secret text, read_private_file(file, kLargestProfile));
  auto profile = parse_profile(text.reveal());
  if (!profile) {
    return Error::configuration(
        fmt::format("{}: {}; add the profile again", file.native(), profile.error().client_text));
  }
  if (const fs::path certificates = file_of(name, "pem"); is_there(certificates)) {
    GUARDIAN_CHECK(require_private_file(certificates));
    profile->ca_file = certificates.native();
  }
  return profile;
}

Result<std::vector<std::string>> ProfileStore::names() const {
  std::vector<std::string> names;
  std::error_code failure;
  fs::directory_iterator entries(directory_ / "profiles", failure);
  if (failure == std::errc::no_such_file_or_directory) return names;
  for (; !failure && entries != fs::directory_iterator() && names.size() < kMostProfiles; entries.increment(failure)) {
    const fs::path& path = entries->path();
    if (path.extension() == ".json" && is_profile_name(path.stem().native())) names.push_back(path.stem().native());
  }
  if (failure) {
    return Error::unavailable(fmt::format("cannot read {}: {}", (directory_ / "profiles").native(), failure.message()));
  }
  std::sort(names.begin(), names.end());
  return names;
}

Result<void> ProfileStore::set_default(std::string_view name) {
  if (!is_profile_name(name)) return bad_name();
  if (!is_there(file_of(name, "json"))) return no_such(name);
  return write_private_file(directory_ / "default-profile", std::string(name) + "\n");
}

Result<std::string> ProfileStore::default_name() const {
  if (!is_there(directory_ / "default-profile")) return std::string();
  GUARDIAN_TRY(const Secret text, read_private_file(directory_ / "default-profile", 128));
  std::string name(text.reveal());
  while (!name.empty() && name.back() == '\n') name.pop_back();
  if (!is_profile_name(name)) {
    return Error::configuration(
        fmt::format("{} holds no profile's name: set it with `iot-guardian api profile default NAME`",
                    (directory_ / "default-profile").native()));
  }
  return name;
}

Result<std::string> ProfileStore::choose(std::string_view asked) const {
  if (!asked.empty()) return std::string(asked);
  if (const char* named = std::getenv("IOT_GUARDIAN_PROFILE"); named != nullptr && named[0] != '\0')
    return std::string(named);
  GUARDIAN_TRY(std::string chosen, default_name());
  if (!chosen.empty()) return chosen;
  GUARDIAN_TRY(const auto all, names());
  if (all.size() == 1) return all.front();
  if (all.empty()) {
    return Error::configuration(
        "there is no profile yet: download a key's JSON file from the console, then `iot-guardian api profile add NAME "
        "FILE`");
  }
  return Error::configuration(fmt::format(
      "there are {} profiles and none is the default: use --profile NAME, or `iot-guardian api profile default NAME`",
      all.size()));
}

}  // namespace guardian::client
