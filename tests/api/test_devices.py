"""The device operations on the wire."""
import json

import pytest

from conftest import Browser, call, device_item

SHORT_FORM = ["deviceid", "hostname", "category", "profile", "profile_type", "profile_vertical", "ip_address", "mac_address",
              "risk_score", "risk_level", "last_activity", "confidence_score", "tagIdList", "allTags"]


def get(server, key, path, **params):
    reply = call(server, "GET", "/pub/v4.0/" + path, key, params)
    assert reply.status == 200, reply.text
    return reply.json()


def store(server, tenant, *items, kind="devices"):
    return server.cli("import", kind, "-", "--tenant", tenant.name, input="\n".join(json.dumps(item) for item in items))


@pytest.mark.operation("GET device")
@pytest.mark.operation("GET device/list")
@pytest.mark.operation("GET device/ip")
def test_members_of_the_three_forms(server, tenant, key):
    store(server, tenant, device_item("00:00:5e:00:53:01", SSID="guest", vlan=12, made_up={"a": [1, 2.5]}),
          device_item("00:00:5e:00:53:02"))
    short = get(server, key, "device/list")["devices"][0]
    assert list(short) == SHORT_FORM
    assert isinstance(short["risk_score"], int) and isinstance(short["confidence_score"], int)
    detail = get(server, key, "device/list", detail="true")["devices"][1]
    assert list(detail)[:14] == SHORT_FORM
    assert detail["SSID"] == "guest" and detail["vlan"] == "12" and detail["made_up"] == {"a": [1, 2.5]}
    assert detail["number_of_caution_alerts"] == 0 and detail["AD_Domain"] is None and "zone" not in detail
    full = get(server, key, "device", deviceid="00:00:5e:00:53:01")
    assert list(full)[:14] == SHORT_FORM and full["mdm_vendor"] is None and full["SSID"] == "guest"
    assert get(server, key, "device/ip", ip="10.0.0.1")["total"] == 2
    lower = [name.lower() for name in full if name != "source"]
    assert len(lower) == len(set(lower)), "no members that differ in case alone"


def test_a_device_without_mac(server, tenant, key):
    store(server, tenant, {"deviceid": "10.77.0.1", "profile": "PLC"}, device_item("00:00:5e:00:53:03"))
    device = get(server, key, "device", deviceid="10.77.0.1")
    assert "MAC" not in device
    assert device["hostname"] == device["mac_address"] == device["ip_address"] == "10.77.0.1"
    assert [one["deviceid"] for one in get(server, key, "device/list")["devices"]] == ["00:00:5e:00:53:03", "10.77.0.1"]
    assert get(server, key, "device/list", sortdirection="asc", sortfield="MAC")["devices"][0]["deviceid"] == "10.77.0.1"


def test_an_empty_deviceid_is_an_empty_object(server, key):
    assert get(server, key, "device", deviceid="") == {}


@pytest.mark.operation("PUT device/update")
def test_tags_by_both_editions(server, tenant, key):
    store(server, tenant, device_item("00:00:5e:00:53:04"))
    def put(body):
        reply = call(server, "PUT", "/pub/v4.0/device/update", key, body=body)
        assert reply.status == 200, reply.text
        return reply.json()
    def tags():
        return [(tag["tagType"], tag["tagValue"]) for tag in get(server, key, "device", deviceid="00:00:5e:00:53:04")["allTags"]]
    assert put({"tag": "vip", "deviceidlist": ["00:00:5e:00:53:04", "unknown"]}) == {
        "api": "/pub/v4.0/device/update", "ver": "v4.0", "code": 1, "message": "OK", "updatedDeviceNum": 1}
    assert tags() == [("zzzNoTagTypeABC", "vip")]
    put({"tag": {"tagType": "Floor", "tagValue": "2"}, "deviceidlist": ["00:00:5E:00:53:04"]})
    assert sorted(tags()) == [("Floor", "2"), ("zzzNoTagTypeABC", "vip")]
    put({"tags": ["only"], "deviceidlist": ["00:00:5e:00:53:04"]})
    assert tags() == [("zzzNoTagTypeABC", "only")]
    put({"tags": [], "deviceidlist": ["00:00:5e:00:53:04"]})
    assert tags() == []
    assert call(server, "PUT", "/pub/v4.0/device/update", key, body={"tag": "x", "deviceidlist": ["unknown"]}).status == 404


@pytest.mark.parametrize("stime, found", [
    ("2026-01-02T03:04:05Z", 2), ("2026-01-02T03:04:05.000Z", 2), ("2026-01-02T03:04:05.000000Z", 2), ("2026-01-02T03:04Z", 2),
    ("2026-1-2T03:05Z", 1), ("2026-01-01T20:04:05-07:00", 2), ("2026-01-02T:03:05:00Z", 1), ("-1", 2), ("2026-01-02 03:04:05.123456", 1),
    ("2026-01-02T05:04:06+02:00", 1), ("2026-01-02T03:04:05.001Z", 1), ("2030-01-01T00:00:00Z", 0)])
def test_times_of_the_contract(server, tenant, key, stime, found):
    store(server, tenant, device_item("00:00:5e:00:53:05"),
          device_item("00:00:5e:00:53:06", last_activity="2026-01-03T00:00:00.000Z"))
    body = get(server, key, "device/list", stime=stime)
    assert (len(body["devices"]), body["total"]) == (found, found)


def test_an_unencoded_plus(server, tenant, key):
    store(server, tenant, device_item("00:00:5e:00:53:07"))
    reply = call(server, "GET", "/pub/v4.0/device/list?stime=2026-01-02T05:04:05+02:00&customerid=" + tenant.name,
                 params=None, headers=key.headers)
    assert reply.status == 200 and reply.json()["total"] == 1


def test_one_large_page(server, tenant, key):
    """As one customer asks: a single call, no paging."""
    server.cli("tenant", "set", tenant.name, "calls_per_minute=-1")
    store(server, tenant, *[device_item(f"00:00:5f:00:{i >> 8:02x}:{i & 255:02x}") for i in range(2300)])
    body = get(server, key, "device/list", pagelength="100000", offset="1", detail="true")
    assert body["total"] == len(body["devices"]) == len({one["deviceid"] for one in body["devices"]}) == 2299


def test_other_tenants_do_not_exist(server, make_tenant, make_key):
    mine, theirs = make_tenant(), make_tenant()
    key = make_key(mine)
    canary = "canary-of-the-other-tenant"
    store(server, mine, device_item("00:00:5e:00:53:08"))
    store(server, theirs, device_item("00:00:5e:00:53:09", hostname=canary, ip_address="10.66.0.1", SSID=canary,
                                      allTags=[{"tagType": canary, "tagValue": canary}]))
    seen = b""
    for path, params in [("device/list", {}), ("device/list", {"detail": "true", "pagelength": "100000"}),
                         ("device", {"deviceid": "00:00:5e:00:53:09"}), ("device/ip", {"ip": "10.66.0.1"}), ("key/verify", {}),
                         ("device", {"deviceid": "00:00:5e:00:53:08"})]:
        seen += call(server, "GET", "/pub/v4.0/" + path, key, params).body
    unknown = call(server, "GET", "/pub/v4.0/device", key, {"deviceid": "00:00:5e:00:53:aa"})
    foreign = call(server, "GET", "/pub/v4.0/device", key, {"deviceid": "00:00:5e:00:53:09"})
    assert unknown.status == foreign.status == 404 and unknown.json()["msg"] == foreign.json()["msg"]
    assert call(server, "PUT", "/pub/v4.0/device/update", key,
                body={"tag": "x", "deviceidlist": ["00:00:5e:00:53:09"]}).status == 404
    assert call(server, "GET", "/pub/v4.0/device/list", key, {"customerid": theirs.name}).status == 403
    assert canary.encode() not in seen and b"53:09" not in seen and b"10.66.0.1" not in seen


def test_the_console_reads_the_same(server, tenant):
    store(server, tenant, device_item("00:00:5e:00:53:0a", hostname="alpha", risk_score=90),
          device_item("00:00:5e:00:53:0b", hostname="beta", risk_score=10))
    browser = Browser(server)
    assert browser.call("GET", "/console/api/device/list").status == 401
    browser.sign_in(tenant.owner_email, tenant.owner_password)
    page = browser.call("GET", "/console/api/device/list?sortfield=hostname&sortdirection=asc&pagelength=1").json()
    assert page["total"] == 2 and page["devices"][0]["hostname"] == "alpha"
    found = browser.call("GET", "/console/api/device/list?search=BETA").json()
    assert [one["hostname"] for one in found["devices"]] == ["beta"] and found["total"] == 1
    put = {"tag": "x", "deviceidlist": ["00:00:5e:00:53:0a"]}
    assert browser.call("PUT", "/console/api/device/update", put).status == 200
    token, browser.csrf = browser.csrf, None
    assert browser.call("PUT", "/console/api/device/update", put).status == 403
    browser.csrf = token
    # The cookie opens nothing under the key mount.
    assert browser.call("GET", f"/pub/v4.0/device/list?customerid={tenant.name}").status == 403
