#pragma once

#include "domain/alerts/alert.h"
#include "storage/scoped_query.h"

namespace guardian::storage {

// As filter_devices, for texts that call the tables `alert AS a` and its `device AS d`.
Result<void> filter_alerts(ScopedQuery& to, const domain::AlertQuery& query, const StoreContext& context);

}  // namespace guardian::storage
