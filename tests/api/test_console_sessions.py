"""A person's own sessions: the list, ending one, ending all others."""

import json
import re

import pytest

from console_browser import Browser, check_headers

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def sign_in(server, email, password, user_agent="", **more):
    browser = Browser(server)
    body = {"email": email, "password": password, **more}
    answer = browser.call("POST", "/console/session", body, {"User-Agent": user_agent})
    assert answer.status == 201, answer.text
    browser.csrf = answer.json()["csrf"]
    return browser


def sessions_of(browser):
    answer = browser.call("GET", "/console/sessions")
    assert answer.status == 200, answer.text
    check_headers(answer)
    return answer.json()["items"]


def current_of(browser):
    return next(one for one in sessions_of(browser) if one["current"])


def is_open(browser):
    answer = browser.call("GET", "/console/session")
    assert answer.status == 200 or answer.type == "no-session"
    return answer.status == 200


def audit_of(server, tenant, action):
    lines = server.cli("audit", "export", "--tenant", tenant.name).stdout.splitlines()
    return [one for one in map(json.loads, lines) if one["action"] == action]


@pytest.fixture
def owner(server, tenant):
    def make(user_agent="", **more):
        return sign_in(server, tenant.owner_email, tenant.owner_password, user_agent, **more)

    return make


def test_list_names_every_browser_and_no_secret(owner, tenant):
    first, second = owner(FIREFOX), owner("<script>alert(1)</script>")
    answer = first.call("GET", "/console/sessions")
    listed = answer.json()["items"]
    assert [(one["browser"], one["current"]) for one in listed if one["current"]] == [("Firefox on Linux", True)]
    assert sorted(one["browser"] for one in listed) == ["Firefox on Linux", "Unknown browser"]
    for one in listed:
        assert set(one) == {"id", "tenant", "created", "last_seen", "address", "browser", "current", "expires"}
        assert re.fullmatch(r"[0-9a-f]{24}", one["id"])
        assert one["tenant"] == tenant.name and one["address"] == "127.0.0.1"
        assert one["created"] <= one["last_seen"] < one["expires"]
    for browser in (first, second):
        assert browser.cookies["__Host-sid"] not in answer.text
    assert "script" not in answer.text


def test_an_ended_session_opens_nothing(server, owner, tenant):
    mine, other = owner(), owner()
    wanted = current_of(other)["id"]
    ended = mine.call("DELETE", f"/console/sessions/{wanted}")
    assert ended.status == 204, ended.text
    check_headers(ended)
    assert not is_open(other) and is_open(mine)
    assert other.call("GET", "/console/api/device/list").status == 401
    assert [one["id"] for one in sessions_of(mine)] == [current_of(mine)["id"]]
    assert mine.call("DELETE", f"/console/sessions/{wanted}").status == 404
    record = audit_of(server, tenant, "session.end")[-1]
    assert record["actor"].startswith("user:")
    assert record["detail"]["session"] == wanted


def test_the_current_session_ends_with_its_cookie(owner):
    mine, other = owner(), owner()
    assert mine.call("DELETE", f"/console/sessions/{current_of(mine)['id']}").status == 204
    assert "__Host-sid" not in mine.cookies
    assert is_open(other)


def test_end_others_leaves_one_browser_under_a_new_cookie(server, owner, tenant):
    mine, other, third = owner(), owner(), owner()
    copied = {"Cookie": "__Host-sid=" + mine.cookies["__Host-sid"]}
    before = mine.call("GET", "/console/session").json()
    answer = mine.call("POST", "/console/sessions/end-others", {})
    assert answer.status == 200, answer.text
    mine.csrf = answer.json()["csrf"]
    assert is_open(mine) and not is_open(other) and not is_open(third)
    assert mine.call("GET", "/console/session", headers=copied).status == 401, "a copy of the cookie outlived it"
    assert answer.json()["csrf"] != before["csrf"]
    assert answer.json()["confirmed_until"] == before["confirmed_until"], "no password was given"
    assert len(sessions_of(mine)) == 1
    assert audit_of(server, tenant, "session.end-others")[-1]["detail"] == {"ended": 2}


def test_sessions_in_another_tenant_are_the_persons_too(server, owner, tenant):
    second = server.make_tenant()
    server.cli("user", "create", "--tenant", second.name, "--email", tenant.owner_email, "--role", "read-only", "--existing")
    here, there = owner(tenant=tenant.name), owner(tenant=second.name)
    assert {one["tenant"] for one in sessions_of(here)} == {tenant.name, second.name}
    assert here.call("DELETE", f"/console/sessions/{current_of(there)['id']}").status == 204
    assert not is_open(there)
    assert audit_of(server, second, "session.end") and not audit_of(server, tenant, "session.end")
    there = owner(tenant=second.name)
    assert here.call("POST", "/console/sessions/end-others", {}).status == 200
    assert not is_open(there)
    assert audit_of(server, second, "session.end-others")[-1]["detail"] == {"ended": 1}


def test_sessions_of_somebody_else_do_not_exist(server, owner, tenant):
    eve_password = server.add_user(tenant.name, f"eve@{tenant.name}.example", "administrator")
    eve = sign_in(server, f"eve@{tenant.name}.example", eve_password)
    mine = owner()
    wanted = current_of(mine)["id"]
    assert len(sessions_of(eve)) == 1
    unknown = eve.call("DELETE", "/console/sessions/" + "0" * 24)
    refused = eve.call("DELETE", f"/console/sessions/{wanted}")
    assert (refused.status, refused.type) == (404, unknown.type) == (unknown.status, refused.type)
    assert eve.call("POST", "/console/sessions/end-others", {}).status == 200
    assert is_open(mine)


IDS = {
    "the cookie": lambda browser: browser.cookies["__Host-sid"],
    "too short": lambda browser: current_of(browser)["id"][:-1],
    "upper case": lambda browser: current_of(browser)["id"].upper() + "A",
    "an encoded NUL": lambda browser: current_of(browser)["id"][:-1] + "%00",
}


@pytest.mark.parametrize("wrong", IDS)
def test_ids_that_are_none(owner, wrong):
    mine = owner()
    assert mine.call("DELETE", f"/console/sessions/{IDS[wrong](mine)}").status in (400, 404)
    assert is_open(mine)


def test_forged_ends_are_refused(owner):
    mine, other = owner(), owner()
    path = f"/console/sessions/{current_of(other)['id']}"
    for forgery in ({"X-CSRF-Token": None}, {"X-CSRF-Token": other.csrf}, {"Sec-Fetch-Site": "cross-site"}):
        assert mine.call("DELETE", path, headers=forgery).status == 403
        assert mine.call("POST", "/console/sessions/end-others", {}, forgery).status == 403
    assert is_open(mine) and is_open(other)
