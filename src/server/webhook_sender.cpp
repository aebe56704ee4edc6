#include "server/webhook_sender.h"

#include <charconv>
#include <string_view>

#include "http/outbound/outbound_call.h"

namespace guardian::server {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kConnectTimeout{5'000};
constexpr milliseconds kTotalTimeout{15'000};

// RFC 9110 10.2.3, the form in seconds; a date is not looked at.
std::optional<std::chrono::seconds> retry_after_of(const http::OutboundAnswer& answer) {
  const auto text = answer.header("retry-after");
  if (!text || text->empty() || text->size() > 9) return std::nullopt;
  int seconds = 0;
  const auto* end = text->data() + text->size();
  if (std::from_chars(text->data(), end, seconds).ptr != end || seconds < 0) return std::nullopt;
  return std::chrono::seconds(seconds);
}

}  // namespace

domain::WebhookAnswer OutboundWebhookSender::send(const domain::WebhookCall& call, const std::stop_token& stop) const {
  http::OutboundRequest request;
  request.method = "POST";
  request.url = call.url;
  request.headers = call.headers;
  request.body = call.body;
  request.allow_http = allow_http_;
  request.connect_timeout = kConnectTimeout;
  request.total_timeout = kTotalTimeout;
  request.most_body_bytes = 0;
  request.cut_body = true;
  request.stop = stop;
  const auto began = std::chrono::steady_clock::now();
  const auto answer = http::call_outbound(request, policy_);
  domain::WebhookAnswer out;
  out.elapsed = std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - began);
  if (answer) {
    out.status = answer->status;
    out.retry_after = retry_after_of(*answer);
  } else {
    out.failure = answer.error().type.empty() ? "internal" : answer.error().type;
  }
  return out;
}

Result<void> OutboundWebhookSender::check_url(const std::string& url) const {
  auto checked = http::check_outbound_url(url, allow_http_, policy_);
  if (checked) return {};
  return Error::invalid(checked.error().client_text);
}

}  // namespace guardian::server
