"""Alerts on the wire: list, one, resolve, and the kinds there are."""
import json

import pytest

from conftest import Browser, call, device_item
from public_api import problem_fields

CAMERA = "00:40:8c:12:34:56"
REASONS = ["Issue Mitigated", "No Action Needed", "VPN protected connections", "Trusted remote destination",
           "Normal behavior for this device", "Normal behavior for all devices in the same IoT profile", "Other"]


def alert_item(number, **members):
    item = {"id": f"{number:024x}", "zb_ticketid": f"alert-T{number:06d}", "deviceid": CAMERA,
            "date": f"2026-01-02T03:04:{number % 60:02d}.000Z", "name": "Telnet Brute Force", "severity": "medium",
            "severityNumber": 3, "type": "policy_alert", "resolved": "no", "hostname": "cam", "tenantid": "",
            "description": "d", "siteid": "0", "reason_history": [], "msg": {"status": "publish", "id": f"T{number:06d}"}}
    return {**item, **members}


def read(api, path, **params):
    reply = api.get(path, **params)
    assert reply.status == 200, reply.text
    return reply.json()


def resolve(api, number, **changes):
    body = {"reason": "resolved by XSOAR incident 28862", "reason_type": ["Issue Mitigated"], "resolved": "yes", **changes}
    return api.put("alert/update", {name: value for name, value in body.items() if value is not None}, id=f"{number:024x}")


@pytest.mark.operation("GET alert/list")
def test_the_list_in_every_order(api):
    api.load("alerts", *[alert_item(n, severity=["info", "low", "medium", "high"][n % 4], severityNumber=1 + n % 4,
                                    resolved="yes" if n % 5 == 0 else "no", date=f"2026-01-02T03:04:{n % 3:02d}.000Z")
                         for n in range(1, 31)])
    body = read(api, "alert/list")
    assert (body["ver"], body["api"], body["total"], len(body["items"])) == ("v4.0", "/alert/list", 30, 30)
    dates = [item["date"] for item in body["items"]]
    assert dates == sorted(dates, reverse=True), "newest first"
    for sortfield, direction, key in [("date", "asc", "date"), ("severityNumber", "desc", "severityNumber"),
                                      ("date", "descending", "date"), ("severityNumber", "ascending", "severityNumber")]:
        shown = [item[key] for item in read(api, "alert/list", sortfield=sortfield, sortdirection=direction)["items"]]
        assert shown == sorted(shown, reverse=direction.startswith("desc"))
    for pagelength in [1, 7, 30, 31]:
        seen = []
        for offset in range(0, 31, pagelength):
            page = read(api, "alert/list", offset=offset, pagelength=pagelength)
            assert page["total"] == 30, "total counts all matches"
            seen += [item["id"] for item in page["items"]]
        assert len(seen) == len(set(seen)) == 30
    assert read(api, "alert/list", offset=30)["items"] == []


@pytest.mark.operation("GET alert/list")
def test_the_filters_of_the_list(api):
    api.load("alerts", *[alert_item(n, resolved="yes" if n <= 2 else "no") for n in range(1, 8)])
    total = lambda **params: read(api, "alert/list", **params)["total"]
    assert total() == 7, "no filter when resolved is absent"
    assert total(resolved="yes") == 2 and total(resolved="no") == 5
    assert total(type="policy_alert") == 7
    assert total(stime="2026-01-02T03:04:05Z") == 3, "inclusive"
    assert total(stime="2026-01-02T03:04:05.001000Z") == 2
    assert total(stime="-1", etime="now", filter_monitored="no", detail="true", last_poll_time="None") == 7
    future = read(api, "alert/list", stime="2036-01-01T00:00:00Z")
    assert future["items"] == [] and future["total"] == 0
    assert total(updatedCreatedAfter="2036-01-01T00:00Z") == 0
    assert total(updatedCreatedAfter="2026-01-03T00:00Z") == 7, "they were imported just now"
    clamped = read(api, "alert/list", pagelength=100000)
    assert len(clamped["items"]) == 7


@pytest.mark.operation("GET alert/list")
@pytest.mark.parametrize("name, value", [
    ("pagelength", "0"), ("pagelength", "-1"), ("pagelength", "ten"), ("offset", "-1"), ("offset", "1.5"), ("type", "x-invalid"),
    ("resolved", "x-invalid"), ("sortfield", "x-invalid"), ("sortdirection", "up"), ("stime", "soon"), ("updatedCreatedAfter", "soon")])
def test_bad_parameters_of_the_list(api, name, value):
    assert problem_fields(api.get("alert/list", **{name: value}), "query") == ["instance." + name]


@pytest.mark.operation("GET alert/list")
def test_an_item_serves_every_client(api):
    bare = {"id": f"{1:024x}", "deviceid": CAMERA.upper(), "date": "2026-01-02T03:04:05Z", "name": "n", "severity": "high",
            "updateDate": "2026-01-02T03:04:05", "tenantid": "somebody", "msg": {"alertType": "spyware"}}
    api.load("devices", device_item(CAMERA, hostname="cam", allTags=[{"tagType": "Floor", "tagValue": "2"}]))
    api.load("alerts", bare)
    body = read(api, "alert/list")
    item = body["items"][0]
    assert list(item)[0] == "date", "Splunk takes the first member whose name ends so"
    assert item["date"] == "2026-01-02T03:04:05.000Z" and item["updateDate"] == "2026-01-02T03:04:05.000Z"
    assert item["zb_ticketid"].startswith("alert-") and item["id"] == item["alertid"] == bare["id"]
    assert item["msg"] == {"alertType": "spyware", "status": "publish"}
    assert (item["severity"], item["severityNumber"], item["resolved"], item["type"]) == ("high", 4, "no", "policy_alert")
    assert item["tenantid"] == "" and item["reason_history"] == [] and item["hostname"] == "cam"
    assert item["deviceid"] == CAMERA and item["siteid"] == "0" and item["trafficRestricted"] is None
    tags = body["deviceTags"][CAMERA]
    assert tags["deviceid"] == CAMERA and tags["allTags"][0]["tagValue"] == "2"
    assert tags["tagIdList"] == [tags["allTags"][0]["tagId"]]


@pytest.mark.operation("GET alert")
def test_one_alert_by_its_ticket(api, make_tenant, make_key):
    api.load("alerts", alert_item(1), alert_item(2))
    body = read(api, "alert", zb_ticketid="alert-T000002")
    assert [item["id"] for item in body["items"]] == [f"{2:024x}"]
    assert api.get("alert", zb_ticketid="alert-unknown").status == 404
    assert problem_fields(api.get("alert"), "query") == ["instance.zb_ticketid"]
    stranger = make_key(make_tenant())
    other = call(api.server, "GET", "/pub/v4.0/alert", stranger, {"zb_ticketid": "alert-T000002"})
    assert other.status == 404


@pytest.mark.operation("PUT alert/update")
def test_an_alert_is_resolved(api):
    api.load("devices", device_item(CAMERA))
    api.load("alerts", alert_item(1, severity="high", severityNumber=4), alert_item(2))
    counts = lambda: [read(api, "device", deviceid=CAMERA)[f"number_of_{level}_alerts"] for level in ["critical", "warning"]]
    assert counts() == [1, 1]
    reply = resolve(api, 1, reason_type=["Issue Mitigated", "Other"])
    assert reply.status == 200 and reply.json() == {"api": "/pub/v4.0/alert/update", "ver": "v4.0"}
    assert counts() == [0, 1]
    item = read(api, "alert", zb_ticketid="alert-T000001")["items"][0]
    assert (item["resolved"], item["reason"], item["ticketState"]) == ("yes", "resolved by XSOAR incident 28862", "resolved")
    assert (item["ignored"], item["unmonitoredDevice"]) == (False, False)
    assert item["reason_type"] == ["Issue Mitigated", "Other"] and item["updateDate"].endswith("Z")
    [entry] = item["reason_history"]
    assert entry["user_email"] == api.tenant.owner_email and entry["action"] == "resolve" and entry["timestamp"] == item["updateDate"]
    assert list(item)[0] == "date"
    total = lambda **params: read(api, "alert/list", **params)["total"]
    assert (total(), total(resolved="yes"), total(resolved="no")) == (2, 1, 1)
    assert resolve(api, 1, reason_type=["Issue Mitigated", "Other"]).status == 200, "again, as clients do each night"
    assert read(api, "alert", zb_ticketid="alert-T000001")["items"] == [item]
    assert resolve(api, 2, reason_type="Other").status == 200, "a bare string, as of 2022"
    assert read(api, "alert", zb_ticketid="alert-T000002")["items"][0]["reason_type"] == ["Other"]


@pytest.mark.operation("PUT alert/update")
def test_an_update_is_found_by_its_time(api):
    api.load("alerts", alert_item(1), alert_item(2))
    resolve(api, 1)
    when = read(api, "alert", zb_ticketid="alert-T000001")["items"][0]["updateDate"]
    found = read(api, "alert/list", updatedCreatedAfter=when)["items"]
    assert [item["zb_ticketid"] for item in found] == ["alert-T000001"]


@pytest.mark.operation("PUT alert/update")
@pytest.mark.parametrize("changes, fields", [
    ({"reason": None}, ["reason"]), ({"reason": ""}, ["reason"]), ({"reason": 7}, ["reason"]), ({"reason": "x" * 1025}, ["reason"]),
    ({"reason_type": None}, ["reason_type"]), ({"reason_type": []}, ["reason_type"]), ({"reason_type": "Because"}, ["reason_type"]),
    ({"reason_type": ["Other", "Because"]}, ["reason_type"]), ({"reason_type": ["Other"] * 8}, ["reason_type"]),
    ({"reason_type": {"a": 1}}, ["reason_type"]), ({"reason_type": [1]}, ["reason_type"]), ({"resolved": None}, ["resolved"]),
    ({"resolved": "no"}, ["resolved"]), ({"resolved": True}, ["resolved"]), ({"reason": None, "resolved": None}, ["reason", "resolved"])])
def test_a_bad_update_changes_nothing(api, changes, fields):
    api.load("alerts", alert_item(1))
    assert problem_fields(resolve(api, 1, **changes)) == ["instance." + field for field in fields]
    assert read(api, "alert/list", resolved="no")["total"] == 1


@pytest.mark.operation("PUT alert/update")
def test_an_update_of_nothing(api, make_tenant, make_key):
    body = {"reason": "r", "reason_type": REASONS, "resolved": "yes"}
    assert problem_fields(api.put("alert/update", body), "query") == ["instance.id"]
    assert problem_fields(api.put("alert/update", id="XXXXXXXXXXXX")) == [
        "instance.reason", "instance.reason_type", "instance.resolved"], "no body"
    assert api.put("alert/update", body, id="XXXXXXXXXXXX").status == 404
    assert api.put("alert/update", json.dumps(body), id="XXXXXXXXXXXX").status == 404, "without a content type"
    api.load("alerts", alert_item(1))
    stranger = make_key(make_tenant())
    foreign = call(api.server, "PUT", "/pub/v4.0/alert/update", stranger, {"id": f"{1:024x}"}, body=body)
    assert foreign.status == 404
    reader = api.with_key(make_key(api.tenant, access="read-only"))
    assert reader.put("alert/update", body, id=f"{1:024x}").status == 403
    assert read(api, "alert/list", resolved="no")["total"] == 1


@pytest.mark.operation("GET alertVuln/capability")
def test_the_kinds_a_tenant_knows(api):
    api.load("alerts", alert_item(1, name="B"), alert_item(2, name="A", description="old"),
             alert_item(3, name="A", description="latest", severity="high", severityNumber=4))
    api.load("vulnerabilities", {"deviceid": CAMERA, "vulnerability_name": "CVE-2020-0001", "detected_date": "2026-01-02T03:04:05Z",
                                 "severity": "High", "cvss_score": 7.8, "description": "bad", "impact": "worse"})
    alerts = read(api, "alertVuln/capability", type="alert")
    assert (alerts["api"], alerts["ver"], alerts["total"]) == ("alertVulnCapability/getList", "v4.0", 2)
    assert alerts["list"] == [
        {"name": "A", "description": "latest", "type": "policy_alert", "severity": "high", "source": "IoT Security"},
        {"name": "B", "description": "d", "type": "policy_alert", "severity": "medium", "source": "IoT Security"}]
    vulnerabilities = read(api, "alertVuln/capability", type="vulnerability")
    assert vulnerabilities["total"] == 1
    assert vulnerabilities["list"] == [{"name": "CVE-2020-0001", "impact": "worse", "source": "IoT Security", "description": "bad",
                                        "severity": "High", "display_severity": "high"}]
    everything = read(api, "alertVuln/capability", type="all")
    assert everything["total"] == 3 and [kind["name"] for kind in everything["list"]] == ["A", "B", "CVE-2020-0001"]
    for pagelength in [1, 2, 3]:
        pages = [read(api, "alertVuln/capability", type="all", offset=n, pagelength=pagelength)["list"]
                 for n in range(0, 4, pagelength)]
        assert [kind["name"] for page in pages for kind in page] == ["A", "B", "CVE-2020-0001"]


@pytest.mark.operation("GET alertVuln/capability")
@pytest.mark.parametrize("params, field", [({}, "type"), ({"type": "x-invalid"}, "type"), ({"type": "all", "pagelength": "0"}, "pagelength")])
def test_bad_parameters_of_the_kinds(api, params, field):
    assert problem_fields(api.get("alertVuln/capability", **params), "query") == ["instance." + field]


def test_the_console_resolves_too(server, tenant, key):
    server.cli("import", "alerts", "-", "--tenant", tenant.name, input=json.dumps(alert_item(1)))
    browser = Browser(server).sign_in(tenant.owner_email, tenant.owner_password)
    assert browser.call("GET", "/console/api/alert/list").json()["total"] == 1
    body = {"reason": "r", "reason_type": ["Other"], "resolved": "yes"}
    assert browser.call("PUT", f"/console/api/alert/update?id={1:024x}", body).status == 200
    assert browser.call("GET", "/console/api/alert/list?resolved=no").json()["total"] == 0
