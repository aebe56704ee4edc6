#pragma once

#include <string>
#include <string_view>

#include "domain/changes/change.h"
#include "storage/transaction.h"

namespace guardian::storage {

// What a store notes for readers of the feed that its rows alone would not tell. In a change only.

// `id` of `site` (empty: it lay at no site) is gone.
Result<void> note_deleted(const StoreContext& context, const domain::AccessScope& scope, domain::Collection collection,
                          std::string_view id, std::string_view site);

// Before a device is written with this site: when it has another now, it leaves that, and its alerts and vulnerability
// instances with it.
Result<void> note_device_move(const StoreContext& context, const domain::AccessScope& scope, std::string_view device_id,
                              std::string_view site);
// Before an alert, or a vulnerability instance (by its ticket), is written with this device: when it has another now,
// it leaves that one's site.
Result<void> note_passed_alert(const StoreContext& context, const domain::AccessScope& scope, std::string_view alert_id,
                               std::string_view device_id);
Result<void> note_passed_instance(const StoreContext& context, const domain::AccessScope& scope,
                                  std::string_view ticket, std::string_view device_id);
// As a device's move, for a segment (by its segment_id) and a subnet (by its prefix_key).
Result<void> note_segment_move(const StoreContext& context, const domain::AccessScope& scope,
                               std::string_view segment_id, std::string_view site);
Result<void> note_subnet_move(const StoreContext& context, const domain::AccessScope& scope,
                              std::string_view prefix_key, std::string_view site);

}  // namespace guardian::storage
