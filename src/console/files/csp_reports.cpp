#include <atomic>
#include <string>

#include "base/guarded.h"
#include "base/json_reader.h"
#include "base/log.h"
#include "console/answer.h"
#include "console/files/file_handlers.h"

namespace guardian::console {

class CspReports {
 public:
  explicit CspReports(const Clock& clock) : clock_(clock) {}

  std::int64_t count() { return ++total_; }

  // Ten a minute are enough to find a broken page, and a flood cannot fill the log.
  bool may_log() {
    return window_.with([this](Window& window) {
      const Monotonic now = clock_.monotonic();
      if (now - window.begin >= std::chrono::minutes(1)) window = {now, 0};
      return ++window.lines <= 10;
    });
  }

 private:
  struct Window {
    Monotonic begin;
    int lines = 0;
  };
  const Clock& clock_;
  std::atomic<std::int64_t> total_ = 0;
  Guarded<Window> window_;
};

namespace {

// A member of the report, cut; URLs lose their query, which may hold what no log should.
std::string report_text(const boost::json::object& report, std::string_view name, std::string_view old_name) {
  const auto* value = report.if_contains(name);
  if (!value) value = report.if_contains(old_name);
  if (!value || !value->is_string()) return {};
  std::string text(value->get_string());
  text.resize(std::min(text.find_first_of("?#"), std::min<std::size_t>(text.size(), 200)));
  return text;
}

void note_report(CspReports& reports, const boost::json::object& report) {
  const std::int64_t total = reports.count();
  if (!reports.may_log()) return;
  log_warning("csp_report", {{"directive", report_text(report, "effectiveDirective", "violated-directive")},
                             {"blocked", report_text(report, "blockedURL", "blocked-uri")},
                             {"page", report_text(report, "documentURL", "document-uri")},
                             {"total", total}});
}

}  // namespace

std::shared_ptr<CspReports> make_csp_reports(const Clock& clock) { return std::make_shared<CspReports>(clock); }

// Both forms browsers send: a list of reports (Reporting API) and the older single `csp-report`.
http::Response take_csp_report(CspReports& reports, const Console&, const http::Request& request) {
  auto parsed = parse_json(request.body, {.depth = 8, .bytes = 8 * 1024});
  if (!parsed) return refuse(request, parsed.error());
  if (const auto* list = parsed->if_array()) {
    for (const auto& element : *list) {
      const auto* entry = element.if_object();
      const auto* body = entry ? entry->if_contains("body") : nullptr;
      if (body && body->is_object()) note_report(reports, body->get_object());
    }
  } else if (const auto* object = parsed->if_object()) {
    const auto* body = object->if_contains("csp-report");
    if (body && body->is_object()) note_report(reports, body->get_object());
  }
  return http::Response::empty(204);
}

}  // namespace guardian::console
