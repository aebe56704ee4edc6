#pragma once

#include <boost/json/array.hpp>
#include <vector>

#include "api/parameters/input_problems.h"
#include "domain/sites/site_service.h"

namespace guardian::api {

// The elements of a body of POST or PUT site. What is wrong is noted; the result is then not to be used.
std::vector<domain::SiteChange> read_site_changes(const boost::json::array& body, InputProblems& problems);

}  // namespace guardian::api
