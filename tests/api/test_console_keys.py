"""Access keys made in the console, and what they open."""

import time

import pytest

from conftest import call
from console_browser import Browser, check_headers

LIST = "/pub/v4.0/device/list"


@pytest.fixture
def browser(server, tenant):
    browser = Browser(server)
    browser.sign_in(tenant)
    return browser


def use(server, tenant, created):
    headers = {"X-Key-Id": created["access_key_id"], "X-Access-Key": created["access_key"]}
    return call(server, "GET", LIST, params={"customerid": tenant.name}, headers=headers).status


def test_key_opens_the_api_and_is_shown_once(server, tenant, browser):
    answer = browser.create_key(note="for the SIEM", networks=["127.0.0.0/8"])
    assert answer.status == 201, answer.text
    check_headers(answer)
    assert answer.header("Cache-Control") == "no-store"
    assert answer.header("Content-Encoding") is None
    created = answer.json()
    assert created["customerid"] == tenant.name
    assert created["url"] == f"http://{server.host}:{server.port}"
    assert answer.text.count(created["access_key"]) == 1
    assert use(server, tenant, created) == 200

    listed = browser.call("GET", "/console/keys", headers={"Accept-Encoding": "gzip, br"})
    assert listed.status == 200 and listed.header("Content-Encoding") is None
    assert created["access_key"] not in listed.text and '"access_key"' not in listed.text
    (key,) = listed.json()["items"]
    assert key["id"] == created["access_key_id"] and key["state"] == "active"
    assert key["networks"] == ["127.0.0.0/8"] and key["calls_last_hour"] == 1
    assert listed.json()["policy"]["active_keys"] == 1


def test_each_change_is_in_force_when_it_is_answered(server, tenant, browser):
    created = browser.create_key().json()
    key_id = created["access_key_id"]
    for verb, state, status in (
        ("disable", "disabled", 403),
        ("enable", "active", 200),
        ("disable", "disabled", 403),
        ("enable", "active", 200),
        ("revoke", "revoked", 403),
    ):
        answer = browser.change_key(key_id, verb)
        assert answer.status == 200, answer.text
        assert answer.json()["state"] == state
        assert use(server, tenant, created) == status, verb
    again = browser.change_key(key_id, "enable")
    assert again.status == 409 and again.type == "wrong-state"
    assert use(server, tenant, created) == 403


def test_rotation_with_and_without_overlap(server, tenant, browser):
    first = browser.create_key().json()
    answer = browser.change_key(first["access_key_id"], "rotate", {"overlap_hours": 1})
    assert answer.status == 201, answer.text
    second = answer.json()
    assert second["replaces"]["id"] == first["access_key_id"]
    assert second["replaces"]["valid_until"] < second["replaces"]["expires"]
    assert use(server, tenant, first) == 200 and use(server, tenant, second) == 200
    third = browser.change_key(second["access_key_id"], "rotate", {"overlap_hours": 0}).json()
    assert third["replaces"]["state"] == "revoked"
    assert use(server, tenant, second) == 403 and use(server, tenant, third) == 200


def test_retry_gives_the_same_key_without_a_secret(browser):
    headers = {"Idempotency-Key": "create-1"}
    first = browser.create_key(headers)
    again = browser.create_key(headers)
    assert (first.status, again.status) == (201, 200)
    assert again.type == "already-created"
    assert again.json()["key"]["id"] == first.json()["access_key_id"]
    assert "access_key" not in again.json()
    assert browser.create_key(headers, label="Other").status == 422
    assert len(browser.call("GET", "/console/keys").json()["items"]) == 1


def test_bad_bodies_name_their_members(browser):
    answer = browser.call("POST", "/console/keys", {"label": 7, "access": "root", "user": "x"})
    assert answer.status == 400
    named = [entry["property"] for entry in answer.json()["validations"]["body"]]
    assert named == ["instance.label", "instance.access", "instance.expires_days", "instance.user"]
    assert browser.create_key(networks=["10.0.0.1/8"]).status == 400
    assert browser.create_key(note="x" * 20_000).status == 413


def test_at_most_five(browser):
    for _ in range(5):
        assert browser.create_key().status == 201
    sixth = browser.create_key()
    assert sixth.status == 409 and sixth.type == "too-many-keys"


def test_networks_of_the_key_bind(server, tenant, browser):
    created = browser.create_key(networks=["10.2.0.0/16"]).json()
    assert use(server, tenant, created) == 403


def test_cookie_opens_nothing_under_pub(server, tenant, browser):
    for headers in ({}, {"X-CSRF-Token": browser.csrf}):
        answer = browser.call("GET", f"{LIST}?customerid={tenant.name}", headers=headers)
        assert answer.status == 403
        assert answer.json() == {"code": 403, "msg": "No access"}


def test_key_headers_open_nothing_under_console(server, tenant, browser):
    created = browser.create_key().json()
    stranger = Browser(server)
    headers = {"X-Key-Id": created["access_key_id"], "X-Access-Key": created["access_key"]}
    for method, path in (
        ("GET", "/console/session"),
        ("GET", "/console/keys"),
        ("POST", "/console/keys"),
        ("GET", f"/console/api/device/list?customerid={tenant.name}"),
    ):
        answer = stranger.call(method, path, None if method == "GET" else {}, headers)
        assert answer.status == 401, (method, path)


def test_inventory_through_the_session(browser):
    answer = browser.call("GET", "/console/api/device/list?pagelength=5")
    assert answer.status == 200, answer.text
    assert answer.json()["total"] >= 0 and isinstance(answer.json()["devices"], list)


def test_keys_of_another_tenant_are_not_there(server, browser, make_tenant):
    created = browser.create_key().json()
    other = Browser(server)
    other.sign_in(make_tenant())
    for verb, body in (("disable", {}), ("enable", {}), ("revoke", {}), ("rotate", {"overlap_hours": 0})):
        foreign = other.change_key(created["access_key_id"], verb, body)
        unknown = other.change_key(str(int(time.time())) + ":" + "0" * 64, verb, body)
        assert foreign.status == unknown.status == 404
    assert browser.call("GET", "/console/keys").json()["items"][0]["state"] == "active"
