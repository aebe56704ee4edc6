// A person's view of their own sessions, and ending them. The id a session is shown under is a keyed MAC of what the
// cookie's hash is kept as: it names, and nobody gets from it to either.

#include <algorithm>
#include <map>
#include <utility>

#include "base/hmac.h"
#include "base/json_writer.h"
#include "base/random.h"
#include "domain/access/credential_change.h"
#include "domain/access/credential_directory.h"
#include "domain/audit/audit_actions.h"
#include "domain/sessions/session_state.h"

namespace guardian::domain {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kShownIdDigits = 24;

std::string shown_id(const KeyRing& ring, const Session& session) {
  return to_hex(ring.current_mac(SecretPurpose::pepper).sign({"session-id/v1\0"sv, session.digest}))
      .substr(0, kShownIdDigits);
}

// What SessionService::find would say of it, without the person.
struct FoundSession {
  AccessScope scope;
  Tenant tenant;
  Session session;
};

Result<std::vector<FoundSession>> find_own_sessions(const Reader& reader, const SignedIn& signed_in) {
  GUARDIAN_TRY(const auto tenants, tenants_open_to(reader, signed_in.user.id));
  std::vector<FoundSession> all;
  for (const Tenant& tenant : tenants) {
    SessionCredential there;
    there.tenant_id = tenant.id;
    there.tenant_name = tenant.name;
    there.user.id = signed_in.user.id;
    there.session.ip = signed_in.session.ip;
    const AccessScope scope = scope_of_session(there);
    GUARDIAN_TRY(auto sessions, reader.sessions().list_of_user(scope, signed_in.user.id));
    for (auto& session : sessions) all.push_back({scope, tenant, std::move(session)});
  }
  return all;
}

Instant nearest_end(const FoundSession& found) {
  return std::min<Instant>(found.session.ends_at, found.session.last_seen_at +
                                                      std::chrono::minutes(found.tenant.settings.session_idle_minutes));
}

}  // namespace

Result<std::vector<OwnSession>> SessionService::list_own(const SignedIn& signed_in) {
  GUARDIAN_TRY(auto all,
               state_->database.read([&](const Reader& reader) { return find_own_sessions(reader, signed_in); }));
  const auto ring = state_->ring.get();
  const Instant now = state_->clock.now();
  std::vector<OwnSession> shown;
  for (auto& found : all) {
    found.session.last_seen_at = state_->memory.last_use(found.session);
    const Instant ends_at = nearest_end(found);
    if (now >= ends_at || state_->memory.has_ended(found.session.digest)) continue;
    const bool current = found.session.digest == signed_in.session.digest;
    shown.push_back({shown_id(*ring, found.session), found.tenant.name, std::move(found.session), ends_at, current});
  }
  std::stable_sort(shown.begin(), shown.end(), [](const OwnSession& a, const OwnSession& b) {
    return a.session.last_seen_at > b.session.last_seen_at;
  });
  return shown;
}

Result<EndedSession> SessionService::end_own(const SignedIn& signed_in, std::string_view id,
                                             std::string_view request_id) {
  const auto ring = state_->ring.get();
  return change_credentials(state_->database, state_->authenticator, [&](Tx& tx) -> Result<EndedSession> {
    GUARDIAN_TRY(const auto all, find_own_sessions(tx, signed_in));
    const auto found = std::find_if(all.begin(), all.end(), [&](const FoundSession& each) {
      return equal_constant_time(shown_id(*ring, each.session), id);
    });
    if (found == all.end()) return Error::not_found("There is no such session");
    GUARDIAN_CHECK(tx.sessions().remove(found->scope, found->session.digest));
    auto event = session_event(found->scope, audit_action::kSessionEnd, request_id);
    event.detail.clear();
    JsonWriter(event.detail)
        .begin_object()
        .member("session", id)
        .member("address", found->session.ip)
        .member("user_agent", found->session.user_agent)
        .end_object();
    GUARDIAN_CHECK(state_->audit.append(tx, event));
    return found->session.digest == signed_in.session.digest ? EndedSession::current : EndedSession::other;
  });
}

Result<NewSession> SessionService::end_others(const SignedIn& signed_in, std::string_view request_id) {
  Secret cookie(random_hex(32));
  GUARDIAN_TRY(auto renewed,
               change_credentials(state_->database, state_->authenticator, [&](Tx& tx) -> Result<SignedIn> {
                 GUARDIAN_TRY(auto credential, state_->find_again(tx, signed_in, signed_in.user));
                 GUARDIAN_TRY(const auto all, find_own_sessions(tx, signed_in));
                 // Each tenant's chain tells of its own sessions; one order, so that two such calls never wait for each
                 // other.
                 std::map<std::string, std::pair<AccessScope, int>> ended;
                 ended.try_emplace(signed_in.scope.tenant_id(), signed_in.scope, -1);
                 for (const auto& found : all)
                   ++ended.try_emplace(found.tenant.id, found.scope, 0).first->second.second;
                 GUARDIAN_CHECK(tx.sessions().remove_of_user(signed_in.user.id, {}));
                 for (const auto& [tenant_id, of_tenant] : ended) {
                   auto event = session_event(of_tenant.first, audit_action::kSessionsEndOthers, request_id);
                   event.detail.clear();
                   JsonWriter(event.detail).begin_object().member("ended", of_tenant.second).end_object();
                   GUARDIAN_CHECK(state_->audit.append(tx, event));
                 }
                 const Instant now = state_->clock.now();
                 credential.session.digest = digest_of_cookie(cookie.reveal());
                 credential.session.last_seen_at = now;
                 GUARDIAN_CHECK(tx.sessions().insert(scope_of_session(credential), credential.session));
                 return state_->describe(credential, signed_in.tenants, signed_in.second_factor, now);
               }));
  return NewSession{std::move(renewed), std::move(cookie), Secret()};
}

}  // namespace guardian::domain
