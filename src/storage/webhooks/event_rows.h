#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "storage/session.h"

namespace guardian::storage {

struct EventRow {
  std::string id;
  std::string_view type;  // of webhook_event
  std::string object;
  std::string body;  // JSON object text
  Instant created_at;
};

struct EventDeliveryRow {
  std::string id, subscription_id, event_id;
  std::string_view type;
  std::string object;
  std::int64_t position = 0;  // of the event within its transaction
  Instant created_at;
};

// Events of one tenant with their deliveries, as they go in together.
struct EventBatch {
  std::string tenant;
  std::vector<EventRow> events;
  std::vector<EventDeliveryRow> deliveries;
  std::size_t bytes = 0;  // of the bodies

  bool is_full() const { return deliveries.size() >= kMostDeliveries || bytes >= kMostBytes; }
  static constexpr std::size_t kMostDeliveries = 500;
  static constexpr std::size_t kMostBytes = 1024 * 1024;
};

// PostgreSQL takes them with two statements, since each is a round trip; SQLite one by one, which costs it none.
Result<void> insert_event_batch(Session& session, const EventBatch& batch, std::int64_t change_seq);

}  // namespace guardian::storage
