#pragma once

#include <string>

#include "domain/filters/saved_filter.h"

namespace guardian::api {

// A filter as lists show it, appended.
void write_saved_filter(std::string& out, const domain::SavedFilter& filter);

}  // namespace guardian::api
