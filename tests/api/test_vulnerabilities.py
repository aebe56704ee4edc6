"""Vulnerabilities on the wire: both shapes of the list, one instance, addressing, and scans of third parties."""
import pytest

from conftest import call, device_item
from public_api import problem_fields

CAMERA = "00:40:8c:12:34:56"
DEVICES = [f"00:40:8c:00:00:{n:02x}" for n in range(6)]


def instance_item(number, name="CVE-2019-12948", deviceid=CAMERA, **members):
    item = {"zb_ticketid": f"vuln-{number:08x}", "deviceid": deviceid, "vulnerability_name": name, "name": "cam", "ip": "10.20.0.5",
            "detected_date": f"2026-01-02T03:04:{number % 60:02d}.000Z", "date": "2026-02-01T00:00:00.000Z",
            "ticketState": "new", "status": "Confirmed", "profile": "Axis Network Camera", "siteName": "Example Hospital", "siteid": "7",
            "risk_score": 26, "risk_level": "Low", "reason_history": None, "ticketAssignees": None}
    return {**item, **members}


def read(api, path="vulnerability/list", **params):
    reply = api.get(path, **params)
    assert reply.status == 200, reply.text
    return reply.json()


def summaries(api, **params):
    return {item["name"]: item for item in read(api, **params)["items"]["items"]}


def mixed(api):
    """Three vulnerabilities of six devices: one confirmed, one potential, one both."""
    api.load("devices", *[device_item(one, profile=f"P{n % 2}") for n, one in enumerate(DEVICES)])
    items = []
    for n, one in enumerate(DEVICES):
        items += [instance_item(100 + n, "CVE-2020-0001", one, severity="High", cvss_score=7.8),
                  instance_item(200 + n, "CVE-2020-0002", one, status="Potential", severity="Low"),
                  instance_item(300 + n, "SMB v1 Usage", one, status="Potential" if n % 2 else "Confirmed")]
    api.load("vulnerabilities", *items)


@pytest.mark.operation("GET vulnerability/list")
def test_instance_by_instance(api):
    api.load("vulnerabilities", *[instance_item(n, detected_date=f"2026-01-02T03:04:0{n % 3}Z") for n in range(1, 26)])
    body = read(api, groupby="device")
    assert (body["ver"], body["api"], body["total"]) == ("v4.0", "/vulnerability/list", 25)
    when = lambda item: item["detected_date"] if api.mount == "v4" else item["detected_date"][0]
    order = [(when(item), item["zb_ticketid"]) for item in body["items"]]
    assert order == sorted(order), "oldest detection first: XSOAR's cursor"
    item = body["items"][0]
    assert list(item)[0] == "date" and item["date"] == "2026-02-01T00:00:00.000Z"
    assert item["detected_date"] == ("2026-01-02T03:04:00.000Z" if api.mount == "v4" else ["2026-01-02T03:04:00.000Z"])
    for name in ["name", "ip", "deviceid", "vulnerability_name", "zb_ticketid", "siteName", "profile"]:
        assert item[name] and isinstance(item[name], str)
    assert item["risk_score"] == 26 and item["allTags"] == [] and item["vendor"] is None and item["ticketState"] == "new"
    for pagelength in [1, 7, 25, 26]:
        seen = []
        for offset in range(0, 26, pagelength):
            page = read(api, groupby="device", offset=offset, pagelength=pagelength)
            assert page["total"] == len(page["items"]) <= pagelength, "total counts this page"
            seen += [one["zb_ticketid"] for one in page["items"]]
        assert seen == [ticket for _, ticket in order]


@pytest.mark.operation("GET vulnerability/list")
def test_by_vulnerability(api):
    mixed(api)
    body = read(api)
    assert (body["ver"], body["api"], body["total"]) == ("v4.0", "/vulnerability/list", 3)
    names = [item["name"] for item in body["items"]["items"]]
    assert names == sorted(names) == ["CVE-2020-0001", "CVE-2020-0002", "SMB v1 Usage"]
    first, second, third = body["items"]["items"]
    assert list(first["data"]) == ["Confirmed"] and list(second["data"]) == ["Potential"]
    assert sorted(third["data"]) == ["Confirmed", "Potential"]
    assert sorted(first["data"]["Confirmed"]["device"]) == DEVICES
    assert first["data"]["Confirmed"]["profile"] == ["P0", "P1"] and first["data"]["Confirmed"]["addressedInstance"] == 0
    assert (first["CVSS"], first["cvssVersion"], first["severity"]) == (7.8, "v3", "High")
    assert first["tenantid"] == "" and first["serviceLevel"] is None and first["source"] == "IoT Security"
    assert third["data"]["Potential"]["profile"] == ["P1"] and third["severity"] is None and third["CVSS"] is None
    counted = summaries(api, includeDeviceIdList="no")
    assert counted["SMB v1 Usage"]["data"]["Confirmed"]["device"] == 3
    short = summaries(api, includeDeviceIdList="no", includeProfileList="no")
    for name, item in counted.items():
        for status, group in item["data"].items():
            assert group.pop("profile") and short[name]["data"][status] == group, "the same but the profiles"
    assert short.keys() == counted.keys()
    for pagelength in [1, 2, 3, 4]:
        pages = [read(api, offset=n, pagelength=pagelength)for n in range(0, 4, pagelength)]
        assert [item["name"] for page in pages for item in page["items"]["items"]] == names
        assert {page["total"] for page in pages} == {3}, "total counts all"


@pytest.mark.operation("GET vulnerability/list")
def test_the_groups_add_up(api):
    mixed(api)
    every = summaries(api).values()
    groups = sum("Confirmed" in item["data"] for item in every) + sum("Potential" in item["data"] for item in every)
    one_by_one = [summaries(api, status=status) for status in ["Confirmed", "Potential"]]
    assert groups == sum(len(found) for found in one_by_one) == 4
    assert all(list(item["data"]) == ["Confirmed"] for item in one_by_one[0].values()), "the filter removes the other key"


@pytest.mark.operation("GET vulnerability/list")
@pytest.mark.parametrize("params, names, instances", [
    ({"name": "SMB v1 Usage"}, 1, 6), ({"name": "CVE-1999-0001"}, 0, 0), ({"status": "Potential"}, 2, 9), ({"severity": "High"}, 1, 6),
    ({"severity": "Critical"}, 0, 0), ({"deviceid": DEVICES[1]}, 3, 3), ({"deviceid": DEVICES[1].upper()}, 3, 3),
    ({"deviceid": "10.9.9.9"}, 0, 0), ({"deviceid": "no such device!"}, 0, 0), ({"stime": "2036-01-01T00:00:00Z"}, 0, 0),
    ({"stime": "-1"}, 3, 18), ({"stime": "2026-01-02T03:04:45Z"}, 1, 1), ({"stime": "2026-01-02T03:04:45.001Z"}, 0, 0),
    ({"updatedCreatedAfter": "2036-01-01T00:00:00Z"}, 0, 0),
    ({"stime": "2036-01-01T00:00:00Z", "updatedCreatedAfter": "2026-01-03T00:00:00Z"}, 3, 18), ({"type": "vulnerability"}, 3, 18)])
def test_filters_of_both_shapes(api, params, names, instances):
    mixed(api)
    by_name = read(api, **params)
    assert (by_name["total"], len(by_name["items"]["items"])) == (names, names)
    by_device = read(api, groupby="device", **params)
    assert (by_device["total"], len(by_device["items"])) == (instances, instances)


@pytest.mark.operation("GET vulnerability/list")
@pytest.mark.parametrize("name, value", [
    ("groupby", "x-invalid"), ("pagelength", "0"), ("pagelength", "x"), ("offset", "-1"), ("stime", "soon"), ("updatedCreatedAfter", "x"),
    ("status", "confirmed"), ("severity", "high"), ("includeDeviceIdList", "maybe")])
def test_bad_parameters(api, name, value):
    assert problem_fields(api.get("vulnerability/list", **{name: value}), "query") == ["instance." + name]


@pytest.mark.operation("GET vulnerability")
def test_one_instance_by_its_ticket(api, make_tenant, make_key):
    api.load("vulnerabilities", instance_item(1), instance_item(2))
    [item] = read(api, "vulnerability", groupby="device", zb_ticketid="vuln-00000002")["items"]
    assert item["zb_ticketid"] == "vuln-00000002"
    assert api.get("vulnerability", zb_ticketid="vuln-unknown").status == 404
    assert problem_fields(api.get("vulnerability", groupby="device"), "query") == ["instance.zb_ticketid"]
    stranger = make_key(make_tenant())
    assert call(api.server, "GET", "/pub/v4.0/vulnerability", stranger, {"zb_ticketid": "vuln-00000002"}).status == 404


CHANGE = {"ticketIdList": ["vuln-00000064"], "action": "mitigate", "reason": "resolved by XSOAR incident 1", "full_name": "Ann Example"}


@pytest.mark.operation("PUT vulnerability/update")
def test_instances_are_addressed(api):
    mixed(api)
    tickets = [f"vuln-{100 + n:08x}" for n in range(2)]
    reply = api.put("vulnerability/update", {**CHANGE, "ticketIdList": tickets + ["vuln-unknown"]})
    assert reply.status == 200, reply.text
    body = reply.json()
    assert (body["api"], body["ver"]) == ("/pub/v4.0/vulnerability/update", "v4.0")
    answers = body["updatedVulnerInstanceList"]
    assert [one["zb_ticketid"] for one in answers] == tickets, "one for each known ticket"
    for one, deviceid in zip(answers, DEVICES):
        assert one["newAnomalyMap"] == dict.fromkeys(["application", "payload", "internal", "external", "protocol"], 0)
        device = read(api, "device", deviceid=deviceid)
        assert (one["newScore"], one["newLevel"]) == (device["risk_score"], device["risk_level"])
    summary = summaries(api)["CVE-2020-0001"]["data"]["Confirmed"]
    assert sorted(summary["device"]) == DEVICES[2:] and summary["addressedInstance"] == 2
    assert read(api, groupby="device", name="CVE-2020-0001")["total"] == 4
    [item] = read(api, "vulnerability", zb_ticketid=tickets[0])["items"]
    assert item["ticketState"] == "resolved"
    [entry] = item["reason_history"]
    assert (entry["action"], entry["reason"], entry["user_email"]) == ("mitigate", CHANGE["reason"], api.tenant.owner_email)
    again = api.put("vulnerability/update", {**CHANGE, "ticketIdList": tickets})
    assert again.status == 200 and again.json()["updatedVulnerInstanceList"] == answers
    assert read(api, "vulnerability", zb_ticketid=tickets[0])["items"] == [item]
    rest = [f"vuln-{100 + n:08x}" for n in range(2, 6)]
    assert api.put("vulnerability/update", {**CHANGE, "ticketIdList": rest, "action": "ignore"}).status == 200
    assert "CVE-2020-0001" not in summaries(api), "nothing of it is open"
    found = read(api, groupby="device", updatedCreatedAfter=item["updateDate"])
    assert found["total"] == 0, "what was addressed is left out"


@pytest.mark.operation("PUT vulnerability/update")
@pytest.mark.parametrize("change, field", [
    ({"ticketIdList": None}, "ticketIdList"), ({"ticketIdList": []}, "ticketIdList"), ({"ticketIdList": "vuln-00000064"}, "ticketIdList"),
    ({"ticketIdList": ["x"] * 201}, "ticketIdList"), ({"ticketIdList": [1]}, "ticketIdList[0]"),
    ({"ticketIdList": ["x" * 65]}, "ticketIdList[0]"), ({"action": None}, "action"), ({"action": "resolve"}, "action"),
    ({"reason": None}, "reason"), ({"reason": "x" * 1025}, "reason"), ({"full_name": None}, "full_name"), ({"full_name": 1}, "full_name"),
    ({"full_name": "x" * 256}, "full_name")])
def test_a_bad_update_changes_nothing(api, change, field):
    api.load("vulnerabilities", instance_item(100))
    body = {name: value for name, value in {**CHANGE, **change}.items() if value is not None}
    assert problem_fields(api.put("vulnerability/update", body)) == ["instance." + field]
    assert read(api, groupby="device")["total"] == 1


@pytest.mark.operation("PUT vulnerability/update")
def test_an_update_of_nothing(api, make_tenant, make_key):
    assert problem_fields(api.put("vulnerability/update")) == [
        "instance." + name for name in ["ticketIdList", "action", "reason", "full_name"]]
    assert problem_fields(api.put("vulnerability/update", {"ticketIdList": []}))[0] == "instance.ticketIdList"
    assert api.put("vulnerability/update", CHANGE).status == 404, "none is known"
    api.load("vulnerabilities", instance_item(100))
    stranger = make_key(make_tenant())
    assert call(api.server, "PUT", "/pub/v4.0/vulnerability/update", stranger, body=CHANGE).status == 404
    assert api.with_key(make_key(api.tenant, access="read-only")).put("vulnerability/update", CHANGE).status == 403
    assert read(api, groupby="device")["total"] == 1


@pytest.mark.operation("PUT thirdPartyScan")
def test_a_scan_makes_instances(api):
    api.load("devices", device_item(CAMERA, hostname="cam-ward-3", ip_address="10.20.0.5"), device_item(DEVICES[0]))
    scan = {"device_list": [
        {"deviceid": CAMERA.upper(), "cve": [{"cveId": "CVE-2023-31096", "cvssScore": 7.8}, {"cveId": "CVE-2020-1472", "cvssScore": "10"}]},
        {"deviceid": "10.99.0.1", "cve": [{"cveId": "CVE-2023-31096", "cvssScore": 7.8}]},
        {"deviceid": DEVICES[0], "cve": []}]}
    reply = api.put("thirdPartyScan", scan)
    assert reply.status == 200, reply.text
    assert reply.json() == {"ver": "v4.0", "api": "thirdPartyScan", "message": "OK", "code": 1, "updatedDeviceNum": 1}
    items = {item["vulnerability_name"]: item for item in read(api, groupby="device", severity="Critical")["items"]}
    assert list(items) == ["CVE-2020-1472"]
    item = items["CVE-2020-1472"]
    assert (item["deviceid"], item["name"], item["ip"], item["status"]) == (CAMERA, "cam-ward-3", "10.20.0.5", "Confirmed")
    assert (item["cvss_score"], item["severity"], item["source"], item["ticketState"]) == (10, "Critical", "third-party", "new")
    assert list(item)[0] == "date" and item["zb_ticketid"].startswith("vuln-") and item["siteName"]
    assert api.put("thirdPartyScan", scan).status == 200
    assert read(api, groupby="device")["total"] == 2, "refreshed, not doubled"
    summary = summaries(api)["CVE-2023-31096"]
    assert summary["data"]["Confirmed"]["device"] == [CAMERA] and summary["CVSS"] == 7.8 and summary["severity"] == "High"
    assert api.put("vulnerability/update", {**CHANGE, "ticketIdList": [item["zb_ticketid"]]}).status == 200
    assert read(api, groupby="device")["total"] == 1
    api.put("thirdPartyScan", scan)
    assert read(api, groupby="device")["total"] == 2, "found again although mitigated: open again"


@pytest.mark.operation("PUT thirdPartyScan")
@pytest.mark.parametrize("body, field", [
    (None, "device_list"), ({}, "device_list"), ({"whiteList": []}, "device_list"), ({"device_list": []}, "device_list"),
    ({"device_list": {}}, "device_list"), ({"device_list": ["x"]}, "device_list[0]"),
    ({"device_list": [{"cve": []}]}, "device_list[0].deviceid"), ({"device_list": [{"deviceid": 7, "cve": []}]}, "device_list[0].deviceid"),
    ({"device_list": [{"deviceid": CAMERA}]}, "device_list[0].cve"), ({"device_list": [{"deviceid": CAMERA, "cve": ["x"]}]}, "device_list[0].cve[0]"),
    ({"device_list": [{"deviceid": CAMERA, "cve": [{}]}]}, "device_list[0].cve[0].cveId"),
    ({"device_list": [{"deviceid": CAMERA, "cve": [{"cveId": "2023-1"}]}]}, "device_list[0].cve[0].cveId"),
    ({"device_list": [{"deviceid": CAMERA, "cve": [{"cveId": "CVE-2023-31096", "cvssScore": 11}]}]}, "device_list[0].cve[0].cvssScore"),
    ({"device_list": [{"deviceid": CAMERA, "cve": [{"cveId": "CVE-2023-31096", "cvssScore": "high"}]}]}, "device_list[0].cve[0].cvssScore"),
    ({"device_list": [{"deviceid": CAMERA, "cve": []}] * 1001}, "device_list"),
    ({"device_list": [{"deviceid": CAMERA, "cve": [{"cveId": "CVE-2023-31096"}] * 501}] * 2}, "device_list")])
def test_a_bad_scan_changes_nothing(api, body, field):
    api.load("devices", device_item(CAMERA))
    assert problem_fields(api.put("thirdPartyScan", body)) == ["instance." + field]
    assert read(api, groupby="device")["total"] == 0


@pytest.mark.operation("PUT thirdPartyScan")
def test_a_scan_of_strangers(api, make_tenant, make_key):
    api.load("devices", device_item(CAMERA))
    scan = {"device_list": [{"deviceid": CAMERA, "cve": [{"cveId": "CVE-2023-31096", "cvssScore": 7.8}]}]}
    stranger = make_key(make_tenant())
    assert call(api.server, "PUT", "/pub/v4.0/thirdPartyScan", stranger, body=scan).status == 404
    assert api.with_key(make_key(api.tenant, access="read-only")).put("thirdPartyScan", scan).status == 403
    assert read(api, groupby="device")["total"] == 0
