#pragma once

#include <span>
#include <string_view>

namespace guardian::api {

// One file of this folder: "get_device_list", "schemas/Error", without the ending.
struct Fragment {
  std::string_view name;
  std::string_view text;
};

// All of them, compiled in; valid for ever.
std::span<const Fragment> openapi_fragments();

}  // namespace guardian::api
