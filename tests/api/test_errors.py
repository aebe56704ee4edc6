"""Errors are JSON, say what was wrong, and tell nothing else."""
import json

import pytest

from conftest import call, request


def checked(reply, status):
    assert reply.status == status, reply.text
    assert reply.headers["Content-Type"].split(";")[0] == "application/json"
    assert reply.headers["X-Request-Id"]
    told = reply.json()
    assert told["code"] == status and isinstance(told["msg"], str)
    return told


@pytest.mark.parametrize("path", ["/pub/v4.0/", "/pub/v4.0/devices", "/pub/v4.0/device/list/x", "/pub/v3.0/device/list",
                                  "/pub/v4.0/DEVICE", "/admin.php"])
def test_unknown_paths(server, key, path):
    checked(call(server, "GET", path, key), 404)


@pytest.mark.parametrize("method, path, allowed", [
    ("POST", "/pub/v4.0/device/list", "GET, HEAD"), ("DELETE", "/pub/v4.0/device", "GET, HEAD"),
    ("PATCH", "/pub/v4.0/key/verify", "GET, HEAD"), ("GET", "/pub/v4.0/device/update", "PUT")])
def test_wrong_methods(server, key, method, path, allowed):
    reply = call(server, method, path, key)
    checked(reply, 405)
    assert reply.headers["Allow"] == allowed


@pytest.mark.parametrize("path, params, name", [
    ("device/list", {"pagelength": "0"}, "pagelength"), ("device/list", {"pagelength": "-5"}, "pagelength"),
    ("device/list", {"offset": "x"}, "offset"), ("device/list", {"sortfield": "x-invalid"}, "sortfield"),
    ("device/list", {"sortdirection": "x-invalid"}, "sortdirection"), ("device/list", {"stime": "soon"}, "stime"),
    ("device/list", {"detail": "2"}, "detail"), ("device/list", {"trafficRestricted": "x"}, "trafficRestricted"),
    ("device", {}, "deviceid"), ("device/ip", {}, "ip")])
def test_bad_parameters_are_named(server, key, path, params, name):
    told = checked(call(server, "GET", "/pub/v4.0/" + path, key, params), 400)
    assert told["validations"]["query"][0]["property"] == "instance." + name
    assert told["statusText"] == "Bad Request" and told["jsonSchemaValidation"] is True
    assert name in told["msg"]
    if params:
        assert told["validations"]["query"][0]["value"] == params[name]


@pytest.mark.parametrize("path, params", [("device", {"deviceid": "x"}), ("device/ip", {"ip": "x"}),
                                          ("device/ip", {"ip": "203.0.113.250"})])
def test_unknown_devices(server, key, path, params):
    assert checked(call(server, "GET", "/pub/v4.0/" + path, key, params), 404)["msg"] == "Not Found"


@pytest.mark.parametrize("body, name", [
    (None, "instance.deviceidlist"), (b"", "instance.deviceidlist"), (b"{}", "instance.deviceidlist"),
    (b'{"tag":"x"}', "instance.deviceidlist"), (b'{"deviceidlist":["x"]}', "instance.tag"), (b"not json", "instance"),
    (b"[]", "instance"), (b'{"tag":"x","tag":"y"}', "instance"), (b"\xff\xfe", "instance"), (b"[" * 100_000, "instance"),
    (b'{"tag":1e999,"deviceidlist":["x"]}', "instance"), (b'{"tag":{"tagValue":7},"deviceidlist":["x"]}', "instance.tag")])
def test_bad_bodies_are_named(server, key, body, name):
    told = checked(call(server, "PUT", "/pub/v4.0/device/update", key, body=body), 400)
    assert told["validations"]["body"][0]["property"] == name


def test_too_large(server, key):
    big = json.dumps({"tag": "x", "deviceidlist": ["x"], "more": "y" * (1024 * 1024)}).encode()
    checked(call(server, "PUT", "/pub/v4.0/device/update", key, body=big), 413)
    checked(call(server, "GET", "/pub/v4.0/device/list", key, body=b"{}"), 413)
    checked(call(server, "GET", "/pub/v4.0/device/list", key, {"dummy": "x" * 9000}), 414)


def test_an_encoded_body_is_not_opened(server, key):
    checked(call(server, "PUT", "/pub/v4.0/device/update", key, body=b"\x1f\x8b\x08", headers={"Content-Encoding": "gzip"}), 415)


def test_a_key_tells_nothing_about_paths(server):
    assert request(server.host, server.port, "GET", "/pub/v4.0/device/list").body == b'{"code":403,"msg":"No access"}'


def test_headers_of_every_answer(server, key):
    for reply in [call(server, "GET", "/pub/v4.0/device/list", key), call(server, "GET", "/pub/v4.0/device", key),
                  call(server, "GET", "/pub/v4.0/device/list"), call(server, "GET", "/pub/v4.0/nothing", key)]:
        assert reply.headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in reply.headers["Content-Security-Policy"]
        assert reply.headers["Access-Control-Allow-Origin"] is None
        assert len(reply.headers.get_all("Cache-Control") or []) <= 1
    assert call(server, "GET", "/pub/v4.0/device/list", key).headers["Cache-Control"] == "private, no-cache"
    assert call(server, "GET", "/pub/v4.0/device/list").headers["Cache-Control"] == "no-store"
