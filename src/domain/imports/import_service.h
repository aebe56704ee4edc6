#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/audit/audit_trail.h"
#include "domain/imports/import_record.h"
#include "domain/store/database.h"

namespace guardian::domain {

enum class ImportKind { devices, alerts, vulnerabilities, filters, policies };
std::optional<ImportKind> parse_import_kind(std::string_view text);

enum class OnError { stop, skip };

struct ImportProblem {
  std::int64_t line = 0;   // of NDJSON; the element's number in an array, from 1
  std::string what;        // "severity: expected info, low, medium or high, found 7"
};

struct ImportReport {
  std::int64_t read = 0;
  std::int64_t imported = 0;
  std::int64_t skipped = 0;
  std::int64_t devices_created = 0;      // by alerts and vulnerabilities that name unknown ones
  std::vector<ImportProblem> problems;   // the first 100; `skipped` counts all
};

// Gives the next piece of the file; empty at the end. An error ends the import with nothing written.
using ByteSource = std::function<Result<std::string>()>;
// Called now and then with (phase "checking" | "writing", rows done, rows in all or 0 when unknown).
using ImportProgress = std::function<void(std::string_view phase, std::int64_t done, std::int64_t total)>;

// Items in the API's own shape, as NDJSON or one JSON array. The whole file is checked before anything
// is written; with OnError::stop one bad line refuses the file (invalid_argument, the report tells the
// lines). A few hundred rows go in with one transaction. More go through an ImportRecord (see
// import_record.h), in pieces sized so that another write waits less than 200 ms, since one transaction of
// 50,000 rows would hold the writer for seconds; their new rows appear all at once with the last piece.
// Filters are few: a file may bring as many as go in with one transaction.
// A row that stands twice in a file is told as a problem, and the later one holds; it is not skipped.
// The report's numbers are also the audit record. Any thread.
class ImportService {
 public:
  ImportService(Database& database, AuditTrail& audit, const Clock& clock);
  struct Outcome {
    ImportReport report;
    Result<void> result;   // the report is meaningful either way
  };
  Outcome run(const AccessScope& scope, ImportKind kind, OnError on_error, const ByteSource& source,
              const ImportProgress& progress);
  // At start, before anything else writes: removes `staging` imports, finishes `applying` ones.
  Result<void> recover();

 private:
  Database& database_;
  AuditTrail& audit_;
  const Clock& clock_;
};

}  // namespace guardian::domain
