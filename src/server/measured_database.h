#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>

#include "domain/store/database.h"

namespace guardian::server {

// A database that tells how long each write took and how many wait. Any thread.
class MeasuredDatabase final : public domain::Database {
 public:
  explicit MeasuredDatabase(std::unique_ptr<domain::Database> inner) : inner_(std::move(inner)) {}

  // Called after each write on the thread that asked for it. Set once, before the first write.
  void on_write(std::function<void(std::chrono::microseconds, bool ok)> told) { told_ = std::move(told); }
  std::int64_t writes_waiting() const { return waiting_; }

  Result<void> backup(const std::string& path) override { return inner_->backup(path); }
  Result<void> check_ready() override { return inner_->check_ready(); }
  Result<void> check_integrity() override { return inner_->check_integrity(); }

 protected:
  Result<void> do_read(const std::function<Result<void>(const domain::Reader&)>& use) override {
    return inner_->read(use);
  }
  Result<void> do_write(domain::WriteLane lane, const std::function<Result<void>(domain::Tx&)>& change) override {
    const auto begin = std::chrono::steady_clock::now();
    ++waiting_;
    auto result = inner_->write(lane, change);
    --waiting_;
    if (told_)
      told_(std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin),
            result.has_value());
    return result;
  }

 private:
  std::unique_ptr<domain::Database> inner_;
  std::function<void(std::chrono::microseconds, bool)> told_;
  std::atomic<std::int64_t> waiting_{0};
};

}  // namespace guardian::server
