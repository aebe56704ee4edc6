"""Items that the real service gave, imported, come back key for key.

What is different on purpose, and nothing else, stands in `expected_alert` and `expected_instance`.
"""
import json

import pytest

from conftest import ROOT
from public_api import PublicApi

REAL = ROOT / "../shared/data/responses"

pytestmark = pytest.mark.skipif(not REAL.exists(), reason=f"{REAL} is absent")


def items_of(name):
    return [json.loads(line) for line in open(REAL / f"{name}.ndjson")]


def expected_alert(item):
    return {**item,
            "alertid": item["id"]}  # the name one client of 2024 reads


def expected_instance(item, tags=()):
    whole = lambda text: text if text.endswith("Z") else text + ".000Z"
    date = item["detected_date"] if isinstance(item["detected_date"], str) else item["detected_date"][0]
    return {**item,
            "detected_date": whole(date),       # XSOAR fails on times without milliseconds and zone; text on v4.0
            "status": item.get("status", "Confirmed"),  # what an instance without one counts as
            "allTags": list(tags)}              # the device's tags of today


def same(found, expected):
    assert found == expected
    for name, value in expected.items():
        assert type(found[name]) is type(value), name


@pytest.fixture
def v4(server, tenant, key):
    server.cli("tenant", "set", tenant.name, "calls_per_minute=-1")
    return PublicApi(server, tenant, key, "v4")


def test_every_alert_comes_back(v4):
    real = {item["id"]: item for item in items_of("alerts")}
    assert len(real) == 132
    v4.load("alerts", *real.values())
    body = v4.get("alert/list").json()
    assert body["total"] == len(body["items"]) == 132
    for item in body["items"]:
        same(item, expected_alert(real[item["id"]]))
        text = json.dumps(item)
        assert text.index('date": "') == text.index('"date": "') + 1, "the first member whose name ends so"
        assert len(text) < 15_000, "Splunk cuts longer events"


def test_every_instance_comes_back(v4):
    real = {item["zb_ticketid"]: item for item in items_of("vulnerability_instances")}
    assert len(real) == 251
    v4.load("vulnerabilities", *real.values())
    body = v4.get("vulnerability/list", groupby="device").json()
    assert body["total"] == len(body["items"]) == 251
    for item in body["items"]:
        same(item, expected_instance(real[item["zb_ticketid"]]))
    names = {item["vulnerability_name"] for item in real.values()}
    summaries = v4.get("vulnerability/list").json()["items"]["items"]
    assert {item["name"] for item in summaries} == names
    assert sum(len(item["data"]["Confirmed"]["device"]) for item in summaries) == 251


def test_the_items_of_2026_come_back(v4):
    real = json.loads((REAL / "device_alert_vulnerability_2026.json").read_text())
    v4.load("devices", real["device_detail_by_mac"])
    v4.load("alerts", real["alert_item"])
    v4.load("vulnerabilities", real["vulnerability_item"])
    alert = v4.get("alert/list").json()["items"][0]
    same(alert, expected_alert(real["alert_item"]))
    instance = v4.get("vulnerability/list", groupby="device").json()["items"][0]
    same(instance, expected_instance(real["vulnerability_item"]))
    item = real["device_detail_by_mac"]
    device = v4.get("device", deviceid=item["deviceid"]).json()
    same({name: device.get(name, "absent") for name in item}, item)
