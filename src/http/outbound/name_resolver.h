#pragma once

#include <sys/socket.h>

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/ip_address.h"

namespace guardian::http {

struct ResolvedAddress {
  IpAddress address;
  bool scoped = false;  // IPv6 with a zone
};

// Absent: of neither IPv4 nor IPv6.
std::optional<ResolvedAddress> read_socket_address(const sockaddr* address);
// Of a host that is an address, in any spelling the system reads; asks nobody. Empty: it is a name.
std::vector<ResolvedAddress> read_numeric_host(const std::string& host);

// Asks for the addresses of names, for no longer than the caller has time. The system's getaddrinfo knows neither an
// end nor a stop, and getaddrinfo_a of glibc cannot cancel what has begun: so it is called on threads of our own, and
// who waits is let go, while the thread stays behind with all it needs until the system comes back. Threads end when
// nothing waits. While kMostThreads hang, further names wait for one of them as long as their callers do: slow name
// servers cost time, never memory. Any thread.
class NameResolver {
 public:
  // Empty: the name has no address. It may block without end, and is called on several threads at once, even after the
  // resolver is gone.
  using Lookup = std::function<std::vector<ResolvedAddress>(const std::string& host)>;

  explicit NameResolver(Lookup lookup, std::size_t most_threads = kMostThreads);
  ~NameResolver();
  NameResolver(const NameResolver&) = delete;
  NameResolver& operator=(const NameResolver&) = delete;

  // By getaddrinfo; one of the process, never destroyed: a process may end while a name hangs.
  static NameResolver& of_system();

  // Absent: the time is over, or stop was requested.
  std::optional<std::vector<ResolvedAddress>> resolve(const std::string& host,
                                                      std::chrono::steady_clock::time_point until,
                                                      const std::stop_token& stop);

  static constexpr std::size_t kMostThreads = 32;

 private:
  struct Question;
  struct Pool;
  static void work(const std::shared_ptr<Pool>& pool);

  std::shared_ptr<Pool> pool_;
};

}  // namespace guardian::http
