#pragma once

#include <cstddef>
#include <string>

#include "base/secret.h"

namespace guardian {

// From the operating system through OpenSSL's RAND_bytes. Failure stops the process: nothing here can
// go on without randomness. Any thread.
std::string random_bytes(std::size_t count);
Secret random_secret(std::size_t count = 32);
std::string random_id();      // 24 lower-case hex, the form of every object id
std::string random_hex(std::size_t bytes);

}  // namespace guardian
