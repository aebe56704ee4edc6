#include "client/profiles/profile.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "client/profiles/server_address.h"

namespace guardian::client {
namespace {

constexpr std::size_t kLongestMember = 8192;
constexpr std::array<std::string_view, 5> kMembers{"customerid", "access-key-id", "access-key", "url", "expires"};

// The pair goes into headers: only what a header may hold, so that no member can become a second header.
bool is_visible_ascii(std::string_view text) {
  return !text.empty() && text.size() <= kLongestMember &&
         std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7F; });
}

Result<std::string> member(const boost::json::object& object, std::string_view name) {
  const auto* found = object.if_contains(boost::json::string_view(name.data(), name.size()));
  if (found == nullptr) return Error::invalid(fmt::format("the profile lacks {}", name));
  if (!found->is_string()) return Error::invalid(fmt::format("the profile's {} is no text", name));
  const auto& text = found->get_string();
  return std::string(text.data(), text.size());
}

Result<std::string> visible_member(const boost::json::object& object, std::string_view name) {
  GUARDIAN_TRY(std::string text, member(object, name));
  if (!is_visible_ascii(text))
    return Error::invalid(fmt::format("the profile's {} is empty or has characters that no key has", name));
  return text;
}

}  // namespace

bool is_profile_name(std::string_view name) {
  return !name.empty() && name.size() <= 63 && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  }) && name.front() != '-';
}

Result<Profile> parse_profile(std::string_view json, std::string_view url_otherwise) {
  auto parsed = parse_json(json);
  // The parser's text names an offset, never what stands there: the file holds a secret.
  if (!parsed) return Error::invalid("the profile is no JSON: expected the file that the console offers for a key");
  if (!parsed->is_object())
    return Error::invalid("the profile is no JSON object: expected the file that the console offers for a key");
  const auto& object = parsed->get_object();
  for (const auto& entry : object) {
    const std::string_view name(entry.key().data(), entry.key().size());
    if (std::find(kMembers.begin(), kMembers.end(), name) == kMembers.end())
      return Error::invalid(
          "the profile has a member beside customerid, access-key-id, access-key and url: it is not a key's file");
  }
  Profile profile;
  GUARDIAN_TRY(profile.customerid, member(object, "customerid"));
  if (profile.customerid.empty() || profile.customerid.size() > kLongestMember)
    return Error::invalid("the profile's customerid is empty or too long");
  GUARDIAN_TRY(profile.access_key_id, visible_member(object, "access-key-id"));
  GUARDIAN_TRY(std::string access_key, visible_member(object, "access-key"));
  profile.access_key = Secret(std::move(access_key));
  std::string url(url_otherwise);
  if (url.empty()) {
    if (!object.contains("url")) return Error::invalid("the profile lacks url: name the server with --url");
    GUARDIAN_TRY(url, member(object, "url"));
  }
  GUARDIAN_TRY(profile.url, checked_server_address(url));
  return profile;
}

Secret profile_text(const Profile& profile) {
  std::string text;
  text.reserve(profile.access_key.reveal().size() * 2 + 1024);
  JsonWriter json(text);
  json.begin_object().member("customerid", profile.customerid).member("access-key-id", profile.access_key_id);
  json.member("access-key", profile.access_key.reveal()).member("url", profile.url).end_object();
  text += '\n';
  return Secret(std::move(text));
}

}  // namespace guardian::client
