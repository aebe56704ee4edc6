#include "storage/audit/audit_rows.h"

#include <limits>

#include "storage/columns.h"
#include "storage/sql_text.h"

namespace guardian::storage {

namespace {

struct AuditHeadRow {
  std::string chain;
  long long seq = 0;
  std::string mac;
  void columns(Columns& into) { into(chain)(seq)(mac); }
};

struct AuditRecordRow {
  std::string chain;
  long long seq = 0, happened_at = 0;
  std::string actor, action, object, result, ip, request_id, detail;
  long long key_version = 0;
  std::string mac;
  void columns(Columns& into) {
    into(chain)(seq)(happened_at)(actor)(action)(object)(result)(ip)(request_id)(detail)(key_version)(mac);
  }
};

Result<domain::AuditRecord> audit_record_of(AuditRecordRow row) {
  domain::AuditRecord record;
  record.chain = std::move(row.chain);
  record.seq = row.seq;
  GUARDIAN_TRY(record.time, read_instant(row.happened_at, "audit_record.happened_at"));
  record.actor = std::move(row.actor);
  record.action = std::move(row.action);
  record.object = std::move(row.object);
  record.result = std::move(row.result);
  record.ip = std::move(row.ip);
  record.request_id = std::move(row.request_id);
  record.detail = std::move(row.detail);
  GUARDIAN_TRY(record.key_version,
               read_int(row.key_version, 0, std::numeric_limits<int>::max(), "audit_record.key_version"));
  record.mac = std::move(row.mac);
  return record;
}

Result<std::vector<domain::AuditRecord>> audit_records_in(Result<std::vector<AuditRecordRow>> rows) {
  if (!rows) return std::move(rows).error();
  std::vector<domain::AuditRecord> records;
  for (auto& row : *rows) {
    GUARDIAN_TRY(auto record, audit_record_of(std::move(row)));
    records.push_back(std::move(record));
  }
  return records;
}

constexpr Query kLockHead{sql::kAuditFindHead, sql::kOverlayPostgresqlAuditLockHead};

}  // namespace

Result<std::vector<domain::AuditHead>> AuditRows::heads() const {
  GUARDIAN_TRY(auto rows, context_.session.read_all<AuditHeadRow>(sql::kAuditHeads, Params{}));
  std::vector<domain::AuditHead> heads;
  for (auto& row : rows) heads.push_back({std::move(row.chain), row.seq, std::move(row.mac)});
  return heads;
}

Result<std::vector<domain::AuditRecord>> AuditRows::read(std::string_view chain, std::int64_t after_seq,
                                                         int limit) const {
  return audit_records_in(context_.session.read_all<AuditRecordRow>(
      sql::kAuditRead, {{"chain", chain}, {"after_seq", after_seq}, {"most", limit}}));
}

Result<domain::AuditHead> AuditRows::head(std::string_view chain) const {
  GUARDIAN_TRY(auto row, context_.session.read_one<AuditHeadRow>(sql::kAuditFindHead, {{"chain", chain}}));
  if (!row) return domain::AuditHead{std::string(chain), 0, {}};
  return domain::AuditHead{std::move(row->chain), row->seq, std::move(row->mac)};
}

Result<std::vector<domain::AuditRecord>> AuditRows::search(std::string_view chain,
                                                           const domain::AuditSearch& search) const {
  constexpr Instant kEver{std::chrono::milliseconds(std::numeric_limits<std::int64_t>::max())};
  return audit_records_in(
      context_.session.read_all<AuditRecordRow>(sql::kAuditSearch, {{"chain", chain},
                                                                    {"lowest", search.lowest},
                                                                    {"before", search.before},
                                                                    {"since", search.since.value_or(Instant{})},
                                                                    {"until", search.until.value_or(kEver)},
                                                                    {"actor", search.actor},
                                                                    {"action", search.action},
                                                                    {"family", search.family},
                                                                    {"object", search.object},
                                                                    {"most", search.limit}}));
}

Result<domain::AuditHead> AuditRows::lock_head(std::string_view chain) {
  GUARDIAN_TRY(auto row, context_.session.read_one<AuditHeadRow>(kLockHead, {{"chain", chain}}));
  if (!row) {
    GUARDIAN_CHECK(context_.session.change(sql::kAuditBeginChain, {{"chain", chain}}));
    GUARDIAN_TRY(row, context_.session.read_one<AuditHeadRow>(kLockHead, {{"chain", chain}}));
    if (!row) return Error::internal("a chain's head was not made");
  }
  return domain::AuditHead{std::move(row->chain), row->seq, std::move(row->mac)};
}

Result<void> AuditRows::append(const domain::AuditRecord& record) {
  Session& session = context_.session;
  if (record.seq == 1) GUARDIAN_CHECK(session.change(sql::kAuditBeginChain, {{"chain", record.chain}}));
  GUARDIAN_TRY(const auto moved, session.change(sql::kAuditMoveHead,
                                                {{"seq", record.seq}, {"mac", record.mac}, {"chain", record.chain}}));
  if (moved != 1) return Error::conflict("The audit record does not follow its chain's head");
  GUARDIAN_TRY(const auto made, session.change(sql::kAuditAppend, {{"chain", record.chain},
                                                                   {"seq", record.seq},
                                                                   {"happened_at", record.time},
                                                                   {"actor", record.actor},
                                                                   {"action", record.action},
                                                                   {"object", record.object},
                                                                   {"result", record.result},
                                                                   {"ip", record.ip},
                                                                   {"request_id", record.request_id},
                                                                   {"detail", record.detail},
                                                                   {"key_version", record.key_version},
                                                                   {"mac", record.mac}}));
  // Only a database edited by hand has a record ahead of its head.
  if (made != 1) return corrupt_column("audit_record.seq");
  return {};
}

}  // namespace guardian::storage
