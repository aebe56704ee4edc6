#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_scope.h"

namespace guardian::domain {

// An import too large for one transaction. Its rows wait in a staging table (`staging`); one small commit
// decides that it will happen (`applying`); chunks then move them in. Rows it adds are hidden from readers
// until it is `complete`; rows it replaces change as their chunk commits. After a crash the next start
// removes a `staging` import and finishes an `applying` one.
enum class ImportState { staging, applying, complete };

struct ImportRecord {
  std::string id;         // 24 hex
  std::string tenant_id;
  std::string kind;       // "devices", "alerts", "vulnerabilities", "filters", "policies"
  ImportState state = ImportState::staging;
  std::int64_t rows = 0;          // staged
  std::int64_t applied_line = 0;  // the last line whose chunk has committed
  Instant started_at;
  std::string started_by;         // as Actor::name
};

// A validated item waiting in the staging table, in the API's own shape.
struct StagedRow {
  std::int64_t line = 0;
  std::string document;
};

class ImportStore {
 public:
  virtual ~ImportStore() = default;
  virtual Result<std::vector<ImportRecord>> unfinished() const = 0;  // of all tenants
  virtual Result<std::vector<ImportRecord>> list(const AccessScope& scope) const = 0;  // newest first, at most 100
  virtual Result<std::vector<StagedRow>> staged(const AccessScope& scope, std::string_view id, std::int64_t after_line, int limit) const = 0;

  virtual Result<void> insert(const AccessScope& scope, const ImportRecord& record) = 0;
  virtual Result<void> stage(const AccessScope& scope, std::string_view id, const std::vector<StagedRow>& rows) = 0;
  virtual Result<void> update(const AccessScope& scope, const ImportRecord& record) = 0;  // state, rows, applied_line
  // At most `limit` staged rows; returns how many went. The record itself stays.
  virtual Result<int> remove_staged(const AccessScope& scope, std::string_view id, int limit) = 0;
  virtual Result<void> remove(const AccessScope& scope, std::string_view id) = 0;  // the record
};

}  // namespace guardian::domain
