#pragma once

#include "api/operation.h"

namespace guardian::api {

// GET facets: how often each value of a field stands among what a filter finds.
http::Response list_facet(const Call& call);
// GET counts: what is open, for the navigation.
http::Response count_open_findings(const Call& call);
// GET overview: the inventory at a glance.
http::Response get_overview(const Call& call);

}  // namespace guardian::api
