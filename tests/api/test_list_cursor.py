"""Cursors of lists and `updated_after`: pages by cursor are the list, also while others write."""
import re
import urllib.parse

import pytest

import example_custom_attributes
from conftest import device_item, request
from public_api import problem_fields
from test_alerts import alert_item
from test_vulnerabilities import instance_item


def unlimited(api):
    api.server.cli("tenant", "set", api.tenant.name, "calls_per_minute=-1")


def fill(api, count=23):
    unlimited(api)
    macs = [f"00:40:8c:00:00:{i:02x}" for i in range(count)]
    api.load("devices", *(device_item(mac, risk_score=i % 4, hostname=f"h{i % 5}", vendor="" if i % 3 else "Axis",
                                      last_activity=f"2026-01-01T00:00:{i % 6:02d}.000Z") for i, mac in enumerate(macs)))
    api.load("alerts", *(alert_item(i, deviceid=macs[i], severityNumber=i % 3 + 1, date=f"2026-01-01T00:00:{i % 4:02d}.000Z")
                         for i in range(count)))
    api.load("vulnerabilities", *(instance_item(i, deviceid=macs[i], name=f"CVE-2026-{i % 9:04d}") for i in range(count)))
    for i in range(5):
        assert api.post("tag", {"tag": {"tagType": "Ward", "tagValue": str(i)}, "deviceidlist": macs[:1]}).status == 200
        assert api.post("networkSegment", [{"name": f"segment {i}"}]).status in (200, 201)
        assert api.post("subnet", [{"prefix": f"10.{i}.0.0/16", "name": "n", "type": "subnet"}]).status in (200, 201)
    return macs


# path, mount, parameters, the member with the items
LISTS = {
    "devices": ("device/list", None, {}, "devices"),
    "devices up": ("device/list", None, {"sortdirection": "asc", "detail": "true"}, "devices"),
    "devices that a filter finds": ("device/list", None, {"filter": "risk_score:>0"}, "devices"),
    "v2 devices": ("device/list", "v2", {}, "devices"),
    "v2 devices by risk": ("device/list", "v2", {"sortfield": "risk_score"}, "devices"),
    "v2 devices by activity": ("device/list", "v2", {"sortfield": "last_activity", "sortdirection": "asc"}, "devices"),
    "alerts": ("alert/list", None, {}, "items"),
    "alerts by severity": ("alert/list", None, {"sortfield": "severityNumber", "sortdirection": "asc"}, "items"),
    "instances": ("vulnerability/list", None, {"groupby": "device"}, "items"),
    "vulnerabilities": ("vulnerability/list", None, {"groupby": "vulnerability"}, "items"),
    "tags": ("tag/list", None, {"source": "tenant"}, "tags"),
    "segments": ("networkSegment", None, {}, "networkSegments"),
    "subnets": ("subnet", None, {"flat": "true"}, "subnets"),
}


def items_of(reply, member):
    assert reply.status == 200, reply.text
    items = reply.json()[member]
    return items["items"] if isinstance(items, dict) else items


def walk(api, path, mount, params, member, length, between=lambda: None):
    items, cursor, pages = [], None, 0
    while True:
        reply = api.get(path, mount=mount, pagelength=length, cursor=cursor, **params)
        page = items_of(reply, member)
        assert len(page) <= length
        items += page
        cursor = reply.json().get("next")
        link = reply.headers["Link"]
        assert bool(link) == bool(cursor)
        pages += 1
        if cursor is None:
            assert "next_expires" not in reply.json() and pages > 1
            return items
        assert re.fullmatch(r'<(/[^>]*)>; rel="next"', link) and cursor in link
        assert "X-Access-Key" not in link and "access_key" not in link
        between()


@pytest.mark.parametrize("name", LISTS)
def test_pages_by_cursor_are_the_list(api, name):
    fill(api)
    path, mount, params, member = LISTS[name]
    whole = items_of(api.get(path, mount=mount, pagelength=1000, **params), member)
    assert len(whole) >= 5
    assert walk(api, path, mount, params, member, 2) == whole
    assert walk(api, path, mount, params, member, 3) == whole


def test_the_link_is_the_next_call(api):
    fill(api, 5)
    reply = api.get("device/list", pagelength=2, filter="risk_score:>=0 -vendor:none")
    target = re.match(r"<([^>]*)>", reply.headers["Link"]).group(1)
    headers = api.key.headers if api.mount == "v4" else {"Authorization": "Bearer " + api.token}
    second = request(api.server.host, api.server.port, "GET", target, headers)
    assert second.status == 200
    assert second.json()["devices"] == api.get("device/list", pagelength=2, offset=2,
                                               filter="risk_score:>=0 -vendor:none").json()["devices"]


def test_devices_that_stay_are_read_once_while_others_come(api):
    macs = fill(api, 12)
    added = iter(range(100))

    def add():
        # In front of the position and behind it.
        n = next(added)
        api.load("devices", device_item(f"ff:40:8c:00:00:{n:02x}"), device_item(f"00:00:8c:00:00:{n:02x}"))

    seen = [item["deviceid"] for item in walk(api, "device/list", None, {}, "devices", 3, between=add)]
    assert len(seen) == len(set(seen)), "twice"
    assert set(macs) <= set(seen), "passed over"


@pytest.mark.parametrize("params, field", [
    ({"offset": "0"}, "offset"), ({"filter": "risk_score:>1"}, "cursor"), ({"sortdirection": "asc"}, "cursor"),
    ({"detail": "true"}, "cursor")])
def test_a_cursor_goes_with_its_question(api, params, field):
    fill(api, 4)
    cursor = api.get("device/list", pagelength=2).json()["next"]
    assert api.get("device/list", pagelength=1, cursor=cursor).status == 200, "the length of a page may change"
    assert f"instance.{field}" in problem_fields(api.get("device/list", cursor=cursor, **params), "query")
    assert problem_fields(api.get("alert/list", cursor=cursor), "query") == ["instance.cursor"]


# path, the member with the items, the member with the name, the name of the one that is made here
WHOLE = {"site": ("site", "list", "external_id", "North"), "filters": ("filters", "filters", "filterName", "Cameras"),
         "custom attributes": ("customAttributes", "fields", "customAttributeName", "Keeper")}


@pytest.mark.parametrize("name", WHOLE)
def test_lists_that_come_whole_tell_what_changed(api, name):
    unlimited(api)
    path, member, title, made = WHOLE[name]
    api.load("filters", example_custom_attributes.CAMERAS)
    assert api.post("site", [{"external_id": "North"}]).status in (200, 201)
    assert api.post("customAttribute", {"customAttributeName": "Keeper"}).status == 200
    told = api.get(path, updated_after="2026-01-01T00:00:00Z").json()[member]
    assert [one[title] for one in told] == [made]
    assert api.get(path, updated_after="2100-01-01T00:00:00Z").json()[member] == []
    assert problem_fields(api.get(path, updated_after="yesterday"), "query") == ["instance.updated_after"]
    assert problem_fields(api.get(path, cursor="x"), "query") == ["instance.cursor"]


@pytest.mark.parametrize("path, mount, params", [
    ("alertVuln/capability", None, {"type": "all"}), ("device/search", "v2", {"ip": "10.0.0.1"}), ("webhook/list", "v4", {}),
    ("profile/mapping", None, {}), ("fields", None, {"type": "devices"})])
def test_answers_that_cannot_be_narrowed_say_so(api, path, mount, params):
    unlimited(api)
    assert api.get(path, mount=mount, **params).status == 200
    for name, value in [("cursor", "x"), ("updated_after", "2026-01-01T00:00:00Z")]:
        assert problem_fields(api.get(path, mount=mount, **params, **{name: value}), "query") == [f"instance.{name}"]


def test_predefined_tags_do_not_change(api):
    reply = api.get("tag/list", source="predefined", updated_after="2026-01-01T00:00:00Z")
    assert problem_fields(reply, "query") == ["instance.updated_after"]


def test_v2_lists_by_a_member_of_the_detail_have_no_cursor(api):
    fill(api, 4)
    reply = api.get("device/list", mount="v2", pagelength=2, sortfield="os/firmware_version")
    assert reply.status == 200 and "next" not in reply.json()


def test_relative_times_count_from_the_first_page(make_server):
    server = make_server()
    if "test-clock" not in server.cli("--help").stdout:
        pytest.skip("this build has no test clock")
    from public_api import PublicApi
    tenant = server.make_tenant()
    api = PublicApi(server, tenant, server.make_key(tenant), "v4")
    server.cli("tenant", "set", tenant.name, "calls_per_minute=-1")
    import datetime
    now = datetime.datetime.now(datetime.timezone.utc)
    api.load("devices", *(device_item(f"00:40:8c:00:00:{i:02x}", last_activity=now.strftime("%Y-%m-%dT%H:%M:%S.000Z"))
                          for i in range(6)))
    first = api.get("device/list", filter="last_activity:>-1h", pagelength=3).json()
    server.cli("test-clock", "7200")
    second = api.get("device/list", filter="last_activity:>-1h", pagelength=3, cursor=first["next"]).json()
    assert len(first["devices"]) == len(second["devices"]) == 3
    assert api.get("device/list", filter="last_activity:>-1h").json()["devices"] == []
    server.cli("test-clock", str(24 * 3600))
    assert api.get("device/list", filter="last_activity:>-1h", pagelength=3, cursor=first["next"]).status == 410


@pytest.mark.parametrize("name", LISTS)
def test_updated_after_narrows_every_list(api, name):
    fill(api, 9)
    path, mount, params, member = LISTS[name]
    ask = lambda time: items_of(api.get(path, mount=mount, pagelength=1000, updated_after=time, **params), member)
    whole = items_of(api.get(path, mount=mount, pagelength=1000, **params), member)
    assert ask("2026-01-01T00:00:00Z") == whole
    assert ask("2100-01-01T00:00:00Z") == []
    assert problem_fields(api.get(path, mount=mount, updated_after="yesterday", **params), "query") == ["instance.updated_after"]
