"""The filter language on the wire: docs/filters.md as it stands, the answers to wrong filters, and GET fields."""
import json
import pathlib
import re

import pytest

from conftest import Browser, call, device_item
from public_api import problem_fields

PAGE = (pathlib.Path(__file__).resolve().parents[2] / "docs/filters.md").read_text()


def blocks(kind):
    return [line for block in re.findall(rf"```{kind}\n(.*?)```", PAGE, re.S) for line in block.splitlines()]


GOOD = blocks("filter")
WRONG = [(line[:-2].rstrip(), int(line[-2:])) for line in blocks("wrong-filter")]


def load(api):
    api.load("devices",
             device_item("00:40:8c:12:34:56", hostname="cam-ward-3", ip_address="10.20.0.5", profile="Axis Network Camera",
                         model="P3245", risk_score=90, risk_level="Critical", last_activity="2026-01-31T08:15:00.000Z",
                         first_seen_date="2026-01-31T00:00:00.000Z", site_name="Main Hospital",
                         allTags=[{"tagType": "Floor", "tagValue": "ward 3"}]),
             device_item("00:1b:1b:00:00:02", hostname="plc-boiler", ip_address="10.20.1.7", category="PLC", vendor="Siemens",
                         profile="Siemens PLC", risk_score=40, risk_level="Medium"),
             {"deviceid": "10.77.0.1", "profile": "Phone", "category": "IP Phone", "vendor": "D-Link", "risk_score": 75})


def names(api, filter, **params):
    reply = api.get("device/list", filter=filter, **params)
    assert reply.status == 200, (filter, reply.text)
    body = reply.json()
    assert body["total"] == len(body["devices"])
    return sorted(device["deviceid"][-2:] for device in body["devices"])


def test_the_page_has_examples():
    assert len(GOOD) >= 24 and len(WRONG) >= 10


def test_every_filter_of_the_page_is_taken(api):
    load(api)
    api.server.cli("tenant", "set", api.tenant.name, "calls_per_minute=-1")
    found = {text: names(api, text) for text in GOOD}
    assert any(found.values())
    assert found["axis"] == ["56"] and found["mac:00-40-8C-12-34-56"] == ["56"]
    assert found["first_seen:2026-01-01..2026-01-31"] != []
    assert found["ip:10.20.*"] == ["02", "56"]
    assert found[GOOD[0]] == [".1"]


@pytest.mark.parametrize("text, column", WRONG)
def test_every_wrong_filter_of_the_page_is_told_its_place(api, text, column):
    reply = api.get("device/list", filter=text)
    assert problem_fields(reply, "query") == ["instance.filter"]
    problem = reply.json()["validations"]["query"][0]
    assert problem["position"] == {"byte": column - 1, "column": column}
    assert problem["found"] in problem["messages"][0] and problem["expected"] in problem["messages"][0]
    assert problem["value"] == text


@pytest.mark.operation("GET device/list")
@pytest.mark.parametrize("filter, found", [
    ("risk_score:>=75", [".1", "56"]), ("risk_score:>75", ["56"]), ("category:camera OR vendor:siemens", ["02", "56"]),
    ("NOT tag:\"ward 3\"", [".1", "02"]), ("tag:*", ["56"]), ("site:\"main hospital\"", ["56"]), ("mac:\"\"", [".1"]),
    ("ip:10.20.0.0/16 -vendor:Axis", ["02"]), ("last_activity:2026-01-31", ["56"]), ("ward", ["56"]), ("  ", [".1", "02", "56"]),
    ("", [".1", "02", "56"]), ("vendor:\"' OR 1=1 --\"", []), ("hostname:*%*", [])])
def test_finds(api, filter, found):
    load(api)
    assert names(api, filter) == found


def load_alerts(api):
    load(api)
    alert = {"date": "2026-01-31T08:15:00.000Z", "type": "policy_alert", "resolved": "no", "tenantid": "", "description": "d",
             "siteid": "0", "reason_history": []}
    rows = [("00:40:8c:12:34:56", "Telnet Brute Force", "medium", 3), ("00:1b:1b:00:00:02", "New open port", "high", 4),
            ("10.77.0.1", "telnet login", "info", 1)]
    api.load("alerts", *[{**alert, "id": f"{n:024x}", "zb_ticketid": f"alert-{n}", "deviceid": device, "name": name,
                          "severity": severity, "severityNumber": number}
                         for n, (device, name, severity, number) in enumerate(rows)])


def tickets(api, filter, **params):
    reply = api.get("alert/list", filter=filter, **params)
    assert reply.status == 200, (filter, reply.text)
    assert reply.json()["total"] >= len(reply.json()["items"])
    return sorted(item["zb_ticketid"][-1] for item in reply.json()["items"])


@pytest.mark.operation("GET alert/list")
@pytest.mark.parametrize("filter, found", [
    ("severity:>=medium", ["0", "1"]), ("severity_number:4", ["1"]), ("severity:(info, high)", ["1", "2"]),
    ("name:*telnet*", ["0", "2"]), ("telnet", ["0", "2"]), ("cam-ward", ["0"]), ("vendor:Siemens", ["1"]),
    ("tag:\"ward 3\"", ["0"]), ("site:\"main hospital\"", ["0"]), ("ip:10.20.0.0/16 -severity:high", ["0"]),
    ("resolved:true", []), ("date:2026-01-31 resolved:false", ["0", "1", "2"]), ("ticket:alert-2", ["2"]),
    ("risk_score:>=75", ["0", "2"]), ("date:>2026-01-31", []), ("", ["0", "1", "2"]), ("name:\"' OR 1=1 --\"", [])])
def test_finds_alerts(api, filter, found):
    load_alerts(api)
    assert tickets(api, filter) == found
    page = api.get("alert/list", filter=filter, pagelength=1).json()
    assert (page["total"], len(page["items"])) == (len(found), min(1, len(found)))


@pytest.mark.operation("GET alert/list")
def test_every_alert_filter_of_the_page_is_taken(api):
    load_alerts(api)
    texts = blocks("alert-filter")
    assert len(texts) >= 5
    assert any([tickets(api, text) for text in texts])
    problem = api.get("alert/list", filter="severity:>=awful", pagelength="0")
    assert sorted(problem_fields(problem, "query")) == ["instance.filter", "instance.pagelength"]
    assert problem_fields(api.get("device/list", filter="severity:high"), "query") == ["instance.filter"]


@pytest.mark.operation("GET fields")
def test_fields_of_alerts_and_their_examples(api):
    api.server.cli("tenant", "set", api.tenant.name, "calls_per_minute=-1")
    body = api.get("fields", type="alerts").json()
    devices = [field["name"] for field in api.get("fields").json()["fields"]]
    own = [field["name"] for field in body["fields"] if field["name"] not in devices]
    assert body["type"] == "alerts" and body["total"] == len(own) + len(devices) == len(body["fields"])
    assert own == ["name", "severity", "severity_number", "resolved", "date", "updated", "type", "ticket", "id"]
    for field in body["fields"]:
        assert tickets(api, field["example"]) == []
    assert tickets(api, body["words"]["example"]) == []


def load_vulnerabilities(api):
    load(api)
    rows = [("00:40:8c:12:34:56", "CVE-2021-1000", "High", "Confirmed"), ("00:1b:1b:00:00:02", "CVE-2021-1000", "High", "Potential"),
            ("10.77.0.1", "CVE-2019-7", "Low", "Confirmed")]
    api.load("vulnerabilities", *[
        {"zb_ticketid": f"vuln-{n}", "deviceid": device, "vulnerability_name": name, "cvss_severity": severity, "status": status,
         "detected_date": "2026-01-31T08:15:00.000Z"} for n, (device, name, severity, status) in enumerate(rows)])


@pytest.mark.operation("GET vulnerability/list")
@pytest.mark.parametrize("filter, found", [
    ("name:CVE-2021-*", ["0", "1"]), ("cve-2021 status:Confirmed", ["0"]), ("vendor:Siemens", ["1"]),
    ("tag:\"ward 3\"", ["0"]), ("detected:2026-01-31", ["0", "1", "2"]), ("ip:10.20.0.0/16", ["0", "1"]),
    ("-category:PLC", ["0", "2"]), ("ticket:vuln-2", ["2"]), ("cam-ward", ["0"]), ("state:resolved", []),
    ("name:\"' OR 1=1 --\"", []), (" ", ["0", "1", "2"])])
def test_finds_vulnerabilities(api, filter, found):
    load_vulnerabilities(api)
    by_device = api.get("vulnerability/list", filter=filter, groupby="device")
    assert by_device.status == 200, by_device.text
    assert sorted(item["zb_ticketid"][-1] for item in by_device.json()["items"]) == found
    by_name = api.get("vulnerability/list", filter=filter).json()
    assert by_name["total"] == len({one in "01" for one in found})


@pytest.mark.operation("GET vulnerability/list")
def test_every_vulnerability_filter_of_the_page_is_taken(api):
    api.server.cli("tenant", "set", api.tenant.name, "calls_per_minute=-1")
    load_vulnerabilities(api)
    texts = blocks("vulnerability-filter") + [field["example"] for field in api.get("fields", type="vulnerabilities").json()["fields"]]
    assert len(texts) >= 30
    for text in texts:
        for groupby in ("vulnerability", "device"):
            assert api.get("vulnerability/list", filter=text, groupby=groupby).status == 200, text
    assert problem_fields(api.get("vulnerability/list", filter="severity:>=awful"), "query") == ["instance.filter"]


def test_stands_beside_the_other_parameters(api):
    load(api)
    assert names(api, "risk_score:>=40", stime="2026-01-15T00:00:00Z", pagelength="1", sortfield="MAC", detail="true",
                 offset="0") in (["56"], [".1"])
    reply = api.get("device/list", filter="vender:x", pagelength="0")
    assert sorted(problem_fields(reply, "query")) == ["instance.filter", "instance.pagelength"]


def test_other_tenants_do_not_exist(api, make_tenant, make_key):
    load(api)
    other = make_tenant()
    reply = call(api.server, "GET", "/pub/v4.0/device/list", make_key(other),
                 {"filter": "risk_score:>=0 OR NOT tag:nothing"})
    assert reply.status == 200 and reply.json()["devices"] == []


@pytest.mark.operation("GET fields")
def test_fields_and_their_examples(api):
    api.server.cli("tenant", "set", api.tenant.name, "calls_per_minute=-1")
    body = api.get("fields").json()
    assert api.get("fields", type="devices").json() == body
    assert body["type"] == "devices" and body["total"] == len(body["fields"])
    assert body["limits"] == {"bytes": 4096, "depth": 32, "terms": 100, "wildcards": 32, "words": 8}
    for field in body["fields"]:
        assert set(field) >= {"name", "type", "description", "operators", "example"}
        assert ("values" in field) == (field["type"] == "choice")
        assert ("maximum" in field) == (field["type"] == "number")
        assert names(api, field["example"]) == []
    by_name = {field["name"]: field for field in body["fields"]}
    assert by_name["risk_level"]["values"] == ["Low", "Medium", "High", "Critical"]
    assert by_name["ip"]["operators"] == [":", ":>", ":>=", ":<", ":<=", "..", "(,)", "*", "/"]
    assert names(api, body["words"]["example"]) == []
    assert problem_fields(api.get("fields", type="cars"), "query") == ["instance.type"]


def test_the_console_counts_what_it_finds(server, tenant):
    lines = "\n".join(json.dumps(device_item(f"00:00:5e:00:54:{i:02x}", risk_score=i)) for i in range(20))
    server.cli("import", "devices", "-", "--tenant", tenant.name, input=lines)
    browser = Browser(server).sign_in(tenant.owner_email, tenant.owner_password)
    page = browser.call("GET", "/console/api/device/list?filter=risk_score:%3E%3D12&pagelength=3&sortfield=risk_score").json()
    assert page["total"] == 8 and len(page["devices"]) == 3
    assert browser.call("GET", "/console/api/fields").json()["type"] == "devices"
