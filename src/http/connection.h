#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/chunked.h"
#include "http/head_check.h"
#include "http/io_loop.h"
#include "http/lane.h"
#include "http/server_context.h"
#include "http/transport.h"

namespace guardian::http {

class Shard;

// One client's connection: a state machine that takes one request after the other.
//
//   handshake -> head -> body -> handling -> writing -> head ...      (plain: begins at head)
//                  `-------`---- refusals ------^   `-> draining -> closed
//
// Bytes of a next request that came early stay in `in_` until its turn. All functions but `run_on_lane`
// run on the shard's thread. In `handling` the lane's worker owns request_, response_, source_ and
// piece_; the queues it goes through order the two threads. Shared by its shard, the wait that is
// pending and the lane's queue.
class Connection final : public Ready, public LaneTask, public std::enable_shared_from_this<Connection> {
 public:
  Connection(Shard& shard, ServerContext& context, const Listener& listener, int descriptor,
             std::shared_ptr<ssl_ctx_st> tls, const IpAddress& peer, bool counted);

  void start();
  void on_ready(bool for_write) override;
  void run_on_lane() override;
  void on_lane_done();
  void check_deadline(Monotonic now);
  void stop_soon();  // closes at once if no request is under way, else behind its answer
  void cut();

  std::size_t place = 0;  // in the shard's list; the shard's own

 private:
  enum class Phase { handshake, head, body, handling, writing, draining, closed };
  // What a step asks for: another one, or to be left until something happens.
  enum class Step { again, wait };
  enum class AfterWrite { read_body, next_piece, finish, abort };
  enum class LaneWork { handler, piece };

  void advance();
  Step step_handshake();
  Step step_head();
  Step step_body();
  Step step_write();
  Step step_drain();

  std::string_view buffered() const { return {in_.data() + in_begin_, in_end_ - in_begin_}; }
  Step read_more();
  Step wait_for(Transport::Status status);
  void begin_request();
  void next_request();
  std::optional<HeadProblem> check_partial_head(std::string_view bytes);
  Step take_head(std::string_view bytes);
  Step route_request();
  Step begin_body();
  Step run_handler();
  Response call_handler();
  std::optional<Response> admit();
  std::optional<Response> ask(const std::function<std::optional<Response>(const Request&)>& check);

  Step refuse(unsigned status, std::string_view reason);
  Step answer(Response response);
  Step write_answer();
  Step ask_for_piece();
  std::optional<std::string> make_piece();
  Step take_piece();
  Step after_write();
  void finish_exchange();
  Step begin_drain();
  void release_source();
  bool body_too_slow(Monotonic now) const;
  void close(bool reset = false);

  Shard& shard_;
  ServerContext& context_;
  const Listener& listener_;
  IoLoop::Watch watch_;
  Transport transport_;
  const IpAddress peer_;  // of the socket
  const bool counted_;    // in the limit by address

  Phase phase_ = Phase::head;
  Monotonic deadline_;
  std::size_t requests_ = 0;

  std::string in_;  // a buffer of in_.size() bytes, filled from in_begin_ to in_end_
  std::size_t in_begin_ = 0;
  std::size_t in_end_ = 0;
  bool socket_empty_ = false;  // the last read took all there was
  std::size_t scanned_ = 0;
  bool line_checked_ = false;
  bool line_skipped_ = false;

  Head head_;
  Request request_;
  bool request_begun_ = false;
  const Route* route_ = nullptr;
  bool admitted_ = false;  // its route was asked, if it asks at all
  bool body_unread_ = false;
  std::uint64_t body_left_ = 0;
  std::uint64_t body_bytes_ = 0;  // as received, with the chunks' framing
  Monotonic body_began_;
  ChunkedReader chunks_;

  Response response_;
  LaneWork lane_work_ = LaneWork::handler;
  BodySource source_;
  bool source_chunked_ = false;
  std::optional<std::string> piece_;
  std::string out_;
  std::size_t out_at_ = 0;
  std::string_view tail_;  // of a body too large to copy behind its head
  AfterWrite after_write_ = AfterWrite::finish;
  bool close_after_ = false;
  std::size_t sent_ = 0;
  std::size_t drained_ = 0;
};

}  // namespace guardian::http
