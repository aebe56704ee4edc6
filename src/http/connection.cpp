#include "http/connection.h"

#include <sys/socket.h>

#include <algorithm>
#include <cstring>

#include "base/random.h"
#include "http/field.h"
#include "http/forwarded.h"
#include "http/shard.h"
#include "http/target.h"

// Reading: from the first byte to the request a handler can take. Answering is in connection_answer.cpp.
namespace guardian::http {
namespace {

constexpr std::size_t kReadBuffer = 4 * 1024;
constexpr std::size_t kBodyReadBuffer = 32 * 1024;
// What is kept of a body before its route is asked whether the caller is admitted.
constexpr std::size_t kStrangersBody = 16 * 1024;
// Steps of one connection in a row before the others of its loop get their turn.
constexpr int kStepsInARow = 64;

}  // namespace

Connection::Connection(Shard& shard, ServerContext& context, const Listener& listener, int descriptor,
                       std::shared_ptr<ssl_ctx_st> tls, const IpAddress& peer, bool counted)
    : shard_(shard),
      context_(context),
      listener_(listener),
      watch_(shard.loop(), descriptor),
      transport_(descriptor, std::move(tls)),
      peer_(peer),
      counted_(counted) {}

void Connection::start() {
  phase_ = transport_.is_tls() ? Phase::handshake : Phase::head;
  deadline_ = SystemClock().monotonic() +
              (transport_.is_tls() ? context_.options.tls_handshake_timeout : context_.options.head_timeout);
  advance();
}

void Connection::on_ready(bool for_write) {
  if (!for_write) socket_empty_ = false;
  advance();
}

void Connection::advance() {
  for (int steps = 0;; ++steps) {
    if (steps == kStepsInARow) {
      shard_.loop().post([self = shared_from_this()] { self->advance(); });
      return;
    }
    Step step = Step::wait;
    switch (phase_) {
      case Phase::handshake:
        step = step_handshake();
        break;
      case Phase::head:
        step = step_head();
        break;
      case Phase::body:
        step = step_body();
        break;
      case Phase::writing:
        step = step_write();
        break;
      case Phase::draining:
        step = step_drain();
        break;
      case Phase::handling:
      case Phase::closed:
        return;
    }
    if (step == Step::wait) return;
  }
}

Connection::Step Connection::wait_for(Transport::Status status) {
  watch_.wait(status == Transport::Status::want_write, shared_from_this());
  return Step::wait;
}

Connection::Step Connection::step_handshake() {
  const auto status = transport_.handshake();
  if (status == Transport::Status::ok) {
    phase_ = Phase::head;
    deadline_ = SystemClock().monotonic() + context_.options.head_timeout;
    return Step::again;
  }
  if (status == Transport::Status::failed || status == Transport::Status::end) {
    close();
    return Step::wait;
  }
  return wait_for(status);
}

// One more read into the buffer, or a wait for it.
Connection::Step Connection::read_more() {
  if (in_begin_ == in_end_) {
    in_begin_ = in_end_ = 0;
    const std::size_t wanted = phase_ == Phase::body && body_left_ > kReadBuffer ? kBodyReadBuffer : kReadBuffer;
    if (in_.size() < wanted) in_.resize(wanted);
    if (phase_ == Phase::head) {
      if (in_.size() > kReadBuffer) std::string(kReadBuffer, '\0').swap(in_);
      if (context_.stopping && socket_empty_) {
        close();
        return Step::wait;
      }
    }
  } else if (in_end_ == in_.size()) {
    if (in_begin_ > 0) {
      std::memmove(in_.data(), in_.data() + in_begin_, in_end_ - in_begin_);
      in_end_ -= in_begin_;
      in_begin_ = 0;
    } else {
      in_.resize(in_.size() * 2);  // bounded: a head past its limits is refused before it asks for more
    }
  }
  if (socket_empty_) return wait_for(Transport::Status::want_read);
  const std::size_t space = in_.size() - in_end_;
  const auto got = transport_.read({in_.data() + in_end_, space});
  switch (got.status) {
    case Transport::Status::ok:
      if (phase_ == Phase::head && in_end_ == in_begin_) {
        deadline_ = SystemClock().monotonic() + context_.options.head_timeout;
      }
      if (phase_ == Phase::body) body_bytes_ += got.count;
      in_end_ += got.count;
      socket_empty_ = got.count < space && !transport_.is_tls();  // TLS may hold more than it gave
      return Step::again;
    case Transport::Status::want_read:
    case Transport::Status::want_write:
      socket_empty_ = true;
      if (context_.stopping && phase_ == Phase::head && in_begin_ == in_end_) {
        close();
        return Step::wait;
      }
      return wait_for(got.status);
    case Transport::Status::end:
    case Transport::Status::failed:
      break;
  }
  close();
  return Step::wait;
}

// What can be refused although the end of the head has not come, so that nobody waits for it in vain.
std::optional<HeadProblem> Connection::check_partial_head(std::string_view bytes) {
  const auto& limits = context_.head_limits;
  const std::size_t line_end = bytes.find("\r\n");
  if (line_end == bytes.npos) {
    if (bytes.size() <= limits.request_line) return std::nullopt;
    return HeadProblem{414, "the request line is too long"};
  }
  if (!line_checked_) {
    line_checked_ = true;
    if (auto problem = check_request_line(bytes.substr(0, line_end), limits, head_)) return problem;
  }
  if (bytes.size() - line_end > limits.fields_bytes + 4) return HeadProblem{431, "the header fields are too large"};
  return std::nullopt;
}

Connection::Step Connection::step_head() {
  std::string_view bytes = buffered();
  // One empty line before a request is what old clients send behind a body (RFC 9112 2.2).
  if (!line_skipped_ && bytes.starts_with("\r\n")) {
    in_begin_ += 2;
    line_skipped_ = true;
    bytes = buffered();
  }
  if (bytes.empty() || bytes == "\r") return read_more();
  if (!is_token(bytes.substr(0, 1))) return refuse(400, "malformed request line");
  switch (scan_head(bytes, scanned_)) {
    case HeadScan::complete:
      return take_head(bytes.substr(0, scanned_));
    case HeadScan::bare_line_feed:
      return refuse(400, "a line that does not end with CRLF");
    case HeadScan::incomplete:
      break;
  }
  if (const auto problem = check_partial_head(bytes)) return refuse(problem->status, problem->reason);
  return read_more();
}

void Connection::begin_request() {
  request_.method = Method::get;
  request_.target.clear();
  request_.path.clear();
  request_.query.clear();
  request_.headers = Headers();
  request_.body.clear();
  request_.peer = peer_;
  request_.tls = transport_.is_tls();
  request_.host.clear();
  request_.authority.clear();
  request_.request_id = random_id();
  request_.received = SystemClock().monotonic();
  request_.path_parameters.clear();
  route_ = nullptr;
  admitted_ = false;
  request_begun_ = true;
  body_unread_ = false;
}

Connection::Step Connection::take_head(std::string_view bytes) {
  const auto problem = check_head(bytes, context_.head_limits, head_);
  begin_request();
  request_.method = head_.method;
  if (problem) return refuse(problem->status, problem->reason);
  request_.target = head_.target;
  request_.host = head_.host;
  request_.authority = head_.authority;
  for (const auto& field : head_.fields) request_.headers.add(std::string(field.name), std::string(field.value));
  const auto& trusted = context_.options.trusted_proxies;
  if (!trusted.empty()) {
    request_.peer = client_address(peer_, request_.headers, trusted);
    request_.tls = request_.tls || forwarded_over_tls(peer_, request_.headers, trusted);
  }
  const auto target_problem = parse_target(head_.target, request_.path, request_.query);
  in_begin_ += bytes.size();
  scanned_ = 0;
  body_left_ = head_.content_length.value_or(0);
  body_unread_ = head_.chunked || body_left_ > 0;
  if (target_problem) {
    request_.path.clear();
    return refuse(400, *target_problem);
  }
  return route_request();
}

Connection::Step Connection::begin_body() {
  phase_ = Phase::body;
  body_began_ = SystemClock().monotonic();
  body_bytes_ = in_end_ - in_begin_;
  chunks_ = ChunkedReader();
  if (!head_.expect_continue || in_begin_ != in_end_) return Step::again;
  out_ = "HTTP/1.1 100 Continue\r\n\r\n";
  after_write_ = AfterWrite::read_body;
  phase_ = Phase::writing;
  return Step::again;
}

Connection::Step Connection::step_body() {
  std::string_view bytes = buffered();
  bool whole = false;
  if (head_.chunked) {
    const auto state = chunks_.read(bytes, request_.body, route_->body_limit);
    in_begin_ = in_end_ - bytes.size();
    if (state == ChunkedReader::State::malformed) return refuse(400, "malformed chunked body");
    if (state == ChunkedReader::State::too_large) return refuse(413, "the body is larger than this path takes");
    whole = state == ChunkedReader::State::done;
  } else {
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(body_left_, bytes.size()));
    request_.body.append(bytes.substr(0, count));
    in_begin_ += count;
    body_left_ -= count;
    whole = body_left_ == 0;
  }
  if (!whole) {
    if (request_.body.size() > kStrangersBody) {
      if (auto response = admit()) return answer(std::move(*response));
    }
    return read_more();
  }
  body_unread_ = false;
  return run_handler();
}

// After the grace the body must have come at the floor's rate; in all it may take `body_timeout`, and
// as much again for each MiB that came.
bool Connection::body_too_slow(Monotonic now) const {
  const auto& options = context_.options;
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(now - body_began_);
  const auto whole_mebibytes = static_cast<std::int64_t>(body_bytes_ / (1024 * 1024));
  if (took > options.body_timeout * (1 + whole_mebibytes)) return true;
  if (took <= options.body_grace) return false;
  const auto due =
      static_cast<std::uint64_t>((took - options.body_grace).count()) * options.body_floor_bytes_per_second / 1000;
  return body_bytes_ < due;
}

void Connection::check_deadline(Monotonic now) {
  switch (phase_) {
    case Phase::handling:
    case Phase::closed:
      return;
    case Phase::body:
      if (!body_too_slow(now)) return;
      refuse(408, "the body came too slowly");
      return advance();
    case Phase::head:
      if (now < deadline_) return;
      if (in_begin_ == in_end_) return close();
      refuse(408, "the head came too slowly");
      return advance();
    case Phase::writing:
      if (now < deadline_) return;
      finish_exchange();
      return close(true);
    case Phase::handshake:
    case Phase::draining:
      if (now >= deadline_) close();
      return;
  }
}

void Connection::stop_soon() {
  if (phase_ == Phase::handshake) return close();
  if (phase_ == Phase::draining) {
    deadline_ = std::min(deadline_, SystemClock().monotonic() + std::chrono::milliseconds(200));
    return;
  }
  if (phase_ != Phase::head || in_begin_ != in_end_) return;
  socket_empty_ = false;  // one last look: a request may have come just now
  advance();
}

void Connection::cut() { close(true); }

void Connection::close(bool reset) {
  if (phase_ == Phase::closed) return;
  const auto self = shared_from_this();
  // In `handling` the worker owns the source; on_lane_done releases it.
  if (phase_ != Phase::handling) release_source();
  phase_ = Phase::closed;
  if (reset) {
    const linger at_once{1, 0};
    ::setsockopt(watch_.descriptor(), SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
  }
  watch_.close();
  context_.admission.leave(peer_, counted_);
  shard_.forget(*this);
}

}  // namespace guardian::http
