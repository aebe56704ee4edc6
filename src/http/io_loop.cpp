#include "http/io_loop.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <optional>

namespace guardian::http {

namespace asio = boost::asio;

struct IoLoop::Impl {
  asio::io_context context{1};
  asio::executor_work_guard<asio::io_context::executor_type> work{context.get_executor()};
  std::optional<asio::steady_timer> timer;
  std::chrono::milliseconds interval{};
  std::function<void()> periodic;

  void arm() {
    timer->expires_after(interval);
    timer->async_wait([this](const boost::system::error_code& ec) {
      if (ec) return;
      periodic();
      arm();
    });
  }
};

IoLoop::IoLoop() : impl_(std::make_unique<Impl>()) {}
IoLoop::~IoLoop() = default;

void IoLoop::run() { impl_->context.run(); }

void IoLoop::stop() { impl_->context.stop(); }

void IoLoop::post(std::function<void()> work) { asio::post(impl_->context, std::move(work)); }

void IoLoop::every(std::chrono::milliseconds interval, std::function<void()> work) {
  impl_->timer.emplace(impl_->context);
  impl_->interval = interval;
  impl_->periodic = std::move(work);
  impl_->arm();
}

struct IoLoop::Watch::Impl {
  asio::posix::stream_descriptor descriptor;
  bool reading = false;
  bool writing = false;
};

IoLoop::Watch::Watch(IoLoop& loop, int descriptor)
    : impl_(std::make_shared<Impl>(Impl{asio::posix::stream_descriptor(loop.impl_->context, descriptor)})) {}

IoLoop::Watch::~Watch() { close(); }

int IoLoop::Watch::descriptor() const { return impl_->descriptor.native_handle(); }

void IoLoop::Watch::wait(bool for_write, std::shared_ptr<Ready> who) {
  bool& pending = for_write ? impl_->writing : impl_->reading;
  if (pending || !impl_->descriptor.is_open()) return;
  pending = true;
  using Wait = asio::posix::descriptor_base;
  impl_->descriptor.async_wait(for_write ? Wait::wait_write : Wait::wait_read,
                               [impl = impl_, who = std::move(who), for_write](const boost::system::error_code& ec) {
                                 (for_write ? impl->writing : impl->reading) = false;
                                 if (ec != asio::error::operation_aborted) who->on_ready(for_write);
                               });
}

void IoLoop::Watch::close() {
  boost::system::error_code ignored;
  impl_->descriptor.close(ignored);
}

}  // namespace guardian::http
