#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "base/result.h"

namespace guardian::domain {

// Each in the header of its noun; who uses a store includes that, and a change of one store is nobody else's.
class AccessKeyStore;
class AlertStore;
class AuditStore;
class BearerTokenStore;
class ChangeStore;
class CredentialDirectory;
class CustomAttributeStore;
class DeviceStore;
class IdempotencyStore;
class ImportStore;
class InvitationStore;
class InventoryCounts;
class SegmentStore;
class IntegrationStore;
class NetworkDiscoveryStore;
class SecurityRuleStore;
class SavedFilterStore;
class SavedViewStore;
class PolicyStore;
class SessionStore;
class SiteStore;
class SubnetStore;
class TagStore;
class TenantStore;
class UserStore;
class VulnerabilityStore;
class WebhookStore;

// One consistent view for reading. Handed to the closure of Database::read; not kept beyond it.
class Reader {
 public:
  virtual ~Reader() = default;
  virtual const TenantStore& tenants() const = 0;
  virtual const UserStore& users() const = 0;
  virtual const SessionStore& sessions() const = 0;
  virtual const AccessKeyStore& access_keys() const = 0;
  virtual const BearerTokenStore& bearer_tokens() const = 0;
  virtual const CredentialDirectory& credentials() const = 0;
  virtual const IdempotencyStore& idempotency() const = 0;
  virtual const DeviceStore& devices() const = 0;
  virtual const TagStore& tags() const = 0;
  virtual const SiteStore& sites() const = 0;
  virtual const SegmentStore& segments() const = 0;
  virtual const SubnetStore& subnets() const = 0;
  virtual const AlertStore& alerts() const = 0;
  virtual const VulnerabilityStore& vulnerabilities() const = 0;
  virtual const ImportStore& imports() const = 0;
  virtual const InvitationStore& invitations() const = 0;
  virtual const NetworkDiscoveryStore& discovery() const = 0;
  virtual const SecurityRuleStore& security_rules() const = 0;
  virtual const IntegrationStore& integrations() const = 0;
  virtual const SavedFilterStore& filters() const = 0;
  virtual const CustomAttributeStore& custom_attributes() const = 0;
  virtual const PolicyStore& policies() const = 0;
  virtual const ChangeStore& changes() const = 0;
  virtual const WebhookStore& webhooks() const = 0;
  virtual const InventoryCounts& counts() const = 0;
  virtual const SavedViewStore& saved_views() const = 0;
  virtual const AuditStore& audit() const = 0;
  // A named value of the installation ("db_epoch", "key_ring_fingerprint"); absent: nothing.
  virtual Result<std::optional<std::string>> installation_value(std::string_view name) const = 0;
};

// What must also be true outside the database when a transaction commits.
class CommitWitness {
 public:
  virtual ~CommitWitness() = default;
  // Before COMMIT: can the record be written? An error rolls the transaction back.
  virtual Result<void> before_commit() = 0;
  // After COMMIT and before the caller is answered. An error is the caller's answer although the
  // transaction stands; the next start's `audit verify` accepts a database ahead of its witness.
  virtual Result<void> after_commit() = 0;
};

// A transaction: what Reader reads, and the writing side of every store. It sees its own writes.
class Tx : public Reader {
 public:
  using Reader::access_keys;
  using Reader::alerts;
  using Reader::audit;
  using Reader::bearer_tokens;
  using Reader::changes;
  using Reader::credentials;
  using Reader::custom_attributes;
  using Reader::devices;
  using Reader::filters;
  using Reader::idempotency;
  using Reader::discovery;
  using Reader::imports;
  using Reader::integrations;
  using Reader::invitations;
  using Reader::saved_views;
  using Reader::security_rules;
  using Reader::policies;
  using Reader::sessions;
  using Reader::segments;
  using Reader::sites;
  using Reader::subnets;
  using Reader::tags;
  using Reader::tenants;
  using Reader::users;
  using Reader::vulnerabilities;
  using Reader::webhooks;
  virtual TenantStore& tenants() = 0;
  virtual UserStore& users() = 0;
  virtual SessionStore& sessions() = 0;
  virtual AccessKeyStore& access_keys() = 0;
  virtual BearerTokenStore& bearer_tokens() = 0;
  virtual CredentialDirectory& credentials() = 0;
  virtual IdempotencyStore& idempotency() = 0;
  virtual DeviceStore& devices() = 0;
  virtual TagStore& tags() = 0;
  virtual SiteStore& sites() = 0;
  virtual SegmentStore& segments() = 0;
  virtual SubnetStore& subnets() = 0;
  virtual AlertStore& alerts() = 0;
  virtual VulnerabilityStore& vulnerabilities() = 0;
  virtual ImportStore& imports() = 0;
  virtual InvitationStore& invitations() = 0;
  virtual NetworkDiscoveryStore& discovery() = 0;
  virtual SecurityRuleStore& security_rules() = 0;
  virtual IntegrationStore& integrations() = 0;
  virtual SavedFilterStore& filters() = 0;
  virtual CustomAttributeStore& custom_attributes() = 0;
  virtual PolicyStore& policies() = 0;
  virtual ChangeStore& changes() = 0;
  virtual WebhookStore& webhooks() = 0;
  virtual SavedViewStore& saved_views() = 0;
  virtual AuditStore& audit() = 0;
  virtual Result<void> set_installation_value(std::string_view name, std::string_view value) = 0;
  virtual void add_witness(std::unique_ptr<CommitWitness> witness) = 0;
};

// `security` overtakes everything in `normal`: revocations, sign-ins and key changes never wait behind
// an import, whose own pieces hold the writer at most 200 ms.
enum class WriteLane { security, normal };

// The tenants' database, embedded or PostgreSQL. Any thread; all calls block.
class Database {
 public:
  virtual ~Database() = default;

  // Runs `use` once on one snapshot.
  Result<void> read(const std::function<Result<void>(const Reader&)>& use) { return do_read(use); }

  // Runs `change` in one transaction and returns after it is durable. An error from `change` rolls it
  // back. `change` must be free of side effects: it may run again after a serialisation failure.
  Result<void> write(WriteLane lane, const std::function<Result<void>(Tx&)>& change) { return do_write(lane, change); }

  // The same for closures that return Result<T>.
  template <typename F, typename R = std::invoke_result_t<F, const Reader&>>
    requires(!std::is_same_v<R, Result<void>>)
  R read(F&& use) {
    std::optional<typename R::value_type> out;
    GUARDIAN_CHECK(do_read([&](const Reader& reader) -> Result<void> {
      GUARDIAN_TRY(out, use(reader));
      return {};
    }));
    return std::move(*out);
  }
  template <typename F, typename R = std::invoke_result_t<F, Tx&>>
    requires(!std::is_same_v<R, Result<void>>)
  R write(WriteLane lane, F&& change) {
    std::optional<typename R::value_type> out;
    GUARDIAN_CHECK(do_write(lane, [&](Tx& tx) -> Result<void> {
      GUARDIAN_TRY(out, change(tx));
      return {};
    }));
    return std::move(*out);
  }

  // A consistent copy of everything but secrets, 0600, written beside and renamed. On PostgreSQL:
  // conflict, naming pg_dump.
  virtual Result<void> backup(const std::string& path) = 0;
  // Probe for readiness: can it be read and written right now?
  virtual Result<void> check_ready() = 0;
  // The engine's own integrity check (SQLite: integrity_check and foreign_key_check); corrupt names the finding.
  virtual Result<void> check_integrity() = 0;

 protected:
  virtual Result<void> do_read(const std::function<Result<void>(const Reader&)>& use) = 0;
  virtual Result<void> do_write(WriteLane lane, const std::function<Result<void>(Tx&)>& change) = 0;
};

}  // namespace guardian::domain
