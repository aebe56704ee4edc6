"""docs/public-api.md against a real server: its commands run, and its table of operations is the served one.

GUARDIAN_WRITE_DOCS=1 writes the table anew."""
import os
import re
import subprocess

import pytest

import conftest
import example_tenant
import openapi

PAGE = conftest.ROOT / "docs/public-api.md"
BEGIN, END = r"<!-- operations: [^\n]*-->\n", "<!-- end of operations -->\n"
MOUNT_NAMES = {"v4": "v4.0", "v1": "v1", "v2": "v2", "open": "open"}


def examples():
    """Each fenced block that can be run, named by its language and line."""
    text = PAGE.read_text(encoding="utf-8")
    for block in re.finditer(r"^```(sh|python)\n(.*?)^```$", text, re.S | re.M):
        line = text[:block.start()].count("\n") + 2
        yield pytest.param(block[1], block[2], id=f"{block[1]}-line-{line}")


@pytest.fixture(scope="module")
def caller(server):
    api = example_tenant.make(server)
    example_tenant.fill(api)
    return {"GUARDIAN_URL": server.url, "KEY_ID": api.key.id, "ACCESS_KEY": api.key.secret, "CUSTOMER_ID": api.tenant.name}


@pytest.mark.parametrize("language, text", examples())
def test_the_examples_run(caller, tmp_path, language, text):
    program = ["bash", "-euo", "pipefail", "-c"] if language == "sh" else ["/usr/bin/python3", "-c"]
    done = subprocess.run([*program, text], env={**os.environ, **caller}, cwd=tmp_path, capture_output=True, text=True,
                          timeout=60, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()
    for secret in [line for line in done.stdout.split('"') if line.count(".") == 2 and len(line) > 100]:
        conftest.remember(secret)


def table_of(operations, tags):
    lines = []
    for tag in tags:
        rows = {}
        for one in operations:
            if tag in one.item["tags"]:
                rows.setdefault((one.method, one.short_path if one.mount != "v2" else "v2/" + one.short_path), []).append(one)
        if not rows:
            continue
        lines += [f"### {tag}", "", "| operation | does | mounts | right | calls a minute |", "|---|---|---|---|---|"]
        for (method, path), places in sorted(rows.items(), key=lambda row: (row[0][1], row[0][0])):
            item = places[0].item
            mounts = ", ".join(MOUNT_NAMES[place.mount] for place in places)
            lines.append(f"| `{method} {path}` | {item['summary']} | {mounts} | {item.get('x-needs', '-')} | "
                         f"{item.get('x-rate-limit', '-')} |")
        lines.append("")
    return "\n" + "\n".join(lines)


def test_the_table_of_operations_is_the_served_one(server):
    document = conftest.request(server.host, server.port, "GET", "/openapi.json").json()
    wanted = table_of(openapi.operations(document), [tag["name"] for tag in document["tags"]])
    text = PAGE.read_text(encoding="utf-8")
    found = re.search(f"({BEGIN})(.*?)({END})", text, re.S)
    assert found, "the page has no place for the table"
    if os.environ.get("GUARDIAN_WRITE_DOCS"):
        PAGE.write_text(text[:found.start(2)] + wanted + text[found.end(2):], encoding="utf-8")
        return
    assert found[2] == wanted, "write it anew with GUARDIAN_WRITE_DOCS=1"
