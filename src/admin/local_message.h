#pragma once

#include <sys/un.h>

#include <boost/json/object.hpp>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

// The framing both ends of the local socket speak: four bytes of length (network order), then one JSON
// object. The caller's first frame carries its open files along (SCM_RIGHTS).
//   caller -> server   {"command":"key list","arguments":{...},"descriptors":["input"],"terminal":true}
//   server -> caller   {"out":text} {"note":text} {"progress":[phase,done,total]} {"ask":question}
//   caller -> server   {"answer":bool}
//   server -> caller   {"done":true} or {"done":false,"code":int,"text":text,"type":slug}; then it closes
namespace guardian::admin {

inline constexpr std::size_t kFrameLimit = 1024 * 1024;
inline constexpr std::size_t kDescriptorLimit = 4;

// A descriptor with an owner.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int value) : value_(value) {}
  Descriptor(Descriptor&& other) noexcept;
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor();
  int get() const { return value_; }
  explicit operator bool() const { return value_ >= 0; }
  void reset();

 private:
  int value_ = -1;
};

// The socket's address through an open directory (`/proc/self/fd/N/control.sock`): a path of a socket
// holds 107 bytes, a data directory's path may be longer. REQUIRES: `directory` stays open until used.
sockaddr_un control_address(int directory);

// Both fail with unavailable when the other end has gone or was slower than `patience`.
Result<void> send_frame(int socket, const boost::json::object& message, std::chrono::milliseconds patience,
                        const std::vector<int>& descriptors = {});
Result<boost::json::object> receive_frame(int socket, std::chrono::milliseconds patience,
                                          std::vector<Descriptor>* descriptors = nullptr);

}  // namespace guardian::admin
