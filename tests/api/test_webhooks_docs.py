"""docs/webhooks.md: its samples verify real calls, its examples have the members of real events, its tables are complete."""
import json
import os
import re
import subprocess

import pytest

import conftest
from test_webhooks import TO_LOOPBACK, change_everything, subscribe, tenant_of
from webhook_receiver import Receiver

PAGE = (conftest.ROOT / "docs/webhooks.md").read_text(encoding="utf-8")
NODE = conftest.ROOT / "web/node"


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """One tenant's events of every kind, with the secret."""
    server = conftest.Server(tmp_path_factory.mktemp("docs"), TO_LOOPBACK).start()
    receiver = Receiver()
    api = tenant_of(server)
    _, secret = subscribe(api, receiver.url)
    kinds = {kind for kind, _ in change_everything(api)}
    all = receiver.wait_for(lambda all: {one.json["type"] for one in all} >= kinds)
    yield secret, all
    receiver.close()
    server.kill()


def block(language):
    [found] = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.S | re.M)
    return found


def run_node(program, given, tmp_path, name):
    script = tmp_path / name
    script.write_text(program)
    return subprocess.run([NODE, script], input=json.dumps(given), text=True, capture_output=True, timeout=60)


def test_the_python_sample_verifies(told):
    secret, all = told
    place = {}
    exec(block("python"), place)
    for one in all:
        assert place["verify"](secret, one.headers, one.body)
        assert not place["verify"](secret, one.headers, one.body + b" ")
        assert not place["verify"](secret, one.headers, one.body, now=int(one.headers["webhook-timestamp"]) + 301)


def test_the_node_sample_verifies(told, tmp_path):
    if subprocess.run([NODE, "--version"], capture_output=True).returncode != 0:
        pytest.skip("the pinned Node is not installed: npm ci in web/")
    secret, all = told
    harness = """
import { readFileSync } from "node:fs";
const { secret, calls } = JSON.parse(readFileSync(0, "utf8"));
const good = calls.filter((one) => verify(secret, one.headers, Buffer.from(one.body)));
const bad = calls.filter((one) => verify(secret, one.headers, Buffer.from(one.body + " ")));
console.log(JSON.stringify([good.length, bad.length]));
"""
    given = {"secret": secret, "calls": [{"headers": one.headers, "body": one.body.decode()} for one in all]}
    done = run_node(block("js") + harness, given, tmp_path, "sample.mjs")
    assert json.loads(done.stdout) == [len(all), 0], done.stderr


def test_the_library_of_the_standard_verifies(told, tmp_path):
    """`standardwebhooks` of npm: an implementation that is not ours."""
    program = """
const { createRequire } = require("node:module");
const { Webhook } = createRequire(process.env.GUARDIAN_WEB + "/package.json")("standardwebhooks");
const { secret, calls } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const verifies = (one, body) => { try { new Webhook(secret).verify(body, one.headers); return true; } catch { return false; } };
console.log(JSON.stringify([calls.filter((one) => verifies(one, one.body)).length,
                            calls.filter((one) => verifies(one, one.body + " ")).length]));
"""
    if not (conftest.ROOT / "web/node_modules/standardwebhooks").exists():
        pytest.skip("standardwebhooks is not installed: npm ci in web/")
    secret, all = told
    script = tmp_path / "standard.cjs"
    script.write_text(program)
    given = {"secret": secret, "calls": [{"headers": one.headers, "body": one.body.decode()} for one in all]}
    done = subprocess.run([NODE, script], input=json.dumps(given), text=True, capture_output=True, timeout=60,
                          env={**os.environ, "GUARDIAN_WEB": str(conftest.ROOT / "web")})
    assert done.stdout and json.loads(done.stdout) == [len(all), 0], done.stderr


def test_the_examples_have_the_members_of_real_events(told):
    _, all = told
    found = re.findall(r"<!-- example: ([a-z_.]+) -->\n```json\n(.*?)^```$", PAGE, re.S | re.M)
    assert len(found) >= 4
    for kind, text in found:
        example = json.loads(text)
        real = next(one.json for one in all if one.json["type"] == kind)
        assert example["type"] == kind and list(example) == list(real)
        assert list(example["data"]) == list(real["data"])
        for name, value in example["data"].items():
            if isinstance(value, dict):
                assert set(value) <= set(real["data"][name]), (kind, name)
                if len(value) > 2:
                    assert list(value) == list(real["data"][name]), (kind, name)


def test_every_event_has_its_row(told):
    source = (conftest.ROOT / "src/domain/webhooks/webhook_events.h").read_text(encoding="utf-8")
    kinds = set(re.findall(r'= "([a-z_]+\.[a-z_]+)"', source))
    rows = set(re.findall(r"^\| `([a-z_]+\.[a-z_]+)` \|", PAGE, re.M))
    assert kinds == rows and len(kinds) > 5
