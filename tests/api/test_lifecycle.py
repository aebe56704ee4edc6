"""Start, stop, rights, revocation: what an operator relies on."""
import http.client
import json
import os
import pathlib
import signal
import socket
import ssl
import stat
import subprocess
import threading
import time

import pytest

import conftest
from conftest import BINARY, Browser, call, request

CONFIG, LATER = 78, 75


def serve_once(*arguments):
    return subprocess.run([str(BINARY), "serve", *map(str, arguments)], text=True, capture_output=True, timeout=60,
                          stdin=subprocess.DEVNULL)


def test_everything_in_the_data_directory_is_private(server, key):
    wide = []
    for path in [server.data, *server.data.rglob("*")]:
        mode = path.lstat().st_mode
        allowed = 0o700 if stat.S_ISDIR(mode) else 0o600
        if stat.S_IMODE(mode) & ~allowed:
            wide.append((str(path), oct(mode)))
    assert wide == []
    assert stat.S_ISSOCK((server.data / "control.sock").stat().st_mode)


@pytest.mark.parametrize("what, mode", [(".", 0o755), ("secrets", 0o750), ("guardian.db", 0o644), ("audit", 0o711)])
@pytest.mark.sqlite_only
def test_wider_rights_are_refused_with_the_command_that_mends_them(make_server, what, mode):
    one = make_server(start=False)
    one.cli("tenant", "create", "acme")
    path = one.data / what
    path.chmod(mode)
    refused = serve_once("--data", one.data, "--listen", "127.0.0.1:0", "--ops-listen", "")
    assert refused.returncode == CONFIG, refused.stderr
    assert f"chmod" in refused.stderr and path.name in refused.stderr
    assert one.cli("tenant", "list", check=False).returncode == CONFIG
    path.chmod(0o700 if path.is_dir() else 0o600)
    one.start()


def test_a_secret_that_others_can_read_is_refused(make_server):
    one = make_server(start=False)
    one.cli("tenant", "create", "acme")
    secret = next(path for path in (one.data / "secrets").iterdir() if path.is_file())
    secret.chmod(0o644)
    assert one.cli("tenant", "list", check=False).returncode == CONFIG


def test_a_lost_secret_is_refused(make_server):
    one = make_server(start=False)
    one.make_tenant("acme")
    moved = one.folder / "secrets.moved"
    (one.data / "secrets").rename(moved)
    (one.data / "secrets").mkdir(mode=0o700)
    refused = one.cli("tenant", "list", check=False)
    assert refused.returncode == CONFIG and "secrets import" in refused.stderr
    for made in (one.data / "secrets").iterdir():
        made.unlink()
    (one.data / "secrets").rmdir()
    moved.rename(one.data / "secrets")
    one.cli("tenant", "list")


def test_one_server_per_directory(server):
    refused = serve_once("--data", server.data, "--listen", "127.0.0.1:0", "--ops-listen", "")
    assert refused.returncode == LATER and str(server.pid) in refused.stderr


def test_non_loopback_needs_tls_or_a_plain_word(make_server, tmp_path):
    refused = serve_once("--data", tmp_path / "d", "--listen", "0.0.0.0:0")
    assert refused.returncode == CONFIG and "--insecure-http" in refused.stderr and not (tmp_path / "d").exists()
    one = make_server("--insecure-http", "--listen", "0.0.0.0:0", start=False)
    one.command_line = lambda: [str(BINARY), "serve", "--data", str(one.data), "--listen", "0.0.0.0:0", "--insecure-http",
                                "--ops-listen", "127.0.0.1:0", "--log-file", str(one.log_path),
                                *(["--database", one.database] if one.database else [])]
    one.start()
    one_key = one.make_key(one.make_tenant())
    assert call(one, "GET", "/pub/v4.0/key/verify", one_key).status == 200
    page = request(one.host, one.port, "GET", "/")
    assert "TLS" in page.text and "Set-Cookie" not in page.headers


def test_metrics_stay_on_loopback_without_a_plain_word(tmp_path):
    refused = serve_once("--data", tmp_path / "d", "--listen", "127.0.0.1:0", "--ops-listen", "0.0.0.0:0")
    assert refused.returncode == CONFIG and "--ops-listen" in refused.stderr


@pytest.mark.parametrize("url", ["postgresql://u:hidden-word@127.0.0.1/db", "postgresql://u@127.0.0.1/db?p%61ssword=hidden-word",
                                 "postgresql://u:hidden-word?pw@127.0.0.1/db", "postgresql://127.0.0.1/db?password=hidden-word"])
def test_a_password_in_the_database_address_is_refused_and_not_kept(tmp_path, url):
    data = tmp_path / "d"
    refused = serve_once("--data", data, "--listen", "127.0.0.1:0", "--ops-listen", "", "--database", url)
    assert refused.returncode == CONFIG, refused.stderr
    kept = [path for path in data.rglob("*") if path.is_file() and b"hidden-word" in path.read_bytes()]
    assert kept == []


def test_tls(make_server, tmp_path):
    chain, key_file = tmp_path / "chain.pem", tmp_path / "key.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                    "-subj", "/CN=localhost", "-keyout", key_file, "-out", chain], check=True, capture_output=True, timeout=60)
    key_file.chmod(0o600)
    one = make_server("--tls-cert", str(chain), "--tls-key", str(key_file))
    told = json.loads((one.data / "server.json").read_text())
    assert told["url"] == f"https://127.0.0.1:{one.port}"
    context = ssl.create_default_context(cafile=chain)
    connection = http.client.HTTPSConnection("localhost", one.port, context=context, timeout=30)
    connection.request("GET", "/readyz")
    answer = connection.getresponse()
    assert answer.status == 200
    assert answer.headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"
    connection.close()
    with pytest.raises((OSError, http.client.HTTPException)):
        request(one.host, one.port, "GET", "/readyz")
    refused = serve_once("--data", tmp_path / "d", "--listen", "127.0.0.1:0", "--ops-listen", "", "--tls-cert", key_file,
                         "--tls-key", key_file)
    assert refused.returncode == CONFIG


def test_no_change_without_its_record(make_server):
    """The audit's file gone: privileged changes are refused, reads go on, readiness says so."""
    one = make_server()
    key = one.make_key(one.make_tenant("acme"))
    (one.data / "audit" / "checkpoints").rename(one.folder / "checkpoints")
    refused = one.cli("tenant", "create", "other", check=False)
    assert refused.returncode == LATER and "audit" in refused.stderr
    assert call(one, "GET", "/pub/v4.0/key/verify", key).status == 200
    time.sleep(1.1)
    reply = one.get_ops("/readyz")
    assert reply.status == 503 and reply.json()["missing"] == "audit"
    (one.folder / "checkpoints").rename(one.data / "audit" / "checkpoints")
    time.sleep(1.1)
    assert one.get_ops("/readyz").status == 200
    assert [line["name"] for line in json.loads(one.cli("tenant", "list", "--format", "json").stdout)] == ["acme"]


def test_the_process_leaves_no_core_and_cannot_be_read(server):
    limits = pathlib.Path(f"/proc/{server.pid}/limits").read_text()
    core = next(line for line in limits.splitlines() if line.startswith("Max core file size"))
    assert core.split()[4:6] == ["0", "0"]
    # Not dumpable: its /proc files belong to root, whoever it runs as.
    assert pathlib.Path(f"/proc/{server.pid}/environ").stat().st_uid == 0
    assert "Umask:\t0077" in pathlib.Path(f"/proc/{server.pid}/status").read_text()


def test_sigterm_lets_a_request_in_flight_finish(make_server):
    one = make_server()
    key = one.make_key(one.make_tenant("acme"))
    one.import_devices(conftest.Tenant("acme", "", ""), "00:00:5e:00:53:01")
    body = json.dumps({"tag": "slow", "deviceidlist": ["00:00:5e:00:53:01"]}).encode()
    with socket.create_connection((one.host, one.port), timeout=30) as slow:
        head = (f"PUT /pub/v4.0/device/update?customerid=acme HTTP/1.1\r\nHost: localhost\r\nX-Key-Id: {key.id}\r\n"
                f"X-Access-Key: {key.secret}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n")
        slow.sendall(head.encode() + body[:5])
        time.sleep(0.2)
        os.kill(one.pid, signal.SIGTERM)
        until = time.monotonic() + 5
        while one.get_ops("/readyz").status != 503:
            assert time.monotonic() < until, "readyz did not turn"
            time.sleep(0.02)
        assert one.get_ops("/livez").status == 200
        slow.sendall(body[5:])
        answer = b""
        while piece := slow.recv(65536):
            answer += piece
    assert answer.startswith(b"HTTP/1.1 200"), answer
    assert b"connection: close" in answer.lower()
    assert one.process.wait(20) == 0
    assert not (one.data / "control.sock").exists() and not (one.data / "server.json").exists()


def test_a_second_sigterm_is_quick(make_server):
    one = make_server()
    with socket.create_connection((one.host, one.port), timeout=30) as slow:
        slow.sendall(b"PUT /pub/v4.0/device/update?customerid=acme HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nx")
        time.sleep(0.2)
        os.kill(one.pid, signal.SIGTERM)
        time.sleep(0.3)
        began = time.monotonic()
        os.kill(one.pid, signal.SIGTERM)
        assert one.process.wait(10) == 0
        assert time.monotonic() - began < 2.5


def test_the_demo(make_server, tmp_path):
    file = tmp_path / "demo.json.allowed-secret"
    one = make_server("--demo", "--demo-file", str(file))
    assert file.stat().st_mode & 0o777 == 0o600
    demo = json.loads(file.read_text())
    assert demo["url"] == one.url
    key = conftest.Key(demo["access-key-id"], conftest.remember(demo["access-key"]), demo["customerid"])
    conftest.remember(demo["password"])
    assert call(one, "GET", "/pub/v4.0/device/list", key).json()["total"] == 420
    Browser(one).sign_in(demo["email"], demo["password"])
    assert one.stop() == 0
    one.start()
    again = json.loads(file.read_text())
    assert again["url"] == one.url and {**again, "url": ""} == {**demo, "url": ""}
    assert call(one, "GET", "/pub/v4.0/device/list", key).json()["total"] == 420
    # The file lost: new credentials, and the lost key stops.
    file.unlink()
    one.stop()
    one.start()
    fresh = json.loads(file.read_text())
    conftest.remember(fresh["access-key"]), conftest.remember(fresh["password"])
    assert fresh["access-key"] != demo["access-key"]
    assert call(one, "GET", "/pub/v4.0/device/list", key).status == 403


@pytest.mark.parametrize("how", ["revoke", "disable", "lock", "suspend"])
def test_no_request_begun_after_the_answer_passes(server, make_tenant, make_key, how):
    tenant = make_tenant()
    server.cli("tenant", "set", tenant.name, "calls_per_minute=-1")
    server.add_user(tenant.name, f"second@{tenant.name}.example", "administrator")
    key = make_key(tenant, user=f"second@{tenant.name}.example")
    stop, answers, lock = threading.Event(), [], threading.Lock()

    def hammer():
        mine = []
        while not stop.is_set():
            begun = time.monotonic()
            mine.append((begun, call(server, "GET", "/pub/v4.0/key/verify", key).status))
        with lock:
            answers.extend(mine)

    clients = [threading.Thread(target=hammer) for _ in range(16)]
    for client in clients:
        client.start()
    time.sleep(0.7)
    if how in ("revoke", "disable"):
        server.cli("key", how, key.id, "--tenant", tenant.name)
    elif how == "lock":
        server.cli("user", "lock", "--tenant", tenant.name, "--email", f"second@{tenant.name}.example")
    else:
        server.cli("tenant", "suspend", tenant.name)
    answered = time.monotonic()
    time.sleep(0.7)
    stop.set()
    for client in clients:
        client.join(30)
    before = [status for begun, status in answers if begun < answered]
    after = [status for begun, status in answers if begun >= answered]
    assert 200 in before and len(after) > 16
    assert set(after) == {403}
