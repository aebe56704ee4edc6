#pragma once

#include <boost/json/object.hpp>

#include "admin/command_io.h"
#include "base/result.h"
#include "domain/access/access_key_service.h"

namespace guardian::admin {

// Prints a key just made: the one place where its secret leaves the process on this way. JSON: one
// object `customerid`, `access-key-id`, `access-key`, `expires`; text: the two lines of the key file.
Result<void> print_new_key(const domain::CreatedKey& created, std::string_view customer_id,
                           const boost::json::object& arguments, CommandIo& io);

}  // namespace guardian::admin
