#include "contract/contract_fixture.h"
#include "domain/users/invitation.h"
#include "domain/webhooks/webhook.h"

// What the lists of an administrator are read from: invitations, pages of keys, a search of the audit log.
namespace guardian::storage {

using domain::AuditSearch;
using domain::Invitation;
using domain::KeyPage;
using domain::Role;

class Administration : public Contract {
 protected:
  static Invitation invitation_for(const domain::Tenant& tenant, const std::string& email) {
    return {random_id(),    tenant.id,   email,     "Bob",    Role::administrator,
            random_hex(32), random_id(), at(1'000), at(9'000)};
  }
  Result<void> insert(const domain::Tenant& tenant, const Invitation& invitation) {
    return write([&](Tx& tx) { return tx.invitations().insert(scope_of(tenant), invitation); });
  }
  std::vector<Invitation> list(const domain::Tenant& tenant) {
    return must(read([&](const Reader& r) { return r.invitations().list(scope_of(tenant)); }));
  }
  std::optional<Invitation> find_by_digest(const std::string& digest) {
    return must(read([&](const Reader& r) { return r.invitations().find_by_digest(digest); }));
  }
  std::vector<std::string> page(const KeyPage& asked) {
    std::vector<std::string> ids;
    for (const auto& key : must(read([&](const Reader& r) { return r.access_keys().list_page(scope_of(a_), asked); })))
      ids.push_back(key.key_id);
    return ids;
  }
  std::vector<std::int64_t> search(const AuditSearch& asked) {
    std::vector<std::int64_t> found;
    for (const auto& record : must(read([&](const Reader& r) { return r.audit().search(a_.id, asked); })))
      found.push_back(record.seq);
    return found;
  }
  void append(const std::string& chain, std::int64_t seq, const std::string& actor, const std::string& action,
              const std::string& object) {
    domain::AuditRecord record;
    record.chain = chain;
    record.seq = seq;
    record.time = at(1'000 * seq);
    record.actor = actor;
    record.action = action;
    record.object = object;
    record.mac = "m";
    must(write([&](Tx& tx) -> Result<void> {
      GUARDIAN_CHECK(tx.audit().lock_head(chain));
      return tx.audit().append(record);
    }));
  }
};

TEST_F(Administration, InvitationIsFoundAsItWasStored) {
  const auto made = invitation_for(a_, "bob@example.com");
  must(insert(a_, made));
  const auto found = find_by_digest(made.digest);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->id, made.id);
  EXPECT_EQ(found->tenant_id, a_.id);
  EXPECT_EQ(found->email, made.email);
  EXPECT_EQ(found->name, "Bob");
  EXPECT_EQ(found->role, Role::administrator);
  EXPECT_EQ(found->invited_by, made.invited_by);
  EXPECT_EQ(found->created_at, at(1'000));
  EXPECT_EQ(found->expires_at, at(9'000));
  EXPECT_FALSE(find_by_digest(random_hex(32)));
  EXPECT_FALSE(find_by_digest(""));
}

TEST_F(Administration, AnEmailHoldsOneInvitationPerTenant) {
  must(insert(a_, invitation_for(a_, "zoe@example.com")));
  must(insert(a_, invitation_for(a_, "bob@example.com")));
  must(insert(b_, invitation_for(b_, "bob@example.com")));
  const auto again = insert(a_, invitation_for(a_, "bob@example.com"));
  ASSERT_EQ(code_of(again), ErrorCode::conflict);
  EXPECT_EQ(again.error().type, "invited-already");
  ASSERT_EQ(list(a_).size(), 2U);
  EXPECT_EQ(list(a_)[0].email, "bob@example.com");
}

TEST_F(Administration, InvitationsBelongToTheirTenant) {
  auto made = invitation_for(a_, "bob@example.com");
  must(insert(a_, made));
  const auto former = made.digest;
  made.digest = random_hex(32);
  made.expires_at = at(20'000);
  EXPECT_FALSE(must(read([&](const Reader& r) { return r.invitations().find(scope_of(b_), made.id); })));
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.invitations().update(scope_of(b_), made); })), ErrorCode::not_found);
  must(write([&](Tx& tx) { return tx.invitations().remove(scope_of(b_), made.id); }));
  must(write([&](Tx& tx) { return tx.invitations().remove_ended(scope_of(b_), at(1'000'000)); }));
  EXPECT_TRUE(find_by_digest(former));

  must(write([&](Tx& tx) { return tx.invitations().update(scope_of(a_), made); }));
  EXPECT_FALSE(find_by_digest(former));
  ASSERT_TRUE(find_by_digest(made.digest));
  EXPECT_EQ(find_by_digest(made.digest)->expires_at, at(20'000));
  must(write([&](Tx& tx) { return tx.invitations().remove_ended(scope_of(a_), at(20'000)); }));
  EXPECT_EQ(list(a_).size(), 1U) << "one that ends now is not long past its end";
  must(write([&](Tx& tx) { return tx.invitations().remove_ended(scope_of(a_), at(20'001)); }));
  EXPECT_TRUE(list(a_).empty());
}

TEST_F(Administration, InvitationsGoOneByOneAllTogetherAndWithTheirTenant) {
  const auto one = invitation_for(a_, "bob@example.com");
  must(insert(a_, one));
  must(insert(b_, invitation_for(b_, "zoe@example.com")));
  must(write([&](Tx& tx) { return tx.invitations().remove(scope_of(a_), one.id); }));
  EXPECT_TRUE(list(a_).empty());
  EXPECT_EQ(list(b_).size(), 1U);
  must(insert(a_, one));
  must(write([&](Tx& tx) { return tx.tenants().remove(a_.id); }));
  EXPECT_FALSE(find_by_digest(one.digest));
  must(write([](Tx& tx) { return tx.invitations().remove_all(); }));
  EXPECT_TRUE(list(b_).empty());
}

TEST_F(Administration, KeysComeInPagesNewestFirst) {
  const auto ann = make_user("ann@example.com");
  const auto zoe = make_user("zoe@example.com");
  for (const auto& person : {ann, zoe}) join(a_, person);
  join(b_, ann);
  std::vector<domain::AccessKey> keys;
  for (int i = 0; i < 5; ++i) {
    auto key = key_of(i % 2 == 0 ? ann : zoe);
    // Two of one second: the ID decides.
    key.issued_at = at(1'000'000 + 1'000 * (i / 2));
    key.valid_until = key.expires_at = at(2'000'000 + 1'000 * i);
    key.state = i == 4 ? domain::KeyState::revoked : i == 3 ? domain::KeyState::disabled : domain::KeyState::active;
    keys.push_back(key);
    must(write([&](Tx& tx) { return tx.access_keys().insert(scope_of(a_), key); }));
  }
  must(write([&](Tx& tx) { return tx.access_keys().insert(scope_of(b_), key_of(ann)); }));
  std::sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) {
    return std::tie(a.issued_at, a.key_id) > std::tie(b.issued_at, b.key_id);
  });
  std::vector<std::string> in_order;
  for (const auto& key : keys) in_order.push_back(key.key_id);

  KeyPage asked;
  asked.now = at(1'500'000);
  EXPECT_EQ(page(asked), in_order);
  asked.limit = 2;
  std::vector<std::string> paged;
  for (auto ids = page(asked); !ids.empty(); ids = page(asked)) {
    paged.insert(paged.end(), ids.begin(), ids.end());
    const auto& last = keys[paged.size() - 1];
    asked.behind = KeyPage::Place{last.issued_at, last.key_id};
  }
  EXPECT_EQ(paged, in_order);

  asked = {};
  asked.now = at(2'001'000);  // the first two are over by now
  const auto count = [&](domain::ShownKeyState state, const std::string& user = {}) {
    asked.state = state;
    asked.user_id = user;
    return page(asked).size();
  };
  EXPECT_EQ(count(domain::ShownKeyState::expired), 2U);
  EXPECT_EQ(count(domain::ShownKeyState::active), 1U);
  EXPECT_EQ(count(domain::ShownKeyState::disabled), 1U);
  EXPECT_EQ(count(domain::ShownKeyState::revoked), 1U);
  EXPECT_EQ(count(domain::ShownKeyState::revoked, zoe.id), 0U);
  EXPECT_EQ(count(domain::ShownKeyState::expired, zoe.id), 1U);
}

TEST_F(Administration, AuditLogIsSearchedWithinItsChain) {
  append(a_.id, 1, "user:1", "member.add", "user:2");
  append(a_.id, 2, "user:1", "member.lock", "user:2");
  append(a_.id, 3, "os:root", "access-key.create", "key:1");
  append(a_.id, 4, "user:2", "member.lock", "user:3");
  append(b_.id, 1, "user:1", "member.lock", "user:2");
  EXPECT_EQ(must(read([&](const Reader& r) { return r.audit().head(a_.id); })).seq, 4);
  EXPECT_EQ(must(read([&](const Reader& r) { return r.audit().head("none"); })).seq, 0);

  AuditSearch all;
  all.before = 5;
  EXPECT_EQ(search(all), (std::vector<std::int64_t>{4, 3, 2, 1}));
  const auto with = [&](auto&& change) {
    AuditSearch asked = all;
    change(asked);
    return search(asked);
  };
  using Numbers = std::vector<std::int64_t>;
  EXPECT_EQ(with([](auto& s) { s.limit = 1; }), Numbers{4});
  EXPECT_EQ(with([](auto& s) { s.before = 3; }), (Numbers{2, 1}));
  EXPECT_EQ(with([](auto& s) { s.lowest = 3; }), (Numbers{4, 3}));
  EXPECT_EQ(with([](auto& s) { s.actor = "user:1"; }), (Numbers{2, 1}));
  EXPECT_EQ(with([](auto& s) { s.action = "member.lock"; }), (Numbers{4, 2}));
  EXPECT_EQ(with([](auto& s) { s.action = "member."; }), Numbers{});
  EXPECT_EQ(with([](auto& s) { s.family = "member."; }), (Numbers{4, 2, 1}));
  EXPECT_EQ(with([](auto& s) { s.family = "%"; }), Numbers{}) << "a family is no pattern";
  EXPECT_EQ(with([](auto& s) { s.object = "user:2"; }), (Numbers{2, 1}));
  EXPECT_EQ(with([](auto& s) { s.since = at(2'000), s.until = at(4'000); }), (Numbers{3, 2}));
}

TEST_F(Administration, NothingWaitsForWhoHasNoWebhooks) {
  const auto waiting = must(read([&](const Reader& r) { return r.webhooks().waiting(scope_of(a_)); }));
  EXPECT_EQ(waiting.deliveries, 0);
  EXPECT_FALSE(waiting.oldest);
}

}  // namespace guardian::storage
