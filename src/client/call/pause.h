#pragma once

#include <chrono>

namespace guardian::client {

// Waiting between two tries.
class Pause {
 public:
  virtual ~Pause() = default;
  // False: the person asked to stop.
  virtual bool wait(std::chrono::milliseconds duration) = 0;
};

}  // namespace guardian::client
