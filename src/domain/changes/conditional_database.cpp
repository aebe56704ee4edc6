#include "domain/changes/conditional_database.h"

#include <fmt/format.h>

#include <charconv>
#include <utility>

#include "domain/custom_attributes/custom_attribute.h"
#include "domain/devices/device.h"
#include "domain/devices/device_identity.h"
#include "domain/segments/segment.h"
#include "domain/sites/site.h"
#include "domain/subnets/prefix.h"

namespace guardian::domain {
namespace {

// The id an object is stored under; absent: there is none of this name.
Result<std::optional<std::string>> stored_id(const Reader& reader, const AccessScope& scope, Collection collection,
                                             const std::string& name) {
  switch (collection) {
    case Collection::device: {
      const auto deviceid = normalise_deviceid(name);
      if (!deviceid) return std::optional<std::string>();
      GUARDIAN_TRY(const auto found, reader.devices().find(scope, *deviceid));
      return found ? std::optional(found->device.id) : std::nullopt;
    }
    case Collection::site: {
      GUARDIAN_TRY(const auto found, reader.sites().find_by_name(scope, name));
      return found ? std::optional(found->id) : std::nullopt;
    }
    case Collection::network_segment: {
      std::int64_t number = 0;
      const auto [end, failure] = std::from_chars(name.data(), name.data() + name.size(), number);
      if (failure != std::errc() || end != name.data() + name.size()) return std::optional<std::string>();
      GUARDIAN_TRY(const auto found, reader.segments().find(scope, number));
      return found ? std::optional(found->id) : std::nullopt;
    }
    case Collection::subnet: {
      const auto prefix = parse_prefix(name);
      return prefix ? std::optional(prefix_key(*prefix)) : std::nullopt;
    }
    case Collection::alert:
    case Collection::vulnerability:
    case Collection::custom_attribute:
    case Collection::tag:
    case Collection::saved_filter:
    case Collection::policy:
      return std::optional(name);
  }
  return std::optional<std::string>();
}

// Attributes of the system are there before they are stored.
bool is_always_there(Collection collection, std::string_view name) {
  return collection == Collection::custom_attribute && find_system_attribute(name) != nullptr;
}

std::optional<Error> failed(Collection collection, std::string_view name, std::string_view what) {
  std::string noun(to_string(collection));
  for (char& c : noun) {
    if (c == '_') c = ' ';
  }
  return Error::conflict(
      fmt::format("Precondition Failed: the {} {} {}; read it again. Nothing was changed", noun, name, what),
      "precondition-failed");
}

}  // namespace

void ConditionalDatabase::name_objects(Collection collection, std::vector<std::string> names) {
  objects_ = Objects{collection, std::move(names)};
}

Result<void> ConditionalDatabase::do_write(WriteLane lane, const std::function<Result<void>(Tx&)>& change) {
  if (held_) return database_.write(lane, change);
  GUARDIAN_CHECK(database_.write(lane, [&](Tx& tx) -> Result<void> {
    GUARDIAN_TRY(failure_, find_failure(tx));  // each time anew: the closure may run again
    if (failure_) return *failure_;
    return change(tx);
  }));
  held_ = true;
  return {};
}

Result<std::optional<Error>> ConditionalDatabase::find_failure(Tx& tx) const {
  if (!objects_) return Error::internal("a change under a precondition names no objects");
  GUARDIAN_CHECK(tx.changes().lock(scope_));
  std::vector<std::pair<std::string_view, std::string>> objects;  // name, id
  std::vector<std::string> ids;
  const bool must_exist = !precondition_.unchanged_since;
  for (const std::string& name : objects_->names) {
    GUARDIAN_TRY(auto id, stored_id(tx, scope_, objects_->collection, name));
    if (!id && must_exist) return failed(objects_->collection, name, "does not exist");
    if (!id) continue;
    ids.push_back(*id);
    objects.emplace_back(name, *std::move(id));
  }
  GUARDIAN_TRY(const auto last, tx.changes().last_of_objects(scope_, objects_->collection, ids));
  for (const auto& [name, id] : objects) {
    const auto found = last.find(id);
    if (found == last.end()) {
      if (!must_exist || is_always_there(objects_->collection, name)) continue;
      return failed(objects_->collection, name, "does not exist");
    }
    if (must_exist || found->second <= *precondition_.unchanged_since) continue;
    return failed(objects_->collection, name, "was changed after the version If-Match names");
  }
  return std::optional<Error>();
}

}  // namespace guardian::domain
