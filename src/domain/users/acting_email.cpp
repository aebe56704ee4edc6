#include "domain/users/acting_email.h"

#include "domain/users/user.h"

namespace guardian::domain {

Result<std::string> acting_email(const Reader& reader, const AccessScope& scope) {
  if (scope.user_id().empty()) return std::string();
  GUARDIAN_TRY(const auto user, reader.users().find(scope.user_id()));
  return user ? user->email : std::string();
}

}  // namespace guardian::domain
