#include "storage/second_factors/second_factor_rows.h"

#include <utility>

#include "base/encoding.h"
#include "storage/columns.h"
#include "storage/sql_text.h"

namespace guardian::storage {

namespace {

constexpr std::size_t kDigestDigits = 64;
constexpr std::size_t kMostDigests = 100;

struct SecondFactorRow {
  std::string user_id, secret;
  long long begun_at = 0;
  Nullable<long long> confirmed_at;
  long long last_step = 0;
  std::string recovery_codes;
  void columns(Columns& into) { into(user_id)(secret)(begun_at)(confirmed_at)(last_step)(recovery_codes); }
};

std::string stored_digests(const std::vector<std::string>& digests) {
  std::string out;
  for (const auto& digest : digests) {
    if (!out.empty()) out.push_back(' ');
    out.append(digest);
  }
  return out;
}

Result<std::vector<std::string>> read_digests(std::string_view text) {
  std::vector<std::string> digests;
  while (!text.empty()) {
    const auto digest = text.substr(0, kDigestDigits);
    const auto rest = text.substr(digest.size());
    const bool ends_well = rest.empty() || (rest.size() > 1 && rest.front() == ' ');
    if (digest.size() != kDigestDigits || !is_lower_hex(digest) || !ends_well || digests.size() == kMostDigests) {
      return corrupt_column("second_factor.recovery_codes");
    }
    digests.emplace_back(digest);
    text = rest.empty() ? rest : rest.substr(1);
  }
  return digests;
}

Result<domain::SecondFactor> second_factor_of(SecondFactorRow row) {
  domain::SecondFactor factor;
  factor.user_id = std::move(row.user_id);
  factor.secret = std::move(row.secret);
  GUARDIAN_TRY(factor.begun_at, read_instant(row.begun_at, "second_factor.begun_at"));
  GUARDIAN_TRY(factor.confirmed_at, read_instant(row.confirmed_at, "second_factor.confirmed_at"));
  if (row.last_step < 0) return corrupt_column("second_factor.last_step");
  factor.last_step = row.last_step;
  GUARDIAN_TRY(factor.recovery_digests, read_digests(row.recovery_codes));
  return factor;
}

}  // namespace

Result<std::optional<domain::SecondFactor>> SecondFactorRows::find(std::string_view user_id) const {
  GUARDIAN_TRY(auto row, context_.session.read_one<SecondFactorRow>(sql::kSecondFactorsFind, {{"user_id", user_id}},
                                                                    context_.locking()));
  if (!row) return std::optional<domain::SecondFactor>();
  GUARDIAN_TRY(auto factor, second_factor_of(*std::move(row)));
  return std::optional(std::move(factor));
}

Result<void> SecondFactorRows::put(const domain::SecondFactor& factor) {
  GUARDIAN_CHECK(
      context_.session.change(sql::kSecondFactorsPut, {{"user_id", factor.user_id},
                                                       {"secret", factor.secret},
                                                       {"begun_at", factor.begun_at},
                                                       {"confirmed_at", factor.confirmed_at},
                                                       {"last_step", factor.last_step},
                                                       {"recovery_codes", stored_digests(factor.recovery_digests)}}));
  return {};
}

Result<bool> SecondFactorRows::replace(const domain::SecondFactor& before, const domain::SecondFactor& after) {
  GUARDIAN_TRY(const auto changed,
               context_.session.change(sql::kSecondFactorsReplace,
                                       {{"confirmed_at", after.confirmed_at},
                                        {"last_step", after.last_step},
                                        {"recovery_codes", stored_digests(after.recovery_digests)},
                                        {"user_id", before.user_id},
                                        {"secret", before.secret},
                                        {"last_step_before", before.last_step},
                                        {"recovery_codes_before", stored_digests(before.recovery_digests)}}));
  return changed > 0;
}

Result<void> SecondFactorRows::remove(std::string_view user_id) {
  GUARDIAN_CHECK(context_.session.change(sql::kSecondFactorsRemove, {{"user_id", user_id}}));
  return {};
}

}  // namespace guardian::storage
