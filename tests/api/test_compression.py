"""Compressed answers: which, in what, and never where a secret flows."""
import gzip
import http.client
import subprocess

import pytest

from conftest import Browser, call, device_item, request
from public_api import PublicApi

VARY = "X-Key-Id, X-Access-Key, Authorization, Cookie, Accept-Encoding"


def decoded(reply):
    coding = reply.headers["Content-Encoding"]
    if coding == "gzip":
        return gzip.decompress(reply.body)
    if coding == "zstd":
        return subprocess.run(["zstd", "-dcq"], input=reply.body, capture_output=True, check=True, timeout=30).stdout
    assert coding is None
    return reply.body


@pytest.fixture(scope="module")
def inventory(server):
    """A tenant with 2,500 devices: more than the slices of a streamed answer."""
    tenant = server.make_tenant()
    api = PublicApi(server, tenant, server.make_key(tenant), "v4")
    api.load("devices", *[device_item(f"00:00:5e:{n >> 16:02x}:{n >> 8 & 255:02x}:{n & 255:02x}") for n in range(2500)])
    return api


def list_devices(api, pagelength, **headers):
    return api.call("GET", "device/list", {"pagelength": pagelength}, headers=headers)


@pytest.mark.parametrize("accepted, coding", [
    ("gzip", "gzip"), ("zstd", "zstd"), ("gzip, deflate, br, zstd", "zstd"), ("gzip;q=1, zstd;q=0.9", "gzip"),
    ("identity;q=0, gzip", "gzip"), ("br", None), ("gzip;q=0", None), ("identity, gzip;q=0.5", None)])
@pytest.mark.parametrize("pagelength", [20, 1000])
def test_a_list_comes_in_the_coding_asked_for(inventory, accepted, coding, pagelength):
    plain = list_devices(inventory, pagelength, **{"Accept-Encoding": "identity"})
    reply = list_devices(inventory, pagelength, **{"Accept-Encoding": accepted})
    assert reply.headers["Content-Encoding"] == coding
    assert reply.headers["Vary"] == VARY
    assert decoded(reply) == plain.body
    assert "Content-Encoding" not in plain.headers and plain.headers["Vary"] == VARY
    if coding:
        assert len(reply.body) < len(plain.body) / 4


def test_a_streamed_list_is_compressed_as_it_is_read(inventory):
    pages = {coding: list_devices(inventory, 2500, **{"Accept-Encoding": coding})
             for coding in ("identity", "gzip", "zstd")}
    assert len(pages["identity"].json()["devices"]) == 2500
    for coding, reply in pages.items():
        assert reply.status == 200 and reply.headers["Transfer-Encoding"] == "chunked"
        assert decoded(reply) == pages["identity"].body


def test_head_tells_what_get_does(server, inventory):
    headers = {**inventory.key.headers, "Accept-Encoding": "gzip"}
    target = f"/pub/v4.0/device/list?customerid={inventory.key.customerid}&pagelength=20"
    told = {method: request(server.host, server.port, method, target, headers) for method in ("GET", "HEAD")}
    for name in ("Content-Encoding", "Content-Length", "Vary", "Content-Type"):
        assert told["GET"].headers[name] == told["HEAD"].headers[name]
    assert told["HEAD"].body == b""


def test_small_answers_stay_as_they_are(inventory):
    reply = inventory.call("GET", "xsoar/heartbeat", headers={"Accept-Encoding": "gzip"})
    assert reply.status == 200 and "Content-Encoding" not in reply.headers
    assert reply.headers["Vary"] == VARY


def test_refusals_and_secrets_are_not_compressed(server, inventory):
    accept = {"Accept-Encoding": "gzip, zstd, identity;q=0"}
    refused = call(server, "GET", "/pub/v4.0/device/list", params={"customerid": "1"}, headers=accept)
    assert refused.status == 403 and "Content-Encoding" not in refused.headers
    missing = inventory.call("GET", "device", {"deviceid": "00:00:00:00:00:01"}, headers=accept)
    assert missing.status == 404 and "Content-Encoding" not in missing.headers
    browser = Browser(server).sign_in(inventory.tenant.owner_email, inventory.tenant.owner_password)
    made = browser.call("POST", "/console/keys", {"label": "l" * 60, "access": "read-only", "expires_days": 30,
                                                  "networks": []}, accept)
    assert made.status == 201 and "access_key" in made.json()
    assert "Content-Encoding" not in made.headers and made.headers["Cache-Control"] == "no-store"


def test_the_description_has_a_tag_for_each_coding(server):
    tags = set()
    for coding in ("identity", "gzip", "zstd"):
        reply = call(server, "GET", "/openapi.json", headers={"Accept-Encoding": coding})
        assert reply.status == 200 and "Accept-Encoding" in reply.headers["Vary"]
        again = call(server, "GET", "/openapi.json",
                     headers={"Accept-Encoding": coding, "If-None-Match": reply.headers["ETag"]})
        assert again.status == 304 and again.body == b"" and again.headers["ETag"] == reply.headers["ETag"]
        assert again.headers["Vary"] == reply.headers["Vary"] and "Content-Encoding" not in again.headers
        assert decoded(reply) == call(server, "GET", "/openapi.json").body
        tags.add(reply.headers["ETag"])
    assert len(tags) == 3


def test_a_compressed_body_of_a_call_is_refused(inventory):
    reply = inventory.call("PUT", "device/update", body=gzip.compress(b"{}"),
                           headers={"Content-Encoding": "gzip", "Content-Type": "application/json"})
    assert reply.status == 415


def test_a_connection_goes_on_behind_a_compressed_stream(server, inventory):
    connection = http.client.HTTPConnection(server.host, server.port, timeout=30)
    try:
        for _ in range(3):
            connection.request("GET", f"/pub/v4.0/device/list?customerid={inventory.key.customerid}&pagelength=1000",
                               headers={**inventory.key.headers, "Accept-Encoding": "zstd"})
            answer = connection.getresponse()
            assert answer.status == 200 and answer.headers["Content-Encoding"] == "zstd"
            answer.read()
    finally:
        connection.close()
