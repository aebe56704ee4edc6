"""Exports: whole, in constant memory, detectably broken, resumed exactly."""
import csv
import io
import json
import os
import pathlib
import re
import socket

import pytest

import conftest
from conftest import device_item
from public_api import PREFIX, PublicApi, problem_fields
from test_alerts import alert_item
from test_list_memory import resident_kib
from test_vulnerabilities import instance_item

PAGE = (pathlib.Path(__file__).resolve().parents[2] / "docs/export.md").read_text()


def unlimited(api):
    api.server.cli("tenant", "set", api.tenant.name, "calls_per_minute=-1")


def fill(api, count=1203):
    unlimited(api)
    api.load("devices", *(device_item("00:16:3e:00:%02x:%02x" % (n // 256, n % 256), risk_score=n % 100,
                                      hostname=f"h{n}", last_activity=f"2026-01-01T00:{n % 60:02d}:00.000Z") for n in range(count)))


def lines_of(reply):
    assert reply.status == 200, reply.text
    lines = [json.loads(line) for line in reply.body.decode().splitlines()]
    return [line for line in lines if not next(iter(line)).startswith("_")], lines


@pytest.mark.operation("GET export/devices")
def test_ndjson_is_the_list_with_an_end(api):
    fill(api)
    items, lines = lines_of(api.get("export/devices"))
    assert lines[-1]["_end"]["count"] == len(items) == 1203
    listed = api.get("device/list", detail="true", pagelength="100000").json()["devices"]
    by_id = lambda devices: sorted(devices, key=lambda device: device["deviceid"])
    assert by_id(items) == by_id(listed)
    assert len([line for line in lines if "_resume" in line]) == 2


def test_the_end_leads_to_what_changed_since(api):
    fill(api, 3)
    _, lines = lines_of(api.get("export/devices"))
    cursor = lines[-1]["_end"]["cursor"]
    assert api.get("changes", since=cursor).json()["changes"] == []
    api.load("devices", device_item("00:16:3e:ff:ff:ff"))
    changes = api.get("changes", since=cursor).json()["changes"]
    assert [(change["type"], change["op"]) for change in changes] == [("device", "created")]


def test_every_resume_line_gives_the_rest_exactly(api):
    fill(api)
    items, lines = lines_of(api.get("export/devices", filter="risk_score:>=10", columns="deviceid,risk_score"))
    assert all(list(item) == ["deviceid", "risk_score"] and item["risk_score"] >= 10 for item in items)
    resumes = [line["_resume"] for line in lines if "_resume" in line]
    assert len(resumes) == 2
    for resume in resumes:
        rest, end = lines_of(api.get("export/devices", filter="risk_score:>=10", columns="deviceid,risk_score", cursor=resume["cursor"]))
        assert items[:resume["count"]] + rest == items
        assert end[-1]["_end"]["count"] == len(items)
    assert "instance.cursor" in problem_fields(api.get("export/devices", cursor=resumes[0]["cursor"]), "query"), "another question"


ORDERS = [("export/devices", field, direction) for field in ("id", "deviceid", "MAC", "ip_address", "last_activity")
          for direction in ("asc", "desc")] + [("export/alerts", "date", "asc"), ("export/alerts", "date", "desc"),
                                               ("export/vulnerabilities", "detected_date", "asc")]


@pytest.mark.operation("GET export/alerts")
@pytest.mark.operation("GET export/vulnerabilities")
@pytest.mark.parametrize("path, field, direction", ORDERS)
def test_every_order_is_whole(api, path, field, direction):
    fill(api, 620)
    api.load("alerts", *(alert_item(n, deviceid="00:16:3e:00:00:01") for n in range(230)))
    api.load("vulnerabilities", *(instance_item(n, deviceid="00:16:3e:00:00:01") for n in range(230)))
    items, lines = lines_of(api.get(path, sortfield=field, sortdirection=direction))
    names = [item.get("zb_ticketid") or item["deviceid"] for item in items]
    assert len(set(names)) == len(names) == (620 if path == "export/devices" else 230) == lines[-1]["_end"]["count"]
    key = {"id": None, "MAC": "deviceid", "ip_address": None}.get(field, field)
    if key:
        values = [str(item[key]) for item in items]
        assert values == sorted(values, reverse=direction == "desc")


def test_csv_is_a_table_that_runs_nothing(api):
    unlimited(api)
    hostile = ['=HYPERLINK("http://x","y")', "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", 'a "quoted", one', "two\nlines", "ü"]
    api.load("devices", *(device_item(f"00:16:3e:00:00:{n:02x}", hostname=name) for n, name in enumerate(hostile)))
    reply = api.get("export/devices", format="csv", columns="deviceid,hostname,risk_score,allTags")
    assert reply.status == 200 and reply.headers["Content-Type"].startswith("text/csv")
    assert re.fullmatch(r'attachment; filename="devices-\d{4}-\d\d-\d\d\.csv"', reply.headers["Content-Disposition"])
    text = reply.body.decode()
    assert text.count("\r\n") == 1 + len(hostile)
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert list(rows[0]) == ["deviceid", "hostname", "risk_score", "allTags"]
    found = {row["hostname"] for row in rows}
    stored = {item["hostname"] for item in api.get("device/list").json()["devices"]}
    assert {name if name[0] not in "=+-@\t\r" else "'" + name for name in stored} == found
    assert not any(row[column][:1] in ("=", "+", "-", "@", "\t") for row in rows for column in row)


def test_csv_without_columns_and_json(api):
    fill(api, 2)
    rows = list(csv.DictReader(io.StringIO(api.get("export/devices", format="csv").body.decode())))
    assert len(rows) == 2 and rows[0]["deviceid"] and "risk_score" in rows[0]
    body = api.get("export/devices", format="json").json()
    assert len(body["devices"]) == body["count"] == 2 and api.get("changes", since=body["cursor"]).status == 200
    for path, noun in (("export/alerts", "alerts"), ("export/vulnerabilities", "vulnerabilities")):
        assert api.get(path, format="json").json()[noun] == []


@pytest.mark.parametrize("params, field", [
    ({"format": "xml"}, "format"), ({"columns": "deviceid,toaster"}, "columns"), ({"columns": "deviceid,deviceid"}, "columns"),
    ({"sortfield": "risk_score"}, "sortfield"), ({"offset": "1"}, "offset"), ({"pagelength": "9"}, "pagelength"),
    ({"filter": "vender:x"}, "filter"), ({"cursor": "x"}, "cursor")])
def test_wrong_questions_are_told(api, params, field):
    assert f"instance.{field}" in problem_fields(api.get("export/devices", **params), "query")


def test_the_examples_of_the_page(api):
    fill(api, 3)
    example = re.search(r"GET /pub/v4.0/(\S+)\?customerid=acme&(\S+)", PAGE)
    params = dict(pair.split("=", 1) for pair in example.group(2).split("&"))
    reply = api.get(example.group(1), **params)
    assert reply.status == 200 and reply.body.decode().splitlines()[0] == params["columns"]


def open_stream(api, path):
    """A raw connection that has the head and nothing taken of the body yet."""
    stream = socket.create_connection((api.server.host, api.server.port), timeout=60)
    stream.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 64 * 1024)
    head = f"GET {PREFIX['v4']}{path}?customerid={api.key.customerid} HTTP/1.1\r\nHost: {api.server.host}:{api.server.port}\r\n"
    head += "".join(f"{name}: {value}\r\n" for name, value in api.key.headers.items())
    stream.sendall((head + "Connection: close\r\n\r\n").encode())
    return stream


def dechunked(raw):
    """(body, whole): what came, and whether the last chunk did."""
    _, _, rest = raw.partition(b"\r\n\r\n")
    body = b""
    while True:
        size, mark, rest = rest.partition(b"\r\n")
        if not mark:
            return body, False
        length = int(size, 16)
        if length == 0:
            return body, True
        body += rest[:length]
        if len(rest) < length + 2:
            return body, False
        rest = rest[length + 2:]


MANY = int(os.environ.get("GUARDIAN_EXPORT_DEVICES", "100000"))


@pytest.mark.sqlite_only
def test_a_hundred_thousand_devices_in_constant_memory_a_kill_and_the_rest(make_server, tmp_path):
    server = make_server()
    tenant = server.make_tenant()
    api = PublicApi(server, tenant, server.make_key(tenant), "v4")
    unlimited(api)
    items = tmp_path / "devices.ndjson"
    with items.open("w") as out:
        for n in range(MANY):
            out.write(json.dumps(device_item("00:16:%02x:%02x:%02x:%02x" % (n >> 24 & 255, n >> 16 & 255, n >> 8 & 255, n & 255),
                                             description="d" * 200, SSID="ward", Switch_Name="sw-1")) + "\n")
    server.cli("import", "devices", str(items), "--tenant", tenant.name, timeout=600)
    assert api.get("device/list", pagelength=1, detail="true").status == 200

    before, peak, size = resident_kib(server.pid), 0, 0
    stream = open_stream(api, "export/devices")
    raw = bytearray()
    while part := stream.recv(1 << 20):
        raw += part
        size += len(part)
        if size > 8 << 20:
            size, peak = 0, max(peak, resident_kib(server.pid))
    body, whole = dechunked(bytes(raw))
    assert whole
    lines = body.decode().splitlines()
    assert json.loads(lines[-1])["_end"]["count"] == MANY
    grown = max(peak, resident_kib(server.pid)) - before
    print(f"grown by {grown} KiB for {len(body) >> 20} MiB")
    assert grown < 32 * 1024

    stream = open_stream(api, "export/devices")
    raw = bytearray()
    while len(raw) < 20 << 20:
        raw += stream.recv(1 << 20)
    server.kill()
    try:
        while part := stream.recv(1 << 20):
            raw += part
    except OSError:
        pass
    broken, whole = dechunked(bytes(raw))
    assert not whole and b'"_end"' not in broken
    had = [json.loads(line) for line in broken.decode(errors="replace").splitlines()[:-1]]
    last = max(i for i, line in enumerate(had) if "_resume" in line)
    server.start()
    rest, end = lines_of(api.get("export/devices", cursor=had[last]["_resume"]["cursor"]))
    first = [line for line in had[:last] if "_resume" not in line]
    assert len(first) == had[last]["_resume"]["count"]
    names = [item["deviceid"] for item in first + rest]
    assert len(names) == len(set(names)) == MANY == end[-1]["_end"]["count"]
