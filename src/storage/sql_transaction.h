#pragma once

#include "storage/access_keys/access_key_rows.h"
#include "storage/alerts/alert_rows.h"
#include "storage/audit/audit_rows.h"
#include "storage/bearer_tokens/bearer_token_rows.h"
#include "storage/changes/change_rows.h"
#include "storage/counts/inventory_count_rows.h"
#include "storage/credentials/credential_rows.h"
#include "storage/custom_attributes/custom_attribute_rows.h"
#include "storage/devices/device_rows.h"
#include "storage/discovery/discovery_rows.h"
#include "storage/filters/saved_filter_rows.h"
#include "storage/idempotency/idempotency_rows.h"
#include "storage/imports/import_rows.h"
#include "storage/integrations/integration_rows.h"
#include "storage/invitations/invitation_rows.h"
#include "storage/security_rules/security_rule_rows.h"
#include "storage/policies/policy_rows.h"
#include "storage/sessions/session_rows.h"
#include "storage/segments/segment_rows.h"
#include "storage/sites/site_rows.h"
#include "storage/subnets/subnet_rows.h"
#include "storage/tags/tag_rows.h"
#include "storage/tenants/tenant_rows.h"
#include "storage/transaction.h"
#include "storage/users/user_rows.h"
#include "storage/views/saved_view_rows.h"
#include "storage/vulnerabilities/vulnerability_rows.h"
#include "storage/webhooks/webhook_rows.h"

namespace guardian::storage {

// All stores over one session.
struct StoreSet {
  explicit StoreSet(StoreContext store_context) : context(store_context) {}

  Result<std::optional<std::string>> installation_value(std::string_view name) const;
  Result<void> set_installation_value(std::string_view name, std::string_view value);

  StoreContext context;
  TenantRows tenants{context};
  UserRows users{context};
  SessionRows sessions{context};
  AccessKeyRows access_keys{context};
  BearerTokenRows bearer_tokens{context};
  CredentialRows credentials{context};
  IdempotencyRows idempotency{context};
  DeviceRows devices{context};
  TagRows tags{context};
  SiteRows sites{context};
  SegmentRows segments{context};
  SubnetRows subnets{context};
  AlertRows alerts{context};
  VulnerabilityRows vulnerabilities{context};
  ImportRows imports{context};
  InvitationRows invitations{context};
  DiscoveryRows discovery{context};
  SecurityRuleRows security_rules{context};
  IntegrationRows integrations{context};
  SavedFilterRows filters{context};
  CustomAttributeRows custom_attributes{context};
  PolicyRows policies{context};
  ChangeRows changes{context};
  WebhookRows webhooks{context};
  InventoryCountRows counts{context};
  SavedViewRows saved_views{context};
  AuditRows audit{context};
};

// Kept with its session and lent to one closure at a time.
class SqlReader final : public domain::Reader {
 public:
  explicit SqlReader(Session& session) : stores_({session, nullptr}) {}
  const domain::TenantStore& tenants() const override { return stores_.tenants; }
  const domain::UserStore& users() const override { return stores_.users; }
  const domain::SessionStore& sessions() const override { return stores_.sessions; }
  const domain::AccessKeyStore& access_keys() const override { return stores_.access_keys; }
  const domain::BearerTokenStore& bearer_tokens() const override { return stores_.bearer_tokens; }
  const domain::CredentialDirectory& credentials() const override { return stores_.credentials; }
  const domain::IdempotencyStore& idempotency() const override { return stores_.idempotency; }
  const domain::DeviceStore& devices() const override { return stores_.devices; }
  const domain::TagStore& tags() const override { return stores_.tags; }
  const domain::SiteStore& sites() const override { return stores_.sites; }
  const domain::SegmentStore& segments() const override { return stores_.segments; }
  const domain::SubnetStore& subnets() const override { return stores_.subnets; }
  const domain::AlertStore& alerts() const override { return stores_.alerts; }
  const domain::VulnerabilityStore& vulnerabilities() const override { return stores_.vulnerabilities; }
  const domain::ImportStore& imports() const override { return stores_.imports; }
  const domain::InvitationStore& invitations() const override { return stores_.invitations; }
  const domain::NetworkDiscoveryStore& discovery() const override { return stores_.discovery; }
  const domain::SecurityRuleStore& security_rules() const override { return stores_.security_rules; }
  const domain::IntegrationStore& integrations() const override { return stores_.integrations; }
  const domain::SavedFilterStore& filters() const override { return stores_.filters; }
  const domain::CustomAttributeStore& custom_attributes() const override { return stores_.custom_attributes; }
  const domain::PolicyStore& policies() const override { return stores_.policies; }
  const domain::ChangeStore& changes() const override { return stores_.changes; }
  const domain::WebhookStore& webhooks() const override { return stores_.webhooks; }
  const domain::InventoryCounts& counts() const override { return stores_.counts; }
  const domain::SavedViewStore& saved_views() const override { return stores_.saved_views; }
  const domain::AuditStore& audit() const override { return stores_.audit; }
  Result<std::optional<std::string>> installation_value(std::string_view name) const override {
    return stores_.installation_value(name);
  }

 private:
  StoreSet stores_;
};

// One transaction: made for one run of one closure.
class SqlTransaction final : public domain::Tx {
 public:
  SqlTransaction(Session& session, const Clock& clock) : transaction_(clock), stores_({session, &transaction_}) {}

  Result<void> prepare_commit() { return transaction_.prepare_commit(stores_.context.session); }
  Result<void> after_commit() { return transaction_.after_commit(); }

  const domain::TenantStore& tenants() const override { return stores_.tenants; }
  const domain::UserStore& users() const override { return stores_.users; }
  const domain::SessionStore& sessions() const override { return stores_.sessions; }
  const domain::AccessKeyStore& access_keys() const override { return stores_.access_keys; }
  const domain::BearerTokenStore& bearer_tokens() const override { return stores_.bearer_tokens; }
  const domain::CredentialDirectory& credentials() const override { return stores_.credentials; }
  const domain::IdempotencyStore& idempotency() const override { return stores_.idempotency; }
  const domain::DeviceStore& devices() const override { return stores_.devices; }
  const domain::TagStore& tags() const override { return stores_.tags; }
  const domain::SiteStore& sites() const override { return stores_.sites; }
  const domain::SegmentStore& segments() const override { return stores_.segments; }
  const domain::SubnetStore& subnets() const override { return stores_.subnets; }
  const domain::AlertStore& alerts() const override { return stores_.alerts; }
  const domain::VulnerabilityStore& vulnerabilities() const override { return stores_.vulnerabilities; }
  const domain::ImportStore& imports() const override { return stores_.imports; }
  const domain::InvitationStore& invitations() const override { return stores_.invitations; }
  const domain::NetworkDiscoveryStore& discovery() const override { return stores_.discovery; }
  const domain::SecurityRuleStore& security_rules() const override { return stores_.security_rules; }
  const domain::IntegrationStore& integrations() const override { return stores_.integrations; }
  const domain::SavedFilterStore& filters() const override { return stores_.filters; }
  const domain::CustomAttributeStore& custom_attributes() const override { return stores_.custom_attributes; }
  const domain::PolicyStore& policies() const override { return stores_.policies; }
  const domain::ChangeStore& changes() const override { return stores_.changes; }
  const domain::WebhookStore& webhooks() const override { return stores_.webhooks; }
  const domain::InventoryCounts& counts() const override { return stores_.counts; }
  const domain::SavedViewStore& saved_views() const override { return stores_.saved_views; }
  const domain::AuditStore& audit() const override { return stores_.audit; }
  Result<std::optional<std::string>> installation_value(std::string_view name) const override {
    return stores_.installation_value(name);
  }

  domain::TenantStore& tenants() override { return stores_.tenants; }
  domain::UserStore& users() override { return stores_.users; }
  domain::SessionStore& sessions() override { return stores_.sessions; }
  domain::AccessKeyStore& access_keys() override { return stores_.access_keys; }
  domain::BearerTokenStore& bearer_tokens() override { return stores_.bearer_tokens; }
  domain::CredentialDirectory& credentials() override { return stores_.credentials; }
  domain::IdempotencyStore& idempotency() override { return stores_.idempotency; }
  domain::DeviceStore& devices() override { return stores_.devices; }
  domain::TagStore& tags() override { return stores_.tags; }
  domain::SiteStore& sites() override { return stores_.sites; }
  domain::SegmentStore& segments() override { return stores_.segments; }
  domain::SubnetStore& subnets() override { return stores_.subnets; }
  domain::AlertStore& alerts() override { return stores_.alerts; }
  domain::VulnerabilityStore& vulnerabilities() override { return stores_.vulnerabilities; }
  domain::ImportStore& imports() override { return stores_.imports; }
  domain::InvitationStore& invitations() override { return stores_.invitations; }
  domain::NetworkDiscoveryStore& discovery() override { return stores_.discovery; }
  domain::SecurityRuleStore& security_rules() override { return stores_.security_rules; }
  domain::IntegrationStore& integrations() override { return stores_.integrations; }
  domain::SavedFilterStore& filters() override { return stores_.filters; }
  domain::CustomAttributeStore& custom_attributes() override { return stores_.custom_attributes; }
  domain::PolicyStore& policies() override { return stores_.policies; }
  domain::ChangeStore& changes() override { return stores_.changes; }
  domain::WebhookStore& webhooks() override { return stores_.webhooks; }
  domain::SavedViewStore& saved_views() override { return stores_.saved_views; }
  domain::AuditStore& audit() override { return stores_.audit; }
  Result<void> set_installation_value(std::string_view name, std::string_view value) override {
    return stores_.set_installation_value(name, value);
  }
  void add_witness(std::unique_ptr<domain::CommitWitness> witness) override {
    transaction_.add_witness(std::move(witness));
  }

 private:
  Transaction transaction_;
  StoreSet stores_;
};

}  // namespace guardian::storage
