#include "api/parameters/list_input.h"

#include <utility>

#include "api/parameters/time_parameter.h"
#include "domain/changes/change.h"

namespace guardian::api {

ListInput read_list_input(const Call& call, std::string_view operation, InputProblems& problems) {
  ListInput input{ListCursor::read(call, operation, problems), {}};
  input.bounds.after = input.cursor.after();
  const auto time = read_time(call.request, "updated_after", problems);
  if (!time) return input;
  const auto before = call.services.database.read([&](const domain::Reader& reader) {
    return reader.changes().last_before(call.scope, *time, call.services.clock.now());
  });
  if (before) {
    input.bounds.changed_after = *before;
  } else {
    problems.refuse(before.error());
  }
  return input;
}

LastWritten nothing_written() { return std::make_shared<std::optional<domain::ListPosition>>(); }

std::function<std::optional<NextPage>()> next_behind(ListCursor cursor, LastWritten last) {
  return [cursor = std::move(cursor), last = std::move(last)]() -> std::optional<NextPage> {
    return *last ? std::optional(cursor.next(**last)) : std::nullopt;
  };
}

}  // namespace guardian::api
