"""What `audit verify` finds when somebody wrote in the database file: each case is one mutation of a stopped server's."""
import sqlite3

import pytest

pytestmark = pytest.mark.sqlite_only
COLUMNS = "happened_at, actor, action, object, result, ip, request_id, detail, key_version, mac"
MUTATIONS = {
    "an edited record": "UPDATE audit_record SET actor = 'user:nobody' WHERE seq = 2",
    "a removed record": "DELETE FROM audit_record WHERE seq = 2",
    "a cut tail": "DELETE FROM audit_record WHERE seq >= 2",
    "a cut tail with the head set back": "DELETE FROM audit_record WHERE seq >= 2;"
        "UPDATE audit_head SET seq = 1, mac = (SELECT r.mac FROM audit_record r WHERE r.chain = audit_head.chain AND r.seq = 1)",
    "an inserted record": f"INSERT INTO audit_record (chain, seq, {COLUMNS}) "
        f"SELECT chain, 1000, {COLUMNS} FROM audit_record WHERE seq = 1",
    "a chain nobody began": f"INSERT INTO audit_record (chain, seq, {COLUMNS}) "
        f"SELECT 'ffffffffffffffffffffffff', 1, {COLUMNS} FROM audit_record WHERE seq = 1 LIMIT 1",
    "two records changed about": "UPDATE audit_record SET seq = 1001 WHERE seq = 1; UPDATE audit_record SET seq = 1 WHERE seq = 2;"
        "UPDATE audit_record SET seq = 2 WHERE seq = 1001",
    "everything removed": "DELETE FROM audit_record; DELETE FROM audit_head",
}


@pytest.mark.parametrize("mutation", MUTATIONS.values(), ids=MUTATIONS.keys())
def test_a_database_writer_is_found(make_server, mutation):
    one = make_server()
    one.make_key(one.make_tenant("acme"))
    assert one.cli("audit", "verify").stdout.startswith("clean")
    one.stop()
    with sqlite3.connect(one.data / "guardian.db") as database:
        database.executescript(mutation)
    database.close()
    found = one.cli("audit", "verify", check=False)
    assert found.returncode == 2, found.stdout + found.stderr
