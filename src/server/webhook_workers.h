#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

#include "domain/webhooks/webhook_dispatcher.h"
#include "domain/webhooks/webhook_turns.h"

namespace guardian::server {

// The threads that send webhooks, and the one that looks for work four times a second.
class WebhookWorkers {
 public:
  // The dispatcher must outlive it.
  WebhookWorkers(domain::WebhookDispatcher& dispatcher, std::size_t workers);
  // Cuts the calls that are under way, which are made again at the next start, and waits for the threads.
  ~WebhookWorkers();

 private:
  void look(const std::stop_token& stop);
  void work(const std::stop_token& stop);

  domain::WebhookDispatcher& dispatcher_;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  domain::WebhookTurns turns_;
  std::vector<std::jthread> threads_;
};

}  // namespace guardian::server
