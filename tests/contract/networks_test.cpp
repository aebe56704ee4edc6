#include <rapidcheck.h>

#include <algorithm>
#include <map>

#include "contract/contract_fixture.h"
#include "domain/segments/segment.h"
#include "domain/sites/site.h"
#include "domain/subnets/prefix.h"
#include "domain/subnets/subnet.h"

namespace guardian::storage {

using domain::NetworkSegment;
using domain::Site;
using domain::Subnet;
using domain::SubnetQuery;

class NetworkContract : public Contract {
 protected:
  using Prefixes = std::vector<std::string>;

  static Cidr net(const std::string& text) { return *Cidr::parse(text); }

  static Subnet subnet_of(const Cidr& prefix, const std::string& site_id = "0") {
    Subnet subnet;
    subnet.prefix = prefix;
    subnet.site_id = site_id;
    subnet.created_at = subnet.updated_at = at(1'000);
    return subnet;
  }
  static Subnet subnet_of(const std::string& prefix, const std::string& site_id = "0") {
    return subnet_of(net(prefix), site_id);
  }
  void add(const domain::Tenant& tenant, const Subnet& subnet) {
    EXPECT_TRUE(must(write([&](Tx& tx) { return tx.subnets().insert(scope_of(tenant), subnet); })));
  }
  void add_all(const Prefixes& prefixes) {
    for (const auto& prefix : prefixes) add(a_, subnet_of(prefix));
  }
  std::vector<Subnet> list(const domain::AccessScope& scope, const SubnetQuery& query) {
    return must(read([&](const Reader& r) { return r.subnets().list(scope, query); }));
  }
  Prefixes found(const domain::AccessScope& scope, const SubnetQuery& query) {
    Prefixes prefixes;
    for (const auto& subnet : list(scope, query)) prefixes.push_back(subnet.prefix.to_string());
    EXPECT_EQ(must(read([&](const Reader& r) { return r.subnets().count(scope, query); })),
              static_cast<std::int64_t>(prefixes.size()));
    return prefixes;
  }
  std::string parent_of(const std::string& prefix) {
    const auto subnet = must(read([&](const Reader& r) { return r.subnets().find(scope_of(a_), net(prefix)); }));
    if (!subnet) return "missing";
    return subnet->parent ? subnet->parent->to_string() : "";
  }
  bool remove(const domain::AccessScope& scope, const std::string& prefix) {
    return must(write([&](Tx& tx) { return tx.subnets().remove(scope, net(prefix), at(9)); }));
  }

  Site make_site(const std::string& name, const std::string& id, const std::string& group = "") {
    Site site;
    site.id = id;
    site.name = name;
    site.group = group;
    site.created_at = site.updated_at = at(1'000);
    return must(write([&](Tx& tx) { return tx.sites().insert(scope_of(a_), site); })).value();
  }

  static NetworkSegment segment_of(const std::string& name, const std::string& site_id = "0") {
    NetworkSegment segment;
    segment.name = name;
    segment.description = "what it is for";
    segment.site_id = site_id;
    segment.firewalls = {{"7F7B14BAE015426", at(500)}, {"0123", at(501)}};
    segment.created_at = segment.updated_at = at(1'000);
    return segment;
  }
  std::int64_t add_segment(const domain::Tenant& tenant, const NetworkSegment& segment) {
    return must(write([&](Tx& tx) { return tx.segments().insert(scope_of(tenant), segment); })).value();
  }
};

TEST_F(NetworkContract, SubnetIsFoundAsItWasStored) {
  auto subnet = subnet_of("10.2.0.0/16", "17");
  subnet.kind = domain::SubnetKind::block;
  subnet.name = "Ward 'B'";
  subnet.description = "ümläut";
  subnet.vlan = "4094";
  subnet.gateway = "10.2.0.1";
  subnet.is_static = true;
  subnet.monitored = false;
  subnet.source = "ipam_infoblox";
  subnet.integration_instance = "infoblox-1";
  add(a_, subnet);
  const auto find = [&](const domain::Tenant& tenant) {
    return must(read([&](const Reader& r) { return r.subnets().find(scope_of(tenant), subnet.prefix); }));
  };
  EXPECT_EQ(find(a_), subnet);
  EXPECT_FALSE(find(b_));
  share(subnet);
  subnet.name = "other";
  subnet.updated_at = at(2'000);
  must(write([&](Tx& tx) { return tx.subnets().update(scope_of(a_), subnet); }));
  EXPECT_EQ(find(a_), subnet);
  EXPECT_FALSE(must(write([&](Tx& tx) { return tx.subnets().insert(scope_of(a_), subnet); })));
  add(b_, subnet);
  EXPECT_TRUE(remove(scope_of(a_), "10.2.0.0/16"));
  EXPECT_FALSE(remove(scope_of(a_), "10.2.0.0/16"));
  EXPECT_EQ(find(b_), subnet);
}

TEST_F(NetworkContract, TreeIsOrderedByAddressWithEveryNetworkBeforeWhatLiesInIt) {
  add_all({"2001:db8::/32", "10.1.0.0/16", "9.0.0.0/8", "::/0", "10.0.0.0/8", "10.1.2.0/24", "10.1.2.0/25", "0.0.0.0/0",
           "2001:db8::1/128", "10.0.0.0/32"});
  EXPECT_EQ(found(scope_of(a_), {}),
            Prefixes({"0.0.0.0/0", "9.0.0.0/8", "10.0.0.0/8", "10.0.0.0/32", "10.1.0.0/16", "10.1.2.0/24",
                      "10.1.2.0/25", "::/0", "2001:db8::/32", "2001:db8::1/128"}));
}

TEST_F(NetworkContract, InsertAndRemoveKeepTheParents) {
  add_all({"10.1.2.0/24", "10.0.0.0/8", "11.0.0.0/8"});
  EXPECT_EQ(parent_of("10.1.2.0/24"), "10.0.0.0/8");
  add(a_, subnet_of("10.1.0.0/16"));  // between the two
  EXPECT_EQ(parent_of("10.1.2.0/24"), "10.1.0.0/16");
  EXPECT_EQ(parent_of("10.1.0.0/16"), "10.0.0.0/8");
  EXPECT_EQ(parent_of("11.0.0.0/8"), "");
  add(a_, subnet_of("0.0.0.0/0"));  // around all
  EXPECT_EQ(parent_of("11.0.0.0/8"), "0.0.0.0/0");
  EXPECT_TRUE(remove(scope_of(a_), "10.1.0.0/16"));
  EXPECT_EQ(parent_of("10.1.2.0/24"), "10.0.0.0/8");
  EXPECT_TRUE(remove(scope_of(a_), "10.0.0.0/8"));
  EXPECT_TRUE(remove(scope_of(a_), "0.0.0.0/0"));
  EXPECT_EQ(parent_of("10.1.2.0/24"), "");
}

TEST_F(NetworkContract, ParentsAreThoseOfANaiveScanAfterAnyChanges) {
  std::set<Cidr> stored;
  const bool held = rc::check("parents", [&] {
    // Few bits, so that networks lie in each other often; both families.
    const auto low = *rc::gen::inRange(0, 16);
    const auto length = *rc::gen::inRange(0, 5);
    const bool v4 = *rc::gen::inRange(0, 3) != 0;
    const Cidr prefix = v4 ? Cidr::around(IpAddress::v4(static_cast<std::uint32_t>(low) << 28U), length)
                           : Cidr::around(IpAddress::v6({static_cast<unsigned char>(low << 4)}), length);
    const bool inserted = must(write([&](Tx& tx) -> Result<bool> {
      if (stored.contains(prefix)) {
        GUARDIAN_CHECK(tx.subnets().remove(scope_of(a_), prefix, at(3)));
        return false;
      }
      return tx.subnets().insert(scope_of(a_), subnet_of(prefix));
    }));
    if (inserted) {
      stored.insert(prefix);
    } else {
      stored.erase(prefix);
    }
    for (const auto& subnet : list(scope_of(a_), {})) {
      std::optional<Cidr> parent;
      for (const auto& other : stored) {
        const bool around = other != subnet.prefix && other.contains(subnet.prefix);
        if (around && (!parent || parent->contains(other))) parent = other;
      }
      RC_ASSERT(subnet.parent == parent);
    }
    RC_ASSERT(list(scope_of(a_), {}).size() == stored.size());
  });
  EXPECT_TRUE(held);
}

TEST_F(NetworkContract, EverySubnetComesExactlyOnceInEveryPageLength) {
  must(write([&](Tx& tx) -> Result<void> {
    for (unsigned i = 0; i < 150; ++i) {
      auto subnet = subnet_of(Cidr::around(IpAddress::v4(0x0a000000U + i * 64), i % 5 == 0 ? 24 : 28));
      subnet.name = "n" + std::to_string(i % 2);
      GUARDIAN_CHECK(tx.subnets().insert(scope_of(a_), subnet));
    }
    return {};
  }));
  add(b_, subnet_of("10.0.0.0/8"));
  const bool held = rc::check("paging", [&] {
    SubnetQuery query;
    if (*rc::gen::arbitrary<bool>()) query.name = "n0";
    query.one_level = *rc::gen::arbitrary<bool>();
    const auto whole = list(scope_of(a_), query);
    query.limit = *rc::gen::inRange(1, 40);
    std::vector<Subnet> walked;
    for (query.offset = 0;; query.offset += query.limit) {
      const auto page = list(scope_of(a_), query);
      walked.insert(walked.end(), page.begin(), page.end());
      if (static_cast<std::int64_t>(page.size()) < query.limit) break;
    }
    RC_ASSERT(walked == whole);
    RC_ASSERT(must(read([&](const Reader& r) { return r.subnets().count(scope_of(a_), query); })) ==
              static_cast<std::int64_t>(whole.size()));
    RC_ASSERT(!whole.empty());
  });
  EXPECT_TRUE(held);
}

TEST_F(NetworkContract, EachSubnetFilterFindsWhatItShould) {
  add_all({"10.0.0.0/8", "10.1.0.0/16", "10.1.2.0/24", "10.255.255.255/32", "11.0.0.0/8", "2001:db8::/32"});
  auto odd = subnet_of("192.168.0.0/16", "7");
  odd.name = "Lab";
  odd.description = "100%";
  odd.updated_at = at(5'000);
  add(a_, odd);
  const auto filtered = [&](auto&& change) {
    SubnetQuery query;
    change(query);
    return found(scope_of(a_), query);
  };
  EXPECT_EQ(filtered([](auto& q) { q.one_level = true; }),
            Prefixes({"10.0.0.0/8", "11.0.0.0/8", "192.168.0.0/16", "2001:db8::/32"}));
  EXPECT_EQ(filtered([](auto& q) {
              q.one_level = true;
              q.parent = net("10.0.0.0/8");
            }),
            Prefixes({"10.1.0.0/16", "10.255.255.255/32"}));
  EXPECT_EQ(filtered([](auto& q) { q.parent = net("10.0.0.0/8"); }),
            Prefixes({"10.1.0.0/16", "10.1.2.0/24", "10.255.255.255/32"}));
  EXPECT_EQ(filtered([](auto& q) { q.parent = net("10.1.2.0/24"); }), Prefixes());
  EXPECT_EQ(filtered([](auto& q) { q.prefix = net("10.1.0.0/16"); }), Prefixes({"10.1.0.0/16"}));
  EXPECT_EQ(filtered([](auto& q) { q.prefix = net("10.1.0.0/17"); }), Prefixes());
  EXPECT_EQ(filtered([](auto& q) { q.name = "Lab"; }), Prefixes({"192.168.0.0/16"}));
  EXPECT_EQ(filtered([](auto& q) { q.name = "lab"; }), Prefixes());
  EXPECT_EQ(filtered([](auto& q) { q.description = "100%"; }), Prefixes({"192.168.0.0/16"}));
  EXPECT_EQ(filtered([](auto& q) { q.description = "%"; }), Prefixes());
  EXPECT_EQ(filtered([](auto& q) { q.site_id = "7"; }), Prefixes({"192.168.0.0/16"}));
  EXPECT_EQ(filtered([](auto& q) { q.updated_since = at(5'000); }), Prefixes({"192.168.0.0/16"}));
  EXPECT_EQ(filtered([](auto& q) { q.updated_since = at(5'001); }), Prefixes());
  SubnetQuery behind;
  behind.offset = 4'000'000'000;
  EXPECT_TRUE(list(scope_of(a_), behind).empty());
}

TEST_F(NetworkContract, SiteSetIsAWallForSubnetsAndSegments) {
  auto block = subnet_of("10.0.0.0/8", "2");
  add(a_, block);
  add(a_, subnet_of("10.1.0.0/16", "1"));
  add(a_, subnet_of("10.1.2.0/24", "1"));
  auto shared = subnet_of("172.16.0.0/12", "1");
  share(shared);
  add(a_, shared);
  const auto north = scope_in_sites(a_, {"1"});
  EXPECT_EQ(found(north, {}), Prefixes({"10.1.0.0/16", "10.1.2.0/24"}));
  SubnetQuery top;
  top.one_level = true;
  EXPECT_EQ(found(north, top), Prefixes({"10.1.0.0/16"})) << "its parent does not exist for the caller";
  EXPECT_FALSE(list(north, top).front().parent);
  EXPECT_FALSE(must(read([&](const Reader& r) { return r.subnets().find(north, block.prefix); })));
  EXPECT_FALSE(remove(north, "10.0.0.0/8"));
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.subnets().insert(north, subnet_of("10.9.0.0/16", "2")); })),
            ErrorCode::forbidden);
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.subnets().update(north, block); })), ErrorCode::forbidden);
  EXPECT_FALSE(must(write([&](Tx& tx) { return tx.subnets().insert(north, subnet_of("10.0.0.0/8", "1")); })))
      << "a prefix is unique in the tenant";
  EXPECT_TRUE(remove(north, "10.1.0.0/16"));

  const auto here = add_segment(a_, segment_of("here", "1"));
  const auto there = add_segment(a_, segment_of("there", "2"));
  EXPECT_EQ(must(read([&](const Reader& r) { return r.segments().count(north, {}); })), 1);
  EXPECT_EQ(must(read([&](const Reader& r) { return r.segments().list(north, {}); })).at(0).number, here);
  EXPECT_FALSE(must(read([&](const Reader& r) { return r.segments().find(north, there); })));
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.segments().insert(north, segment_of("x", "2")); })),
            ErrorCode::forbidden);
}

TEST_F(NetworkContract, SegmentsHaveNumbersThatNeverComeBack) {
  const auto one = add_segment(a_, segment_of("one"));
  const auto two = add_segment(a_, segment_of("two", "5"));
  EXPECT_EQ(one, 1);
  EXPECT_EQ(two, 2);
  EXPECT_EQ(add_segment(b_, segment_of("one")), 1) << "each tenant counts by itself";
  EXPECT_FALSE(must(write([&](Tx& tx) { return tx.segments().insert(scope_of(a_), segment_of("two")); })));
  must(write([&](Tx& tx) { return tx.segments().remove(scope_of(a_), two); }));
  EXPECT_GT(add_segment(a_, segment_of("two")), two);

  const auto find = [&](std::int64_t number) {
    return must(read([&](const Reader& r) { return r.segments().find(scope_of(a_), number); }));
  };
  auto segment = find(one).value();
  EXPECT_EQ(segment.id.size(), 24U);
  EXPECT_EQ(segment.firewalls, segment_of("one").firewalls);
  segment.name = "renamed";
  segment.description.clear();
  segment.firewalls.pop_back();
  segment.site_id = "5";
  segment.updated_at = at(2'000);
  must(write([&](Tx& tx) { return tx.segments().update(scope_of(a_), segment); }));
  EXPECT_EQ(find(one), segment);
  EXPECT_FALSE(find(two));
  domain::SegmentQuery query;
  query.updated_since = at(2'000);
  EXPECT_EQ(must(read([&](const Reader& r) { return r.segments().list(scope_of(a_), query); })).size(), 1U);
  query.updated_since.reset();
  query.offset = 1;
  EXPECT_EQ(must(read([&](const Reader& r) { return r.segments().list(scope_of(a_), query); })).size(), 1U);
  EXPECT_EQ(must(read([&](const Reader& r) { return r.segments().count(scope_of(a_), query); })), 2);
  EXPECT_EQ(must(read([&](const Reader& r) { return r.segments().number_of_name(scope_of(a_), "renamed"); })), one);
  EXPECT_FALSE(must(read([&](const Reader& r) { return r.segments().number_of_name(scope_of(a_), "one"); })));
}

TEST_F(NetworkContract, SitesAreMadeChangedCountedAndRemoved) {
  const auto plant = make_site("Plant", "17", "East");
  EXPECT_EQ(make_site("Office", "").id.size(), 24U);
  EXPECT_FALSE(must(write([&](Tx& tx) { return tx.sites().insert(scope_of(a_), plant); })));
  const auto find = [&](const std::string& name) {
    return must(read([&](const Reader& r) { return r.sites().find_by_name(scope_of(a_), name); }));
  };
  EXPECT_EQ(find("Plant"), plant);
  EXPECT_EQ(must(read([&](const Reader& r) { return r.sites().find(scope_of(a_), "17"); })), plant);
  EXPECT_FALSE(must(read([&](const Reader& r) { return r.sites().find(scope_of(b_), "17"); })));
  auto changed = plant;
  changed.description = "by the river";
  changed.location = "1 Quay";
  changed.updated_at = at(2'000);
  must(write([&](Tx& tx) { return tx.sites().update(scope_of(a_), changed); }));
  EXPECT_EQ(find("Plant"), changed);

  const auto names = [&](const domain::SiteQuery& query) {
    std::vector<std::string> out;
    for (const auto& site : must(read([&](const Reader& r) { return r.sites().list(scope_of(a_), query); })))
      out.push_back(site.name);
    return out;
  };
  domain::SiteQuery query;
  EXPECT_EQ(names(query), std::vector<std::string>({"Office", "Plant"}));
  query.offset = 1;
  EXPECT_EQ(names(query), std::vector<std::string>({"Plant"}));
  query = {};
  query.ids = {"17", "nobody"};
  EXPECT_EQ(names(query), std::vector<std::string>({"Plant"}));
  query = {};
  query.description = "by the river";
  EXPECT_EQ(names(query), std::vector<std::string>({"Plant"}));
  query.name = "plant";
  EXPECT_TRUE(names(query).empty());

  const auto has_group = [&](const domain::AccessScope& scope, const std::string& group) {
    return must(read([&](const Reader& r) { return r.sites().has_group(scope, group); }));
  };
  EXPECT_TRUE(has_group(scope_of(a_), "East"));
  EXPECT_FALSE(has_group(scope_of(a_), "east"));
  EXPECT_FALSE(has_group(scope_of(b_), "East"));
  EXPECT_FALSE(has_group(scope_in_sites(a_, {"3"}), "East"));

  auto device = device_of("one");
  device.device.site_id = "17";
  save_device(a_, device);
  add(a_, subnet_of("10.0.0.0/8", "17"));
  add(a_, subnet_of("11.0.0.0/8", "17"));
  const auto number = add_segment(a_, segment_of("s", "17"));
  const auto usage = must(read([&](const Reader& r) { return r.sites().usage(scope_of(a_), "17"); }));
  EXPECT_EQ(usage.devices, 1);
  EXPECT_EQ(usage.subnets, 2);
  EXPECT_EQ(usage.segments, 1);
  EXPECT_TRUE(must(read([&](const Reader& r) { return r.sites().usage(scope_of(b_), "17"); })).none());
  const auto prefixes =
      must(read([&](const Reader& r) { return r.subnets().prefixes_at_sites(scope_of(a_), {"17"}); }));
  ASSERT_EQ(prefixes.size(), 2U);
  EXPECT_EQ(prefixes[1], std::make_pair(std::string("17"), net("11.0.0.0/8")));
  EXPECT_EQ(must(read([&](const Reader& r) {
              return r.segments().numbers_at_sites(scope_of(a_), {"17", "9"});
            })).at(0),
            std::make_pair(std::string("17"), number));

  const auto limited = scope_in_sites(a_, {"17"});
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.sites().remove(limited, "17"); })), ErrorCode::forbidden);
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.sites().insert(limited, changed); })), ErrorCode::forbidden);
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.sites().update(scope_in_sites(a_, {"3"}), changed); })),
            ErrorCode::forbidden);
  must(write([&](Tx& tx) { return tx.sites().remove(scope_of(a_), "17"); }));
  EXPECT_FALSE(find("Plant"));
}

TEST_F(NetworkContract, WritersOfTheTreeAtTheSameTimeLoseNothing) {
  // Half of them insert around what the other half inserts: without the order of changes a parent would be missed.
  std::vector<std::thread> writers;
  for (unsigned w = 0; w < 4; ++w) {
    writers.emplace_back([&, w] {
      for (unsigned i = 0; i < 16; ++i) {
        const auto prefix =
            Cidr::around(IpAddress::v4(0x0a000000U + (i << 16U)), w % 2 == 0 ? 16 : 24 + static_cast<int>(w));
        (void)must(write([&](Tx& tx) -> Result<bool> {
          GUARDIAN_CHECK(tx.subnets().begin_change(scope_of(a_)));
          return tx.subnets().insert(scope_of(a_), subnet_of(prefix));
        }));
      }
    });
  }
  for (auto& writer : writers) writer.join();
  for (const auto& subnet : list(scope_of(a_), {})) {
    EXPECT_EQ(subnet.parent.has_value(), subnet.prefix.prefix_length() > 16) << subnet.prefix.to_string();
  }
}

}  // namespace guardian::storage
