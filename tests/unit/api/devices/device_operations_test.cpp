#include <gtest/gtest.h>

#include <set>

#include "domain/devices/device.h"
#include "unit/api/calls.h"

namespace guardian::api {
namespace {

namespace json = boost::json;

json::object object_of(http::Response response) {
  const auto value = parse_json(body_of(response));
  EXPECT_TRUE(value) << body_of(response);
  return value ? value->get_object() : json::object();
}

std::vector<std::string> ids_of(http::Response response) {
  std::vector<std::string> out;
  const json::object body = object_of(std::move(response));
  if (!body.contains("devices")) return {"(no devices)"};
  for (const auto& device : body.at("devices").get_array()) out.emplace_back(device.at("deviceid").get_string());
  return out;
}

std::string mac(int number) {
  char text[18];
  std::snprintf(text, sizeof(text), "aa:00:00:00:%02x:%02x", number >> 8, number & 255);
  return text;
}

// Rows of the contract's table of asserted status codes (5.2), the device part, and of 2.1.
struct StatusRow {
  const char* name;
  const char* path;
  Parameters parameters;
  unsigned status;
};
class DeviceStatus : public testing::TestWithParam<StatusRow> {};

TEST_P(DeviceStatus, IsAsTheContractSays) {
  TestApi api;
  api.save(mac(1), R"(,"ip_address":"10.0.0.1")");
  http::Response response = api.get(GetParam().path, GetParam().parameters);
  EXPECT_EQ(response.status, GetParam().status) << body_of(response);
  EXPECT_EQ(header_of(response, "Content-Type"), "application/json");
  const json::object body = object_of(std::move(response));
  if (GetParam().status >= 400) {
    EXPECT_EQ(body.at("code"), GetParam().status);
    EXPECT_TRUE(body.at("msg").is_string());
  }
  if (GetParam().status == 400) {
    EXPECT_TRUE(body.at("validations").get_object().contains("query"));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Contract, DeviceStatus,
    testing::Values(StatusRow{"list_pagelength_0", "device/list", {{"pagelength", "0"}}, 400},
                    StatusRow{"list_pagelength_word", "device/list", {{"pagelength", "many"}}, 400},
                    StatusRow{"list_offset_negative", "device/list", {{"offset", "-1"}}, 400},
                    StatusRow{"list_sortfield_invalid", "device/list", {{"sortfield", "x-invalid"}}, 400},
                    StatusRow{"list_sortfield_of_the_console", "device/list", {{"sortfield", "hostname"}}, 400},
                    StatusRow{"list_sortfield_wrong_case", "device/list", {{"sortfield", "mac"}}, 400},
                    StatusRow{"list_sortdirection_invalid", "device/list", {{"sortdirection", "up"}}, 400},
                    StatusRow{"list_stime_invalid", "device/list", {{"stime", "None"}}, 400},
                    StatusRow{"list_detail_invalid", "device/list", {{"detail", "maybe"}}, 400},
                    StatusRow{"list_restricted_invalid", "device/list", {{"trafficRestricted", "true"}}, 400},
                    StatusRow{"list_plain", "device/list", {}, 200},
                    StatusRow{"list_unknown_parameters",
                              "device/list",
                              {{"etime", "now"}, {"last_poll_time", "None"}, {"type", "x"}, {"search", "zzz"}},
                              200},
                    StatusRow{"list_future", "device/list", {{"stime", "2099-01-01T00:00:00Z"}}, 200},
                    StatusRow{"list_far_offset", "device/list", {{"offset", "1000000"}}, 200},
                    StatusRow{"device_unknown", "device", {{"deviceid", "x"}}, 404},
                    StatusRow{"device_unreadable", "device", {{"deviceid", "a b\n"}}, 404},
                    StatusRow{"device_empty", "device", {{"deviceid", ""}}, 200},
                    StatusRow{"device_missing", "device", {}, 400},
                    StatusRow{
                        "device_with_detail", "device", {{"deviceid", "aa:00:00:00:00:01"}, {"detail", "true"}}, 200},
                    StatusRow{"device_upper_case", "device", {{"deviceid", "AA:00:00:00:00:01"}}, 200},
                    StatusRow{"device_by_legacy_ip", "device", {{"deviceip", "10.0.0.1"}}, 200},
                    StatusRow{"device_ip_unknown", "device/ip", {{"ip", "x"}}, 404},
                    StatusRow{"device_ip_free", "device/ip", {{"ip", "10.0.0.9"}}, 404},
                    StatusRow{"device_ip_missing", "device/ip", {}, 400},
                    StatusRow{"device_ip_known", "device/ip", {{"ip", "10.0.0.1"}}, 200}),
    [](const auto& row) { return row.param.name; });

TEST(GetDevice, AnEmptyIdGivesAnEmptyObject) {
  TestApi api;
  http::Response response = api.get("device", {{"deviceid", ""}});
  EXPECT_EQ(body_of(response), "{}");
}

TEST(GetDevice, IsFlatAndWhole) {
  TestApi api;
  api.save(mac(1), R"(,"SSID":"guest")");
  const json::object device = object_of(api.get("device", {{"deviceid", mac(1)}}));
  EXPECT_EQ(std::string_view(device.at("deviceid").get_string()), mac(1));
  EXPECT_EQ(device.at("SSID"), "guest");
  EXPECT_TRUE(device.contains("internet_access"));
  EXPECT_EQ(std::string_view(device.at("MAC").get_string()), mac(1));
}

TEST(GetDeviceByIp, GivesAllOfTheAddressNewestFirst) {
  TestApi api;
  api.save(mac(1), R"(,"ip_address":"10.0.0.1","last_activity":"2025-01-01T00:00:00Z")");
  api.save(mac(2), R"(,"ip_address":"10.0.0.1","last_activity":"2025-02-01T00:00:00Z")");
  api.save(mac(3), R"(,"ip_address":"10.0.0.2")");
  const json::object body = object_of(api.get("device/ip", {{"ip", "10.0.0.1"}}));
  EXPECT_EQ(body.at("total"), 2);
  EXPECT_EQ(std::string_view(body.at("devices").at(0).at("deviceid").get_string()), mac(2));
  EXPECT_TRUE(body.at("devices").at(0).get_object().contains("internet_access"));
}

TEST(ListDevices, NumbersOfAlertsStandOnlyInTheDetail) {
  TestApi api;
  api.save(mac(1));
  const json::object short_form = object_of(api.get("device/list"));
  EXPECT_EQ(short_form.at("devices").at(0).get_object().size(), 14U);
  const json::object detail = object_of(api.get("device/list", {{"detail", "true"}}));
  EXPECT_EQ(detail.at("devices").at(0).at("number_of_caution_alerts"), 0);
}

TEST(ListDevices, OrderIsMacDescendingAndTheMacLessComeLast) {
  TestApi api;
  for (const int i : {2, 1, 3}) api.save(mac(i));
  api.save("10.0.0.7");
  EXPECT_EQ(ids_of(api.get("device/list")), (std::vector<std::string>{mac(3), mac(2), mac(1), "10.0.0.7"}));
  EXPECT_EQ(ids_of(api.get("device/list", {{"sortfield", "MAC"}, {"sortdirection", "asc"}})),
            (std::vector<std::string>{"10.0.0.7", mac(1), mac(2), mac(3)}));
}

TEST(ListDevices, TotalIsOfThisPageOnV4AndOfAllInTheConsole) {
  TestApi api;
  for (int i = 0; i < 5; ++i) api.save(mac(i));
  EXPECT_EQ(object_of(api.get("device/list", {{"pagelength", "2"}, {"offset", "4"}})).at("total"), 1);
  EXPECT_EQ(object_of(api.get("device/list", {{"offset", "5"}})).at("total"), 0);
  EXPECT_EQ(object_of(api.get_in_console("device/list", {{"pagelength", "2"}})).at("total"), 5);
}

TEST(ListDevices, FiltersByTimeInclusively) {
  TestApi api;
  api.save(mac(1), R"(,"last_activity":"2025-01-01T00:00:00.000Z")");
  api.save(mac(2), R"(,"last_activity":"2025-01-01T00:00:00.001Z")");
  EXPECT_EQ(ids_of(api.get("device/list", {{"stime", "2025-01-01T00:00:00Z"}})).size(), 2U);
  EXPECT_EQ(ids_of(api.get("device/list", {{"stime", "2025-01-01T00:00:00.001Z"}})), std::vector<std::string>{mac(2)});
  EXPECT_EQ(ids_of(api.get("device/list", {{"stime", "-1"}})).size(), 2U);
  EXPECT_EQ(ids_of(api.get("device/list", {{"stime", "2099-01-01T00:00Z"}})).size(), 0U);
}

TEST(ListDevices, FiltersByMonitoringAndRestriction) {
  TestApi api;
  api.save(mac(1), R"(,"Source":"Discovered")");
  api.save(mac(2), R"(,"trafficRestricted":true)");
  api.save(mac(3), R"(,"trafficRestricted":false)");
  EXPECT_EQ(ids_of(api.get("device/list", {{"filter_monitored", "yes"}})), (std::vector<std::string>{mac(3), mac(2)}));
  EXPECT_EQ(ids_of(api.get("device/list", {{"filter_monitored", "no"}})).size(), 3U);
  EXPECT_EQ(ids_of(api.get("device/list", {{"trafficRestricted", "yes"}})), std::vector<std::string>{mac(2)});
  EXPECT_EQ(ids_of(api.get("device/list", {{"trafficRestricted", "no"}})), std::vector<std::string>{mac(3)});
}

TEST(ListDevices, TheConsoleSearchesAndSorts) {
  TestApi api;
  api.save(mac(1), R"(,"hostname":"camera-b","risk_score":10)");
  api.save(mac(2), R"(,"hostname":"camera-a","risk_score":20)");
  api.save(mac(3), R"(,"hostname":"pump","risk_score":30)");
  EXPECT_EQ(ids_of(api.get_in_console("device/list",
                                      {{"search", "CAMERA"}, {"sortfield", "hostname"}, {"sortdirection", "asc"}})),
            (std::vector<std::string>{mac(2), mac(1)}));
  EXPECT_EQ(ids_of(api.get_in_console("device/list", {{"sortfield", "risk_score"}}))[0], mac(3));
  EXPECT_EQ(api.get_in_console("device/list", {{"sortfield", "colour"}}).status, 400U);
  EXPECT_EQ(api.get_in_console("device/list", {{"search", std::string(101, 'x')}}).status, 400U);
  EXPECT_EQ(api.get_in_console("key/verify").status, 404U);
}

TEST(ListDevices, APageOfManySlicesIsOneDocument) {
  TestApi api;
  const auto scope = api.site.operator_scope();
  domain::must(api.site.database.write(domain::WriteLane::normal, [&](domain::Tx& tx) -> Result<void> {
    for (int i = 0; i < 2500; ++i) {
      domain::DeviceDetail detail;
      detail.device.deviceid = detail.device.mac = mac(i);
      detail.device.id = mac(i);
      GUARDIAN_TRY(const auto id, tx.devices().save(scope, detail));
      (void)id;
    }
    return {};
  }));
  http::Response response = api.get("device/list", {{"pagelength", "100000"}, {"offset", "1"}});
  EXPECT_TRUE(std::holds_alternative<http::BodySource>(response.body));
  const json::object body = object_of(std::move(response));
  EXPECT_EQ(body.at("total"), 2499);
  std::set<std::string> seen;
  for (const auto& device : body.at("devices").get_array()) seen.emplace(device.at("deviceid").get_string());
  EXPECT_EQ(seen.size(), 2499U);
  // A page of exactly one slice, and of exactly two.
  EXPECT_EQ(object_of(api.get("device/list", {{"pagelength", "1000"}})).at("total"), 1000);
  EXPECT_EQ(object_of(api.get("device/list", {{"pagelength", "2000"}})).at("total"), 2000);
  EXPECT_EQ(object_of(api.get("device/list", {{"pagelength", "2000"}, {"offset", "500"}})).at("total"), 2000);
}

struct BodyRow {
  const char* name;
  std::string body;
  const char* property;  // of the first validation
};
class BadUpdate : public testing::TestWithParam<BodyRow> {};

TEST_P(BadUpdate, IsA400NamingTheMember) {
  TestApi api;
  api.save(mac(1));
  http::Response response = api.put("device/update", GetParam().body);
  EXPECT_EQ(response.status, 400U);
  const json::object body = object_of(std::move(response));
  EXPECT_EQ(body.at("validations").at("body").at(0).at("property"), GetParam().property);
  EXPECT_TRUE(api.site.database.snapshot().tags.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Rows, BadUpdate,
    testing::Values(
        BodyRow{"no_body", "", "instance.deviceidlist"}, BodyRow{"empty_object", "{}", "instance.deviceidlist"},
        BodyRow{"no_list", R"({"tag":"a"})", "instance.deviceidlist"},
        BodyRow{"list_not_an_array", R"({"tag":"a","deviceidlist":"x"})", "instance.deviceidlist"},
        BodyRow{"list_empty", R"({"tag":"a","deviceidlist":[]})", "instance.deviceidlist"},
        BodyRow{"list_of_numbers", R"({"tag":"a","deviceidlist":[7]})", "instance.deviceidlist[0]"},
        BodyRow{"no_tag", R"({"deviceidlist":["aa:00:00:00:00:01"]})", "instance.tag"},
        BodyRow{"tag_empty", R"({"tag":"","deviceidlist":["aa:00:00:00:00:01"]})", "instance.tag"},
        BodyRow{"tag_without_value", R"({"tag":{"tagType":"x"},"deviceidlist":["aa:00:00:00:00:01"]})", "instance.tag"},
        BodyRow{"tag_type_a_number", R"({"tag":{"tagType":7,"tagValue":"x"},"deviceidlist":["aa:00:00:00:00:01"]})",
                "instance.tag.tagType"},
        BodyRow{"tag_and_tags", R"({"tag":"a","tags":["b"],"deviceidlist":["aa:00:00:00:00:01"]})", "instance.tags"},
        BodyRow{"tags_not_an_array", R"({"tags":"b","deviceidlist":["aa:00:00:00:00:01"]})", "instance.tags"},
        BodyRow{"one_of_the_tags_bad", R"({"tags":["b",7],"deviceidlist":["aa:00:00:00:00:01"]})", "instance.tags[1]"},
        BodyRow{"tag_too_long", R"({"deviceidlist":["aa:00:00:00:00:01"],"tag":")" + std::string(256, 'x') + "\"}",
                "instance.tag"},
        BodyRow{"not_json", "tag=a", "instance"}, BodyRow{"an_array", "[]", "instance"}),
    [](const auto& row) { return row.param.name; });

TEST(UpdateDevices, BothFormsOfTheBody) {
  TestApi api;
  api.save(mac(1));
  http::Response added = api.put("device/update", R"({"tag":"vip","deviceidlist":[")" + mac(1) + R"("],"extra":1})");
  EXPECT_EQ(body_of(added),
            R"({"api":"/pub/v4.0/device/update","ver":"v4.0","code":1,"message":"OK","updatedDeviceNum":1})");
  const auto tags = [&] { return to_json(object_of(api.get("device", {{"deviceid", mac(1)}})).at("allTags")); };
  EXPECT_NE(tags().find(R"("tagType":"zzzNoTagTypeABC","tagValue":"vip")"), std::string::npos);
  EXPECT_EQ(
      api.put("device/update", R"({"tag":{"tagType":"Floor","tagValue":"2"},"deviceidlist":[")" + mac(1) + R"("]})")
          .status,
      200U);
  EXPECT_NE(tags().find("vip"), std::string::npos);
  EXPECT_EQ(api.put("device/update", R"({"tags":["only"],"deviceidlist":[")" + mac(1) + R"("]})").status, 200U);
  EXPECT_EQ(tags().find("vip"), std::string::npos);
  EXPECT_NE(tags().find("only"), std::string::npos);
  EXPECT_EQ(api.put("device/update", R"({"tags":[],"deviceidlist":[")" + mac(1) + R"("]})").status, 200U);
  EXPECT_EQ(tags(), "[]");
}

TEST(UpdateDevices, UnknownOnes) {
  TestApi api;
  api.save(mac(1));
  EXPECT_EQ(object_of(api.put("device/update", R"({"tag":"a","deviceidlist":[")" + mac(1) + R"(","no such"]})"))
                .at("updatedDeviceNum"),
            1);
  EXPECT_EQ(api.put("device/update", R"({"tag":"a","deviceidlist":["no such"]})").status, 404U);
}

TEST(UpdateDevices, AThousandAtMost) {
  TestApi api;
  api.save(mac(1));
  const auto body = [](int count) {
    std::string out = R"({"tag":"a","deviceidlist":[)";
    for (int i = 0; i < count; ++i) out += (i > 0 ? ",\"" : "\"") + mac(i) + "\"";
    return out + "]}";
  };
  EXPECT_EQ(api.put("device/update", body(1000)).status, 200U);
  EXPECT_EQ(api.put("device/update", body(1001)).status, 400U);
}

}  // namespace
}  // namespace guardian::api
