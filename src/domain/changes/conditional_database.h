#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access/access_scope.h"
#include "domain/changes/change.h"
#include "domain/store/database.h"

namespace guardian::domain {

// What must hold of the objects a change names.
struct Precondition {
  // None of them has a newer change than this number; those there are not are left to the change. Absent: they need
  // only be there.
  std::optional<std::int64_t> unchanged_since;
};

// The database as a change under a precondition sees it: its first write begins by looking, in its own transaction and
// behind the lock of the tenant's changes, whether the precondition holds, else it is a conflict of the type
// "precondition-failed" and nothing is changed.
// What a change writes after that is its own. A write before `name_objects` is refused. One thread.
class ConditionalDatabase final : public Database {
 public:
  // Both must outlive it.
  ConditionalDatabase(Database& database, const AccessScope& scope, Precondition precondition)
      : database_(database), scope_(scope), precondition_(precondition) {}

  // What the change is about, as its caller names it: deviceid, alert id, ticket, name of a site, number of a segment,
  // prefix, id of a custom attribute. Once, before the first write.
  void name_objects(Collection collection, std::vector<std::string> names);

  // Why the last write was refused, when its precondition did not hold.
  const std::optional<Error>& failure() const { return failure_; }

  Result<void> backup(const std::string& path) override { return database_.backup(path); }
  Result<void> check_ready() override { return database_.check_ready(); }
  Result<void> check_integrity() override { return database_.check_integrity(); }

 private:
  struct Objects {
    Collection collection;
    std::vector<std::string> names;
  };

  Result<void> do_read(const std::function<Result<void>(const Reader&)>& use) override { return database_.read(use); }
  Result<void> do_write(WriteLane lane, const std::function<Result<void>(Tx&)>& change) override;
  Result<std::optional<Error>> find_failure(Tx& tx) const;

  Database& database_;
  const AccessScope& scope_;
  const Precondition precondition_;
  std::optional<Objects> objects_;
  bool held_ = false;
  std::optional<Error> failure_;
};

}  // namespace guardian::domain
