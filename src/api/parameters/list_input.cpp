#include "api/parameters/list_input.h"

#include <utility>

#include "api/parameters/time_parameter.h"
#include "domain/changes/change.h"

namespace guardian::api {

std::optional<std::int64_t> read_changed_after(const Call& call, InputProblems& problems) {
  const auto time = read_time(call.request, "updated_after", problems);
  if (!time) return std::nullopt;
  const auto before = call.services.database.read([&](const domain::Reader& reader) {
    return reader.changes().last_before(call.scope, *time, call.services.clock.now());
  });
  if (!before) {
    problems.refuse(before.error());
    return std::nullopt;
  }
  return *before;
}

ListInput read_list_input(const Call& call, std::string_view operation, InputProblems& problems) {
  ListInput input{ListCursor::read(call, operation, problems), {}};
  input.bounds.after = input.cursor.after();
  input.bounds.changed_after = read_changed_after(call, problems);
  return input;
}

LastWritten nothing_written() { return std::make_shared<std::optional<domain::ListPosition>>(); }

std::function<std::optional<NextPage>()> next_behind(ListCursor cursor, LastWritten last) {
  return [cursor = std::move(cursor), last = std::move(last)]() -> std::optional<NextPage> {
    return *last ? std::optional(cursor.next(**last)) : std::nullopt;
  };
}

}  // namespace guardian::api
