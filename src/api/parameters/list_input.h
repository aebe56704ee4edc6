#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "api/parameters/list_cursor.h"
#include "domain/store/list_position.h"

namespace guardian::api {

// What every list with pages takes beside its own parameters: `cursor`, and `updated_after`, a time: only what changed
// then or later. `operation` is the list's name in the route table.
struct ListInput {
  ListCursor cursor;
  domain::ListBounds bounds;
};
// `updated_after` alone, as the number of the tenant's changes behind which they begin; nothing: everything.
std::optional<std::int64_t> read_changed_after(const Call& call, InputProblems& problems);
ListInput read_list_input(const Call& call, std::string_view operation, InputProblems& problems);

// Where the last item that was written stands; the slices of one answer share it.
using LastWritten = std::shared_ptr<std::optional<domain::ListPosition>>;
LastWritten nothing_written();

// For ListAnswer::next.
std::function<std::optional<NextPage>()> next_behind(ListCursor cursor, LastWritten last);

}  // namespace guardian::api
