"""The copy of the firewalls' rules on the wire."""
import json

import pytest

from public_api import problem_fields

RULE = {"uuid": "8a6f1f0e-0000-4000-8000-000000000001", "name": "cameras to recorder", "action": "allow",
        "source": {"member": ["cameras"]}, "destination": {"member": ["recorder"]}, "weight": 7.8}


def rule(number, **more):
    return {**RULE, "uuid": f"8a6f1f0e-0000-4000-8000-{number:012}", **more}


def put(api, *rules, device_group="hospital", **params):
    return api.put("network/securityRules", {"ruleList": list(rules)}, device_group=device_group, updateSource="panorama",
                   **params)


def counts(reply):
    assert reply.status == 200, reply.text
    body = reply.json()
    return body["updatedSecurityRulesNum"], body["upsertedSecurityRulesNum"]


def stored(api):
    return json.loads(api.server.cli("security-rules", "list", "--tenant", api.tenant.name, "--format", "json").stdout)


def places(api):
    return [(one["device_group"], int(one["uuid"][-12:])) for one in stored(api)]


@pytest.mark.operation("PUT network/securityRules")
def test_rules_are_stored_as_they_are(api):
    reply = put(api, rule(1), rule(2), unknown_parameter="1")
    assert reply.status == 200 and reply.json() == {"ver": "v4.0", "api": "securityRules", "message": "OK", "code": 1,
                                                    "updatedSecurityRulesNum": 0, "upsertedSecurityRulesNum": 2}
    assert [(one["device_group"], one["update_source"], one["rule"]) for one in stored(api)] == [
        ("hospital", "panorama", rule(1)), ("hospital", "panorama", rule(2))]
    assert counts(put(api, rule(1), rule(2))) == (0, 0), "the same again"
    assert counts(put(api, rule(1, action="deny"), rule(2), rule(3))) == (1, 2), "one changed, one new"
    assert stored(api)[0]["rule"]["action"] == "deny"
    assert counts(put(api, rule(1), device_group="office")) == (0, 1), "another device group's"
    assert places(api) == [("hospital", 1), ("hospital", 2), ("hospital", 3), ("office", 1)]
    assert counts(put(api)) == (0, 0)
    table = api.server.cli("security-rules", "list", "--tenant", api.tenant.name).stdout
    assert "cameras to recorder" in table


@pytest.mark.operation("DELETE network/purgeRules")
def test_purging_keeps_the_white_list(api):
    put(api, rule(1), rule(2), rule(3))
    put(api, rule(1), device_group="office")
    reply = api.delete("network/purgeRules", {"whiteList": [rule(1)["uuid"], rule(3)["uuid"], "unknown"]})
    assert reply.status == 200 and reply.json() == {"ver": "v4.0", "api": "purgeRules", "message": "OK", "code": 1,
                                                    "removedRules": 1}
    assert places(api) == [("hospital", 1), ("hospital", 3), ("office", 1)]
    # An explicit empty list is a firewall without rules; see the refusals for one that is absent.
    assert api.delete("network/purgeRules", {"whiteList": []}).json()["removedRules"] == 3
    assert stored(api) == []


@pytest.mark.parametrize("name, body", [
    ("no body", None), ("absent", {}), ("null", {"whiteList": None}), ("text", {"whiteList": "a"}), ("number", {"whiteList": [1]}),
    ("empty uuid", {"whiteList": [""]}), ("too long", {"whiteList": ["a" * 129]}), ("too many", {"whiteList": ["a"] * 50001}),
    ("object", {"whiteList": {"uuid": "a"}})], ids=lambda value: value if isinstance(value, str) else "")
def test_white_lists_that_are_refused(api, name, body):
    put(api, rule(1))
    fields = problem_fields(api.call("DELETE", "network/purgeRules", body=body))
    assert fields[0].startswith("instance.whiteList")
    assert places(api) == [("hospital", 1)], "nothing was removed"


@pytest.mark.parametrize("name, body, field", [
    ("no body", None, "instance.ruleList"), ("absent", {}, "instance.ruleList"), ("not a list", {"ruleList": {}}, "instance.ruleList"),
    ("element is text", {"ruleList": ["x"]}, "instance.ruleList[0]"),
    ("no uuid", {"ruleList": [RULE, {"name": "x"}]}, "instance.ruleList[1].uuid"),
    ("empty uuid", {"ruleList": [{"uuid": ""}]}, "instance.ruleList[0].uuid"),
    ("uuid is a number", {"ruleList": [{"uuid": 1}]}, "instance.ruleList[0].uuid"),
    ("uuid too long", {"ruleList": [{"uuid": "a" * 129}]}, "instance.ruleList[0].uuid"),
    ("uuid twice", {"ruleList": [RULE, RULE]}, "instance.ruleList[1].uuid"),
    ("name too long", {"ruleList": [{**RULE, "name": "a" * 256}]}, "instance.ruleList[0].name"),
    ("too large", {"ruleList": [{**RULE, "x": "a" * 65536}]}, "instance.ruleList[0]"),
    ("too many", {"ruleList": [rule(i) for i in range(2001)]}, "instance.ruleList"),
], ids=lambda value: value if isinstance(value, str) else "")
def test_rules_that_are_refused(api, name, body, field):
    reply = api.call("PUT", "network/securityRules", {"device_group": "g", "updateSource": "s"}, body)
    assert field in problem_fields(reply)
    assert stored(api) == []


def test_a_rule_nested_too_deeply_is_refused(api):
    text = '{"ruleList":[{"uuid":"a","x":' + "[" * 40 + "]" * 40 + "}]}"
    assert api.call("PUT", "network/securityRules", {"device_group": "g", "updateSource": "s"}, text).status == 400


@pytest.mark.parametrize("params, field", [({"updateSource": "s"}, "device_group"), ({"device_group": "g"}, "updateSource"),
                                           ({"device_group": "", "updateSource": "s"}, "device_group"),
                                           ({"device_group": "g" * 256, "updateSource": "s"}, "device_group"),
                                           ({"device_group": "g", "updateSource": "s" * 65}, "updateSource")])
def test_parameters_that_are_refused(api, params, field):
    reply = api.call("PUT", "network/securityRules", params, {"ruleList": [RULE]})
    assert problem_fields(reply, "query") == ["instance." + field]
    assert stored(api) == []


def test_a_read_only_key_changes_nothing(api, make_key):
    put(api, rule(1))
    reader = api.with_key(make_key(api.tenant, access="read-only"))
    assert put(reader, rule(2)).status == 403
    assert reader.delete("network/purgeRules", {"whiteList": []}).status == 403
    assert places(api) == [("hospital", 1)]


def test_another_tenants_rules_stay(api, make_tenant, make_key):
    import public_api
    tenant = make_tenant()
    other = public_api.PublicApi(api.server, tenant, make_key(tenant), api.mount)
    put(other, rule(1))
    put(api, rule(1, action="deny"))
    assert api.delete("network/purgeRules", {"whiteList": []}).json()["removedRules"] == 1
    assert [one["rule"] for one in stored(other)] == [rule(1)]
