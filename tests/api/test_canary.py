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
    patterns = b"\n".join(secrets | tails)
    folders = [str(path) for path in {pathlib.Path(path) for path in conftest.written} if path.exists()]
    files = sum(1 for folder in folders for path in pathlib.Path(folder).rglob("*") if path.is_file())
    # The search itself is checked by one secret that must be found.
    planted = pathlib.Path(folders[0]) / "planted"
    planted.write_bytes(b"\0" + next(iter(secrets)) + b"\0")
    search = subprocess.run(["grep", "-rlaFD", "skip", "-f", "-", "--exclude=*.allowed-secret", *folders], input=patterns,
                            capture_output=True, timeout=300)
    planted.unlink()
    assert search.returncode in (0, 1), search.stderr
    found = search.stdout.decode().splitlines()
    assert str(planted) in found
    found = [path for path in found if pathlib.Path(path) != planted]
    for database in conftest.databases:
        dump = subprocess.run(["pg_dump", "--inserts", database], capture_output=True, timeout=300, check=True).stdout
        found += [database for secret in secrets | tails if secret in dump]
    assert files > 10
    assert found == []
