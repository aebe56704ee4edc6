#include "console/files/embedded_files.h"

#ifndef GUARDIAN_EMBED_CONSOLE
namespace guardian::console {

std::span<const EmbeddedFile> embedded_files() { return {}; }

}  // namespace guardian::console
#endif
