#include "server/webhook_workers.h"

#include <chrono>
#include <optional>
#include <utility>

#include "base/log.h"

namespace guardian::server {
namespace {

constexpr std::chrono::milliseconds kLookInterval{250};

void log_webhook_failure(std::string_view event, const Error& error) {
  log_warning(event, {{"why", std::string_view(error.log_text.empty() ? error.client_text : error.log_text)}});
}

}  // namespace

WebhookWorkers::WebhookWorkers(domain::WebhookDispatcher& dispatcher, std::size_t workers)
    : dispatcher_(dispatcher), turns_(workers) {
  threads_.emplace_back([this](const std::stop_token& stop) { look(stop); });
  for (std::size_t i = 0; i < workers; ++i) {
    threads_.emplace_back([this](const std::stop_token& stop) { work(stop); });
  }
}

WebhookWorkers::~WebhookWorkers() {
  for (auto& thread : threads_) thread.request_stop();
  wake_.notify_all();
}

void WebhookWorkers::look(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested()) {
    lock.unlock();
    auto found = dispatcher_.find_work();
    if (!found) log_webhook_failure("webhook_look_failed", found.error());
    lock.lock();
    if (found) {
      turns_.offer(*std::move(found));
      wake_.notify_all();
    }
    wake_.wait_for(lock, stop, kLookInterval, [] { return false; });
  }
}

void WebhookWorkers::work(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  std::optional<domain::WebhookPlace> place;
  while (wake_.wait(lock, stop, [&] { return (place = turns_.take()).has_value(); })) {
    lock.unlock();
    const auto ran = dispatcher_.run(*place, stop);
    if (!ran) log_webhook_failure("webhook_run_failed", ran.error());
    lock.lock();
    turns_.end(*place);
    wake_.notify_all();  // whom its place had kept waiting
  }
}

}  // namespace guardian::server
