#include "admin/arguments.h"
#include "admin/commands.h"
#include "admin/listing.h"
#include "base/json_writer.h"
#include "base/time_format.h"
#include "domain/integrations/integration.h"

namespace guardian::admin {
namespace {

struct ReportedByAutomation {
  std::vector<domain::IntegrationStatus> statuses;
  std::vector<domain::ScanReport> reports;
  std::vector<domain::JobStatus> jobs;
  std::vector<domain::ScannerInventory> scanners;
};

Result<ReportedByAutomation> read_reported(domain::Database& database, const domain::AccessScope& scope) {
  return database.read([&](const domain::Reader& reader) -> Result<ReportedByAutomation> {
    ReportedByAutomation all;
    GUARDIAN_TRY(all.statuses, reader.integrations().statuses(scope));
    GUARDIAN_TRY(all.reports, reader.integrations().reports(scope));
    GUARDIAN_TRY(all.jobs, reader.integrations().jobs(scope));
    GUARDIAN_TRY(all.scanners, reader.integrations().scanner_inventories(scope));
    return all;
  });
}

void write_scan_file(JsonWriter& json, std::string_view name, const domain::ScanFile& file) {
  json.key(name).begin_object().member("name", file.name).member("bytes", file.bytes);
  json.member("sha256", file.digest).end_object();
}

void write_reported(JsonWriter& json, const ReportedByAutomation& all) {
  json.begin_object().key("statuses").begin_array();
  for (const auto& one : all.statuses) {
    json.begin_object().member("integration", one.integration).member("playbook", one.playbook);
    json.member("status", one.status).member("message", one.message).member("type", one.type);
    json.member("custom_integration", one.custom_integration);
    json.member("reported", format_time(one.reported_at)).member("received", format_time(one.received_at)).end_object();
  }
  json.end_array().key("scan_reports").begin_array();
  for (const auto& one : all.reports) {
    json.begin_object().member("scan_type", one.scan_type).member("report_id", one.report_id);
    json.member("job_id", one.job_id).member("status", one.status).member("message", one.message);
    write_scan_file(json, "pdf", one.pdf);
    write_scan_file(json, "xml", one.xml);
    json.member("received", format_time(one.received_at)).end_object();
  }
  json.end_array().key("jobs").begin_array();
  for (const auto& one : all.jobs) {
    json.begin_object().member("job_id", one.job_id).member("status", one.status).member("message", one.message);
    json.member("received", format_time(one.received_at)).end_object();
  }
  json.end_array().key("scanners").begin_array();
  for (const auto& one : all.scanners) {
    json.begin_object().member("scan_type", one.scan_type);
    json.key("scanners").raw(one.scanners).key("profiles").raw(one.profiles).key("sites").raw(one.sites);
    json.key("sync_scanners");
    one.sync_scanners ? json.value(*one.sync_scanners) : json.null();
    json.member("reported", format_time(one.reported_at)).member("received", format_time(one.received_at)).end_object();
  }
  json.end_array().end_object();
}

}  // namespace

Result<void> list_integrations(CommandContext& context, const boost::json::object& arguments, CommandIo& io) {
  GUARDIAN_TRY(const auto tenant, required_text(arguments, "tenant"));
  GUARDIAN_TRY(const auto scope, context.tenants.scope_of(tenant, context.who));
  GUARDIAN_TRY(const auto all, read_reported(context.database, scope));
  if (wants_json(arguments)) {
    std::string out;
    JsonWriter json(out);
    write_reported(json, all);
    io.write(out + "\n");
    return {};
  }
  Listing listing({"INTEGRATION", "PLAYBOOK", "STATUS", "RECEIVED", "MESSAGE"});
  for (const auto& one : all.statuses) {
    listing.add({one.integration, one.playbook, one.status, format_time(one.received_at), one.message});
  }
  listing.print(io);
  return {};
}

}  // namespace guardian::admin
