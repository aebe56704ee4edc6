"""ETag and If-None-Match: made from the served document over every operation that promises a tag."""
import pytest

import conftest
import example_tenant
from test_openapi import (PLACES, PLACE_IDS, document, filled, kept, operation_at, operations,  # noqa: F401 (fixtures)
                          unchanged)

READS = [(place, name) for place, name in zip(PLACES, PLACE_IDS)
         if place[0].removeprefix("v2_").startswith("get_") and place[1] != "open"]
CHANGES = [(place, name) for place, name in zip(PLACES, PLACE_IDS)
           if place[0].split("_")[0] in ("post", "put", "delete") and place[1] == "v4"]
VARY = "X-Key-Id, X-Access-Key, Authorization, Cookie, Accept-Encoding"


def promises_a_tag(operation):
    return "304" in operation.item["responses"]


def ask(operation, api, values, **headers):
    return operation.send(api, values, headers={name.replace("_", "-"): value for name, value in headers.items()})


def plain(tag):
    return tag.removeprefix("W/")


def answers(operations, api, values):  # noqa: F811
    """What each operation with a tag tells, as {(name, mount): (tag, body)}; also without the example's parameters."""
    told = {}
    for operation in operations:
        if operation.mount not in ("v4", "v2") or not operation.reads or not promises_a_tag(operation):
            continue
        replies = [operation.send(api, values)]
        if operation.mount == "v4":
            replies.append(api.call("GET", operation.short_path))
        for number, reply in enumerate(replies):
            if reply.status == 200:
                told[operation.path, number] = (reply.headers["ETag"], reply.body)
    return told


@pytest.mark.parametrize("name, mount", [place for place, _ in READS], ids=[name for _, name in READS])
def test_an_answer_is_not_sent_twice(operations, kept, unchanged, name, mount):  # noqa: F811
    operation = operation_at(operations, name, mount)
    api, values = kept
    first = ask(operation, api, values)
    if not promises_a_tag(operation):
        assert "ETag" not in first.headers
        return
    tag = first.headers["ETag"]
    assert ask(operation, api, values).headers["ETag"] == tag
    for field in (tag, "W/" + plain(tag), f'"x", {tag}', f"{tag},W/\"y\""):
        again = ask(operation, api, values, If_None_Match=field)
        assert (again.status, again.body) == (304, b""), field
        assert plain(again.headers["ETag"]) == plain(tag)
        for same in ("Vary", "Cache-Control", "Content-Security-Policy"):
            assert again.headers[same] == first.headers[same]
        assert "Content-Type" not in again.headers and "Content-Length" not in again.headers
    assert first.headers["Vary"] == VARY and first.headers["Cache-Control"] == "private, no-cache"
    assert ask(operation, api, values, If_None_Match="*").status == 304
    for field in ('"x"', plain(tag)[:-2] + '"', plain(tag).strip('"'), ""):
        assert ask(operation, api, values, If_None_Match=field).body == first.body, field


def test_each_mount_has_tags_of_its_own(operations, kept):  # noqa: F811
    api, values = kept
    tags = {}
    for operation in operations:
        if operation.mount == "open" or not operation.reads or not promises_a_tag(operation):
            continue
        tag = plain(ask(operation, api, values).headers["ETag"])
        assert tag not in tags, f"{operation.path} and {tags[tag]}"
        tags[tag] = operation.path
    assert len(tags) > 20


def test_each_coding_has_tags_of_its_own(kept):  # noqa: F811
    api, _ = kept
    tags = []
    for coding in ("identity", "gzip", "zstd"):
        reply = api.call("GET", "profile/mapping", headers={"Accept-Encoding": coding})
        tags.append(reply.headers["ETag"])
        again = api.call("GET", "profile/mapping", headers={"Accept-Encoding": coding, "If-None-Match": tags[-1]})
        assert (again.status, again.headers["ETag"]) == (304, tags[-1])
    assert tags[1:] == [tags[0][:-1] + '-gzip"', tags[0][:-1] + '-zstd"']


def test_the_console_has_tags_too(server, kept):  # noqa: F811
    api, _ = kept
    browser = conftest.Browser(server).sign_in(api.tenant.owner_email, api.tenant.owner_password)
    first = browser.call("GET", "/console/api/device/list")
    assert first.status == 200
    again = browser.call("GET", "/console/api/device/list", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status == 304
    elsewhere = api.get("device/list").headers["ETag"]
    assert browser.call("GET", "/console/api/device/list", headers={"If-None-Match": elsewhere}).status == 200


def test_no_tag_outlives_what_it_stands_for(server, operations):  # noqa: F811
    """Every change there is, one after the other: an answer that differs never has the tag of before."""
    wrong, moved = [], set()
    for (name, mount), _ in CHANGES:
        api, values = filled(server)
        before = answers(operations, api, values)
        reply = operation_at(operations, name, mount).send(api, values)
        assert reply.status < 300, f"{name}: {reply.text}"
        after = answers(operations, api, values)
        for where in before.keys() & after.keys():
            if before[where][0] != after[where][0]:
                moved.add(where[0])
            elif before[where][1] != after[where][1]:
                wrong.append(f"{name} changes {where[0]} and not its tag")
    assert wrong == []
    assert len(moved) > 10


def test_what_is_imported_changes_the_tags(server, operations):  # noqa: F811
    api, values = filled(server)
    for kind, item in (("devices", conftest.device_item("00:00:5e:00:53:77")),
                       ("devices", {**example_tenant.DEVICES[0], "hostname": "renamed"}),
                       ("alerts", {**example_tenant.ALERTS[0], "name": "Another name"}),
                       ("vulnerabilities", {**example_tenant.VULNERABILITIES[0], "status": "Potential"})):
        before = answers(operations, api, values)
        api.load(kind, item)
        after = answers(operations, api, values)
        for where in before.keys() & after.keys():
            assert before[where][0] != after[where][0] or before[where][1] == after[where][1], (kind, where)
        path = {"devices": "device/list", "alerts": "alert/list", "vulnerabilities": "vulnerability/list"}[kind]
        assert before["/pub/v4.0/" + path, 1][0] != after["/pub/v4.0/" + path, 1][0]


def test_a_change_of_another_tenant_changes_nothing(server, operations, kept):  # noqa: F811
    before = answers(operations, *kept)
    filled(server)
    assert answers(operations, *kept) == before


def test_a_missing_thing_has_no_tag(kept):  # noqa: F811
    api, _ = kept
    for headers in ({}, {"If-None-Match": "*"}):
        reply = api.call("GET", "device", {"deviceid": "00:00:00:00:00:01"}, headers=headers)
        assert reply.status == 404 and "ETag" not in reply.headers and reply.headers["Cache-Control"] == "no-store"


def test_a_stranger_with_a_tag_is_refused(server, kept):  # noqa: F811
    api, _ = kept
    tag = api.get("device/list").headers["ETag"]
    reply = conftest.call(server, "GET", "/pub/v4.0/device/list", params={"customerid": api.key.customerid},
                          headers={"If-None-Match": tag})
    assert reply.status == 403 and "ETag" not in reply.headers


def test_a_kept_answer_counts_as_a_call(server):
    tenant = server.make_tenant()
    key = server.make_key(tenant)
    first = conftest.call(server, "GET", "/pub/v4.0/device/list", key)
    again = conftest.call(server, "GET", "/pub/v4.0/device/list", key, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status == 304
    assert "r=59" in first.headers["RateLimit"] and "r=58" in again.headers["RateLimit"]


def test_tags_hold_across_a_restart_and_not_across_a_second_of_relative_time(make_server):
    one = make_server()
    api = example_tenant.make(one)
    api.load("devices", *example_tenant.DEVICES)
    relative = {"filter": "last_activity:>-7d"}
    tag = api.get("device/list").headers["ETag"]
    assert one.stop() == 0
    one.start()
    assert api.call("GET", "device/list", headers={"If-None-Match": tag}).status == 304
    if "test-clock" in one.cli("--help").stdout:
        tag = api.get("device/list", **relative).headers["ETag"]
        one.cli("test-clock", "2")
        assert api.call("GET", "device/list", relative, headers={"If-None-Match": tag}).status == 200


@pytest.mark.parametrize("field", ['"x"', "*", 'W/"x"', "x"])
def test_a_change_that_would_be_guarded_is_not_made(server, field):
    api = example_tenant.make(server)
    reply = api.call("POST", "customAttribute", body={"customAttributeName": "Keeper"}, headers={"If-Match": field})
    assert reply.status == 400 and "If-Match" in reply.json()["msg"]
    assert '"Keeper"' not in api.get("customAttributes").text
