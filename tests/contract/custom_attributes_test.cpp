#include "contract/contract_fixture.h"
#include "domain/custom_attributes/custom_attribute.h"
#include "domain/devices/device.h"
#include "domain/filters/saved_filter.h"

namespace guardian::storage {

class AttributeContract : public Contract {
 protected:
  std::string filter(const domain::Tenant& tenant, const std::string& name) {
    domain::SavedFilter filter{random_id(), name, at(1'700'000'000'000), R"({"profile":{"terms":["ä 'x'"]}})"};
    must(write([&](Tx& tx) { return tx.filters().save(scope_of(tenant), filter); }));
    return filter.id;
  }
  domain::CustomAttribute attribute(const domain::Tenant& tenant, const std::string& name,
                                    std::vector<domain::CustomAttributeRule> rules = {}) {
    domain::CustomAttribute made{random_id(), name, "none", at(5), std::move(rules)};
    must(write([&](Tx& tx) { return tx.custom_attributes().insert(scope_of(tenant), made); }));
    return made;
  }
  std::optional<domain::CustomAttribute> find(const domain::Tenant& tenant, const std::string& id) {
    return must(read([&](const Reader& r) { return r.custom_attributes().find(scope_of(tenant), id); }));
  }
  std::vector<domain::CustomAttribute> list(const domain::Tenant& tenant) {
    return must(read([&](const Reader& r) { return r.custom_attributes().list(scope_of(tenant), {}); }));
  }
  std::vector<std::string> values(const domain::Tenant& tenant, const std::vector<std::string>& device_ids) {
    std::vector<std::string> out;
    for (const auto& one :
         must(read([&](const Reader& r) { return r.custom_attributes().values_of(scope_of(tenant), device_ids); })))
      out.push_back(one.device_id + " " + one.attribute_id + " " + one.value);
    return out;
  }
  void set(const domain::Tenant& tenant, const domain::CustomAttributeValue& value, bool is_new) {
    must(write([&](Tx& tx) { return tx.custom_attributes().set_value(scope_of(tenant), value, is_new); }));
  }
};

using Texts = std::vector<std::string>;

TEST_F(AttributeContract, FiltersComeBackByNameAndArePaged) {
  const auto c = filter(a_, "c");
  const auto first_a = filter(a_, "a");
  const auto second_a = filter(a_, "a");
  filter(b_, "of another tenant");
  const auto names = [&](std::int64_t offset, std::int64_t limit) {
    Texts ids;
    for (const auto& one : must(read([&](const Reader& r) { return r.filters().list(scope_of(a_), {}, offset, limit); })))
      ids.push_back(one.id);
    return ids;
  };
  const Texts all = {std::min(first_a, second_a), std::max(first_a, second_a), c};
  EXPECT_EQ(names(0, 10), all);
  EXPECT_EQ(names(1, 1), Texts{all[1]});
  EXPECT_TRUE(names(3, 10).empty());
  EXPECT_EQ(must(read([&](const Reader& r) { return r.filters().count(scope_of(a_)); })), 3);
  const auto found = must(read([&](const Reader& r) { return r.filters().find_all(scope_of(a_), {c, "no such"}); }));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].name, "c");
  EXPECT_EQ(found[0].filter, R"({"profile":{"terms":["ä 'x'"]}})");
  EXPECT_EQ(found[0].created_at, at(1'700'000'000'000));
  EXPECT_TRUE(must(read([&](const Reader& r) { return r.filters().find_all(scope_of(b_), {c}); })).empty());
}

TEST_F(AttributeContract, AFilterIsReplacedById) {
  const auto id = filter(a_, "old");
  must(write([&](Tx& tx) { return tx.filters().save(scope_of(a_), {id, "new", at(7), "{}"}); }));
  const auto found = must(read([&](const Reader& r) { return r.filters().list(scope_of(a_), {}, 0, 10); }));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].name, "new");
  EXPECT_EQ(found[0].filter, "{}");
  EXPECT_EQ(found[0].created_at, at(7));
}

TEST_F(AttributeContract, AttributesKeepTheOrderOfTheirRules) {
  const auto x = filter(a_, "X");
  const auto y = filter(a_, "Y");
  const auto made = attribute(a_, "Zone", {{y, "", "1"}, {x, "", "2"}});
  attribute(a_, "Area");
  const auto found = find(a_, made.id);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->name, "Zone");
  EXPECT_EQ(found->default_value, "none");
  EXPECT_EQ(found->created_at, at(5));
  EXPECT_EQ(found->rules, (std::vector<domain::CustomAttributeRule>{{y, "Y", "1"}, {x, "X", "2"}}));
  const auto all = list(a_);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].name, "Area");
  EXPECT_TRUE(all[0].rules.empty());
  EXPECT_EQ(all[1].rules, found->rules);

  auto next = *found;
  next.default_value = "";
  next.rules = {{x, "", "3"}};
  must(write([&](Tx& tx) { return tx.custom_attributes().update(scope_of(a_), next); }));
  EXPECT_EQ(find(a_, made.id)->rules, (std::vector<domain::CustomAttributeRule>{{x, "X", "3"}}));
  EXPECT_EQ(find(a_, made.id)->default_value, "");
}

TEST_F(AttributeContract, ANameIsTakenOnceInATenant) {
  attribute(a_, "Zone");
  attribute(b_, "Zone");
  const domain::CustomAttribute twin{random_id(), "Zone", "", at(5), {}};
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.custom_attributes().insert(scope_of(a_), twin); })),
            ErrorCode::conflict);
  EXPECT_EQ(list(a_).size(), 1U);
}

TEST_F(AttributeContract, ValuesOfDevicesAreSetChangedAndTakenAway) {
  const auto one = save_device(a_, device_of("10.0.0.1"));
  const auto two = save_device(a_, device_of("10.0.0.2"));
  const auto id = attribute(a_, "Zone").id;
  set(a_, {one, id, "A"}, true);
  set(a_, {two, id, "B"}, true);
  set(a_, {one, id, "C"}, false);
  EXPECT_EQ(values(a_, {one}), Texts{one + " " + id + " C"});
  EXPECT_EQ(values(a_, {one, two}).size(), 2U);
  EXPECT_TRUE(values(a_, {}).empty());
  set(a_, {one, id, ""}, false);
  EXPECT_TRUE(values(a_, {one}).empty());
  EXPECT_EQ(must(write([&](Tx& tx) { return tx.custom_attributes().remove_values(scope_of(a_), id, 10); })), 1);
  EXPECT_TRUE(values(a_, {two}).empty());
}

TEST_F(AttributeContract, RemovalTakesTheRulesAndPiecesOfTheValues) {
  const auto id = attribute(a_, "Zone", {{filter(a_, "X"), "", "1"}}).id;
  for (int i = 0; i < 5; ++i) set(a_, {save_device(a_, device_of("10.0.0." + std::to_string(i))), id, "v"}, true);
  EXPECT_TRUE(must(write([&](Tx& tx) { return tx.custom_attributes().remove(scope_of(a_), id); })));
  EXPECT_FALSE(must(write([&](Tx& tx) { return tx.custom_attributes().remove(scope_of(a_), id); })));
  EXPECT_FALSE(find(a_, id));
  const auto piece = [&] {
    return must(write([&](Tx& tx) { return tx.custom_attributes().remove_values(scope_of(a_), id, 3); }));
  };
  EXPECT_EQ(piece(), 3);
  EXPECT_EQ(piece(), 2);
  EXPECT_EQ(piece(), 0);
}

TEST_F(AttributeContract, NothingOfOneTenantExistsForAnother) {
  const auto device = save_device(a_, device_of("10.0.0.1"));
  const auto id = attribute(a_, "Zone").id;
  set(a_, {device, id, "A"}, true);
  EXPECT_FALSE(find(b_, id));
  EXPECT_TRUE(list(b_).empty());
  EXPECT_TRUE(values(b_, {device}).empty());
  EXPECT_FALSE(must(write([&](Tx& tx) { return tx.custom_attributes().remove(scope_of(b_), id); })));
  EXPECT_EQ(must(write([&](Tx& tx) { return tx.custom_attributes().remove_values(scope_of(b_), id, 9); })), 0);
  set(b_, {device, id, "Z"}, false);
  EXPECT_EQ(values(a_, {device}), Texts{device + " " + id + " A"});
  EXPECT_EQ(code_of(write([&](Tx& tx) {
              return tx.custom_attributes().update(scope_of(b_), {id, "Zone", "", at(1), {}});
            })),
            ErrorCode::not_found);
}

// Devices by their keys.

class DeviceKeys : public Contract {
 protected:
  std::map<std::string, domain::DeviceDetail> find(const domain::AccessScope& scope, domain::DeviceKey kind,
                                                   const std::vector<std::string>& keys) {
    return must(write([&](Tx& tx) { return tx.devices().find_by_keys(scope, kind, keys); }));
  }
  static domain::DeviceDetail with_serial(const std::string& deviceid, const std::string& serial, long long active) {
    auto device = device_of(deviceid);
    device.device.last_activity = at(active);
    device.attributes = R"({"Serial_Number":")" + serial + R"("})";
    return device;
  }
};

TEST_F(DeviceKeys, FindManyDevicesAtOnce) {
  save_device(a_, device_of("00:50:56:bf:32:95", "00:50:56:bf:32:95"));
  save_device(a_, with_serial("one", "SN-1", 1000));
  save_device(a_, with_serial("two", "sn-1", 2000));
  auto elsewhere = device_of("10.9.9.9", "00:50:56:bf:00:01");
  elsewhere.device.ip_address = "2001:DB8::1";
  elsewhere.device.site_id = "7";
  save_device(a_, elsewhere);
  save_device(b_, with_serial("three", "SN-1", 9000));
  const auto scope = scope_of(a_);

  const auto by_name = find(scope, domain::DeviceKey::deviceid, {"one", "10.9.9.9", "three", "no such"});
  ASSERT_EQ(by_name.size(), 2U);
  EXPECT_EQ(by_name.at("one").attributes, R"({"Serial_Number":"SN-1"})");
  EXPECT_EQ(by_name.at("10.9.9.9").device.site_id, "7");
  const auto by_serial = find(scope, domain::DeviceKey::serial_number, {"sn-1", ""});
  ASSERT_EQ(by_serial.size(), 1U);
  EXPECT_EQ(by_serial.at("sn-1").device.deviceid, "two") << "the newest activity";
  EXPECT_EQ(find(scope, domain::DeviceKey::mac, {"00:50:56:bf:00:01"}).at("00:50:56:bf:00:01").device.deviceid,
            "10.9.9.9");
  EXPECT_EQ(find(scope, domain::DeviceKey::ip_address, {"10.0.0.1"}).size(), 1U);
  EXPECT_EQ(find(scope_in_sites(a_, {"0"}), domain::DeviceKey::deviceid, {"one", "10.9.9.9"}).size(), 1U);
  EXPECT_TRUE(find(scope, domain::DeviceKey::deviceid, {}).empty());
}

TEST_F(DeviceKeys, AFormerNameFindsItsDevice) {
  const auto id = save_device(a_, device_of("now"));
  behind_the_back([&](soci::session& raw) {
    run_raw(raw, "INSERT INTO device_alias VALUES ('" + a_.id + "', 'former', '" + id + "', 1, 2)");
  });
  const auto found = find(scope_of(a_), domain::DeviceKey::deviceid, {"former", "now"});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found.at("former").device.id, id);
}

TEST_F(DeviceKeys, ASerialNumberFollowsTheDevice) {
  auto device = with_serial("one", "SN-1", 1000);
  device.device.id = save_device(a_, device);
  device.attributes = R"({"Serial_Number":"SN-2"})";
  must(write([&](Tx& tx) { return tx.devices().update(scope_of(a_), device); }));
  EXPECT_TRUE(find(scope_of(a_), domain::DeviceKey::serial_number, {"sn-1"}).empty());
  EXPECT_EQ(find(scope_of(a_), domain::DeviceKey::serial_number, {"sn-2"}).at("sn-2").device.version, 2);
}

TEST_F(DeviceKeys, InsertAndUpdateStayInTheCallersSites) {
  auto device = device_of("one");
  device.device.site_id = "7";
  const auto limited = scope_in_sites(a_, {"0"});
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.devices().insert(limited, device); })), ErrorCode::forbidden);
  device.device.id = save_device(a_, device);
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.devices().update(limited, device); })), ErrorCode::forbidden);
  device.device.site_id = "0";
  device.device.id.clear();
  EXPECT_FALSE(must(write([&](Tx& tx) { return tx.devices().insert(limited, device); }))) << "the name is taken";
}

}  // namespace guardian::storage
