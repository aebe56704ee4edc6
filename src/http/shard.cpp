#include "http/shard.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <exception>

#include "base/log.h"
#include "http/connection.h"
#include "http/serialize.h"

namespace guardian::http {

Shard::Shard(ServerContext& context) : context_(context) {}

Shard::~Shard() = default;

void Shard::adopt(int descriptor, const IpAddress& peer, bool counted, OpenListener& listener) {
  const int on = 1;
  ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
  std::shared_ptr<ssl_ctx_st> tls;
  if (listener.certificate) tls = listener.certificate->current(SystemClock().monotonic());
  std::shared_ptr<Connection> connection;
  try {
    connection =
        std::make_shared<Connection>(*this, context_, listener.setup, descriptor, std::move(tls), peer, counted);
  } catch (const std::exception&) {
    log_error("connection_not_set_up");
    ::close(descriptor);
    context_.admission.leave(peer, counted);
    return;
  }
  connection->place = connections_.size();
  connections_.push_back(connection);
  connection->start();
  if (context_.stopping) connection->stop_soon();
}

void Shard::hand_back(std::shared_ptr<Connection> connection) {
  bool first = false;
  {
    std::lock_guard lock(mutex_);
    first = handed_back_.empty();
    handed_back_.push_back(std::move(connection));
  }
  if (first) loop_.post([this] { take_back(); });
}

void Shard::take_back() {
  {
    std::lock_guard lock(mutex_);
    taken_back_.swap(handed_back_);
  }
  for (auto& connection : taken_back_) connection->on_lane_done();
  taken_back_.clear();
}

void Shard::forget(Connection& connection) {
  const std::size_t place = connection.place;
  connections_.back()->place = place;
  std::swap(connections_[place], connections_.back());
  connections_.pop_back();
}

// From the back: whoever is forgotten is replaced by one that was looked at already.
void Shard::sweep() {
  const Monotonic now = SystemClock().monotonic();
  for (std::size_t i = connections_.size(); i > 0; --i) {
    const auto connection = connections_[i - 1];
    connection->check_deadline(now);
  }
}

void Shard::close_idle() {
  for (std::size_t i = connections_.size(); i > 0; --i) {
    const auto connection = connections_[i - 1];
    connection->stop_soon();
  }
}

void Shard::cut_all() {
  while (!connections_.empty()) {
    const auto connection = connections_.back();
    connection->cut();
  }
}

std::string_view Shard::date(Monotonic now) {
  if (now >= date_until_) {
    const Instant wall = SystemClock().now();
    const auto second = std::chrono::floor<std::chrono::seconds>(wall);
    date_ = format_http_date(wall);
    date_until_ = now + std::chrono::seconds(1) - (wall - second);
  }
  return date_;
}

}  // namespace guardian::http
