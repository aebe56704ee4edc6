#pragma once

#include <algorithm>
#include <tuple>

#include "memory_state.h"

// Tenants, people, sessions, keys and what is looked up before a tenant is known, in memory.
namespace guardian::domain {

class MemoryTenants final : public TenantStore {
 public:
  explicit MemoryTenants(MemoryState& state) : state_(state) {}

  Result<std::optional<Tenant>> find_by_name(std::string_view name) const override {
    for (const auto& [id, tenant] : state_.tenants) {
      if (tenant.name == name) return std::optional(tenant);
    }
    return std::optional<Tenant>();
  }
  Result<std::optional<Tenant>> find(std::string_view id) const override {
    return find_copy(state_.tenants, std::string(id));
  }
  Result<std::vector<Tenant>> list() const override {
    std::vector<Tenant> all;
    for (const auto& [id, tenant] : state_.tenants) all.push_back(tenant);
    std::sort(all.begin(), all.end(), [](const Tenant& a, const Tenant& b) { return a.name < b.name; });
    return all;
  }
  Result<void> insert(const Tenant& tenant) override {
    GUARDIAN_TRY(const auto twin, find_by_name(tenant.name));
    if (twin || state_.tenants.contains(tenant.id)) return Error::conflict("The tenant exists");
    state_.tenants[tenant.id] = tenant;
    return {};
  }
  Result<void> update(const Tenant& tenant) override {
    const auto found = state_.tenants.find(tenant.id);
    if (found == state_.tenants.end()) return Error::not_found();
    found->second.state = tenant.state;
    found->second.settings = tenant.settings;
    return {};
  }
  Result<void> remove(std::string_view id) override {
    const std::string tenant_id(id);
    if (state_.tenants.erase(tenant_id) == 0) return Error::not_found();
    const auto of_tenant = [&](const auto& item) { return item.first.first == tenant_id; };
    const auto owned = [&](const auto& item) { return item.second.tenant_id == tenant_id; };
    std::erase_if(state_.members, of_tenant);
    std::erase_if(state_.sessions, owned);
    std::erase_if(state_.keys, owned);
    std::erase_if(state_.tokens, owned);
    std::erase_if(state_.calls, [&](const auto& call) { return call.tenant_id == tenant_id; });
    std::erase_if(state_.devices, of_tenant);
    std::erase_if(state_.tags, of_tenant);
    std::erase_if(state_.sites, of_tenant);
    std::erase_if(state_.alerts, of_tenant);
    std::erase_if(state_.vulnerabilities, of_tenant);
    std::erase_if(state_.imports, of_tenant);
    std::erase_if(state_.staged, of_tenant);
    std::erase_if(state_.users, [&](const auto& user) {
      return std::none_of(state_.members.begin(), state_.members.end(),
                          [&](const auto& member) { return member.first.second == user.first; });
    });
    return {};
  }

 private:
  MemoryState& state_;
};

class MemoryUsers final : public UserStore {
 public:
  explicit MemoryUsers(MemoryState& state) : state_(state) {}

  Result<std::optional<User>> find(std::string_view user_id) const override {
    return find_copy(state_.users, std::string(user_id));
  }
  Result<std::vector<Membership>> memberships_of(std::string_view user_id) const override {
    std::vector<Membership> all;
    for (const auto& [key, member] : state_.members) {
      if (member.user_id == user_id) all.push_back(as_read(member));
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.tenant_name < b.tenant_name; });
    return all;
  }
  Result<std::optional<Membership>> find_member(const AccessScope& scope, std::string_view user_id) const override {
    auto member = find_copy(state_.members, TenantKey(scope.tenant_id(), user_id));
    return member ? std::optional(as_read(*std::move(member))) : std::nullopt;
  }
  Result<std::vector<Membership>> list_members(const AccessScope& scope) const override {
    std::vector<Membership> all;
    for_each_of_tenant(state_.members, scope.tenant_id(), 
                       [&](const Membership& member) { all.push_back(as_read(member)); });
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.email < b.email; });
    return all;
  }
  Result<void> insert(const User& user) override {
    for (const auto& [id, other] : state_.users) {
      if (other.email == user.email) return Error::conflict("The e-mail exists");
    }
    state_.users[user.id] = user;
    return {};
  }
  Result<void> set_password(std::string_view user_id, std::string_view hash, Instant when) override {
    const auto found = state_.users.find(std::string(user_id));
    if (found == state_.users.end()) return Error::not_found();
    found->second.password_hash = hash;
    found->second.password_changed_at = when;
    return {};
  }
  Result<void> set_preferences(std::string_view user_id, std::string_view json) override {
    const auto found = state_.users.find(std::string(user_id));
    if (found == state_.users.end()) return Error::not_found();
    found->second.preferences = json;
    return {};
  }
  Result<void> insert_member(const AccessScope& scope, const Membership& member) override {
    if (!state_.members.emplace(TenantKey(scope.tenant_id(), member.user_id), member).second) {
      return Error::conflict("The person is a member");
    }
    return {};
  }
  Result<void> update_member(const AccessScope& scope, const Membership& member) override {
    const auto found = state_.members.find(TenantKey(scope.tenant_id(), member.user_id));
    if (found == state_.members.end()) return Error::not_found();
    found->second.role = member.role;
    found->second.state = member.state;
    found->second.last_sign_in = member.last_sign_in;
    return {};
  }
  Result<void> remove_member(const AccessScope& scope, std::string_view user_id) override {
    if (state_.members.erase(TenantKey(scope.tenant_id(), user_id)) == 0) return Error::not_found();
    const auto theirs = [&](const auto& item) {
      return item.second.tenant_id == scope.tenant_id() && item.second.value.user_id == user_id;
    };
    std::erase_if(state_.keys, theirs);
    std::erase_if(state_.tokens, theirs);
    std::erase_if(state_.sessions, theirs);
    GUARDIAN_TRY(const auto left, memberships_of(user_id));
    if (left.empty()) state_.users.erase(std::string(user_id));
    return {};
  }

 private:
  // What is kept with the person and shown with each membership.
  Membership as_read(Membership member) const {
    const auto factor = state_.second_factors.find(member.user_id);
    member.has_second_factor = factor != state_.second_factors.end() && factor->second.is_on();
    return member;
  }

  MemoryState& state_;
};

class MemorySessions final : public SessionStore {
 public:
  explicit MemorySessions(MemoryState& state) : state_(state) {}

  Result<std::vector<Session>> list_of_user(const AccessScope& scope, std::string_view user_id) const override {
    std::vector<Session> all;
    for (const auto& [digest, session] : state_.sessions) {
      if (session.tenant_id == scope.tenant_id() && session.value.user_id == user_id) all.push_back(session.value);
    }
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.created_at > b.created_at; });
    return all;
  }
  Result<void> insert(const AccessScope& scope, const Session& session) override {
    if (!state_.sessions.emplace(session.digest, OfTenant<Session>{scope.tenant_id(), session}).second) {
      return Error::conflict("The session exists");
    }
    return {};
  }
  Result<void> update(const AccessScope& scope, const Session& session) override {
    const auto found = state_.sessions.find(session.digest);
    if (found == state_.sessions.end() || found->second.tenant_id != scope.tenant_id()) return Error::not_found();
    found->second.value.last_seen_at = session.last_seen_at;
    found->second.value.confirmed_at = session.confirmed_at;
    return {};
  }
  Result<void> remove(const AccessScope& scope, std::string_view digest) override {
    const auto found = state_.sessions.find(std::string(digest));
    if (found != state_.sessions.end() && found->second.tenant_id == scope.tenant_id()) state_.sessions.erase(found);
    return {};
  }
  Result<void> remove_of_user(std::string_view user_id, std::string_view except_digest) override {
    std::erase_if(state_.sessions, [&](const auto& item) {
      return item.second.value.user_id == user_id && item.first != except_digest;
    });
    return {};
  }
  Result<void> remove_all() override {
    state_.sessions.clear();
    return {};
  }
  Result<int> remove_ended(Instant now) override {
    return static_cast<int>(
        std::erase_if(state_.sessions, [&](const auto& item) { return item.second.value.ends_at <= now; }));
  }

 private:
  MemoryState& state_;
};

class MemoryAccessKeys final : public AccessKeyStore {
 public:
  explicit MemoryAccessKeys(MemoryState& state) : state_(state) {}

  Result<std::optional<AccessKey>> find(const AccessScope& scope, std::string_view key_id) const override {
    const auto found = state_.keys.find(std::string(key_id));
    if (found == state_.keys.end() || found->second.tenant_id != scope.tenant_id()) return std::optional<AccessKey>();
    return std::optional(found->second.value);
  }
  Result<std::vector<AccessKey>> list_of_user(const AccessScope& scope, std::string_view user_id) const override {
    GUARDIAN_TRY(auto all, list(scope));
    std::erase_if(all, [&](const AccessKey& key) { return key.user_id != user_id; });
    return all;
  }
  Result<std::vector<AccessKey>> list(const AccessScope& scope) const override {
    std::vector<AccessKey> all;
    for (const auto& [id, key] : state_.keys) {
      if (key.tenant_id == scope.tenant_id()) all.push_back(key.value);
    }
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.issued_at > b.issued_at; });
    return all;
  }
  Result<std::vector<AccessKey>> list_page(const AccessScope& scope, const KeyPage& page) const override {
    GUARDIAN_TRY(auto all, list(scope));
    std::sort(all.begin(), all.end(), [](const AccessKey& a, const AccessKey& b) {
      return std::tie(a.issued_at, a.key_id) > std::tie(b.issued_at, b.key_id);
    });
    std::erase_if(all, [&](const AccessKey& key) {
      if (!page.user_id.empty() && key.user_id != page.user_id) return true;
      if (page.state && shown_state(key, page.now) != *page.state) return true;
      return page.behind &&
             std::tie(key.issued_at, key.key_id) >= std::tie(page.behind->issued_at, page.behind->key_id);
    });
    if (all.size() > static_cast<std::size_t>(page.limit)) all.resize(static_cast<std::size_t>(page.limit));
    return all;
  }
  Result<int> count_active(const AccessScope& scope, std::string_view user_id, Instant now) const override {
    GUARDIAN_TRY(const auto keys, list_of_user(scope, user_id));
    return static_cast<int>(std::count_if(keys.begin(), keys.end(), [&](const AccessKey& key) {
      return key.state != KeyState::revoked && now < key.valid_until && key.rotated_to.empty();
    }));
  }
  Result<void> insert(const AccessScope& scope, const AccessKey& key) override {
    if (!state_.keys.emplace(key.key_id, OfTenant<AccessKey>{scope.tenant_id(), key}).second) {
      return Error::conflict("The key ID exists");
    }
    return {};
  }
  Result<void> update_state(const AccessScope& scope, const AccessKey& key) override {
    const auto found = state_.keys.find(key.key_id);
    if (found == state_.keys.end() || found->second.tenant_id != scope.tenant_id()) return Error::not_found();
    found->second.value.state = key.state;
    found->second.value.valid_until = key.valid_until;
    found->second.value.rotated_to = key.rotated_to;
    found->second.value.revoked_at = key.revoked_at;
    found->second.value.detected_date = key.detected_date;
    return {};
  }
  Result<void> tell_refused(const AccessScope& scope, const KeyRefusals& refusals) override {
    const auto found = state_.keys.find(refusals.key_id);
    if (found != state_.keys.end() && found->second.tenant_id == scope.tenant_id()) {
      state_.told_refusals.push_back(refusals);
    }
    return {};
  }

 private:
  MemoryState& state_;
};

class MemoryInvitations final : public InvitationStore {
 public:
  explicit MemoryInvitations(MemoryState& state) : state_(state) {}

  Result<std::optional<Invitation>> find_by_digest(std::string_view digest) const override {
    for (const auto& [id, one] : state_.invitations) {
      if (one.value.digest == digest) return std::optional(one.value);
    }
    return std::optional<Invitation>();
  }
  Result<std::optional<Invitation>> find(const AccessScope& scope, std::string_view id) const override {
    const auto found = state_.invitations.find(std::string(id));
    if (found == state_.invitations.end() || found->second.tenant_id != scope.tenant_id()) {
      return std::optional<Invitation>();
    }
    return std::optional(found->second.value);
  }
  Result<std::vector<Invitation>> list(const AccessScope& scope) const override {
    std::vector<Invitation> all;
    for (const auto& [id, one] : state_.invitations) {
      if (one.tenant_id == scope.tenant_id()) all.push_back(one.value);
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.email < b.email; });
    return all;
  }
  Result<void> insert(const AccessScope& scope, const Invitation& invitation) override {
    GUARDIAN_TRY(const auto others, list(scope));
    for (const auto& other : others) {
      if (other.email == invitation.email) return Error::conflict("The e-mail holds one", "invited-already");
    }
    state_.invitations[invitation.id] = {scope.tenant_id(), invitation};
    return {};
  }
  Result<void> update(const AccessScope& scope, const Invitation& invitation) override {
    const auto found = state_.invitations.find(invitation.id);
    if (found == state_.invitations.end() || found->second.tenant_id != scope.tenant_id()) return Error::not_found();
    found->second.value.digest = invitation.digest;
    found->second.value.invited_by = invitation.invited_by;
    found->second.value.expires_at = invitation.expires_at;
    return {};
  }
  Result<void> remove(const AccessScope& scope, std::string_view id) override {
    std::erase_if(state_.invitations,
                  [&](const auto& item) { return item.first == id && item.second.tenant_id == scope.tenant_id(); });
    return {};
  }
  Result<void> remove_ended(const AccessScope& scope, Instant before) override {
    std::erase_if(state_.invitations, [&](const auto& item) {
      return item.second.tenant_id == scope.tenant_id() && item.second.value.expires_at < before;
    });
    return {};
  }
  Result<void> remove_all() override {
    state_.invitations.clear();
    return {};
  }

 private:
  MemoryState& state_;
};

class MemoryBearerTokens final : public BearerTokenStore {
 public:
  explicit MemoryBearerTokens(MemoryState& state) : state_(state) {}

  Result<std::vector<BearerToken>> list_of_key(const AccessScope& scope, std::string_view key_id) const override {
    std::vector<BearerToken> all;
    for (const auto& [id, token] : state_.tokens) {
      if (token.tenant_id == scope.tenant_id() && token.value.key_id == key_id) all.push_back(token.value);
    }
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.expires_at < b.expires_at; });
    return all;
  }
  Result<void> insert(const AccessScope& scope, const BearerToken& token) override {
    const auto key = state_.keys.find(token.key_id);
    if (key == state_.keys.end() || key->second.tenant_id != scope.tenant_id()) return Error::conflict("no such key");
    if (!state_.tokens.emplace(token.id, OfTenant<BearerToken>{scope.tenant_id(), token}).second) {
      return Error::conflict("The token exists");
    }
    return {};
  }
  Result<void> remove(const AccessScope& scope, std::string_view token_id) override {
    const auto found = state_.tokens.find(std::string(token_id));
    if (found != state_.tokens.end() && found->second.tenant_id == scope.tenant_id()) state_.tokens.erase(found);
    return {};
  }
  Result<void> remove_all() override {
    state_.tokens.clear();
    return {};
  }
  Result<int> remove_ended(Instant now) override {
    return static_cast<int>(
        std::erase_if(state_.tokens, [&](const auto& item) { return item.second.value.expires_at <= now; }));
  }

 private:
  MemoryState& state_;
};

class MemorySecondFactors final : public SecondFactorStore {
 public:
  explicit MemorySecondFactors(MemoryState& state) : state_(state) {}

  Result<std::optional<SecondFactor>> find(std::string_view user_id) const override {
    return find_copy(state_.second_factors, std::string(user_id));
  }
  Result<void> put(const SecondFactor& factor) override {
    state_.second_factors[factor.user_id] = factor;
    return {};
  }
  Result<bool> replace(const SecondFactor& before, const SecondFactor& after) override {
    const auto found = state_.second_factors.find(before.user_id);
    if (found == state_.second_factors.end() || found->second != before) return false;
    found->second = after;
    return true;
  }
  Result<void> remove(std::string_view user_id) override {
    state_.second_factors.erase(std::string(user_id));
    return {};
  }

 private:
  MemoryState& state_;
};

class MemoryCredentials final : public CredentialDirectory {
 public:
  explicit MemoryCredentials(MemoryState& state)
      : state_(state), second_factors_(state), epoch_before_(state.auth_epoch) {}

  Result<std::optional<KeyCredential>> find_key(std::string_view key_id) const override {
    const auto key = state_.keys.find(std::string(key_id));
    if (key == state_.keys.end()) return std::optional<KeyCredential>();
    const auto tenant = state_.tenants.find(key->second.tenant_id);
    const auto user = state_.users.find(key->second.value.user_id);
    const auto member = state_.members.find({key->second.tenant_id, key->second.value.user_id});
    if (tenant == state_.tenants.end() || user == state_.users.end() || member == state_.members.end()) {
      return std::optional<KeyCredential>();
    }
    return std::optional(KeyCredential{tenant->second.id, tenant->second.name, tenant->second.state,
                                       tenant->second.settings, key->second.value, user->second.email,
                                       member->second.role, member->second.state});
  }
  Result<std::optional<TokenCredential>> find_token(std::string_view token_id) const override {
    const auto token = state_.tokens.find(std::string(token_id));
    if (token == state_.tokens.end()) return std::optional<TokenCredential>();
    return std::optional(TokenCredential{token->second.tenant_id, token->second.value});
  }
  Result<std::optional<SessionCredential>> find_session(std::string_view session_digest) const override {
    const auto session = state_.sessions.find(std::string(session_digest));
    if (session == state_.sessions.end()) return std::optional<SessionCredential>();
    const auto tenant = state_.tenants.find(session->second.tenant_id);
    const auto user = state_.users.find(session->second.value.user_id);
    const auto member = state_.members.find({session->second.tenant_id, session->second.value.user_id});
    if (tenant == state_.tenants.end() || user == state_.users.end() || member == state_.members.end()) {
      return std::optional<SessionCredential>();
    }
    return std::optional(SessionCredential{tenant->second.id, tenant->second.name, tenant->second.state,
                                           tenant->second.settings, session->second.value, user->second,
                                           member->second.role, member->second.state});
  }
  Result<std::optional<User>> find_user_by_email(std::string_view email) const override {
    for (const auto& [id, user] : state_.users) {
      if (user.email == email) return std::optional(user);
    }
    return std::optional<User>();
  }
  Result<std::int64_t> auth_epoch() const override { return state_.auth_epoch; }
  Result<void> raise_auth_epoch() override {
    state_.auth_epoch = epoch_before_ + 1;  // once a transaction
    return {};
  }
  Result<SignInFailures> sign_in_failures(std::string_view account_digest) const override {
    return find_copy(state_.sign_in_failures, std::string(account_digest)).value_or(SignInFailures{});
  }
  Result<void> set_sign_in_failures(std::string_view account_digest, const SignInFailures& failures) override {
    state_.sign_in_failures[std::string(account_digest)] = failures;
    return {};
  }
  const SecondFactorStore& second_factors() const override { return second_factors_; }
  SecondFactorStore& second_factors() override { return second_factors_; }
  Result<void> record_last_use(const std::vector<LastUseUpdate>& updates) override {
    for (const auto& update : updates) {
      const auto found = state_.keys.find(update.key_id);
      if (found == state_.keys.end() || found->second.tenant_id != update.tenant_id) continue;
      auto& last_use = found->second.value.last_use;
      if (!last_use || last_use->time < update.use.time) last_use = update.use;
    }
    return {};
  }

 private:
  MemoryState& state_;
  MemorySecondFactors second_factors_;
  const std::int64_t epoch_before_;
};

class MemoryIdempotency final : public IdempotencyStore {
 public:
  explicit MemoryIdempotency(MemoryState& state) : state_(state) {}

  Result<std::optional<IdempotentCall>> find(const AccessScope& scope, std::string_view actor,
                                             std::string_view operation, std::string_view key) const override {
    for (const auto& [tenant_id, call] : state_.calls) {
      if (tenant_id == scope.tenant_id() && call.actor == actor && call.operation == operation && call.key == key) {
        return std::optional(call);
      }
    }
    return std::optional<IdempotentCall>();
  }
  Result<void> insert(const AccessScope& scope, const IdempotentCall& call) override {
    GUARDIAN_TRY(const auto twin, find(scope, call.actor, call.operation, call.key));
    if (twin) return Error::conflict("The call is remembered already");
    state_.calls.push_back({scope.tenant_id(), call});
    return {};
  }
  Result<int> remove_before(Instant time) override {
    return static_cast<int>(
        std::erase_if(state_.calls, [&](const auto& call) { return call.value.created_at < time; }));
  }

  Result<std::optional<RepeatableCall>> find_repeatable(const AccessScope& scope, const CallName& name) const override {
    return find_copy(state_.repeatable_calls, identity(scope, name));
  }
  Result<bool> insert_repeatable(const AccessScope& scope, const RepeatableCall& call) override {
    auto claimed = call;
    claimed.state = CallState::claimed;
    return state_.repeatable_calls.emplace(identity(scope, call.name), std::move(claimed)).second;
  }
  Result<bool> mark_applied(const AccessScope& scope, const CallName& name, std::string_view claim) override {
    auto* call = held(scope, name, claim);
    if (call == nullptr || call->state == CallState::answered) return false;
    call->state = CallState::applied;
    return true;
  }
  Result<bool> keep_answer(const AccessScope& scope, const CallName& name, std::string_view claim,
                           const KeptAnswer& answer) override {
    auto* call = held(scope, name, claim);
    if (call == nullptr || call->state == CallState::answered) return false;
    call->state = CallState::answered;
    call->answer = answer;
    return true;
  }
  Result<bool> remove_repeatable(const AccessScope& scope, const CallName& name, std::string_view claim) override {
    return held(scope, name, claim) != nullptr && state_.repeatable_calls.erase(identity(scope, name)) > 0;
  }
  Result<bool> release_repeatable(const AccessScope& scope, const CallName& name, std::string_view claim) override {
    const auto* call = held(scope, name, claim);
    return call != nullptr && call->state == CallState::claimed && remove_repeatable(scope, name, claim).value();
  }

 private:
  static std::vector<std::string> identity(const AccessScope& scope, const CallName& name) {
    return {scope.tenant_id(), name.actor, name.operation, name.key};
  }
  RepeatableCall* held(const AccessScope& scope, const CallName& name, std::string_view claim) {
    const auto found = state_.repeatable_calls.find(identity(scope, name));
    return found == state_.repeatable_calls.end() || found->second.claim != claim ? nullptr : &found->second;
  }

  MemoryState& state_;
};

}  // namespace guardian::domain
