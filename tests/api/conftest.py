"""Black-box tests of the real binary: how to start one, make a tenant and a key, and call it.

GUARDIAN_BINARY            the program (default build/release/iot-guardian)
GUARDIAN_POSTGRESQL_URL    run the same tests on PostgreSQL; each server gets a database of its own

Every secret, password and cookie a test is given goes to `issued`; test_canary.py, which runs last, looks
for each of them in everything the servers wrote.
"""
import dataclasses
import http.client
import json
import os
import pathlib
import secrets
import signal
import subprocess
import time
import urllib.parse

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = pathlib.Path(os.environ.get("GUARDIAN_BINARY", ROOT / "build/release/iot-guardian")).absolute()
POSTGRESQL = os.environ.get("GUARDIAN_DATABASE_URL") or os.environ.get("GUARDIAN_POSTGRESQL_URL")
START_SECONDS = 30

issued = set()    # every secret of this run
databases = []    # every PostgreSQL database a server was given
written = []      # every directory a server or command may have written to


def remember(secret):
    """Notes a secret for the canary search and returns it."""
    issued.add(secret)
    return secret


@dataclasses.dataclass(frozen=True)
class Tenant:
    name: str
    owner_email: str
    owner_password: str


@dataclasses.dataclass(frozen=True)
class Key:
    id: str
    secret: str
    customerid: str

    @property
    def headers(self):
        return {"X-Key-Id": self.id, "X-Access-Key": self.secret}


@dataclasses.dataclass(frozen=True)
class Reply:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self):
        return self.body.decode("utf-8")

    def json(self):
        return json.loads(self.body)


def request(host, port, method, target, headers=None, body=None, timeout=30):
    """One request on a connection of its own. `body`: bytes, text, or anything JSON can say."""
    headers = dict(headers or {})
    if body is not None and not isinstance(body, (bytes, str)):
        body = json.dumps(body)
        headers.setdefault("Content-Type", "application/json")
    if isinstance(body, str):
        body = body.encode()
    connection = http.client.HTTPConnection(host, port, timeout=timeout)
    try:
        connection.request(method, target, body=body, headers=headers)
        answer = connection.getresponse()
        return Reply(answer.status, answer.headers, answer.read())
    finally:
        connection.close()


def call(server, method, path, key=None, params=None, headers=None, body=None):
    """One call. With a key its headers and `customerid` go along; params={"customerid": None} leaves it out."""
    params = dict(params or {})
    headers = dict(headers or {})
    if key is not None:
        params.setdefault("customerid", key.customerid)
        headers = {**key.headers, **headers}
    params = {name: value for name, value in params.items() if value is not None}
    target = path + ("?" + urllib.parse.urlencode(params, doseq=True) if params else "")
    return request(server.host, server.port, method, target, headers, body)


def new_database():
    """The address of a fresh PostgreSQL database beside the one of the environment."""
    name = "guardian_" + secrets.token_hex(6)
    subprocess.run(["psql", "-qX", "-c", f"CREATE DATABASE {name}", POSTGRESQL], check=True, timeout=30,
                   stdout=subprocess.DEVNULL)
    parts = urllib.parse.urlsplit(POSTGRESQL)
    text = urllib.parse.urlunsplit(parts._replace(path="/" + name))
    databases.append(text)
    return text


class Server:
    """One installation in a directory of its own, and its server."""

    def __init__(self, folder, options=(), binary=BINARY, prefix=(), database=POSTGRESQL, environment=None):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        written.append(self.folder)
        self.data = self.folder / "data"
        self.log_path = self.folder / "server.log"
        self.output_path = self.folder / "server.out"
        self.binary = binary
        self.options = list(options)
        self.prefix = list(prefix)
        self.environment = environment
        self.database = new_database() if database == POSTGRESQL and POSTGRESQL else database
        self.process = None
        self.host = "127.0.0.1"
        self.port = self.ops_port = self.pid = None

    @property
    def url(self):
        return f"http://{self.host}:{self.port}"

    def command_line(self):
        line = [*self.prefix, str(self.binary), "serve", "--data", str(self.data), "--listen", "127.0.0.1:0",
                "--ops-listen", "127.0.0.1:0", "--log-file", str(self.log_path), *self.options]
        return line + (["--database", self.database] if self.database else [])

    def start(self):
        assert self.process is None
        place = self.data / "server.json"
        place.unlink(missing_ok=True)
        output = open(self.output_path, "ab")
        self.process = subprocess.Popen(self.command_line(), stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                                        env={**os.environ, **(self.environment or {})})
        output.close()
        until = time.monotonic() + START_SECONDS
        while not place.exists():
            if self.process.poll() is not None or time.monotonic() > until:
                self.kill()
                raise AssertionError("the server did not start: " + self.output_path.read_text())
            time.sleep(0.005)
        told = json.loads(place.read_text())
        self.port, self.ops_port, self.pid = told["port"], told["ops_port"], told["pid"]
        return self

    def stop(self, seconds=40):
        """SIGTERM; the exit code."""
        if self.process is None:
            return None
        if self.process.poll() is None:
            os.kill(self.pid or self.process.pid, signal.SIGTERM)
        try:
            return self.process.wait(seconds)
        finally:
            self.kill()

    def kill(self):
        if self.process is None:
            return
        if self.process.poll() is None:
            os.kill(self.process.pid if not self.prefix else (self.pid or self.process.pid), signal.SIGKILL)
            self.process.kill()
        self.process.wait(10)
        self.process = None

    def cli(self, *arguments, input=None, check=True, timeout=120):
        """Runs a command on this installation, whether the server runs or not."""
        line = [str(self.binary), *map(str, arguments), "--data", str(self.data)]
        line += ["--database", self.database] if self.database else []
        done = subprocess.run(line, input=input, text=True, capture_output=True, timeout=timeout,
                              stdin=subprocess.DEVNULL if input is None else None)
        if check:
            assert done.returncode == 0, f"{arguments}: exit {done.returncode}: {done.stderr}"
        return done

    def get_ops(self, path):
        return request(self.host, self.ops_port, "GET", path)

    def log_lines(self):
        return [json.loads(line) for line in self.log_path.read_text().splitlines()]

    # Inventory and people, by the command line.

    def make_tenant(self, name=None):
        name = name or "t-" + secrets.token_hex(5)
        owner = Tenant(name, f"owner@{name}.example", remember("pw " + secrets.token_urlsafe(18)))
        self.cli("tenant", "create", name)
        self.add_user(owner.name, owner.owner_email, "owner", owner.owner_password)
        return owner

    def add_user(self, tenant, email, role="read-only", password=None):
        password = password or remember("pw " + secrets.token_urlsafe(18))
        self.cli("user", "create", "--tenant", tenant, "--email", email, "--role", role, "--password-stdin", input=password)
        return password

    def make_key(self, tenant, access="read-write", user=None, **options):
        flags = []
        for option, value in options.items():
            for one in value if isinstance(value, (list, tuple)) else [value]:
                flags += ["--" + option.replace("_", "-"), str(one)]
        made = json.loads(self.cli("key", "create", "--tenant", tenant.name, "--user", user or tenant.owner_email,
                                   "--access", access, "--format", "json", *flags).stdout)
        return Key(made["access-key-id"], remember(made["access-key"]), made["customerid"])

    def import_devices(self, tenant, *ids):
        lines = "".join(json.dumps(device_item(one)) + "\n" for one in ids)
        self.cli("import", "devices", "-", "--tenant", tenant.name, input=lines)


def device_item(deviceid, **members):
    """A device in the API's own shape; `deviceid` is a MAC."""
    return {"deviceid": deviceid, "hostname": "host-" + deviceid[-2:], "ip_address": "10.0.0.1", "profile": "Camera",
            "category": "Camera", "profile_type": "IoT", "profile_vertical": "Office", "vendor": "Axis",
            "last_activity": "2026-01-02T03:04:05.000Z", "risk_score": 10, "risk_level": "Low",
            "confidence_score": 90, **members}


class Browser:
    """Just enough of one for the console: the session cookie, the CSRF token, same-origin headers."""

    def __init__(self, server):
        self.server = server
        self.cookies = {}
        self.csrf = None

    def call(self, method, path, body=None, headers=None):
        sent = {"Sec-Fetch-Site": "same-origin", "Content-Type": "application/json", **(headers or {})}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if self.csrf:
            sent["X-CSRF-Token"] = self.csrf
        reply = request(self.server.host, self.server.port, method, path, sent, body)
        for field in reply.headers.get_all("Set-Cookie") or []:
            name, _, value = field.split(";")[0].partition("=")
            if value:
                self.cookies[name] = remember(value)
        return reply

    def sign_in(self, email, password):
        reply = self.call("POST", "/console/session", {"email": email, "password": password})
        assert reply.status == 201, reply.text
        self.csrf = reply.json()["csrf"]
        return self


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """One server for all tests that only add to it."""
    one = Server(tmp_path_factory.mktemp("server")).start()
    yield one
    one.kill()


@pytest.fixture
def make_server(tmp_path):
    """Servers of a test's own: make_server(*options, start=True, **Server's)."""
    made = []

    def make(*options, start=True, **more):
        one = Server(tmp_path / f"server-{len(made)}", options, **more)
        made.append(one)
        return one.start() if start else one

    yield make
    for one in made:
        one.kill()


@pytest.fixture
def make_tenant(server):
    return server.make_tenant


@pytest.fixture
def make_key(server):
    return server.make_key


@pytest.fixture
def tenant(make_tenant):
    return make_tenant()


@pytest.fixture
def key(tenant, make_key):
    return make_key(tenant)


@pytest.fixture(params=["v4", "v1"])
def api(request, server):
    """A fresh tenant behind one of the two mounts that carry every operation, with a read-write key."""
    import public_api
    tenant = server.make_tenant()
    return public_api.PublicApi(server, tenant, server.make_key(tenant), request.param)


def pytest_configure(config):
    config.addinivalue_line("markers", "sqlite_only: about the embedded database")
    config.addinivalue_line("markers", "operation(name): the contract test of an operation, \"GET device/list\"")
    if not BINARY.exists():
        raise pytest.UsageError(f"{BINARY} is not built; set GUARDIAN_BINARY")


def pytest_collection_modifyitems(items):
    # The canary search reads what all the others have left.
    items.sort(key=lambda item: item.path.name == "test_canary.py")
    if POSTGRESQL:
        skip = pytest.mark.skip(reason="about the embedded database")
        for item in items:
            if item.get_closest_marker("sqlite_only"):
                item.add_marker(skip)


@pytest.fixture(scope="session", autouse=True)
def keep_temporary_files(tmp_path_factory):
    """So that the canary search finds everything: pytest would drop a passed test's folder only after the run."""
    written.append(tmp_path_factory.getbasetemp())
    yield
