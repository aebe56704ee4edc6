#include "api/changes/change_cursor.h"

#include <utility>

namespace guardian::api {

std::string_view change_type_name(domain::Collection collection) {
  using domain::Collection;
  if (collection == Collection::network_segment) return "networkSegment";
  if (collection == Collection::custom_attribute) return "customAttribute";
  if (collection == Collection::saved_filter) return "filter";
  return to_string(collection);
}

std::optional<domain::Collection> parse_change_type(std::string_view name) {
  for (const domain::Collection collection : domain::kCollections) {
    if (change_type_name(collection) == name) return collection;
  }
  return std::nullopt;
}

NextPage write_change_cursor(const Services& services, const domain::AccessScope& scope,
                             const domain::ChangePosition& position, Instant expires_at) {
  const domain::ListPosition values{{position.seq, std::int64_t{position.rank}, position.id, shown_sites(scope)}};
  const domain::Cursor cursor{domain::format_position(values), services.clock.now(), expires_at};
  return {services.cursors.write({scope.tenant_id(), kChangesOperation, {}}, cursor), cursor.expires_at};
}

Result<ChangeCursor> read_change_cursor(const Services& services, const domain::AccessScope& scope,
                                        std::string_view text) {
  GUARDIAN_TRY(const auto cursor,
               services.cursors.read({scope.tenant_id(), kChangesOperation, {}}, text, services.clock.now()));
  auto position = domain::parse_position(cursor.position);
  const auto bad = [] { return Error::internal("a cursor of ours without a position"); };
  if (!position || position->values.size() != 4) return bad();
  const auto* seq = std::get_if<std::int64_t>(&position->values[0]);
  const auto* rank = std::get_if<std::int64_t>(&position->values[1]);
  auto* id = std::get_if<std::string>(&position->values[2]);
  const auto* feed = std::get_if<std::string>(&position->values[3]);
  if (seq == nullptr || rank == nullptr || id == nullptr || feed == nullptr) return bad();
  if (*feed != shown_sites(scope)) {
    return Error{ErrorCode::gone,
                 "The sites you may see have changed since this cursor was made: start over",
                 {},
                 "cursor-gone"};
  }
  return ChangeCursor{{*seq, static_cast<int>(*rank), std::move(*id)}, cursor.expires_at};
}

}  // namespace guardian::api
