#pragma once

#include <string_view>
#include <vector>

#include "admin/command.h"

// All commands of the local operator. To add one: its file, its declaration here, its row in commands.cpp.
namespace guardian::admin {

// In the order --help shows them. Stays the same for the whole run.
const std::vector<Command>& commands();
// Null: no such command.
const Command* find_command(std::string_view name);

#define GUARDIAN_COMMAND(function) \
  Result<void> function(CommandContext& context, const boost::json::object& arguments, CommandIo& io)

GUARDIAN_COMMAND(create_tenant);
GUARDIAN_COMMAND(list_tenants);
GUARDIAN_COMMAND(suspend_tenant);
GUARDIAN_COMMAND(resume_tenant);
GUARDIAN_COMMAND(delete_tenant);
GUARDIAN_COMMAND(set_tenant);
GUARDIAN_COMMAND(create_user);
GUARDIAN_COMMAND(list_users);
GUARDIAN_COMMAND(lock_user);
GUARDIAN_COMMAND(unlock_user);
GUARDIAN_COMMAND(delete_user);
GUARDIAN_COMMAND(set_user_password);
GUARDIAN_COMMAND(set_user_role);
GUARDIAN_COMMAND(end_user_sessions);
GUARDIAN_COMMAND(remove_user_second_factor);
GUARDIAN_COMMAND(create_key);
GUARDIAN_COMMAND(list_keys);
GUARDIAN_COMMAND(disable_key);
GUARDIAN_COMMAND(enable_key);
GUARDIAN_COMMAND(rotate_key);
GUARDIAN_COMMAND(set_key);
GUARDIAN_COMMAND(revoke_key);
GUARDIAN_COMMAND(rotate_secrets);
GUARDIAN_COMMAND(retire_secrets);
GUARDIAN_COMMAND(list_secrets);
GUARDIAN_COMMAND(export_secrets);
GUARDIAN_COMMAND(import_devices);
GUARDIAN_COMMAND(import_alerts);
GUARDIAN_COMMAND(import_vulnerabilities);
GUARDIAN_COMMAND(list_integrations);
GUARDIAN_COMMAND(list_security_rules);
GUARDIAN_COMMAND(list_discovery);
GUARDIAN_COMMAND(import_filters);
GUARDIAN_COMMAND(import_policies);
GUARDIAN_COMMAND(verify_audit);
GUARDIAN_COMMAND(export_audit);
GUARDIAN_COMMAND(create_backup);

#undef GUARDIAN_COMMAND

Result<void> import_secrets(OfflineContext& context, const boost::json::object& arguments, CommandIo& io);
Result<void> restore_backup(OfflineContext& context, const boost::json::object& arguments, CommandIo& io);

}  // namespace guardian::admin
