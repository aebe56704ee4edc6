"""Custom attributes and the saved filters their mappings refer to."""
import json

import pytest

from conftest import device_item
from public_api import problem_fields

CAMERA, CONTROLLER = "00:40:8c:12:34:56", "00:1b:1b:00:00:02"
CAMERAS, ROBOTS = "5f3a1b2c3d4e5f6071829304", "5f3a1b2c3d4e5f6071829305"
PURDUE = "000000000000000000001001"
DONE = {"ver": "4.0", "success": "yes"}


def filter_item(filterid, name, fields):
    return {"filterName": name, "filterId": filterid, "createdAt": "2026-01-05T08:00:00.000Z",
            "filter": {field: {"terms": terms, "selectedLabels": terms} for field, terms in fields.items()}}


@pytest.fixture
def plant(api):
    """Two devices and two filters, each of which selects one of them."""
    api.load("devices", device_item(CAMERA, category="Camera"), device_item(CONTROLLER, category="Robot", SSID="Plant"))
    api.load("filters", filter_item(CAMERAS, "Cameras", {"category": ["camera"]}),
             filter_item(ROBOTS, "Robots", {"category": ["Robot", "Arm"], "SSID": ["plant"]}))
    return api


def create(api, name, mapping=None, **more):
    body = {"customAttributeName": name, **more}
    if mapping is not None:
        body["valueFilterMapping"] = [{"filterId": one, "customAttributeValue": value} for one, value in mapping]
    reply = api.post("customAttribute", body)
    assert reply.status == 200 and reply.json() == DONE, reply.text
    return next(one for one in attributes(api) if one["customAttributeName"] == name)


def attributes(api, kind=None):
    body = api.get("customAttributes", type=kind).json()
    assert body["ver"] == "4.0"
    return body["fields"]


def values(api, deviceid):
    one = api.get("device", deviceid=deviceid).json()
    assert all(len(value) == 1 for value in one["customAttributes"])
    return {name: text for value in one["customAttributes"] for name, text in value.items()}


def set_values(api, *elements):
    reply = api.put("device/bulkUpdate", {"devicelist": [dict(zip(("deviceid", "tagType", "tagValue"), one)) for one in elements]},
                    updateSource="customAttribute")
    assert reply.status == 200, reply.text
    return reply.json()


@pytest.mark.operation("GET filters")
def test_filters_come_in_by_the_command_line(plant):
    found = plant.get("filters").json()["filters"]
    assert found == [filter_item(CAMERAS, "Cameras", {"category": ["camera"]}),
                     filter_item(ROBOTS, "Robots", {"category": ["Robot", "Arm"], "SSID": ["plant"]})]
    plant.load("filters", filter_item(CAMERAS, "All cameras", {"category": ["Camera"]}))
    plant.server.cli("import", "filters", "-", "--tenant", plant.tenant.name,
                     input=json.dumps([{"filterName": "Zzz", "filter": {}}]))
    found = plant.get("filters").json()["filters"]
    assert [one["filterName"] for one in found] == ["All cameras", "Robots", "Zzz"] and found[0]["filterId"] == CAMERAS


@pytest.mark.operation("GET filters")
def test_a_filter_by_an_unknown_field_is_refused_with_the_known_ones(api):
    lines = "\n".join(json.dumps(one) for one in [filter_item(CAMERAS, "Good", {"category": ["x"]}), filter_item(ROBOTS, "Bad", {"colour": ["x"]})])
    done = api.server.cli("import", "filters", "-", "--tenant", api.tenant.name, input=lines, check=False)
    told = done.stdout + done.stderr
    assert done.returncode == 65 and "line 2" in told and "colour" in told and "profile_vertical" in told
    assert api.get("filters").json() == {"filters": []}


@pytest.mark.operation("GET filters")
def test_many_filters_are_listed_whole(api):
    for part in range(2):
        api.load("filters", *[{"filterName": f"f{part}-{i:03}", "filter": {}} for i in range(150)])
    names = [one["filterName"] for one in api.get("filters").json()["filters"]]
    assert len(names) == 300 and names == sorted(names)
    done = api.server.cli("import", "filters", "-", "--tenant", api.tenant.name, check=False,
                          input=json.dumps([{"filterName": f"g{i}", "filter": {}} for i in range(501)]))
    assert done.returncode == 65 and len(api.get("filters").json()["filters"]) == 300


@pytest.mark.operation("GET customAttributes")
def test_those_of_the_system_and_the_tenants_own(plant):
    made = create(plant, "Zone", [(CAMERAS, "Video"), (ROBOTS, "Cell")], defaultValue="none")
    assert made == {"customAttributeName": "Zone", "fieldName": "attr.panwIoTFname_" + made["customAttributeId"],
                    "customAttributeId": made["customAttributeId"], "defaultValue": "none", "docType": "userCustomAttribute",
                    "systemAttrValueOptions": [],
                    "ruleOrders": [{"customAttributeValue": "Video", "filterId": CAMERAS, "filter": {"filterName": "Cameras"},
                                    "ruleId": f"{made['customAttributeId']},{CAMERAS}"},
                                   {"customAttributeValue": "Cell", "filterId": ROBOTS, "filter": {"filterName": "Robots"},
                                    "ruleId": f"{made['customAttributeId']},{ROBOTS}"}]}
    purdue = attributes(plant, "system")[0]
    assert (purdue["customAttributeName"], purdue["fieldName"], purdue["docType"]) == (
        "Purdue Level", "attr.panwIoTFname_1001", "systemCustomAttribute") and purdue["customAttributeId"] == PURDUE
    assert "Level 2" in purdue["systemAttrValueOptions"]
    assert attributes(plant, "user") == [made]
    assert attributes(plant) == attributes(plant, "all") == attributes(plant, "system") + [made]
    assert problem_fields(plant.get("customAttributes", type="mine"), "query") == ["instance.type"]


@pytest.mark.operation("POST customAttribute")
def test_the_first_mapping_that_fits_decides_else_the_default(plant):
    create(plant, "Zone", [(CAMERAS, "Video"), (ROBOTS, "Cell")], defaultValue="none")
    plant.load("devices", device_item("00:1b:1b:00:00:03", category="Robot"))  # not on the network of the plant
    assert [values(plant, one) for one in (CAMERA, CONTROLLER, "00:1b:1b:00:00:03")] == [{"Zone": "Video"}, {"Zone": "Cell"}, {"Zone": "none"}]
    field = attributes(plant, "user")[0]["fieldName"].removeprefix("attr.")
    detail = {one["deviceid"]: one for one in plant.get("device/list", detail="true").json()["devices"]}
    assert detail[CAMERA]["attr"] == {field: "Video", field + "_source": "ruleBased"}
    assert detail["00:1b:1b:00:00:03"]["attr"] == {field: "none", field + "_source": "config"}
    assert plant.get("device/ip", ip="10.0.0.1").json()["devices"][0]["customAttributes"]


@pytest.mark.operation("PUT customAttribute")
def test_what_a_change_omits_stays(plant):
    made = create(plant, "Zone", [(CAMERAS, "Video")], defaultValue="none")
    def put(**members):
        reply = plant.put("customAttribute", {"customAttributeId": made["customAttributeId"], **members})
        assert reply.status == 200 and reply.json() == DONE, reply.text
        return attributes(plant, "user")[0]
    assert put() == made
    assert put(defaultValue="other") == {**made, "defaultValue": "other"}
    assert put(valueFilterMapping=[]) == {**made, "defaultValue": "other", "ruleOrders": []}
    assert put(defaultValue="")["defaultValue"] == "" and values(plant, CAMERA) == {}
    assert plant.put("customAttribute", {"customAttributeId": PURDUE, "valueFilterMapping": [
        {"filterId": ROBOTS, "customAttributeValue": "Level 1"}]}).status == 200
    assert values(plant, CONTROLLER) == {"Purdue Level": "Level 1"} and values(plant, CAMERA) == {}
    refused = plant.put("customAttribute", {"customAttributeId": PURDUE, "defaultValue": "Level 9"})
    assert refused.status == 400 and "Level 3.5" in refused.json()["msg"]


@pytest.mark.operation("DELETE customAttribute")
def test_a_deleted_attribute_takes_its_values_along(plant):
    made = create(plant, "Zone", [(CAMERAS, "Video")])
    set_values(plant, (CONTROLLER, "Zone", "Mine"))
    reply = plant.delete("customAttribute", customAttributeId=made["customAttributeId"])
    assert reply.status == 200 and reply.json() == DONE
    assert values(plant, CAMERA) == values(plant, CONTROLLER) == {} and attributes(plant, "user") == []
    assert plant.delete("customAttribute", customAttributeId=made["customAttributeId"]).status == 404
    create(plant, "Zone")
    assert values(plant, CONTROLLER) == {}
    assert plant.delete("customAttribute", customAttributeId=PURDUE).status == 409
    for missing in (None, ""):
        assert problem_fields(plant.delete("customAttribute", customAttributeId=missing), "query") == ["instance.customAttributeId"]


@pytest.mark.operation("PUT device/bulkUpdate")
def test_a_value_set_on_a_device_overrides_the_mappings(plant):
    create(plant, "Zone", [(CAMERAS, "Video")])
    answer = set_values(plant, (CAMERA.upper(), "Zone", "Mine"), (CONTROLLER, "Zone", "Mine"), (CONTROLLER, "Purdue Level", "Level 2"))
    assert answer == {"api": "device/bulkUpdate", "ver": "v4.0", "code": 1, "message": "OK", "updatedAttributesNum": 3, "errorCases": {}}
    assert values(plant, CAMERA) == {"Zone": "Mine"} and values(plant, CONTROLLER) == {"Zone": "Mine", "Purdue Level": "Level 2"}
    set_values(plant, (CAMERA, "Zone", ""))
    assert values(plant, CAMERA) == {"Zone": "Video"}, "an empty value gives the mappings their say again"


@pytest.mark.operation("PUT device/bulkUpdate")
def test_values_that_cannot_be_set_are_told_and_the_others_hold(plant):
    create(plant, "Zone")
    answer = set_values(plant, (CAMERA, "Zone", "A"), (CAMERA, "No such", "x"), (CAMERA, "Purdue Level", "Level 9"),
                        ("10.9.9.9", "Zone", "B"), ("no device!", "Zone", "C"))
    assert answer["updatedAttributesNum"] == 1
    cases = answer["errorCases"]
    assert {device: [(one["tagType"], one["tagValue"]) for one in told] for device, told in cases.items()} == {
        CAMERA: [("No such", "x"), ("Purdue Level", "Level 9")], "10.9.9.9": [("Zone", "B")], "no device!": [("Zone", "C")]}
    assert all(one["message"] for told in cases.values() for one in told)
    assert values(plant, CAMERA) == {"Zone": "A"}
    assert plant.get("device", deviceid="10.9.9.9").status == 404, "this source makes no devices"


def mapping(*pairs):
    return [{"filterId": one, "customAttributeValue": value} for one, value in pairs]


BAD = [
    ("no body", None, ["instance.customAttributeName"]),
    ("an empty name", {"customAttributeName": ""}, ["instance.customAttributeName"]),
    ("a long name", {"customAttributeName": "x" * 256}, ["instance.customAttributeName"]),
    ("a number for a name", {"customAttributeName": 1}, ["instance.customAttributeName"]),
    ("an object for a mapping", {"valueFilterMapping": {}}, ["instance.valueFilterMapping"]),
    ("too many mappings", {"valueFilterMapping": mapping(*[(CAMERAS, str(i)) for i in range(51)])}, ["instance.valueFilterMapping"]),
    ("a text for a mapping", {"valueFilterMapping": ["x"]}, ["instance.valueFilterMapping[0]"]),
    ("a mapping without filter", {"valueFilterMapping": [{"customAttributeValue": "A"}]}, ["instance.valueFilterMapping[0].filterId"]),
    ("a mapping without value", {"valueFilterMapping": [{"filterId": CAMERAS}]}, ["instance.valueFilterMapping[0].customAttributeValue"]),
    ("an empty value", {"valueFilterMapping": mapping((CAMERAS, ""))}, ["instance.valueFilterMapping[0].customAttributeValue"]),
    ("a value twice", {"valueFilterMapping": mapping((CAMERAS, "A"), (ROBOTS, "A"))}, ["instance.valueFilterMapping[1].customAttributeValue"]),
    ("a filter twice", {"valueFilterMapping": mapping((CAMERAS, "A"), (CAMERAS, "B"))}, ["instance.valueFilterMapping[1].filterId"]),
    ("a long default", {"defaultValue": "x" * 256}, ["instance.defaultValue"]),
    ("a list for a default", {"defaultValue": ["x"]}, ["instance.defaultValue"]),
]


@pytest.mark.parametrize("body, fields", [row[1:] for row in BAD], ids=[row[0] for row in BAD])
@pytest.mark.operation("POST customAttribute")
def test_what_is_refused_makes_no_attribute(plant, body, fields):
    body = body if body is None else {"customAttributeName": "Zone", **body}
    assert problem_fields(plant.post("customAttribute", body)) == fields
    assert attributes(plant, "user") == []


@pytest.mark.operation("PUT customAttribute")
def test_changes_that_are_refused(plant):
    made = create(plant, "Zone", [(CAMERAS, "Video")])
    assert problem_fields(plant.put("customAttribute", {"defaultValue": "x"})) == ["instance.customAttributeId"]
    for body, fields in [row[1:] for row in BAD if row[1] and "customAttributeName" not in row[1]]:
        assert problem_fields(plant.put("customAttribute", {"customAttributeId": made["customAttributeId"], **body})) == fields
    assert plant.put("customAttribute", {"customAttributeId": "0" * 24}).status == 404
    unknown = plant.put("customAttribute", {"customAttributeId": made["customAttributeId"], "valueFilterMapping": mapping(("f" * 24, "A"))})
    assert unknown.status == 400 and "valueFilterMapping[0].filterId" in unknown.json()["msg"]
    assert attributes(plant, "user") == [made]


@pytest.mark.operation("POST customAttribute")
def test_a_name_is_taken_once(plant):
    create(plant, "Zone")
    for name in ("Zone", "Purdue Level"):
        assert plant.post("customAttribute", {"customAttributeName": name}).status == 409
    assert plant.post("customAttribute", {"customAttributeName": "New", "valueFilterMapping": mapping(("f" * 24, "A"))}).status == 400
    assert len(attributes(plant, "user")) == 1


@pytest.mark.operation("DELETE customAttribute")
def test_a_reading_key_may_look_but_not_change(plant):
    made = create(plant, "Zone", [(CAMERAS, "Video")])
    reader = plant.with_key(plant.server.make_key(plant.tenant, access="read-only"))
    assert reader.get("customAttributes").status == reader.get("filters").status == 200
    assert reader.post("customAttribute", {"customAttributeName": "New"}).status == 403
    assert reader.put("customAttribute", {"customAttributeId": made["customAttributeId"], "defaultValue": "x"}).status == 403
    assert reader.delete("customAttribute", customAttributeId=made["customAttributeId"]).status == 403
    assert reader.put("device/bulkUpdate", {"devicelist": [{"deviceid": CAMERA, "tagType": "Zone", "tagValue": "x"}]},
                      updateSource="customAttribute").status == 403
    assert attributes(plant, "user") == [made] and values(plant, CAMERA) == {"Zone": "Video"}


@pytest.mark.operation("PUT customAttribute")
def test_other_tenants_do_not_exist(plant):
    made = create(plant, "Zone", [(CAMERAS, "Video")])
    other = plant.server.make_tenant()
    theirs = type(plant)(plant.server, other, plant.server.make_key(other), plant.mount)
    assert theirs.get("filters").json() == {"filters": []} and attributes(theirs, "user") == []
    assert theirs.put("customAttribute", {"customAttributeId": made["customAttributeId"], "defaultValue": "x"}).status == 404
    assert theirs.delete("customAttribute", customAttributeId=made["customAttributeId"]).status == 404
    assert theirs.post("customAttribute", {"customAttributeName": "Mine", "valueFilterMapping": mapping((CAMERAS, "A"))}).status == 400
    answer = set_values(theirs, (CAMERA, "Zone", "x"))
    assert answer["updatedAttributesNum"] == 0 and list(answer["errorCases"]) == [CAMERA]
    assert attributes(plant, "user") == [made] and values(plant, CAMERA) == {"Zone": "Video"}
