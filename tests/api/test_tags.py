"""The tags of a tenant and of its devices."""
import pytest

from conftest import device_item
from public_api import problem_fields

ONE, TWO = "00:00:5e:00:54:01", "00:00:5e:00:54:02"


def tags_of(api, deviceid):
    return sorted((tag["tagType"], tag["tagValue"]) for tag in api.get("device", deviceid=deviceid).json()["allTags"])


def listed(api, **params):
    reply = api.get("tag/list", **{"source": "tenant", **params})
    assert reply.status == 200, reply.text
    return reply.json()


def tag(value, *ids, type="Floor"):
    return {"tag": {"tagType": type, "tagValue": value}, "deviceidlist": list(ids)}


@pytest.mark.operation("GET tag/list")
def test_the_list_has_the_shape_of_the_contract(api):
    api.load("devices", device_item(ONE))
    assert listed(api) == {"ver": "0.3", "api": "tagRule", "totalTags": 0, "tags": []}
    assert api.post("tag", tag("2", ONE)).status == 200
    assert api.put("device/update", {"tag": "vip", "deviceidlist": [ONE]}).status == 200
    body = listed(api)
    assert body["totalTags"] == 2 and [one["tagId"] for one in body["tags"]] == sorted(one["tagId"] for one in body["tags"])
    item = next(one for one in body["tags"] if one["tagValue"] == "2")
    assert item == {"_id": {"tagId": item["tagId"]}, "tagId": item["tagId"], "tagType": "Floor", "tagValue": "2",
                    "type": "custom", "createDate": item["createDate"], "filters": [], "tenantid": api.tenant.name}
    assert len(item["tagId"]) == 24 and item["createDate"].endswith("Z") and len(item["createDate"]) == 24
    assert next(one for one in body["tags"] if one["tagValue"] == "vip")["tagType"] == "zzzNoTagTypeABC"
    assert item["tagId"] in api.get("device", deviceid=ONE).json()["tagIdList"]


@pytest.mark.operation("GET tag/list")
def test_pages_are_stable_and_the_total_is_of_all(api):
    api.load("devices", device_item(ONE, allTags=[{"tagType": "n", "tagValue": str(i)} for i in range(30)]))
    whole = [one["tagId"] for one in listed(api)["tags"]]
    assert len(whole) == 30
    walked = []
    for offset in range(0, 35, 7):
        page = listed(api, offset=offset, pagelength=7)
        assert page["totalTags"] == 30
        walked += [one["tagId"] for one in page["tags"]]
    assert walked == whole
    assert listed(api, pagelength=100000)["tags"] == listed(api)["tags"], "cut to the longest page"


@pytest.mark.operation("GET tag/list")
def test_predefined_tags_are_there_for_everyone_and_keep_their_ids(api):
    api.load("devices", device_item(ONE))
    predefined = listed(api, source="predefined")
    assert predefined["totalTags"] == len(predefined["tags"]) == 6
    assert {one["type"] for one in predefined["tags"]} == {"system"}
    assert [one["tagId"] for one in listed(api, source="predefined", offset=1, pagelength=2)["tags"]] == ["PurdueLevel1", "PurdueLevel2"]
    assert listed(api, source="predefined", type="custom")["totalTags"] == 0
    assert listed(api, source="predefined", offset=6)["tags"] == []
    assert api.post("tag", tag("Level 3", ONE, type="Purdue Level")).status == 200
    assert api.post("tag", tag("2", ONE)).status == 200
    assert [one["tagId"] for one in listed(api, type="system")["tags"]] == ["PurdueLevel3"]
    assert [one["tagValue"] for one in listed(api, type="custom")["tags"]] == ["2"]


@pytest.mark.operation("GET tag/list")
@pytest.mark.parametrize("params, field", [
    ({"source": None}, "source"), ({"source": "x-invalid"}, "source"), ({"type": "x"}, "type"),
    ({"pagelength": "0"}, "pagelength"), ({"pagelength": "many"}, "pagelength"), ({"offset": "-1"}, "offset")],
    ids=["source missing", "source unknown", "type unknown", "no page", "a word for a page", "offset below zero"])
def test_bad_parameters_of_the_list(api, params, field):
    assert problem_fields(api.get("tag/list", **{"source": "tenant", **params}), "query") == ["instance." + field]


@pytest.mark.operation("POST tag")
@pytest.mark.operation("DELETE tag")
def test_a_tag_is_given_and_taken_again(api):
    api.load("devices", device_item(ONE), device_item(TWO))
    added = api.post("tag", tag("2", ONE, TWO.upper(), "unknown"))
    assert (added.status, added.json()) == (200, {"api": "pub/v4.0/tag", "updateSuccess": "yes"})
    assert api.post("tag", tag("2", ONE)).status == 200, "again"
    api.post("tag", tag("3", ONE))
    assert tags_of(api, ONE) == [("Floor", "2"), ("Floor", "3")] and tags_of(api, TWO) == [("Floor", "2")]
    removed = api.delete("tag", tag("2", ONE, "unknown"))
    assert (removed.status, removed.json()) == (200, {"api": "pub/v4.0/tag", "removeSuccess": "yes"})
    assert api.delete("tag", tag("2", ONE)).status == 200, "again"
    assert api.delete("tag", tag("never made", ONE)).status == 200
    assert tags_of(api, ONE) == [("Floor", "3")] and tags_of(api, TWO) == [("Floor", "2")]
    assert listed(api)["totalTags"] == 2, "a tag without devices stays"


@pytest.mark.operation("POST tag")
@pytest.mark.operation("DELETE tag")
@pytest.mark.parametrize("method", ["POST", "DELETE"])
@pytest.mark.parametrize("body, field", [
    (None, "tag"), ({"deviceidlist": [ONE]}, "tag"), ({"tag": 7, "deviceidlist": [ONE]}, "tag"),
    ({"tag": {"tagType": "x"}, "deviceidlist": [ONE]}, "tag"), ({"tag": {"tagType": 1, "tagValue": "x"}, "deviceidlist": [ONE]}, "tag.tagType"),
    ({"tag": {"tagType": "", "tagValue": "x"}, "deviceidlist": [ONE]}, "tag.tagType"),
    ({"tag": {"tagType": "x", "tagValue": ""}, "deviceidlist": [ONE]}, "tag"),
    ({"tag": {"tagType": "x", "tagValue": "v" * 256}, "deviceidlist": [ONE]}, "tag"),
    ({"tag": {"tagType": "x", "tagValue": "v"}}, "deviceidlist"),
    ({"tag": {"tagType": "x", "tagValue": "v"}, "deviceidlist": ONE}, "deviceidlist"),
    ({"tag": {"tagType": "x", "tagValue": "v"}, "deviceidlist": []}, "deviceidlist"),
    ({"tag": {"tagType": "x", "tagValue": "v"}, "deviceidlist": [ONE] * 51}, "deviceidlist"),
    ({"tag": {"tagType": "x", "tagValue": "v"}, "deviceidlist": [ONE, 7]}, "deviceidlist[1]"),
    ({"tag": {"tagType": "x", "tagValue": "v"}, "deviceidlist": ["y" * 65]}, "deviceidlist[0]")],
    ids=["no body", "no tag", "a number for a tag", "no value", "a number for a type", "an empty type", "an empty value",
         "a long value", "no devices", "text for a list", "an empty list", "51 devices", "a number for a device", "a long device"])
def test_bad_bodies(api, method, body, field):
    api.load("devices", device_item(ONE))
    assert "instance." + field in problem_fields(api.call(method, "tag", body=body))
    assert listed(api)["totalTags"] == 0 and tags_of(api, ONE) == []


@pytest.mark.operation("POST tag")
@pytest.mark.operation("DELETE tag")
def test_a_read_only_key_and_another_tenant_change_nothing(api, make_tenant, make_key):
    api.load("devices", device_item(ONE))
    assert api.post("tag", tag("2", ONE)).status == 200
    reader = api.with_key(make_key(api.tenant, access="read-only"))
    other = make_tenant()
    stranger = api.with_key(make_key(other))
    stranger.tenant = other
    for call in [reader.post, reader.delete]:
        assert call("tag", tag("9", ONE)).status == 403
    assert stranger.post("tag", tag("9", ONE)).status == 404
    assert stranger.delete("tag", tag("2", ONE)).status == 404
    assert listed(stranger)["totalTags"] == 0, "a tag that no device got is not made"
    assert tags_of(api, ONE) == [("Floor", "2")] and listed(api)["totalTags"] == 1


def test_tags_leave_their_marks_in_the_audit(api):
    api.load("devices", device_item(ONE))
    api.post("tag", tag("2", ONE))
    api.delete("tag", tag("2", ONE))
    exported = api.server.cli("audit", "export", "--tenant", api.tenant.name).stdout
    assert '"tag.add"' in exported and '"tag.remove"' in exported
