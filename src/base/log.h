#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

namespace guardian {

enum class LogLevel { debug, info, warning, error };

struct LogField {
  std::string_view name;
  std::variant<std::string_view, std::int64_t, double, bool> value;
};

struct LogOptions {
  std::string path;               // empty: standard error
  LogLevel level = LogLevel::info;
};

// Opens the process's log: one JSON object a line, {"time","level","event",fields...}. Lines are buffered
// and leave at the latest a second later, errors at once. Before the first call, lines go to standard
// error at level info. Call from one thread at start.
void open_log(const LogOptions& options);
void close_log();  // flushes

// Any thread. Values are JSON-escaped; never pass a secret. `event` is a stable lower_snake word.
void log(LogLevel level, std::string_view event, std::initializer_list<LogField> fields = {});
inline void log_info(std::string_view event, std::initializer_list<LogField> fields = {}) { log(LogLevel::info, event, fields); }
inline void log_warning(std::string_view event, std::initializer_list<LogField> fields = {}) { log(LogLevel::warning, event, fields); }
inline void log_error(std::string_view event, std::initializer_list<LogField> fields = {}) { log(LogLevel::error, event, fields); }

}  // namespace guardian
