#pragma once

#include "admin/data_directory.h"
#include "base/result.h"

namespace guardian::admin {

// What a restore that was cut short left behind: before its decision nothing of the installation had
// been touched and the leavings are removed; after it the swap is carried to its end. Called at every
// opening, with the lock held. See restore_backup.cpp.
Result<void> finish_restore(const DataDirectory& directory);

}  // namespace guardian::admin
