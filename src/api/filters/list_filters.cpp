#include <string>

#include "api/filters/filter_operations.h"
#include "api/filters/saved_filter_view.h"
#include "api/list_answer.h"
#include "api/parameters/list_input.h"
#include "domain/filters/saved_filter.h"
#include "domain/store/database.h"

namespace guardian::api {

http::Response list_filters(const Call& call) {
  InputProblems problems;
  domain::ListBounds bounds;
  bounds.changed_after = read_changed_after(call, problems);
  if (!problems.none()) return problems.answer(call.request);

  ListAnswer list;
  list.begin = R"({"filters":[)";
  list.slice_items = 100;  // one may come to 16 KiB
  list.slice = [&database = call.services.database, scope = call.scope, bounds](ItemSink& sink, std::int64_t offset,
                                                                                std::int64_t limit) -> Result<void> {
    GUARDIAN_TRY(const auto filters, database.read([&](const domain::Reader& reader) {
      return reader.filters().list(scope, bounds, offset, limit);
    }));
    for (const auto& filter : filters) write_saved_filter(sink.next(), filter);
    return {};
  };
  list.end = [](std::string& out, std::int64_t) -> Result<void> {
    out += "]}";
    return {};
  };
  return list_answer(call.request, {0, domain::kMostSavedFilters}, std::move(list));
}

}  // namespace guardian::api
