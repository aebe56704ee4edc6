#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <typeinfo>
#include <utility>

#include "base/log.h"
#include "http/compress_response.h"
#include "http/connection.h"
#include "http/serialize.h"
#include "http/shard.h"

// From the request to the last byte of its answer. Reading is in connection.cpp.
namespace guardian::http {
namespace {

// Up to here a body is copied behind its head: one buffer, and under TLS one record.
constexpr std::size_t kCopiedBody = 16 * 1024;
constexpr std::chrono::milliseconds kDrainTime{2'000};
constexpr std::size_t kDrainBytes = 512 * 1024;

Error told(std::string_view text) { return Error::invalid(std::string(text)); }

std::string_view bytes_of(const Response& response) {
  if (const auto* text = std::get_if<std::string>(&response.body)) return *text;
  if (const auto* shared = std::get_if<std::shared_ptr<const std::string>>(&response.body)) {
    return *shared ? std::string_view(**shared) : std::string_view();
  }
  if (const auto* fixed = std::get_if<StaticBody>(&response.body)) return fixed->bytes;
  return {};
}

}  // namespace

Connection::Step Connection::route_request() {
  if (auto response = ask(listener_.gate)) return answer(std::move(*response));
  auto match = listener_.router->find(request_.method, request_.path);
  if (match.route == nullptr) {
    if (match.allow.empty()) return answer(error_response(request_, 404, Error::not_found()));
    auto response = error_response(request_, 405, told("Method Not Allowed"));
    response.headers.add("Allow", std::move(match.allow));
    return answer(std::move(response));
  }
  route_ = match.route;
  request_.path_parameters = std::move(match.path_parameters);
  if (!body_unread_) return run_handler();
  if (body_left_ > route_->body_limit) return refuse(413, "the body is larger than this path takes");
  return begin_body();
}

// A check of the io thread, which may be absent. What it throws is a bare 500.
std::optional<Response> Connection::ask(const std::function<std::optional<Response>(const Request&)>& check) {
  if (!check) return std::nullopt;
  try {
    return check(request_);
  } catch (const std::exception& failure) {
    log_error("check_threw", {{"request_id", request_.request_id}, {"exception", typeid(failure).name()}});
  }
  Response response = error_response(request_, Error::internal(""));
  response.close = true;
  return response;
}

Response Connection::call_handler() {
  std::string_view type = "unknown";
  try {
    Response response = route_->handler(request_);
    if (route_->lane != Lane::io) compress_response(request_, response);
    return response;
  } catch (const std::exception& failure) {
    type = typeid(failure).name();  // its text may hold anything
  } catch (...) {
  }
  log_error("handler_threw", {{"route", route_->name}, {"request_id", request_.request_id}, {"exception", type}});
  Response response = error_response(request_, Error::internal(""));
  response.close = true;
  response.log_note = "exception";
  return response;
}

// Once for each request: in front of the handler, or as soon as its body is larger than a stranger's may be.
std::optional<Response> Connection::admit() {
  if (std::exchange(admitted_, true)) return std::nullopt;
  return ask(route_->admit);
}

Connection::Step Connection::run_handler() {
  if (auto response = admit()) return answer(std::move(*response));
  LanePool* lane = context_.lane(route_->lane);
  if (lane == nullptr) return answer(call_handler());
  lane_work_ = LaneWork::handler;
  phase_ = Phase::handling;
  if (lane->submit(shared_from_this(), route_->admit != nullptr)) return Step::wait;
  Error busy = Error::unavailable("busy, try again");
  busy.type = "busy";
  auto response = error_response(request_, busy);
  response.headers.add("Retry-After", "1");
  response.log_note = "lane_full";
  return answer(std::move(response));
}

void Connection::run_on_lane() {
  if (lane_work_ == LaneWork::handler) {
    response_ = call_handler();
  } else {
    piece_ = make_piece();
  }
  shard_.hand_back(shared_from_this());
}

void Connection::on_lane_done() {
  if (phase_ == Phase::closed) {  // cut while the worker was busy
    if (auto* source = std::get_if<BodySource>(&response_.body)) source_ = std::move(*source);
    release_source();
    return;
  }
  if (lane_work_ == LaneWork::handler) {
    write_answer();
  } else {
    take_piece();
  }
  advance();
}

// An answer of the server itself, behind which the connection ends: what follows cannot be trusted to
// be the beginning of a request.
Connection::Step Connection::refuse(unsigned status, std::string_view reason) {
  if (!request_begun_) begin_request();
  head_.keep_alive = false;
  return answer(error_response(request_, status, told(reason)));
}

Connection::Step Connection::answer(Response response) {
  response_ = std::move(response);
  return write_answer();
}

Connection::Step Connection::write_answer() {
  const bool is_head = request_.method == Method::head;
  const bool has_body = status_has_body(response_.status);
  auto* source = std::get_if<BodySource>(&response_.body);
  const std::string_view body = bytes_of(response_);
  const bool stream = source != nullptr && *source != nullptr && has_body;
  ++requests_;
  close_after_ = response_.close || !head_.keep_alive || body_unread_ ||
                 requests_ >= context_.options.requests_per_connection ||
                 context_.stopping.load(std::memory_order_relaxed) || (stream && !is_head && head_.minor_version == 0);

  ResponseHead head;
  head.status = response_.status;
  head.headers = &response_.headers;
  head.default_headers = &listener_.default_headers;
  head.date = shard_.date(request_.received);
  head.request_id = request_.request_id;
  if (has_body && !stream) head.content_length = body.size();
  head.chunked = stream && head_.minor_version == 1;
  head.connection = close_after_ ? "close" : head_.minor_version == 0 ? "keep-alive" : "";
  out_.clear();
  out_at_ = 0;
  tail_ = {};
  sent_ = 0;
  append_head(out_, head);
  after_write_ = AfterWrite::finish;
  phase_ = Phase::writing;
  deadline_ = SystemClock().monotonic() + context_.options.write_stall_timeout;
  if (source != nullptr) source_ = std::move(*source);
  if (stream && !is_head) {
    source_chunked_ = head.chunked;
    return ask_for_piece();
  }
  release_source();
  if (!has_body || is_head) return Step::again;
  if (body.size() <= kCopiedBody) {
    out_.append(body);
  } else {
    tail_ = body;
  }
  return Step::again;
}

// The next piece is asked for only when the one before has left: a slow client holds one piece.
Connection::Step Connection::ask_for_piece() {
  LanePool* lane = route_ == nullptr ? nullptr : context_.lane(route_->lane);
  if (lane == nullptr) {
    piece_ = make_piece();
    return take_piece();
  }
  lane_work_ = LaneWork::piece;
  phase_ = Phase::handling;
  if (!lane->submit_continuation(shared_from_this())) close(true);
  return Step::wait;
}

// The source is destroyed where it was called, since it may hold what belongs to the lane's thread.
std::optional<std::string> Connection::make_piece() {
  std::optional<std::string> piece;
  try {
    piece = source_();
  } catch (...) {
    log_error("body_source_threw", {{"request_id", request_.request_id}});
  }
  if (!piece || piece->empty()) source_ = nullptr;
  return piece;
}

Connection::Step Connection::take_piece() {
  phase_ = Phase::writing;
  deadline_ = SystemClock().monotonic() + context_.options.write_stall_timeout;
  if (!piece_) {
    response_.log_note = "body_source_failed";
    after_write_ = AfterWrite::abort;
  } else if (piece_->empty()) {
    if (source_chunked_) out_.append("0\r\n\r\n");
    after_write_ = AfterWrite::finish;
  } else {
    if (source_chunked_) fmt::format_to(std::back_inserter(out_), "{:x}\r\n", piece_->size());
    out_.append(*piece_);
    if (source_chunked_) out_.append("\r\n");
    after_write_ = AfterWrite::next_piece;
  }
  piece_.reset();
  return Step::again;
}

Connection::Step Connection::step_write() {
  bool moved = false;
  while (out_at_ < out_.size() || !tail_.empty()) {
    const auto put = transport_.write(std::string_view(out_).substr(out_at_), tail_);
    switch (put.status) {
      case Transport::Status::ok: {
        const std::size_t of_out = std::min(put.count, out_.size() - out_at_);
        out_at_ += of_out;
        tail_.remove_prefix(put.count - of_out);
        sent_ += put.count;
        moved = true;
        continue;
      }
      case Transport::Status::want_read:
      case Transport::Status::want_write:
        if (moved) deadline_ = SystemClock().monotonic() + context_.options.write_stall_timeout;
        return wait_for(put.status);
      case Transport::Status::end:
      case Transport::Status::failed:
        finish_exchange();
        close();
        return Step::wait;
    }
  }
  out_.clear();
  out_at_ = 0;
  return after_write();
}

Connection::Step Connection::after_write() {
  switch (after_write_) {
    case AfterWrite::read_body:
      phase_ = Phase::body;
      return Step::again;
    case AfterWrite::next_piece:
      return ask_for_piece();
    case AfterWrite::abort:
      finish_exchange();
      close(head_.minor_version == 0);  // there only a reset tells a broken body from a whole one
      return Step::wait;
    case AfterWrite::finish:
      break;
  }
  finish_exchange();
  if (close_after_) return begin_drain();
  next_request();
  return Step::again;
}

void Connection::finish_exchange() {
  if (context_.on_exchange) {
    const auto took = SystemClock().monotonic() - request_.received;
    context_.on_exchange({request_, route_ == nullptr ? std::string_view("-") : std::string_view(route_->name),
                          response_.status, sent_, std::chrono::duration_cast<std::chrono::microseconds>(took),
                          response_.log_note, response_.log_caller, response_.log_account});
  }
  release_source();
  response_ = Response();
}

void Connection::next_request() {
  phase_ = Phase::head;
  scanned_ = 0;
  line_checked_ = false;
  line_skipped_ = false;
  request_begun_ = false;
  body_unread_ = false;
  if (request_.body.capacity() > kCopiedBody) std::string().swap(request_.body);
  if (out_.capacity() > 4 * kCopiedBody) std::string().swap(out_);
  const auto now = SystemClock().monotonic();
  deadline_ = now + (in_begin_ == in_end_ ? context_.options.idle_timeout : context_.options.head_timeout);
}

// Closing while bytes lie unread would make the kernel send a reset, and that can take the answer away
// from the client before it has read it. So: say that we are done, and listen a little longer.
Connection::Step Connection::begin_drain() {
  transport_.finish_writing();
  phase_ = Phase::draining;
  drained_ = 0;
  deadline_ = SystemClock().monotonic() + std::min(kDrainTime, context_.options.write_stall_timeout);
  return Step::again;
}

Connection::Step Connection::step_drain() {
  const auto got = transport_.discard();
  if (got.status == Transport::Status::want_read) return wait_for(got.status);
  drained_ += got.count;
  if (got.status == Transport::Status::ok && drained_ < kDrainBytes) return Step::again;
  close();
  return Step::wait;
}

void Connection::release_source() {
  if (!source_) return;
  LanePool* lane = route_ == nullptr ? nullptr : context_.lane(route_->lane);
  // Only a source that was begun and not finished comes here: HEAD, a client that left.
  struct Release final : LaneTask {
    explicit Release(BodySource s) : source(std::move(s)) {}
    void run_on_lane() override { source = nullptr; }
    BodySource source;
  };
  auto release = std::make_shared<Release>(std::exchange(source_, nullptr));
  if (lane != nullptr && lane->submit_continuation(release)) return;
}

}  // namespace guardian::http
