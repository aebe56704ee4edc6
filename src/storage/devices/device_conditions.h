#pragma once

#include "domain/devices/device.h"
#include "storage/scoped_query.h"

namespace guardian::storage {

// The optional lines and bound values that say which devices a query finds, for texts that call the table
// `device AS d` and have these lines. `query` must outlive the run.
Result<void> filter_devices(ScopedQuery& to, const domain::DeviceQuery& query, const StoreContext& context);

}  // namespace guardian::storage
