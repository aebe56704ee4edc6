"""SIGKILL under four writers: no acknowledged write is lost, and what is left is whole.

GUARDIAN_KILLS (default 20) says how often.
"""
import json
import os
import random
import sqlite3
import subprocess
import threading
import time

from conftest import BINARY, Browser, Key, call, remember

KILLS = int(os.environ.get("GUARDIAN_KILLS", "20"))
DEVICES = [f"00:00:5e:00:53:{n:02x}" for n in range(4)]


class Writers:
    """Four threads, each noting what was acknowledged; a failed call is no promise."""

    def __init__(self, server, tenant, key):
        self.server, self.tenant, self.key = server, tenant, key
        self.tags = {}       # device -> the last acknowledged tag
        self.unknown = {}    # device -> a tag sent and not acknowledged
        self.keys = []       # acknowledged keys
        self.stop = threading.Event()
        self.browser = None
        self.number = 0

    def update_devices(self, devices):
        while not self.stop.is_set():
            for device in devices:
                self.number += 1
                tag = f"n{self.number}-{device[-2:]}"
                self.unknown.setdefault(device, []).append(tag)
                try:
                    body = {"tags": [tag], "deviceidlist": [device]}
                    reply = call(self.server, "PUT", "/pub/v4.0/device/update", self.key, body=body)
                except Exception:  # whatever a killed server looks like from here
                    return
                if reply.status == 200:
                    self.tags[device] = tag
                    self.unknown[device] = []

    def create_keys_by_command(self):
        while not self.stop.is_set():
            try:
                self.keys.append(self.server.make_key(self.tenant, label="killed"))
            except (AssertionError, ValueError):
                return

    def create_keys_by_console(self):
        while not self.stop.is_set():
            try:
                if self.browser is None:
                    self.browser = Browser(self.server).sign_in(self.tenant.owner_email, self.tenant.owner_password)
                reply = self.browser.call("POST", "/console/keys",
                                          {"label": "killed", "access": "read-only", "expires_days": 30, "networks": []})
            except Exception:
                return
            if reply.status == 201:
                made = reply.json()
                self.keys.append(Key(made["access_key_id"], remember(made["access_key"]), made["customerid"]))
            elif reply.status in (401, 403):
                self.browser = None

    def run(self, seconds):
        self.stop.clear()
        threads = [threading.Thread(target=self.update_devices, args=(DEVICES[:2],)),
                   threading.Thread(target=self.update_devices, args=(DEVICES[2:],)),
                   threading.Thread(target=self.create_keys_by_command),
                   threading.Thread(target=self.create_keys_by_console)]
        for thread in threads:
            thread.start()
        time.sleep(seconds)
        self.server.kill()
        self.stop.set()
        for thread in threads:
            thread.join(60)


def check(server, writers):
    listed = call(server, "GET", "/pub/v4.0/device/list", writers.key, params={"detail": "true"}).json()["devices"]
    tags = {device["deviceid"]: {one["tagValue"] for one in device["allTags"]} for device in listed}
    for device, tag in writers.tags.items():
        # A write in flight at the kill may have come through; one acknowledged must have.
        possible = [tag, *writers.unknown.get(device, [])]
        assert any({one} == tags[device] for one in possible), (device, possible, tags[device])
    stored = {one["id"]: one["state"] for one in
              json.loads(server.cli("key", "list", "--tenant", writers.tenant.name, "--format", "json").stdout)}
    lost = [key.id for key in writers.keys if stored.get(key.id) != "active"]
    assert lost == []
    if writers.keys:
        assert call(server, "GET", "/pub/v4.0/key/verify", writers.keys[-1]).status == 200
    assert server.cli("audit", "verify").stdout.startswith("clean")


def check_file(server):
    with sqlite3.connect(f"file:{server.data}/guardian.db?mode=ro", uri=True) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_no_acknowledged_write_is_lost(make_server):
    server = make_server()
    tenant = server.make_tenant("acme")
    server.cli("tenant", "set", "acme", "calls_per_minute=-1", "max_active_keys=1000")
    server.import_devices(tenant, *DEVICES)
    writers = Writers(server, tenant, server.make_key(tenant))
    draw = random.Random(7)
    acknowledged = 0
    for _ in range(KILLS):
        writers.run(draw.uniform(0.005, 0.5))
        server.start()
        check(server, writers)
        acknowledged = len(writers.tags) + len(writers.keys)
        if len(writers.keys) > 200:
            server.cli("key", "revoke", "--all", "--tenant", "acme", "--yes")
            writers.keys.clear()
            writers.key = server.make_key(tenant)
    assert acknowledged > 4
    assert server.stop() == 0
    if not server.database:
        check_file(server)


def test_a_kill_between_commands_leaves_a_key_and_its_record_or_neither(make_server):
    """The audit has exactly one `access-key.create` for each key that exists."""
    server = make_server(start=False)
    tenant = server.make_tenant("acme")
    draw = random.Random(11)
    for _ in range(min(KILLS, 20)):
        running = subprocess.Popen([str(BINARY), "key", "create", "--tenant", "acme", "--user", tenant.owner_email,
                                    "--data", str(server.data)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        time.sleep(draw.uniform(0.001, 0.08))
        running.kill()
        for line in running.communicate()[0].decode().splitlines():
            if line.startswith("Secret Access Key: "):
                remember(line.removeprefix("Secret Access Key: "))
    keys = {one["id"] for one in json.loads(server.cli("key", "list", "--tenant", "acme", "--format", "json").stdout)}
    records = [json.loads(line) for line in server.cli("audit", "export").stdout.splitlines()]
    made = [one["object"].removeprefix("key:") for one in records if one["action"] == "access-key.create"]
    assert sorted(made) == sorted(keys)
    assert server.cli("audit", "verify").stdout.startswith("clean")
