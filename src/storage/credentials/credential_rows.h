#pragma once

#include <string>

#include "domain/access/credential_directory.h"
#include "storage/second_factors/second_factor_rows.h"
#include "storage/transaction.h"

namespace guardian::storage {

class CredentialRows final : public domain::CredentialDirectory {
 public:
  explicit CredentialRows(StoreContext context) : context_(context), second_factors_(context) {}

  Result<std::optional<domain::KeyCredential>> find_key(std::string_view key_id) const override;
  Result<std::optional<domain::TokenCredential>> find_token(std::string_view token_id) const override;
  Result<std::optional<domain::SessionCredential>> find_session(std::string_view session_digest) const override;
  Result<std::optional<domain::User>> find_user_by_email(std::string_view email) const override;

  Result<std::int64_t> auth_epoch() const override;
  Result<void> raise_auth_epoch() override;

  Result<SignInFailures> sign_in_failures(std::string_view account_digest) const override;
  Result<void> set_sign_in_failures(std::string_view account_digest, const SignInFailures& failures) override;

  const domain::SecondFactorStore& second_factors() const override { return second_factors_; }
  domain::SecondFactorStore& second_factors() override { return second_factors_; }

  Result<void> record_last_use(const std::vector<domain::LastUseUpdate>& updates) override;

 private:
  Result<domain::TenantSettings> settings_of(const std::string& text) const;

  StoreContext context_;
  SecondFactorRows second_factors_;
  // Most credentials of a session's reads belong to one tenant: its settings are parsed once.
  mutable std::string parsed_text_;
  mutable domain::TenantSettings parsed_;
};

}  // namespace guardian::storage
