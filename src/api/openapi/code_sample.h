#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>

namespace guardian::api {

// How a caller proves who it is.
enum class SampleAccess { key, bearer, open };

// A curl call for a POSIX shell, made from an `x-guardian-example`. What the reader has to fill in stands as shell
// variables: $GUARDIAN_URL, $KEY_ID, $ACCESS_KEY, $CUSTOMER_ID, $TOKEN, and one for each {{placeholder}}.
std::string curl_sample(std::string_view method, std::string_view path, SampleAccess access,
                        const boost::json::object& example);

}  // namespace guardian::api
