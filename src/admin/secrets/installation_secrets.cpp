#include "admin/secrets/installation_secrets.h"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <set>

#include "base/json_reader.h"

namespace guardian::admin {
namespace {

std::string fingerprints_json(const domain::KeyRing& ring) {
  boost::json::array all;
  for (const auto& entry : ring.entries()) all.emplace_back(entry.fingerprint);
  return to_json(boost::json::value(std::move(all)));
}

}  // namespace

Result<void> check_fingerprints(const domain::Reader& reader, const domain::KeyRing& ring) {
  GUARDIAN_TRY(const auto stored, reader.installation_value(kRingFingerprints));
  if (!stored) return {};
  GUARDIAN_TRY(const auto named, parse_json(*stored));
  if (!named.is_array()) return Error{ErrorCode::corrupt, "The database's list of secrets is damaged", {}, {}};
  std::set<std::string, std::less<>> held;
  for (const auto& entry : ring.entries()) held.insert(entry.fingerprint);
  int missing = 0;
  for (const auto& fingerprint : named.get_array())
    if (!fingerprint.is_string() || !held.contains(std::string_view(fingerprint.get_string()))) ++missing;
  if (missing == 0) return {};
  return Error::configuration(
      fmt::format("{} of the {} secrets this database needs are not in secrets/. On a machine that has them run "
                  "`iot-guardian secrets export FILE`, here `iot-guardian secrets import FILE` into an empty secrets/",
                  missing, named.get_array().size()));
}

Result<void> record_fingerprints(domain::Tx& tx, const domain::KeyRing& ring) {
  GUARDIAN_CHECK(tx.set_installation_value(kRingFingerprint, ring.fingerprint()));
  return tx.set_installation_value(kRingFingerprints, fingerprints_json(ring));
}

Result<bool> fingerprints_recorded(const domain::Reader& reader, const domain::KeyRing& ring) {
  GUARDIAN_TRY(const auto one, reader.installation_value(kRingFingerprint));
  GUARDIAN_TRY(const auto all, reader.installation_value(kRingFingerprints));
  return one == ring.fingerprint() && all == fingerprints_json(ring);
}

}  // namespace guardian::admin
