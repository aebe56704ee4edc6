#include "domain/webhooks/webhook_events.h"

#include "base/json_writer.h"
#include "domain/filters/alert_filter_fields.h"
#include "domain/filters/vulnerability_filter_fields.h"

namespace guardian::domain::webhook_event {

const FilterCollection* filter_collection(std::string_view type) {
  if (type.starts_with("device.")) return &device_filter_collection();
  if (type.starts_with("alert.")) return &alert_filter_collection();
  if (type.starts_with("vulnerability.")) return &vulnerability_filter_collection();
  return nullptr;
}

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
