#include "api/openapi/fragments.h"

#include <iterator>
#include <vector>

#include "api/openapi_text.h"

namespace guardian::api {

std::span<const Fragment> openapi_fragments() {
  static const std::vector<Fragment> fragments = [] {
    std::vector<Fragment> out;
    out.reserve(std::size(openapi_text::kEveryText));
    for (const auto& [name, text] : openapi_text::kEveryText) out.push_back({name, text});
    return out;
  }();
  return fragments;
}

}  // namespace guardian::api
