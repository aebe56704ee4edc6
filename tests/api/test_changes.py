"""GET changes: a copy kept by the feed alone is the inventory, whoever writes and whatever happens to the server."""
import threading

import pytest

from conftest import device_item
from public_api import PublicApi, problem_fields


def unlimited(api):
    api.server.cli("tenant", "set", api.tenant.name, "calls_per_minute=-1")


def done(reply):
    assert reply.status in (200, 201), reply.text


class Follower:
    """Applies docs/deltas.md to the letter."""

    def __init__(self, api, **params):
        self.api, self.params, self.copy, self.told, self.since = api, params, {}, [], None

    def read_page(self):
        reply = self.api.get("changes", since=self.since, **self.params)
        assert reply.status == 200, reply.text
        body = reply.json()
        for change in body["changes"]:
            key = change["type"], change["id"]
            self.told.append((change["op"], *key))
            if change["op"] == "deleted":
                assert "object" not in change
                self.copy.pop(key, None)
            else:
                self.copy[key] = change["object"]
        self.since = body["next"]
        assert body["expires"] > "2026"
        return body["more"]

    def read_all(self):
        while self.read_page():
            pass
        return self

    def of(self, kind):
        return {key[1]: value for key, value in self.copy.items() if key[0] == kind}


@pytest.mark.operation("GET changes")
def test_a_copy_begins_with_everything_and_follows(api):
    unlimited(api)
    api.load("devices", device_item("00:40:8c:00:00:01"), device_item("00:40:8c:00:00:02"))
    follower = Follower(api, pagelength=1).read_all()
    listed = {item["deviceid"]: item for item in api.get("device/list", detail="true").json()["devices"]}
    assert {item["deviceid"]: item for item in follower.of("device").values()} == listed
    assert all(op == "created" for op, *_ in follower.told)

    done(api.post("tag", {"tag": {"tagType": "Ward", "tagValue": "3"}, "deviceidlist": ["00:40:8c:00:00:01"]}))
    done(api.post("site", {"external_id": "Annex"}))
    follower.told.clear()
    follower.read_all()
    assert [(op, kind) for op, kind, _ in follower.told if kind in ("tag", "device")] == [("created", "tag"), ("changed", "device")]
    assert [item["external_id"] for item in follower.of("site").values()] == ["Annex"]
    site = next(iter(follower.of("site")))
    done(api.delete("site", external_id="Annex"))
    follower.read_all()
    assert follower.told[-1] == ("deleted", "site", site) and not follower.of("site")
    told = len(follower.told)
    follower.read_all()
    assert len(follower.told) == told, "told twice"


def test_every_type_is_told_as_its_list_shows_it(api):
    unlimited(api)
    api.load("devices", device_item("00:40:8c:00:00:01"))
    done(api.post("tag", {"tag": {"tagType": "Ward", "tagValue": "3"}, "deviceidlist": ["00:40:8c:00:00:01"]}))
    done(api.post("site", {"external_id": "Annex"}))
    done(api.post("subnet", [{"prefix": "10.20.0.0/16", "name": "ward", "type": "subnet"}]))
    done(api.post("networkSegment", [{"name": "ward"}]))
    done(api.post("customAttribute", {"customAttributeName": "Owner", "defaultValue": "IT"}))
    follower = Follower(api).read_all()
    tags = api.get("tag/list", source="tenant").json()["tags"]
    assert list(follower.of("tag").values()) == tags
    assert sorted(map(str, follower.of("site").values())) == sorted(map(str, api.get("site").json()["list"]))
    subnets = api.get("subnet", flat="true").json()["subnets"]
    assert follower.of("subnet") == {item["prefix"]: item for item in subnets} and subnets
    assert list(follower.of("networkSegment").values()) == api.get("networkSegment").json()["networkSegments"] != []
    attributes = api.get("customAttributes", type="user").json()["fields"]
    assert [item for item in follower.of("customAttribute").values() if item in attributes] == attributes != []


def test_types_and_now(api):
    api.load("devices", device_item("00:40:8c:00:00:01"))
    follower = Follower(api, types="tag")
    follower.since = "now"
    follower.read_all()
    assert follower.copy == {}
    api.load("devices", device_item("00:40:8c:00:00:02"))
    done(api.post("tag", {"tag": {"tagType": "Ward", "tagValue": "9"}, "deviceidlist": ["00:40:8c:00:00:02"]}))
    follower.read_all()
    assert [kind for _, kind, _ in follower.told] == ["tag"]


@pytest.mark.parametrize("params, field", [
    ({"since": "nonsense"}, "since"), ({"since": "AAAA" * 20}, "since"), ({"since": "x" * 5000}, "since"),
    ({"types": "device,toaster"}, "types"), ({"types": ","}, "types"), ({"offset": "3"}, "offset"),
    ({"pagelength": "0"}, "pagelength")])
def test_wrong_questions_are_told(api, params, field):
    assert f"instance.{field}" in problem_fields(api.get("changes", **params), "query")


def test_a_cursor_is_good_for_its_tenant_alone(api, make_tenant, make_key):
    since = api.get("changes").json()["next"]
    other = make_tenant()
    stranger = PublicApi(api.server, other, make_key(other), api.mount)
    assert problem_fields(stranger.get("changes", since=since), "query") == ["instance.since"]
    changed = since[:-2] + ("AA" if since[-2:] != "AA" else "BB")
    assert api.get("changes", since=changed).status == 400


def test_a_cursor_that_is_too_old_says_how_to_start_over(make_server):
    server = make_server()
    if "test-clock" not in server.cli("--help").stdout:
        pytest.skip("a release build has no test clock")
    tenant = server.make_tenant()
    api = PublicApi(server, tenant, server.make_key(tenant), "v4")
    since = api.get("changes").json()["next"]
    server.cli("test-clock", str(29 * 86400))
    assert api.get("changes", since=since).status == 200
    server.cli("test-clock", str(2 * 86400))
    reply = api.get("changes", since=since)
    assert reply.status == 410 and "start over" in reply.text


def test_a_copy_is_exact_across_kills(make_server):
    server = make_server()
    tenant = server.make_tenant()
    api = PublicApi(server, tenant, server.make_key(tenant), "v4")
    unlimited(api)
    api.load("devices", *(device_item(f"00:40:8c:00:00:{i:02x}") for i in range(20)))
    follower = Follower(api, pagelength=7)
    for round in range(4):
        killed = threading.Event()

        def write():
            for i in range(200):
                body = {"tag": {"tagType": "Ward", "tagValue": f"{round}.{i}"}, "deviceidlist": [f"00:40:8c:00:00:{i % 20:02x}"]}
                try:
                    api.post("tag", body)
                except OSError:
                    return killed.set()

        writer = threading.Thread(target=write)
        writer.start()
        for _ in range(6):
            follower.read_page()
        server.kill()
        writer.join()
        server.start()
    follower.read_all()
    listed = {item["deviceid"]: item for item in api.get("device/list", detail="true", pagelength="1000").json()["devices"]}
    assert {item["deviceid"]: item for item in follower.of("device").values()} == listed
    tags = {item["tagId"] for item in api.get("tag/list", source="tenant").json()["tags"]}
    assert set(follower.of("tag")) == tags and tags
