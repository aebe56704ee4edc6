#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/access/access_key.h"
#include "domain/access/bearer_token.h"
#include "domain/sessions/session.h"
#include "domain/tenants/tenant.h"
#include "domain/users/user.h"

namespace guardian::domain {

class SecondFactorStore;

// All that decides over one presented key, read in one statement: key, owner, membership, tenant.
struct KeyCredential {
  std::string tenant_id;
  std::string tenant_name;
  TenantState tenant_state = TenantState::active;
  TenantSettings tenant_settings;
  AccessKey key;
  std::string email;
  Role role = Role::read_only;          // the owner's, now
  MemberState member_state = MemberState::active;
};

// A token's row and whose it is; its key is asked for by itself.
struct TokenCredential {
  std::string tenant_id;
  BearerToken token;
};

struct SessionCredential {
  std::string tenant_id;
  std::string tenant_name;
  TenantState tenant_state = TenantState::active;
  TenantSettings tenant_settings;
  Session session;
  User user;
  Role role = Role::read_only;
  MemberState member_state = MemberState::active;
};

struct LastUseUpdate {
  std::string tenant_id;
  std::string key_id;
  LastUse use;
};

// What is looked up before a tenant is known. Only `domain/access` calls it; all else is tenant-bound.
class CredentialDirectory {
 public:
  virtual ~CredentialDirectory() = default;

  virtual Result<std::optional<KeyCredential>> find_key(std::string_view key_id) const = 0;
  virtual Result<std::optional<TokenCredential>> find_token(std::string_view token_id) const = 0;
  virtual Result<std::optional<SessionCredential>> find_session(std::string_view session_digest) const = 0;
  virtual Result<std::optional<User>> find_user_by_email(std::string_view email) const = 0;  // email lower-cased

  // Changes with every committed change to a key, user, membership, session end, or tenant state, on any node.
  virtual Result<std::int64_t> auth_epoch() const = 0;
  virtual Result<void> raise_auth_epoch() = 0;

  // Failed sign-ins of one account in a row, for the throttle; absent account rows count from zero.
  struct SignInFailures {
    int count = 0;
    Instant last;
  };
  virtual Result<SignInFailures> sign_in_failures(std::string_view account_digest) const = 0;
  virtual Result<void> set_sign_in_failures(std::string_view account_digest, const SignInFailures& failures) = 0;

  virtual const SecondFactorStore& second_factors() const = 0;
  virtual SecondFactorStore& second_factors() = 0;

  // Forward-only: an older time than the stored one changes nothing.
  virtual Result<void> record_last_use(const std::vector<LastUseUpdate>& updates) = 0;
};

}  // namespace guardian::domain
