#include "client/call/api_call.h"

#include <algorithm>
#include <string_view>

namespace guardian::client {
namespace {

bool is_segment(std::string_view text) {
  return !text.empty() && text != "." && text != ".." && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
           c == '-';
  });
}

}  // namespace

Result<void> check_path(const std::string& path) {
  const auto refuse = [](std::string text) { return Error{ErrorCode::invalid_argument, std::move(text), {}, "usage"}; };
  if (path.find('?') != std::string::npos) return refuse("PATH has no ?: give each parameter as --query name=value");
  if (path.starts_with('/') || path.find("://") != std::string::npos)
    return refuse("PATH begins below /pub/v4.0/, such as device/list");
  std::string_view rest = path;
  while (true) {
    const auto slash = rest.find('/');
    if (!is_segment(rest.substr(0, slash))) return refuse("PATH names an operation, such as device/list");
    if (slash == std::string_view::npos) return {};
    rest.remove_prefix(slash + 1);
  }
}

}  // namespace guardian::client
