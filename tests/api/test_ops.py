"""Health, metrics and the access log."""
import json
import re
import time

import pytest

from conftest import call, request


def metric(server, name, **labels):
    total = 0.0
    for line in server.get_ops("/metrics").text.splitlines():
        if line.startswith(name + ("{" if labels else "")) or line.startswith(name + " "):
            if all(f'{label}="{value}"' in line for label, value in labels.items()):
                total += float(line.rsplit(" ", 1)[1])
    return total


def reaches(server, value, name, **labels):
    """Whether the metric comes to the value: an answer is counted after its last byte was sent."""
    deadline = time.monotonic() + 20
    while (now := metric(server, name, **labels)) < value and time.monotonic() < deadline:
        time.sleep(0.01)
    return now == value


@pytest.mark.parametrize("path", ["/livez", "/readyz", "/startupz"])
def test_health(server, path):
    reply = server.get_ops(path)
    assert reply.status == 200 and reply.headers["Content-Type"].startswith("application/json")


def test_readyz_is_on_the_main_port_and_nothing_else_is(server):
    assert call(server, "GET", "/readyz").status == 200
    for path in ("/livez", "/metrics", "/startupz"):
        assert call(server, "GET", path).status == 404


def test_ops_serves_nothing_else(server):
    assert request(server.host, server.ops_port, "GET", "/pub/v4.0/device/list").status == 404


@pytest.mark.parametrize("path", ["/readyz", "/pub/v4.0/device/list", "/nowhere"])
def test_headers_of_every_answer(server, path):
    headers = call(server, "GET", path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Embedder-Policy"] == "require-corp"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"
    assert "Strict-Transport-Security" not in headers
    assert not re.search(r"\d", headers.get("Server", ""))
    assert headers["X-Request-Id"]


def test_metrics_count(make_server):
    one = make_server()
    key = one.make_key(one.make_tenant("acme"))
    assert call(one, "GET", "/pub/v4.0/key/verify", key).status == 200
    assert call(one, "GET", "/pub/v4.0/key/verify").status == 403
    assert reaches(one, 1, "http_requests_total", route="key/verify", status="2xx")
    assert reaches(one, 1, "auth_reject_total", reason="missing")
    assert reaches(one, 2, "http_request_seconds_count", route="key/verify")
    assert metric(one, "database_write_seconds_count") >= 1
    assert metric(one, "process_start_time_seconds") > 1.7e9
    assert metric(one, "ready") == 1


def test_a_refusal_by_rate_is_counted(make_server):
    one = make_server()
    key = one.make_key(one.make_tenant("acme"))
    one.cli("tenant", "set", "acme", "calls_per_minute=2")
    statuses = [call(one, "GET", "/pub/v4.0/device/list", key).status for _ in range(3)]
    assert statuses == [200, 200, 429]
    assert reaches(one, 1, "rate_limit_refusals_total")


def test_the_log_has_one_json_line_a_request_and_no_credentials(make_server):
    one = make_server()
    key = one.make_key(one.make_tenant("acme"))
    one.cli("tenant", "set", "acme", "credentials_in_query=true")
    assert call(one, "GET", "/pub/v4.0/device/list", key).status == 200
    by_query = {"key_id": key.id, "access_key": key.secret, "customerid": "acme"}
    assert call(one, "GET", "/pub/v4.0/device/list", params=by_query).status == 200
    # The two headers swapped: the secret stands where the ID is expected.
    assert call(one, "GET", "/pub/v4.0/device/list", headers={"X-Key-Id": key.secret, "X-Access-Key": key.id}).status == 403
    assert call(one, "GET", '/pub/v4.0/{"event":"forged"}').status == 404
    ids = {call(one, "GET", "/readyz").headers["X-Request-Id"] for _ in range(5)}
    assert one.stop() == 0
    lines = one.log_lines()
    access = [line for line in lines if line["event"] == "access"]
    assert len(access) == 9 and len({line["request_id"] for line in access}) == 9
    assert ids <= {line["request_id"] for line in access}
    first, second, swapped = access[:3]
    assert first["route"] == second["route"] == "device/list"
    assert first["key"] == second["key"] == key.id and first["tenant"] == "acme"
    assert swapped["key"] == "" and swapped["tenant"] == "" and swapped["status"] == 403
    for member in ("method", "status", "bytes", "micros", "ip", "note", "time"):
        assert member in first
    content = one.log_path.read_text()
    assert key.secret not in content and key.secret.rpartition(".")[2] not in content
    assert "access_key" not in content and "forged" not in content
    assert not any("level" not in line for line in lines)


def test_commands_are_logged_with_their_actor(make_server):
    one = make_server()
    one.cli("tenant", "create", "acme")
    one.stop()
    command = next(line for line in one.log_lines() if line["event"] == "command")
    assert command["name"] == "tenant create" and command["who"].startswith("os:") and command["ok"] is True


def test_the_access_log_names_what_was_proved(make_server):
    server = make_server()
    tenant = server.make_tenant()
    key = server.make_key(tenant)
    assert call(server, "GET", "/openapi.json", params={"customerid": tenant.name}, headers={"X-Key-Id": key.id}).status == 200
    assert call(server, "POST", "/oauth2/access_token", params={"customerid": tenant.name}, headers={"X-Key-Id": key.id}).status == 400
    assert call(server, "GET", "/pub/v4.0/device/list", params={"customerid": tenant.name}, headers={"X-Key-Id": key.id}).status == 403
    assert call(server, "GET", "/pub/v4.0/device/list", key=key).status == 200
    server.stop()
    told = [(line["status"], line["key"], line["tenant"]) for line in server.log_lines() if line["event"] == "access"]
    assert told == [(200, "", ""), (400, "", ""), (403, key.id, ""), (200, key.id, tenant.name)]
