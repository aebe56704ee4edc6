#include "storage/webhooks/event_rows.h"

#include "base/json_writer.h"
#include "storage/sql_text.h"

namespace guardian::storage {
namespace {

std::string events_as_json(const std::vector<EventRow>& rows) {
  std::string out;
  JsonWriter json(out);
  json.begin_array();
  for (const auto& row : rows) {
    json.begin_object()
        .member("event_id", row.id)
        .member("type", row.type)
        .member("object", row.object)
        .member("body", row.body)
        .member("created_at", row.created_at.time_since_epoch().count())
        .end_object();
  }
  json.end_array();
  return out;
}

std::string deliveries_as_json(const std::vector<EventDeliveryRow>& rows) {
  std::string out;
  JsonWriter json(out);
  json.begin_array();
  for (const auto& row : rows) {
    json.begin_object()
        .member("delivery_id", row.id)
        .member("subscription_id", row.subscription_id)
        .member("event_id", row.event_id)
        .member("type", row.type)
        .member("object", row.object)
        .member("position", row.position)
        .member("created_at", row.created_at.time_since_epoch().count())
        .end_object();
  }
  json.end_array();
  return out;
}

}  // namespace

Result<void> insert_event_batch(Session& session, const EventBatch& batch, std::int64_t change_seq) {
  if (session.engine() == Engine::postgresql) {
    GUARDIAN_CHECK(session.change(sql::kOverlayPostgresqlWebhooksInsertEvents,
                                  {{"tenant", batch.tenant}, {"rows", events_as_json(batch.events)}}));
    GUARDIAN_CHECK(session.change(
        sql::kOverlayPostgresqlWebhooksInsertDeliveries,
        {{"tenant", batch.tenant}, {"change_seq", change_seq}, {"rows", deliveries_as_json(batch.deliveries)}}));
    return {};
  }
  for (const auto& row : batch.events) {
    GUARDIAN_CHECK(session.change(sql::kWebhooksInsertEvent, {{"tenant", batch.tenant},
                                                              {"event_id", row.id},
                                                              {"type", row.type},
                                                              {"object", row.object},
                                                              {"body", row.body},
                                                              {"created_at", row.created_at}}));
  }
  for (const auto& row : batch.deliveries) {
    GUARDIAN_CHECK(session.change(sql::kWebhooksInsertDelivery, {{"tenant", batch.tenant},
                                                                 {"delivery_id", row.id},
                                                                 {"subscription_id", row.subscription_id},
                                                                 {"event_id", row.event_id},
                                                                 {"type", row.type},
                                                                 {"object", row.object},
                                                                 {"change_seq", change_seq},
                                                                 {"position", row.position},
                                                                 {"created_at", row.created_at}}));
  }
  return {};
}

}  // namespace guardian::storage
