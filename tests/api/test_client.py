"""The commands of people with a key, against the real server and against one that misbehaves; docs/command-line.md runs."""
import contextlib
import csv
import http.server
import io
import json
import os
import pathlib
import pty
import re
import select
import signal
import ssl
import subprocess
import tempfile
import threading
import time
import urllib.parse

import pytest

import conftest
from conftest import BINARY, ROOT, device_item, remember

OK, USAGE, DATA, MISSING, SOFTWARE, STATE, IO, LATER, RIGHTS, CONFIG = 0, 64, 65, 66, 70, 73, 74, 75, 77, 78
EVIL = "=cam\u202e\u001b[2J"
PAGE = ROOT / "docs/command-line.md"


class Person:
    """Somebody with a home directory, which holds their keys, and the program. What it prints goes to `outputs`."""

    def __init__(self, home, outputs):
        self.home = pathlib.Path(home)
        self.outputs = outputs
        self.config = self.home / "config"
        self.environment = {"PATH": f"{self.home / 'bin'}:/usr/bin:/bin", "HOME": str(self.home),
                            "XDG_CONFIG_HOME": str(self.config)}
        (self.home / "bin").mkdir(parents=True)
        (self.home / "bin/iot-guardian").symlink_to(BINARY)

    def run(self, *arguments, input=None, code=OK, **environment):
        done = subprocess.run([str(BINARY), *map(str, arguments)], env={**self.environment, **environment}, input=input,
                              capture_output=True, timeout=60, stdin=subprocess.DEVNULL if input is None else None)
        done.out, done.err = done.stdout.decode(), done.stderr.decode()
        with open(self.outputs, "a", encoding="utf-8") as outputs:  # where the canary search looks for keys
            outputs.write(done.out + done.err)
        assert done.returncode == code, (arguments, done.returncode, done.err)
        return done

    def add(self, url, key=("acme", "1912458000:00", "a.secret.key"), name="prod", *more):
        text = json.dumps({"customerid": key[0], "access-key-id": key[1], "access-key": key[2], "url": url})
        return self.run("api", "profile", "add", name, "-", *more, input=text.encode())

    def get(self, path, *arguments, **more):
        return self.run("api", "get", path, *arguments, **more)

    def on_a_terminal(self, *arguments, columns=80):
        pid, terminal = pty.fork()
        if pid == 0:
            os.execve(BINARY, [str(BINARY), *arguments], self.environment)
        import fcntl
        import struct
        import termios
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        output, until = b"", time.monotonic() + 60
        while time.monotonic() < until:
            if select.select([terminal], [], [], 0.1)[0]:
                try:
                    piece = os.read(terminal, 65536)
                except OSError:
                    break
                if not piece:
                    break
                output += piece
        else:
            os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
        os.close(terminal)
        return os.waitstatus_to_exitcode(status), output.decode()


@pytest.fixture
def person(tmp_path):
    with tempfile.TemporaryDirectory() as home:
        yield Person(home, tmp_path / "outputs")


@pytest.fixture(scope="module")
def inventory(server):
    """A tenant with 2,300 devices and a key that may write."""
    tenant = server.make_tenant()
    server.cli("tenant", "set", tenant.name, "calls_per_minute=-1")
    lines = [device_item(f"00:00:5e:01:{n // 256:02x}:{n % 256:02x}", hostname=f"host-{n}", risk_score=n % 100)
             for n in range(2298)]
    lines.append(device_item("00:00:5e:02:00:00", hostname=EVIL, vendor="Evil", risk_score=100))
    lines.append(device_item("00:40:8c:12:34:56", hostname="cam-ward-3", vendor="Axis", risk_score=100))
    server.cli("import", "devices", "-", "--tenant", tenant.name, input="\n".join(map(json.dumps, lines)))
    return tenant, server.make_key(tenant)


@pytest.fixture
def caller(person, server, inventory):
    _, key = inventory
    person.add(server.url, (key.customerid, key.id, key.secret))
    return person


# Profiles.

def test_a_profile_is_the_consoles_file(person, server, inventory):
    _, key = inventory
    file = person.home / "key.json"
    text = json.dumps({"customerid": key.customerid, "access-key-id": key.id, "access-key": key.secret, "url": server.url},
                      indent=2)
    file.write_text(text)
    file.chmod(0o644)
    added = person.run("api", "profile", "add", "prod", file)
    assert "delete it" in added.err and added.out == ""
    kept = person.config / "iot-guardian/profiles/prod.json"
    assert json.loads(kept.read_text()) == json.loads(text)
    for path, mode in ((kept, 0o600), (kept.parent, 0o700), (kept.parent.parent, 0o700)):
        assert path.stat().st_mode & 0o777 == mode, path
    assert json.loads(person.get("key/verify").out)["id"] == key.id
    listed = person.run("api", "profile", "list", "-o", "json").out
    assert json.loads(listed)["profiles"][0]["default"] is True and key.secret not in listed
    kept.chmod(0o640)
    refused = person.get("key/verify", code=CONFIG)
    assert f"chmod 600 {kept}" in refused.err and key.secret not in refused.err
    kept.chmod(0o600)
    person.run("api", "profile", "remove", "prod")
    assert not kept.exists()
    assert "profile add" in person.get("key/verify", code=CONFIG).err


def test_which_profile(person):
    with answering(lambda one: (200, {}, {"customerid": one.query["customerid"]})) as fake:
        for name in ("one", "two", "three"):
            person.add(fake.url, (name, "id", "key"), name)

        def used(*arguments, **environment):
            return json.loads(person.get("key/verify", *arguments, **environment).out)["customerid"]

        assert used() == "one", "the first that was added"
        person.run("api", "profile", "default", "two")
        assert used() == "two"
        assert used(IOT_GUARDIAN_PROFILE="three") == "three"
        assert used("--profile", "one", IOT_GUARDIAN_PROFILE="three") == "one"
        assert "no profile none" in person.get("key/verify", "--profile", "none", code=MISSING).err
        person.get("key/verify", "--profile", "../x", code=DATA)
        person.run("api", "profile", "add", "Bad_Name", "-", input=b"{}", code=USAGE)


@pytest.mark.parametrize("text", [
    b"", b"secret-word", b"[]", b'{"customerid":"a","access-key-id":"b","access-key":"secret-word"}',
    b'{"customerid":"a","access-key-id":"b","access-key":"secret-word","url":"http://iot.example"}',
    b'{"customerid":"a","access-key-id":"b","access-key":"secret-word\\r\\nx: y","url":"https://iot.example"}',
    b'{"customerid":"a","access-key-id":"b","access-key":"secret-word","url":"https://u:secret-word@iot.example"}',
    b'{"customerid":"a","access-key-id":"b","access-key":"k","url":"https://iot.example","secret-word":1}'])
def test_a_bad_profile_is_refused_without_telling_it(person, text):
    assert "secret-word" not in person.run("api", "profile", "add", "prod", "-", input=text, code=DATA).err
    assert not (person.config / "iot-guardian/profiles/prod.json").exists()


# Reading.

def test_all_pages_in_every_format(caller):
    whole = json.loads(caller.get("device/list", "--all").out)
    assert len({one["deviceid"] for one in whole["devices"]}) == whole["total"] == 2300
    lines = caller.get("device/list", "--all", "-o", "ndjson").out.splitlines()
    assert [json.loads(line) for line in lines] == whole["devices"]
    rows = list(csv.DictReader(io.StringIO(caller.get("device/list", "--all", "-o", "csv").stdout.decode(), newline="")))
    assert [row["deviceid"] for row in rows] == [one["deviceid"] for one in whole["devices"]]
    table = caller.get("device/list", "--all", "-o", "table", "--columns", "deviceid,hostname").out.splitlines()
    assert len(table) == 2301 and table[0].split() == ["deviceid", "hostname"]


def test_one_page_is_the_body_as_it_is(caller, server, inventory):
    _, key = inventory
    body = conftest.call(server, "GET", "/pub/v4.0/device/list", key, {"pagelength": "2"}).text
    assert caller.get("device/list", "--query", "pagelength=2").out.rstrip("\n") == body.rstrip("\n")
    assert len(json.loads(caller.get("device/list", "--limit", "1500").out)["devices"]) == 1500


def test_an_export_is_whole_in_each_format(caller):
    listed = json.loads(caller.get("device/list", "--all").out)["devices"]
    ids = sorted(one["deviceid"] for one in listed)
    for form in ((), ("-o", "ndjson"), ("--all",)):
        items = [json.loads(line) for line in caller.get("export/devices", *form).out.splitlines()]
        assert sorted(one["deviceid"] for one in items) == ids, form
    shown = caller.get("export/devices", "-o", "csv", "--columns", "hostname,risk_score", "--filter", "vendor:Evil")
    assert shown.out == f"hostname,risk_score\r\n'{EVIL},100\r\n"
    assert len(json.loads(caller.get("export/devices", "-o", "json").out)["devices"]) == 2300
    for format in ("ndjson", "csv", "json"):
        code, shown = caller.on_a_terminal("api", "get", "export/devices", "-o", format, "--filter", "vendor:Evil")
        assert code == OK and "\u202e" not in shown and "\x1b" not in shown, format
    assert caller.get("export/alerts").out == "" == caller.get("export/vulnerabilities").out


def test_a_filter(caller):
    found = caller.get("device/list", "--filter", "vendor:Axis risk_score:100", "-o", "csv", "--columns", "deviceid,hostname")
    assert found.stdout == b"deviceid,hostname\r\n00:40:8c:12:34:56,cam-ward-3\r\n"
    assert len(json.loads(caller.get("device/list", "--filter", "-hostname:cam-ward-3 -vendor:Evil", "--all").out)["devices"]) == 2298
    many = " OR ".join(f'hostname:"host-{n} ..........................."' for n in range(60))
    caller.get("device/list", "--filter", many)


def test_a_wrong_filter_is_shown_its_place(caller):
    refused = caller.get("device/list", "--filter", 'vendor:"Ä東" vendor:>A', code=DATA)
    lines = refused.err.splitlines()
    assert lines[0] == "iot-guardian: GET device/list: 400 the server refuses the call"
    assert lines[1].startswith("  filter is wrong at column 20")
    assert lines[2] == '  vendor:"Ä東" vendor:>A'
    assert lines[3] == " " * (2 + len('vendor:"Ä東" vendor:') + 1) + "^", "a wide character takes two columns"
    assert refused.out == ""


def test_foreign_names_are_not_obeyed(caller):
    filter = ("--filter", "vendor:Evil")
    code, shown = caller.on_a_terminal("api", "get", "device/list", *filter)
    assert code == OK and "=cam\\u{202e}\\x1b[2J" in shown
    for format in ("table", "json", "ndjson", "csv"):
        _, shown = caller.on_a_terminal("api", "get", "device/list", *filter, "-o", format)
        assert "\u202e" not in shown and "\x1b" not in shown, format
    untouched = caller.get("device/list", *filter, "-o", "json").out
    assert "\u202e" in untouched and json.loads(untouched)["devices"][0]["hostname"] == EVIL
    row = caller.get("device/list", *filter, "-o", "csv", "--columns", "hostname,risk_score").out.splitlines()[1]
    assert row == f"'{EVIL},100"


def test_a_table_fits_the_terminal(caller):
    code, shown = caller.on_a_terminal("api", "get", "device/list", "--limit", "3", columns=50)
    lines = shown.splitlines()
    assert code == OK and len(lines) == 4 and lines[0].startswith("deviceid")
    assert max(map(len, lines)) <= 50


@pytest.mark.parametrize("arguments, code", [
    (("get", "device/list", "--query", "pagelength=0"), DATA), (("get", "nothing/here"), MISSING),
    (("get", "/device/list"), USAGE), (("get", "device/../x"), USAGE), (("get", "device/list?x=1"), USAGE),
    (("get", "device/list", "--query", "customerid=x"), USAGE), (("get", "device/list", "--query", "access_key=x"), USAGE),
    (("get", "device/list", "--query", "novalue"), USAGE), (("get", "device/list", "-o", "xml"), USAGE),
    (("get", "export/devices", "-o", "table"), USAGE), (("get", "export/devices", "--limit", "3"), USAGE),
    (("get", "export/devices", "--query", "format=csv"), USAGE), (("get", "export/devices", "--filter", "nothing:>"), DATA),
    (("get", "export/devices", "--query", "pagelength=3"), DATA), (("get", "device/list", "--limit", "0"), USAGE), (("get",), USAGE), ((), USAGE),
    (("put", "device/update", "--data", "{"), DATA), (("put", "device/update", "--data", "@/none"), MISSING),
    (("put", "device/update", "--data", "{}"), DATA)])
def test_exit_codes(caller, arguments, code):
    refused = caller.run("api", *arguments, code=code)
    assert refused.err and refused.out == ""


def test_a_key_that_may_only_read(person, server, inventory):
    tenant, _ = inventory
    key = server.make_key(tenant, access="read-only")
    person.add(server.url, (key.customerid, key.id, key.secret))
    refused = person.run("api", "put", "device/update", "--data", "{}", code=RIGHTS)
    assert "403" in refused.err and "(read_only)" in refused.err
    person.add(server.url, (key.customerid, key.id, key.secret[:-1] + "x"))
    refused = person.get("device/list", code=RIGHTS)
    assert key.secret[:-1] not in refused.err and "still active" in refused.err


def test_changes(caller, tmp_path):
    body = {"tag": {"tagType": "Ward", "tagValue": "7"}, "deviceidlist": ["00:40:8c:12:34:56"]}
    caller.run("api", "put", "device/update", "--data", json.dumps(body))
    assert [one["deviceid"] for one in json.loads(caller.get("device/list", "--filter", "tag:7").out)["devices"]] == \
        ["00:40:8c:12:34:56"]
    caller.run("api", "delete", "tag", "--data", "-", code=DATA, input=b'{"tag":1}')


def test_the_key_is_in_no_argument_and_no_log(caller, server, inventory):
    _, key = inventory
    assert key.secret not in caller.get("device/list", "--limit", "1").err
    assert key.secret not in server.log_path.read_text()


def test_a_reader_that_leaves_ends_it_quietly(caller):
    line = f"{BINARY} api get device/list --all -o ndjson | head -1"
    done = subprocess.run(["bash", "-c", line], env=caller.environment, capture_output=True, timeout=60)
    assert done.stdout.count(b"\n") == 1 and done.stderr == b""


# A server that misbehaves.

class Asked:
    def __init__(self, handler, body):
        parts = urllib.parse.urlsplit(handler.path)
        self.method, self.path, self.headers, self.body = handler.command, parts.path, handler.headers, body
        self.query = dict(urllib.parse.parse_qsl(parts.query))


@contextlib.contextmanager
def answering(answer, wrap=None):
    """A server on a free port of 127.0.0.1; answer(asked) gives (status, headers, body), or None: it hangs up."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def any(self):
            one = Asked(self, self.rfile.read(int(self.headers.get("Content-Length") or 0)))
            asked.append(one)
            given = answer(one)
            self.close_connection = True
            if given is None:
                return
            status, headers, body = given
            body = body if isinstance(body, bytes) else json.dumps(body).encode()
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), "Connection": "close", **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PUT = do_DELETE = any

        def log_message(self, *_):
            pass

    class Quiet(http.server.ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_):
            pass  # a client that leaves in the middle

    fake = Quiet(("127.0.0.1", 0), Handler)
    scheme = "http"
    if wrap:
        fake.socket = wrap.wrap_socket(fake.socket, server_side=True)
        scheme = "https"
    fake.url = f"{scheme}://127.0.0.1:{fake.server_port}"
    fake.asked = asked
    thread = threading.Thread(target=fake.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield fake
    finally:
        fake.shutdown()
        thread.join()
        fake.server_close()


def in_turn(*answers):
    """One answer after the other, the last one for ever."""
    left = list(answers)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


def test_a_call_is_tried_again_with_the_same_idempotency_key(person):
    with answering(in_turn((429, {"Retry-After": "1"}, {"msg": "Too many"}), None, (200, {}, {"ok": True}))) as fake:
        person.add(fake.url)
        done = person.run("api", "post", "tag", "--data", '{"a":1}')
        assert json.loads(done.out) == {"ok": True} and "429 Too many; trying again in 1.0 s" in done.err
        keys = [one.headers["Idempotency-Key"] for one in fake.asked]
        assert len(keys) == 3 and len(set(keys)) == 1 and re.fullmatch("[0-9a-f]{32}", keys[0])
        assert {one.body for one in fake.asked} == {b'{"a":1}'}
        person.run("api", "put", "tag", "--data", "{}")
        person.run("api", "delete", "tag")
        assert fake.asked[3].headers["Idempotency-Key"] not in (None, keys[0])
        assert fake.asked[4].headers["Idempotency-Key"] is None
        first = fake.asked[0]
        assert (first.path, first.query["customerid"]) == ("/pub/v4.0/tag", "acme")
        assert (first.headers["X-Key-Id"], first.headers["X-Access-Key"]) == ("1912458000:00", "a.secret.key")


def test_a_redirect_is_not_followed(person):
    with answering(in_turn((200, {}, {}))) as other:
        with answering(in_turn((302, {"Location": other.url + "/pub/v4.0/device/list"}, b""))) as fake:
            person.add(fake.url)
            assert "redirect" in person.get("device/list", code=CONFIG).err
        assert other.asked == []


@pytest.mark.parametrize("answer, code, told", [
    ((200, {}, b"<html>hello</html>"), LATER, "no JSON"), ((404, {}, b"<html>"), MISSING, "url an IoT Guardian server?"),
    ((500, {}, {"msg": "Internal error", "request_id": "r1"}), SOFTWARE, "request r1"),
    ((409, {}, {"msg": "a\x1b[2J\u202e"}), STATE, "a\\x1b[2J\\u{202e}"),
    ((429, {"Retry-After": "9999"}, {"msg": "Too many"}), LATER, "try again in 9999 s")])
def test_odd_answers(person, answer, code, told):
    with answering(in_turn(answer)) as fake:
        person.add(fake.url)
        refused = person.get("device/list", code=code)
        assert told in refused.err and "a.secret.key" not in refused.err and "\x1b" not in refused.err
        assert len(fake.asked) == 1


def test_pages_by_cursor(person):
    pages = {None: ([1, 2], "c1"), "c1": ([3], "c2"), "c2": ([4], None)}
    with answering(lambda one: (200, {}, dict(zip(("devices", "next"), pages[one.query.get("cursor")])))) as fake:
        person.add(fake.url)
        assert json.loads(person.get("device/list", "--all").out) == {"devices": [1, 2, 3, 4], "total": 4}
        assert person.get("device/list", "--limit", "3", "-o", "ndjson").out == "1\n2\n3\n"


def broken(body):
    """An answer that promises more than it sends."""
    return 200, {"Content-Length": str(len(body) + 100)}, body


RESUME, END = b'{"_resume":{"count":2,"cursor":"c1"}}\n', b'{"_end":{"count":4,"cursor":"f"}}\n'


def test_an_export_that_breaks_goes_on_without_doubling(person):
    answers = [broken(b'{"id":1}\n{"id":2}\n' + RESUME + b'{"id":3}\n{"i'), (503, {"Retry-After": "1"}, {"msg": "Busy"}),
               (200, {}, b'{"id":3}\n{"id":4}\n' + END)]
    with answering(in_turn(*answers)) as fake:
        person.add(fake.url)
        done = person.get("export/devices", "--columns", "id,x")
        assert done.out == "".join('{"id":%d}\n' % n for n in range(1, 5)) and done.err.count("going on in") == 2
        assert [one.query.get("cursor") for one in fake.asked] == [None, "c1", "c1"]
        assert {(one.query["format"], one.query["columns"]) for one in fake.asked} == {("ndjson", "id,x")}


@pytest.mark.parametrize("format, answer, told, printed", [
    ("csv", broken(b"id\r\n1\r\n"), "not whole", "id\r\n1\r\n"), ("json", broken(b'{"devices":[1'), "not whole", '{"devices":[1'),
    ("json", (200, {}, b'{"devices":['), "not whole", '{"devices":['), ("ndjson", (200, {}, b"<html>\n"), "no export", ""),
    ("ndjson", (200, {}, b'{"_resume":{"cursor":7}}\n'), "no export", "")])
def test_an_export_that_is_not_whole_says_so(person, format, answer, told, printed):
    with answering(in_turn(answer)) as fake:
        person.add(fake.url)
        done = person.get("export/devices", "-o", format, code=LATER)
        assert told in done.err and done.stdout.decode() == printed and len(fake.asked) == 1


def test_a_certificate_of_its_own(person, tmp_path):
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                    "-subj", "/CN=iot", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", tmp_path / "key.pem", "-out",
                    tmp_path / "cert.pem"], check=True, capture_output=True, timeout=30)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    with answering(in_turn((200, {}, {"ok": True})), context) as fake:
        person.add(fake.url)
        refused = person.get("key/verify", code=CONFIG)
        assert "--ca-file" in refused.err and fake.asked == []
        person.get("key/verify", "--ca-file", tmp_path / "cert.pem")
        person.add(fake.url, ("acme", "id", "key"), "own", "--ca-file", tmp_path / "cert.pem")
        person.get("key/verify", "--profile", "own")
        assert (person.config / "iot-guardian/profiles/own.pem").stat().st_mode & 0o777 == 0o600
        person.get("key/verify", "--ca-file", tmp_path / "key.pem", code=DATA)
        person.get("key/verify", "--ca-file", tmp_path / "none.pem", code=MISSING)


# Watching.

def changes(ids, next, more=False):
    return (200, {}, {"changes": [{"type": "device", "op": "changed", "id": one, "object": {"hostname": EVIL}} for one in ids],
                      "next": next, "more": more, "expires": "2027-01-01T00:00:00.000Z"})


def test_watch_once_goes_on_from_its_state(person, tmp_path):
    state = tmp_path / "state"
    with answering(in_turn(changes("ab", "c1", True), changes("c", "c2"), changes("d", "c3"))) as fake:
        person.add(fake.url)
        first = person.run("watch", "--once", "--state", state, "--types", "device,alert").out
        assert [json.loads(line)["id"] for line in first.splitlines()] == ["a", "b", "c"]
        assert state.stat().st_mode & 0o777 == 0o600
        second = person.run("watch", "--once", "--state", state, "--types", "device,alert").out
        assert [json.loads(line)["id"] for line in second.splitlines()] == ["d"]
        assert [one.query.get("since") for one in fake.asked] == [None, "c1", "c2"]
        assert {one.query["types"] for one in fake.asked} == {"device,alert"}
        assert "other --types" in person.run("watch", "--once", "--state", state, code=CONFIG).err
        _, shown = person.on_a_terminal("watch", "--once", "--from", "beginning")
        assert "\x1b" not in shown and "\u202e" not in shown and "device" in shown
        person.run("watch", "--restart", code=USAGE)


def test_watch_says_when_the_history_is_gone(person, tmp_path):
    state = tmp_path / "state"
    with answering(in_turn(changes("a", "c1"), (410, {}, {"msg": "Gone"}), changes("b", "c9"))) as fake:
        person.add(fake.url)
        person.run("watch", "--once", "--state", state)
        assert "--restart" in person.run("watch", "--once", "--state", state, code=MISSING).err
        person.run("watch", "--once", "--state", state, "--restart")
        assert [one.query.get("since") for one in fake.asked] == [None, "c1", None]


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_watch_follows_until_it_is_ended(person, tmp_path, ending):
    state = tmp_path / "state"
    more = threading.Event()

    def answer(one):
        if one.query.get("since") is None:
            return changes("a", "c1")
        return changes("b", "c2") if more.is_set() and one.query["since"] == "c1" else changes("", one.query["since"])

    with answering(answer) as fake:
        person.add(fake.url)
        watching = subprocess.Popen([str(BINARY), "watch", "--state", str(state), "--interval", "1"], text=True,
                                    env=person.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        try:
            assert json.loads(watching.stdout.readline())["id"] == "a"
            more.set()
            assert json.loads(watching.stdout.readline())["id"] == "b"
            until = time.monotonic() + 20
            while json.loads(state.read_text())["cursor"] != "c2" and time.monotonic() < until:
                time.sleep(0.01)
            began = time.monotonic()
            watching.send_signal(ending)
            out, err = watching.communicate(timeout=20)
            assert (watching.returncode, out, err) == (OK, "", "")
            assert time.monotonic() - began < 5
        finally:
            watching.kill()
            watching.communicate()
        assert json.loads(state.read_text())["cursor"] == "c2"
        assert [one for one in tmp_path.iterdir() if ".tmp" in one.name] == []


def test_watch_ends_while_a_call_hangs(person):
    asked, hang = threading.Event(), threading.Event()

    def answer(_):
        asked.set()
        hang.wait(30)

    with answering(answer) as fake:
        person.add(fake.url)
        watching = subprocess.Popen([str(BINARY), "watch"], env=person.environment, stdout=subprocess.PIPE)
        try:
            assert asked.wait(20)
            watching.send_signal(signal.SIGTERM)
            assert watching.wait(10) == OK
        finally:
            hang.set()
            watching.kill()
            watching.communicate()


def test_watch_comes_back_after_a_server_that_was_away(person):
    with answering(in_turn(None, (503, {"Retry-After": "1"}, {}), changes("a", "c1"))) as fake:
        person.add(fake.url)
        done = person.run("watch", "--once")
        assert json.loads(done.out)["id"] == "a" and done.err.count("trying again") == 2
        assert len(fake.asked) == 3


def test_watch_of_the_real_server(caller, server):
    document = conftest.request(server.host, server.port, "GET", "/openapi.json").json()
    if "/pub/v4.0/changes" not in document["paths"] and "/changes" not in document["paths"]:
        assert "404" in caller.run("watch", "--once", code=MISSING).err
        return
    ids = [json.loads(line)["id"] for line in caller.run("watch", "--once", "--types", "device").out.splitlines()]
    assert len(ids) >= 2300


# Completion.

# What each shell offers for the last word, one a line. In zsh the functions of its completion system stand in, which need a
# terminal: they print what they are given.
COMPLETERS = {
    "bash": 'source "$1"; COMP_WORDS=("${@:2}"); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _iot_guardian; '
            'printf "%s\\n" "${COMPREPLY[@]}"',
    "zsh": 'compdef() { }; compadd() { shift; print -rl -- "$@" }; _files() { print -rl -- * }; source "$1"; '
           'words=("${@:2}"); CURRENT=$#words; _iot_guardian',
    "fish": 'source $argv[1]; complete -C (string join -- " " $argv[2..])',
}


def completed(shell, person, script, *words):
    line = [shell, *(["--norc"] if shell == "bash" else ["-f"] if shell == "zsh" else ["--no-config"]), "-c",
            COMPLETERS[shell], *([] if shell == "fish" else [shell]), str(script), *words]
    done = subprocess.run(line, env=person.environment, capture_output=True, text=True, timeout=30, cwd=person.home)
    assert done.stderr == ""
    offered = {one.split("\t")[0].rstrip("/") for one in done.stdout.splitlines() if one}
    return {one for one in offered if one.startswith(words[-1])}  # as zsh itself does


def test_bash_takes_the_script(person, tmp_path):
    script = tmp_path / "completion.bash"
    script.write_text(person.run("completion", "bash").out)
    shown = subprocess.run(["bash", "--norc", "-c", 'source "$1" && complete -p iot-guardian', "bash", script],
                           capture_output=True, text=True, timeout=30)
    assert shown.stdout == "complete -F _iot_guardian iot-guardian\n" and shown.stderr == ""


@pytest.mark.parametrize("shell", COMPLETERS)
def test_the_shell_completes(person, tmp_path, shell):
    script = tmp_path / f"completion.{shell}"
    script.write_text(person.run("completion", shell).out)
    with answering(in_turn((200, {}, {}))) as fake:
        person.add(fake.url, name="prod")
        person.add(fake.url, name="office")

    def words(*line):
        return completed(shell, person, script, "iot-guardian", *line)

    assert {"serve", "tenant", "api", "watch", "completion"} <= words("")
    assert words("comp") == {"completion"}
    assert words("api", "") == {"get", "post", "put", "delete", "profile"}
    assert {"device/list", "key/verify"} <= words("api", "get", "") and "tag/list" in words("api", "get", "tag")
    assert "device/update" in words("api", "put", "") and "device/list" not in words("api", "put", "")
    assert words("api", "get", "device/list", "") == set()
    assert words("api", "get", "device/list", "-o", "") == {"table", "json", "csv", "ndjson"}
    assert words("api", "get", "device/list", "--output", "n") == {"ndjson"}
    assert {"--filter", "--all", "--columns"} <= words("api", "get", "device/list", "--")
    assert words("api", "get", "--filter", "") == set()
    assert words("api", "get", "--profile", "") == {"prod", "office"} == words("api", "profile", "remove", "")
    assert words("watch", "--f") == {"--from"} and words("watch", "--from", "") == {"beginning", "now"}
    assert "create" in words("tenant", "") and "--tenant" in words("key", "create", "--")
    assert words("completion", "") == {"bash", "zsh", "fish"}
    assert "bin" in words("watch", "--state", "b")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_are_scripts(person, tmp_path, shell):
    script = tmp_path / shell
    script.write_text(person.run("completion", shell).out)
    for word in ("device/list", "watch", "ndjson", "profiles"):
        assert word in script.read_text()
    checked = subprocess.run([shell, "-n", script], capture_output=True, text=True, timeout=30)
    assert (checked.returncode, checked.stderr) == (0, "")


# The page.

def examples():
    text = PAGE.read_text(encoding="utf-8")
    return [block[1] for block in re.finditer(r"^```sh\n(.*?)^```$", text, re.S | re.M)]


def test_the_examples_of_the_page_run(person, server, inventory, tmp_path):
    _, key = inventory
    file = person.home / "key.json"
    file.write_text(json.dumps({"customerid": key.customerid, "access-key-id": key.id, "access-key": key.secret,
                                "url": server.url}))
    assert len(examples()) >= 5
    for text in examples():
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", text], capture_output=True, text=True, timeout=60,
                              env={**person.environment, "KEY_FILE": str(file), "GUARDIAN_URL": server.url}, cwd=tmp_path,
                              stdin=subprocess.DEVNULL)
        assert done.returncode == 0, (text, done.stderr)
        assert remember(key.secret) not in done.stdout + done.stderr
    assert len((tmp_path / "devices.csv").read_text().splitlines()) == 2301
