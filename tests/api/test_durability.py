"""An acknowledged write is on the disk: strace must see the log's fdatasync between question and answer.

A kill alone proves little, since the page cache outlives the process. The checker is itself checked with
a database that does not sync, which it must find wanting.
"""
import os
import pathlib
import re
import shutil
import subprocess
import time

import pytest

from conftest import ROOT, call

pytestmark = [pytest.mark.sqlite_only, pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")]
WRITES = 20


def traced(make_server, **more):
    trace = {}

    def start(**options):
        one = make_server(start=False, prefix=[], **options)
        trace["path"] = one.folder / "trace"
        one.prefix = ["strace", "-f", "-qq", "-yy", "-s", "24", "-e", "trace=fdatasync,fsync,recvmsg,recvfrom,read,readv,"
                      "sendmsg,sendto,write,writev", "-o", str(trace["path"])]
        return one.start(), trace["path"]

    return start(**more)


def unsynced_answers(trace):
    """(answers of writes, those of them with no finished fdatasync of the WAL since their request came in)."""
    answers = lacking = 0
    synced = True
    syncing = {}
    for line in trace.read_text(errors="replace").splitlines():
        thread = line.split(" ", 1)[0]
        if '"PUT /pub' in line:
            synced = False
        if "fdatasync(" in line and "-wal>" in line:
            if "unfinished" in line:
                syncing[thread] = True
            elif "= 0" in line:
                synced = True
        elif "fdatasync resumed" in line and syncing.pop(thread, False) and "= 0" in line:
            synced = True
        elif '"HTTP/1.1 200' in line and re.search(r"\b(sendmsg|sendto|write|writev)\(", line):
            answers += 1
            lacking += 0 if synced else 1
            synced = True
    return answers, lacking


def write_devices(one):
    tenant = one.make_tenant()
    one.import_devices(tenant, "00:00:5e:00:53:01")
    key = one.make_key(tenant)
    for n in range(WRITES):
        reply = call(one, "PUT", "/pub/v4.0/device/update", key, body={"tag": f"t{n}", "deviceidlist": ["00:00:5e:00:53:01"]})
        assert reply.status == 200, reply.text
    one.stop()


def test_each_acknowledged_write_was_synced_before_its_answer(make_server):
    one, trace = traced(make_server)
    write_devices(one)
    answers, lacking = unsynced_answers(trace)
    assert answers >= WRITES
    assert lacking == 0


def test_the_check_finds_a_database_that_does_not_sync(make_server):
    binaries = [os.environ.get("GUARDIAN_TEST_BINARY"), ROOT / "build/asan/iot-guardian", ROOT / "build/dev/iot-guardian"]
    binary = next((pathlib.Path(one) for one in binaries if one and pathlib.Path(one).exists()), None)
    if binary is None:
        pytest.skip("needs a test build, which alone can lower `synchronous`")
    one, trace = traced(make_server, binary=binary,
                        environment={"GUARDIAN_TEST_SYNCHRONOUS": "NORMAL", "ASAN_OPTIONS": "detect_leaks=0"})
    write_devices(one)
    answers, lacking = unsynced_answers(trace)
    assert answers >= WRITES
    assert lacking > WRITES / 2
