"""A full page costs memory for its slices, not for its rows."""
import pathlib

import pytest

import public_api
from conftest import device_item


def resident_kib(pid):
    lines = pathlib.Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


@pytest.mark.sqlite_only
def test_a_thousand_whole_devices_grow_the_server_by_less_than_32_mib(make_server):
    server = make_server()
    tenant = server.make_tenant()
    api = public_api.PublicApi(server, tenant, server.make_key(tenant), "v4")
    more = {"SSID": "ward", "Switch_Name": "sw-1", "Applications": "dns,https," * 40, "description": "d" * 800}
    api.load("devices", *(device_item("00:16:3e:00:%02x:%02x" % (n // 256, n % 256), **more) for n in range(1000)))
    assert api.get("device/list", pagelength=1, detail="true").status == 200
    before = resident_kib(server.pid)
    reply = api.get("device/list", detail="true")
    assert reply.json()["total"] == 1000
    assert resident_kib(server.pid) - before < 32 * 1024
