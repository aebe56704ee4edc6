"""The command line: the same with the server running and stopped, confirmations, exit codes."""
import json
import os
import pty
import re
import select
import signal
import subprocess
import time

import pytest

from conftest import BINARY, ROOT, call, device_item, remember

OK, FINDINGS, USAGE, DATA, MISSING, SOFTWARE, STATE, IO, LATER, RIGHTS, CONFIG = 0, 2, 64, 65, 66, 70, 73, 74, 75, 77, 78


@pytest.fixture(params=["running", "stopped"])
def installation(request, make_server):
    """The same commands must do the same whether a server runs or not."""
    return make_server(start=request.param == "running")


def plain(*arguments):
    return subprocess.run([str(BINARY), *arguments], text=True, capture_output=True, timeout=30, stdin=subprocess.DEVNULL)


def test_the_whole_life_of_a_tenant(installation):
    cli = installation.cli
    assert cli("tenant", "create", "acme").stdout == "tenant acme created\n"
    assert [one["name"] for one in json.loads(cli("tenant", "list", "--format", "json").stdout)] == ["acme"]
    assert json.loads(cli("tenant", "set", "acme", "max_active_keys=7", "calls_per_minute=90").stdout)["max_active_keys"] == 7
    cli("tenant", "suspend", "acme")
    assert json.loads(cli("tenant", "list", "--format", "json").stdout)[0]["state"] == "suspended"
    cli("tenant", "resume", "acme")
    assert "acme" in cli("tenant", "list").stdout
    cli("tenant", "delete", "acme", "--yes")
    assert json.loads(cli("tenant", "list", "--format", "json").stdout) == []
    assert cli("audit", "verify").stdout.startswith("clean: ")


def test_people(installation):
    cli = installation.cli
    acme = installation.make_tenant("acme")
    installation.add_user("acme", "ben@acme.example", "read-only")
    people = json.loads(cli("user", "list", "--tenant", "acme", "--format", "json").stdout)
    assert [(one["email"], one["role"], one["state"]) for one in people] == [
        ("ben@acme.example", "read-only", "active"), (acme.owner_email, "owner", "active")]
    ben = ("--tenant", "acme", "--email", "ben@acme.example")
    cli("user", "lock", *ben)
    assert json.loads(cli("user", "list", "--tenant", "acme", "--format", "json").stdout)[0]["state"] == "locked"
    cli("user", "unlock", *ben)
    cli("user", "set-role", *ben, "--role", "administrator")
    cli("user", "set-password", *ben, "--password-stdin", input=remember("a second long password"))
    cli("user", "end-sessions", *ben)
    cli("user", "delete", *ben)
    assert len(json.loads(cli("user", "list", "--tenant", "acme", "--format", "json").stdout)) == 1
    owner = ("--tenant", "acme", "--email", acme.owner_email)
    for last in (("lock", *owner), ("delete", *owner), ("set-role", *owner, "--role", "read-only")):
        refused = cli("user", *last, check=False)
        assert refused.returncode == STATE, last
        assert "owner" in refused.stderr


def test_a_password_is_never_an_argument(installation):
    installation.cli("tenant", "create", "acme")
    flags = ("user", "create", "--tenant", "acme", "--email", "a@acme.example", "--role", "owner")
    refused = installation.cli(*flags, check=False)
    assert refused.returncode == USAGE and "--password-stdin" in refused.stderr
    assert installation.cli(*flags, "--password", "x" * 20, check=False).returncode == USAGE
    weak = installation.cli(*flags, "--password-stdin", input="short", check=False)
    assert weak.returncode == DATA and "15" in weak.stderr


def test_keys(installation):
    acme = installation.make_tenant("acme")
    made = json.loads(installation.cli("key", "create", "--tenant", "acme", "--user", acme.owner_email, "--label", "Splunk",
                                       "--expires-days", "90", "--access", "read-only", "--allow", "127.0.0.0/8",
                                       "--allow", "2001:db8::/32", "--format", "json").stdout)
    assert list(made) == ["customerid", "access-key-id", "access-key", "expires"]
    remember(made["access-key"])
    assert re.fullmatch(r"\d{10}:[0-9a-f]{64}", made["access-key-id"])
    text = installation.cli("key", "create", "--tenant", "acme", "--user", acme.owner_email)
    lines = text.stdout.splitlines()
    assert lines[0].startswith("Access Key ID: ") and lines[1].startswith("Secret Access Key: ") and len(lines) == 2
    second = lines[0].removeprefix("Access Key ID: ")
    remember(lines[1].removeprefix("Secret Access Key: "))
    assert "once" in text.stderr

    def states():
        listed = json.loads(installation.cli("key", "list", "--tenant", "acme", "--format", "json").stdout)
        return {one["id"]: one["state"] for one in listed}

    listed = installation.cli("key", "list", "--tenant", "acme", "--format", "json").stdout
    assert made["access-key"] not in listed and made["access-key"].rpartition(".")[2] not in listed
    first = next(one for one in json.loads(listed) if one["id"] == made["access-key-id"])
    assert first["networks"] == ["127.0.0.0/8", "2001:db8::/32"] and first["label"] == "Splunk"
    assert first["created_by"].startswith("os:") and first["user"] == acme.owner_email
    installation.cli("key", "disable", second, "--tenant", "acme")
    assert states()[second] == "disabled"
    installation.cli("key", "enable", second, "--tenant", "acme")
    rotated = json.loads(installation.cli("key", "rotate", second, "--tenant", "acme", "--overlap-hours", "1",
                                          "--format", "json").stdout)
    remember(rotated["access-key"])
    assert states()[second] == "active" and states()[rotated["access-key-id"]] == "active"
    installation.cli("key", "revoke", second, "--tenant", "acme")
    assert states()[second] == "revoked"
    refused = installation.cli("key", "revoke", "--all", "--tenant", "acme", check=False)
    assert refused.returncode == USAGE and "--yes" in refused.stderr
    installation.cli("key", "revoke", "--all", "--tenant", "acme", "--yes")
    assert set(states().values()) == {"revoked"}


def test_secrets(installation, tmp_path):
    acme = installation.make_tenant("acme")
    key = installation.make_key(acme)
    assert installation.cli("secrets", "retire").stdout.startswith("nothing to retire")
    installation.cli("secrets", "rotate")
    listed = json.loads(installation.cli("secrets", "list", "--format", "json").stdout)
    assert {one["state"] for one in listed} == {"current", "accept"}
    newer = installation.make_key(acme)
    refused = installation.cli("secrets", "retire", check=False)
    assert refused.returncode == USAGE
    assert key.id in refused.stdout and newer.id not in refused.stdout
    installation.cli("secrets", "retire", "--yes")
    if installation.process is None:
        installation.start()
    assert call(installation, "GET", "/pub/v4.0/key/verify", key).status == 403
    assert call(installation, "GET", "/pub/v4.0/key/verify", newer).status == 200

    phrase = remember("a passphrase of some length")
    sealed = tmp_path / "secrets.sealed"
    installation.cli("secrets", "export", sealed, "--passphrase-stdin", input=phrase)
    assert sealed.stat().st_mode & 0o777 == 0o600
    assert installation.cli("secrets", "export", sealed, "--passphrase-stdin", input=phrase, check=False).returncode == STATE


def test_imports(installation, tmp_path):
    installation.make_tenant("acme")
    good = [device_item(f"00:00:5e:00:53:{n:02x}") for n in range(5)]
    lines = [json.dumps(one) for one in good]
    done = installation.cli("import", "devices", "-", "--tenant", "acme", input="\n".join(lines) + "\n")
    assert done.stdout.startswith("5 read, 5 imported, 0 skipped")
    array = tmp_path / "devices.json"
    array.write_text(json.dumps(good))
    installation.cli("import", "devices", array, "--tenant", "acme")
    bad = tmp_path / "bad.ndjson"
    bad.write_text(lines[0] + "\n" + '{"deviceid": 7}\n' + lines[1] + "\n" + "not json\n")
    refused = installation.cli("import", "devices", bad, "--tenant", "acme", check=False)
    assert refused.returncode == DATA
    assert "line 2" in refused.stderr and "line 4" in refused.stderr
    taken = installation.cli("import", "devices", bad, "--tenant", "acme", "--on-error", "skip")
    assert "2 skipped" in taken.stdout
    assert installation.cli("import", "devices", tmp_path / "none", "--tenant", "acme", check=False).returncode == MISSING


def test_audit_export_tells_who(installation):
    installation.make_tenant("acme")
    records = [json.loads(line) for line in installation.cli("audit", "export").stdout.splitlines()]
    made = next(one for one in records if one["action"] == "tenant.create")
    assert made["actor"].startswith("os:") and made["chain"] == "installation"
    only = [json.loads(line) for line in installation.cli("audit", "export", "--tenant", "acme").stdout.splitlines()]
    assert only and {one["chain"] for one in only} != {"installation"}


@pytest.mark.parametrize("arguments, code", [
    ((), USAGE), (("dance",), USAGE), (("tenant",), USAGE), (("tenant", "create"), USAGE),
    (("tenant", "create", "acme"), USAGE), (("serve", "--dance"), USAGE),
    (("serve",), CONFIG), (("serve", "--data", "X", "--listen", "8080"), CONFIG),
    (("serve", "--data", "X", "--connections", "0"), CONFIG), (("serve", "--data", "X", "--connections", "many"), CONFIG),
    (("serve", "--data", "X", "--log-level", "loud"), CONFIG),
    (("serve", "--data", "X", "--listen", "0.0.0.0:0"), CONFIG),
    (("serve", "--data", "X", "--database", "postgresql://me:secret@host/db"), CONFIG),
    (("serve", "--data", "X", "--demo"), CONFIG),
    (("serve", "--data", "X", "--demo", "--demo-file", "X/demo.json"), CONFIG),
    (("serve", "--data", "X", "--listen", "0.0.0.0:0", "--insecure-http", "--demo", "--demo-file", "d"), CONFIG),
    (("tenant", "list", "--data", "X/none"), MISSING), (("--help",), OK), (("key", "create", "--help"), OK),
])
def test_exit_codes_without_an_installation(arguments, code, tmp_path):
    arguments = [one.replace("X", str(tmp_path)) if one.startswith("X") else one for one in arguments]
    done = plain(*arguments)
    assert done.returncode == code, done.stderr
    assert not list(tmp_path.iterdir()), "a refused command leaves nothing behind"
    if code == CONFIG:
        assert done.stderr.startswith("iot-guardian: ") and "Traceback" not in done.stderr


def test_exit_codes_of_an_installation(installation):
    cli = installation.cli
    cli("tenant", "create", "acme")
    assert cli("tenant", "create", "acme", check=False).returncode == STATE
    assert cli("tenant", "create", "Acme!", check=False).returncode == DATA
    assert cli("tenant", "set", "acme", "dance=1", check=False).returncode == DATA
    assert cli("tenant", "suspend", "none", check=False).returncode == MISSING
    assert cli("user", "lock", "--tenant", "acme", "--email", "no@body.example", check=False).returncode == MISSING
    assert cli("key", "revoke", "1:x", "--tenant", "acme", check=False).returncode in (DATA, MISSING)
    assert cli("tenant", "delete", "acme", check=False).returncode == USAGE


def test_two_commands_at_once_wait_for_each_other(make_server):
    one = make_server(start=False)
    one.cli("tenant", "create", "acme")
    running = [subprocess.Popen([str(BINARY), "tenant", "create", f"t{n}", "--data", str(one.data)], stdout=subprocess.DEVNULL)
               for n in range(4)]
    assert [each.wait(60) for each in running] == [0] * 4
    assert len(json.loads(one.cli("tenant", "list", "--format", "json").stdout)) == 5


def on_a_terminal(line, answers, timeout=60):
    """Runs a command on a pseudo-terminal, typing each answer when its prompt has come; (exit code, output)."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execv(line[0], line)
    output, until = "", time.monotonic() + timeout
    waiting = list(answers)
    while time.monotonic() < until:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                piece = os.read(terminal, 4096).decode(errors="replace")
            except OSError:
                break
            if not piece:
                break
            output += piece
        if waiting and output.rstrip(" ").endswith(waiting[0][0]):
            os.write(terminal, (waiting.pop(0)[1] + "\n").encode())
    else:
        os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), output


def test_confirmation_on_a_terminal(installation):
    installation.make_tenant("acme")
    line = [str(BINARY), "tenant", "delete", "acme", "--data", str(installation.data)]
    code, output = on_a_terminal(line, [("[y/N]", "n")])
    assert code == STATE and "0 devices" in output
    code, _ = on_a_terminal(line, [("[y/N]", "y")])
    assert code == OK
    assert installation.cli("tenant", "list", "--format", "json").stdout == "[]\n"


def test_a_password_typed_twice_is_not_shown(installation):
    installation.cli("tenant", "create", "acme")
    line = [str(BINARY), "user", "create", "--tenant", "acme", "--email", "a@acme.example", "--role", "owner",
            "--data", str(installation.data)]
    secret = remember("typed by a person, long enough")
    code, output = on_a_terminal(line, [("password:", secret), ("password again:", "something else entirely")])
    assert code == USAGE
    code, output = on_a_terminal(line, [("password:", secret), ("password again:", secret)])
    assert code == OK, output
    assert secret not in output


def test_configuration_reference_is_current():
    assert plain("config", "--reference").stdout == (ROOT / "docs/configuration.md").read_text()


def test_configuration_file(make_server, tmp_path):
    file = tmp_path / "guardian.toml"
    file.write_text('ops_lisen = "127.0.0.1:0"\n')
    refused = plain("serve", "--data", str(tmp_path / "d"), "--config", str(file))
    assert refused.returncode == CONFIG and "`ops_listen`" in refused.stderr and "line 1" in refused.stderr
    file.write_text("connections = 0\n")
    assert plain("serve", "--data", str(tmp_path / "d"), "--config", str(file)).returncode == CONFIG
    file.write_text('database = "postgresql://me:secret@host/db"\n')
    file.chmod(0o644)
    refused = plain("serve", "--data", str(tmp_path / "d"), "--config", str(file))
    assert refused.returncode == CONFIG and "chmod" in refused.stderr and "secret" not in refused.stderr
    file.write_text("connections = 100\n")
    assert make_server("--config", str(file)).get_ops("/livez").status == 200


def test_the_test_clock_is_not_in_release():
    content = BINARY.read_bytes()
    clock = b"test-clock" in content
    listed = "test-clock" in plain("--help").stdout
    if "release" in str(BINARY):
        assert not clock and not listed and b"GUARDIAN_TEST" not in content
    assert clock == listed


def test_help_reads_well():
    top = plain("--help").stdout
    for word in ("serve", "tenant", "user", "key", "secrets", "import", "audit", "backup", "restore", "Exit codes"):
        assert word in top
    assert "iot-guardian key create --tenant acme" in plain("key", "create", "--help").stdout
