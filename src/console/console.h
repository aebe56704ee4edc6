#pragma once

#include <span>

#include "console/files/file_library.h"
#include "console/routes.h"

namespace guardian::console {

// What every handler of this room is given. Immutable once the routes are made; any thread.
struct Console {
  Services services;
  Options options;
  FileLibrary files;
};

}  // namespace guardian::console
