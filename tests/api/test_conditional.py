"""ETag, If-None-Match and If-Match: made from the served document over every operation that promises a tag."""
import concurrent.futures

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


# If-Match.

GUARDED = {"put_device_update", "post_tag", "delete_tag", "put_alert_update", "put_vulnerability_update",
           "put_customAttribute", "delete_customAttribute", "put_site", "delete_site", "put_networkSegment",
           "delete_networkSegment", "put_subnet", "delete_subnet", "put_subnet_transfer", "put_subnet_revert"}
MALFORMED = {"empty": "", "without quotes": "x", "an open quote": '"x', "a weak mark alone": "W/",
             "a small weak mark": 'w/"x"', "a star among tags": '*, "x"', "a tag and a star": '"x", *',
             "no comma between": '"x" "y"', "commas alone": ",,", "too many": ", ".join(['"x"'] * 65)}
SITE = {"external_id": "Example Campus", "description": "another"}
OTHER_SITE = {"external_id": "Example Depot", "description": "another"}


def takes_if_match(operation):
    return "412" in operation.item["responses"]


def newest_tag(api):
    return api.get("alert/list").headers["ETag"]


def oldest_tag(api):
    """As an answer had it before anything was there."""
    return '"0.' + plain(newest_tag(api)).split(".", 1)[1]


def change_site(api, tag, site=SITE, **headers):
    return api.call("PUT", "site", body=[site], headers={"If-Match": tag, **headers})


def test_what_takes_if_match(operations):  # noqa: F811
    assert {operation.fragment for operation in operations if takes_if_match(operation)} == GUARDED


@pytest.mark.parametrize("name", sorted(GUARDED))
def test_a_change_is_made_while_its_objects_are_as_they_were_read(server, operations, name):  # noqa: F811
    operation = operation_at(operations, name, "v4")
    api, values = filled(server)
    tag = newest_tag(api)
    stranger = example_tenant.make(server)
    before = answers(operations, api, values)
    for refused in (oldest_tag(api), '"x"', newest_tag(stranger), oldest_tag(api)[:-1] + '-gzip"'):
        reply = ask(operation, api, values, If_Match=refused)
        assert reply.status == 412 and reply.json()["type"] == "precondition-failed", f"{refused}: {reply.text}"
        assert "was changed after" in reply.json()["msg"]
    assert answers(operations, api, values) == before
    reply = ask(operation, api, values, If_Match=tag)
    assert reply.status < 300, reply.text


@pytest.mark.parametrize("name", sorted(GUARDED))
def test_a_star_asks_that_the_objects_are_there(server, operations, name):  # noqa: F811
    operation = operation_at(operations, name, "v4")
    api, values = filled(server)
    reply = ask(operation, api, values, If_Match="*")
    assert reply.status < 300, reply.text
    if operation.method == "DELETE" and name != "delete_tag":
        gone = ask(operation, api, values, If_Match="*")
        assert gone.status == 412 and "does not exist" in gone.json()["msg"]
        assert ask(operation, api, values, If_Match=newest_tag(api)).status == 404


def test_only_the_named_objects_count(server):
    api, _ = filled(server)
    tag = api.get("site").headers["ETag"]
    assert change_site(api, tag, OTHER_SITE).status == 200
    assert change_site(api, tag).status == 200, "another site was changed meanwhile"
    late = change_site(api, tag, {**SITE, "description": "late"})
    assert late.status == 412 and "Example Campus" in late.json()["msg"]
    both = api.call("PUT", "site", body=[OTHER_SITE, {**SITE, "description": "late"}], headers={"If-Match": tag})
    assert both.status == 412
    assert "late" not in api.get("site").text
    assert change_site(api, api.get("site").headers["ETag"], {**SITE, "description": "late"}).status == 200


def test_any_of_several_tags_may_hold(server):
    api, _ = filled(server)
    assert change_site(api, f'"x", {oldest_tag(api)}').status == 412
    for number, form in enumerate(("{old}, {new}", "{new},{old}", "W/{new}", ',"a,b",{coded} ,')):
        new = plain(api.get("site").headers["ETag"])
        field = form.format(old=oldest_tag(api), new=new, coded=new[:-1] + '-zstd"')
        assert change_site(api, field, {**SITE, "description": f"change {number}"}).status == 200, field


@pytest.mark.parametrize("field", MALFORMED.values(), ids=MALFORMED.keys())
def test_a_malformed_field_changes_nothing(server, field):
    api, _ = filled(server)
    reply = change_site(api, field)
    assert reply.status == 400 and "If-Match" in reply.json()["msg"]
    assert "another" not in api.get("site").text


def test_a_wrong_call_is_wrong_whatever_the_tag(server):
    api, _ = filled(server)
    for tag in ("*", oldest_tag(api)):
        assert api.call("PUT", "site", body=[{"description": "x"}], headers={"If-Match": tag}).status == 400
    assert change_site(api, oldest_tag(api), {**SITE, "external_id": "Nowhere"}).status == 404
    assert change_site(api, "*", {**SITE, "external_id": "Nowhere"}).status == 412


def test_one_of_many_writers_wins(server):
    api, _ = filled(server)
    tag = api.get("site").headers["ETag"]
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        replies = list(pool.map(lambda n: change_site(api, tag, {**SITE, "description": f"by {n}"}).status, range(16)))
    assert sorted(replies) == [200] + [412] * 15


def test_a_repetition_gets_its_answer_and_not_a_412(server):
    api, _ = filled(server)
    tag = api.get("site").headers["ETag"]
    first = change_site(api, tag, **{"Idempotency-Key": "one"})
    again = change_site(api, tag, **{"Idempotency-Key": "one"})
    assert (first.status, again.status, again.headers.get("Idempotency-Replayed")) == (200, 200, "true")
    assert change_site(api, tag, **{"Idempotency-Key": "two"}).status == 412
    read_again = api.get("site").headers["ETag"]
    assert change_site(api, read_again, **{"Idempotency-Key": "one"}).status == 422, "after another tag it is another call"
    assert change_site(api, read_again, **{"Idempotency-Key": "two"}).status == 200, "nothing was done under this key"


@pytest.mark.parametrize("name, mount", [place for place, name in CHANGES if place[0] not in GUARDED],
                         ids=[name for place, name in CHANGES if place[0] not in GUARDED])
@pytest.mark.parametrize("field", ["*", '"x"'], ids=["a star", "a tag"])
def test_a_change_that_would_be_guarded_is_not_made(operations, kept, name, mount, field):  # noqa: F811
    before = answers(operations, *kept)
    reply = ask(operation_at(operations, name, mount), *kept, If_Match=field)
    assert reply.status == 400 and "If-Match" in reply.json()["msg"]
    assert answers(operations, *kept) == before
