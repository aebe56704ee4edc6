#include "api/changes/changed_objects.h"

#include <set>
#include <utility>

#include "api/alerts/alert_view.h"
#include "api/custom_attributes/custom_attribute_view.h"
#include "api/devices/device_view.h"
#include "api/filters/saved_filter_view.h"
#include "api/segments/segment_view.h"
#include "api/sites/site_view.h"
#include "api/subnets/subnet_view.h"
#include "api/tags/tag_view.h"
#include "api/vulnerabilities/vulnerability_view.h"
#include "domain/custom_attributes/custom_attribute_service.h"
#include "domain/custom_attributes/effective_attributes.h"
#include "domain/policies/policy.h"
#include "domain/subnets/prefix.h"

namespace guardian::api {

namespace {

struct Wanted {
  const domain::Reader& reader;
  const domain::AccessScope& scope;
  const std::vector<std::string>& ids;

  template <typename Query>
  Query query() const {
    Query made;
    made.bounds.only = ids;
    made.limit = static_cast<std::int64_t>(ids.size());
    return made;
  }
};

Result<ObjectTexts> write_sites(const Wanted& wanted) {
  domain::SiteQuery query;
  query.ids = wanted.ids;
  GUARDIAN_TRY(auto page, read_site_page(wanted.reader, wanted.scope, query));
  ObjectTexts texts;
  for (const auto& site : page.sites) write_site(texts[site.id], site, page);
  return texts;
}

Result<ObjectTexts> write_subnets(const Wanted& wanted) {
  GUARDIAN_TRY(const auto subnets, wanted.reader.subnets().list(wanted.scope, wanted.query<domain::SubnetQuery>()));
  ObjectTexts texts;
  for (const auto& subnet : subnets) write_subnet(texts[domain::prefix_key(subnet.prefix)], subnet);
  return texts;
}

Result<ObjectTexts> write_segments(const Wanted& wanted) {
  GUARDIAN_TRY(const auto segments, wanted.reader.segments().list(wanted.scope, wanted.query<domain::SegmentQuery>()));
  ObjectTexts texts;
  for (const auto& segment : segments) write_segment(texts[segment.id], segment, wanted.scope.tenant_name());
  return texts;
}

Result<ObjectTexts> write_tags(const Wanted& wanted) {
  GUARDIAN_TRY(const auto tags, wanted.reader.tags().list(wanted.scope, wanted.query<domain::TagQuery>()));
  ObjectTexts texts;
  for (const auto& tag : tags) write_tag_item(texts[tag.id], tag, wanted.scope.tenant_name());
  return texts;
}

Result<ObjectTexts> write_custom_attributes(const Wanted& wanted) {
  GUARDIAN_TRY(const auto attributes, domain::CustomAttributeService::list(wanted.reader, wanted.scope, {}));
  const std::set<std::string> ids(wanted.ids.begin(), wanted.ids.end());
  ObjectTexts texts;
  for (const auto& attribute : attributes) {
    if (!ids.contains(attribute.id)) continue;
    JsonWriter json(texts[attribute.id]);
    write_custom_attribute(json, attribute);
  }
  return texts;
}

Result<ObjectTexts> write_saved_filters(const Wanted& wanted) {
  GUARDIAN_TRY(const auto filters, wanted.reader.filters().find_all(wanted.scope, wanted.ids));
  ObjectTexts texts;
  for (const auto& filter : filters) write_saved_filter(texts[filter.id], filter);
  return texts;
}

Result<ObjectTexts> write_devices(const Wanted& wanted) {
  auto query = wanted.query<domain::DeviceQuery>();
  query.with_detail = true;
  query.sort = domain::DeviceSort::object_id;
  GUARDIAN_TRY(auto devices, wanted.reader.devices().list(wanted.scope, query));
  GUARDIAN_CHECK(domain::add_custom_attributes(wanted.reader, wanted.scope, devices));
  ObjectTexts texts;
  for (const auto& device : devices) write_device(texts[device.device.id], device, domain::FieldSet::detail);
  return texts;
}

Result<ObjectTexts> write_alerts(const Wanted& wanted) {
  GUARDIAN_TRY(const auto items, wanted.reader.alerts().read(wanted.scope, wanted.ids));
  ObjectTexts texts;
  for (const auto& item : items) write_alert(texts[item.alert.id], item);
  return texts;
}

Result<ObjectTexts> write_instances(const Wanted& wanted, domain::DetectedDateForm form) {
  GUARDIAN_TRY(const auto items, wanted.reader.vulnerabilities().read(wanted.scope, wanted.ids));
  std::vector<std::string> device_ids;
  for (const auto& item : items) device_ids.push_back(item.instance.device_id);
  GUARDIAN_TRY(auto tags, wanted.reader.devices().tags_of(wanted.scope, device_ids));
  ObjectTexts texts;
  for (const auto& item : items) write_instance(texts[item.instance.ticket], item, tags[item.instance.device_id], form);
  return texts;
}

Result<ObjectTexts> write_policies(const Wanted& wanted) {
  GUARDIAN_TRY(auto policies, wanted.reader.policies().list(wanted.scope, wanted.query<domain::PolicyQuery>()));
  ObjectTexts texts;
  for (auto& policy : policies) texts[policy.id] = std::move(policy.document);
  return texts;
}

}  // namespace

Result<ObjectTexts> write_changed_objects(const domain::Reader& reader, const domain::AccessScope& scope,
                                          domain::Collection collection, const std::vector<std::string>& ids,
                                          const ObjectForm& form) {
  using domain::Collection;
  const Wanted wanted{reader, scope, ids};
  switch (collection) {
    case Collection::site:
      return write_sites(wanted);
    case Collection::subnet:
      return write_subnets(wanted);
    case Collection::network_segment:
      return write_segments(wanted);
    case Collection::tag:
      return write_tags(wanted);
    case Collection::custom_attribute:
      return write_custom_attributes(wanted);
    case Collection::saved_filter:
      return write_saved_filters(wanted);
    case Collection::device:
      return write_devices(wanted);
    case Collection::alert:
      return write_alerts(wanted);
    case Collection::vulnerability:
      return write_instances(wanted, form.detected_date);
    case Collection::policy:
      return write_policies(wanted);
  }
  return Error::internal("a collection without a form");
}

}  // namespace guardian::api
