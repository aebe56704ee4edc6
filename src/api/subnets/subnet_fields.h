#pragma once

#include <boost/json/array.hpp>
#include <optional>
#include <string_view>
#include <vector>

#include "api/parameters/input_problems.h"
#include "domain/subnets/subnet_service.h"
#include "http/request.h"

namespace guardian::api {

// The elements of the list at `path` (empty: the body itself) as POST and PUT subnet take them; no prefix may stand
// there twice. What is wrong is noted; the result is then not to be used.
std::vector<domain::SubnetChange> read_subnet_changes(const boost::json::array& list, std::string_view path,
                                                      InputProblems& problems);
// The same for network/subnetBulkUpdate, which takes other members and lets a later element follow up on a former one.
std::vector<domain::SubnetChange> read_subnet_imports(const boost::json::array& list, std::string_view path,
                                                      InputProblems& problems);

// The query parameter of that name as a prefix. Absent gives nothing, a bad value is noted.
std::optional<Cidr> read_prefix_parameter(const http::Request& request, std::string_view name, InputProblems& problems);

}  // namespace guardian::api
