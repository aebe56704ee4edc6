"""The device operations on the wire, on both mounts that carry them."""
import pytest

from conftest import Browser, call, device_item
from public_api import PREFIX, problem_fields

SHORT_FORM = ["deviceid", "hostname", "category", "profile", "profile_type", "profile_vertical", "ip_address", "mac_address",
              "risk_score", "risk_level", "last_activity", "confidence_score", "tagIdList", "allTags"]


def found(reply):
    assert reply.status == 200, reply.text
    return reply.json()


def ids(body):
    return [device["deviceid"] for device in body["devices"]]


@pytest.mark.operation("GET device")
@pytest.mark.operation("GET device/ip")
@pytest.mark.operation("GET device/list")
def test_members_of_the_three_forms(api):
    api.load("devices", device_item("00:00:5e:00:53:01", SSID="guest", vlan=12, made_up={"a": [1, 2.5]}),
             device_item("00:00:5e:00:53:02"))
    short = found(api.get("device/list"))["devices"][0]
    assert list(short) == SHORT_FORM
    assert isinstance(short["risk_score"], int) and isinstance(short["confidence_score"], int)
    detail = found(api.get("device/list", detail="true"))["devices"][1]
    assert list(detail)[:14] == SHORT_FORM
    assert detail["SSID"] == "guest" and detail["vlan"] == "12" and detail["made_up"] == {"a": [1, 2.5]}
    assert detail["number_of_caution_alerts"] == 0 and detail["AD_Domain"] is None and "zone" not in detail
    full = found(api.get("device", deviceid="00:00:5e:00:53:01"))
    assert list(full)[:14] == SHORT_FORM and full["mdm_vendor"] is None and full["SSID"] == "guest"
    by_ip = found(api.get("device/ip", ip="10.0.0.1"))
    assert by_ip["total"] == 2 and full in by_ip["devices"], "the whole set here too"
    lower = [name.lower() for name in full if name != "source"]
    assert len(lower) == len(set(lower)), "no members that differ in case alone"


@pytest.mark.operation("GET device")
@pytest.mark.operation("GET device/list")
def test_a_device_without_mac(api):
    api.load("devices", {"deviceid": "10.77.0.1", "profile": "PLC"}, device_item("00:00:5e:00:53:03"))
    device = found(api.get("device", deviceid="10.77.0.1"))
    assert "MAC" not in device
    assert device["hostname"] == device["mac_address"] == device["ip_address"] == "10.77.0.1"
    assert ids(found(api.get("device/list"))) == ["00:00:5e:00:53:03", "10.77.0.1"]
    assert ids(found(api.get("device/list", sortdirection="asc", sortfield="MAC")))[0] == "10.77.0.1"


@pytest.mark.operation("GET device")
@pytest.mark.operation("GET device/ip")
@pytest.mark.operation("GET device/list")
@pytest.mark.operation("PUT device/update")
@pytest.mark.parametrize("method, path, params, body, status", [
    ("GET", "device/list", {"pagelength": "0"}, None, 400),
    ("GET", "device/list", {"pagelength": "-1"}, None, 400),
    ("GET", "device/list", {"offset": "-1"}, None, 400),
    ("GET", "device/list", {"offset": "1.5"}, None, 400),
    ("GET", "device/list", {"sortfield": "x-invalid"}, None, 400),
    ("GET", "device/list", {"sortfield": "hostname"}, None, 400),
    ("GET", "device/list", {"sortdirection": "up"}, None, 400),
    ("GET", "device/list", {"stime": "2030-01-01T00:00:00Z"}, None, 200),
    ("GET", "device/list", {"etime": "now", "last_poll_time": "None", "unknown": "x"}, None, 200),
    ("GET", "device", {"deviceid": "x"}, None, 404),
    ("GET", "device", {"deviceid": ""}, None, 200),
    ("GET", "device", {}, None, 400),
    ("GET", "device/ip", {"ip": "x"}, None, 404),
    ("GET", "device/ip", {}, None, 400),
    ("PUT", "device/update", {}, None, 400),
    ("PUT", "device/update", {}, {"tag": "x", "deviceidlist": ["unknown"]}, 404)],
    ids=["no page", "a page below zero", "an offset below zero", "half an offset", "an unknown order", "an order of v2",
         "a third direction", "the future", "unknown parameters", "an unknown device", "an empty device", "no device",
         "no address", "ip missing", "no body", "unknown devices alone"])
def test_status_codes_of_the_contract(api, method, path, params, body, status):
    api.load("devices", device_item("00:00:5e:00:53:04"))
    reply = api.call(method, path, params, body)
    assert reply.status == status, reply.text
    assert reply.headers["Content-Type"] == "application/json"
    if path == "device" and status == 200:
        assert reply.json() == {}
    elif status == 200:
        assert reply.json()["total"] == len(reply.json()["devices"]) == (0 if "stime" in params else 1)
    else:
        assert reply.json()["code"] == status and reply.json()["msg"]


@pytest.mark.operation("PUT device/update")
def test_tags_by_both_editions(api):
    api.load("devices", device_item("00:00:5e:00:53:04"))

    def tags():
        device = found(api.get("device", deviceid="00:00:5e:00:53:04"))
        return sorted((tag["tagType"], tag["tagValue"]) for tag in device["allTags"])

    assert found(api.put("device/update", {"tag": "vip", "deviceidlist": ["00:00:5e:00:53:04", "unknown"]})) == {
        "api": "/pub/v4.0/device/update", "ver": "v4.0", "code": 1, "message": "OK", "updatedDeviceNum": 1}
    assert tags() == [("zzzNoTagTypeABC", "vip")]
    found(api.put("device/update", {"tag": {"tagType": "Floor", "tagValue": "2"}, "deviceidlist": ["00:00:5E:00:53:04"]}))
    found(api.put("device/update", {"tag": {"tagValue": "bare"}, "deviceidlist": ["00-00-5E-00-53-04"]}))
    assert tags() == [("Floor", "2"), ("zzzNoTagTypeABC", "bare"), ("zzzNoTagTypeABC", "vip")]
    found(api.put("device/update", {"tags": ["only", {"tagType": "Floor", "tagValue": "3"}], "deviceidlist": ["00:00:5e:00:53:04"]}))
    assert tags() == [("Floor", "3"), ("zzzNoTagTypeABC", "only")]
    found(api.put("device/update", {"tags": [], "deviceidlist": ["00:00:5e:00:53:04"]}))
    assert tags() == []


@pytest.mark.operation("PUT device/update")
@pytest.mark.parametrize("body, fields", [
    (None, ["deviceidlist", "tag"]), ({"tag": "x"}, ["deviceidlist"]), ({"tags": ["x"]}, ["deviceidlist"]),
    ({"deviceidlist": ["a"]}, ["tag"]), ({"tag": "x", "tags": ["y"], "deviceidlist": ["a"]}, ["tags"]),
    ({"tag": "x", "deviceidlist": []}, ["deviceidlist"]), ({"tag": "x", "deviceidlist": "a"}, ["deviceidlist"]),
    ({"tag": "x", "deviceidlist": ["a"] * 1001}, ["deviceidlist"]), ({"tag": "x", "deviceidlist": [None]}, ["deviceidlist[0]"]),
    ({"tag": "", "deviceidlist": ["a"]}, ["tag"]), ({"tag": "v" * 256, "deviceidlist": ["a"]}, ["tag"]),
    ({"tag": ["x"], "deviceidlist": ["a"]}, ["tag"]), ({"tags": "x", "deviceidlist": ["a"]}, ["tags"]),
    ({"tags": ["x", 7], "deviceidlist": ["a"]}, ["tags[1]"]), ({"tags": ["x"] * 101, "deviceidlist": ["a"]}, ["tags"])],
    ids=["no body", "tag without devices", "tags without devices", "devices alone", "both editions", "no device", "text for a list",
         "1001 devices", "null for a device", "an empty tag", "a long tag", "a list for a tag", "text for tags", "a number in tags", "101 tags"])
def test_bad_bodies_of_an_update(api, body, fields):
    assert problem_fields(api.put("device/update", body)) == ["instance." + field for field in fields]


@pytest.mark.operation("PUT device/update")
def test_a_read_only_key_changes_nothing(api, make_key):
    api.load("devices", device_item("00:00:5e:00:53:04"))
    reader = api.with_key(make_key(api.tenant, access="read-only"))
    assert reader.put("device/update", {"tag": "x", "deviceidlist": ["00:00:5e:00:53:04"]}).status == 403
    assert found(api.get("device", deviceid="00:00:5e:00:53:04"))["allTags"] == []


@pytest.mark.operation("GET device/list")
@pytest.mark.parametrize("stime, count", [
    ("2026-01-02T03:04:05Z", 2), ("2026-01-02T03:04:05.000Z", 2), ("2026-01-02T03:04:05.000000Z", 2), ("2026-01-02T03:04Z", 2),
    ("2026-1-2T03:05Z", 1), ("2026-01-01T20:04:05-07:00", 2), ("2026-01-02T:03:05:00Z", 1), ("2026-01-01T:20:04:05-07:00", 2),
    ("-1", 2), ("2026-01-02 03:04:05.123456", 1), ("2026-01-02 03:04:05", 2), ("2026-01-02T03:04:05", 2),
    ("2026-01-02T05:04:06+02:00", 1), ("2026-01-02T03:04:05.001Z", 1), ("1970-01-01T00:00:00.001000Z", 2), ("2030-01-01T00:00:00Z", 0)])
def test_times_of_the_contract(api, stime, count):
    api.load("devices", device_item("00:00:5e:00:53:05"),
             device_item("00:00:5e:00:53:06", last_activity="2026-01-03T00:00:00.000Z"))
    body = found(api.get("device/list", stime=stime))
    assert (len(body["devices"]), body["total"]) == (count, count)


@pytest.mark.operation("GET device/list")
@pytest.mark.parametrize("stime", ["", "now", "None", "1767323045000", "2026-13-01T00:00:00Z", "2026-01-02", "2026-01-02T03:04:05.Z", "-2"])
def test_other_times_are_refused(api, stime):
    assert problem_fields(api.get("device/list", stime=stime), "query") == ["instance.stime"]


@pytest.mark.operation("GET device/list")
def test_an_unencoded_plus(api):
    api.load("devices", device_item("00:00:5e:00:53:07"))
    target = f"{PREFIX[api.mount]}device/list?stime=2026-01-02T05:04:05+02:00"
    headers = api.key.headers
    if api.mount == "v4":
        target += "&customerid=" + api.tenant.name
    else:
        api.get("device/list")  # for the token
        headers = {"Authorization": "Bearer " + api.token}
    assert found(call(api.server, "GET", target, headers=headers))["total"] == 1


@pytest.mark.operation("GET device/list")
def test_order_and_pages_of_the_contract(api):
    api.server.cli("tenant", "set", api.tenant.name, "calls_per_minute=-1")
    api.load("devices", *[device_item(f"00:00:5f:01:00:{i:02x}") for i in range(20)])
    down = [f"00:00:5f:01:00:{i:02x}" for i in range(19, -1, -1)]
    assert ids(found(api.get("device/list"))) == down
    for word, expected in [("desc", down), ("descending", down), ("asc", down[::-1]), ("ascending", down[::-1])]:
        assert ids(found(api.get("device/list", sortfield="MAC", sortdirection=word))) == expected
    for offset, length, expected in [(1, 7, down[1:8]), (13, 7, down[13:]), (14, 7, down[14:]), (20, 7, []), (4000, 7, [])]:
        page = found(api.get("device/list", offset=offset, pagelength=length))
        assert ids(page) == expected and page["total"] == len(expected), "the total is of the page"
    assert len(ids(found(api.get("device/list", pagelength="100001")))) == 20, "cut to the longest page"


@pytest.mark.operation("GET device/list")
def test_one_large_page(api):
    """As one customer asks: a single call, no paging."""
    api.server.cli("tenant", "set", api.tenant.name, "calls_per_minute=-1")
    api.load("devices", *[device_item(f"00:00:5f:00:{i >> 8:02x}:{i & 255:02x}") for i in range(2300)])
    body = found(api.get("device/list", pagelength="100000", offset="1", detail="true"))
    assert body["total"] == len(body["devices"]) == len(set(ids(body))) == 2299


def test_other_tenants_do_not_exist(api, make_tenant):
    theirs = make_tenant()
    canary = "canary-of-the-other-tenant"
    api.load("devices", device_item("00:00:5e:00:53:08"))
    foreign_item = device_item("00:00:5e:00:53:09", hostname=canary, ip_address="10.66.0.1", SSID=canary,
                               allTags=[{"tagType": canary, "tagValue": canary}])
    import json
    api.server.cli("import", "devices", "-", "--tenant", theirs.name, input=json.dumps(foreign_item))
    seen = b""
    for path, params in [("device/list", {}), ("device/list", {"detail": "true", "pagelength": "100000"}),
                         ("device", {"deviceid": "00:00:5e:00:53:09"}), ("device/ip", {"ip": "10.66.0.1"}), ("key/verify", {}),
                         ("device", {"deviceid": "00:00:5e:00:53:08"}), ("tag/list", {"source": "tenant"})]:
        seen += api.get(path, **params).body
    unknown = api.get("device", deviceid="00:00:5e:00:53:aa")
    foreign = api.get("device", deviceid="00:00:5e:00:53:09")
    assert unknown.status == foreign.status == 404 and unknown.json()["msg"] == foreign.json()["msg"]
    assert api.put("device/update", {"tag": "x", "deviceidlist": ["00:00:5e:00:53:09"]}).status == 404
    if api.mount == "v4":
        assert api.get("device/list", customerid=theirs.name).status == 403
    assert canary.encode() not in seen and b"53:09" not in seen and b"10.66.0.1" not in seen


def test_the_console_reads_the_same(server, tenant):
    import json
    items = [device_item("00:00:5e:00:53:0a", hostname="alpha", risk_score=90),
             device_item("00:00:5e:00:53:0b", hostname="beta", risk_score=10)]
    server.cli("import", "devices", "-", "--tenant", tenant.name, input=json.dumps(items))
    browser = Browser(server)
    assert browser.call("GET", "/console/api/device/list").status == 401
    browser.sign_in(tenant.owner_email, tenant.owner_password)
    page = browser.call("GET", "/console/api/device/list?sortfield=hostname&sortdirection=asc&pagelength=1").json()
    assert page["total"] == 2 and page["devices"][0]["hostname"] == "alpha"
    matches = browser.call("GET", "/console/api/device/list?search=BETA").json()
    assert ids(matches) == ["00:00:5e:00:53:0b"] and matches["total"] == 1
    put = {"tag": "x", "deviceidlist": ["00:00:5e:00:53:0a"]}
    assert browser.call("PUT", "/console/api/device/update", put).status == 200
    assert browser.call("GET", "/console/api/tag/list?source=tenant").json()["totalTags"] == 1
    assert browser.call("GET", "/console/api/device/search?mac=00:00:5e:00:53:0a").json()["devices"]["total"] == 1
    assert browser.call("GET", "/console/api/device/attributes").status == 200
    token, browser.csrf = browser.csrf, None
    assert browser.call("PUT", "/console/api/device/update", put).status == 403
    browser.csrf = token
    # The cookie opens nothing under the key mount.
    assert browser.call("GET", f"/pub/v4.0/device/list?customerid={tenant.name}").status == 403
