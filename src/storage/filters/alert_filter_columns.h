#pragma once

#include "storage/filters/filter_condition.h"

namespace guardian::storage {

// The columns of alert_filter_collection(), for queries that call the tables `alert AS a` and its `device AS d`.
const FilterColumn& alert_filter_column(const domain::FilterField& field);

}  // namespace guardian::storage
