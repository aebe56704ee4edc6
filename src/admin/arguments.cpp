#include "admin/arguments.h"

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <poll.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <cerrno>
#include <cstring>

namespace guardian::admin {
namespace {

constexpr int kSilenceMilliseconds = 30'000;
constexpr std::size_t kPasswordLimit = 4096;

}  // namespace

Result<std::string> required_text(const boost::json::object& arguments, std::string_view name) {
  const auto* value = arguments.if_contains(name);
  if (value == nullptr || !value->is_string() || value->get_string().empty())
    return Error::invalid(fmt::format("{}: expected a text", name));
  return std::string(value->get_string());
}

std::string text_or(const boost::json::object& arguments, std::string_view name, std::string_view otherwise) {
  const auto* value = arguments.if_contains(name);
  return std::string(value != nullptr && value->is_string() ? std::string_view(value->get_string()) : otherwise);
}

Result<std::int64_t> number_or(const boost::json::object& arguments, std::string_view name, std::int64_t otherwise) {
  const auto* value = arguments.if_contains(name);
  if (value == nullptr || value->is_null()) return otherwise;
  if (!value->is_int64()) return Error::invalid(fmt::format("{}: expected a whole number", name));
  return value->get_int64();
}

bool flag(const boost::json::object& arguments, std::string_view name) {
  const auto* value = arguments.if_contains(name);
  return value != nullptr && value->is_bool() && value->get_bool();
}

std::vector<std::string> list_of(const boost::json::object& arguments, std::string_view name) {
  std::vector<std::string> out;
  const auto* value = arguments.if_contains(name);
  if (value == nullptr || !value->is_array()) return out;
  for (const auto& element : value->get_array())
    if (element.is_string()) out.emplace_back(element.get_string());
  return out;
}

Result<void> require_confirmation(const boost::json::object& arguments, CommandIo& io, std::string_view question) {
  if (flag(arguments, "yes")) return {};
  GUARDIAN_TRY(const bool agreed, io.confirm(question));
  if (!agreed) return Error::conflict("Nothing was changed", "not-confirmed");
  return {};
}

Result<std::optional<Secret>> read_secret(CommandIo& io, std::string_view name) {
  const int descriptor = io.descriptor(name);
  if (descriptor < 0) return std::optional<Secret>();
  GUARDIAN_TRY(std::string text, read_all(descriptor, kPasswordLimit));
  if (text.ends_with('\n')) text.pop_back();
  if (text.ends_with('\r')) text.pop_back();
  return std::optional<Secret>(Secret(std::move(text)));
}

Result<std::string> read_all(int descriptor, std::size_t limit) {
  std::string out;
  // One reservation: a secret must not be left behind in buffers that grew.
  out.reserve(std::min<std::size_t>(limit + 1, 64 * 1024));
  char piece[4096];
  while (true) {
    pollfd waiting{descriptor, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, kSilenceMilliseconds);
    if (ready < 0 && errno == EINTR) continue;
    if (ready == 0) return Error::unavailable("The input was silent for 30 seconds");
    const ssize_t got = ::read(descriptor, piece, sizeof piece);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Error::unavailable(fmt::format("The input cannot be read: {}", std::strerror(errno)));
    if (got == 0) break;
    out.append(piece, static_cast<std::size_t>(got));
    if (out.size() > limit) {
      OPENSSL_cleanse(piece, sizeof piece);
      return Error{ErrorCode::too_large, fmt::format("The input is larger than {} bytes", limit), {}, {}};
    }
  }
  OPENSSL_cleanse(piece, sizeof piece);
  return out;
}

Result<void> write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(descriptor, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) {
      const auto code = errno == ENOSPC ? ErrorCode::storage_full : ErrorCode::unavailable;
      return Error{code, fmt::format("The output cannot be written: {}", std::strerror(errno)), {}, {}};
    }
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return {};
}

}  // namespace guardian::admin
