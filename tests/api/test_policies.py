"""Recommendations for firewall rules: imported, listed, found by profile."""
import json

import pytest

from public_api import problem_fields

MEMBERS = ["id", "policySetName", "geo", "action", "lastActivityTime", "sourceProfiles", "sourceIpList", "sourceZones",
           "apps", "destinationZones", "destinationProfiles", "destinationFqdnList", "destinationIpList",
           "destinationUrlCategories", "services", "tags", "firewallList", "deviceGroups", "securityProfiles"]


def policy(number, profile="PLC", **members):
    return {"id": f"{number:032x}", "policySetName": "set", "geo": "intranet", "action": "allow",
            "lastActivityTime": "2026-01-02T03:04:05.678Z", "sourceProfiles": [profile], "services": ["udp/67"], **members}


def listed(api, **params):
    reply = api.get("policy/recommendation", **params)
    assert reply.status == 200, reply.text
    body = reply.json()
    assert [name for name in body if name not in ("next", "next_expires")] == ["ver", "api", "total", "policies"]
    assert body["ver"] == "v4.0" and body["api"] == "/policy/recommendation"
    return body["total"], [int(one["id"], 16) for one in body["policies"]]


@pytest.mark.operation("GET policy/recommendation")
def test_an_item_comes_back_whole(api):
    api.load("policies", policy(1, made_up={"a": 1}, securityProfiles=[{"type": "spyware", "name": "strict"}]))
    item = api.get("policy/recommendation").json()["policies"][0]
    assert list(item) == MEMBERS + ["made_up"]
    assert item["lastActivityTime"] == "2026-01-02T03:04:05.678Z" and item["sourceProfiles"] == ["PLC"]
    assert item["apps"] == [] and item["services"] == ["udp/67"] and item["made_up"] == {"a": 1}
    assert item["securityProfiles"] == [{"type": "spyware", "name": "strict"}]


@pytest.mark.operation("GET policy/recommendation")
def test_pages_total_and_order(api):
    assert listed(api) == (0, [])
    api.load("policies", *[policy(i) for i in range(250, 0, -1)])
    whole = list(range(1, 251))
    assert listed(api) == (250, whole), "without paging everything"
    walked = []
    for offset in range(0, 250, 100):
        total, page = listed(api, offset=offset, pagelength=100)
        assert total == 250
        walked += page
    assert walked == whole
    assert listed(api, offset=250) == (250, [])
    assert listed(api, pagelength=100000) == (250, whole), "cut to the longest page"


@pytest.mark.operation("GET policy/recommendation")
def test_by_profile(api):
    api.load("policies", policy(1, "PLC"), policy(2, "HMI"), policy(3, "Cameras, outdoor"), policy(4, sourceProfiles=[]))
    assert listed(api, profile="PLC") == (1, [1])
    assert listed(api, profile="x-unknown, HMI,PLC,") == (2, [1, 2])
    assert listed(api, profile="Cameras, outdoor") == (1, [3])
    assert listed(api, profile="x-unknown") == (0, [])
    assert listed(api, profile="") == (4, [1, 2, 3, 4])
    api.load("policies", policy(1, "HMI"))
    assert listed(api, profile="PLC") == (0, []) and listed(api, profile="HMI") == (2, [1, 2]), "replaced"


@pytest.mark.operation("GET policy/recommendation")
@pytest.mark.parametrize("params, field", [
    ({"pagelength": "0"}, "pagelength"), ({"pagelength": "-1"}, "pagelength"), ({"offset": "x"}, "offset"),
    ({"profile": "p," * 1001}, "profile")],
    ids=["no page", "a page below zero", "a word for an offset", "too many profiles"])
def test_bad_parameters(api, params, field):
    assert problem_fields(api.get("policy/recommendation", **params), "query") == ["instance." + field]


@pytest.mark.operation("GET policy/recommendation")
def test_other_tenants_do_not_exist(api, make_tenant, make_key):
    api.load("policies", policy(1))
    other = make_tenant()
    stranger = api.with_key(make_key(other))
    stranger.tenant = other
    assert listed(stranger) == (0, []) and listed(stranger, profile="PLC") == (0, [])


@pytest.mark.parametrize("change, told", [
    ({"id": "xyz"}, "id: expected 32 lower-case hex digits"), ({"id": None}, "id: is required"),
    ({"policySetName": ""}, "policySetName: is required"), ({"policySetName": "x" * 256}, "policySetName: expected at most 255"),
    ({"geo": "moon"}, "geo: expected one of intranet, internet"), ({"action": "deny"}, "action: expected one of allow"),
    ({"lastActivityTime": "soon"}, "lastActivityTime"), ({"services": "udp/67"}, "services: expected a list"),
    ({"apps": ["dns", 7]}, "apps: expected texts"), ({"apps": [""]}, "apps: expected texts"),
    ({"apps": ["x"] * 1001}, "apps: expected a list of at most 1000"), ({"tags": ["x" * 1025]}, "tags: expected texts"),
    ({"securityProfiles": [{"type": "luck", "name": "x"}]}, "securityProfiles: expected"),
    ({"securityProfiles": [{"type": "virus"}]}, "securityProfiles: expected"), ({"securityProfiles": {}}, "securityProfiles: expected a list")])
def test_an_item_that_is_not_fit_refuses_the_file(server, tenant, key, change, told):
    done = server.cli("import", "policies", "-", "--tenant", tenant.name, check=False,
                      input=json.dumps(policy(1)) + "\n" + json.dumps({**policy(2), **change}))
    assert done.returncode == 65 and "line 2" in done.stderr + done.stdout and told in done.stderr + done.stdout
    from conftest import call
    assert call(server, "GET", "/pub/v4.0/policy/recommendation", key).json()["total"] == 0


def test_a_large_file_goes_in_by_pieces(server, tenant, key):
    from conftest import call
    text = json.dumps([policy(i) for i in range(1, 1501)])
    done = server.cli("import", "policies", "-", "--tenant", tenant.name, input=text)
    assert "1500 imported" in done.stdout
    body = call(server, "GET", "/pub/v4.0/policy/recommendation", key).json()
    assert body["total"] == len({one["id"] for one in body["policies"]}) == 1500
