#include "contract/contract_fixture.h"
#include "domain/alerts/alert.h"
#include "domain/devices/device.h"
#include "domain/sites/site.h"
#include "domain/tags/tag.h"
#include "domain/vulnerabilities/vulnerability.h"

namespace guardian::storage {

class DeviceContract : public Contract {
 protected:
  std::optional<domain::DeviceDetail> find(const domain::AccessScope& scope, const std::string& deviceid) {
    return must(read([&](const Reader& r) { return r.devices().find(scope, deviceid); }));
  }
  std::optional<domain::DeviceDetail> find(const domain::Tenant& tenant, const std::string& deviceid) {
    return find(scope_of(tenant), deviceid);
  }
  std::vector<std::string> names(const domain::AccessScope& scope, const domain::DeviceQuery& query) {
    std::vector<std::string> found;
    for (const auto& device : must(read([&](const Reader& r) { return r.devices().list(scope, query); })))
      found.push_back(device.device.deviceid);
    EXPECT_EQ(must(read([&](const Reader& r) { return r.devices().count(scope, query); })),
              static_cast<std::int64_t>(found.size()));
    return found;
  }
  std::string tag(const domain::Tenant& tenant, const std::string& value) {
    return must(write([&](Tx& tx) {
             return tx.tags().ensure(scope_of(tenant), {"", std::string(domain::kTypeOfBareTag), value, at(5)});
           }))
        .id;
  }
};

using Names = std::vector<std::string>;

TEST_F(DeviceContract, DeviceIsFoundAsItWasStored) {
  const auto site = must(write([&](Tx& tx) { return tx.sites().ensure(scope_of(a_), "Plant 1", "17", at(5)); }));
  auto device = device_of("00:50:56:bf:32:95", "00:50:56:bf:32:95");
  device.device.site_id = site.id;
  device.device.traffic_restricted = true;
  device.device.critical_alerts = 4;
  device.device.warning_alerts = 3;
  device.device.caution_alerts = 2;
  device.device.info_alerts = 1;
  device.device.monitored = false;
  const auto id = save_device(a_, device);
  EXPECT_EQ(id.size(), 24U);
  const auto found = find(a_, "00:50:56:bf:32:95");
  ASSERT_TRUE(found);
  const auto& d = found->device;
  EXPECT_EQ(d.id, id);
  EXPECT_EQ(d.mac, device.device.mac);
  EXPECT_EQ(d.ip_address, "10.0.0.1");
  EXPECT_EQ(d.hostname, device.device.hostname);
  EXPECT_EQ(d.category, "Camera");
  EXPECT_EQ(d.profile, "Axis Camera");
  EXPECT_EQ(d.profile_type, "IoT");
  EXPECT_EQ(d.profile_vertical, "Office");
  EXPECT_EQ(d.vendor, "Axis");
  EXPECT_EQ(d.model, "P3245");
  EXPECT_EQ(d.os_group, "Embedded");
  EXPECT_EQ(d.site_id, "17");
  EXPECT_EQ(d.site_name, "Plant 1");
  EXPECT_EQ(d.risk_score, 42);
  EXPECT_EQ(d.risk_level, "Medium");
  EXPECT_EQ(d.confidence_score, 90);
  EXPECT_EQ(d.first_seen, device.device.first_seen);
  EXPECT_EQ(d.last_activity, device.device.last_activity);
  EXPECT_FALSE(d.monitored);
  EXPECT_EQ(d.traffic_restricted, true);
  EXPECT_EQ(d.critical_alerts, 4);
  EXPECT_EQ(d.warning_alerts, 3);
  EXPECT_EQ(d.caution_alerts, 2);
  EXPECT_EQ(d.info_alerts, 1);
  EXPECT_EQ(d.version, 1);
  EXPECT_EQ(found->attributes, R"({"SSID":"guest"})");
  EXPECT_TRUE(found->tags.empty());
  EXPECT_FALSE(find(a_, "unknown"));
}

TEST_F(DeviceContract, SavingAgainReplacesButKeepsIdAndFirstSeen) {
  auto device = device_of("10.0.0.9");
  const auto id = save_device(a_, device);
  device.device.id = random_id();
  device.device.first_seen = at(9);
  device.device.hostname = "renamed";
  device.attributes = R"({"SSID":"staff"})";
  EXPECT_EQ(save_device(a_, device), id);
  const auto found = find(a_, "10.0.0.9");
  EXPECT_EQ(found->device.id, id);
  EXPECT_EQ(found->device.version, 2);
  EXPECT_EQ(found->device.first_seen, at(1'700'000'000'000));
  EXPECT_EQ(found->device.hostname, "renamed");
  EXPECT_EQ(found->attributes, R"({"SSID":"staff"})");
}

TEST_F(DeviceContract, EnsureLeavesWhatIsThereAlone) {
  auto device = device_of("10.0.0.9");
  const auto made = must(write([&](Tx& tx) { return tx.devices().ensure(scope_of(a_), device); }));
  device.device.hostname = "other";
  EXPECT_EQ(must(write([&](Tx& tx) { return tx.devices().ensure(scope_of(a_), device); })), made);
  EXPECT_EQ(find(a_, "10.0.0.9")->device.hostname, "host-10.0.0.9");
  EXPECT_EQ(find(a_, "10.0.0.9")->device.version, 1);
}

TEST_F(DeviceContract, DevicesOfOneTenantDoNotExistForAnother) {
  const auto id_a = save_device(a_, device_of("10.0.0.9"));
  EXPECT_FALSE(find(b_, "10.0.0.9"));
  auto same_name = device_of("10.0.0.9");
  same_name.device.hostname = "of-bolt";
  const auto id_b = save_device(b_, same_name);
  EXPECT_NE(id_a, id_b);
  EXPECT_EQ(find(a_, "10.0.0.9")->device.hostname, "host-10.0.0.9");
  EXPECT_EQ(names(scope_of(b_), {}).size(), 1U);
  EXPECT_EQ(must(read([&](const Reader& r) { return r.devices().find_by_ip(scope_of(b_), "10.0.0.1"); })).size(), 1U);
  // B names A's device and tag ids: nothing happens.
  const auto tag_a = tag(a_, "blue");
  const auto tag_b = tag(b_, "red");
  EXPECT_EQ(must(write([&](Tx& tx) { return tx.devices().set_tags(scope_of(b_), {id_a}, {tag_b}, true); })), 0);
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.devices().set_tags(scope_of(b_), {id_b}, {tag_a}, false); })),
            ErrorCode::conflict);
  must(write([&](Tx& tx) { return tx.devices().recount_alerts(scope_of(b_), {id_a}); }));
  EXPECT_EQ(find(a_, "10.0.0.9")->device.version, 1);
  EXPECT_TRUE(find(a_, "10.0.0.9")->tags.empty());
}

TEST_F(DeviceContract, FormerDeviceidStillFinds) {
  const auto id = save_device(a_, device_of("00:50:56:bf:32:95"));
  behind_the_back([&](soci::session& raw) {
    run_raw(raw, "INSERT INTO device_alias VALUES ('" + a_.id + "', '10.9.9.9', '" + id + "', 1, 2)");
  });
  ASSERT_TRUE(find(a_, "10.9.9.9"));
  EXPECT_EQ(find(a_, "10.9.9.9")->device.id, id);
  EXPECT_FALSE(find(b_, "10.9.9.9"));
  // A live device of that name comes first.
  const auto live = save_device(a_, device_of("10.9.9.9"));
  EXPECT_EQ(find(a_, "10.9.9.9")->device.id, live);
}

TEST_F(DeviceContract, SeveralDevicesMayHaveHadAnAddress) {
  auto older = device_of("one");
  auto newer = device_of("two");
  newer.device.last_activity = at(1'700'000'900'000);
  auto elsewhere = device_of("three");
  elsewhere.device.ip_address = "10.0.0.11";
  for (const auto& device : {older, newer, elsewhere}) save_device(a_, device);
  const auto found = must(read([&](const Reader& r) { return r.devices().find_by_ip(scope_of(a_), "10.0.0.1"); }));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].device.deviceid, "two");
  EXPECT_EQ(found[1].device.deviceid, "one");
}

TEST_F(DeviceContract, EachFilterFindsWhatItShould) {
  auto camera = device_of("aa");
  camera.device.traffic_restricted = true;
  auto pump = device_of("bb");
  pump.device.hostname = "PUMP-100%_x";
  pump.device.last_activity = at(2'000'000'000'000);
  pump.device.traffic_restricted = false;
  pump.device.profile = "Infusion Pump";
  auto idle = device_of("cc");
  idle.device.monitored = false;
  idle.device.vendor = "Zebra";
  idle.device.ip_address = "192.0.2.77";
  for (const auto& device : {camera, pump, idle}) save_device(a_, device);
  const auto filtered = [&](auto&& change) {
    domain::DeviceQuery query;
    query.sort = domain::DeviceSort::deviceid;
    query.direction = domain::Direction::ascending;
    change(query);
    return names(scope_of(a_), query);
  };
  EXPECT_EQ(filtered([](auto& q) { q.active_since = at(2'000'000'000'000); }), Names({"bb"}));
  EXPECT_EQ(filtered([](auto& q) { q.traffic_restricted = true; }), Names({"aa"}));
  EXPECT_EQ(filtered([](auto& q) { q.traffic_restricted = false; }), Names({"bb"}));
  EXPECT_EQ(filtered([](auto& q) { q.monitored_only = true; }), Names({"aa", "bb"}));
  EXPECT_EQ(filtered([](auto& q) { q.search = "pump-"; }), Names({"bb"}));
  EXPECT_EQ(filtered([](auto& q) { q.search = "INFUSION"; }), Names({"bb"}));
  EXPECT_EQ(filtered([](auto& q) { q.search = "zebra"; }), Names({"cc"}));
  EXPECT_EQ(filtered([](auto& q) { q.search = "2.77"; }), Names({"cc"}));
  EXPECT_EQ(filtered([](auto& q) { q.search = "0%_"; }), Names({"bb"}));
  EXPECT_EQ(filtered([](auto& q) { q.search = "%"; }), Names({"bb"}));
  EXPECT_EQ(filtered([](auto& q) { q.search = "a!"; }), Names());
  EXPECT_EQ(filtered([](auto& q) { q.search = "' OR 1=1 --"; }), Names());
  EXPECT_EQ(filtered([](auto& q) {
              q.search = "a";
              q.monitored_only = true;
              q.traffic_restricted = true;
              q.active_since = at(1);
            }),
            Names({"aa"}));
}

TEST_F(DeviceContract, AddressesSortByNumberAndNamesAsShown) {
  const auto add = [&](const std::string& deviceid, const std::string& ip, const std::string& host) {
    auto device = device_of(deviceid);
    device.device.ip_address = ip;
    device.device.hostname = host;
    save_device(a_, device);
  };
  add("d1", "10.0.0.10", "zeta");
  add("d2", "10.0.0.9", "");
  add("d3", "", "alpha");
  add("d4", "2001:db8::1", "e");
  domain::DeviceQuery query;
  query.direction = domain::Direction::ascending;
  query.sort = domain::DeviceSort::ip_address;
  EXPECT_EQ(names(scope_of(a_), query), Names({"d3", "d2", "d1", "d4"}));
  query.sort = domain::DeviceSort::hostname;
  EXPECT_EQ(names(scope_of(a_), query), Names({"d3", "d2", "d4", "d1"}));
}

TEST_F(DeviceContract, SiteSetIsAWall) {
  const auto in_site = [&](const std::string& deviceid, const std::string& site) {
    auto device = device_of(deviceid);
    device.device.site_id = site;
    return device;
  };
  must(write([&](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(tx.sites().ensure(scope_of(a_), "North", "1", at(5)));
    GUARDIAN_TRY(const auto south, tx.sites().ensure(scope_of(a_), "South", "2", at(5)));
    EXPECT_EQ(south.id, "2");
    return {};
  }));
  save_device(a_, in_site("n", "1"));
  const auto south = save_device(a_, in_site("s", "2"));
  const auto north_only = scope_in_sites(a_, {"1", "x'); DROP TABLE device; --"});
  EXPECT_TRUE(find(north_only, "n"));
  EXPECT_FALSE(find(north_only, "s"));
  EXPECT_EQ(names(north_only, {}), Names({"n"}));
  EXPECT_EQ(names(scope_in_sites(a_, {}), {}), Names());
  EXPECT_EQ(must(read([&](const Reader& r) { return r.devices().find_by_ip(north_only, "10.0.0.1"); })).size(), 1U);
  const auto sites = must(read([&](const Reader& r) { return r.sites().list(north_only); }));
  ASSERT_EQ(sites.size(), 1U);
  EXPECT_EQ(sites[0].name, "North");
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.devices().save(north_only, in_site("s", "1")); })),
            ErrorCode::forbidden);
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.devices().save(north_only, in_site("new", "2")); })),
            ErrorCode::forbidden);
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.devices().ensure(north_only, in_site("s", "2")); })),
            ErrorCode::forbidden);
  EXPECT_EQ(must(write([&](Tx& tx) { return tx.devices().set_tags(north_only, {south}, {}, true); })), 0);
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.sites().ensure(north_only, "West", "", at(5)); })), ErrorCode::forbidden);
}

TEST_F(DeviceContract, TagsAreSetAddedAndTaken) {
  const auto one = save_device(a_, device_of("one"));
  const auto two = save_device(a_, device_of("two"));
  const auto red = tag(a_, "red");
  const auto blue = tag(a_, "blue");
  const auto set = [&](std::vector<std::string> tags, bool replace) {
    return must(write([&](Tx& tx) {
      return tx.devices().set_tags(scope_of(a_), {one, two, "unknown"}, tags, replace);
    }));
  };
  const auto tags_of = [&](const std::string& deviceid) {
    std::set<std::string> values;
    const auto device = find(a_, deviceid);
    for (const auto& t : device->tags) values.insert(t.value);
    return values;
  };
  EXPECT_EQ(set({red}, false), 2);
  EXPECT_EQ(set({red}, false), 0);
  EXPECT_EQ(set({blue}, false), 2);
  EXPECT_EQ(tags_of("one"), (std::set<std::string>{"blue", "red"}));
  EXPECT_EQ(set({blue}, true), 2);
  EXPECT_EQ(tags_of("two"), (std::set<std::string>{"blue"}));
  EXPECT_EQ(set({blue}, true), 0);
  EXPECT_EQ(find(a_, "one")->device.version, 4);
  domain::DeviceQuery query;
  const auto listed = must(read([&](const Reader& r) { return r.devices().list(scope_of(a_), query); }));
  for (const auto& device : listed) {
    ASSERT_EQ(device.tags.size(), 1U);
    EXPECT_EQ(device.tags[0].value, "blue");
    EXPECT_EQ(device.tags[0].created_at, at(5));
    EXPECT_EQ(device.attributes, "{}");
  }
  query.with_detail = true;
  EXPECT_EQ(must(read([&](const Reader& r) { return r.devices().list(scope_of(a_), query); }))[0].attributes,
            R"({"SSID":"guest"})");
  EXPECT_EQ(set({}, true), 2);
  EXPECT_TRUE(tags_of("one").empty());
}

TEST_F(DeviceContract, TagsAndSitesAreMadeOncePerTenant) {
  const domain::Tag wanted{"PurdueLevel5", "system", "Level 5", at(7)};
  const auto made = must(write([&](Tx& tx) { return tx.tags().ensure(scope_of(a_), wanted); }));
  EXPECT_EQ(made, wanted);
  auto again = wanted;
  again.id = "other";
  EXPECT_EQ(must(write([&](Tx& tx) { return tx.tags().ensure(scope_of(a_), again); })).id, "PurdueLevel5");
  auto clash = wanted;
  clash.value = "Level 4";
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.tags().ensure(scope_of(a_), clash); })), ErrorCode::conflict);
  EXPECT_EQ(must(write([&](Tx& tx) { return tx.tags().ensure(scope_of(b_), clash); })).value, "Level 4");
  EXPECT_EQ(must(read([&](const Reader& r) { return r.tags().list(scope_of(a_), {}); })).size(), 1U);
  EXPECT_TRUE(must(read([&](const Reader& r) { return r.tags().find_by_value(scope_of(a_), "system", "Level 5"); })));
  EXPECT_FALSE(must(read([&](const Reader& r) { return r.tags().find_by_value(scope_of(b_), "system", "Level 5"); })));

  const auto ensure_site = [&](const domain::Tenant& tenant, const std::string& name, const std::string& id) {
    return must(write([&](Tx& tx) { return tx.sites().ensure(scope_of(tenant), name, id, at(5)); })).id;
  };
  EXPECT_EQ(ensure_site(a_, "Plant", "17"), "17");
  EXPECT_EQ(ensure_site(a_, "Plant", "18"), "17");
  EXPECT_EQ(ensure_site(b_, "Plant", "17"), "17");
  const auto other = ensure_site(a_, "Office", "17");  // the id is taken
  EXPECT_EQ(other.size(), 24U);
  const auto sites = must(read([&](const Reader& r) { return r.sites().list(scope_of(a_)); }));
  ASSERT_EQ(sites.size(), 2U);
  EXPECT_EQ(sites[0].name, "Office");
}

TEST_F(DeviceContract, AlertsAndVulnerabilitiesBelongToDevicesOfTheTenant) {
  const auto device_id = save_device(a_, device_of("one"));
  domain::Alert alert;
  alert.id = random_id();
  alert.zb_ticketid = "alert-1";
  alert.device_id = device_id;
  alert.date = at(1'000);
  alert.type = "policy_alert";
  alert.severity = 4;
  alert.document = R"({"name":"x"})";
  const auto save_alert = [&] { must(write([&](Tx& tx) { return tx.alerts().save(scope_of(a_), alert); })); };
  save_alert();
  alert.severity = 3;
  save_alert();
  auto other = alert;
  other.id = random_id();
  other.severity = 4;
  must(write([&](Tx& tx) { return tx.alerts().save(scope_of(a_), other); }));
  const auto found = must(read([&](const Reader& r) { return r.alerts().find(scope_of(a_), alert.id); }));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->severity, 3);
  EXPECT_EQ(found->zb_ticketid, "alert-1");
  EXPECT_EQ(found->date, at(1'000));
  EXPECT_EQ(found->document, alert.document);
  EXPECT_FALSE(found->resolved);
  EXPECT_FALSE(must(read([&](const Reader& r) { return r.alerts().find(scope_of(b_), alert.id); })));
  EXPECT_EQ(must(read([&](const Reader& r) { return r.alerts().count(scope_of(a_)); })), 2);
  EXPECT_EQ(must(read([&](const Reader& r) { return r.alerts().count(scope_of(b_)); })), 0);
  EXPECT_EQ(must(read([&](const Reader& r) { return r.alerts().count(scope_in_sites(a_, {"0"})); })), 2);
  EXPECT_EQ(must(read([&](const Reader& r) { return r.alerts().count(scope_in_sites(a_, {"1"})); })), 0);
  EXPECT_FALSE(must(read([&](const Reader& r) { return r.alerts().find(scope_in_sites(a_, {"1"}), alert.id); })));
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.alerts().save(scope_of(b_), alert); })), ErrorCode::conflict);

  must(write([&](Tx& tx) { return tx.devices().recount_alerts(scope_of(a_), {device_id, device_id}); }));
  EXPECT_EQ(find(a_, "one")->device.critical_alerts, 1);
  EXPECT_EQ(find(a_, "one")->device.warning_alerts, 1);
  EXPECT_EQ(find(a_, "one")->device.version, 2);
  must(write([&](Tx& tx) { return tx.devices().recount_alerts(scope_of(a_), {device_id}); }));
  EXPECT_EQ(find(a_, "one")->device.version, 2);  // nothing differed

  domain::VulnerabilityInstance instance{"vuln-1", device_id, "CVE-2019-12948", at(2'000), "Confirmed", "new",
                                         "{}",     ""};
  must(write([&](Tx& tx) { return tx.vulnerabilities().save(scope_of(a_), instance); }));
  instance.state = "resolved";
  must(write([&](Tx& tx) { return tx.vulnerabilities().save(scope_of(a_), instance); }));
  const auto stored = must(read([&](const Reader& r) { return r.vulnerabilities().find(scope_of(a_), "vuln-1"); }));
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->state, "resolved");
  EXPECT_EQ(stored->name, instance.name);
  EXPECT_EQ(stored->detected_at, at(2'000));
  EXPECT_FALSE(must(read([&](const Reader& r) { return r.vulnerabilities().find(scope_of(b_), "vuln-1"); })));
  EXPECT_FALSE(
      must(read([&](const Reader& r) { return r.vulnerabilities().find(scope_in_sites(a_, {"1"}), "vuln-1"); })));
  EXPECT_EQ(must(read([&](const Reader& r) { return r.vulnerabilities().count(scope_of(a_)); })), 1);
  EXPECT_EQ(must(read([&](const Reader& r) { return r.vulnerabilities().count(scope_of(b_)); })), 0);
}

TEST_F(DeviceContract, AreFoundByMacByAddressAndByTheNamesOfTheirSites) {
  const auto north = must(write([&](Tx& tx) { return tx.sites().ensure(scope_of(a_), "North", "1", at(5)); }));
  must(write([&](Tx& tx) { return tx.sites().ensure(scope_of(b_), "South", "2", at(5)); }));
  auto one = device_of("00:00:5e:00:53:01", "00:00:5e:00:53:01");
  one.device.site_id = north.id;
  one.device.ip_address = "2001:db8::1";
  auto two = device_of("10.0.0.2", "00:00:5e:00:53:02");
  two.device.ip_address = "10.0.0.2";
  save_device(a_, one);
  save_device(a_, two);
  save_device(b_, one);
  domain::DeviceQuery query;
  query.mac = "00:00:5e:00:53:02";
  EXPECT_EQ(names(scope_of(a_), query), Names{"10.0.0.2"});
  query.sort = domain::DeviceSort::ip_address;
  query.mac.reset();
  query.ip_address = "2001:db8::1";
  EXPECT_EQ(names(scope_of(a_), query), Names{"00:00:5e:00:53:01"});
  EXPECT_EQ(names(scope_in_sites(a_, {"9"}), query), Names{});
  query.ip_address.reset();
  query.site_names = {"North", "unknown"};
  EXPECT_EQ(names(scope_of(a_), query), Names{"00:00:5e:00:53:01"});
  query.site_names = {"South"};
  EXPECT_EQ(names(scope_of(a_), query), Names{});
}

}  // namespace guardian::storage
