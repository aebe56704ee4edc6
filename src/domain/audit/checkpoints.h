#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/file.h"
#include "base/result.h"
#include "domain/access/key_ring.h"
#include "domain/audit/audit.h"

namespace guardian::domain {

using AuditHeads = std::map<std::string, AuditHead, std::less<>>;  // by chain

// The heads of all chains as they were acknowledged, outside the database: `checkpoints`, one line each
// time a head moved, `<chain> <seq> <mac> <version of the audit secret> <MAC of the line>`. The last line
// of a chain counts. One thread at a time (hold it in Guarded).
//
// A restore leaves `checkpoints.restored` beside it, the heads of the restored database, whose
// installation chain ends with the record of the restore. Whether that database ever came into use only
// the database itself can tell: `settle` looks for that record.
class Checkpoints {
 public:
  // Opens both, checks every line (corrupt, naming it) and rewrites the file when most lines are old.
  static Result<Checkpoints> open(const std::filesystem::path& directory, const KeyRing& ring);

  // The heads the database must contain: of the restored set, when the record of the restore is in it.
  Result<AuditHeads> heads_for(const AuditStore& audit) const;
  // Makes the choice of `heads_for` final. Called before the first head moves.
  Result<void> settle(const AuditStore& audit, const KeyRing& ring);

  // Writes the head unless a later one stands already. Returns after fdatasync.
  Result<void> advance(const AuditHead& head, const KeyRing& ring);
  Result<void> ensure_writable(std::size_t bytes) { return file_.ensure_writable(bytes); }

  // Written by a restore. `heads` must hold the installation chain.
  static Result<void> write_restored(const std::filesystem::path& directory, const AuditHeads& heads,
                                     const KeyRing& ring);

 private:
  Checkpoints(std::filesystem::path directory, AppendFile file)
      : directory_(std::move(directory)), file_(std::move(file)) {}
  Result<bool> was_restored(const AuditStore& audit) const;

  std::filesystem::path directory_;
  AppendFile file_;
  AuditHeads heads_;
  std::optional<AuditHeads> restored_;
};

}  // namespace guardian::domain
