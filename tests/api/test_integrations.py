"""What an automation (Cortex XSOAR) reports, on the wire."""
import hashlib
import json

import pytest

from public_api import problem_fields

STATUS = {"status": "success", "timestamp": 1767322445123, "integration_name": "ServiceNow", "playbook_name": "Bulk Export",
          "message": "sent 12 devices", "type": "device"}
REPORT = {"scanType": "qualys", "jobid": "job-7", "reportid": "report-1", "pdfFileName": "scan.pdf", "xmlFileName": "scan.xml",
          "status": "success", "message": "done"}
PDF, XML = b"%PDF-1.7\x00\xff\r\n--b\r\n", b"<report>\xc3\xbc</report>"
DETAILS = {"scannerList": [{"ip_address": "10.20.0.9", "scannerId": "3", "scanner_name": "ward"}],
           "profileList": [{"profileId": "1", "profileName": "Full"}], "timestamp": 1767322445, "scanType": "tenable",
           "siteList": [{"siteId": 1}], "syncScanners": True}


def stored(api):
    return json.loads(api.server.cli("integration", "list", "--tenant", api.tenant.name, "--format", "json").stdout)


def report(api, pdf=PDF, xml=XML, **params):
    files = {name: (filename, content) for name, filename, content in
             [("reportPDF", "../scan.pdf", pdf), ("xml", "scan.xml", xml)] if content is not None}
    return api.post("xsoar/device/reportUpload", files=files, **{**REPORT, **params})


def received(reply, expected):
    assert reply.status == 200, reply.text
    assert reply.headers["Content-Type"].startswith("application/json")
    assert reply.json() == expected


def active(api):
    reply = api.get("xsoar/integrations")
    assert reply.status == 200, reply.text
    return reply.json()["active_integrations"]


@pytest.mark.operation("POST xsoar/status")
def test_a_status_is_kept(api):
    received(api.post("xsoar/status", STATUS), {"received": "yes"})
    one, = stored(api)["statuses"]
    assert one.pop("received").endswith("Z")
    assert one == {"integration": "ServiceNow", "playbook": "Bulk Export", "status": "success", "message": "sent 12 devices",
                   "type": "device", "custom_integration": "", "reported": "2026-01-02T02:54:05.123Z"}
    received(api.post("xsoar/status", {**STATUS, "status": "error", "timestamp": 1767322445, "unknown": {"a": 1},
                                       "custom_integration_name": "own"}), {"received": "yes"})
    one, = stored(api)["statuses"]
    assert (one["status"], one["reported"], one["custom_integration"]) == ("error", "2026-01-02T02:54:05.000Z", "own")
    table = api.server.cli("integration", "list", "--tenant", api.tenant.name).stdout
    assert "ServiceNow" in table and "error" in table


def test_any_value_of_a_status_may_be_null(api):
    for name in ["status", "timestamp", "integration_name", "playbook_name", "message", "type", "custom_integration_name"]:
        received(api.post("xsoar/status", {**STATUS, name: None}), {"received": "yes"})
    received(api.post("xsoar/status", {"status": None, "timestamp": None, "integration_name": None, "playbook_name": None}),
             {"received": "yes"})
    assert ("", "", "") in [(one["integration"], one["playbook"], one["status"]) for one in stored(api)["statuses"]]


@pytest.mark.operation("GET xsoar/integrations")
def test_active_integrations(api):
    assert api.get("xsoar/integrations").json() == {"active_integrations": [], "max_integrations": 100}
    for integration, playbook, status in [("SIEM", "bulk", "success"), ("SIEM", "delta", "error"), ("Cisco ISE", "bulk", "success"),
                                          ("NAC", "bulk", "success"), ("NAC", "bulk", "disabled"),
                                          ("ITSM", "bulk", "license_limit_exceeded")]:
        api.post("xsoar/status", {**STATUS, "integration_name": integration, "playbook_name": playbook, "status": status})
    assert active(api) == ["Cisco ISE", "SIEM"], "a playbook of theirs succeeded last"


@pytest.mark.parametrize("name, change, field", [
    ("status unknown", {"status": "great"}, "status"), ("status is a number", {"status": 1}, "status"),
    ("timestamp is text", {"timestamp": "now"}, "timestamp"), ("timestamp negative", {"timestamp": -1}, "timestamp"),
    ("timestamp too large", {"timestamp": 1e18}, "timestamp"), ("name is a number", {"integration_name": 1}, "integration_name"),
    ("name too long", {"integration_name": "a" * 256}, "integration_name"), ("playbook too long", {"playbook_name": "a" * 256}, "playbook_name"),
    ("message is a list", {"message": []}, "message"),
    ("type too long", {"type": "a" * 65}, "type"), ("custom name too long", {"custom_integration_name": "a" * 256}, "custom_integration_name"),
], ids=lambda value: value if isinstance(value, str) else "")
def test_statuses_that_are_refused(api, name, change, field):
    assert problem_fields(api.post("xsoar/status", {**STATUS, **change})) == ["instance." + field]
    assert stored(api)["statuses"] == []


def test_a_status_names_all_it_misses(api):
    assert problem_fields(api.post("xsoar/status")) == ["instance.status", "instance.timestamp", "instance.integration_name",
                                                        "instance.playbook_name"]


def test_integrations_are_bounded(api):
    api.server.cli("tenant", "set", api.tenant.name, "calls_per_minute=-1")
    for i in range(50):
        assert api.post("xsoar/status", {**STATUS, "playbook_name": f"p{i}"}).status == 200
    refused = api.post("xsoar/status", {**STATUS, "playbook_name": "one too many"})
    assert refused.status == 409 and refused.json()["msg"] == "No more than 50 playbooks of an integration are kept"
    assert api.post("xsoar/status", {**STATUS, "playbook_name": "p0", "status": "error"}).status == 200
    assert len(stored(api)["statuses"]) == 50


@pytest.mark.operation("POST xsoar/device/reportUpload")
def test_a_report_is_kept(api):
    received(report(api), {"received": "yes", "upload": "yes"})
    one, = stored(api)["scan_reports"]
    assert one.pop("received").endswith("Z")
    assert one == {"scan_type": "qualys", "report_id": "report-1", "job_id": "job-7", "status": "success", "message": "done",
                   "pdf": {"name": "scan.pdf", "bytes": len(PDF), "sha256": hashlib.sha256(PDF).hexdigest()},
                   "xml": {"name": "scan.xml", "bytes": len(XML), "sha256": hashlib.sha256(XML).hexdigest()}}
    received(report(api, scanType="rapid7", jobid=None, message=""), {"received": "yes", "upload": "yes"})
    received(report(api, pdf=b"again", status="error"), {"received": "yes", "upload": "yes"})
    shown = stored(api)["scan_reports"]
    assert [(one["scan_type"], one["job_id"], one["status"], one["pdf"]["bytes"]) for one in shown] == [
        ("qualys", "job-7", "error", 5), ("rapid7", "", "success", len(PDF))]


def test_a_large_report(api):
    assert report(api, pdf=b"\x00\xff" * (3 << 20), xml=b"<a/>").status == 200
    assert stored(api)["scan_reports"][0]["pdf"]["bytes"] == 6 << 20
    # One byte over the limit is refused by its length alone, before anything of it is sent.
    reply = api.call("POST", "xsoar/device/reportUpload", REPORT, b"", {"Content-Length": str((8 << 20) + 1)})
    assert reply.status == 413
    assert len(stored(api)["scan_reports"]) == 1


@pytest.mark.parametrize("name", ["scanType", "reportid", "pdfFileName", "xmlFileName", "status", "message"])
def test_a_report_needs_its_parameters(api, name):
    assert problem_fields(report(api, **{name: None}), "query") == ["instance." + name]
    assert stored(api)["scan_reports"] == []


@pytest.mark.parametrize("length, kept", [(4096, 4096), (5000, 4096)])
def test_of_a_long_message_the_beginning_is_kept(api, length, kept):
    received(api.post("xsoar/status", {**STATUS, "message": "a" * length}), {"received": "yes"})
    assert stored(api)["statuses"][0]["message"] == "a" * kept
    received(api.post("xsoar/status", {**STATUS, "message": "a" * 4095 + "\u00e9" * 10}), {"received": "yes"})
    assert stored(api)["statuses"][0]["message"] == "a" * 4095


@pytest.mark.parametrize("name, params, field", [
    ("scan type unknown", {"scanType": "nessus"}, "scanType"), ("scan type in capitals", {"scanType": "Qualys"}, "scanType"),
    ("report id empty", {"reportid": ""}, "reportid"), ("report id too long", {"reportid": "a" * 256}, "reportid"),
    ("job id too long", {"jobid": "a" * 256}, "jobid"), ("status too long", {"status": "a" * 65}, "status"),
    ("message too long", {"message": "a" * 4097}, "message")], ids=lambda value: value if isinstance(value, str) else "")
def test_report_parameters_that_are_refused(api, name, params, field):
    assert problem_fields(report(api, **params), "query") == ["instance." + field]
    assert stored(api)["scan_reports"] == []


def test_a_report_needs_both_files(api):
    assert problem_fields(report(api, pdf=None)) == ["instance.reportPDF"]
    assert problem_fields(report(api, xml=b"")) == ["instance.xml"]
    assert problem_fields(api.call("POST", "xsoar/device/reportUpload", REPORT)) == ["instance.reportPDF", "instance.xml"]
    assert api.post("xsoar/device/reportUpload", {"reportPDF": "x"}, **REPORT).status == 415
    assert stored(api)["scan_reports"] == []


@pytest.mark.operation("POST xsoar/profile/aclSync/status")
def test_a_job_status_is_kept(api):
    received(api.post("xsoar/profile/aclSync/status", {"status": "success", "message": "synced"}, jobid="j-1"), {"successCase": "yes"})
    received(api.post("xsoar/profile/aclSync/status", {"status": "error", "message": ""}, jobid="j-1"), {"successCase": "yes"})
    one, = stored(api)["jobs"]
    assert (one["job_id"], one["status"], one["message"]) == ("j-1", "error", "")
    assert problem_fields(api.post("xsoar/profile/aclSync/status", {"status": "a", "message": "b"}), "query") == ["instance.jobid"]


@pytest.mark.parametrize("name, body, fields", [
    ("nothing", None, ["status", "message"]), ("status null", {"status": None, "message": "m"}, ["status"]),
    ("status empty", {"status": "", "message": "m"}, ["status"]), ("status too long", {"status": "a" * 65, "message": "m"}, ["status"]),
    ("message is a number", {"status": "a", "message": 1}, ["message"])], ids=lambda value: value if isinstance(value, str) else "")
def test_job_statuses_that_are_refused(api, name, body, fields):
    reply = api.call("POST", "xsoar/profile/aclSync/status", {"jobid": "j-1"}, body)
    assert problem_fields(reply) == ["instance." + field for field in fields]
    assert stored(api)["jobs"] == []


@pytest.mark.operation("POST xsoar/device/scanDetails")
def test_scan_details_are_kept(api):
    received(api.post("xsoar/device/scanDetails", DETAILS), {"received": "yes"})
    one, = stored(api)["scanners"]
    assert one.pop("received").endswith("Z")
    assert one == {"scan_type": "tenable", "scanners": DETAILS["scannerList"], "profiles": DETAILS["profileList"],
                   "sites": DETAILS["siteList"], "sync_scanners": True, "reported": "2026-01-02T02:54:05.000Z"}
    received(api.post("xsoar/device/scanDetails", {"scannerList": [], "profileList": "Full,Quick", "timestamp": 1767322445123,
                                                   "scanType": "tenable"}), {"received": "yes"})
    one, = stored(api)["scanners"]
    assert (one["scanners"], one["profiles"], one["sites"], one["sync_scanners"]) == ([], "Full,Quick", [], None)


@pytest.mark.parametrize("name, change, field", [
    ("scanners absent", {"scannerList": None}, "scannerList"), ("scanners are text", {"scannerList": "x"}, "scannerList"),
    ("scanner is text", {"scannerList": ["x"]}, "scannerList[0]"), ("too many scanners", {"scannerList": [{}] * 5001}, "scannerList"),
    ("profiles absent", {"profileList": None}, "profileList"), ("profiles are a map", {"profileList": {}}, "profileList"),
    ("timestamp absent", {"timestamp": None}, "timestamp"), ("timestamp is text", {"timestamp": "1"}, "timestamp"),
    ("scan type absent", {"scanType": None}, "scanType"), ("scan type empty", {"scanType": ""}, "scanType"),
    ("scan type too long", {"scanType": "a" * 65}, "scanType"), ("sites are text", {"siteList": "x"}, "siteList"),
    ("sync is text", {"syncScanners": "yes"}, "syncScanners")], ids=lambda value: value if isinstance(value, str) else "")
def test_scan_details_that_are_refused(api, name, change, field):
    assert problem_fields(api.post("xsoar/device/scanDetails", {**DETAILS, **change})) == ["instance." + field]
    assert stored(api)["scanners"] == []


def test_scan_types_are_bounded(api):
    for i in range(20):
        assert api.post("xsoar/device/scanDetails", {**DETAILS, "scanType": f"scanner {i}"}).status == 200
    assert api.post("xsoar/device/scanDetails", {**DETAILS, "scanType": "one too many"}).status == 409
    assert len(stored(api)["scanners"]) == 20


@pytest.mark.operation("GET xsoar/heartbeat")
def test_the_heartbeat(api, make_key):
    received(api.get("xsoar/heartbeat"), {"success": True})
    reader = api.with_key(make_key(api.tenant, access="read-only"))
    received(reader.get("xsoar/heartbeat"), {"success": True})


def test_a_read_only_key_changes_nothing(api, make_key):
    reader = api.with_key(make_key(api.tenant, access="read-only"))
    assert reader.post("xsoar/status", STATUS).status == 403
    assert report(reader).status == 403
    assert reader.post("xsoar/profile/aclSync/status", {"status": "a", "message": "b"}, jobid="j").status == 403
    assert reader.post("xsoar/device/scanDetails", DETAILS).status == 403
    assert stored(api) == {"statuses": [], "scan_reports": [], "jobs": [], "scanners": []}
    assert reader.get("xsoar/integrations").status == 200


def test_another_tenant_reports_for_itself(api, make_tenant, make_key):
    import public_api
    tenant = make_tenant()
    other = public_api.PublicApi(api.server, tenant, make_key(tenant), api.mount)
    assert other.post("xsoar/status", STATUS).status == 200
    assert active(other) == ["ServiceNow"] and active(api) == [] and stored(api)["statuses"] == []


def test_reports_are_audited_without_their_content(api):
    assert report(api).status == 200 and api.post("xsoar/status", STATUS).status == 200
    lines = api.server.cli("audit", "export", "--tenant", api.tenant.name).stdout.splitlines()
    records = {one["action"]: one for one in map(json.loads, lines)}
    assert records["integration.report"]["object"] == "scan-report:qualys:report-1"
    assert records["integration.report"]["detail"] == {
        "pdf_sha256": hashlib.sha256(PDF).hexdigest(), "xml_sha256": hashlib.sha256(XML).hexdigest(), "dropped_reports": 0}
    assert records["integration.status"]["detail"] == {"playbook": "Bulk Export", "status": "success"}
