"""Imports, and reading back what they brought, page by page."""
import json
import pathlib

import pytest

from conftest import ROOT, call, device_item

REAL = ROOT / "../shared/data/responses"


def walk(server, key, pagelength, direction):
    seen, offset = [], 0
    while True:
        reply = call(server, "GET", "/pub/v4.0/device/list", key,
                     {"offset": offset, "pagelength": pagelength, "sortdirection": direction, "sortfield": "MAC"})
        assert reply.status == 200, reply.text
        page = reply.json()
        assert page["total"] == len(page["devices"]) <= pagelength
        seen += [device["deviceid"] for device in page["devices"]]
        offset += pagelength
        if len(page["devices"]) < pagelength:
            return seen


def each_exactly_once(server, tenant, key, expected):
    server.cli("tenant", "set", tenant.name, "calls_per_minute=-1")
    for pagelength in [1, 7, 50, 100, 251, 252, 253, 1000]:
        for direction in ["asc", "desc"]:
            seen = walk(server, key, pagelength, direction)
            assert len(seen) == len(set(seen)) and set(seen) == expected, (pagelength, direction)
            with_mac = [one for one in seen if one.count(":") == 5]
            assert with_mac == sorted(with_mac, reverse=direction == "desc")


def test_the_real_items_become_an_inventory(server, tenant, key):
    if not REAL.exists():
        pytest.skip(f"{REAL} is absent")
    done = server.cli("import", "alerts", REAL / "alerts.ndjson", "--tenant", tenant.name)
    assert "132" in done.stdout + done.stderr
    done = server.cli("import", "vulnerabilities", REAL / "vulnerability_instances.ndjson", "--tenant", tenant.name)
    assert "251" in done.stdout + done.stderr
    items = [json.loads(line) for name in ["alerts", "vulnerability_instances"] for line in open(REAL / f"{name}.ndjson")]
    expected = {item["deviceid"].lower() for item in items}
    each_exactly_once(server, tenant, key, expected)
    open_alerts = [item for item in items if item["deviceid"] == items[0]["deviceid"] and item.get("resolved") == "no"]
    device = call(server, "GET", "/pub/v4.0/device", key, {"deviceid": items[0]["deviceid"]}).json()
    assert sum(device[f"number_of_{level}_alerts"] for level in ["critical", "warning", "caution", "info"]) == len(open_alerts)
    sample = next(item for item in items if item.get("vulnerability_name"))
    found = call(server, "GET", "/pub/v4.0/device/ip", key, {"ip": sample["ip"]}).json()["devices"]
    assert sample["deviceid"] in [one["deviceid"] for one in found]
    device = next(one for one in found if one["deviceid"] == sample["deviceid"])
    assert (device["hostname"], device["profile"], device["category"]) == (
        sample["name"], sample["profile"], sample["display_profile_category"])


def test_the_real_device_of_2026_comes_back_whole(server, tenant, key, tmp_path):
    if not REAL.exists():
        pytest.skip(f"{REAL} is absent")
    real = json.loads((REAL / "device_alert_vulnerability_2026.json").read_text())
    for kind, member in [("devices", "device_detail_by_mac"), ("alerts", "alert_item"), ("vulnerabilities", "vulnerability_item")]:
        server.cli("import", kind, "-", "--tenant", tenant.name, input=json.dumps([real[member]]))
    item = real["device_detail_by_mac"]
    device = call(server, "GET", "/pub/v4.0/device", key, {"deviceid": item["deviceid"]}).json()
    assert {name: device.get(name, "absent") for name in item} == item


def test_a_mixed_inventory_is_walked_exactly_once(server, tenant, key):
    macs = [device_item(f"00:00:5d:00:00:{i:02x}", ip_address=f"10.5.0.{i}") for i in range(180)]
    addressed = [{"deviceid": f"10.6.0.{i}"} for i in range(73)]
    server.cli("import", "devices", "-", "--tenant", tenant.name, input=json.dumps(macs + addressed))
    each_exactly_once(server, tenant, key, {one["deviceid"] for one in macs + addressed})


def test_one_bad_line_refuses_the_file(server, tenant, key):
    lines = [json.dumps(device_item("00:00:5c:00:00:01")), "{}", "", json.dumps({"deviceid": "x", "risk_score": 1000})]
    done = server.cli("import", "devices", "-", "--tenant", tenant.name, input="\n".join(lines), check=False)
    assert done.returncode == 65
    told = done.stdout + done.stderr
    assert "deviceid: is required" in told and "risk_score" in told and "2" in told and "4" in told
    assert call(server, "GET", "/pub/v4.0/device/list", key).json()["total"] == 0
    done = server.cli("import", "devices", "-", "--tenant", tenant.name, "--on-error", "skip", input="\n".join(lines))
    assert call(server, "GET", "/pub/v4.0/device/list", key).json()["total"] == 1


def test_a_large_file_is_seen_whole_or_not_at_all(server, tenant, key):
    server.cli("tenant", "set", tenant.name, "calls_per_minute=-1")
    count = 6000
    text = "\n".join(json.dumps(device_item(f"00:00:{i >> 16:02x}:5b:{i >> 8 & 255:02x}:{i & 255:02x}")) for i in range(count))
    server.cli("import", "devices", "-", "--tenant", tenant.name, input=text + "\n{}", check=False)
    assert call(server, "GET", "/pub/v4.0/device/list", key).json()["total"] == 0
    server.cli("import", "devices", "-", "--tenant", tenant.name, input=text)
    assert call(server, "GET", "/pub/v4.0/device/list", key, {"pagelength": "100000"}).json()["total"] == count
