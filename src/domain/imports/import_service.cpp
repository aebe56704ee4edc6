#include "domain/imports/import_service.h"

#include <fmt/format.h>

#include <unordered_set>
#include <utility>

#include "base/json_writer.h"
#include "base/log.h"
#include "base/random.h"
#include "domain/devices/item_reader.h"
#include "domain/imports/import_rows.h"
#include "domain/imports/item_splitter.h"
#include "domain/tenants/tenant.h"

// How an import of any size is all or nothing, never holds the writer for long, and needs little memory:
// a small one waits in memory until the whole file is checked, then goes in with one transaction. A larger
// one is moved piece by piece into the staging table while it is checked; nothing of that is visible. When
// the file proves good, one small commit (`applying`) decides that it will happen, and pieces of at most
// kHoldWriter move the rows in. New rows stay hidden until the last piece makes the import `complete`,
// together with the audit record. A crash before the decision leaves a `staging` import, which recover()
// removes; a crash behind it leaves an `applying` one, which recover() finishes.
namespace guardian::domain {
namespace {

constexpr std::size_t kRowsAtOnce = 500;  // in one transaction
// And no more bytes than these, which an item alone may come near: the log takes each of them, twice for
// what is overwritten.
constexpr std::size_t kBytesAtOnce = 1024 * 1024;
constexpr int kChunkRows = 500;
// A piece's whole cost, its commit included, which grows with the table: each row touches a page of every
// index. So the size of a piece follows what the last one took.
constexpr std::chrono::milliseconds kHoldWriter{70};
constexpr int kLeastPiece = 20;
constexpr std::size_t kProblemsTold = 100;
constexpr std::size_t kKeysWatched = 250'000;  // for telling of items that stand twice
constexpr std::int64_t kProgressEvery = 1'000;

std::string_view name_of(ImportKind kind) {
  switch (kind) {
    case ImportKind::devices:
      return "devices";
    case ImportKind::alerts:
      return "alerts";
    case ImportKind::vulnerabilities:
      return "vulnerabilities";
    case ImportKind::filters:
      return "filters";
    case ImportKind::policies:
      return "policies";
  }
  return "";
}

AuditEvent audit_event(const AccessScope& scope, const ImportRecord& record, const ImportReport& report) {
  AuditEvent event;
  event.chain = scope.tenant_id();
  event.actor = {record.started_by, scope.actor().ip};
  event.action = "import." + record.kind;
  event.object = "import:" + record.id;
  event.detail.clear();
  JsonWriter(event.detail)
      .begin_object()
      .member("read", report.read)
      .member("imported", record.rows)
      .member("skipped", report.skipped)
      .member("devices_created", report.devices_created)
      .end_object();
  return event;
}

// One run, from the first byte to the last commit.
class ImportRun {
 public:
  ImportRun(Database& database, AuditTrail& audit, const Clock& clock, const AccessScope& scope, ImportKind kind,
            OnError on_error, const ImportProgress& progress)
      : database_(database),
        audit_(audit),
        clock_(clock),
        scope_(scope),
        kind_(kind),
        on_error_(on_error),
        progress_(progress) {
    record_.id = random_id();
    record_.tenant_id = scope.tenant_id();
    record_.kind = name_of(kind);
    record_.started_at = clock.now();
    record_.started_by = scope.actor().name;
  }

  ImportService::Outcome run(const ByteSource& source) {
    Result<void> result = check(source);
    if (result && refused()) {
      result = Error::invalid(
          fmt::format("{} of {} items are not fit to be imported; nothing was written", report_.skipped, report_.read));
    }
    if (!result) {
      abandon();
    } else {
      result = staged_ ? write_staged() : write_at_once();
    }
    return {std::move(report_), std::move(result)};
  }

  // Goes on with an import that had been decided.
  Result<void> resume(ImportRecord record) {
    record_ = std::move(record);
    report_.read = record_.rows;
    return apply_staged();
  }

 private:
  bool refused() const { return on_error_ == OnError::stop && report_.skipped > 0; }

  void tell(std::string_view phase, std::int64_t done, std::int64_t total) const {
    if (progress_) progress_(phase, done, total);
  }

  void note(std::int64_t line, std::string what) {
    if (report_.problems.size() < kProblemsTold) report_.problems.push_back({line, std::move(what)});
  }

  Result<void> check(const ByteSource& source) {
    ItemSplitter splitter;
    const ItemSplitter::Sink sink = [this](const ItemSplitter::Item& item) { take(item); };
    for (;;) {
      GUARDIAN_TRY(const std::string piece, source());
      if (piece.empty()) break;
      splitter.feed(piece, sink);
      GUARDIAN_CHECK(stage_when_full());
    }
    splitter.finish(sink);
    tell("checking", report_.read, 0);
    return stage_when_full();
  }

  void take(const ItemSplitter::Item& item) {
    if (++report_.read % kProgressEvery == 0) tell("checking", report_.read, 0);
    const auto key = item.problem.empty() ? check_import_item(kind_, item.text, record_.started_at)
                                          : Result<std::string>(Error::invalid(std::string(item.problem)));
    if (!key) {
      ++report_.skipped;
      note(item.number, key.error().client_text);
      return;
    }
    if (kind_ == ImportKind::filters && static_cast<std::size_t>(record_.rows) == kRowsAtOnce) {
      ++report_.skipped;
      note(item.number, fmt::format("a file may bring {} filters", kRowsAtOnce));
      return;
    }
    if (refused()) return;  // the rest is read for its problems alone
    if (seen_.size() < kKeysWatched && !seen_.insert(std::hash<std::string>{}(*key)).second) {
      note(item.number, fmt::format("{} stood before; this one replaces it", *key));
    }
    pending_.push_back({item.number, compact_json(item.text)});
    pending_bytes_ += pending_.back().document.size();
    ++record_.rows;
  }

  Result<void> stage_when_full() {
    if (kind_ == ImportKind::filters) return {};  // few and small: always one transaction
    const bool full = (staged_ ? pending_.size() >= static_cast<std::size_t>(kChunkRows)
                               : pending_.size() > kRowsAtOnce) ||
                      pending_bytes_ > kBytesAtOnce;
    return full && !refused() ? stage_pending() : Result<void>();
  }

  Result<void> stage_pending() {
    if (!staged_) {
      GUARDIAN_CHECK(database_.write(WriteLane::normal,
                                     [&](Tx& tx) -> Result<void> { return tx.imports().insert(scope_, record_); }));
      staged_ = true;
    }
    for (std::size_t at = 0; at < pending_.size(); at += kChunkRows) {
      const auto end = std::min(at + kChunkRows, pending_.size());
      const std::vector<StagedRow> rows(pending_.begin() + static_cast<std::ptrdiff_t>(at),
                                        pending_.begin() + static_cast<std::ptrdiff_t>(end));
      GUARDIAN_CHECK(database_.write(
          WriteLane::normal, [&](Tx& tx) -> Result<void> { return tx.imports().stage(scope_, record_.id, rows); }));
    }
    pending_.clear();
    pending_bytes_ = 0;
    return {};
  }

  // Nothing of a staged import was visible; what cannot be removed now goes at the next start.
  void abandon() {
    if (!staged_) return;
    Result<void> removed = remove_staged();
    if (removed) {
      removed = database_.write(WriteLane::normal,
                                [&](Tx& tx) -> Result<void> { return tx.imports().remove(scope_, record_.id); });
    }
    if (!removed) log_warning("import_not_removed", {{"import", record_.id}, {"why", removed.error().log_text}});
  }

  Result<void> remove_staged() {
    for (int rows = kLeastPiece;;) {
      const Monotonic begun = clock_.monotonic();
      GUARDIAN_TRY(const int gone, database_.write(WriteLane::normal, [&](Tx& tx) -> Result<int> {
        return tx.imports().remove_staged(scope_, record_.id, rows);
      }));
      if (gone == 0) return {};
      const auto took = clock_.monotonic() - begun;
      if (took > kHoldWriter) rows = std::max(1, rows / 2);
      if (took < kHoldWriter / 2) rows = std::min(kChunkRows, rows * 2);
    }
  }

  Result<void> write_at_once() {
    GUARDIAN_TRY(const int created, database_.write(WriteLane::normal, [&](Tx& tx) -> Result<int> {
      ImportRows rows(tx, scope_, kind_, {}, record_.started_at);
      for (const StagedRow& row : pending_) GUARDIAN_CHECK(rows.apply(row.document));
      GUARDIAN_CHECK(rows.finish());
      ImportReport told = report_;
      told.devices_created = rows.devices_created();
      GUARDIAN_CHECK(audit_.append(tx, audit_event(scope_, record_, told)));
      return rows.devices_created();
    }));
    report_.devices_created = created;
    report_.imported = record_.rows;
    tell("writing", record_.rows, record_.rows);
    return {};
  }

  Result<void> write_staged() {
    if (const auto rest = stage_pending(); !rest) {
      abandon();
      return rest;
    }
    record_.state = ImportState::applying;
    const auto decided = database_.write(WriteLane::normal,
                                         [&](Tx& tx) -> Result<void> { return tx.imports().update(scope_, record_); });
    if (!decided) {
      record_.state = ImportState::staging;
      abandon();
      return decided;
    }
    return apply_staged();
  }

  struct Step {
    ImportRecord record;
    std::int64_t applied = 0;
    int devices_created = 0;
  };

  Result<void> apply_staged() {
    for (;;) {
      const Monotonic begun = clock_.monotonic();
      GUARDIAN_TRY(const Step step, database_.write(WriteLane::normal, [&](Tx& tx) { return apply_chunk(tx); }));
      if (step.applied == 0) break;
      fit_piece(clock_.monotonic() - begun);
      record_ = step.record;
      report_.imported += step.applied;
      report_.devices_created += step.devices_created;
      tell("writing", report_.imported, record_.rows);
    }
    // Before the last commit, so that a crash here leaves an import that recover() still sees.
    GUARDIAN_CHECK(remove_staged());
    record_.state = ImportState::complete;
    return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<void> {
      GUARDIAN_CHECK(audit_.append(tx, audit_event(scope_, record_, report_)));
      return tx.imports().update(scope_, record_);
    });
  }

  void fit_piece(Monotonic::duration took) {
    if (took > kHoldWriter) piece_ = std::max(kLeastPiece, piece_ * 2 / 3);
    if (took < kHoldWriter / 2) piece_ = std::min(kChunkRows, piece_ * 3 / 2);
  }

  Result<Step> apply_chunk(Tx& tx) const {
    Step step{record_, 0, 0};
    GUARDIAN_TRY(const auto staged, tx.imports().staged(scope_, record_.id, record_.applied_line, piece_));
    ImportRows rows(tx, scope_, kind_, record_.id, record_.started_at);
    const Monotonic end = clock_.monotonic() + kHoldWriter;
    std::size_t bytes = 0;
    for (const StagedRow& row : staged) {
      GUARDIAN_CHECK(rows.apply(row.document));
      step.record.applied_line = row.line;
      ++step.applied;
      bytes += row.document.size();
      if (bytes >= kBytesAtOnce || clock_.monotonic() >= end) break;
    }
    GUARDIAN_CHECK(rows.finish());
    step.devices_created = rows.devices_created();
    if (step.applied > 0) GUARDIAN_CHECK(tx.imports().update(scope_, step.record));
    return step;
  }

  Database& database_;
  AuditTrail& audit_;
  const Clock& clock_;
  const AccessScope& scope_;
  ImportKind kind_;
  OnError on_error_;
  const ImportProgress& progress_;
  ImportReport report_;
  ImportRecord record_;
  bool staged_ = false;
  std::vector<StagedRow> pending_;
  std::size_t pending_bytes_ = 0;
  int piece_ = 100;                       // rows of the next one
  std::unordered_set<std::size_t> seen_;  // hashes: a chance equality only tells of a replacement that is none
};

}  // namespace

ImportService::ImportService(Database& database, AuditTrail& audit, const Clock& clock)
    : database_(database), audit_(audit), clock_(clock) {}

ImportService::Outcome ImportService::run(const AccessScope& scope, ImportKind kind, OnError on_error,
                                          const ByteSource& source, const ImportProgress& progress) {
  if (!scope.may_write()) return {{}, Error::forbidden("No access", "import without the right to write")};
  return ImportRun(database_, audit_, clock_, scope, kind, on_error, progress).run(source);
}

Result<void> ImportService::recover() {
  GUARDIAN_TRY(const auto unfinished,
               database_.read([](const Reader& reader) { return reader.imports().unfinished(); }));
  for (const ImportRecord& record : unfinished) {
    GUARDIAN_TRY(const auto tenant,
                 database_.read([&](const Reader& reader) { return reader.tenants().find(record.tenant_id); }));
    const AccessScope scope =
        AccessScopeIssuer::for_service(record.tenant_id, tenant ? tenant->name : std::string(), "service:import");
    const auto kind = parse_import_kind(record.kind);
    const bool finish = record.state == ImportState::applying && kind.has_value();
    log_info("import_recovered", {{"import", record.id}, {"finished", finish}});
    if (finish) {
      const ImportProgress silent;
      // One that cannot be finished stays hidden and is tried again at the next start: it is no reason to
      // keep the whole installation from starting.
      if (auto done = ImportRun(database_, audit_, clock_, scope, *kind, OnError::stop, silent).resume(record); !done) {
        const Error& error = done.error();
        log_error("import_not_finished",
                  {{"import", record.id}, {"why", error.log_text.empty() ? error.client_text : error.log_text}});
      }
      continue;
    }
    for (int gone = 1; gone > 0;) {
      GUARDIAN_TRY(gone, database_.write(WriteLane::normal, [&](Tx& tx) -> Result<int> {
        return tx.imports().remove_staged(scope, record.id, 2 * kChunkRows);
      }));
    }
    GUARDIAN_CHECK(database_.write(WriteLane::normal,
                                   [&](Tx& tx) -> Result<void> { return tx.imports().remove(scope, record.id); }));
  }
  return {};
}

}  // namespace guardian::domain
