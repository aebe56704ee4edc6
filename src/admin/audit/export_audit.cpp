#include "admin/arguments.h"
#include "admin/audit/operator_event.h"
#include "admin/commands.h"
#include "base/json_writer.h"
#include "base/time_format.h"
#include "domain/audit/audit.h"

namespace guardian::admin {
namespace {

constexpr int kAuditPage = 1000;

void write_record(JsonWriter& json, const domain::AuditRecord& record) {
  json.begin_object().member("chain", record.chain).member("seq", record.seq).member("time", format_time(record.time));
  json.member("actor", record.actor).member("action", record.action).member("object", record.object);
  json.member("result", record.result).member("ip", record.ip).member("request_id", record.request_id);
  json.key("detail").raw(record.detail.empty() ? "{}" : record.detail);
  json.member("key_version", record.key_version).member("mac", record.mac).end_object();
}

}  // namespace

Result<void> export_audit(CommandContext& context, const boost::json::object& arguments, CommandIo& io) {
  const auto tenant = text_or(arguments, "tenant");
  std::string only;
  if (!tenant.empty()) {
    GUARDIAN_TRY(const auto found, context.tenants.find(tenant));
    only = found.id;
  }
  GUARDIAN_CHECK(record_operator_event(context, "audit.export", tenant.empty() ? "audit" : "tenant:" + only));
  GUARDIAN_TRY(const auto heads,
               context.database.read([](const domain::Reader& reader) { return reader.audit().heads(); }));
  for (const auto& head : heads) {
    if (!only.empty() && head.chain != only) continue;
    // A page to a snapshot, so that a long export does not hold one open.
    for (std::int64_t after = 0; after < head.seq && io.is_listening();) {
      GUARDIAN_TRY(const auto records, context.database.read([&](const domain::Reader& reader) {
        return reader.audit().read(head.chain, after, kAuditPage);
      }));
      if (records.empty()) break;
      std::string out;
      for (const auto& record : records) {
        JsonWriter json(out);
        write_record(json, record);
        out += '\n';
      }
      io.write(out);
      after = records.back().seq;
    }
  }
  return {};
}

}  // namespace guardian::admin
