#include "admin/commands.h"

#include <algorithm>
#include <utility>

namespace guardian::admin {
namespace {

using Kind = ArgumentKind;

const Argument kTenant{"tenant", Kind::text, true, "the tenant's name (customerid)"};
const Argument kEmail{"email", Kind::text, true, "the person's e-mail"};
const Argument kYes{"yes", Kind::flag, false, "do not ask"};
const Argument kTableOrJson{"format", Kind::text, false, "how to print", {"table", "json"}, "table"};
const Argument kTextOrJson{"format", Kind::text, false, "how to print", {"text", "json"}, "text"};
const Argument kTenantName{"NAME", Kind::text, true, "the tenant's name: a-z, 0-9 and -, at most 63"};
const Argument kKeyId{"ID", Kind::text, true, "the access key's ID"};
const Argument kPassword{"password-stdin", Kind::password, true, "read the password from standard input"};
const Argument kPassphrase{"passphrase-stdin", Kind::password, true, "read the passphrase from standard input"};
const Argument kRole{"role", Kind::text, true, "what the person may do", {"owner", "administrator", "read-only"}};

constexpr const char* kDetectedDateHelp =
    "how detected_date is written for its clients; default: text on v4.0, list on v1";

std::vector<Argument> import_arguments() {
  return {
      {"FILE", Kind::input_file, true, "items in the API's own shape, one a line or one array; - reads standard input"},
      kTenant,
      {"on-error",
       Kind::text,
       false,
       "stop: one bad line refuses the file; skip: take the others",
       {"stop", "skip"},
       "stop"}};
}

std::vector<Command> table() {
  return {
      {"tenant create",
       "Create a tenant",
       {kTenantName},
       create_tenant,
       nullptr,
       true,
       "tenant create acme --data DIR"},
      {"tenant list", "List the tenants", {kTableOrJson}, list_tenants},
      {"tenant suspend", "Refuse all of a tenant's keys and sessions", {kTenantName}, suspend_tenant},
      {"tenant resume", "Undo suspend", {kTenantName}, resume_tenant},
      {"tenant delete", "Delete a tenant with everything in it", {kTenantName, kYes}, delete_tenant},
      {"tenant set",
       "Change settings of a tenant",
       {kTenantName, {"SETTINGS", Kind::list, true, "KEY=VALUE, several: calls_per_minute, max_active_keys, ..."}},
       set_tenant,
       nullptr,
       false,
       "tenant set acme max_key_days=365 --data DIR"},

      {"user create",
       "Add a person to a tenant",
       {kTenant,
        kEmail,
        kRole,
        {"name", Kind::text, false, "the name shown"},
        {"existing", Kind::flag, false, "the person has an account in another tenant and keeps its password"},
        kPassword},
       create_user,
       nullptr,
       false,
       "user create --tenant acme --email ada@acme.example --role owner --data DIR"},
      {"user list", "List a tenant's people", {kTenant, kTableOrJson}, list_users},
      {"user lock", "Stop a person's keys and sessions at once", {kTenant, kEmail}, lock_user},
      {"user unlock", "Undo lock", {kTenant, kEmail}, unlock_user},
      {"user delete", "Remove a person from a tenant, with keys and sessions", {kTenant, kEmail}, delete_user},
      {"user set-password",
       "Give a person a new password; ends their sessions",
       {kTenant, kEmail, kPassword},
       set_user_password},
      {"user set-role", "Change what a person may do", {kTenant, kEmail, kRole}, set_user_role},
      {"user end-sessions", "Sign a person out everywhere", {kTenant, kEmail}, end_user_sessions},
      {"user remove-second-factor",
       "Let a person who lost their authenticator app and recovery codes sign in by password alone",
       {kTenant, kEmail},
       remove_user_second_factor},

      {"key create",
       "Create an access key; its secret is shown once",
       {kTenant,
        {"user", Kind::text, true, "the owner's e-mail"},
        {"label", Kind::text, false, "what the key is for", {}, "command line"},
        {"expires-days", Kind::number, false, "lifetime in days, up to the tenant's maximum", {}, "365"},
        {"access", Kind::text, false, "what the key may do", {"read-only", "read-write"}, "read-only"},
        {"allow", Kind::list, false, "network the key may be used from, CIDR; several; none: from anywhere"},
        {"detected-date", Kind::text, false, kDetectedDateHelp, {"default", "text", "list"}, "default"},
        kTextOrJson},
       create_key,
       nullptr,
       false,
       "key create --tenant acme --user ada@acme.example --label Splunk --allow 10.2.0.0/16 --data DIR"},
      {"key list", "List a tenant's access keys", {kTenant, kTableOrJson}, list_keys},
      {"key disable", "Refuse a key until it is enabled", {kKeyId, kTenant}, disable_key},
      {"key enable", "Undo disable", {kKeyId, kTenant}, enable_key},
      {"key set",
       "Change how answers are written for a key's clients",
       {kKeyId, kTenant, {"detected-date", Kind::text, true, kDetectedDateHelp, {"default", "text", "list"}}},
       set_key},
      {"key rotate",
       "Replace a key by a new one with the same label, access and networks",
       {kKeyId,
        kTenant,
        {"overlap-hours", Kind::number, true, "how long the old key stays valid; 0: revoked at once"},
        kTextOrJson},
       rotate_key},
      {"key revoke",
       "End a key for good",
       {{"ID", Kind::text, false, "the access key's ID"},
        {"all", Kind::flag, false, "every key of the tenant"},
        kTenant,
        kYes},
       revoke_key},

      {"secrets rotate", "Make new secrets; what the old ones made stays valid", {}, rotate_secrets},
      {"secrets retire", "End the replaced secrets, after listing the keys that will stop", {kYes}, retire_secrets},
      {"secrets list", "List the secrets' versions, states and fingerprints", {kTableOrJson}, list_secrets},
      {"secrets export",
       "Write the secrets to a file, sealed by a passphrase",
       {{"FILE", Kind::output_file, true, "a new file"}, kPassphrase},
       export_secrets},
      {"secrets import",
       "Begin an installation with exported secrets",
       {{"FILE", Kind::input_file, true, "what export wrote"}, kPassphrase},
       nullptr,
       import_secrets,
       true},

      {"import devices", "Take devices from a file", import_arguments(), import_devices, nullptr, false,
       "import devices inventory.ndjson --tenant acme --data DIR"},
      {"import alerts", "Take alerts, and the devices they name", import_arguments(), import_alerts},
      {"import vulnerabilities", "Take vulnerabilities, and the devices they name", import_arguments(),
       import_vulnerabilities},
      {"import filters", "Take saved filters, which rules of custom attributes refer to", import_arguments(),
       import_filters},

      {"integration list",
       "List what an automation reported: statuses; with --format json also scan reports, jobs and scanners",
       {kTenant, kTableOrJson},
       list_integrations},
      {"security-rules list", "List the firewall rules that were uploaded", {kTenant, kTableOrJson}, list_security_rules},
      {"discovery list",
       "List the nodes network discovery uploaded; with --format json also links, interfaces and endpoints",
       {kTenant, kTableOrJson},
       list_discovery},
      {"import policies", "Take recommendations for firewall rules", import_arguments(), import_policies},

      {"audit verify", "Check the audit chains; exit 2 names the first bad record of each", {}, verify_audit},
      {"audit export",
       "Print the audit records, one JSON object a line",
       {{"tenant", Kind::text, false, "only this tenant's chain"}},
       export_audit},

      {"backup",
       "Write a consistent copy of the database; secrets are not in it",
       {{"FILE", Kind::output_file, true, "a new file"}},
       create_backup,
       nullptr,
       false,
       "backup /backup/guardian.db --data DIR"},
      {"restore",
       "Put a backup in place of the database, while no server runs",
       {{"FILE", Kind::input_file, true, "what backup wrote"}},
       nullptr,
       restore_backup,
       true},
  };
}

}  // namespace

const std::vector<Command>& commands() {
  static const std::vector<Command> all = table();
  return all;
}

const Command* find_command(std::string_view name) {
  const auto& all = commands();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Command& command) { return command.name == name; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace guardian::admin
