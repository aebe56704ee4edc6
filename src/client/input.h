#pragma once

#include <cstddef>
#include <string>

#include "base/result.h"
#include "base/secret.h"

namespace guardian::client {

// What a person hands over: the content of a file of any mode, or of standard input for "-". not_found, too_large
// (`most_bytes`), unavailable; the text names the file.
Result<Secret> read_input(const std::string& path, std::size_t most_bytes);

// Whether group or others may read it, as a browser's download can be; false for "-" and what is not there.
bool is_readable_by_others(const std::string& path);

}  // namespace guardian::client
