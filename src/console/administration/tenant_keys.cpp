#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "console/administration/administration_handlers.h"
#include "console/administration/query_reader.h"
#include "console/body_reader.h"
#include "console/keys/key_handlers.h"

namespace guardian::console {
namespace {

constexpr std::size_t kLongestPlace = 128;

// "<milliseconds>.<key ID>" of the last key told. It holds nothing the caller was not told, and is only compared.
std::string place_text(const domain::AccessKey& key) {
  return fmt::format("{}.{}", key.issued_at.time_since_epoch().count(), key.key_id);
}

std::optional<domain::KeyPage::Place> read_place(std::string_view text) {
  const auto dot = text.find('.');
  if (dot == std::string_view::npos || dot + 1 == text.size()) return std::nullopt;
  std::int64_t milliseconds = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + dot, milliseconds);
  if (failure != std::errc{} || end != text.data() + dot || milliseconds < 0) return std::nullopt;
  return domain::KeyPage::Place{Instant(std::chrono::milliseconds(milliseconds)), std::string(text.substr(dot + 1))};
}

using KeyChange = Result<domain::AccessKey> (domain::AccessKeyService::*)(const domain::AccessScope&, std::string_view,
                                                                          std::string_view);

http::Response change_tenant_key(const Console& console, const http::Request& request, const SignedIn& signed_in,
                                 KeyChange change) {
  BodyReader body(request.body);
  if (!body.is_complete()) return refuse_body(request, body.violations());
  const auto key = (console.services.keys.*change)(signed_in.scope, request.path_parameter("id"), request.request_id);
  if (!key) return refuse(request, key.error());
  return key_answer(console, *key);
}

}  // namespace

http::Response list_tenant_keys(const Console& console, const http::Request& request, const SignedIn& signed_in) {
  QueryReader query(request);
  domain::KeyPage page;
  page.limit = static_cast<int>(query.integer("limit", 100, 1, 500));
  page.user_id = query.text("user", 64);
  const auto state = query.text("state", 16);
  if (!state.empty()) {
    page.state = domain::parse_shown_key_state(state);
    if (!page.state) query.refuse("state", "must be active, disabled, expired or revoked");
  }
  const auto cursor = query.text("cursor", kLongestPlace);
  if (!cursor.empty()) {
    page.behind = read_place(cursor);
    if (!page.behind) query.refuse("cursor", "is not one this call gave");
  }
  if (!query.is_complete()) return refuse_body(request, query.violations());

  page.now = console.services.clock.now();
  const auto keys = console.services.keys.list_page(signed_in.scope, page);
  if (!keys) return refuse(request, keys.error());
  const auto members = console.services.administration.members.list(signed_in.scope);
  if (!members) return refuse(request, members.error());

  std::string out;
  JsonWriter json(out);
  json.begin_object().key("items").begin_array();
  for (const auto& key : *keys) {
    const auto owner =
        std::find_if(members->begin(), members->end(), [&](const auto& each) { return each.user_id == key.user_id; });
    write_key_of(json, console, key, owner == members->end() ? std::string_view() : std::string_view(owner->email));
  }
  json.end_array().key("next");
  if (keys->size() == static_cast<std::size_t>(page.limit)) {
    json.value(place_text(keys->back()));
  } else {
    json.null();
  }
  json.end_object();
  return http::Response::json(200, std::move(out));
}

http::Response disable_tenant_key(const Console& console, const http::Request& request, const SignedIn& signed_in) {
  return change_tenant_key(console, request, signed_in, &domain::AccessKeyService::disable);
}

http::Response enable_tenant_key(const Console& console, const http::Request& request, const SignedIn& signed_in) {
  return change_tenant_key(console, request, signed_in, &domain::AccessKeyService::enable);
}

http::Response revoke_tenant_key(const Console& console, const http::Request& request, const SignedIn& signed_in) {
  return change_tenant_key(console, request, signed_in, &domain::AccessKeyService::revoke);
}

}  // namespace guardian::console
