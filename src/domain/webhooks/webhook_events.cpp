#include "domain/webhooks/webhook_events.h"

#include "base/json_writer.h"

namespace guardian::domain::webhook_event {

std::string webhook_body(std::string_view type, std::string_view timestamp, std::string_view data) {
  std::string body;
  JsonWriter(body)
      .begin_object()
      .member("type", type)
      .member("timestamp", timestamp)
      .key("data")
      .raw(data)
      .end_object();
  return body;
}

}  // namespace guardian::domain::webhook_event
