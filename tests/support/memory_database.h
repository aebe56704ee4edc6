#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "domain/changes/change.h"
#include "memory_attributes.h"
#include "memory_console.h"
#include "memory_inventory.h"
#include "memory_people.h"
#include "memory_state.h"

namespace guardian::domain {

class MemoryAudit final : public AuditStore {
 public:
  explicit MemoryAudit(MemoryState& state) : state_(state) {}
  Result<std::vector<AuditHead>> heads() const override {
    std::vector<AuditHead> all;
    for (const auto& [chain, head] : state_.audit_heads) all.push_back(head);
    return all;
  }
  Result<std::vector<AuditRecord>> read(std::string_view chain, std::int64_t after_seq, int limit) const override {
    std::vector<AuditRecord> found;
    const auto records = state_.audit.find(std::string(chain));
    if (records == state_.audit.end()) return found;
    for (const auto& record : records->second) {
      if (record.seq > after_seq && found.size() < static_cast<std::size_t>(limit)) found.push_back(record);
    }
    return found;
  }
  Result<AuditHead> head(std::string_view chain) const override {
    return find_copy(state_.audit_heads, std::string(chain)).value_or(AuditHead{std::string(chain), 0, {}});
  }
  Result<std::vector<AuditRecord>> search(std::string_view chain, const AuditSearch& search) const override {
    std::vector<AuditRecord> found;
    const auto records = state_.audit.find(std::string(chain));
    if (records == state_.audit.end()) return found;
    for (auto at = records->second.rbegin(); at != records->second.rend(); ++at) {
      const bool fits = at->seq >= search.lowest && at->seq < search.before &&
                        (!search.since || at->time >= *search.since) && (!search.until || at->time < *search.until) &&
                        (search.actor.empty() || at->actor == search.actor) &&
                        (search.action.empty() || at->action == search.action) &&
                        at->action.starts_with(search.family) &&
                        (search.object.empty() || at->object == search.object);
      if (fits && found.size() < static_cast<std::size_t>(search.limit)) found.push_back(*at);
    }
    return found;
  }
  Result<AuditHead> lock_head(std::string_view chain) override {
    return find_copy(state_.audit_heads, std::string(chain)).value_or(AuditHead{std::string(chain), 0, {}});
  }
  Result<void> append(const AuditRecord& record) override {
    state_.audit[record.chain].push_back(record);
    state_.audit_heads[record.chain] = {record.chain, record.seq, record.mac};
    return {};
  }

 private:
  MemoryState& state_;
};

// One number for everything: each write raises it. It keeps no history.
class MemoryChanges final : public ChangeStore {
 public:
  explicit MemoryChanges(MemoryState& state) : state_(state) {}
  Result<std::vector<Change>> list(const AccessScope&, const ChangeQuery&) const override {
    return Error::internal("no history in memory");
  }
  Result<std::int64_t> last(const AccessScope&) const override { return state_.change_number; }
  Result<std::int64_t> last_of(const AccessScope&, const std::vector<Collection>&) const override {
    return state_.change_number;
  }
  Result<std::int64_t> last_before(const AccessScope&, Instant, Instant) const override {
    return Error::internal("no history in memory");
  }
  Result<void> lock(const AccessScope&) override { return {}; }
  Result<std::map<std::string, std::int64_t>> last_of_objects(const AccessScope&, Collection,
                                                              const std::vector<std::string>&) const override {
    return Error::internal("no objects in memory");
  }
  Result<std::int64_t> remove_before(Instant) override { return std::int64_t{0}; }

 private:
  MemoryState& state_;
};

// A transaction over a state that is its own; also the reader, whose callers see only `const`.
class MemoryTx final : public Tx {
 public:
  explicit MemoryTx(MemoryState& state)
      : state_(state),
        tenants_(state),
        users_(state),
        sessions_(state),
        keys_(state),
        tokens_(state),
        credentials_(state),
        idempotency_(state),
        devices_(state),
        tags_(state),
        sites_(state),
        alerts_(state),
        vulnerabilities_(state),
        imports_(state),
        invitations_(state),
        filters_(state),
        custom_attributes_(state),
        changes_(state),
        counts_(devices_),
        saved_views_(state),
        audit_(state) {}

  const TenantStore& tenants() const override { return tenants_; }
  const UserStore& users() const override { return users_; }
  const SessionStore& sessions() const override { return sessions_; }
  const AccessKeyStore& access_keys() const override { return keys_; }
  const BearerTokenStore& bearer_tokens() const override { return tokens_; }
  const CredentialDirectory& credentials() const override { return credentials_; }
  const IdempotencyStore& idempotency() const override { return idempotency_; }
  const DeviceStore& devices() const override { return devices_; }
  const TagStore& tags() const override { return tags_; }
  const SiteStore& sites() const override { return sites_; }
  const SegmentStore& segments() const override { return not_in_memory<SegmentStore>(); }
  const SubnetStore& subnets() const override { return not_in_memory<SubnetStore>(); }
  const AlertStore& alerts() const override { return alerts_; }
  const VulnerabilityStore& vulnerabilities() const override { return vulnerabilities_; }
  const ImportStore& imports() const override { return imports_; }
  const InvitationStore& invitations() const override { return invitations_; }
  const NetworkDiscoveryStore& discovery() const override { return not_in_memory<NetworkDiscoveryStore>(); }
  const SecurityRuleStore& security_rules() const override { return not_in_memory<SecurityRuleStore>(); }
  const IntegrationStore& integrations() const override { return not_in_memory<IntegrationStore>(); }
  const SavedFilterStore& filters() const override { return filters_; }
  const CustomAttributeStore& custom_attributes() const override { return custom_attributes_; }
  const PolicyStore& policies() const override { return not_in_memory<PolicyStore>(); }
  const ChangeStore& changes() const override { return changes_; }
  const WebhookStore& webhooks() const override { return not_in_memory<WebhookStore>(); }
  const InventoryCounts& counts() const override { return counts_; }
  const SavedViewStore& saved_views() const override { return saved_views_; }
  const AuditStore& audit() const override { return audit_; }
  TenantStore& tenants() override { return tenants_; }
  UserStore& users() override { return users_; }
  SessionStore& sessions() override { return sessions_; }
  AccessKeyStore& access_keys() override { return keys_; }
  BearerTokenStore& bearer_tokens() override { return tokens_; }
  CredentialDirectory& credentials() override { return credentials_; }
  IdempotencyStore& idempotency() override { return idempotency_; }
  DeviceStore& devices() override { return devices_; }
  TagStore& tags() override { return tags_; }
  SiteStore& sites() override { return sites_; }
  SegmentStore& segments() override { return not_in_memory<SegmentStore>(); }
  SubnetStore& subnets() override { return not_in_memory<SubnetStore>(); }
  AlertStore& alerts() override { return alerts_; }
  VulnerabilityStore& vulnerabilities() override { return vulnerabilities_; }
  ImportStore& imports() override { return imports_; }
  InvitationStore& invitations() override { return invitations_; }
  NetworkDiscoveryStore& discovery() override { return not_in_memory<NetworkDiscoveryStore>(); }
  SecurityRuleStore& security_rules() override { return not_in_memory<SecurityRuleStore>(); }
  IntegrationStore& integrations() override { return not_in_memory<IntegrationStore>(); }
  SavedFilterStore& filters() override { return filters_; }
  CustomAttributeStore& custom_attributes() override { return custom_attributes_; }
  PolicyStore& policies() override { return not_in_memory<PolicyStore>(); }
  ChangeStore& changes() override { return changes_; }
  WebhookStore& webhooks() override { return not_in_memory<WebhookStore>(); }
  SavedViewStore& saved_views() override { return saved_views_; }
  AuditStore& audit() override { return audit_; }

  Result<std::optional<std::string>> installation_value(std::string_view name) const override {
    return find_copy(state_.installation, std::string(name));
  }
  Result<void> set_installation_value(std::string_view name, std::string_view value) override {
    state_.installation[std::string(name)] = value;
    return {};
  }
  void add_witness(std::unique_ptr<CommitWitness> witness) override { witnesses_.push_back(std::move(witness)); }
  const std::vector<std::unique_ptr<CommitWitness>>& witnesses() const { return witnesses_; }

 private:
  MemoryState& state_;
  MemoryTenants tenants_;
  MemoryUsers users_;
  MemorySessions sessions_;
  MemoryAccessKeys keys_;
  MemoryBearerTokens tokens_;
  MemoryCredentials credentials_;
  MemoryIdempotency idempotency_;
  MemoryDevices devices_;
  MemoryTags tags_;
  MemorySites sites_;
  MemoryAlerts alerts_;
  MemoryVulnerabilities vulnerabilities_;
  MemoryImports imports_;
  MemoryInvitations invitations_;
  MemoryFilters filters_;
  MemoryCustomAttributes custom_attributes_;
  MemoryChanges changes_;
  MemoryCounts counts_;
  MemorySavedViews saved_views_;
  MemoryAudit audit_;
  std::vector<std::unique_ptr<CommitWitness>> witnesses_;
};

// A Database of ordinary maps for unit tests: snapshots for readers, one writer at a time, rollback,
// witnesses. Any thread. What a test wants to go wrong it sets by the public members.
class MemoryDatabase final : public Database {
 public:
  std::atomic<bool> is_away{false};       // reads and writes fail
  std::atomic<bool> fails_commit{false};  // writes are rolled back after their closure and before_commit
  std::atomic<std::uint64_t> reads{0};
  std::atomic<std::uint64_t> writes{0};
  std::function<void()> before_read;  // called before a snapshot is taken
  std::function<void()> after_read;   // called after the closure, before the caller goes on
  std::function<void()> after_write;  // called after the commit, before the caller goes on

  Result<void> backup(const std::string&) override { return Error::conflict("kept in memory"); }
  Result<void> check_ready() override { return is_away ? away() : Result<void>(); }
  Result<void> check_integrity() override { return {}; }

  // Looks at, or changes behind everyone's back, what is stored.
  MemoryState snapshot() const {
    const std::lock_guard lock(state_mutex_);
    return *state_;
  }
  template <typename F>
  void tamper(F&& change) {
    const std::lock_guard writing(writer_mutex_);
    auto next = std::make_shared<MemoryState>(snapshot());
    ++next->change_number;
    change(*next);
    publish(std::move(next));
  }

 private:
  static Result<void> away() { return Error::unavailable("The database is away", "memory database: is_away"); }

  void publish(std::shared_ptr<MemoryState> next) {
    const std::lock_guard lock(state_mutex_);
    state_ = std::move(next);
  }

  Result<void> do_read(const std::function<Result<void>(const Reader&)>& use) override {
    ++reads;
    if (is_away) return away();
    if (before_read) before_read();
    std::shared_ptr<MemoryState> held;
    {
      const std::lock_guard lock(state_mutex_);
      held = state_;
    }
    const MemoryTx reader(*held);  // const: nothing can write to what others hold
    auto result = use(reader);
    if (after_read) after_read();
    return result;
  }

  Result<void> do_write(WriteLane, const std::function<Result<void>(Tx&)>& change) override {
    ++writes;
    if (is_away) return away();
    {
      const std::lock_guard writing(writer_mutex_);
      auto next = std::make_shared<MemoryState>(snapshot());
      ++next->change_number;
      MemoryTx begun(*next);
      GUARDIAN_CHECK(change(begun));
      for (const auto& witness : begun.witnesses()) GUARDIAN_CHECK(witness->before_commit());
      if (fails_commit) return Error::unavailable("The commit failed", "memory database: fails_commit");
      publish(next);
      for (const auto& witness : begun.witnesses()) GUARDIAN_CHECK(witness->after_commit());
    }
    if (after_write) after_write();
    return {};
  }

  mutable std::mutex state_mutex_;
  std::mutex writer_mutex_;
  std::shared_ptr<MemoryState> state_ = std::make_shared<MemoryState>();
};

}  // namespace guardian::domain
