#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_scope.h"
#include "domain/audit/audit_trail.h"
#include "domain/store/database.h"
#include "domain/users/user.h"

// What holds for every way a person comes to a tenant or is changed there: by an owner in the console, by
// the operator, by an invitation. Any thread.
namespace guardian::domain {

bool is_operator(const AccessScope& scope);

// `role` is the person's, now or to be: nobody manages above themselves. forbidden "no-permission", which
// names the role that could.
Result<void> check_may_manage(const AccessScope& scope, Role role);
// Reading what concerns the tenant as a whole: owners, administrators, the operator. forbidden "no-permission".
Result<void> check_administers(const AccessScope& scope);
// conflict "own-account": nobody raises, locks or removes themselves.
Result<void> check_not_oneself(const AccessScope& scope, std::string_view user_id);

// At most 200 bytes on one line; empty is fine. invalid_argument, type "name".
Result<void> check_person_name(std::string_view name);
// invalid_argument, type `field`.
Error bad_member_field(std::string_view field, std::string text);

// A person not stored yet. An empty name becomes the part before the @. `email` as normalise_email gives it.
User new_user(std::string_view email, std::string_view name, std::string hash, Instant now);

// `object` is the person; the detail tells e-mail and role.
AuditEvent member_event(const AccessScope& scope, std::string_view action, const Membership& member,
                        std::string_view request_id);

}  // namespace guardian::domain
