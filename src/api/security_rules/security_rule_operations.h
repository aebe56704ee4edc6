#pragma once

#include "api/operation.h"

namespace guardian::api {

// PUT network/securityRules: rules of one device group, as its manager has them.
http::Response update_security_rules(const Call& call);
// DELETE network/purgeRules: removes every rule that is not in a list.
http::Response purge_security_rules(const Call& call);

}  // namespace guardian::api
