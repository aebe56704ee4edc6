#include "domain/access/ring_files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <cerrno>
#include <cstdio>
#include <optional>
#include <system_error>
#include <utility>

#include "base/encoding.h"
#include "base/file.h"
#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/random.h"
#include "base/time_format.h"

namespace guardian::domain {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kSecretBytes = 32;
constexpr std::string_view kManifest = "ring.json";

std::string_view state_text(SecretState state) {
  switch (state) {
    case SecretState::current:
      return "current";
    case SecretState::accept:
      return "accept";
    case SecretState::retired:
      return "retired";
  }
  std::abort();
}

std::optional<SecretState> parse_state(std::string_view text) {
  for (const auto state : {SecretState::current, SecretState::accept, SecretState::retired}) {
    if (text == state_text(state)) return state;
  }
  return std::nullopt;
}

std::optional<SecretPurpose> parse_purpose(std::string_view text) {
  for (const auto purpose : kSecretPurposes) {
    if (text == to_string(purpose)) return purpose;
  }
  return std::nullopt;
}

fs::path key_file(const fs::path& directory, const KeyRing::Entry& entry) {
  return directory / fmt::format("{}-{}.key", to_string(entry.purpose), entry.version);
}

Error damaged(std::string_view what, std::string_view why) {
  return Error::configuration(fmt::format("{} is damaged ({}): bring it back from `secrets export`", what, why));
}

void sort_ring(RingContent& ring) {
  std::vector<std::size_t> order(ring.entries.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(ring.entries[a].purpose, ring.entries[a].version) <
           std::pair(ring.entries[b].purpose, ring.entries[b].version);
  });
  RingContent sorted;
  for (const auto i : order) {
    sorted.entries.push_back(std::move(ring.entries[i]));
    sorted.bytes.push_back(std::move(ring.bytes[i]));
  }
  ring = std::move(sorted);
}

void add_secret(RingContent& ring, SecretPurpose purpose, int version, Instant now) {
  ring.bytes.push_back(random_secret(kSecretBytes));
  ring.entries.push_back({purpose, version, SecretState::current, now, secret_fingerprint(purpose, ring.bytes.back())});
}

Result<KeyRing::Entry> entry_from_json(const boost::json::value& value, std::string_view what) {
  const auto* object = value.if_object();
  if (object == nullptr) return damaged(what, "an entry is no object");
  const auto text = [&](std::string_view name) -> std::string_view {
    const auto* member = object->if_contains(name);
    if (member == nullptr || !member->is_string()) return {};
    return member->get_string();
  };
  const auto purpose = parse_purpose(text("purpose"));
  const auto state = parse_state(text("state"));
  const auto created = parse_time(text("created_at"));
  const auto* version = object->if_contains("version");
  if (!purpose || !state || !created || version == nullptr || !version->is_int64() || version->get_int64() < 1 ||
      version->get_int64() > 1'000'000) {
    return damaged(what, "an entry lacks purpose, version, state or time");
  }
  KeyRing::Entry entry{*purpose, static_cast<int>(version->get_int64()), *state, *created,
                       std::string(text("fingerprint"))};
  if (entry.fingerprint.size() != 16 || !is_lower_hex(entry.fingerprint)) return damaged(what, "a fingerprint");
  return entry;
}

Result<void> check_ring(const RingContent& ring, std::string_view what) {
  for (const auto purpose : kSecretPurposes) {
    int current = 0;
    int last_version = 0;
    for (const auto& entry : ring.entries) {
      if (entry.purpose != purpose) continue;
      if (entry.version == last_version) return damaged(what, "a version stands twice");
      last_version = entry.version;
      current += entry.state == SecretState::current ? 1 : 0;
    }
    if (current != 1) return damaged(what, fmt::format("{} has {} current versions", to_string(purpose), current));
  }
  return {};
}

Result<Secret> secret_from_hex(std::string_view hex, const KeyRing::Entry& entry, std::string_view what) {
  auto bytes = hex_decode(hex);
  if (!bytes || bytes->size() != kSecretBytes) return damaged(what, "not 64 hex digits");
  Secret secret(std::move(*bytes));
  if (secret_fingerprint(entry.purpose, secret) != entry.fingerprint) {
    return damaged(what, "its fingerprint is not the one in ring.json");
  }
  return secret;
}

Result<void> write_ring_files(const fs::path& directory, const RingContent& ring, bool only_new) {
  for (std::size_t i = 0; i < ring.entries.size(); ++i) {
    if (ring.entries[i].state == SecretState::retired) continue;
    if (only_new && ring.entries[i].state != SecretState::current) continue;
    std::string line = hex_encode(ring.bytes[i].reveal());
    line.push_back('\n');
    const Secret content(std::move(line));
    GUARDIAN_CHECK(write_private_file(key_file(directory, ring.entries[i]), content.reveal()));
  }
  return write_private_file(directory / kManifest, ring_to_json(ring, false).reveal());
}

}  // namespace

std::string secret_fingerprint(SecretPurpose purpose, const Secret& bytes) {
  std::string labelled = "iot-guardian/secret/v1/";
  labelled.append(to_string(purpose)).push_back('\0');
  labelled.append(bytes.reveal());
  const Secret message(std::move(labelled));
  return to_hex(sha256(message.reveal())).substr(0, 16);
}

RingContent make_ring(Instant now) {
  RingContent ring;
  for (const auto purpose : kSecretPurposes) add_secret(ring, purpose, 1, now);
  return ring;
}

void add_versions(RingContent& ring, Instant now) {
  for (const auto purpose : kSecretPurposes) {
    int highest = 0;
    for (auto& entry : ring.entries) {
      if (entry.purpose != purpose) continue;
      highest = std::max(highest, entry.version);
      if (entry.state == SecretState::current) entry.state = SecretState::accept;
    }
    add_secret(ring, purpose, highest + 1, now);
  }
  sort_ring(ring);
}

bool is_new_ring_directory(const fs::path& directory) {
  std::error_code failure;
  if (!fs::exists(fs::symlink_status(directory, failure))) return true;
  return fs::is_empty(directory, failure) && !failure;
}

Secret ring_to_json(const RingContent& ring, bool with_bytes) {
  std::string out;
  out.reserve(512 * (ring.entries.size() + 1));  // never grows, so no copy of the bytes stays behind
  JsonWriter json(out);
  json.begin_object().member("format", 1).key("secrets").begin_array();
  for (std::size_t i = 0; i < ring.entries.size(); ++i) {
    const auto& entry = ring.entries[i];
    json.begin_object()
        .member("purpose", to_string(entry.purpose))
        .member("version", entry.version)
        .member("state", state_text(entry.state))
        .member("created_at", format_time(entry.created_at))
        .member("fingerprint", entry.fingerprint);
    if (with_bytes) {
      const Secret hex(hex_encode(ring.bytes[i].reveal()));
      json.member("bytes", hex.reveal());
    }
    json.end_object();
  }
  json.end_array().end_object();
  return Secret(std::move(out));
}

Result<RingContent> ring_from_json(std::string_view json, bool with_bytes, std::string_view what) {
  auto parsed = parse_json(json, {.depth = 4, .bytes = 1024 * 1024});
  if (!parsed || !parsed->is_object()) return damaged(what, "not a JSON object");
  const auto& object = parsed->get_object();
  const auto* format = object.if_contains("format");
  const auto* secrets = object.if_contains("secrets");
  if (format == nullptr || !format->is_int64() || format->get_int64() != 1 || secrets == nullptr ||
      !secrets->is_array()) {
    return damaged(what, "not a key ring of format 1");
  }
  RingContent ring;
  for (const auto& value : secrets->get_array()) {
    GUARDIAN_TRY(auto entry, entry_from_json(value, what));
    Secret bytes;
    if (with_bytes && entry.state != SecretState::retired) {
      const auto* hex = value.get_object().if_contains("bytes");
      if (hex == nullptr || !hex->is_string()) return damaged(what, "an entry lacks its bytes");
      GUARDIAN_TRY(bytes, secret_from_hex(std::string_view(hex->get_string()), entry, what));
    }
    ring.entries.push_back(std::move(entry));
    ring.bytes.push_back(std::move(bytes));
  }
  sort_ring(ring);
  GUARDIAN_CHECK(check_ring(ring, what));
  return ring;
}

Result<RingContent> read_ring(const fs::path& directory) {
  GUARDIAN_CHECK(ensure_private_directory(directory));
  const fs::path manifest = directory / kManifest;
  auto text = read_private_file(manifest);
  if (!text && text.error().code == ErrorCode::not_found) {
    return Error::configuration(
        fmt::format("{} is missing, though its directory is not empty: bring the secrets back from "
                    "`secrets export`, or empty the directory if the installation is new",
                    manifest.native()));
  }
  if (!text) return std::move(text).error();
  GUARDIAN_TRY(auto ring, ring_from_json(text->reveal(), false, manifest.native()));
  for (std::size_t i = 0; i < ring.entries.size(); ++i) {
    const fs::path path = key_file(directory, ring.entries[i]);
    if (ring.entries[i].state == SecretState::retired) {
      ::unlink(path.c_str());
      continue;
    }
    auto line = read_private_file(path, 4096);
    if (!line && line.error().code == ErrorCode::not_found) {
      return Error::configuration(fmt::format("{} is missing: bring it back from `secrets export`", path.native()));
    }
    if (!line) return std::move(line).error();
    auto hex = line->reveal();
    if (hex.ends_with('\n')) hex.remove_suffix(1);
    GUARDIAN_TRY(ring.bytes[i], secret_from_hex(hex, ring.entries[i], path.native()));
  }
  return ring;
}

Result<void> create_ring(const fs::path& directory, const RingContent& ring) {
  if (!is_new_ring_directory(directory)) {
    return Error::conflict(fmt::format("{} is not empty: it holds a key ring already", directory.native()));
  }
  // A directory that exists must be ours before the rename replaces it.
  if (std::error_code failure; fs::exists(fs::symlink_status(directory, failure))) {
    GUARDIAN_CHECK(ensure_private_directory(directory));
  }
  fs::path beside = directory;
  if (!beside.has_filename()) beside = beside.parent_path();
  beside += ".creating";
  std::error_code failure;
  fs::remove_all(beside, failure);  // of a crash: nothing was made with it
  GUARDIAN_CHECK(ensure_private_directory(beside));
  GUARDIAN_CHECK(write_ring_files(beside, ring, false));
  if (std::rename(beside.c_str(), directory.c_str()) != 0) {
    return Error::unavailable(fmt::format("cannot put {} in place", directory.native()),
                              std::generic_category().message(errno));
  }
  const fs::path parent = beside.has_parent_path() ? beside.parent_path() : fs::path(".");
  if (const int descriptor = ::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); descriptor >= 0) {
    ::fsync(descriptor);
    ::close(descriptor);
  }
  return {};
}

Result<void> update_ring(const fs::path& directory, const RingContent& ring) {
  return write_ring_files(directory, ring, true);
}

}  // namespace guardian::domain
