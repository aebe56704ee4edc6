#include "client/watch/watch_state.h"

#include <fmt/format.h>

#include <array>
#include <boost/json/object.hpp>

#include "base/file.h"
#include "base/json_reader.h"
#include "base/json_writer.h"

namespace guardian::client {
namespace {

constexpr std::size_t kLargestState = 64 * 1024;

}  // namespace

Result<std::optional<WatchState>> WatchState::read(const std::filesystem::path& file, const WatchState& expected) {
  const auto text = read_private_file(file, kLargestState);
  if (!text && text.error().code == ErrorCode::not_found) return std::optional<WatchState>();
  if (!text) return text.error();
  const auto refuse = [&](std::string_view why) {
    return Error::configuration(
        fmt::format("{} {}: name another --state, or begin anew with --restart", file.native(), why));
  };
  const auto parsed = parse_json(text->reveal());
  if (!parsed || !parsed->is_object()) return refuse("is no state of a watch");
  WatchState state;
  const std::array<std::pair<const char*, std::string*>, 4> members{
      {{"url", &state.url}, {"customerid", &state.customerid}, {"types", &state.types}, {"cursor", &state.cursor}}};
  for (const auto& [name, target] : members) {
    const auto* found = parsed->get_object().if_contains(name);
    if (found == nullptr || !found->is_string()) return refuse("is no state of a watch");
    target->assign(found->get_string().data(), found->get_string().size());
  }
  if (state.url != expected.url || state.customerid != expected.customerid)
    return refuse("is the state of a watch of another server or tenant");
  if (state.types != expected.types) return refuse("is the state of a watch of other --types");
  return std::optional<WatchState>(std::move(state));
}

Result<void> WatchState::write(const std::filesystem::path& file) const {
  std::string text;
  JsonWriter(text)
      .begin_object()
      .member("url", url)
      .member("customerid", customerid)
      .member("types", types)
      .member("cursor", cursor)
      .end_object();
  return write_private_file(file, text + "\n");
}

}  // namespace guardian::client
