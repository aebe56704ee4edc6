#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "base/clock.h"
#include "domain/access/authenticator.h"
#include "http/server.h"

namespace guardian::server {

// What /metrics tells, in Prometheus's text form. Any thread; `observe` takes about a microsecond.
class Metrics {
 public:
  explicit Metrics(const Clock& clock);
  ~Metrics();

  void observe(const http::Exchange& exchange);
  void observe_write(std::chrono::microseconds took, bool ok);
  // Read at each scrape; set before the first.
  struct Sources {
    const domain::Authenticator* authenticator = nullptr;
    std::function<std::int64_t()> writes_waiting;
    std::function<bool()> ready;
  };
  void set_sources(Sources sources);
  std::string text() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace guardian::server
