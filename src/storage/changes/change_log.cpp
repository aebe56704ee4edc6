#include "storage/changes/change_log.h"

#include "storage/sql_text.h"

namespace guardian::storage {

namespace {

Result<std::int64_t> number_in(const StoreContext& context, const domain::AccessScope& scope,
                               domain::Collection collection) {
  return context.transaction->change_seq(context.session, scope.tenant_id(), to_string(collection));
}

// How many left their site.
Result<std::int64_t> note_move(const StoreContext& context, const domain::AccessScope& scope, const Query& text,
                               std::int64_t seq, std::string_view id, std::string_view site) {
  return context.session.change(text, {{"tenant", scope.tenant_id()},
                                       {"change_seq", seq},
                                       {"now", context.transaction->now()},
                                       {"object_id", id},
                                       {"site_id", site}});
}

}  // namespace

Result<void> note_deleted(const StoreContext& context, const domain::AccessScope& scope, domain::Collection collection,
                          std::string_view id, std::string_view site) {
  GUARDIAN_TRY(const auto seq, number_in(context, scope, collection));
  GUARDIAN_CHECK(context.session.change(sql::kChangesAddTombstone, {{"tenant", scope.tenant_id()},
                                                                    {"collection", to_string(collection)},
                                                                    {"change_seq", seq},
                                                                    {"object_id", id},
                                                                    {"site_id", site},
                                                                    {"now", context.transaction->now()}}));
  return {};
}

Result<void> note_device_move(const StoreContext& context, const domain::AccessScope& scope, std::string_view device_id,
                              std::string_view site) {
  GUARDIAN_TRY(const auto seq, number_in(context, scope, domain::Collection::device));
  GUARDIAN_TRY(const auto moved, note_move(context, scope, sql::kChangesMoveDevice, seq, device_id, site));
  if (moved == 0) return {};
  struct Belongings {
    domain::Collection collection;
    Query leave;
    Query touch;
  };
  static const Belongings kBelongings[] = {
      {domain::Collection::alert, sql::kChangesMoveAlerts, sql::kChangesTouchAlerts},
      {domain::Collection::vulnerability, sql::kChangesMoveInstances, sql::kChangesTouchInstances}};
  for (const auto& belonging : kBelongings) {
    GUARDIAN_TRY(const auto number, number_in(context, scope, belonging.collection));
    GUARDIAN_CHECK(context.session.change(belonging.leave, {{"tenant", scope.tenant_id()},
                                                            {"change_seq", number},
                                                            {"now", context.transaction->now()},
                                                            {"object_id", device_id}}));
    GUARDIAN_CHECK(context.session.change(
        belonging.touch, {{"change_seq", number}, {"tenant", scope.tenant_id()}, {"object_id", device_id}}));
  }
  return {};
}

namespace {

Result<void> note_passed(const StoreContext& context, const domain::AccessScope& scope, domain::Collection collection,
                         const Query& text, std::string_view id, std::string_view device_id) {
  GUARDIAN_TRY(const auto seq, number_in(context, scope, collection));
  GUARDIAN_CHECK(context.session.change(text, {{"tenant", scope.tenant_id()},
                                               {"change_seq", seq},
                                               {"now", context.transaction->now()},
                                               {"object_id", id},
                                               {"device_id", device_id}}));
  return {};
}

}  // namespace

Result<void> note_passed_alert(const StoreContext& context, const domain::AccessScope& scope, std::string_view alert_id,
                               std::string_view device_id) {
  return note_passed(context, scope, domain::Collection::alert, sql::kChangesMoveAlert, alert_id, device_id);
}

Result<void> note_passed_instance(const StoreContext& context, const domain::AccessScope& scope,
                                  std::string_view ticket, std::string_view device_id) {
  return note_passed(context, scope, domain::Collection::vulnerability, sql::kChangesMoveInstance, ticket, device_id);
}

Result<void> note_segment_move(const StoreContext& context, const domain::AccessScope& scope,
                               std::string_view segment_id, std::string_view site) {
  GUARDIAN_TRY(const auto seq, number_in(context, scope, domain::Collection::network_segment));
  GUARDIAN_CHECK(note_move(context, scope, sql::kChangesMoveSegment, seq, segment_id, site));
  return {};
}

Result<void> note_subnet_move(const StoreContext& context, const domain::AccessScope& scope,
                              std::string_view prefix_key, std::string_view site) {
  GUARDIAN_TRY(const auto seq, number_in(context, scope, domain::Collection::subnet));
  GUARDIAN_TRY(const auto moved, note_move(context, scope, sql::kChangesMoveSubnet, seq, prefix_key, site));
  if (moved == 0) return {};
  GUARDIAN_CHECK(context.session.change(
      sql::kChangesTouchChildren, {{"change_seq", seq}, {"tenant", scope.tenant_id()}, {"object_id", prefix_key}}));
  return {};
}

}  // namespace guardian::storage
