#include "server/metrics.h"

#include <fmt/format.h>
#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <array>
#include <map>
#include <mutex>

#include "base/guarded.h"

namespace guardian::server {
namespace {

const prometheus::Histogram::BucketBoundaries kSeconds{0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                                       0.05,   0.1,     0.25,   0.5,   1,      2.5,   10};

}  // namespace

struct Metrics::State {
  // The series of one route, looked up once: prometheus-cpp's own look-up hashes every label each time.
  struct RouteSeries {
    std::array<prometheus::Counter*, 6> by_class{};  // [1] 1xx .. [5] 5xx
    prometheus::Histogram* latency = nullptr;
    prometheus::Counter* limited = nullptr;
  };

  mutable prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>& requests = prometheus::BuildCounter()
                                                          .Name("http_requests_total")
                                                          .Help("Answers by route and status class")
                                                          .Register(registry);
  prometheus::Family<prometheus::Histogram>& latency = prometheus::BuildHistogram()
                                                           .Name("http_request_seconds")
                                                           .Help("From the complete head to the answer's last byte")
                                                           .Register(registry);
  prometheus::Family<prometheus::Counter>& limited =
      prometheus::BuildCounter().Name("rate_limit_refusals_total").Help("Answers 429 by route").Register(registry);
  prometheus::Histogram& write_seconds = prometheus::BuildHistogram()
                                             .Name("database_write_seconds")
                                             .Help("A transaction from asking to durable")
                                             .Register(registry)
                                             .Add({}, kSeconds);
  prometheus::Counter& write_failures = prometheus::BuildCounter()
                                            .Name("database_write_failures_total")
                                            .Help("Transactions that were refused or failed")
                                            .Register(registry)
                                            .Add({});
  prometheus::Gauge& writes_waiting = prometheus::BuildGauge()
                                          .Name("database_writes_waiting")
                                          .Help("Transactions asked for and not yet durable")
                                          .Register(registry)
                                          .Add({});
  prometheus::Family<prometheus::Gauge>& refusals = prometheus::BuildGauge()
                                                        .Name("auth_reject_total")
                                                        .Help("Refused access keys by reason, since the start")
                                                        .Register(registry);
  std::array<prometheus::Gauge*, domain::kRefusalCount> refused{};
  prometheus::Gauge& started = prometheus::BuildGauge()
                                   .Name("process_start_time_seconds")
                                   .Help("Start of the process, unix time")
                                   .Register(registry)
                                   .Add({});
  prometheus::Gauge& ready =
      prometheus::BuildGauge().Name("ready").Help("1 when /readyz answers 200").Register(registry).Add({});
  Guarded<std::map<std::string, RouteSeries, std::less<>>> routes;
  Sources sources;
};

Metrics::Metrics(const Clock& clock) : state_(std::make_unique<State>()) {
  state_->started.Set(static_cast<double>(clock.now().time_since_epoch().count()) / 1000.0);
  for (int i = 0; i < domain::kRefusalCount; ++i)
    state_->refused[static_cast<std::size_t>(i)] =
        &state_->refusals.Add({{"reason", std::string(domain::to_string(static_cast<domain::Refusal>(i)))}});
}

Metrics::~Metrics() = default;

void Metrics::set_sources(Sources sources) { state_->sources = std::move(sources); }

void Metrics::observe(const http::Exchange& exchange) {
  const auto status_class = std::min<std::size_t>(exchange.status / 100, 5);
  const auto [count, latency, limited] = state_->routes.with([&](auto& routes) {
    auto found = routes.find(exchange.route);
    // Route names come from the route table, so this map is as small as the table.
    if (found == routes.end()) found = routes.emplace(std::string(exchange.route), State::RouteSeries{}).first;
    State::RouteSeries& series = found->second;
    const std::string& name = found->first;
    if (series.by_class[status_class] == nullptr)
      series.by_class[status_class] =
          &state_->requests.Add({{"route", name}, {"status", fmt::format("{}xx", status_class)}});
    if (series.latency == nullptr) series.latency = &state_->latency.Add({{"route", name}}, kSeconds);
    if (exchange.status == 429 && series.limited == nullptr) series.limited = &state_->limited.Add({{"route", name}});
    return std::tuple(series.by_class[status_class], series.latency, series.limited);
  });
  count->Increment();
  latency->Observe(std::chrono::duration<double>(exchange.took).count());
  if (exchange.status == 429) limited->Increment();
}

void Metrics::observe_write(std::chrono::microseconds took, bool ok) {
  state_->write_seconds.Observe(std::chrono::duration<double>(took).count());
  if (!ok) state_->write_failures.Increment();
}

std::string Metrics::text() const {
  const auto& sources = state_->sources;
  if (sources.authenticator != nullptr) {
    const auto counts = sources.authenticator->refusals();
    for (std::size_t i = 0; i < counts.size(); ++i) state_->refused[i]->Set(static_cast<double>(counts[i]));
  }
  if (sources.writes_waiting) state_->writes_waiting.Set(static_cast<double>(sources.writes_waiting()));
  if (sources.ready) state_->ready.Set(sources.ready() ? 1 : 0);
  std::string text = prometheus::TextSerializer().Serialize(state_->registry.Collect());
  // prometheus-cpp can only add to a counter; these are read from one that counts itself.
  const std::string_view as_gauge = "# TYPE auth_reject_total gauge";
  if (const auto at = text.find(as_gauge); at != std::string::npos)
    text.replace(at, as_gauge.size(), "# TYPE auth_reject_total counter");
  return text;
}

}  // namespace guardian::server
