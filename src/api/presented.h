#pragma once

#include <cstddef>
#include <string_view>

#include "http/request.h"

// What a request presents that may stand once only. Whoever reads a credential counts it too: of two, another
// reader before or behind us could take the other one.
namespace guardian::api {

struct OneValue {
  std::string_view value;  // of the first; empty when there is none
  std::size_t count = 0;
};
OneValue header_value(const http::Request& request, std::string_view name);
OneValue query_value(const http::Request& request, std::string_view name);

// `Authorization`: what stands behind `scheme` and spaces; count 0 when no field has that scheme.
OneValue authorization(const http::Request& request, std::string_view scheme);

}  // namespace guardian::api
