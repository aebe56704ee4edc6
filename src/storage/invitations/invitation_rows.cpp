#include "storage/invitations/invitation_rows.h"

#include <utility>

#include "storage/columns.h"
#include "storage/sql_text.h"

namespace guardian::storage {

namespace {

struct InvitationRow {
  std::string id, tenant_id, email, name, role, digest, invited_by;
  long long created_at = 0, expires_at = 0;
  void columns(Columns& into) { into(id)(tenant_id)(email)(name)(role)(digest)(invited_by)(created_at)(expires_at); }
};

Result<domain::Invitation> invitation_of(InvitationRow row) {
  domain::Invitation invitation;
  invitation.id = std::move(row.id);
  invitation.tenant_id = std::move(row.tenant_id);
  invitation.email = std::move(row.email);
  invitation.name = std::move(row.name);
  GUARDIAN_TRY(invitation.role, read_role(row.role));
  invitation.digest = std::move(row.digest);
  invitation.invited_by = std::move(row.invited_by);
  GUARDIAN_TRY(invitation.created_at, read_instant(row.created_at, "invitation.created_at"));
  GUARDIAN_TRY(invitation.expires_at, read_instant(row.expires_at, "invitation.expires_at"));
  return invitation;
}

Result<std::optional<domain::Invitation>> invitation_in(Result<std::optional<InvitationRow>> row) {
  if (!row) return std::move(row).error();
  if (!*row) return std::optional<domain::Invitation>();
  GUARDIAN_TRY(auto invitation, invitation_of(*std::move(*row)));
  return std::optional(std::move(invitation));
}

}  // namespace

Result<std::optional<domain::Invitation>> InvitationRows::find_by_digest(std::string_view digest) const {
  return invitation_in(context_.session.read_one<InvitationRow>(sql::kInvitationsFindByDigest, {{"digest", digest}}));
}

Result<std::optional<domain::Invitation>> InvitationRows::find(const domain::AccessScope& scope,
                                                               std::string_view id) const {
  return invitation_in(
      context_.session.read_one<InvitationRow>(sql::kInvitationsFind, {{"tenant", scope.tenant_id()}, {"id", id}}));
}

Result<std::vector<domain::Invitation>> InvitationRows::list(const domain::AccessScope& scope) const {
  GUARDIAN_TRY(auto rows,
               context_.session.read_all<InvitationRow>(sql::kInvitationsList, {{"tenant", scope.tenant_id()}}));
  std::vector<domain::Invitation> all;
  for (auto& row : rows) {
    GUARDIAN_TRY(auto invitation, invitation_of(std::move(row)));
    all.push_back(std::move(invitation));
  }
  return all;
}

Result<void> InvitationRows::insert(const domain::AccessScope& scope, const domain::Invitation& invitation) {
  GUARDIAN_TRY(const auto made,
               context_.session.change(sql::kInvitationsInsert, {{"tenant", scope.tenant_id()},
                                                                 {"id", invitation.id},
                                                                 {"email", invitation.email},
                                                                 {"name", invitation.name},
                                                                 {"role", to_string(invitation.role)},
                                                                 {"digest", invitation.digest},
                                                                 {"invited_by", invitation.invited_by},
                                                                 {"created_at", invitation.created_at},
                                                                 {"expires_at", invitation.expires_at}}));
  if (made == 0) return Error::conflict("This e-mail has an invitation: renew or revoke it", "invited-already");
  return {};
}

Result<void> InvitationRows::update(const domain::AccessScope& scope, const domain::Invitation& invitation) {
  GUARDIAN_TRY(const auto changed,
               context_.session.change(sql::kInvitationsUpdate, {{"digest", invitation.digest},
                                                                 {"invited_by", invitation.invited_by},
                                                                 {"expires_at", invitation.expires_at},
                                                                 {"tenant", scope.tenant_id()},
                                                                 {"id", invitation.id}}));
  if (changed == 0) return Error::not_found("There is no such invitation");
  return {};
}

Result<void> InvitationRows::remove(const domain::AccessScope& scope, std::string_view id) {
  GUARDIAN_CHECK(context_.session.change(sql::kInvitationsRemove, {{"tenant", scope.tenant_id()}, {"id", id}}));
  return {};
}

Result<void> InvitationRows::remove_ended(const domain::AccessScope& scope, Instant before) {
  GUARDIAN_CHECK(
      context_.session.change(sql::kInvitationsRemoveEnded, {{"tenant", scope.tenant_id()}, {"before", before}}));
  return {};
}

Result<void> InvitationRows::remove_all() {
  GUARDIAN_CHECK(context_.session.change(sql::kInvitationsRemoveAll, {}));
  return {};
}

}  // namespace guardian::storage
