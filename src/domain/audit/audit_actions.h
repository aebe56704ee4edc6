#pragma once

#include <string_view>

// Every `action` an audit record may carry. Records live longer than code: a name is never reused for
// another meaning.
namespace guardian::domain::audit_action {

inline constexpr std::string_view kSessionSignIn = "session.sign-in";
inline constexpr std::string_view kSessionConfirm = "session.confirm";
inline constexpr std::string_view kSessionSignOut = "session.sign-out";
inline constexpr std::string_view kSessionEnd = "session.end";               // one, by the person
inline constexpr std::string_view kSessionsEndOthers = "session.end-others";  // by the person
inline constexpr std::string_view kSessionsEnd = "session.end-all";

inline constexpr std::string_view kSecondFactorBegin = "second-factor.begin";
inline constexpr std::string_view kSecondFactorTurnOn = "second-factor.turn-on";
inline constexpr std::string_view kSecondFactorTurnOff = "second-factor.turn-off";  // by the person
inline constexpr std::string_view kSecondFactorRemove = "second-factor.remove";     // by the operator
inline constexpr std::string_view kRecoveryCodesRenew = "second-factor.renew-recovery-codes";

inline constexpr std::string_view kKeyCreate = "access-key.create";
inline constexpr std::string_view kKeyRotate = "access-key.rotate";
inline constexpr std::string_view kKeyDisable = "access-key.disable";
inline constexpr std::string_view kKeyEnable = "access-key.enable";
inline constexpr std::string_view kKeyRevoke = "access-key.revoke";
inline constexpr std::string_view kKeySet = "access-key.set";
inline constexpr std::string_view kKeyRevokeAll = "access-key.revoke-all";

inline constexpr std::string_view kMemberAdd = "member.add";
inline constexpr std::string_view kMemberSetRole = "member.set-role";
inline constexpr std::string_view kMemberLock = "member.lock";
inline constexpr std::string_view kMemberUnlock = "member.unlock";
inline constexpr std::string_view kMemberRemove = "member.remove";
inline constexpr std::string_view kInvitationSend = "invitation.send";
inline constexpr std::string_view kInvitationRenew = "invitation.renew";
inline constexpr std::string_view kInvitationRevoke = "invitation.revoke";
inline constexpr std::string_view kInvitationAccept = "invitation.accept";
inline constexpr std::string_view kPasswordChange = "user.change-password";  // by the person
inline constexpr std::string_view kPasswordSet = "user.set-password";        // by someone else

inline constexpr std::string_view kTenantCreate = "tenant.create";
inline constexpr std::string_view kTenantSuspend = "tenant.suspend";
inline constexpr std::string_view kTenantResume = "tenant.resume";
inline constexpr std::string_view kTenantRemove = "tenant.remove";
inline constexpr std::string_view kTenantSet = "tenant.set";

inline constexpr std::string_view kDeviceBulk = "device.bulk";  // a change of many by a person
inline constexpr std::string_view kAlertResolve = "alert.resolve";
inline constexpr std::string_view kVulnerabilityMitigate = "vulnerability.mitigate";
inline constexpr std::string_view kVulnerabilityIgnore = "vulnerability.ignore";
inline constexpr std::string_view kVulnerabilityScan = "vulnerability.scan";

inline constexpr std::string_view kWebhookCreate = "webhook.create";
inline constexpr std::string_view kWebhookUpdate = "webhook.update";
inline constexpr std::string_view kWebhookDelete = "webhook.delete";
inline constexpr std::string_view kWebhookRotate = "webhook.rotate";
inline constexpr std::string_view kWebhookTest = "webhook.test";
inline constexpr std::string_view kWebhookReplay = "webhook.replay";
inline constexpr std::string_view kWebhookDisable = "webhook.disable";  // by the dispatcher

inline constexpr std::string_view kDatabaseRestore = "database.restore";
// The operator's commands and the imports name theirs beside their code: "secrets.rotate",
// "secrets.retire", "secrets.export", "backup.create", "audit.export", "import.devices", "import.alerts",
// "import.vulnerabilities", "import.filters", "import.policies", and of the API "device.update", "device.bulk-update",
// "tag.add", "tag.remove", "custom-attribute.create", "custom-attribute.update", "custom-attribute.delete", "custom-attribute.set-values".

}  // namespace guardian::domain::audit_action
