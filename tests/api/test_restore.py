"""Backup and restore: whole, private, and no key comes back from the dead."""
import json
import os
import shutil
import sqlite3
import subprocess

import pytest

from conftest import Browser, call, remember

pytestmark = pytest.mark.sqlite_only
DATA, STATE, IO, LATER, CONFIG = 65, 73, 74, 75, 78


@pytest.fixture
def loaded(make_server):
    one = make_server()
    one.acme = one.make_tenant("acme")
    one.key = one.make_key(one.acme)
    one.import_devices(one.acme, *[f"00:00:5e:00:53:{n:02x}" for n in range(9)])
    return one


def backup(server, name="backup.db"):
    path = server.folder / name
    server.cli("backup", path)
    return path


@pytest.mark.parametrize("running", [True, False])
def test_a_backup_is_whole_and_private(loaded, running):
    if not running:
        loaded.stop()
    path = backup(loaded)
    assert path.stat().st_mode & 0o777 == 0o600
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("SELECT count(*) FROM device").fetchone() == (9,)
    assert loaded.cli("backup", path, check=False).returncode == STATE
    assert not list(loaded.folder.glob("*.partial")) and not list((loaded.data / "imports").iterdir())


def test_restore_brings_the_rows_back_and_the_dead_stay_dead(loaded):
    survivor = loaded.make_key(loaded.acme)
    path = backup(loaded)
    browser = Browser(loaded).sign_in(loaded.acme.owner_email, loaded.acme.owner_password)
    loaded.cli("key", "revoke", loaded.key.id, "--tenant", "acme")
    loaded.import_devices(loaded.acme, "00:00:5e:00:53:77")
    later = loaded.make_key(loaded.acme)
    refused = loaded.cli("restore", path, check=False)
    assert refused.returncode == LATER and "stopped" in refused.stderr
    assert loaded.stop() == 0
    done = loaded.cli("restore", path)
    assert done.stdout.startswith("restored; 1 ")
    assert loaded.cli("audit", "verify").stdout.startswith("clean")
    loaded.start()
    assert call(loaded, "GET", "/pub/v4.0/key/verify", survivor).status == 200
    assert call(loaded, "GET", "/pub/v4.0/device/list", survivor).json()["total"] == 9
    assert call(loaded, "GET", "/pub/v4.0/key/verify", loaded.key).status == 403
    assert call(loaded, "GET", "/pub/v4.0/key/verify", later).status == 403
    assert browser.call("GET", "/console/session").status == 401
    assert loaded.cli("audit", "verify").stdout.startswith("clean")
    assert not (loaded.data / "restore").exists()


def test_a_changed_password_does_not_come_back(loaded):
    path = backup(loaded)
    loaded.cli("user", "set-password", "--tenant", "acme", "--email", loaded.acme.owner_email, "--password-stdin",
               input=remember("the one after the leak"))
    loaded.stop()
    loaded.cli("restore", path)
    loaded.start()
    reply = Browser(loaded).call("POST", "/console/session",
                                 {"email": loaded.acme.owner_email, "password": loaded.acme.owner_password})
    assert reply.status == 401


@pytest.mark.parametrize("damage, code", [
    (lambda path: path.write_bytes(path.read_bytes()[:-8192]), IO),
    (lambda path: path.write_bytes(b"SQLite format 3\0" + os.urandom(65536)), IO),
    (lambda path: path.write_bytes(b"not a database at all"), IO),
    (lambda path: path.write_bytes(b""), IO),
])
def test_a_damaged_backup_changes_nothing(loaded, damage, code):
    path = backup(loaded)
    loaded.stop()
    damage(path)
    before = loaded.cli("key", "list", "--tenant", "acme").stdout
    refused = loaded.cli("restore", path, check=False)
    assert refused.returncode == code, refused.stderr
    assert "nothing was changed" in refused.stderr
    assert loaded.cli("key", "list", "--tenant", "acme").stdout == before
    assert loaded.cli("audit", "verify").stdout.startswith("clean")


def test_a_flipped_page_is_noticed(loaded):
    path = backup(loaded)
    loaded.stop()
    content = bytearray(path.read_bytes())
    for at in range(3 * 4096 + 8, len(content), 4096):
        content[at] ^= 0xFF
    path.write_bytes(content)
    assert loaded.cli("restore", path, check=False).returncode == IO


def test_a_backup_of_another_installation_is_refused(loaded, make_server):
    other = make_server(start=False)
    other.make_tenant("other")
    path = backup(other)
    loaded.stop()
    refused = loaded.cli("restore", path, check=False)
    assert refused.returncode == CONFIG and "secrets" in refused.stderr
    loaded.start()
    assert call(loaded, "GET", "/pub/v4.0/key/verify", loaded.key).status == 200


def test_a_new_machine_needs_the_secrets_first(loaded, make_server):
    path = backup(loaded)
    phrase = remember("a passphrase of some length")
    sealed = loaded.folder / "secrets.sealed"
    loaded.cli("secrets", "export", sealed, "--passphrase-stdin", input=phrase)
    fresh = make_server(start=False)
    refused = fresh.cli("restore", path, check=False)
    assert refused.returncode == CONFIG and "secrets import" in refused.stderr
    wrong = fresh.cli("secrets", "import", sealed, "--passphrase-stdin", input="not the passphrase at all", check=False)
    assert wrong.returncode != 0
    fresh.cli("secrets", "import", sealed, "--passphrase-stdin", input=phrase)
    fresh.cli("restore", path)
    fresh.start()
    assert call(fresh, "GET", "/pub/v4.0/key/verify", loaded.key).status == 200
    assert call(fresh, "GET", "/pub/v4.0/device/list", loaded.key).json()["total"] == 9


def test_a_restore_cut_after_its_decision_is_finished_at_the_next_start(loaded):
    path = backup(loaded)
    loaded.import_devices(loaded.acme, "00:00:5e:00:53:77")
    loaded.stop()
    staging = loaded.data / "restore"
    staging.mkdir(mode=0o700)
    shutil.copyfile(path, staging / "guardian.db")
    (staging / "guardian.db").chmod(0o600)
    # Before the decision: the leavings go.
    loaded.cli("tenant", "list")
    assert not staging.exists()
    staging.mkdir(mode=0o700)
    shutil.copyfile(path, staging / "guardian.db")
    (staging / "guardian.db").chmod(0o600)
    (staging / "decided").touch(mode=0o600)
    loaded.start()
    assert call(loaded, "GET", "/pub/v4.0/device/list", loaded.key).json()["total"] == 9
    assert not staging.exists()
