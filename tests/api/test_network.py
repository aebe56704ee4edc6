"""Sites, network segments, subnets and subnetBulkUpdate on the wire."""
import ipaddress
import datetime

import pytest

import example_network
from conftest import device_item
from public_api import problem_fields

SITE_KEYS = {"siteid", "external_id", "description", "location", "group", "subnetsList", "segmentIdsList", "created_at", "updated_at"}
SEGMENT_KEYS = {"_id", "segmentId", "name", "description", "firewallsList", "tenantid", "siteid", "siteCreation", "firewall"}
SUBNET_KEYS = {"prefix", "monitored", "static", "source", "integrationInstanceName", "description", "parent", "name", "type",
               "siteid", "vlan", "gateway", "shared_block"}


def ok(reply, status=200):
    assert reply.status == status, reply.text
    return reply.json()


def sites(api, **params):
    return {site["external_id"]: site for site in ok(api.get("site", **params))["list"]}


def segments(api, **params):
    return {one["segmentId"]: one for one in ok(api.get("networkSegment", **params))["networkSegments"]}


def subnets(api, **params):
    body = ok(api.get("subnet", **{"flat": "true", **params}))
    assert len(body["subnets"]) <= body["total"]
    return {one["prefix"]: one for one in body["subnets"]}


def prefixes(api, **params):
    return [one["prefix"] for one in ok(api.get("subnet", **params))["subnets"]]


def add_subnets(api, *items):
    ok(api.post("subnet", [item if isinstance(item, dict) else {"prefix": item} for item in items]), 201)


def other_tenant(api):
    tenant = api.server.make_tenant()
    return type(api)(api.server, tenant, api.server.make_key(tenant), api.mount)


def read_only(api):
    return api.with_key(api.server.make_key(api.tenant, access="read-only"))


# --- sites

@pytest.mark.operation("POST site")
def test_new_sites(api):
    ok(api.post("networkSegment", [{"name": "s"}]), 201)
    add_subnets(api, {"prefix": "10.0.0.0/24", "name": "kept"})
    answer = ok(api.post("site", [{"external_id": "HQ", "description": "d", "location": "l", "group": "West",
                                   "subnetsList": ["192.168.1.1/24", "10.0.0.0/24"], "segmentList": ["1"]},
                                  {"external_id": "Depot"}]), 201)
    assert answer == {"ver": "v0.3", "api": "site", "message": "OK", "added": 2}
    hq, depot = sites(api)["HQ"], sites(api)["Depot"]
    assert set(hq) == SITE_KEYS
    assert hq["subnetsList"] == ["10.0.0.0/24", "192.168.1.0/24"] and hq["segmentIdsList"] == ["1"]
    assert (hq["description"], hq["location"], hq["group"]) == ("d", "l", "West")
    assert (depot["description"], depot["group"], depot["subnetsList"], depot["segmentIdsList"]) == ("", None, [], [])
    assert hq["created_at"] == hq["updated_at"] and hq["created_at"].endswith("Z")
    here = subnets(api)
    assert here["10.0.0.0/24"]["siteid"] == here["192.168.1.0/24"]["siteid"] == hq["siteid"]
    assert here["10.0.0.0/24"]["name"] == "kept"
    assert segments(api)["1"]["siteid"] == hq["siteid"]
    assert api.post("site", [{"external_id": "New"}, {"external_id": "HQ"}]).status == 409
    assert "New" not in sites(api), "all or nothing"
    assert ok(api.post("site", {"external_id": "Single"}), 201)["added"] == 1
    assert sites(other_tenant(api)) == {}


@pytest.mark.parametrize("name, body, field", [
    ("no_name", [{}], "[0].external_id"), ("empty_name", [{"external_id": ""}], "[0].external_id"),
    ("number_as_name", [{"external_id": 1}], "[0].external_id"), ("long_name", [{"external_id": "x" * 256}], "[0].external_id"),
    ("twice", [{"external_id": "a"}, {"external_id": "a"}], "[1].external_id"),
    ("description_too_long", [{"external_id": "a", "description": "x" * 1025}], "[0].description"),
    ("location_is_a_list", [{"external_id": "a", "location": []}], "[0].location"),
    ("group_is_empty", [{"external_id": "a", "group": ""}], "[0].group"),
    ("subnets_are_text", [{"external_id": "a", "subnetsList": "10.0.0.0/8"}], "[0].subnetsList"),
    ("subnet_is_no_network", [{"external_id": "a", "subnetsList": ["10.0.0.0"]}], "[0].subnetsList[0]"),
    ("subnet_twice", [{"external_id": "a", "subnetsList": ["10.0.0.1/8", "10.0.0.0/8"]}], "[0].subnetsList[1]"),
    ("subnet_at_two_sites", [{"external_id": "a", "subnetsList": ["10.0.0.0/8"]},
                             {"external_id": "b", "subnetsList": ["10.0.0.0/8"]}], "[1].subnetsList[0]"),
    ("segment_is_no_number", [{"external_id": "a", "segmentList": ["one"]}], "[0].segmentList[0]"),
    ("segment_at_two_sites", [{"external_id": "a", "segmentList": ["1"]}, {"external_id": "b", "segmentList": ["1"]}],
     "[1].segmentList[0]"),
    ("element_is_text", ["HQ"], "[0]"), ("empty_list", [], None), ("text", '"x"', None), ("too_many", [{"external_id": "x"}] * 501, None),
    ("nothing", None, None)])
@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_sites_that_are_refused(api, method, name, body, field):
    fields = problem_fields(api.call(method, "site", body=body))
    assert fields[0] == ("instance" if field is None else "instance." + field)
    assert sites(api) == {} and subnets(api) == {}


def test_a_segment_that_does_not_exist_is_refused_with_its_site(api):
    reply = api.post("site", [{"external_id": "HQ", "segmentList": ["77"]}])
    assert reply.status == 400 and "77" in reply.json()["msg"]
    assert sites(api) == {}


@pytest.mark.operation("GET site")
def test_sites_are_listed_by_name(api):
    assert ok(api.get("site")) == {"ver": "v4.0", "api": "getSite", "list": [], "total": 0}
    ok(api.post("site", [{"external_id": "b", "description": "x"}, {"external_id": "a", "description": "X"}]), 201)
    body = ok(api.get("site"))
    assert [one["external_id"] for one in body["list"]] == ["a", "b"] and body["total"] == 2
    ids = {name: site["siteid"] for name, site in sites(api).items()}
    assert list(sites(api, site_id_list=f"{ids['b']},nobody")) == ["b"]
    assert list(sites(api, site_id_list=",".join(ids.values()))) == ["a", "b"]
    assert list(sites(api, name="a")) == ["a"] and list(sites(api, description="X")) == ["a"]
    for none in ({"name": "A"}, {"name": "%"}, {"description": "x "}, {"site_id_list": "nobody"}, {"name": "a", "description": "x"}):
        assert ok(api.get("site", **none)) == {"ver": "v4.0", "api": "getSite", "list": [], "total": 0}, none
    assert problem_fields(api.get("site", site_id_list=","), "query") == ["instance.site_id_list"]
    assert problem_fields(api.get("site", name="x" * 1025), "query") == ["instance.name"]


def test_sites_that_devices_have_named_are_there_too(api):
    api.load("devices", device_item("00:00:5e:00:53:01", site_name="Example Hospital"))
    site = sites(api)["Example Hospital"]
    assert site["created_at"].startswith("20")
    assert ok(api.get("device", deviceid="00:00:5e:00:53:01"))["site_name"] == "Example Hospital"
    ok(api.put("site", [{"external_id": "Example Hospital", "description": "d"}]))
    assert sites(api)["Example Hospital"]["siteid"] == site["siteid"]


def test_many_sites_come_in_one_answer(api):
    for start in (0, 300):
        ok(api.post("site", [{"external_id": f"s{i:04}", "subnetsList": [f"10.{i // 200}.{i % 200}.0/24"]}
                             for i in range(start, start + 300)]), 201)
    body = ok(api.get("site"))
    assert body["total"] == len(body["list"]) == 600
    assert [one["external_id"] for one in body["list"]] == sorted(one["external_id"] for one in body["list"])
    assert all(len(one["subnetsList"]) == 1 for one in body["list"])


@pytest.mark.operation("PUT site")
def test_sites_are_changed_by_their_name(api):
    ok(api.post("site", [{"external_id": "HQ", "description": "d", "group": "West", "subnetsList": ["10.0.0.0/24", "10.0.1.0/24"]},
                         {"external_id": "Depot"}]), 201)
    ok(api.post("networkSegment", [{"name": "s", "site": "HQ"}]), 201)
    answer = ok(api.put("site", {"external_id": "HQ", "location": "there"}))
    assert answer == {"ver": "v4.0", "api": "updateSite", "message": "OK", "updated": 1}
    hq = sites(api)["HQ"]
    assert (hq["description"], hq["location"], hq["group"]) == ("d", "there", "West"), "what is absent stays"
    assert hq["subnetsList"] == ["10.0.0.0/24", "10.0.1.0/24"] and hq["segmentIdsList"] == ["1"]
    ok(api.put("site", [{"external_id": "Depot", "group": "West"},
                        {"external_id": "HQ", "group": None, "subnetsList": ["10.0.1.0/24", "10.0.2.0/24"], "segmentList": []}]))
    hq = sites(api)["HQ"]
    assert hq["group"] is None and hq["subnetsList"] == ["10.0.1.0/24", "10.0.2.0/24"] and hq["segmentIdsList"] == []
    assert sites(api)["Depot"]["group"] == "West"
    assert subnets(api)["10.0.0.0/24"]["siteid"] == "0" and segments(api)["1"]["siteid"] == "0", "back to the default site"
    reply = api.put("site", [{"external_id": "HQ", "group": "Unheard of", "location": "x"}])
    assert reply.status == 400 and "Unheard of" in reply.json()["msg"]
    assert api.put("site", [{"external_id": "HQ", "location": "x"}, {"external_id": "Nowhere"}]).status == 404
    assert sites(api)["HQ"]["location"] == "there"
    assert other_tenant(api).put("site", [{"external_id": "HQ", "location": "x"}]).status == 404
    assert read_only(api).put("site", [{"external_id": "HQ", "location": "x"}]).status == 403
    assert sites(api)["HQ"]["location"] == "there"


@pytest.mark.operation("DELETE site")
def test_a_site_goes_when_nothing_lies_there(api):
    api.load("devices", device_item("00:00:5e:00:53:02", site_name="Plant"))
    ok(api.post("site", [{"external_id": "HQ", "subnetsList": ["10.0.0.0/24"]}, {"external_id": "Depot"}]), 201)
    assert problem_fields(api.delete("site"), "query") == ["instance.external_id"]
    assert api.delete("site", external_id="Nowhere").status == 404
    assert other_tenant(api).delete("site", external_id="Depot").status == 404
    assert read_only(api).delete("site", external_id="Depot").status == 403
    assert ok(api.delete("site", external_id="Depot")) == {"ver": "v4.0", "api": "deleteSite", "code": 1, "message": "OK"}
    in_use = api.delete("site", external_id="HQ")
    assert in_use.status == 409 and "1 subnets" in in_use.json()["msg"]
    in_use = api.delete("site", external_id="Plant")
    assert in_use.status == 409 and "1 devices" in in_use.json()["msg"]
    assert list(sites(api)) == ["HQ", "Plant"]
    ok(api.delete("subnet", {"subnetPrefixList": ["10.0.0.0/24"]}))
    ok(api.delete("site", external_id="HQ"))
    assert list(sites(api)) == ["Plant"]


# --- network segments

@pytest.mark.operation("POST networkSegment")
def test_new_segments(api):
    ok(api.post("site", [{"external_id": "HQ"}]), 201)
    siteid = sites(api)["HQ"]["siteid"]
    answer = ok(api.post("networkSegment", [{"name": "one", "description": "d", "firewallsList": ["7F7B14BAE015426"], "siteid": siteid}]), 201)
    assert answer == {"ver": "v4.0", "api": "createNetworkSegment", "message": "OK", "segmentIds": ["1"]}
    assert ok(api.post("networkSegment", [{"name": "two", "site": "HQ", "siteid": siteid}, {"name": "three"}]), 201)["segmentIds"] == ["2", "3"]
    assert ok(api.post("networkSegment", [{"name": "four", "site": "Annex", "siteCreation": True}]), 201)["segmentIds"] == ["4"]
    found = segments(api)
    one = found["1"]
    assert set(one) == SEGMENT_KEYS and len(one["_id"]) == 24
    assert one["firewallsList"] == ["7F7B14BAE015426"] and one["firewall"][0]["applianceid"] == "7F7B14BAE015426"
    assert one["firewall"][0]["date"].endswith("Z") and one["siteid"] == siteid and one["siteCreation"] is False
    assert found["2"]["siteid"] == siteid and found["3"]["siteid"] == "0"
    assert found["4"]["siteCreation"] is True and found["4"]["siteid"] == sites(api)["Annex"]["siteid"]
    assert api.post("networkSegment", [{"name": "one"}]).status == 409
    for place in ({"site": "Nowhere"}, {"siteid": "nobody"}, {"site": "HQ", "siteid": "0"}):
        assert api.post("networkSegment", [{"name": "five", **place}]).status == 400, place
    assert read_only(api).post("networkSegment", [{"name": "five"}]).status == 403
    assert len(segments(api)) == 4 and segments(other_tenant(api)) == {}


@pytest.mark.parametrize("name, body, field", [
    ("no_name", [{}], "[0].name"), ("empty_name", [{"name": ""}], "[0].name"), ("long_name", [{"name": "x" * 256}], "[0].name"),
    ("twice", [{"name": "a"}, {"name": "a"}], "[1].name"), ("description_is_a_number", [{"name": "a", "description": 1}], "[0].description"),
    ("firewalls_are_text", [{"name": "a", "firewallsList": "x"}], "[0].firewallsList"),
    ("firewall_twice", [{"name": "a", "firewallsList": ["x", "x"]}], "[0].firewallsList"),
    ("firewall_too_long", [{"name": "a", "firewallsList": ["x" * 65]}], "[0].firewallsList[0]"),
    ("too_many_firewalls", [{"name": "a", "firewallsList": [str(i) for i in range(101)]}], "[0].firewallsList"),
    ("site_is_a_list", [{"name": "a", "site": []}], "[0].site"), ("siteid_is_empty", [{"name": "a", "siteid": ""}], "[0].siteid"),
    ("site_to_create_has_no_name", [{"name": "a", "siteCreation": True}], "[0].siteCreation"),
    ("element_is_text", ["a"], "[0]"), ("too_many", [{"name": "a"}] * 101, None), ("nothing", None, None)])
def test_segments_that_are_refused(api, name, body, field):
    assert problem_fields(api.post("networkSegment", body))[0] == ("instance" if field is None else "instance." + field)
    assert segments(api) == {}


@pytest.mark.operation("GET networkSegment")
def test_segments_are_listed_by_number(api):
    assert ok(api.get("networkSegment")) == {"ver": "v4.0", "api": "createNetworkSegment", "method": "GET", "networkSegments": [], "total": 0}
    ok(api.post("networkSegment", [{"name": f"s{i}"} for i in range(12)]), 201)
    page = ok(api.get("networkSegment", pagelength=5, offset=8))
    assert [one["segmentId"] for one in page["networkSegments"]] == ["9", "10", "11", "12"] and page["total"] == 12
    assert ok(api.get("networkSegment", offset=12))["networkSegments"] == []
    assert ok(api.get("networkSegment", stime="2099-01-01T00:00:00Z"))["total"] == 0
    assert ok(api.get("networkSegment", stime="-1"))["total"] == 12
    for bad in ({"pagelength": "0"}, {"pagelength": "x"}, {"offset": "-1"}, {"stime": "yesterday"}):
        assert problem_fields(api.get("networkSegment", **bad), "query") == ["instance." + next(iter(bad))], bad


@pytest.mark.operation("PUT networkSegment")
def test_segments_are_changed_by_number(api):
    ok(api.post("site", [{"external_id": "HQ"}]), 201)
    ok(api.post("networkSegment", [{"name": "one", "description": "d", "firewallsList": ["a", "b"]}, {"name": "two"}]), 201)
    before = segments(api)["1"]
    assert ok(api.put("networkSegment", [{"segmentId": "1", "site": "HQ", "firewallsList": ["b", "c"]}])) == {
        "ver": "v4.0", "api": "updateNetworkSegment", "message": "OK"}
    after = segments(api)["1"]
    assert (after["name"], after["description"], after["firewallsList"]) == ("one", "d", ["b", "c"])
    assert after["siteid"] == sites(api)["HQ"]["siteid"] and after["firewall"][0] == before["firewall"][1]
    ok(api.put("networkSegment", [{"segmentId": 2, "name": "zwei", "description": ""}]))
    assert segments(api)["2"]["name"] == "zwei"
    assert api.put("networkSegment", [{"segmentId": "2", "name": "one"}]).status == 409
    assert api.put("networkSegment", [{"segmentId": "2", "name": "x"}, {"segmentId": "99"}]).status == 404
    assert api.put("networkSegment", [{"segmentId": "2", "site": "Nowhere"}]).status == 400
    assert other_tenant(api).put("networkSegment", [{"segmentId": "2", "name": "x"}]).status == 404
    assert read_only(api).put("networkSegment", [{"segmentId": "2", "name": "x"}]).status == 403
    assert segments(api)["2"]["name"] == "zwei"
    for body, field in [([{}], "[0].segmentId"), ([{"segmentId": "x"}], "[0].segmentId"), ([{"segmentId": "01"}], "[0].segmentId"),
                        ([{"segmentId": "1"}, {"segmentId": "1"}], "[1].segmentId"), ([{"segmentId": "1", "name": ""}], "[0].name")]:
        assert problem_fields(api.put("networkSegment", body)) == ["instance." + field], body


@pytest.mark.operation("DELETE networkSegment")
def test_segments_go_together_or_not_at_all(api):
    ok(api.post("networkSegment", [{"name": "one"}, {"name": "two"}, {"name": "three"}]), 201)
    assert api.delete("networkSegment", {"segmentIdsList": ["1", "99"]}).status == 404
    assert other_tenant(api).delete("networkSegment", {"segmentIdsList": ["1"]}).status == 404
    assert read_only(api).delete("networkSegment", {"segmentIdsList": ["1"]}).status == 403
    assert len(segments(api)) == 3
    assert ok(api.delete("networkSegment", {"segmentIdsList": ["1", "3"]})) == {
        "ver": "v4.0", "method": "DEL", "api": "deleteNetworkSegment", "message": "OK"}
    assert list(segments(api)) == ["2"]
    assert ok(api.post("networkSegment", [{"name": "three"}]), 201)["segmentIds"] == ["4"], "numbers do not come back"
    for body, field in [(None, "segmentIdsList"), ({"segmentIdsList": []}, "segmentIdsList"), ({"segmentIdsList": "1"}, "segmentIdsList"),
                        ({"segmentIdsList": ["x"]}, "segmentIdsList[0]"), ({"segmentIdsList": [1]}, "segmentIdsList[0]")]:
        assert problem_fields(api.delete("networkSegment", body)) == ["instance." + field], body


# --- subnets

@pytest.mark.operation("POST subnet")
def test_new_subnets(api):
    ok(api.post("site", [{"external_id": "HQ"}]), 201)
    answer = ok(api.post("subnet", [
        {"prefix": "10.1.0.0/16", "vlan": "4043", "description": "d", "static": True, "monitored": False, "name": "n", "type": "block",
         "site": "HQ", "gateway": "10.1.0.1"},
        {"prefix": "10.1.2.0/24", "vlan": 12, "parent": "10.1.0.0/16"},
        {"prefix": "2001:DB8::/32", "vlan": ""},
        {"prefix": "172.16.0.0/12", "shared_block": True}]), 201)
    assert answer == {"ver": "v4.0", "api": "createSubnet", "status": "success", "added": 4}
    found = subnets(api)
    assert list(found) == ["10.1.0.0/16", "10.1.2.0/24", "172.16.0.0/12", "2001:db8::/32"]
    assert all(set(one) == SUBNET_KEYS for one in found.values())
    assert found["10.1.0.0/16"] == {
        "prefix": "10.1.0.0/16", "monitored": False, "static": True, "source": "config", "integrationInstanceName": None,
        "description": "d", "parent": "", "name": "n", "type": "block", "siteid": sites(api)["HQ"]["siteid"], "vlan": "4043",
        "gateway": "10.1.0.1", "shared_block": False}
    inner = found["10.1.2.0/24"]
    assert (inner["parent"], inner["vlan"], inner["type"], inner["siteid"], inner["monitored"]) == ("10.1.0.0/16", "12", "subnet", "0", True)
    assert (found["172.16.0.0/12"]["shared_block"], found["172.16.0.0/12"]["siteid"]) == (True, "")
    assert api.post("subnet", [{"prefix": "10.9.0.0/16"}, {"prefix": "10.1.0.0/16"}]).status == 409
    assert api.post("subnet", [{"prefix": "10.9.0.0/16", "site": "Nowhere"}]).status == 400
    reply = api.post("subnet", [{"prefix": "10.9.0.0/16", "parent": "10.0.0.0/8"}])
    assert reply.status == 400 and "10.0.0.0/8" in reply.json()["msg"]
    assert read_only(api).post("subnet", [{"prefix": "10.9.0.0/16"}]).status == 403
    assert len(subnets(api)) == 4 and subnets(other_tenant(api)) == {}


@pytest.mark.parametrize("name, body, field", [
    ("no_prefix", [{}], "[0].prefix"), ("no_length", [{"prefix": "10.0.0.0"}], "[0].prefix"), ("long_length", [{"prefix": "10.0.0.0/33"}], "[0].prefix"),
    ("host_bits", [{"prefix": "10.0.0.1/24"}], "[0].prefix"), ("no_network", [{"prefix": "ten"}], "[0].prefix"),
    ("prefix_is_a_number", [{"prefix": 10}], "[0].prefix"), ("twice", [{"prefix": "10.0.0.0/8"}, {"prefix": "10.0.0.0/8"}], "[1].prefix"),
    ("vlan_too_high", [{"prefix": "10.0.0.0/8", "vlan": "4095"}], "[0].vlan"), ("vlan_negative", [{"prefix": "10.0.0.0/8", "vlan": -1}], "[0].vlan"),
    ("vlan_is_a_word", [{"prefix": "10.0.0.0/8", "vlan": "ten"}], "[0].vlan"), ("vlan_has_a_fraction", [{"prefix": "10.0.0.0/8", "vlan": 1.5}], "[0].vlan"),
    ("static_is_text", [{"prefix": "10.0.0.0/8", "static": "yes"}], "[0].static"), ("monitored_is_a_number", [{"prefix": "10.0.0.0/8", "monitored": 1}], "[0].monitored"),
    ("unknown_type", [{"prefix": "10.0.0.0/8", "type": "net"}], "[0].type"), ("long_name", [{"prefix": "10.0.0.0/8", "name": "x" * 256}], "[0].name"),
    ("long_description", [{"prefix": "10.0.0.0/8", "description": "x" * 1025}], "[0].description"),
    ("gateway_is_no_address", [{"prefix": "10.0.0.0/8", "gateway": "gw"}], "[0].gateway"),
    ("site_and_shared", [{"prefix": "10.0.0.0/8", "site": "HQ", "shared_block": True}], "[0].shared_block"),
    ("parent_is_beside", [{"prefix": "10.0.0.0/8", "parent": "11.0.0.0/8"}], "[0].parent"),
    ("parent_is_itself", [{"prefix": "10.0.0.0/8", "parent": "10.0.0.0/8"}], "[0].parent"),
    ("parent_is_inside", [{"prefix": "10.0.0.0/8", "parent": "10.0.0.0/9"}], "[0].parent"),
    ("element_is_text", ["10.0.0.0/8"], "[0]"), ("too_many", [{"prefix": "10.0.0.0/8"}] * 1001, None), ("nothing", None, None)])
@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_subnets_that_are_refused(api, method, name, body, field):
    assert problem_fields(api.call(method, "subnet", body=body))[0] == ("instance" if field is None else "instance." + field)
    assert subnets(api) == {}


def test_host_bits_are_answered_with_the_network_that_was_meant(api):
    assert "write 10.2.0.0/16" in api.post("subnet", [{"prefix": "10.2.3.4/16"}]).json()["msg"]
    assert "write 2001:db8::/64" in api.post("subnet", [{"prefix": "2001:db8::1/64"}]).json()["msg"]


@pytest.mark.operation("GET subnet")
def test_subnets_are_a_tree(api):
    empty = {"ver": "v4.0", "api": "getSubnet", "subnets": [], "total": 0}
    assert ok(api.get("subnet")) == empty
    ok(api.post("site", [{"external_id": "HQ"}]), 201)
    add_subnets(api, "10.1.2.0/24", "10.0.0.0/8", "11.0.0.0/8", {"prefix": "10.1.0.0/16", "name": "Lab", "description": "100%", "site": "HQ"})
    assert prefixes(api) == ["10.0.0.0/8", "11.0.0.0/8"], "without flat the uppermost level"
    assert prefixes(api, flat="true") == ["10.0.0.0/8", "10.1.0.0/16", "10.1.2.0/24", "11.0.0.0/8"]
    assert prefixes(api, flat="false", parent="10.0.0.0/8") == ["10.1.0.0/16"]
    assert prefixes(api, flat="true", parent="10.0.0.0/8") == ["10.1.0.0/16", "10.1.2.0/24"]
    assert prefixes(api, prefix="10.1.2.0/24") == ["10.1.2.0/24"]
    assert prefixes(api, name="Lab") == prefixes(api, description="100%") == prefixes(api, siteid=sites(api)["HQ"]["siteid"]) == ["10.1.0.0/16"]
    assert prefixes(api, siteid="0") == ["10.0.0.0/8", "10.1.2.0/24", "11.0.0.0/8"]
    assert len(prefixes(api, stime="-1")) == 4, "what is new is looked for on all levels"
    page = ok(api.get("subnet", flat="true", pagelength=2, offset=1))
    assert [one["prefix"] for one in page["subnets"]] == ["10.1.0.0/16", "10.1.2.0/24"] and page["total"] == 4
    assert ok(api.get("subnet", flat="true", offset=4)) == {**empty, "total": 4}
    for none in ({"name": "lab"}, {"name": "La%"}, {"description": "100"}, {"siteid": "HQ"}, {"prefix": "10.1.0.0/17"}, {"parent": "12.0.0.0/8"},
                 {"stime": "2099-01-01T00:00:00Z"}, {"name": "Lab", "siteid": "0"}):
        assert ok(api.get("subnet", **none)) == empty, none
    assert ok(api.get("subnet", pagelength=1000))["total"] == 2
    for bad, field in [({"pagelength": "1001"}, "pagelength"), ({"pagelength": "0"}, "pagelength"), ({"offset": "-1"}, "offset"), ({"flat": "yes"}, "flat"),
                       ({"prefix": "10.0.0.0"}, "prefix"), ({"parent": "10.0.0.1/8"}, "parent"), ({"prefix": "10.0.0.0/8", "parent": "10.0.0.0/8"}, "prefix"),
                       ({"stime": "soon"}, "stime"), ({"name": "x" * 1025}, "name")]:
        assert problem_fields(api.get("subnet", **bad), "query") == ["instance." + field], bad


@pytest.mark.operation("PUT subnet")
def test_subnets_are_changed_by_prefix(api):
    ok(api.post("site", [{"external_id": "HQ"}]), 201)
    add_subnets(api, {"prefix": "10.0.0.0/24", "name": "n", "description": "d", "vlan": "7"}, "10.0.1.0/24")
    assert ok(api.put("subnet", [{"prefix": "10.0.0.0/24", "description": "e", "site": "HQ", "static": True, "monitored": False}])) == {
        "ver": "v4.0", "api": "updateSubnet", "status": "success", "updated": 1}
    one = subnets(api)["10.0.0.0/24"]
    assert (one["name"], one["description"], one["vlan"], one["static"], one["monitored"]) == ("n", "e", "7", True, False)
    assert one["siteid"] == sites(api)["HQ"]["siteid"]
    ok(api.put("subnet", {"prefix": "10.0.0.0/24", "site": "", "vlan": ""}))
    one = subnets(api)["10.0.0.0/24"]
    assert (one["siteid"], one["vlan"], one["description"]) == ("0", "", "e")
    assert api.put("subnet", [{"prefix": "10.0.0.0/24", "name": "x"}, {"prefix": "10.0.9.0/24"}]).status == 404
    assert api.put("subnet", [{"prefix": "10.0.0.0/24", "site": "Nowhere"}]).status == 400
    assert other_tenant(api).put("subnet", [{"prefix": "10.0.0.0/24", "name": "x"}]).status == 404
    assert read_only(api).put("subnet", [{"prefix": "10.0.0.0/24", "name": "x"}]).status == 403
    assert subnets(api)["10.0.0.0/24"]["name"] == "n"


@pytest.mark.operation("DELETE subnet")
def test_children_of_a_deleted_subnet_go_to_its_parent(api):
    add_subnets(api, "10.0.0.0/8", "10.1.0.0/16", "10.1.2.0/24", "11.0.0.0/8")
    assert other_tenant(api).delete("subnet", {"subnetPrefixList": ["10.1.0.0/16"]}).status == 404
    assert read_only(api).delete("subnet", {"subnetPrefixList": ["10.1.0.0/16"]}).status == 403
    assert ok(api.delete("subnet", {"subnetPrefixList": ["10.1.0.0/16", "12.0.0.0/8", "10.1.0.0/16"]})) == {
        "ver": "v4.0", "api": "deleteSubnet", "status": "success", "deletedSubnets": ["10.1.0.0/16"]}
    assert subnets(api)["10.1.2.0/24"]["parent"] == "10.0.0.0/8"
    assert api.delete("subnet", {"subnetPrefixList": ["10.1.0.0/16"]}).status == 404
    assert list(subnets(api)) == ["10.0.0.0/8", "10.1.2.0/24", "11.0.0.0/8"]
    for body, field in [(None, "subnetPrefixList"), ({"subnetPrefixList": []}, "subnetPrefixList"), ({"subnetPrefixList": ["10.0.0.0/8"] * 11}, "subnetPrefixList"),
                        ({"subnetPrefixList": "10.0.0.0/8"}, "subnetPrefixList"), ({"subnetPrefixList": ["10.0.0.1/8"]}, "subnetPrefixList[0]")]:
        assert problem_fields(api.delete("subnet", body)) == ["instance." + field], body


@pytest.mark.operation("PUT subnet/transfer")
@pytest.mark.operation("PUT subnet/revert")
def test_a_shared_block_comes_back_to_its_site(api):
    ok(api.post("site", [{"external_id": "HQ", "subnetsList": ["192.168.1.0/24"]}]), 201)
    siteid = sites(api)["HQ"]["siteid"]
    for _ in range(2):  # twice is the same as once
        assert ok(api.put("subnet/transfer", ipPrefix="192.168.1.0/24")) == {"ver": "v4.0", "api": "transferSubnet", "status": "success"}
    one = subnets(api)["192.168.1.0/24"]
    assert (one["shared_block"], one["siteid"]) == (True, "") and sites(api)["HQ"]["subnetsList"] == []
    for _ in range(2):
        assert ok(api.put("subnet/revert", ipPrefix="192.168.1.0/24")) == {"ver": "v4.0", "api": "revertSubnet", "status": "success"}
    one = subnets(api)["192.168.1.0/24"]
    assert (one["shared_block"], one["siteid"]) == (False, siteid) and sites(api)["HQ"]["subnetsList"] == ["192.168.1.0/24"]
    ok(api.put("subnet/transfer", ipPrefix="192.168.1.0/24"))
    ok(api.delete("site", external_id="HQ"))
    ok(api.put("subnet/revert", ipPrefix="192.168.1.0/24"))
    assert subnets(api)["192.168.1.0/24"]["siteid"] == "0", "its site is gone"
    for path in ("subnet/transfer", "subnet/revert"):
        assert api.put(path, ipPrefix="10.0.0.0/8").status == 404
        assert other_tenant(api).put(path, ipPrefix="192.168.1.0/24").status == 404
        assert read_only(api).put(path, ipPrefix="192.168.1.0/24").status == 403
        assert problem_fields(api.put(path), "query") == problem_fields(api.put(path, ipPrefix="192.168.1.9/24"), "query") == ["instance.ipPrefix"]


# --- network/subnetBulkUpdate

def bulk(api, *items, data=True, site=True, key="subnetList", **params):
    return api.put("network/subnetBulkUpdate", {"dataOverwrite": data, "siteOverwrite": site, key: list(items)},
                   **{"updateSource": "ipam_infoblox", **params})


@pytest.mark.operation("PUT network/subnetBulkUpdate")
def test_what_an_address_manager_knows(api):
    answer = ok(bulk(api, {"prefix": "10.1.0.0/16", "type": "block", "site": "HQ"},
                     {"prefix": "10.1.2.0/24", "site": "HQ", "vlan": "12", "description": "d", "name": "n", "gateway": "10.1.2.1",
                      "parent": "10.1.0.0/16", "integration_instance_name": "infoblox-1"}))
    assert answer == {"api": "network/subnetBulkUpdate", "ver": "v4.0", "code": 1, "message": "OK", "updatedSubnetNum": 2, "numOfUpdatedSubnets": 2}
    one = subnets(api)["10.1.2.0/24"]
    assert one == {"prefix": "10.1.2.0/24", "monitored": True, "static": False, "source": "ipam_infoblox", "integrationInstanceName": "infoblox-1",
                   "description": "d", "parent": "10.1.0.0/16", "name": "n", "type": "subnet", "siteid": sites(api)["HQ"]["siteid"], "vlan": "12",
                   "gateway": "10.1.2.1", "shared_block": False}
    ok(bulk(api, {"prefix": "10.1.2.0/24", "name": "other", "site": "Depot"}, data=False, site=False))
    assert subnets(api)["10.1.2.0/24"] == one, "neither data nor site may be overwritten"
    ok(bulk(api, {"prefix": "10.1.0.0/16", "name": "filled", "type": "subnet"}, data=False, site=False, key="subnetlist"))
    block = subnets(api)["10.1.0.0/16"]
    assert (block["name"], block["type"]) == ("filled", "block"), "what is empty is filled"
    ok(bulk(api, {"prefix": "10.1.2.0/24", "name": "other", "site": "Depot"}, data=True, site=False))
    assert (subnets(api)["10.1.2.0/24"]["name"], subnets(api)["10.1.2.0/24"]["siteid"]) == ("other", one["siteid"])
    ok(bulk(api, {"prefix": "10.1.2.0/24", "name": "x", "site": "Depot"}, data=False, site=True))
    moved = subnets(api)["10.1.2.0/24"]
    assert (moved["name"], moved["siteid"]) == ("other", sites(api)["Depot"]["siteid"])
    assert subnets(other_tenant(api)) == {}


def test_the_one_flag_of_2022_means_both(api):
    add_subnets(api, {"prefix": "10.0.0.0/24", "name": "n"})
    body = {"overwrite": True, "subnetlist": [{"prefix": "10.0.0.0/24", "name": "m", "site": "HQ"}]}
    ok(api.put("network/subnetBulkUpdate", body, updateSource="ipam_infoblox"))
    one = subnets(api)["10.0.0.0/24"]
    assert (one["name"], one["siteid"]) == ("m", sites(api)["HQ"]["siteid"])
    body["overwrite"] = False
    body["subnetlist"][0].update(name="l", site="Depot")
    ok(api.put("network/subnetBulkUpdate", body, updateSource="ipam_infoblox"))
    assert subnets(api)["10.0.0.0/24"] == one


def test_a_subnet_that_is_as_it_was_is_no_news(api):
    item = {"prefix": "10.0.0.0/24", "name": "n", "site": "HQ"}
    ok(bulk(api, item))
    since = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(milliseconds=1)
    while datetime.datetime.now(datetime.timezone.utc) <= since:
        pass
    ok(bulk(api, item, {"prefix": "10.0.1.0/24"}))
    assert prefixes(api, stime=since.strftime("%Y-%m-%dT%H:%M:%S.%fZ")) == ["10.0.1.0/24"]
    assert ok(bulk(api))["updatedSubnetNum"] == 0


def test_thousand_subnets_at_once(api):
    items = [{"prefix": f"10.{i // 250}.{i % 250}.0/24", "name": f"n{i}", "site": f"site {i % 20}"} for i in range(999)]
    assert ok(bulk(api, {"prefix": "10.0.0.0/8", "type": "block"}, *items))["updatedSubnetNum"] == 1000
    assert ok(api.get("subnet", parent="10.0.0.0/8"))["total"] == 999
    assert ok(api.get("site"))["total"] == 20


@pytest.mark.parametrize("name, body, field", [
    ("no_flags", {"subnetList": []}, "dataOverwrite"), ("no_site_flag", {"dataOverwrite": True, "subnetList": []}, "siteOverwrite"),
    ("flag_is_text", {"dataOverwrite": "yes", "siteOverwrite": True, "subnetList": []}, "dataOverwrite"),
    ("no_list", {"dataOverwrite": True, "siteOverwrite": True}, "subnetList"),
    ("list_is_an_object", {"dataOverwrite": True, "siteOverwrite": True, "subnetList": {}}, "subnetList"),
    ("too_many", {"dataOverwrite": True, "siteOverwrite": True, "subnetList": [{"prefix": "10.0.0.0/8"}] * 1001}, "subnetList"),
    ("no_prefix", {"overwrite": True, "subnetlist": [{}]}, "subnetlist[0].prefix"),
    ("host_bits", {"overwrite": True, "subnetlist": [{"prefix": "10.0.0.1/8"}]}, "subnetlist[0].prefix"),
    ("vlan", {"overwrite": True, "subnetlist": [{"prefix": "10.0.0.0/8", "vlan": "5000"}]}, "subnetlist[0].vlan"),
    ("type", {"overwrite": True, "subnetlist": [{"prefix": "10.0.0.0/8", "type": "x"}]}, "subnetlist[0].type"),
    ("gateway", {"overwrite": True, "subnetlist": [{"prefix": "10.0.0.0/8", "gateway": "x"}]}, "subnetlist[0].gateway"),
    ("parent", {"overwrite": True, "subnetlist": [{"prefix": "10.0.0.0/8", "parent": "11.0.0.0/8"}]}, "subnetlist[0].parent"),
    ("instance", {"overwrite": True, "subnetlist": [{"prefix": "10.0.0.0/8", "integration_instance_name": 1}]}, "subnetlist[0].integration_instance_name"),
    ("nothing", None, "dataOverwrite")])
def test_bulk_updates_that_are_refused(api, name, body, field):
    reply = api.put("network/subnetBulkUpdate", body, updateSource="ipam_infoblox")
    assert problem_fields(reply)[0] == "instance." + field
    assert subnets(api) == {}


def test_the_source_of_a_bulk_update_must_be_known(api):
    body = {"overwrite": True, "subnetlist": []}
    assert problem_fields(api.put("network/subnetBulkUpdate", body), "query") == ["instance.updateSource"]
    assert problem_fields(api.put("network/subnetBulkUpdate", body, updateSource="ipam"), "query") == ["instance.updateSource"]
    assert read_only(api).put("network/subnetBulkUpdate", body, updateSource="ipam_infoblox").status == 403
    reply = bulk(api, {"prefix": "10.1.0.0/16", "parent": "10.0.0.0/8", "site": "HQ"})
    assert reply.status == 400 and subnets(api) == {} and sites(api) == {}, "all or nothing"


def test_the_examples_tenant_fills(api):
    values = example_network.fill_network(api)
    assert values == {"example_segment": "1", "example_spare_segment": "2"}


def test_what_is_written_is_audited(api):
    ok(api.post("site", [{"external_id": "HQ"}]), 201)
    add_subnets(api, "10.0.0.0/8")
    ok(api.delete("subnet", {"subnetPrefixList": ["10.0.0.0/8"]}))
    text = api.server.cli("audit", "export", "--tenant", api.tenant.name).stdout
    for action in ("site.create", "subnet.create", "subnet.delete"):
        assert f'"{action}"' in text


def test_networks_put_around_many_again_and_again_are_refused_before_they_hold_the_writer(api):
    for block in range(2):
        ok(bulk(api, *({"prefix": f"10.{block}.{n // 250}.{n % 250}/32"} for n in range(1000))))
    nested = [{"prefix": str(ipaddress.ip_network(f"10.0.0.0/{length}", strict=False))} for length in range(1, 14)]
    reply = api.post("subnet", nested)
    assert reply.status == 409, reply.text
    assert "change their parent" in reply.json()["msg"]
    assert ok(api.get("subnet", flat="true"))["total"] == 2000
    assert api.post("subnet", [{"prefix": "10.0.0.0/8"}]).status == 201
