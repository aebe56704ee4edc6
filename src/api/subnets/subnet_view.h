#pragma once

#include <string>

#include "domain/subnets/subnet.h"

namespace guardian::api {

// A subnet as lists show it, appended.
void write_subnet(std::string& out, const domain::Subnet& subnet);

}  // namespace guardian::api
