#include "contract/contract_fixture.h"
#include "domain/access/access_key.h"
#include "domain/access/credential_directory.h"
#include "domain/sessions/session.h"
#include "domain/tenants/tenant.h"
#include "domain/users/user.h"

namespace guardian::storage {

using domain::Membership;
using domain::MemberState;
using domain::Role;

TEST_F(Contract, TenantIsFoundAsItWasStored) {
  domain::Tenant tenant;
  make_tenant(tenant, "cold-store");
  tenant.settings.max_active_keys = 7;
  tenant.settings.credentials_in_query = true;
  tenant.state = domain::TenantState::suspended;
  must(write([&](Tx& tx) { return tx.tenants().update(tenant); }));
  const auto found = must(read([&](const Reader& r) { return r.tenants().find_by_name("cold-store"); }));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->id, tenant.id);
  EXPECT_EQ(found->state, domain::TenantState::suspended);
  EXPECT_EQ(found->settings, tenant.settings);
  EXPECT_EQ(found->created_at, tenant.created_at);
  EXPECT_TRUE(must(read([&](const Reader& r) { return r.tenants().find(tenant.id); })));
  EXPECT_FALSE(must(read([&](const Reader& r) { return r.tenants().find_by_name("Cold-store"); })));
}

TEST_F(Contract, TenantsAreListedByName) {
  const auto all = must(read([](const Reader& r) { return r.tenants().list(); }));
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].name, "acme");
  EXPECT_EQ(all[1].name, "bolt");
}

TEST_F(Contract, TenantNameIsTakenOnce) {
  domain::Tenant again = a_;
  again.id = random_id();
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.tenants().insert(again); })), ErrorCode::conflict);
}

TEST_F(Contract, AbsentTenantIsNotUpdatedOrRemoved) {
  domain::Tenant none = a_;
  none.id = random_id();
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.tenants().update(none); })), ErrorCode::not_found);
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.tenants().remove(none.id); })), ErrorCode::not_found);
}

TEST_F(Contract, UserIsFoundByIdAndEmail) {
  const auto user = make_user("ann@example.com");
  const auto by_id = must(read([&](const Reader& r) { return r.users().find(user.id); }));
  const auto by_email = must(read([&](const Reader& r) { return r.credentials().find_user_by_email(user.email); }));
  ASSERT_TRUE(by_id && by_email);
  EXPECT_EQ(by_id->email, user.email);
  EXPECT_EQ(by_email->id, user.id);
  EXPECT_EQ(by_email->password_hash, user.password_hash);
  EXPECT_EQ(by_email->created_at, user.created_at);
  EXPECT_FALSE(must(read([](const Reader& r) { return r.credentials().find_user_by_email("nobody@example.com"); })));
}

TEST_F(Contract, EmailIsTakenOnceAndTheConflictLeavesNoTrace) {
  const auto user = make_user("ann@example.com");
  auto twin = user;
  twin.id = random_id();
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.users().insert(twin); })), ErrorCode::conflict);
  EXPECT_FALSE(must(read([&](const Reader& r) { return r.users().find(twin.id); })));
  EXPECT_EQ(must(read([&](const Reader& r) { return r.credentials().find_user_by_email(user.email); }))->id, user.id);
}

TEST_F(Contract, PasswordAndPreferencesChange) {
  const auto user = make_user("ann@example.com");
  must(write([&](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(tx.users().set_password(user.id, "$argon2id$new", at(1'700'000'009'000)));
    return tx.users().set_preferences(user.id, R"({"theme":"dark"})");
  }));
  const auto found = must(read([&](const Reader& r) { return r.users().find(user.id); }));
  EXPECT_EQ(found->password_hash, "$argon2id$new");
  EXPECT_EQ(found->password_changed_at, at(1'700'000'009'000));
  EXPECT_EQ(found->preferences, R"({"theme":"dark"})");
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.users().set_password("none", "x", at(1)); })), ErrorCode::not_found);
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.users().set_preferences("none", "{}"); })), ErrorCode::not_found);
}

TEST_F(Contract, MembershipsBelongToTheirTenant) {
  const auto ann = make_user("ann@example.com");
  const auto zoe = make_user("zoe@example.com");
  join(a_, zoe, Role::read_only);
  join(a_, ann, Role::owner);
  join(b_, ann, Role::administrator);
  const auto in_a = must(read([&](const Reader& r) { return r.users().list_members(scope_of(a_)); }));
  ASSERT_EQ(in_a.size(), 2U);
  EXPECT_EQ(in_a[0].email, "ann@example.com");
  EXPECT_EQ(in_a[0].role, Role::owner);
  EXPECT_EQ(in_a[0].tenant_name, "acme");
  EXPECT_EQ(in_a[1].role, Role::read_only);
  EXPECT_FALSE(must(read([&](const Reader& r) { return r.users().find_member(scope_of(b_), zoe.id); })));
  const auto of_ann = must(read([&](const Reader& r) { return r.users().memberships_of(ann.id); }));
  ASSERT_EQ(of_ann.size(), 2U);
  EXPECT_EQ(of_ann[0].tenant_name, "acme");
  EXPECT_EQ(of_ann[1].role, Role::administrator);
}

TEST_F(Contract, MembershipChangesInItsTenantOnly) {
  const auto ann = make_user("ann@example.com");
  auto member = join(a_, ann, Role::owner);
  join(b_, ann, Role::owner);
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.users().insert_member(scope_of(a_), member); })),
            ErrorCode::conflict);
  member.role = Role::read_only;
  member.state = MemberState::locked;
  member.last_sign_in = at(1'700'000'001'000);
  must(write([&](Tx& tx) { return tx.users().update_member(scope_of(a_), member); }));
  const auto in_a = must(read([&](const Reader& r) { return r.users().find_member(scope_of(a_), ann.id); }));
  EXPECT_EQ(in_a->role, Role::read_only);
  EXPECT_EQ(in_a->state, MemberState::locked);
  EXPECT_EQ(in_a->last_sign_in, at(1'700'000'001'000));
  const auto in_b = must(read([&](const Reader& r) { return r.users().find_member(scope_of(b_), ann.id); }));
  EXPECT_EQ(in_b->role, Role::owner);
  EXPECT_FALSE(in_b->last_sign_in);
  const auto eve = make_user("eve@example.com");
  join(b_, eve);
  member.user_id = eve.id;
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.users().update_member(scope_of(a_), member); })),
            ErrorCode::not_found);
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.users().remove_member(scope_of(a_), eve.id); })),
            ErrorCode::not_found);
  member.user_id = "nobody";
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.users().insert_member(scope_of(a_), member); })),
            ErrorCode::not_found);
}

TEST_F(Contract, RemovedMemberTakesKeysAndSessionsOfThisTenantAlong) {
  const auto ann = make_user("ann@example.com");
  join(a_, ann);
  join(b_, ann);
  const auto key_a = key_of(ann);
  const auto key_b = key_of(ann);
  const auto session_a = session_of(ann);
  const auto session_b = session_of(ann);
  must(write([&](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(tx.access_keys().insert(scope_of(a_), key_a));
    GUARDIAN_CHECK(tx.access_keys().insert(scope_of(b_), key_b));
    GUARDIAN_CHECK(tx.sessions().insert(scope_of(a_), session_a));
    return tx.sessions().insert(scope_of(b_), session_b);
  }));
  must(write([&](Tx& tx) { return tx.users().remove_member(scope_of(a_), ann.id); }));
  const auto key_found = [&](const std::string& id) {
    return must(read([&](const Reader& r) { return r.credentials().find_key(id); })).has_value();
  };
  EXPECT_FALSE(key_found(key_a.key_id));
  EXPECT_TRUE(key_found(key_b.key_id));
  EXPECT_FALSE(must(read([&](const Reader& r) { return r.credentials().find_session(session_a.digest); })));
  EXPECT_TRUE(must(read([&](const Reader& r) { return r.credentials().find_session(session_b.digest); })));
  EXPECT_TRUE(must(read([&](const Reader& r) { return r.users().find(ann.id); })));

  must(write([&](Tx& tx) { return tx.users().remove_member(scope_of(b_), ann.id); }));
  EXPECT_FALSE(must(read([&](const Reader& r) { return r.users().find(ann.id); })));
  EXPECT_FALSE(must(read([&](const Reader& r) { return r.credentials().find_user_by_email(ann.email); })));
  EXPECT_FALSE(key_found(key_b.key_id));
  make_user("ann@example.com");  // the address is free again
}

}  // namespace guardian::storage
