#include "api/guard.h"

#include <string>
#include <utility>

#include "api/answer_headers.h"
#include "api/presented.h"
#include "base/json_writer.h"

namespace guardian::api {
namespace {

// Absent: something stands twice, two forms are used, or a bearer token has come where keys alone open.
std::optional<domain::PresentedKey> present_key(const Operation& operation, const http::Request& request) {
  const OneValue id_header = header_value(request, "X-Key-Id");
  const OneValue key_header = header_value(request, "X-Access-Key");
  const OneValue id_query = query_value(request, "key_id");
  const OneValue key_query = query_value(request, "access_key");
  const OneValue customer = query_value(request, "customerid");

  const bool by_header = id_header.count + key_header.count > 0;
  const bool by_query = id_query.count + key_query.count > 0;
  if ((by_header && by_query) || id_header.count > 1 || key_header.count > 1 || id_query.count > 1 ||
      key_query.count > 1 || customer.count > 1 || authorization(request, "Bearer").count > 0) {
    return std::nullopt;
  }
  domain::PresentedKey presented;
  presented.key_id = by_query ? id_query.value : id_header.value;
  presented.access_key = by_query ? key_query.value : key_header.value;
  presented.customer_id = customer.value;
  presented.customer_id_present = customer.count > 0;
  presented.customer_id_required = operation.customer == Customer::required;
  presented.in_query = by_query;
  presented.path = request.path;
  presented.writes = operation.needs == Needs::write;
  presented.peer = request.peer;
  return presented;
}

}  // namespace

http::Response count_refusal(const Services& services, const http::Request& request, http::Response refusal) {
  const auto verdict = services.failures.note(request.peer);
  refusal.close = verdict.close;
  if (!verdict.log) refusal.log_note = kUnloggedNote;
  return refusal;
}

http::Response refusal_answer(domain::Refusal refusal) {
  http::Response response;
  if (refusal == domain::Refusal::unavailable) {
    response = http::Response::json(503, R"({"code":503,"msg":"Not available now, try again"})");
    response.headers.set("Retry-After", "1");
  } else if (domain::may_be_told(refusal)) {
    std::string body;
    JsonWriter(body)
        .begin_object()
        .member("code", 403)
        .member("msg", "No access")
        .member("reason", domain::to_string(refusal))
        .end_object();
    response = http::Response::json(403, std::move(body));
  } else {
    response = http::Response::json(403, std::string(kRefusalBody));
  }
  add_refusal_headers(response);
  response.log_note = domain::to_string(refusal);
  return response;
}

std::optional<http::Response> screen_key(const Services& services, const Operation& operation,
                                         const http::Request& request) {
  const auto presented = present_key(operation, request);
  std::optional<domain::Refusal> refusal = domain::Refusal::duplicate_header;
  if (presented) {
    refusal = services.authenticator.screen(*presented);
  } else {
    services.authenticator.count(*refusal);
  }
  if (!refusal) return std::nullopt;
  return count_refusal(services, request, refusal_answer(*refusal));
}

std::variant<domain::VerifiedKey, http::Response> check_key(const Services& services, const Operation& operation,
                                                            const http::Request& request) {
  const auto presented = present_key(operation, request);
  if (!presented) {
    services.authenticator.count(domain::Refusal::duplicate_header);
    return count_refusal(services, request, refusal_answer(domain::Refusal::duplicate_header));
  }
  auto outcome = services.authenticator.verify(*presented);
  if (outcome.key) return std::move(*outcome.key);
  if (outcome.refusal == domain::Refusal::unavailable) return refusal_answer(outcome.refusal);
  return count_refusal(services, request, refusal_answer(outcome.refusal));
}

}  // namespace guardian::api
