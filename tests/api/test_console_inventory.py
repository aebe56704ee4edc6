"""What the console's inventory pages ask (docs/console-api.md), held against the same answers made in Python."""
import collections
import json
import random
import urllib.parse

import pytest

from conftest import device_item
from console_browser import Browser

COUNT = 60
LEVELS = {"Low": 1, "Medium": 2, "High": 3, "Critical": 4}


def items():
    chance = random.Random(7)
    out = []
    for i in range(COUNT):
        mac = ":".join(f"{chance.randrange(256):02x}" for _ in range(6))
        level, score = chance.choice([("Low", 10), ("Medium", 50), ("High", 80), ("Critical", 95)])
        out.append(device_item(
            mac, hostname=chance.choice(["", f"host-{i:02}", f"Host-{i:02}"]), category=chance.choice(["Camera", "Pump", "Phone"]),
            profile=chance.choice(["A", "b", "C c"]), vendor=chance.choice(["Axis", "axis", "Siemens", ""]),
            ip_address=f"10.0.{chance.randrange(12)}.{chance.randrange(250)}", risk_score=score, risk_level=level,
            confidence_score=chance.randrange(100), last_activity=f"2026-01-{chance.randrange(1, 29):02}T00:00:00.000Z"))
    return out


def alert_item(deviceid, number, **members):
    return {"id": f"{number:024x}", "zb_ticketid": f"alert-T{number:06d}", "deviceid": deviceid, "date": "2026-01-02T03:04:05.000Z",
            "type": "policy_alert", "name": "Telnet in use", "severity": "high", "severityNumber": 4, "resolved": "no", "hostname": "cam",
            "tenantid": "", "description": "d", "siteid": "0", "reason_history": [],
            "msg": {"status": "publish", "id": f"T{number:06d}"}, **members}


class Page:
    """A signed-in person's page."""

    def __init__(self, server, tenant):
        self.browser = Browser(server)
        self.browser.sign_in(tenant)

    def get(self, path, **params):
        target = "/console/api/" + path + ("?" + urllib.parse.urlencode(params) if params else "")
        return self.browser.call("GET", target)

    def ok(self, path, **params):
        answer = self.get(path, **params)
        assert answer.status == 200, answer.text
        return answer.json()

    def bulk(self, **body):
        return self.browser.call("POST", "/console/api/device/bulk", body)


@pytest.fixture(scope="module")
def stocked(server):
    """A tenant with devices; for tests that change none of them."""
    tenant = server.make_tenant()
    text = "".join(json.dumps(one) + "\n" for one in items())
    server.cli("import", "devices", "-", "--tenant", tenant.name, input=text)
    return Page(server, tenant)


@pytest.fixture
def page(server):
    tenant = server.make_tenant()
    text = "".join(json.dumps(one) + "\n" for one in items())
    server.cli("import", "devices", "-", "--tenant", tenant.name, input=text)
    made = Page(server, tenant)
    made.tenant = tenant
    return made


def ip_key(text):
    return [int(part) for part in text.split(".")]


SORTS = {
    "MAC": lambda d: d["mac_address"].encode(),
    "deviceid": lambda d: d["deviceid"].encode(),
    "hostname": lambda d: d["hostname"].encode(),
    "ip_address": lambda d: ip_key(d["ip_address"]),
    "category": lambda d: d["category"].encode(),
    "profile": lambda d: d["profile"].encode(),
    "vendor": lambda d: (d["vendor"] or "").encode(),
    "risk_score": lambda d: d["risk_score"],
    "risk_level": lambda d: LEVELS[d["risk_level"]],
    "confidence_score": lambda d: d["confidence_score"],
    "last_activity": lambda d: d["last_activity"],
}


@pytest.mark.parametrize("direction", ["asc", "desc"])
@pytest.mark.parametrize("field", list(SORTS))
def test_a_sort_is_the_one_of_the_values(stocked, field, direction):
    listed = stocked.ok("device/list", sortfield=field, sortdirection=direction, detail="true")["devices"]
    assert len(listed) == COUNT
    keys = [SORTS[field](one) for one in listed]
    assert keys == sorted(keys, reverse=direction == "desc")
    paged = [one["deviceid"] for offset in range(0, COUNT, 17) for one in stocked.ok(
        "device/list", sortfield=field, sortdirection=direction, pagelength=17, offset=offset)["devices"]]
    assert paged == [one["deviceid"] for one in listed], "pages repeat or miss a device"


@pytest.mark.parametrize("field", ["profile_type", "profile_vertical", "model", "os_group", "site_name", "first_seen", "Source",
                                   "trafficRestricted", "critical_alerts", "warning_alerts", "caution_alerts", "info_alerts"])
def test_every_column_sorts_into_pages_without_gaps(stocked, field):
    seen, cursor = [], {}
    for _ in range(COUNT):
        part = stocked.ok("device/list", sortfield=field, sortdirection="asc", pagelength=13, **cursor)
        seen += [one["deviceid"] for one in part["devices"]]
        if "next" not in part:
            break
        cursor = {"cursor": part["next"]}
    assert sorted(seen) == sorted(one["deviceid"] for one in items())


def test_totals_are_those_of_all_matches(stocked):
    assert stocked.ok("device/list", pagelength=5)["total"] == COUNT
    some = stocked.ok("device/list", pagelength=5, filter="category:Camera")
    assert some["total"] == sum(one["category"] == "Camera" for one in items())
    assert some["total_is_exact"] is True


FACETS = {"category": "category", "profile": "profile", "vendor": "vendor", "risk_level": "risk_level"}


@pytest.mark.parametrize("filter", ["", "risk_score:>=50", "-vendor:Axis category:(Camera, Pump)"])
@pytest.mark.parametrize("field", list(FACETS))
def test_a_facet_counts_what_the_list_shows(stocked, field, filter):
    listed = stocked.ok("device/list", filter=filter, detail="true")["devices"]
    counted = collections.Counter(one[FACETS[field]] or "" for one in listed)
    facet = stocked.ok("facets", type="device", field=field, filter=filter)
    expected = [{"value": value, "count": count}
                for value, count in sorted(counted.items(), key=lambda one: (-one[1], one[0].encode()))]
    assert facet["items"] == expected
    assert (facet["counted"], facet["is_exact"], facet["has_more"]) == (len(listed), True, False)


@pytest.mark.parametrize("type, field", [("device", field) for field in (
    "profile_type", "profile_vertical", "model", "os_group", "site", "tag", "monitored", "traffic_restricted")] + [
    (type, field) for type in ("alert", "vulnerability") for field in ("name", "severity", "category", "site", "risk_level")] + [
    ("alert", "resolved"), ("vulnerability", "status")])
def test_each_field_can_be_counted(stocked, type, field):
    facet = stocked.ok("facets", type=type, field=field)
    assert facet["type"] == type and facet["field"] == field
    expected = COUNT if type == "device" and field != "tag" else 0
    assert sum(one["count"] for one in facet["items"]) == expected


@pytest.mark.parametrize("params", [{}, {"type": "device"}, {"type": "site", "field": "category"}, {"type": "device", "field": "status"},
                                    {"type": "alert", "field": "tag"}, {"type": "device", "field": "category", "filter": "nosuch:x"},
                                    {"type": "device", "field": "category", "search": "x" * 101}],
                         ids=["nothing", "no field", "no such type", "field of another type", "tags of alerts", "bad filter", "long search"])
def test_a_bad_facet_is_refused(stocked, params):
    answer = stocked.get("facets", **params)
    assert answer.status == 400 and answer.json()["validations"]["query"]


def test_console_calls_are_not_of_the_public_api(server, stocked):
    for path in ("facets", "overview", "counts"):
        assert stocked.browser.send("GET", "/pub/v4.0/" + path).status == 404
    assert Browser(server).call("GET", "/console/api/overview").status == 401


def tagged(page, tag):
    return {one["deviceid"] for one in page.ok("device/list", filter=f'tag:"{tag}"')["devices"]}


@pytest.mark.parametrize("which", [{"filter": "category:Camera"}, {"search": "host-1"}, {"filter": "risk_score:>=50", "search": "10.0.1"},
                                   {"filter": ""}], ids=["filter", "search", "both", "all"])
def test_what_a_preview_counts_is_what_is_changed(page, which):
    listed = {one["deviceid"] for one in page.ok("device/list", **which)["devices"]}
    assert listed
    preview = page.bulk(action="tag", tag="ward 3", preview=True, **which).json()
    assert preview == {"action": "tag", "preview": True, "total": len(listed), "too_many": False}
    assert tagged(page, "ward 3") == set(), "a preview changed something"
    done = page.bulk(action="tag", tag="ward 3", expected=len(listed), **which).json()
    assert done == {"action": "tag", "preview": False, "total": len(listed), "done": len(listed), "failed": 0, "problems": []}
    assert tagged(page, "ward 3") == listed
    assert page.bulk(action="untag", tag="ward 3", **which).json()["done"] == len(listed)
    assert tagged(page, "ward 3") == set()


def test_named_devices_and_those_that_are_not_there(page):
    ids = [one["deviceid"] for one in items()][:3]
    done = page.bulk(action="tag", tag={"tagType": "Place", "tagValue": "cellar"}, ids=ids + [ids[0].upper(), "00:00:00:00:00:99"]).json()
    assert (done["total"], done["done"], done["failed"]) == (4, 3, 1)
    assert done["problems"] == [{"deviceid": "00:00:00:00:00:99", "message": "there is no such device"}]
    assert tagged(page, "cellar") == set(ids)


def test_a_changed_match_is_not_changed(page):
    refused = page.bulk(action="tag", tag="x", filter="", expected=COUNT - 1)
    assert (refused.status, refused.type, refused.json()["total"]) == (409, "changed-match", COUNT)
    assert tagged(page, "x") == set()


def test_devices_move_to_a_site(page):
    assert page.browser.call("POST", "/console/api/site", [{"external_id": "Main Hospital"}]).status in (200, 201)
    site_id = page.ok("site")["list"][0]["siteid"]
    total = page.ok("device/list", filter="category:Pump")["total"]
    done = page.bulk(action="site", site=site_id, filter="category:Pump").json()
    assert done["done"] == total
    assert page.ok("device/list", filter='site:"Main Hospital"')["total"] == total
    assert page.ok("facets", type="device", field="site", filter="category:Pump")["items"] == [{"value": "Main Hospital", "count": total}]
    assert page.bulk(action="site", site="no such", filter="").status == 404


def test_attributes_are_set(page):
    assert page.bulk(action="attribute", attribute="Owner", value="Ada", filter="").status == 404
    assert page.browser.call("POST", "/console/api/customAttribute", {"customAttributeName": "Owner"}).status in (200, 201)
    assert page.bulk(action="attribute", attribute="Owner", value="Ada", filter="category:Phone").json()["failed"] == 0
    shown = page.ok("device/list", filter="category:Phone", detail="true")["devices"]
    assert shown and all("Ada" in json.dumps(one) for one in shown)


@pytest.mark.parametrize("body", [
    {}, {"action": "tag", "tag": "x"}, {"action": "tag", "filter": ""}, {"action": "explode", "filter": ""},
    {"action": "tag", "tag": "x", "filter": "", "ids": ["00:00:00:00:00:01"]}, {"action": "tag", "tag": "x", "filter": "nosuch:1"},
    {"action": "site", "filter": ""}, {"action": "attribute", "filter": "", "attribute": "Owner"},
    {"action": "tag", "tag": "x", "filter": "", "expected": -1}, {"action": "tag", "tag": "x", "ids": []}],
    ids=["nothing", "no devices", "no tag", "no such action", "both", "bad filter", "no site", "no value", "bad number", "no ids"])
def test_a_bad_change_of_many_is_refused(stocked, body):
    answer = stocked.browser.call("POST", "/console/api/device/bulk", body)
    assert answer.status == 400 and answer.json()["validations"]["body"], answer.text


def test_a_reader_changes_nothing(server, page):
    email = f"reader@{page.tenant.name}.example"
    password = server.add_user(page.tenant.name, email, "read-only")
    reader = Page.__new__(Page)
    reader.browser = Browser(server)
    signed = reader.browser.call("POST", "/console/session", {"email": email, "password": password})
    reader.browser.csrf = signed.json()["csrf"]
    assert reader.bulk(action="tag", tag="x", filter="").status == 403
    assert reader.ok("facets", type="device", field="category")["counted"] == COUNT
    assert tagged(page, "x") == set()


def test_a_change_of_many_leaves_one_record(server, page):
    page.bulk(action="tag", tag="ward 3", filter="category:Camera")
    log = server.cli("audit", "export", "--tenant", page.tenant.name).stdout
    records = [line for line in log.splitlines() if "device.bulk" in line]
    assert len(records) == 1 and "tag.add" not in log, log


# The overview.

def test_the_overview_is_the_sum_of_the_lists(server, page):
    devices = items()
    alerts = [alert_item(devices[i % 5]["deviceid"], i + 1, severity=["info", "low", "medium", "high"][i % 4], severityNumber=i % 4 + 1)
              for i in range(9)]
    server.cli("import", "alerts", "-", "--tenant", page.tenant.name, input="".join(json.dumps(one) + "\n" for one in alerts))
    overview = page.ok("overview")
    counted = collections.Counter(one["category"] for one in devices)
    assert {one["value"]: one["count"] for one in overview["devices"]["by_category"]} == dict(counted)
    levels = collections.Counter(one["risk_level"] for one in devices)
    assert {level: count for level, count in overview["devices"]["by_risk_level"].items() if count} == dict(levels)
    assert overview["devices"]["total"] == COUNT
    assert len(overview["devices"]["new_by_day"]) == len(overview["alerts"]["by_day"]) == 30
    assert overview["alerts"]["open"] == {"high": 2, "medium": 2, "low": 2, "info": 3}
    assert overview["alerts"]["by_day"][-1]["open"] == 9
    assert page.ok("counts")["open_alerts"] == 9
    exposed = overview["most_exposed"]
    assert len(exposed) == 10
    scores = [one["risk_score"] for one in exposed]
    assert scores == sorted((one["risk_score"] for one in devices), reverse=True)[:10]
    assert overview["ingestion"]["newest_activity"] == max(one["last_activity"] for one in devices)
    done = page.browser.call("PUT", f"/console/api/alert/update?id={1:024x}",
                             {"reason": "seen", "reason_type": ["Issue Mitigated"], "resolved": "yes"})
    assert done.status == 200, done.text
    after = page.ok("overview")["alerts"]
    assert sum(after["open"].values()) == 8 == after["by_day"][-1]["open"]
    assert after["by_day"][-1]["resolved"] == 1
    assert page.ok("counts")["open_alerts"] == 8


def test_nothing_of_another_tenant_is_counted(server, stocked):
    other = Page(server, server.make_tenant())
    assert other.ok("facets", type="device", field="category")["items"] == []
    empty = other.ok("overview")
    assert empty["devices"]["total"] == 0 and empty["most_exposed"] == [] and empty["ingestion"]["newest_activity"] is None
    assert other.ok("counts")["open_alerts"] == 0
    done = other.bulk(action="tag", tag="x", ids=[items()[0]["deviceid"]]).json()
    assert (done["done"], done["failed"]) == (0, 1)
    assert tagged(stocked, "x") == set()


# Saved views.

VIEW = {"page": "devices", "name": "Old cameras", "filter": "category:Camera", "search": "x", "columns": ["hostname", "ip_address"],
        "order": {"field": "risk_score", "direction": "desc"}, "density": "compact", "shared": False}


def test_a_view_comes_back_as_it_was_kept(page):
    made = page.browser.call("POST", "/console/api/views", VIEW)
    assert made.status == 201, made.text
    view = made.json()
    assert {name: view[name] for name in VIEW} == VIEW
    assert view["mine"] and view["may_change"] and view["owner"] == page.tenant.owner_email
    assert page.ok("views")["items"] == page.ok("views", page="devices")["items"] == [view]
    assert page.ok("views", page="alerts")["items"] == []
    changed = page.browser.call("PUT", f"/console/api/views/{view['id']}", {"name": "New", "order": None, "columns": []}).json()
    assert (changed["name"], changed["order"], changed["columns"], changed["filter"]) == ("New", None, [], "category:Camera")
    assert page.browser.call("DELETE", f"/console/api/views/{view['id']}", {}).status == 204
    assert page.ok("views")["items"] == []
    assert page.browser.call("DELETE", f"/console/api/views/{view['id']}", {}).status == 404


@pytest.mark.parametrize("member, value", [
    ("page", "policies"), ("name", ""), ("name", "x" * 81), ("filter", 5), ("filter", "x" * 4097), ("columns", ["x" * 65]), ("columns", ["a"] * 61),
    ("order", {"field": "x"}), ("order", {"field": "x", "direction": "up"}), ("density", "tight"), ("shared", "yes"), ("nosuch", 1)])
def test_a_bad_view_is_refused(stocked, member, value):
    answer = stocked.browser.call("POST", "/console/api/views", {**VIEW, member: value})
    assert answer.status == 400 and answer.json()["validations"]["body"], answer.text


def test_names_are_unique_per_person_and_page_and_their_number_is_bounded(page):
    def keep(**members):
        return page.browser.call("POST", "/console/api/views", {**VIEW, **members})
    assert keep().status == 201
    taken = keep()
    assert (taken.status, taken.type) == (409, "name-taken")
    other = keep(page="alerts")
    assert other.status == 201
    second = keep(name="Second").json()
    renamed = page.browser.call("PUT", f"/console/api/views/{second['id']}", {"name": VIEW["name"]})
    assert (renamed.status, renamed.type) == (409, "name-taken")
    for number in range(97):
        assert keep(name=f"view {number}").status == 201
    full = keep(name="one more")
    assert (full.status, full.type) == (409, "too-many-views")


def test_who_sees_and_changes_a_view(server, page):
    def person(role):
        email = f"{role}@{page.tenant.name}.example"
        password = server.add_user(page.tenant.name, email, role)
        browser = Browser(server)
        browser.csrf = browser.call("POST", "/console/session", {"email": email, "password": password}).json()["csrf"]
        return browser
    reader, administrator = person("read-only"), person("administrator")
    views = "/console/api/views"
    private = page.browser.call("POST", views, VIEW).json()["id"]
    shared = page.browser.call("POST", views, {**VIEW, "name": "Shared", "shared": True}).json()["id"]
    seen = reader.call("GET", views).json()["items"]
    assert [(one["id"], one["mine"], one["may_change"]) for one in seen] == [(shared, False, False)]
    assert reader.call("POST", views, {**VIEW, "shared": True}).status == 403
    own = reader.call("POST", views, VIEW)
    assert own.status == 201, "a reader keeps views of its own"
    assert reader.call("PUT", f"{views}/{own.json()['id']}", {"shared": True}).status == 403
    assert reader.call("PUT", f"{views}/{shared}", {"name": "mine"}).status == 403
    assert reader.call("DELETE", f"{views}/{shared}", {}).status == 403
    for browser in (reader, administrator):
        assert browser.call("PUT", f"{views}/{private}", {"name": "mine"}).status == 404
        assert browser.call("DELETE", f"{views}/{private}", {}).status == 404
    assert administrator.call("PUT", f"{views}/{shared}", {"filter": "vendor:Axis"}).json()["filter"] == "vendor:Axis"
    stranger = Page(server, server.make_tenant())
    assert stranger.ok("views")["items"] == []
    assert stranger.browser.call("PUT", f"{views}/{shared}", {"name": "x"}).status == 404
    csrf, reader.csrf = reader.csrf, None
    assert reader.call("POST", views, {**VIEW, "name": "forged"}).status == 403
    reader.csrf = csrf
    assert administrator.call("DELETE", f"{views}/{shared}", {}).status == 204
