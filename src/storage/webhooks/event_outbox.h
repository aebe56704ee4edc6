#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/alerts/alert.h"
#include "domain/devices/device.h"
#include "domain/filters/filter_expression.h"
#include "domain/filters/filter_fields.h"
#include "domain/vulnerabilities/vulnerability.h"
#include "storage/session.h"
#include "storage/webhooks/event_rows.h"

namespace guardian::storage {

class Transaction;

// Something a store has just written that subscribers may want to hear of.
struct NotedEvent {
  std::string tenant;
  std::string_view type;          // of webhook_event
  std::string object;             // "alert:<id>": what the event happened to
  std::string device_id;          // our id; its snapshot goes along; empty: none
  std::string_view subject;       // "alert": the member of `data` that `snapshot` stands in; empty: the device is it
  std::string snapshot;           // JSON object text; never a secret
  std::set<std::string> changed;  // of device.changed: names of members
  // What filters ask beside the device; its document may be left out.
  std::variant<std::monostate, domain::Alert, domain::VulnerabilityInstance> item = {};
};

// The outbox of one transaction, and the only writer of events: what the stores note is written with the change that it
// tells of, or with it not at all. Tenants nobody subscribes for cost one look-up a transaction. One thread.
class EventOutbox {
 public:
  explicit EventOutbox(const Clock& clock) : clock_(clock) {}

  // Whether an enabled subscription of the tenant asks for events of that type. Ask before reading what a row was.
  Result<bool> wants(Session& session, const std::string& tenant, std::string_view type);
  // REQUIRES: wanted.
  void note(NotedEvent event);
  // Writes what was noted, and a delivery for each subscription it is for. The last work before a commit: a snapshot of
  // a device shows it as the transaction leaves it.
  Result<void> write(Session& session, Transaction& transaction);
  // One event for one subscription, whatever that asks for. Returns the delivery.
  Result<std::string> write_for(Session& session, Transaction& transaction, NotedEvent event,
                                std::string_view subscription_id);

 private:
  struct Wanted {
    std::string subscription_id;
    std::vector<std::string> events;
    // Over each collection its events are of.
    std::map<const domain::FilterCollection*, domain::FilterAt> filters;
  };
  using Subscriptions = std::vector<Wanted>;

  Result<const Subscriptions*> subscriptions_of(Session& session, const std::string& tenant);
  Wanted read_wanted(std::string subscription_id, std::vector<std::string> events, std::string_view filter) const;
  Result<std::optional<domain::DeviceDetail>> device_of_event(Session& session, const NotedEvent& event);
  // Into `batch_`; they return the id.
  std::string add_event(const NotedEvent& event, const domain::DeviceDetail* device);
  std::string add_delivery(const NotedEvent& event, const std::string& event_id, std::string subscription_id);
  Result<void> insert_batch(Session& session, Transaction& transaction);

  const Clock& clock_;
  std::map<std::string, Subscriptions, std::less<>> subscriptions_;  // by tenant
  std::vector<NotedEvent> noted_;
  std::unordered_map<std::string, std::size_t> devices_noted_;  // by tenant and object: its first new or changed
  EventBatch batch_;                                            // what is to be inserted, of one tenant
  std::int64_t written_ = 0;                                    // the place of an event within the transaction
};

// The names of the members in which two states of a device differ, as device.changed tells them. Activity and the
// numbers of alerts are none: the first would tell of every packet, and alerts have events of their own.
std::set<std::string> changed_members(const domain::DeviceDetail& before, const domain::DeviceDetail& after);

}  // namespace guardian::storage
