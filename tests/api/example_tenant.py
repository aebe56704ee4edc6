"""The example tenant: what the `x-guardian-example` of every operation finds when it is called.

A fresh tenant with fixed items, brought in as an operator or a client would. What an operation needs beyond them
stands in `example_<noun>.py` beside this file, as functions `fill_<noun>(api)`: each makes its items by the API or an
import, with fixed identifiers where the caller chooses them, and returns a dict of those the server chose (or None).
An example names such a value as {{name}}.
"""
import importlib
import json
import pathlib
import re

import public_api

CAMERA = "00:40:8c:12:34:56"
CONTROLLER = "00:1b:1b:00:00:02"

DEVICES = [
    {"deviceid": CAMERA, "hostname": "cam-ward-3", "ip_address": "10.20.0.5", "site_name": "Example Hospital",
     "category": "Camera", "profile": "Axis Network Camera", "profile_type": "IoT", "profile_vertical": "Facility",
     "vendor": "Axis", "model": "P3245-LVE", "os_group": "Embedded", "os/firmware_version": "10.12.114", "vlan": "20",
     "subnet": "10.20.0.0/24", "risk_score": 62, "risk_level": "High", "confidence_score": 96,
     "first_seen_date": "2026-01-02T03:04:05.000Z", "last_activity": "2026-03-04T05:06:07.000Z"},
    {"deviceid": CONTROLLER, "hostname": "plc-boiler", "ip_address": "10.20.1.7", "site_name": "Example Hospital",
     "category": "Industrial Controller", "profile": "Siemens PLC", "profile_type": "IoT",
     "profile_vertical": "Industrial", "vendor": "Siemens", "risk_score": 35, "risk_level": "Medium",
     "confidence_score": 91, "first_seen_date": "2026-01-02T03:04:05.000Z",
     "last_activity": "2026-03-03T05:06:07.000Z"},
]
ALERTS = [
    {"id": "5f3a1b2c3d4e5f6071829304", "zb_ticketid": "alert-Zk3aB9xQ", "deviceid": CAMERA, "hostname": "cam-ward-3",
     "date": "2026-03-04T04:00:00.123Z", "name": "Telnet to an external address",
     "description": "A camera opened a Telnet connection to an address outside of the organisation.",
     "severity": "high", "severityNumber": 4, "type": "policy_alert", "resolved": "no", "category": "Camera",
     "profile": "Axis Network Camera", "siteName": "Example Hospital", "siteid": "0", "tenantid": "",
     "reason_history": [], "msg": {"status": "publish", "id": "Zk3aB9xQ", "localip": "10.20.0.5"}},
]
VULNERABILITIES = [
    {"zb_ticketid": "vuln-1a2b3c4d", "deviceid": CAMERA, "name": "cam-ward-3", "ip": "10.20.0.5",
     "vulnerability_name": "CVE-2019-12948", "status": "Confirmed", "ticketState": "new",
     "detected_date": "2026-02-03T04:05:06.000Z", "date": "2026-03-04T05:06:07.000Z", "severity": "Critical",
     "profile": "Axis Network Camera", "display_profile_category": "Camera", "vendor": "Axis", "risk_score": 62,
     "risk_level": "High", "siteName": "Example Hospital", "siteid": "0"},
]


def make(server, access="read-write", name=None):
    """A fresh tenant and a key of it at the v4.0 mount, without a limit of calls."""
    tenant = server.make_tenant(name)
    server.cli("tenant", "set", tenant.name, "calls_per_minute=-1")
    return public_api.PublicApi(server, tenant, server.make_key(tenant, access), "v4")


def fill(api):
    """Puts the example's items into the tenant of `api`; returns the values of {{placeholders}}."""
    api.load("devices", *DEVICES)
    api.load("alerts", *ALERTS)
    api.load("vulnerabilities", *VULNERABILITIES)
    values = {"customerid": api.tenant.name, "key_id": api.key.id, "secret": api.key.secret}
    for path in sorted(pathlib.Path(__file__).parent.glob("example_*.py")):
        if path.stem == "example_tenant":
            continue
        module = importlib.import_module(path.stem)
        fillers = [name for name in vars(module) if name.startswith("fill_")]
        assert fillers, f"{path.name} has no fill_ function"
        for name in sorted(fillers):
            values.update(getattr(module, name)(api) or {})
    return values


def fill_marked(api, marker):
    """Items beside the example's whose every text holds `marker`, to be looked for where they may not be."""
    def marked(item, fixed):
        return {name: value if name in fixed or not isinstance(value, str) else f"{marker} {name}"
                for name, value in item.items()}
    known = {"deviceid", "ip_address", "ip", "date", "detected_date", "last_activity", "first_seen_date", "risk_level",
             "profile_type", "severity", "type", "resolved", "status", "ticketState", "id", "zb_ticketid", "vlan",
             "siteid"}
    device = "00:40:8c:77:77:77"
    api.load("devices", {**marked(DEVICES[0], known), "deviceid": device, "ip_address": "10.77.0.7",
                         "SSID": f"{marker} SSID", "made_up_member": f"{marker} made up",
                         "allTags": [{"tagType": f"{marker} type", "tagValue": f"{marker} value"}]})
    api.load("alerts", {**marked(ALERTS[0], known), "deviceid": device, "id": "777777777777777777777777",
                        "zb_ticketid": "alert-7777777", "msg": {"status": "publish", "name": f"{marker} message"}})
    api.load("vulnerabilities", {**marked(VULNERABILITIES[0], known), "deviceid": device, "zb_ticketid": "vuln-77777777",
                                 "ip": "10.77.0.7"})


def resolve(example, values):
    """The example with its {{placeholders}} filled in; one that is the whole text keeps the value's type."""
    if isinstance(example, dict):
        return {name: resolve(value, values) for name, value in example.items()}
    if isinstance(example, list):
        return [resolve(value, values) for value in example]
    if not isinstance(example, str):
        return example
    whole = re.fullmatch(r"\{\{(\w+)\}\}", example)
    if whole:
        return values[whole[1]]
    return re.sub(r"\{\{(\w+)\}\}", lambda match: str(values[match[1]]), example)


def uploads(files):
    """The `files` of an example as public_api takes them: {name: (file name, bytes)}."""
    out = {}
    for name, content in files.items():
        filename = name
        if isinstance(content, dict) and set(content) == {"filename", "content"}:
            filename, content = content["filename"], content["content"]
        text = content if isinstance(content, str) else json.dumps(content)
        out[name] = (filename, text.encode())
    return out
