#include "storage/filters/alert_filter_columns.h"

#include <cstdlib>

#include "domain/filters/alert_filter_fields.h"

namespace guardian::storage {

const FilterColumn& alert_filter_column(const domain::FilterField& field) {
  using F = domain::AlertFilterField;
  constexpr auto kFirst = static_cast<std::size_t>(F::words);
  static const auto columns = [] {
    std::vector<FilterColumn> made(static_cast<std::size_t>(F::updated) - kFirst + 1);
    const auto put = [&](F id, SqlWords column) { made[static_cast<std::size_t>(id) - kFirst].columns = {column}; };
    put(F::words, "a.name");
    auto& words = made.front().columns;
    const auto& of_device = device_filter_column(domain::device_filter_collection().words).columns;
    words.insert(words.end(), of_device.begin(), of_device.end());
    put(F::id, "a.alert_id");
    put(F::ticket, "a.zb_ticketid");
    put(F::name, "a.name");
    put(F::type, "a.type");
    // Its words as alert_severity_word gives them.
    put(F::severity,
        "(CASE a.severity WHEN 1 THEN 'info' WHEN 2 THEN 'low' WHEN 3 THEN 'medium' WHEN 4 THEN 'high' ELSE '' END)");
    put(F::severity_number, "a.severity");
    put(F::resolved, "a.resolved");
    put(F::date, "a.happened_at");
    put(F::updated, "a.updated_at");
    return made;
  }();
  if (domain::is_field_of_device(field)) return device_filter_column(field);
  const auto& column = columns.at(field.id - kFirst);
  if (column.columns.empty()) std::abort();  // a field without a column: the contract suite asks each of them
  return column;
}

}  // namespace guardian::storage
