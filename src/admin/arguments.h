#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "admin/command_io.h"
#include "base/result.h"
#include "base/secret.h"

// Reading a command's arguments. They may come over the socket, so a missing or mistyped one is an
// error (invalid_argument, naming it), never a crash.
namespace guardian::admin {

Result<std::string> required_text(const boost::json::object& arguments, std::string_view name);
std::string text_or(const boost::json::object& arguments, std::string_view name, std::string_view otherwise = {});
Result<std::int64_t> number_or(const boost::json::object& arguments, std::string_view name, std::int64_t otherwise);
bool flag(const boost::json::object& arguments, std::string_view name);
std::vector<std::string> list_of(const boost::json::object& arguments, std::string_view name);
inline bool wants_json(const boost::json::object& arguments) { return text_or(arguments, "format") == "json"; }

// Goes on when --yes was given or the person agrees; conflict "not-confirmed" when they do not.
Result<void> require_confirmation(const boost::json::object& arguments, CommandIo& io, std::string_view question);

// What the descriptor of that name holds, without one final line end. Absent descriptor: nothing.
Result<std::optional<Secret>> read_secret(CommandIo& io, std::string_view name);
// All of a descriptor, at most `limit` bytes (too_large). A descriptor silent for 30 s: unavailable.
Result<std::string> read_all(int descriptor, std::size_t limit);
Result<void> write_all(int descriptor, std::string_view bytes);

}  // namespace guardian::admin
