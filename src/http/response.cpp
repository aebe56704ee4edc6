#include "http/response.h"

#include "base/json_writer.h"
#include "http/status.h"

namespace guardian::http {

Response Response::json(unsigned status, std::string body) {
  Response response;
  response.status = status;
  response.headers.add("Content-Type", "application/json");
  response.body = std::move(body);
  return response;
}

Response Response::empty(unsigned status) {
  Response response;
  response.status = status;
  return response;
}

Response error_response(const Request& request, unsigned status, const Error& error, std::string_view extra) {
  const std::string_view title = reason_phrase(status);
  const std::string_view detail = error.client_text.empty() ? title : std::string_view(error.client_text);
  std::string body;
  JsonWriter json(body);
  json.begin_object();
  json.member("code", status).member("msg", detail);
  json.member("type", error.type.empty() ? std::string_view("about:blank") : std::string_view(error.type));
  json.member("title", title).member("status", status).member("detail", detail);
  if (!request.path.empty()) json.member("instance", request.path);
  json.member("request_id", request.request_id);
  if (!extra.empty()) body.append(",").append(extra);
  json.end_object();
  return Response::json(status, std::move(body));
}

Response error_response(const Request& request, const Error& error) {
  return error_response(request, status_of(error.code), error);
}

}  // namespace guardian::http
