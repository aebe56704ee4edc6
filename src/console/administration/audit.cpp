#include <cstdint>
#include <limits>

#include "base/json_reader.h"
#include "base/time_format.h"
#include "console/administration/administration_handlers.h"
#include "console/administration/query_reader.h"

namespace guardian::console {
namespace {

constexpr std::size_t kLongestName = 300;

void write_email(JsonWriter& json, std::string_view name, std::string_view email) {
  json.key(name);
  if (email.empty()) {
    json.null();
  } else {
    json.value(email);
  }
}

// A detail that does not read as JSON was not written by this program: it is told as absent, never passed on.
void write_detail(JsonWriter& json, std::string_view stored) {
  json.key("detail");
  const auto parsed = parse_json(stored.empty() ? "{}" : stored, {.depth = 16, .bytes = 256 * 1024});
  if (parsed) {
    json.raw(to_json(*parsed));
  } else {
    json.null();
  }
}

void write_item(JsonWriter& json, const domain::AuditPage::Item& item) {
  const auto& record = item.record;
  json.begin_object().member("seq", record.seq).member("time", format_time(record.time));
  json.member("actor", record.actor);
  write_email(json, "actor_email", item.actor_email);
  json.member("action", record.action).member("target", record.object);
  write_email(json, "target_email", item.target_email);
  json.member("result", record.result).member("ip", record.ip).member("request_id", record.request_id);
  write_detail(json, record.detail);
  json.end_object();
}

}  // namespace

http::Response list_audit(const Console& console, const http::Request& request, const SignedIn& signed_in) {
  constexpr auto kMostSeq = std::numeric_limits<std::int64_t>::max() - 1;
  QueryReader query(request);
  domain::AuditQuestion question;
  question.limit = static_cast<int>(query.integer("limit", 100, 1, domain::AuditReview::kMostRecords));
  const auto before = query.integer("before", 0, 1, kMostSeq);
  if (before > 0) question.before = before;
  question.from = query.time("from");
  question.to = query.time("to");
  question.actor = query.text("actor", kLongestName);
  question.action = query.text("action", kLongestName);
  question.target = query.text("target", kLongestName);
  if (!query.is_complete()) return refuse_body(request, query.violations());

  const auto page = console.services.administration.audit.list(signed_in.scope, question);
  if (!page) return refuse(request, page.error());
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("items").begin_array();
  for (const auto& item : page->items) write_item(json, item);
  json.end_array().key("next");
  if (page->next) {
    json.value(*page->next);
  } else {
    json.null();
  }
  json.end_object();
  return http::Response::json(200, std::move(out));
}

http::Response verify_audit(const Console& console, const http::Request& request, const SignedIn& signed_in) {
  const auto verified = console.services.administration.audit.verify(signed_in.scope);
  if (!verified) return refuse(request, verified.error());
  std::string out;
  JsonWriter json(out);
  json.begin_object().member("result", verified->finding ? "damaged" : "intact");
  json.member("records", verified->records).member("checked_at", format_time(verified->checked_at));
  json.key("first_bad");
  if (verified->finding) {
    json.begin_object().member("seq", verified->finding->seq).member("what", verified->finding->what).end_object();
  } else {
    json.null();
  }
  json.end_object();
  return http::Response::json(200, std::move(out));
}

}  // namespace guardian::console
