#include <rapidcheck.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <set>
#include <thread>

#include "contract/contract_fixture.h"
#include "domain/changes/change.h"
#include "domain/changes/conditional_database.h"
#include "domain/custom_attributes/custom_attribute.h"
#include "domain/segments/segment.h"
#include "domain/subnets/prefix.h"
#include "domain/subnets/subnet.h"

namespace guardian::storage {

using domain::AccessScope;
using domain::Change;
using domain::ChangeKind;
using domain::ChangePosition;
using domain::Collection;

// What a caller sees: collection and id to what tells two states of the object apart.
using Table = std::map<std::pair<Collection, std::string>, std::string>;

class ChangesContract : public Contract {
 protected:
  // Everything that the lists show.
  static Result<Table> table_of(const Reader& reader, const AccessScope& scope) {
    Table table;
    GUARDIAN_TRY(const auto sites, reader.sites().list(scope, {}));
    for (const auto& site : sites) table[{Collection::site, site.id}] = site.description;
    GUARDIAN_TRY(const auto subnets, reader.subnets().list(scope, {}));
    for (const auto& subnet : subnets)
      table[{Collection::subnet, subnet.prefix.to_string()}] =
          subnet.name + " at " + subnet.site_id + " in " + (subnet.parent ? subnet.parent->to_string() : "none");
    GUARDIAN_TRY(const auto segments, reader.segments().list(scope, {}));
    for (const auto& segment : segments)
      table[{Collection::network_segment, segment.id}] = segment.name + " at " + segment.site_id;
    GUARDIAN_TRY(const auto tags, reader.tags().list(scope, {}));
    for (const auto& tag : tags) table[{Collection::tag, tag.id}] = tag.value;
    GUARDIAN_TRY(const auto attributes, reader.custom_attributes().list(scope, {}));
    for (const auto& attribute : attributes)
      table[{Collection::custom_attribute, attribute.id}] = attribute.default_value;
    domain::DeviceQuery devices;
    devices.limit = 10'000;
    GUARDIAN_TRY(const auto found, reader.devices().list(scope, devices));
    for (const auto& detail : found) {
      std::string& state = table[{Collection::device, detail.device.id}];
      state = detail.device.hostname + " at " + detail.device.site_id + " " + std::to_string(detail.device.version);
      for (const auto& tag : detail.tags) state += " " + tag.id;
    }
    GUARDIAN_TRY(const auto alerts, reader.alerts().list_ids(scope, {}));
    GUARDIAN_TRY(const auto items, reader.alerts().read(scope, alerts));
    for (const auto& item : items) table[{Collection::alert, item.alert.id}] = item.alert.name;
    return table;
  }

  // Keeps a copy by the feed alone.
  class Follower {
   public:
    Follower(domain::Database& database, AccessScope scope) : database_(database), scope_(std::move(scope)) {}

    // Reads one piece; false: there was nothing.
    bool read_some(std::int64_t limit) {
      return must(database_.read([&](const Reader& reader) -> Result<bool> {
        GUARDIAN_TRY(
            const auto changes,
            reader.changes().list(scope_, {at_, {domain::kCollections.begin(), domain::kCollections.end()}, limit}));
        GUARDIAN_TRY(const Table table, table_of(reader, scope_));
        EXPECT_LE(changes.size(), static_cast<std::size_t>(limit));
        for (const Change& change : changes) take(change, table);
        return !changes.empty();
      }));
    }
    void read_all(std::int64_t limit = 3) {
      while (read_some(limit)) {
      }
    }
    const Table& copy() const { return copy_; }
    const ChangePosition& position() const { return at_; }
    const std::vector<Change>& told() const { return told_; }

   private:
    void take(const Change& change, const Table& table) {
      const ChangePosition here = domain::position_of(change);
      EXPECT_LT(at_, here) << "told twice, or out of order";
      at_ = here;
      told_.push_back(change);
      std::string id = change.id;
      if (change.kind == ChangeKind::deleted) {
        copy_.erase({change.collection, id});
        return;
      }
      if (change.collection == Collection::subnet) {
        for (const auto& [key, state] : table)
          if (key.first == Collection::subnet && domain::prefix_key(*Cidr::parse(key.second)) == change.id)
            id = key.second;
      }
      const auto found = table.find({change.collection, id});
      ASSERT_NE(found, table.end()) << "told of what nobody can see: " << to_string(change.collection) << " " << id;
      copy_[{change.collection, id}] = found->second;
    }

    domain::Database& database_;
    AccessScope scope_;
    ChangePosition at_;
    Table copy_;
    std::vector<Change> told_;
  };

  domain::Alert alert_of(const std::string& id, const std::string& device_id, const std::string& name) {
    domain::Alert alert;
    alert.id = id;
    alert.zb_ticketid = "alert-" + id;
    alert.device_id = device_id;
    alert.date = alert.updated_at = at(1'700'000'000'000);
    alert.type = "policy_alert";
    alert.severity = 2;
    alert.document = "{}";
    alert.name = name;
    return alert;
  }

  static std::string id_of(int number) {
    std::string id = std::to_string(number);
    return std::string(24 - id.size(), 'a') + id;
  }

  // One of the changes that the product makes, by number; what cannot be done now does nothing.
  Result<void> change(Tx& tx, int what, int which) {
    const auto scope = scope_of(a_);
    const auto site = std::to_string(which % 3);
    const auto text = "state " + std::to_string(++states_);
    auto device = device_of("dev-" + std::to_string(which % 5));
    device.device.hostname = text;
    device.device.site_id = site;
    switch (what) {
      case 0:
      case 1:
        GUARDIAN_CHECK(tx.devices().save(scope, device));
        return {};
      case 2: {
        GUARDIAN_TRY(const auto found, tx.devices().find(scope, device.device.deviceid));
        if (!found) return {};
        GUARDIAN_CHECK(tx.alerts().save(scope, alert_of(id_of(which % 7), found->device.id, text)));
        return tx.devices().recount_alerts(scope, {found->device.id});
      }
      case 3: {
        GUARDIAN_TRY(const auto tag, tx.tags().ensure(scope, {"", "Floor", "f" + std::to_string(which % 4), at(1)}));
        GUARDIAN_TRY(const auto found, tx.devices().find(scope, device.device.deviceid));
        if (found) GUARDIAN_CHECK(tx.devices().set_tags(scope, {found->device.id}, {tag.id}, which % 2 == 0));
        return {};
      }
      case 4: {
        GUARDIAN_TRY(auto made, tx.sites().ensure(scope, "site " + site, site, at(1)));
        made.description = text;
        return tx.sites().update(scope, made);
      }
      case 5: {
        domain::Subnet subnet;
        subnet.prefix = *Cidr::parse(which % 2 == 0 ? "10.0.0.0/8" : "10." + std::to_string(which % 4) + ".0.0/16");
        subnet.name = text;
        subnet.site_id = site;
        subnet.source = "Customer";
        GUARDIAN_TRY(const bool made, tx.subnets().insert(scope, subnet));
        return made ? Result<void>() : tx.subnets().update(scope, subnet);
      }
      case 6:
        GUARDIAN_CHECK(tx.subnets().remove(scope, *Cidr::parse(which % 2 == 0 ? "10.0.0.0/8" : "10.1.0.0/16"), at(1)));
        return {};
      case 7: {
        GUARDIAN_TRY(const auto segments, tx.segments().list(scope, {}));
        domain::NetworkSegment segment;
        segment.name = text;
        segment.site_id = site;
        if (segments.size() < 3) {
          GUARDIAN_CHECK(tx.segments().insert(scope, segment));
          return {};
        }
        const auto& there = segments[static_cast<std::size_t>(which) % segments.size()];
        if (which % 2 == 0) return tx.segments().remove(scope, there.number);
        segment.id = there.id;
        segment.number = there.number;
        return tx.segments().update(scope, segment);
      }
      case 8: {
        GUARDIAN_TRY(const auto attributes, tx.custom_attributes().list(scope, {}));
        if (attributes.size() < 2) {
          return tx.custom_attributes().insert(scope, {id_of(states_), text, "", at(1), {}});
        }
        auto attribute = attributes[static_cast<std::size_t>(which) % attributes.size()];
        if (which % 2 == 0) {
          GUARDIAN_CHECK(tx.custom_attributes().remove(scope, attribute.id));
          return {};
        }
        attribute.default_value = text;
        return tx.custom_attributes().update(scope, attribute);
      }
      case 9: {
        GUARDIAN_TRY(const auto found, tx.sites().find(scope, site));
        return found ? tx.sites().remove(scope, site) : Result<void>();
      }
      default:
        return {};
    }
  }

  // An import goes on as the product's do: rows that nobody sees yet, then all at once.
  Result<void> import_step(Tx& tx, int which) {
    const auto scope = scope_of(a_);
    if (import_.id.empty()) {
      import_ = {};
      import_.id = random_id();
      import_.tenant_id = a_.id;
      import_.kind = "devices";
      import_.started_by = "service:contract";
      GUARDIAN_CHECK(tx.imports().insert(scope, import_));
      import_.state = domain::ImportState::applying;
      return tx.imports().update(scope, import_);
    }
    if (which % 3 == 0) {
      import_.state = domain::ImportState::complete;
      return tx.imports().update(scope, import_);
    }
    auto device = device_of("imported-" + std::to_string(++states_));
    device.device.import_id = import_.id;
    device.device.site_id = std::to_string(which % 3);
    GUARDIAN_CHECK(tx.devices().save(scope, device));
    return tx.imports().update(scope, import_);
  }

  int states_ = 0;
  domain::ImportRecord import_;
};

TEST_F(ChangesContract, FollowersEndWithTheTable) {
  std::vector<Follower> followers;
  followers.emplace_back(db(), scope_of(a_));
  followers.emplace_back(db(), scope_in_sites(a_, {"1"}));
  followers.emplace_back(db(), scope_in_sites(a_, {"0", "2"}));
  int compared = 0;
  EXPECT_TRUE(rc::check(
      "any order of changes, imports and reads", [&](const std::vector<std::tuple<std::uint8_t, std::uint8_t>>& steps) {
        for (const auto& [what, which] : steps) {
          const int kind = what % 16;
          if (kind >= 12) {
            followers[static_cast<std::size_t>(what / 16) % followers.size()].read_some(which % 4 + 1);
            continue;
          }
          const auto wrote = write([&](Tx& tx) -> Result<void> {
            if (kind >= 10) return import_step(tx, which);
            GUARDIAN_CHECK(change(tx, kind, which));
            if (which % 5 == 0) return change(tx, (kind + 1) % 10, which / 5);
            if (which % 11 == 0) return Error::invalid("rolled back");
            return {};
          });
          if (import_.state == domain::ImportState::complete && wrote) import_.id.clear();
          if (!wrote) RC_ASSERT(wrote.error().code == ErrorCode::invalid_argument);
        }
        if (!import_.id.empty()) return;  // its rows, and what follows them, are told when it is complete
        for (Follower& follower : followers) follower.read_all();
        const Table whole = must(read([&](const Reader& r) { return table_of(r, scope_of(a_)); }));
        RC_ASSERT(followers[0].copy() == whole);
        RC_ASSERT(followers[1].copy() ==
                  must(read([&](const Reader& r) { return table_of(r, scope_in_sites(a_, {"1"})); })));
        RC_ASSERT(followers[2].copy() == must(read([&](const Reader& r) {
                    return table_of(r, scope_in_sites(a_, {"0", "2"}));
                  })));
        ++compared;
      }));
  EXPECT_GT(compared, 20);
  EXPECT_GT(followers[0].copy().size(), 10U);
}

// Threads that commit while others read: what one transaction wrote is never passed over.
TEST_F(ChangesContract, NothingIsMissedWhileOthersCommit) {
  constexpr int kWriters = 3, kChanges = 60;
  std::atomic<int> running = kWriters;
  std::vector<std::thread> threads;
  std::atomic<int> failed = 0;
  for (int writer = 0; writer < kWriters; ++writer) {
    threads.emplace_back([&, writer] {
      for (int i = 0; i < kChanges; ++i) {
        const auto wrote = write([&](Tx& tx) -> Result<void> {
          auto device = device_of("dev-" + std::to_string((i * 7 + writer) % 20));
          device.device.hostname = std::to_string(writer) + "/" + std::to_string(i);
          GUARDIAN_TRY(const auto id, tx.devices().save(scope_of(a_), device));
          GUARDIAN_CHECK(tx.alerts().save(scope_of(a_), alert_of(id_of(1000 * writer + i), id, "new")));
          return tx.devices().recount_alerts(scope_of(a_), {id});
        });
        failed += wrote ? 0 : 1;
      }
      --running;
    });
  }
  Follower follower(db(), scope_of(a_));
  while (running > 0) follower.read_some(5);
  for (auto& thread : threads) thread.join();
  follower.read_all(7);
  EXPECT_EQ(failed, 0);
  EXPECT_EQ(follower.copy(), must(read([&](const Reader& r) { return table_of(r, scope_of(a_)); })));
  const auto alerts = std::count_if(follower.told().begin(), follower.told().end(),
                                    [](const Change& change) { return change.collection == Collection::alert; });
  EXPECT_EQ(alerts, kWriters * kChanges) << "each was written once, so each is told once";
}

TEST_F(ChangesContract, TellWhatIsNewToTheReader) {
  save_device(a_, device_of("old"));
  Follower follower(db(), scope_of(a_));
  follower.read_all();
  ASSERT_EQ(follower.told().size(), 1U);
  EXPECT_EQ(follower.told()[0].kind, ChangeKind::created);
  save_device(a_, device_of("old"));
  save_device(a_, device_of("new"));
  save_device(a_, device_of("new"));
  follower.read_all();
  ASSERT_EQ(follower.told().size(), 3U);
  EXPECT_EQ(follower.told()[1].kind, ChangeKind::changed);
  EXPECT_EQ(follower.told()[2].kind, ChangeKind::created) << "changed since, but never told before";
}

// By every kind that requests name: who may not see an object is not told of it.
TEST_F(ChangesContract, EachObjectHasTheNumberOfItsNewestChange) {
  const AccessScope scope = scope_of(a_);
  std::map<Collection, std::string> ids;
  const auto last_of = [&](const AccessScope& who, Collection collection, std::vector<std::string> names) {
    return must(read([&](const Reader& r) { return r.changes().last_of_objects(who, collection, names); }));
  };
  must(write([&](Tx& tx) -> Result<void> {
    GUARDIAN_TRY(const auto site, tx.sites().ensure(scope, "North", "7", at(1)));
    ids[Collection::site] = site.id;
    domain::NetworkSegment segment;
    segment.name = "ward";
    segment.site_id = site.id;
    GUARDIAN_CHECK(tx.segments().insert(scope, segment));
    GUARDIAN_TRY(const auto segments, tx.segments().list(scope, {}));
    ids[Collection::network_segment] = segments.front().id;
    domain::Subnet subnet;
    subnet.prefix = domain::parse_prefix("10.0.0.0/8").value();
    subnet.site_id = site.id;
    GUARDIAN_CHECK(tx.subnets().insert(scope, subnet));
    ids[Collection::subnet] = domain::prefix_key(subnet.prefix);
    auto device = device_of("one");
    device.device.site_id = site.id;
    GUARDIAN_TRY(ids[Collection::device], tx.devices().save(scope, device));
    ids[Collection::alert] = id_of(1);
    return tx.alerts().save(scope, alert_of(id_of(1), ids[Collection::device], "new"));
  }));
  const auto first = must(read([&](const Reader& r) { return r.changes().last(scope); }));
  for (const auto& [collection, id] : ids) {
    const std::map<std::string, std::int64_t> expected{{id, first}};
    EXPECT_EQ(last_of(scope, collection, {id, "not there"}), expected) << to_string(collection);
    EXPECT_EQ(last_of(scope_in_sites(a_, {"7"}), collection, {id}), expected) << to_string(collection);
    EXPECT_TRUE(last_of(scope_in_sites(a_, {"8"}), collection, {id}).empty()) << to_string(collection);
    EXPECT_TRUE(last_of(scope_of(b_), collection, {id}).empty()) << to_string(collection);
    EXPECT_TRUE(last_of(scope, collection, {}).empty()) << to_string(collection);
  }
  EXPECT_TRUE(last_of(scope, Collection::vulnerability, {"not there"}).empty());
  EXPECT_TRUE(last_of(scope, Collection::custom_attribute, {"not there"}).empty());

  const auto other = save_device(a_, device_of("other"));
  const auto second = must(read([&](const Reader& r) { return r.changes().last(scope); }));
  ASSERT_GT(second, first);
  const std::map<std::string, std::int64_t> both{{ids[Collection::device], first}, {other, second}};
  EXPECT_EQ(last_of(scope, Collection::device, {ids[Collection::device], other}), both);
  EXPECT_FALSE(read([&](const Reader& r) { return r.changes().last_of_objects(scope, Collection::tag, {"x"}); }));
}

// Both read the same version: one change is made, the other is told, and nothing of it stays.
TEST_F(ChangesContract, OfTwoChangesOfOneVersionOneIsMade) {
  const AccessScope scope = scope_of(a_);
  must(write([&](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(tx.sites().ensure(scope, "North", "7", at(1)));
    return {};
  }));
  constexpr int kWriters = 4, kRounds = 10;
  for (int round = 0; round < kRounds; ++round) {
    const auto version = must(read([&](const Reader& r) { return r.changes().last(scope); }));
    std::atomic<int> made = 0, refused = 0;
    std::vector<std::thread> threads;
    for (int writer = 0; writer < kWriters; ++writer) {
      threads.emplace_back([&, writer] {
        domain::ConditionalDatabase database(db(), scope, domain::Precondition{version});
        database.name_objects(Collection::site, {"North"});
        const Result<void> done = database.write(domain::WriteLane::normal, [&](Tx& tx) -> Result<void> {
          GUARDIAN_TRY(auto site, tx.sites().find_by_name(scope, "North"));
          site->description = std::to_string(round) + " by " + std::to_string(writer);
          return tx.sites().update(scope, *site);
        });
        made += done ? 1 : 0;
        refused += !done && done.error().type == "precondition-failed" && database.failure() ? 1 : 0;
      });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(made, 1);
    EXPECT_EQ(refused, kWriters - 1);
  }
}

TEST_F(ChangesContract, StayWithinTheTenant) {
  save_device(b_, device_of("of b"));
  must(write([&](Tx& tx) -> Result<void> {
    GUARDIAN_TRY(const auto site, tx.sites().ensure(scope_of(b_), "b", "1", at(1)));
    return tx.sites().remove(scope_of(b_), site.id);
  }));
  Follower follower(db(), scope_of(a_));
  follower.read_all();
  EXPECT_TRUE(follower.told().empty());
  EXPECT_EQ(must(read([&](const Reader& r) { return r.changes().last(scope_of(a_)); })), 0);
}

TEST_F(ChangesContract, LastNumbersRiseWithTheirCollectionAlone) {
  const auto last_of = [&](Collection collection) {
    return must(read([&](const Reader& r) { return r.changes().last_of(scope_of(a_), {collection}); }));
  };
  save_device(a_, device_of("one"));
  const auto devices = last_of(Collection::device);
  EXPECT_EQ(devices, must(read([&](const Reader& r) { return r.changes().last(scope_of(a_)); })));
  must(write([&](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(tx.tags().ensure(scope_of(a_), {"", "Floor", "1", at(1)}));
    return {};
  }));
  EXPECT_EQ(last_of(Collection::device), devices);
  EXPECT_GT(last_of(Collection::tag), devices);
}

TEST_F(ChangesContract, TimesLeadToNumbers) {
  const auto now = must(write([&](Tx& tx) -> Result<Instant> {
    GUARDIAN_CHECK(tx.devices().save(scope_of(a_), device_of("one")));
    return SystemClock().now();
  }));
  const auto before = [&](Instant time) {
    return must(read([&](const Reader& r) { return r.changes().last_before(scope_of(a_), time, now); }));
  };
  const auto last = must(read([&](const Reader& r) { return r.changes().last(scope_of(a_)); }));
  EXPECT_EQ(before(now + std::chrono::hours(1)), last) << "nothing since";
  EXPECT_EQ(before(now - std::chrono::hours(1)), 0) << "all since";
  EXPECT_EQ(before(now - domain::kKeptChanges - std::chrono::hours(1)), 0) << "longer ago than is remembered";
}

TEST_F(ChangesContract, OldTombstonesAreForgotten) {
  must(write([&](Tx& tx) -> Result<void> {
    GUARDIAN_TRY(const auto site, tx.sites().ensure(scope_of(a_), "gone", "1", at(1)));
    return tx.sites().remove(scope_of(a_), site.id);
  }));
  const auto told = [&] {
    return must(read([&](const Reader& r) { return r.changes().list(scope_of(a_), {{}, {Collection::site}, 10}); }));
  };
  ASSERT_EQ(told().size(), 1U);
  EXPECT_EQ(told()[0].kind, ChangeKind::deleted);
  const auto forget = [&](Instant time) {
    return must(write([&](Tx& tx) { return tx.changes().remove_before(time); }));
  };
  EXPECT_EQ(forget(SystemClock().now() - std::chrono::hours(1)), 0);
  EXPECT_GT(forget(SystemClock().now() + std::chrono::hours(1)), 0);
  EXPECT_TRUE(told().empty());
}

// A walk by positions, with changes between its pages: what is there from its beginning to its end comes once, in
// order.
TEST_F(ChangesContract, PagesByPositionHoldTheirPlace) {
  const auto scope = scope_of(a_);
  int named = 0;
  EXPECT_TRUE(
      rc::check("any changes between pages", [&](const std::vector<std::uint8_t>& steps, bool up, std::uint8_t length) {
        domain::DeviceQuery query;
        query.sort = domain::DeviceSort::deviceid;
        query.direction = up ? domain::Direction::ascending : domain::Direction::descending;
        query.limit = 10'000;
        const auto ids_in = [&](const domain::DeviceQuery& asked) {
          std::vector<std::string> ids;
          for (const auto& detail : must(read([&](const Reader& r) { return r.devices().list(scope, asked); }))) {
            ids.push_back(detail.device.deviceid);
          }
          return ids;
        };
        const auto before = ids_in(query);
        std::vector<std::string> walked;
        domain::DeviceQuery page = query;
        page.limit = length % 4 + 1;
        std::size_t step = 0;
        for (bool more = true; more;) {
          const auto devices = must(read([&](const Reader& r) { return r.devices().list(scope, page); }));
          for (const auto& detail : devices) walked.push_back(detail.device.deviceid);
          more = static_cast<std::int64_t>(devices.size()) == page.limit;
          if (!devices.empty()) {
            page.bounds.after = must(read([&](const Reader& r) -> Result<domain::ListPosition> {
              return r.devices().position_of(query, devices.back().device);
            }));
          }
          if (step < steps.size()) {
            // A new device somewhere, or another state of one that is there.
            const int n = steps[step++];
            save_device(a_, device_of(n % 3 == 0       ? std::to_string(n) + "-" + std::to_string(++named)
                                      : before.empty() ? "first"
                                                       : before[static_cast<std::size_t>(n) % before.size()]));
          }
        }
        RC_ASSERT(std::set<std::string>(walked.begin(), walked.end()).size() == walked.size());
        for (const auto& id : before) RC_ASSERT(std::find(walked.begin(), walked.end(), id) != walked.end());
        const bool in_order =
            up ? std::is_sorted(walked.begin(), walked.end()) : std::is_sorted(walked.rbegin(), walked.rend());
        RC_ASSERT(in_order);
      }));
}

}  // namespace guardian::storage
