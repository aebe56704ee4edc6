#include "base/log.h"

#include <fcntl.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <memory>

#include "base/clock.h"
#include "base/json_writer.h"
#include "base/time_format.h"

// spdlog keeps the file, its lock and its flushing; the line is ours. Its asynchronous logger wakes a
// thread for nearly every line, which costs more than the buffered write it saves.
namespace guardian {
namespace {

constexpr std::chrono::seconds kFlushInterval{1};
constexpr const char* kLoggerName = "guardian";

spdlog::level::level_enum spdlog_level(LogLevel level) {
  switch (level) {
    case LogLevel::debug:
      return spdlog::level::debug;
    case LogLevel::info:
      return spdlog::level::info;
    case LogLevel::warning:
      return spdlog::level::warn;
    case LogLevel::error:
      return spdlog::level::err;
  }
  return spdlog::level::err;
}

std::string_view level_name(LogLevel level) {
  switch (level) {
    case LogLevel::debug:
      return "debug";
    case LogLevel::info:
      return "info";
    case LogLevel::warning:
      return "warning";
    case LogLevel::error:
      return "error";
  }
  return "error";
}

// 0600 from its first instant: spdlog itself would leave that to the umask.
bool make_private_file(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (descriptor < 0) return false;
  ::close(descriptor);
  return true;
}

std::shared_ptr<spdlog::logger> make_logger(spdlog::sink_ptr sink, LogLevel level) {
  auto logger = std::make_shared<spdlog::logger>(kLoggerName, std::move(sink));
  logger->set_pattern("%v");
  logger->set_level(spdlog_level(level));
  logger->flush_on(spdlog::level::err);
  // A log that cannot be written has nowhere to say so; the program goes on.
  logger->set_error_handler([](const std::string&) {});
  return logger;
}

// Shared with spdlog's registry, which flushes it. Written by open_log and close_log alone, while no
// other thread logs.
std::shared_ptr<spdlog::logger> g_logger;

spdlog::logger& current_logger() {
  static const auto early = make_logger(std::make_shared<spdlog::sinks::stderr_sink_mt>(), LogLevel::info);
  return g_logger ? *g_logger : *early;
}

}  // namespace

void open_log(const LogOptions& options) {
  close_log();
  spdlog::sink_ptr sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  int failure = 0;
  if (!options.path.empty()) {
    try {
      if (make_private_file(options.path)) {
        sink = std::make_shared<spdlog::sinks::basic_file_sink_mt>(options.path);
      } else {
        failure = errno;
      }
    } catch (const spdlog::spdlog_ex&) {
      failure = EIO;
    }
  }
  g_logger = make_logger(std::move(sink), options.level);
  spdlog::register_logger(g_logger);
  spdlog::flush_every(kFlushInterval);
  if (failure != 0) log_error("log_file_not_opened", {{"path", options.path}, {"errno", std::int64_t{failure}}});
}

void close_log() {
  if (!g_logger) return;
  g_logger->flush();
  g_logger.reset();
  spdlog::shutdown();
}

void log(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) {
  spdlog::logger& logger = current_logger();
  if (!logger.should_log(spdlog_level(level))) return;
  thread_local std::string line;
  line.clear();
  JsonWriter json(line);
  json.begin_object();
  json.member("time", format_time(SystemClock().now()));
  json.member("level", level_name(level));
  json.member("event", event);
  for (const auto& field : fields) {
    json.key(field.name);
    std::visit([&](const auto& value) { json.value(value); }, field.value);
  }
  json.end_object();
  logger.log(spdlog_level(level), spdlog::string_view_t(line.data(), line.size()));
}

}  // namespace guardian
