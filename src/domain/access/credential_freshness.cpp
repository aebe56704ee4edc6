#include "domain/access/credential_freshness.h"

#include "domain/access/credential_directory.h"
#include "domain/store/database.h"

namespace guardian::domain {

bool CredentialFreshness::is_current(Stamp stamp) const {
  if (stamp != generation_.load()) return false;
  const auto age = clock_.monotonic().time_since_epoch().count() - polled_at_.load();
  return std::chrono::steady_clock::duration(age) < kMaxStale;
}

Result<void> CredentialFreshness::poll(Database& database) {
  const std::lock_guard one_at_a_time(poll_mutex_);
  const auto began = clock_.monotonic().time_since_epoch().count();
  GUARDIAN_TRY(const std::int64_t epoch, database.read([](const Reader& reader) -> Result<std::int64_t> {
    return reader.credentials().auth_epoch();
  }));
  // First the generation, then the permission to use it: in the other order a reader between the two
  // would believe an entry older than the change just seen. Nothing is known about the time before the
  // first poll, so that one counts as a change.
  if (epoch_ != epoch) generation_.fetch_add(1);
  epoch_ = epoch;
  polled_at_.store(began);
  return {};
}

}  // namespace guardian::domain
