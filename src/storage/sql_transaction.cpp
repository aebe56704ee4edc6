#include "storage/sql_transaction.h"

#include "storage/sql_text.h"

namespace guardian::storage {

Result<std::optional<std::string>> StoreSet::installation_value(std::string_view name) const {
  GUARDIAN_TRY(auto row,
               context.session.read_one<TextRow>(sql::kInstallationFind, {{"name", name}}, context.locking()));
  if (!row) return std::optional<std::string>();
  return std::optional(std::move(row->value));
}

Result<void> StoreSet::set_installation_value(std::string_view name, std::string_view value) {
  GUARDIAN_CHECK(context.session.change(sql::kInstallationSet, {{"name", name}, {"value", value}}));
  return {};
}

}  // namespace guardian::storage
