"""Idempotency-Key: a call that is sent again changes nothing twice, and gets its first answer again."""
import json
import os
import random
import re
import threading

import pytest

import conftest
import example_tenant
import openapi
import public_api
from conftest import Browser, call
from test_openapi import PLACES, PLACE_IDS, document, filled, operation_at, operations, state  # noqa: F401 (fixtures)

KILLS = int(os.environ.get("GUARDIAN_KILLS", "20"))
CHANGES = [(place, name) for place, name in zip(PLACES, PLACE_IDS)
           if place[0].split("_")[0] in ("post", "put") and place[1] != "open"]


@pytest.fixture
def acme(server):
    return example_tenant.make(server)


def create(api, name, key, **members):
    """Makes a custom attribute; a second one of the name would be refused with 409."""
    return api.call("POST", "customAttribute", body={"customAttributeName": name, **members},
                    headers={} if key is None else {"Idempotency-Key": key})


def names(api):
    told = api.get("customAttributes")
    assert told.status == 200, told.text
    return told.text


def records(api):
    """The changes that stand in the audit, but for the looks at it."""
    lines = api.server.cli("audit", "export").stdout.splitlines()
    return len([line for line in lines if not json.loads(line)["action"].startswith("audit.")])


def settled(state):
    """Without how calls of webhooks go, which are made meanwhile: which webhooks and deliveries there are stays."""
    return {name: re.findall(rb'"(?:webhookId|deliveryId|updatedAt)":"[^"]*"', answer[1]) if "webhook/" in name else answer
            for name, answer in state.items()}


def is_replay(reply):
    return reply.headers["Idempotency-Replayed"] == "true"


# Every operation that changes something.

@pytest.mark.parametrize("name, mount", [place for place, _ in CHANGES], ids=[name for _, name in CHANGES])
def test_each_change_is_made_once(server, operations, monkeypatch, name, mount):  # noqa: F811
    operation = operation_at(operations, name, mount)
    api, values = filled(server)
    monkeypatch.setattr(public_api.secrets, "token_hex", lambda count=16: "5" * (2 * count))  # one boundary for both
    key = {"Idempotency-Key": "7ff1ac5f-41c2-4a3a-8c1b-0d3a0e6f1f22"}
    first = operation.send(api, values, headers=key)
    assert first.status == operation.success()[0], first.text
    assert "Idempotency-Replayed" not in first.headers
    before, changes = settled(state(operations, api, values)), records(api)
    again = operation.send(api, values, headers=key)
    if operation.item.get("x-secret-shown-once", False):
        assert (again.status, again.json()["type"]) == (409, "secret-shown-once")
        assert first.json()["secret"] not in again.text and not is_replay(again)
        conftest.remember(first.json()["secret"])
    else:
        assert is_replay(again), again.text
        assert (again.status, again.body, again.headers["Content-Type"]) == (
            first.status, first.body, first.headers["Content-Type"])
    assert records(api) == changes
    assert settled(state(operations, api, values)) == before
    other = operation.send(api, values, query={"x": "1"}, headers=key)
    assert other.status == 422, other.text
    assert records(api) == changes


def test_each_change_is_described_with_its_key(document, operations):  # noqa: F811
    for operation in operations:
        if operation.mount == "open":
            continue
        found = [openapi.follow(document, one) for one in operation.item.get("parameters", [])]
        taken = "Idempotency-Key" in [one["name"] for one in found if one["in"] == "header"]
        assert taken == (operation.method in ("POST", "PUT")), operation.path
        if taken:
            assert {"409", "422"} <= operation.item["responses"].keys()
            success = openapi.follow(document, operation.item["responses"][str(operation.success()[0])])
            once = operation.item.get("x-secret-shown-once", False)
            assert ("Idempotency-Replayed" in success["headers"]) == (not once)
            assert once == ("secret" in (operation.success()[1] or {}).get("properties", {}))


# What is the same call, and what another.

@pytest.mark.parametrize("first, second",
                         [("a-key", "a-key"), ('"a-key"', "a-key"), ("~", "~"), ("k" * 255, "k" * 255)])
def test_the_same_key_is_the_same_call(acme, first, second):
    made = create(acme, "Keeper", first)
    assert made.status == 200, made.text
    again = create(acme, "Keeper", second)
    assert is_replay(again) and again.body == made.body
    assert create(acme, "Keeper", None).status == 409


@pytest.mark.parametrize("what, key", [
    ("empty", ""), ("too long", "k" * 256), ("a blank", "a b"), ("no end", '"abc'), ("empty in quotes", '""'),
    ("parameters", '"a";b=1'), ("not ASCII", "schl\xfcssel")])
def test_a_malformed_key_is_refused(acme, what, key):
    reply = create(acme, "Keeper", key)
    assert reply.status == 400 and "Idempotency-Key" in reply.json()["msg"], what
    assert create(acme, "Keeper", None).status == 200, "nothing was made"


def test_another_payload_is_refused(acme):
    assert create(acme, "Keeper", "k").status == 200
    for reply in (create(acme, "Another", "k"), create(acme, "Keeper", "k", defaultValue="x"),
                  acme.call("POST", "customAttribute", {"x": "1"}, {"customAttributeName": "Keeper"},
                            {"Idempotency-Key": "k"})):
        assert reply.status == 422, reply.text
        assert reply.json()["msg"] == "This Idempotency-Key was used with another request"
    assert is_replay(create(acme, "Keeper", "k")), "a refusal takes nothing away"
    assert '"Another"' not in names(acme)


def test_the_key_of_another_caller_is_another_call(server, acme):
    other_tenant = example_tenant.make(server)
    other_key = acme.with_key(server.make_key(acme.tenant))
    assert create(acme, "Keeper", "k").status == 200
    elsewhere = create(other_tenant, "Keeper", "k")
    assert elsewhere.status == 200 and not is_replay(elsewhere)
    assert create(other_key, "Second", "k").status == 200, "it would be 422 for the first"
    assert '"Second"' in names(acme)


def test_another_operation_is_another_call(acme):
    assert create(acme, "Keeper", "k").status == 200
    reply = acme.call("POST", "tag", body={"tagType": "Ward", "tagValue": "3"}, headers={"Idempotency-Key": "k"})
    assert not is_replay(reply) and reply.status != 422


def test_the_console_takes_keys_too(server, acme):
    browser = Browser(server).sign_in(acme.tenant.owner_email, acme.tenant.owner_password)
    replies = [browser.call("POST", "/console/api/customAttribute", {"customAttributeName": "Keeper"},
                            {"Idempotency-Key": "k"}) for _ in range(2)]
    assert [reply.status for reply in replies] == [200, 200], replies[1].text
    assert is_replay(replies[1]) and not is_replay(replies[0])


def test_reading_and_deleting_pay_no_heed_to_it(acme):
    for _ in range(2):
        reply = acme.call("GET", "customAttributes", headers={"Idempotency-Key": "a b"})
        assert reply.status == 200 and not is_replay(reply)


# What is kept.

def test_refusals_that_changed_nothing_are_not_kept(acme):
    assert create(acme, "", "k").status == 400
    assert create(acme, "Keeper", "k").status == 200, "another payload: the refusal is forgotten"
    assert create(acme, "Keeper", "l").status == 409
    acme.delete("customAttribute", customAttributeId=next(
        one["customAttributeId"] for one in acme.get("customAttributes").json()["fields"]
        if one["customAttributeName"] == "Keeper"))
    assert create(acme, "Keeper", "l").status == 200, "it runs anew"


def test_a_repetition_counts_as_a_call(server):
    tenant = server.make_tenant()
    api = public_api.PublicApi(server, tenant, server.make_key(tenant), "v4")
    left = [create(api, "Keeper", "k").headers["RateLimit"].split("r=")[1].split(";")[0] for _ in range(2)]
    assert int(left[1]) == int(left[0]) - 1


def test_a_key_that_may_only_read_gets_no_answer_of_another(server, acme):
    reader = acme.with_key(server.make_key(acme.tenant, "read-only"))
    assert create(acme, "Keeper", "k").status == 200
    assert create(reader, "Keeper", "k").status == 403


# Many at once, and a process that dies.

def test_of_many_at_once_one_is_carried_out(acme):
    begin = threading.Barrier(8)
    replies = []

    def send():
        begin.wait()
        replies.append(create(acme, "Keeper", "k"))

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    first = [reply for reply in replies if reply.status == 200 and not is_replay(reply)]
    assert len(first) == 1, [reply.text for reply in replies]
    for reply in replies:
        if reply.status == 200:
            assert reply.body == first[0].body
        else:
            assert reply.status == 409 and reply.headers["Retry-After"] == "1"
            assert reply.json()["type"] == "idempotency-key-in-use"
    assert names(acme).count('"Keeper"') == 1


def test_a_killed_server_makes_nothing_twice(make_server):
    """After SIGKILL each call is sent again: it runs now, or is replayed, or is told to have been carried out."""
    one = make_server()
    if "test-clock" not in one.cli("--help").stdout:
        pytest.skip("this build has no test clock")
    api = example_tenant.make(one)
    draw = random.Random(3)
    outcomes = set()
    for round in range(KILLS):
        sent = []

        def work():
            for number in range(1000):
                sent.append(f"a{round}-{number}")
                try:
                    assert create(api, sent[-1], "key-" + sent[-1]).status == 200
                except (OSError, conftest.http.client.HTTPException):
                    return

        worker = threading.Thread(target=work)
        worker.start()
        worker.join(draw.uniform(0.01, 0.12))
        one.kill()
        worker.join(30)
        one.start()
        one.cli("test-clock", str(20 * (round + 1)))  # behind every lease
        for name in sent[-2:]:
            reply = create(api, name, "key-" + name)
            if reply.status == 409:
                assert reply.json()["type"] == "answer-lost", reply.text
            else:
                assert reply.status == 200, reply.text
            outcomes.add((reply.status, is_replay(reply)))
            assert names(api).count(f'"{name}"') == 1
        for attribute in api.get("customAttributes").json()["fields"]:
            if attribute["customAttributeName"].startswith("a"):
                api.delete("customAttribute", customAttributeId=attribute["customAttributeId"])
    assert (200, True) in outcomes, "an acknowledged call is replayed by the next process"
