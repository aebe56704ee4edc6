#include "api/devices/attribute_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "api/devices/device_column.h"
#include "api/parameters/comma_list.h"
#include "domain/devices/attribute_scan.h"

namespace guardian::api {
namespace {

using domain::AttributeSource;
using domain::DeviceAttribute;

constexpr std::size_t kMostProjected = 50;
constexpr std::size_t kMostNamesTold = 5;

std::string_view absence_of(const DeviceAttribute& attribute) {
  switch (attribute.absence) {
    case domain::Absence::empty_text:
      return "\"\"";
    case domain::Absence::empty_array:
      return "[]";
    case domain::Absence::empty_object:
      return "{}";
    case domain::Absence::null:
    case domain::Absence::omitted:
      break;
  }
  return "null";
}

// {"panwIoTTname_<tag id>":"<value>","panwIoTTname_<tag id>_source":"config",...} behind what is stored.
void write_tags_by_key(JsonWriter& json, std::string_view stored, const std::vector<domain::Tag>& tags) {
  json.begin_object();
  std::vector<std::string_view> written;
  domain::for_each_member(stored, [&](std::string_view name, std::string_view value) {
    json.raw(fmt::format("\"{}\":{}", name, value));
    written.push_back(name);
  });
  for (const domain::Tag& tag : tags) {
    const std::string key = "panwIoTTname_" + tag.id;
    if (std::find(written.begin(), written.end(), key) != written.end()) continue;
    json.member(key, tag.value).member(key + "_source", "config");
  }
  json.end_object();
}

}  // namespace

AttributeView::AttributeView(std::vector<const DeviceAttribute*> shown) : shown_(std::move(shown)) {
  for (const DeviceAttribute* attribute : shown_) {
    const bool stored = attribute->source == AttributeSource::stored || attribute->source == AttributeSource::tags;
    places_.push_back(stored ? stored_.emplace(attribute->stored, stored_.size()).first->second : 0);
    needs_detail_ |= stored;
  }
}

void AttributeView::write(JsonWriter& json, const domain::DeviceDetail& device) const {
  std::vector<std::string_view> values(stored_.size());
  if (needs_detail_) {
    domain::for_each_member(device.attributes, [&](std::string_view name, std::string_view value) {
      if (const auto found = stored_.find(name); found != stored_.end()) values[found->second] = value;
    });
  }
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    const DeviceAttribute& attribute = *shown_[i];
    switch (attribute.source) {
      case AttributeSource::column:
        if (!write_device_column(json, attribute.name, attribute.home, device)) {
          json.key(attribute.name).raw(absence_of(attribute));
        }
        break;
      case AttributeSource::stored:
        json.key(attribute.name).raw(values[places_[i]].empty() ? absence_of(attribute) : values[places_[i]]);
        break;
      case AttributeSource::object_id:
        json.member(attribute.name, device.device.id);
        break;
      case AttributeSource::confidence_level:
        json.member(attribute.name, domain::confidence_level_of(device.device.confidence_score));
        break;
      case AttributeSource::tags:
        write_tags_by_key(json.key(attribute.name), values[places_[i]], device.tags);
        break;
    }
  }
}

std::optional<std::vector<const DeviceAttribute*>> read_projection(const http::Request& request,
                                                                   InputProblems& problems) {
  const auto text = request.parameter("projection");
  if (!text || text->empty()) return std::nullopt;
  std::vector<const DeviceAttribute*> named;
  std::string unknown;
  std::size_t unknown_count = 0;
  const auto names = split_at_commas(*text);
  if (names.size() > kMostProjected) {
    problems.in_query("projection", fmt::format("must name at most {} attributes", kMostProjected), *text);
    return named;
  }
  for (const std::string_view name : names) {
    const DeviceAttribute* attribute = domain::find_device_attribute(name);
    if (attribute == nullptr) {
      if (++unknown_count <= kMostNamesTold) unknown += (unknown.empty() ? "" : ", ") + std::string(name.substr(0, 64));
    } else if (std::find(named.begin(), named.end(), attribute) == named.end()) {
      named.push_back(attribute);
    }
  }
  if (unknown_count > 0) {
    problems.in_query("projection",
                      fmt::format("names no attribute: {}{} (device/attributes lists them)", unknown,
                                  unknown_count > kMostNamesTold ? ", ..." : ""),
                      *text);
  }
  return named;
}

std::vector<const DeviceAttribute*> attributes_named(std::initializer_list<std::string_view> names) {
  std::vector<const DeviceAttribute*> out;
  for (const std::string_view name : names) {
    const DeviceAttribute* attribute = domain::find_device_attribute(name);
    if (attribute == nullptr) std::abort();
    out.push_back(attribute);
  }
  return out;
}

}  // namespace guardian::api
