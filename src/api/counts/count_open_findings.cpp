#include "api/counts/count_operations.h"
#include "api/counts/counted_text.h"
#include "base/json_writer.h"
#include "base/time_format.h"
#include "domain/counts/inventory_counts.h"

namespace guardian::api {

http::Response count_open_findings(const Call& call) {
  using domain::Collection;
  auto text = counted_text(call, "counts", {Collection::device, Collection::alert, Collection::vulnerability},
                           [&](const domain::Reader& reader, Instant now) -> Result<std::string> {
                             GUARDIAN_TRY(const auto open, reader.counts().open_findings(call.scope));
                             std::string out;
                             JsonWriter(out)
                                 .begin_object()
                                 .member("as_of", format_time(now))
                                 .member("open_alerts", open.alerts)
                                 .member("open_vulnerabilities", open.vulnerabilities)
                                 .end_object();
                             return out;
                           });
  if (!text) return http::error_response(call.request, text.error());
  return http::Response::json(200, *std::move(text));
}

}  // namespace guardian::api
