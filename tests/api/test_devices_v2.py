"""Generation 2: devices by their raw attribute names."""
import pytest

import public_api
from conftest import device_item
from public_api import problem_fields

DEFAULT_SET = ["deviceid", "id", "_id", "name", "MAC", "ip", "category", "profile", "profile_type", "profile_vertical",
               "display_profile_confidence", "display_profile_confidence_level", "vendor", "ouiVendor", "ml_risk_score",
               "ml_risk_level", "latest_device_time", "last_network_activity", "firstseen", "siteid", "site_name", "subnets",
               "segmentId", "display_vlan", "display_vlan_description", "WireWireless", "zone", "display_apps", "display_protos",
               "epp_safety", "countries", "foreignAccess", "ext_network_date", "source", "firewall", "carm_first_source",
               "carm_sources_seen_array", "MAC_sources_seen_array", "adv_name", "tags", "attr"]


@pytest.fixture
def v2(server):
    tenant = server.make_tenant()
    server.cli("tenant", "set", tenant.name, "calls_per_minute=-1")
    return public_api.PublicApi(server, tenant, server.make_key(tenant), "v2")


def listed(v2, **params):
    reply = v2.get("device/list", **params)
    assert reply.status == 200, reply.text
    body = reply.json()
    more = {name: body.pop(name) for name in ("next", "next_expires") if name in body}
    assert len(more) in (0, 2) and list(body) == ["total", "devices"]
    return body


def ids(body):
    return [device["deviceid"] for device in body["devices"]]


def mac(number):
    return f"00:00:5e:00:56:{number:02x}"


@pytest.mark.operation("GET v2/device/list")
def test_the_default_set_has_the_raw_names(v2):
    v2.load("devices", device_item(mac(1), site_name="North", subnet="10.0.0.0/8", wire_or_wireless="wireless",
                                   Network_Segments="28", vlan="7", endpoint_protection="not_protected",
                                   Applications="ssl,ssh", ouiVendor="Axis", attr={"panwIoTFname_1001": "Level 4"},
                                   tags={"panwIoTTname_1": "In Scope"}, allTags=[{"tagType": "Floor", "tagValue": "2"}]),
            {"deviceid": "10.0.0.9", "confidence_score": 75})
    body = listed(v2)
    assert body["total"] == 2 and [list(one) for one in body["devices"]] == [DEFAULT_SET, DEFAULT_SET]
    full, bare = body["devices"] if ids(body)[0] == mac(1) else body["devices"][::-1]
    tag_id = v2.get("tag/list", mount="v4", source="tenant").json()["tags"][0]["tagId"]
    expected = {"deviceid": mac(1), "id": mac(1), "name": "host-01", "MAC": mac(1), "ip": "10.0.0.1", "ml_risk_score": 10,
                "ml_risk_level": "Low", "latest_device_time": "2026-01-02T03:04:05.000Z", "site_name": "North",
                "subnets": "10.0.0.0/8", "segmentId": "28", "display_vlan": "7", "WireWireless": "wireless",
                "epp_safety": "not_protected", "display_apps": "ssl,ssh", "ouiVendor": "Axis",
                "display_profile_confidence": 90, "display_profile_confidence_level": "90_High",
                "attr": {"panwIoTFname_1001": "Level 4"},
                "tags": {"panwIoTTname_1": "In Scope", f"panwIoTTname_{tag_id}": "2", f"panwIoTTname_{tag_id}_source": "config"}}
    assert {name: full[name] for name in expected} == expected and len(full["_id"]) == 24
    assert bare["deviceid"] == bare["id"] == bare["name"] == bare["ip"] == "10.0.0.9"
    assert bare["MAC"] is None and bare["site_name"] is None and bare["zone"] is None and bare["vendor"] is None
    assert bare["attr"] == bare["tags"] == bare["adv_name"] == {} and bare["firewall"] == [] and bare["source"] == ""
    assert bare["display_profile_confidence_level"] == "70_Medium"


@pytest.mark.operation("GET v2/device/list")
def test_a_projection_shows_what_it_names(v2):
    v2.load("devices", device_item(mac(1), attr={"a": "b"}, Serial_Number="S-1"))
    assert listed(v2, projection="name, sn,risk_score,name,deviceid")["devices"] == [
        {"deviceid": mac(1), "id": mac(1), "name": "host-01", "sn": "S-1", "risk_score": 10}]
    assert list(listed(v2, projection="ip")["devices"][0]) == ["deviceid", "id", "ip"], "no attr"
    assert listed(v2, projection="attr")["devices"][0]["attr"] == {"a": "b"}
    assert list(listed(v2, projection="")["devices"][0]) == DEFAULT_SET
    names = [one["field_name"] for one in v2.get("device/attributes").json()["device_attributes"]]
    shown = []
    for at in range(0, len(names), 50):
        shown += [name for name in listed(v2, projection=",".join(names[at:at + 50]))["devices"][0]]
    assert set(shown) == set(names), "every attribute that is listed can be projected"


@pytest.mark.operation("GET v2/device/list")
@pytest.mark.operation("GET v2/device/search")
def test_custom_attributes_that_hold_stand_in_attr(v2):
    v2.load("devices", device_item(mac(1), attr={"own": "x"}))
    made = v2.call("POST", "customAttribute", body={"customAttributeName": "Zone", "defaultValue": "C"}, mount="v4")
    assert made.status == 200, made.text
    attr = listed(v2)["devices"][0]["attr"]
    assert attr["own"] == "x" and "C" in attr.values() and any(name.startswith("panwIoTFname_") for name in attr)
    assert listed(v2, projection="attr")["devices"][0]["attr"] == attr
    assert v2.get("device/search", mac=mac(1)).json()["devices"]["hits"][0]["attr"] == attr


@pytest.mark.operation("GET v2/device/list")
@pytest.mark.parametrize("params, field, told", [
    ({"projection": "name,x-invalid,y-invalid"}, "projection", "x-invalid, y-invalid"),
    ({"projection": ",".join(["name"] * 51)}, "projection", "at most 50"),
    ({"pagelength": "0"}, "pagelength", "1 to 1000"), ({"pagelength": "1001"}, "pagelength", "1 to 1000"),
    ({"offset": "-1"}, "offset", "0 or more"), ({"sortfield": "x-invalid"}, "sortfield", "device/attributes"),
    ({"sortfield": "attr"}, "sortfield", "no order"), ({"sortfield": "allTags"}, "sortfield", "no order"),
    ({"sortdirection": "up"}, "sortdirection", "asc"), ({"stime": "soon"}, "stime", "time"),
    ({"site_names": "s," * 101}, "site_names", "at most 100")],
    ids=["unknown names", "51 names", "no page", "a long page", "an offset below zero", "an unknown order", "an object's order",
         "a list's order", "a third direction", "no time", "101 sites"])
def test_bad_parameters_of_the_list(v2, params, field, told):
    reply = v2.get("device/list", **params)
    assert problem_fields(reply, "query") == ["instance." + field]
    assert told in reply.json()["validations"]["query"][0]["messages"][0]


@pytest.mark.operation("GET v2/device/list")
def test_pages_sites_and_the_grand_total(v2):
    v2.load("devices", *[device_item(mac(i), site_name=["North", "South"][i % 2]) for i in range(25)])
    walked = []
    for offset in range(0, 30, 7):
        page = listed(v2, offset=offset, pagelength=7)
        assert page["total"] == 25
        walked += ids(page)
    assert walked == [mac(i) for i in range(25)], "by deviceid"
    assert ids(listed(v2, sortdirection="desc")) == walked[::-1]
    assert listed(v2, offset=25) == {"total": 25, "devices": []}
    north = listed(v2, site_names="North", pagelength=5)
    assert north["total"] == 13 and len(north["devices"]) == 5
    assert listed(v2, site_names="South, North")["total"] == 25
    assert listed(v2, site_names="unknown") == {"total": 0, "devices": []}
    assert listed(v2, stime="2030-01-01T00:00:00.000001Z") == {"total": 0, "devices": []}


@pytest.mark.operation("GET v2/device/list")
def test_every_attribute_sorts_but_lists_and_objects(v2):
    v2.load("devices", *[device_item(mac(i), hostname=f"h{i % 3}", risk_score=i * 10, Serial_Number=f"s{(i * 7) % 5}",
                                     risk_level=["High", "Low", "Critical", "Medium"][i % 4]) for i in range(8)])
    everyone = {mac(i) for i in range(8)}
    refused = []
    for name in [one["field_name"] for one in v2.get("device/attributes").json()["device_attributes"]]:
        down = v2.get("device/list", sortfield=name, projection="deviceid")
        if down.status == 400:
            refused.append(name)
            continue
        up = listed(v2, sortfield=name, sortdirection="asc", projection="deviceid")
        assert set(ids(up)) == everyone and ids(down.json()) == ids(up)[::-1], name
    assert {"attr", "tags", "allTags", "tagIdList", "firewall"} <= set(refused) and len(refused) < 20, refused
    scores = [one["risk_score"] for one in listed(v2, sortfield="risk_score", projection="risk_score")["devices"]]
    assert scores == sorted(scores, reverse=True), "down when a field is named"
    levels = [one["ml_risk_level"] for one in listed(v2, sortfield="ml_risk_level", sortdirection="asc")["devices"]]
    assert levels == sorted(levels, key=["Low", "Medium", "High", "Critical"].index)
    serials = [one["sn"] for one in listed(v2, sortfield="sn", sortdirection="asc", projection="sn")["devices"]]
    assert serials == sorted(serials)


@pytest.mark.operation("GET v2/device/search")
def test_search_by_mac_and_by_address(v2):
    v2.load("devices", device_item(mac(1), ip_address="10.9.0.1", os_combined="Linux", site_name="North"),
            device_item(mac(2), ip_address="10.9.0.1"), {"deviceid": "10.9.0.3", "MAC": mac(3)})
    v2.load("alerts", {"id": "5f3a1b2c3d4e5f6071829304", "zb_ticketid": "alert-Zk3aB9xQ", "deviceid": mac(1), "name": "n",
                       "date": "2026-01-02T03:04:05.000Z", "severity": "high", "type": "policy_alert", "resolved": "no"})
    body = v2.get("device/search", mac=mac(1).upper()).json()
    assert list(body) == ["devices", "interfaces"] and body["devices"]["total"] == body["interfaces"]["total"] == 1
    device, interface = body["devices"]["hits"][0], body["interfaces"]["hits"][0]
    assert {name: device[name] for name in ["deviceid", "primaryDevice", "MAC", "mac_address", "site_name", "in_use", "attr"]} == {
        "deviceid": mac(1), "primaryDevice": True, "MAC": mac(1), "mac_address": mac(1), "site_name": "North", "in_use": "", "attr": {}}
    assert device["multiInterfaces"] == [{"deviceid": mac(1), "MAC": mac(1), "connect_evtContent": {"ip": "10.9.0.1"},
                                          "primaryDeviceid": mac(1), "display_profile_type": "IoT", "display_profileid": "Camera",
                                          "profile_category": "Camera"}]
    assert "number_of_critical_alerts" not in device and "primaryDeviceDetail" not in interface
    assert interface["type"] == "Interface" and interface["osCombined"] == "Linux" and interface["ip"] == "10.9.0.1"
    assert interface["notIncludeInMergeList"] is False and interface["primaryDeviceMac"] == mac(1)
    more = v2.get("device/search", ip="10.9.0.1", deviceAlertSummary="yes", reverseReference="yes").json()
    assert more["devices"]["total"] == 2
    counts = {hit["deviceid"]: hit["number_of_critical_alerts"] for hit in more["devices"]["hits"]}
    assert counts == {mac(1): 1, mac(2): 0}
    assert {hit["primaryDeviceDetail"]["deviceid"] for hit in more["interfaces"]["hits"]} == {mac(1), mac(2)}
    assert v2.get("device/search", mac=mac(3)).json()["devices"]["hits"][0]["deviceid"] == "10.9.0.3"


@pytest.mark.operation("GET v2/device/search")
def test_search_pages_projects_and_finds_nothing(v2):
    v2.load("devices", *[device_item(mac(i), ip_address="10.9.0.1") for i in range(5)])
    seen = []
    for offset in range(0, 6, 2):
        page = v2.get("device/search", ip="10.9.0.1", offset=offset, pagelength=2).json()
        assert page["devices"]["total"] == 5
        seen += [hit["deviceid"] for hit in page["devices"]["hits"]]
    assert sorted(seen) == [mac(i) for i in range(5)]
    hit = v2.get("device/search", mac=mac(1), projection="name,risk_score").json()
    assert list(hit["devices"]["hits"][0]) == ["deviceid", "primaryDevice", "name", "risk_score", "multiInterfaces"]
    assert list(hit["interfaces"]["hits"][0]) == ["deviceid", "type", "name", "risk_score", "notIncludeInMergeList", "primaryDeviceMac"]
    nothing = {"devices": {"hits": [], "total": 0}, "interfaces": {"hits": [], "total": 0}}
    assert v2.get("device/search", ip="10.9.0.2").json() == nothing == v2.get("device/search", mac=mac(9)).json()


@pytest.mark.operation("GET v2/device/search")
@pytest.mark.parametrize("params, field", [
    ({}, "mac"), ({"mac": mac(1), "ip": "10.0.0.1"}, "ip"), ({"mac": "x"}, "mac"), ({"ip": "10.0.0.256"}, "ip"), ({"mac": ""}, "mac"),
    ({"ip": "10.0.0.1", "pagelength": "1001"}, "pagelength"), ({"ip": "10.0.0.1", "deviceAlertSummary": "true"}, "deviceAlertSummary"),
    ({"ip": "10.0.0.1", "reverseReference": "1"}, "reverseReference"), ({"ip": "10.0.0.1", "projection": "x"}, "projection")],
    ids=["neither", "both", "no MAC", "no address", "empty", "a long page", "true for yes", "one for yes", "an unknown name"])
def test_bad_parameters_of_the_search(v2, params, field):
    assert problem_fields(v2.get("device/search", **params), "query") == ["instance." + field]


@pytest.mark.operation("GET v2/device/attributes")
def test_attributes_pair_names(v2):
    body = v2.get("device/attributes").json()
    assert list(body) == ["total", "device_attributes"] and body["total"] == len(body["device_attributes"]) > 150
    names = {one["field_name"]: one["display_name"] for one in body["device_attributes"]}
    assert len(names) == body["total"]
    assert [names[name] for name in ["osCombined", "sn", "EPP", "display_desc", "number_of_critical_alerts", "AD_Domain"]] == [
        "OS", "Serial Number", "Endpoint Protection Vendor", "Description", "Number of Critical Alerts", "AD Domain"]
    assert set(DEFAULT_SET) <= set(names)


@pytest.mark.operation("GET v2/device/list")
@pytest.mark.operation("GET v2/device/search")
def test_other_tenants_do_not_exist(v2, server):
    v2.load("devices", device_item(mac(1), site_name="North"))
    tenant = server.make_tenant()
    stranger = public_api.PublicApi(server, tenant, server.make_key(tenant), "v2")
    assert listed(stranger) == {"total": 0, "devices": []} == listed(stranger, site_names="North")
    assert stranger.get("device/search", mac=mac(1)).json()["devices"]["total"] == 0
