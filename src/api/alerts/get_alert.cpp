#include "api/alerts/alert_operations.h"
#include "api/alerts/alert_view.h"
#include "api/parameters/input_problems.h"
#include "domain/alerts/alert.h"

namespace guardian::api {

http::Response get_alert(const Call& call) {
  const auto ticket = call.request.parameter("zb_ticketid");
  if (!ticket || ticket->empty()) {
    InputProblems problems;
    problems.in_query("zb_ticketid", "is required");
    return problems.answer(call.request);
  }
  domain::AlertQuery query;
  query.ticket = *ticket;
  query.limit = 1;
  const auto items =
      call.services.database.read([&](const domain::Reader& reader) -> Result<std::vector<domain::AlertItem>> {
        GUARDIAN_TRY(const auto ids, reader.alerts().list_ids(call.scope, query));
        return reader.alerts().read(call.scope, ids);
      });
  if (!items) return http::error_response(call.request, items.error());
  if (items->empty()) return http::error_response(call.request, Error::not_found());
  std::string body = R"({"ver":"v4.0","api":"/alert","items":[)";
  write_alert(body, items->front());
  body += "]}";
  return http::Response::json(200, std::move(body));
}

}  // namespace guardian::api
