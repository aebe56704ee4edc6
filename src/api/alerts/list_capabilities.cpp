#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "api/alerts/alert_operations.h"
#include "api/list_answer.h"
#include "api/page_of_ids.h"
#include "api/parameters/choice.h"
#include "api/parameters/paging.h"
#include "base/json_writer.h"
#include "domain/alerts/alert.h"
#include "domain/devices/document_edit.h"
#include "domain/vulnerabilities/vulnerability.h"

namespace guardian::api {
namespace {

struct KindsWanted {
  bool alerts = false;
  bool vulnerabilities = false;
};
constexpr Choice<KindsWanted> kKindsWanted[] = {
    {"alert", {true, false}}, {"vulnerability", {false, true}}, {"all", {true, true}}};

constexpr std::string_view kOwnSource = "\"IoT Security\"";

// A text of the latest item as JSON; `fallback` where it has none.
std::string_view kind_text(std::string_view document, std::string_view name, std::string_view fallback = "\"\"") {
  const auto value = domain::find_document_member(document, name);
  return value && value->starts_with('"') ? *value : fallback;
}

std::string lower_case_word(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

void write_alert_kind(std::string& out, const domain::Alert& latest) {
  JsonWriter json(out);
  json.begin_object().member("name", latest.name);
  json.key("description").raw(kind_text(latest.document, "description"));
  json.member("type", latest.type).member("severity", domain::alert_severity_word(latest.severity));
  json.key("source").raw(kind_text(latest.document, "source", kOwnSource)).end_object();
}

void write_vulnerability_kind(std::string& out, const domain::VulnerabilityInstance& latest) {
  JsonWriter json(out);
  json.begin_object().member("name", latest.name);
  json.key("impact").raw(kind_text(latest.document, "impact"));
  json.key("source").raw(kind_text(latest.document, "source", kOwnSource));
  json.key("description").raw(kind_text(latest.document, "description"));
  json.member("severity", latest.severity).member("display_severity", lower_case_word(latest.severity)).end_object();
}

// Alerts by name, then vulnerabilities by name: one list, whose first `alerts` places are the former's.
struct KindCounts {
  std::int64_t alerts = 0;
  std::int64_t vulnerabilities = 0;
};

Result<KindCounts> count_kinds(const domain::Reader& reader, const domain::AccessScope& scope, KindsWanted wanted) {
  KindCounts counts;
  if (wanted.alerts) {
    GUARDIAN_TRY(counts.alerts, reader.alerts().count_kinds(scope));
  }
  if (wanted.vulnerabilities) {
    GUARDIAN_TRY(counts.vulnerabilities,
                 reader.vulnerabilities().count_names(scope, domain::VulnerabilityQuery::with_addressed()));
  }
  return counts;
}

Result<void> write_kinds(const domain::Reader& reader, const domain::AccessScope& scope, KindCounts counts,
                         ItemSink& sink, std::int64_t offset, std::int64_t limit) {
  const std::int64_t end = sink.written() + limit;
  if (offset < counts.alerts) {
    GUARDIAN_TRY(const auto ids, reader.alerts().list_kinds(scope, offset, std::min(limit, counts.alerts - offset)));
    GUARDIAN_TRY(const auto items, reader.alerts().read(scope, ids));
    for (const auto& item : items) write_alert_kind(sink.next(), item.alert);
  }
  const std::int64_t skip = std::max<std::int64_t>(0, offset - counts.alerts);
  if (sink.written() == end || skip >= counts.vulnerabilities) return {};
  GUARDIAN_TRY(const auto tickets, reader.vulnerabilities().list_kinds(scope, skip, end - sink.written()));
  GUARDIAN_TRY(const auto items, reader.vulnerabilities().read(scope, tickets));
  for (const auto& item : items) write_vulnerability_kind(sink.next(), item.instance);
  return {};
}

}  // namespace

http::Response list_capabilities(const Call& call) {
  InputProblems problems;
  const auto wanted = read_choice<KindsWanted>(call.request, "type", kKindsWanted, problems);
  if (!call.request.parameter("type")) problems.in_query("type", "is required");
  const Paging paging = read_paging(call.request, {}, problems);
  if (!problems.none()) return problems.answer(call.request);

  const auto counts = call.services.database.read(
      [&](const domain::Reader& reader) { return count_kinds(reader, call.scope, *wanted); });
  if (!counts) return http::error_response(call.request, counts.error());
  ListAnswer list;
  list.begin = R"({"ver":"v4.0","api":"alertVulnCapability/getList","total":)" +
               std::to_string(counts->alerts + counts->vulnerabilities) + ",\"list\":[";
  list.slice_items = kDocumentsAtOnce;
  list.slice = [&database = call.services.database, scope = call.scope, counts = *counts](
                   ItemSink& sink, std::int64_t offset, std::int64_t limit) -> Result<void> {
    return database.read(
        [&](const domain::Reader& reader) { return write_kinds(reader, scope, counts, sink, offset, limit); });
  };
  list.end = [](std::string& out, std::int64_t) -> Result<void> {
    out += "]}";
    return {};
  };
  return list_answer(call.request, paging, std::move(list));
}

}  // namespace guardian::api
