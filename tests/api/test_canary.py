"""Runs last: no secret that any test was given stands in anything the servers wrote."""
import pathlib
import subprocess

import conftest


def test_no_issued_secret_stands_anywhere(server):
    # The log's last lines reach the disk with the stop.
    server.stop()
    secrets = {secret.encode() for secret in conftest.issued if len(secret) >= 12}
    # Also the tail of a key: its signature part alone would be as good as the key.
    tails = {secret.rpartition(b".")[2] for secret in secrets if secret.count(b".") == 2}
    assert secrets, "the run has issued secrets"
    found, files = [], 0
    for folder in {pathlib.Path(path) for path in conftest.written}:
        for path in folder.rglob("*"):
            if not path.is_file() or path.name.endswith(".allowed-secret"):
                continue
            files += 1
            content = path.read_bytes()
            found += [str(path) for secret in secrets | tails if secret in content]
    for database in conftest.databases:
        dump = subprocess.run(["pg_dump", "--inserts", database], capture_output=True, timeout=300, check=True).stdout
        found += [database for secret in secrets | tails if secret in dump]
    assert files > 10
    assert found == []
