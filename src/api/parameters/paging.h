#pragma once

#include <cstdint>

#include "api/parameters/input_problems.h"
#include "http/request.h"

namespace guardian::api {

struct Paging {
  std::int64_t offset = 0;
  std::int64_t limit = 0;
};

// What a list does with `pagelength`, which differs by list (contract 5.4 and part 7, row 8).
struct PagingRules {
  std::int64_t page = 1000;  // when absent
  std::int64_t maximum = 1000;
  bool clamp = true;  // above the maximum: cut to it; false: refused
};

// `offset` (0 when absent) and `pagelength`. Zero, negative or not a whole number: noted as bad; an offset
// beyond any list is fine, and gives an empty page.
Paging read_paging(const http::Request& request, const PagingRules& rules, InputProblems& problems);

}  // namespace guardian::api
