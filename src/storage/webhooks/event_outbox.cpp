#include "storage/webhooks/event_outbox.h"

#include <algorithm>
#include <utility>

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/log.h"
#include "base/random.h"
#include "base/time_format.h"
#include "domain/filters/alert_filter_match.h"
#include "domain/filters/filter_match.h"
#include "domain/filters/filter_parser.h"
#include "domain/filters/vulnerability_filter_match.h"
#include "domain/webhooks/webhook_events.h"
#include "storage/columns.h"
#include "storage/devices/device_row.h"
#include "storage/sql_text.h"
#include "storage/tags/tag_rows.h"
#include "storage/transaction.h"

namespace guardian::storage {

namespace {

struct WantedRow {
  std::string subscription_id, events, filter;
  void columns(Columns& into) { into(subscription_id)(events)(filter); }
};

void write_snapshot(JsonWriter& json, const domain::Device& device) {
  json.begin_object()
      .member("id", device.id)
      .member("deviceid", device.deviceid)
      .member("hostname", shown_name(device))
      .member("mac", device.mac)
      .member("ip_address", device.ip_address)
      .member("category", device.category)
      .member("profile", device.profile)
      .member("profile_vertical", device.profile_vertical)
      .member("vendor", device.vendor)
      .member("model", device.model)
      .member("site", device.site_name)
      .member("risk_score", device.risk_score)
      .member("risk_level", device.risk_level)
      .member("first_seen", format_time(device.first_seen))
      .member("last_activity", format_time(device.last_activity))
      .end_object();
}

std::string event_data(const NotedEvent& event, const domain::DeviceDetail* device) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  if (!event.subject.empty()) json.key(event.subject).raw(event.snapshot);
  if (device != nullptr) write_snapshot(json.key("device"), device->device);
  if (!event.changed.empty()) {
    json.key("changed").begin_array();
    for (const auto& name : event.changed) json.value(name);
    json.end_array();
  }
  json.end_object();
  return out;
}

bool passes(const domain::FilterAt& filter, const NotedEvent& event, const domain::DeviceDetail& device) {
  if (const auto* alert = std::get_if<domain::Alert>(&event.item)) return filter_matches(filter, *alert, device);
  if (const auto* found = std::get_if<domain::VulnerabilityInstance>(&event.item)) {
    return filter_matches(filter, *found, device);
  }
  return domain::filter_matches(filter, device);
}

}  // namespace

Result<const EventOutbox::Subscriptions*> EventOutbox::subscriptions_of(Session& session, const std::string& tenant) {
  if (const auto known = subscriptions_.find(tenant); known != subscriptions_.end()) return &known->second;
  GUARDIAN_TRY(auto rows, session.read_all<WantedRow>(sql::kWebhooksWanted, {{"tenant", tenant}}));
  Subscriptions wanted;
  for (auto& row : rows) {
    GUARDIAN_TRY(const auto events, parse_json(row.events));
    if (!events.is_array()) return corrupt_column("webhook_subscription.events");
    std::vector<std::string> types;
    for (const auto& name : events.get_array()) {
      if (!name.is_string()) return corrupt_column("webhook_subscription.events");
      types.emplace_back(std::string_view(name.get_string()));
    }
    wanted.push_back(read_wanted(std::move(row.subscription_id), std::move(types), row.filter));
  }
  return &subscriptions_.emplace(tenant, std::move(wanted)).first->second;
}

EventOutbox::Wanted EventOutbox::read_wanted(std::string subscription_id, std::vector<std::string> events,
                                            std::string_view filter) const {
  Wanted one{std::move(subscription_id), std::move(events), {}};
  if (filter.empty()) return one;
  for (const auto& type : one.events) {
    const domain::FilterCollection* collection = domain::webhook_event::filter_collection(type);
    if (collection == nullptr || one.filters.contains(collection)) continue;
    auto parsed = domain::parse_filter(filter, *collection);
    if (auto* expression = std::get_if<domain::FilterExpression>(&parsed)) {
      one.filters.emplace(collection, domain::FilterAt{std::move(*expression), clock_.now()});
    } else {
      // Whoever once wrote it: a filter must not be able to stop the tenant's changes. Rather too much is told.
      log_error("webhook_filter_unreadable", {{"webhook", std::string_view(one.subscription_id)}});
    }
  }
  return one;
}

Result<bool> EventOutbox::wants(Session& session, const std::string& tenant, std::string_view type) {
  GUARDIAN_TRY(const auto* wanted, subscriptions_of(session, tenant));
  return std::any_of(wanted->begin(), wanted->end(), [&](const Wanted& one) {
    return one.events.empty() || std::find(one.events.begin(), one.events.end(), type) != one.events.end();
  });
}

void EventOutbox::note(NotedEvent event) {
  using namespace domain::webhook_event;
  if (event.type == kDeviceChanged || event.type == kDeviceNew) {
    const auto [known, first] = devices_noted_.try_emplace(event.tenant + ' ' + event.object, noted_.size());
    if (!first && event.type == kDeviceChanged) {
      auto& before = noted_[known->second];
      if (before.type == kDeviceChanged) before.changed.merge(event.changed);
      return;  // new is more than changed
    }
  }
  noted_.push_back(std::move(event));
}

Result<std::optional<domain::DeviceDetail>> EventOutbox::device_of_event(Session& session, const NotedEvent& event) {
  std::optional<domain::DeviceDetail> device;
  if (event.device_id.empty()) return device;
  GUARDIAN_TRY(auto row, session.read_one<DeviceRow>(sql::kDevicesFindById,
                                                     {{"tenant", event.tenant}, {"device_id", event.device_id}}));
  if (row) {
    GUARDIAN_TRY(device, device_of(*std::move(row)));
  }
  return device;
}

std::string EventOutbox::add_event(const NotedEvent& event, const domain::DeviceDetail* device) {
  EventRow row{random_id(), event.type, event.object, {}, clock_.now()};
  row.body = domain::webhook_event::webhook_body(event.type, format_time(row.created_at), event_data(event, device));
  batch_.bytes += row.body.size();
  batch_.events.push_back(row);
  return row.id;
}

std::string EventOutbox::add_delivery(const NotedEvent& event, const std::string& event_id,
                                      std::string subscription_id) {
  batch_.deliveries.push_back(
      {random_id(), std::move(subscription_id), event_id, event.type, event.object, written_, clock_.now()});
  return batch_.deliveries.back().id;
}

Result<void> EventOutbox::insert_batch(Session& session, Transaction& transaction) {
  if (batch_.events.empty()) return {};
  GUARDIAN_TRY(const auto seq, transaction.change_seq(session, batch_.tenant, "webhook_event"));
  GUARDIAN_CHECK(insert_event_batch(session, batch_, seq));
  batch_ = {};
  return {};
}

Result<std::string> EventOutbox::write_for(Session& session, Transaction& transaction, NotedEvent event,
                                           std::string_view subscription_id) {
  ++written_;
  batch_.tenant = event.tenant;
  const auto event_id = add_event(event, nullptr);
  auto id = add_delivery(event, event_id, std::string(subscription_id));
  GUARDIAN_CHECK(insert_batch(session, transaction));
  return id;
}

Result<void> EventOutbox::write(Session& session, Transaction& transaction) {
  for (const NotedEvent& event : noted_) {
    ++written_;
    if (batch_.tenant != event.tenant || batch_.is_full()) {
      GUARDIAN_CHECK(insert_batch(session, transaction));
      batch_.tenant = event.tenant;
    }
    GUARDIAN_TRY(auto device, device_of_event(session, event));
    std::string event_id;
    bool has_tags = false;
    GUARDIAN_TRY(const auto* wanted, subscriptions_of(session, event.tenant));
    for (const Wanted& one : *wanted) {
      if (!one.events.empty() && std::find(one.events.begin(), one.events.end(), event.type) == one.events.end())
        continue;
      const auto filter = one.filters.find(domain::webhook_event::filter_collection(event.type));
      if (filter != one.filters.end()) {
        if (!device) continue;
        if (!std::exchange(has_tags, true)) {
          GUARDIAN_TRY(auto rows, session.read_all<TagRow>(sql::kWebhooksDeviceTags,
                                                           {{"tenant", event.tenant}, {"device_id", event.device_id}}));
          for (auto& row : rows) {
            GUARDIAN_TRY(auto tag, tag_of(std::move(row)));
            device->tags.push_back(std::move(tag));
          }
        }
        if (!passes(filter->second, event, *device)) continue;
      }
      if (event_id.empty()) event_id = add_event(event, device ? &*device : nullptr);
      add_delivery(event, event_id, one.subscription_id);
    }
  }
  noted_.clear();
  devices_noted_.clear();
  return insert_batch(session, transaction);
}

std::set<std::string> changed_members(const domain::DeviceDetail& before, const domain::DeviceDetail& after) {
  std::set<std::string> changed;
  const auto compare = [&](const char* name, const auto& left, const auto& right) {
    if (left != right) changed.insert(name);
  };
  const domain::Device& a = before.device;
  const domain::Device& b = after.device;
  compare("mac", a.mac, b.mac);
  compare("ip_address", a.ip_address, b.ip_address);
  compare("hostname", a.hostname, b.hostname);
  compare("category", a.category, b.category);
  compare("profile", a.profile, b.profile);
  compare("profile_type", a.profile_type, b.profile_type);
  compare("profile_vertical", a.profile_vertical, b.profile_vertical);
  compare("vendor", a.vendor, b.vendor);
  compare("model", a.model, b.model);
  compare("os_group", a.os_group, b.os_group);
  compare("site", a.site_id, b.site_id);
  compare("risk_score", a.risk_score, b.risk_score);
  compare("risk_level", a.risk_level, b.risk_level);
  compare("confidence_score", a.confidence_score, b.confidence_score);
  compare("monitored", a.monitored, b.monitored);
  compare("traffic_restricted", a.traffic_restricted, b.traffic_restricted);
  compare("attributes", before.attributes, after.attributes);
  return changed;
}

}  // namespace guardian::storage
