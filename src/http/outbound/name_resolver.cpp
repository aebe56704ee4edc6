#include "http/outbound/name_resolver.h"

#include <netdb.h>
#include <netinet/in.h>

#include <array>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

namespace guardian::http {
namespace {

std::vector<ResolvedAddress> ask_system(const std::string& host, int flags) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = flags;
  addrinfo* found = nullptr;
  if (::getaddrinfo(host.c_str(), nullptr, &hints, &found) != 0) return {};
  const std::unique_ptr<addrinfo, void (*)(addrinfo*)> results(found, ::freeaddrinfo);
  std::vector<ResolvedAddress> addresses;
  for (const addrinfo* each = results.get(); each != nullptr; each = each->ai_next) {
    if (const auto address = read_socket_address(each->ai_addr)) addresses.push_back(*address);
  }
  return addresses;
}

}  // namespace

std::optional<ResolvedAddress> read_socket_address(const sockaddr* address) {
  if (address->sa_family == AF_INET) {
    sockaddr_in four{};
    std::memcpy(&four, address, sizeof(four));
    return ResolvedAddress{IpAddress::v4(ntohl(four.sin_addr.s_addr)), false};
  }
  if (address->sa_family != AF_INET6) return std::nullopt;
  sockaddr_in6 six{};
  std::memcpy(&six, address, sizeof(six));
  std::array<unsigned char, 16> bytes{};
  std::memcpy(bytes.data(), &six.sin6_addr, bytes.size());
  return ResolvedAddress{IpAddress::v6(bytes), six.sin6_scope_id != 0};
}

std::vector<ResolvedAddress> read_numeric_host(const std::string& host) { return ask_system(host, AI_NUMERICHOST); }

struct NameResolver::Question {
  std::string host;
  std::optional<std::vector<ResolvedAddress>> found;
  std::condition_variable_any answered;
};

struct NameResolver::Pool {
  const Lookup lookup;
  const std::size_t most_threads;
  std::mutex mutex;
  std::deque<std::shared_ptr<Question>> waiting;
  std::size_t threads = 0;
};

NameResolver::NameResolver(Lookup lookup, std::size_t most_threads)
    : pool_(new Pool{std::move(lookup), most_threads, {}, {}, 0}) {}

NameResolver::~NameResolver() = default;

NameResolver& NameResolver::of_system() {
  static auto& system = *new NameResolver([](const std::string& host) { return ask_system(host, 0); });
  return system;
}

void NameResolver::work(const std::shared_ptr<Pool>& pool) {
  std::unique_lock lock(pool->mutex);
  while (!pool->waiting.empty()) {
    const auto question = std::move(pool->waiting.front());
    pool->waiting.pop_front();
    lock.unlock();
    auto found = pool->lookup(question->host);
    lock.lock();
    question->found = std::move(found);
    question->answered.notify_all();
  }
  --pool->threads;
}

std::optional<std::vector<ResolvedAddress>> NameResolver::resolve(const std::string& host,
                                                                  std::chrono::steady_clock::time_point until,
                                                                  const std::stop_token& stop) {
  const auto question = std::make_shared<Question>();
  question->host = host;
  std::unique_lock lock(pool_->mutex);
  pool_->waiting.push_back(question);
  if (pool_->threads < pool_->most_threads) {
    try {
      std::thread([pool = pool_] { work(pool); }).detach();
      ++pool_->threads;  // it cannot have begun: the lock is ours
    } catch (const std::system_error&) {
      // No more threads: one that is there takes it, or nobody does in time.
    }
  }
  if (!question->answered.wait_until(lock, stop, until, [&] { return question->found.has_value(); })) {
    std::erase(pool_->waiting, question);
    return std::nullopt;
  }
  return std::move(question->found);
}

}  // namespace guardian::http
