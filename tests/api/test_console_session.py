"""Sign-in, step-up, sign-out, password and preferences against the real server."""

import json
import re

import pytest

from conftest import remember
from console_browser import Browser, check_headers


@pytest.fixture
def browser(server, tenant):
    browser = Browser(server)
    browser.sign_in(tenant)
    return browser


def test_sign_in_gives_session_and_cookies(server, tenant):
    browser = Browser(server)
    answer = browser.sign_in(tenant)
    check_headers(answer)
    assert answer.header("Cache-Control") == "no-store"
    cookies = answer.headers_of("Set-Cookie")
    assert re.fullmatch(r"__Host-sid=[0-9a-f]{64}; Secure; HttpOnly; SameSite=Strict; Path=/", cookies[0])
    assert cookies[1].startswith("__Host-device=") and "HttpOnly" in cookies[1]
    session = answer.json()
    assert session["user"]["email"] == tenant.owner_email
    assert session["tenant"] == tenant.name and session["tenants"] == [tenant.name]
    assert session["role"] == "owner"
    assert re.fullmatch(r"[0-9a-f]{64}", session["csrf"])
    for member in ("confirmed_until", "expires"):
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", session[member])
    assert browser.cookies["__Host-sid"] not in answer.text
    again = browser.call("GET", "/console/session")
    assert again.status == 200 and again.json()["csrf"] == session["csrf"]


def test_failed_sign_ins_read_the_same(server, tenant):
    def attempt(email, password):
        answer = Browser(server).call("POST", "/console/session", {"email": email, "password": password})
        body = re.sub(r'"request_id":"[0-9a-f]+"', "", answer.text)
        names = sorted(name.lower() for name, _ in answer.fields)
        return answer.status, body, names

    wrong = attempt(tenant.owner_email, "not the right password")
    assert wrong[0] == 401
    assert attempt("nobody-" + tenant.owner_email, "not the right password") == wrong
    assert attempt("nobody-" + tenant.owner_email, tenant.owner_password) == wrong
    assert attempt(tenant.owner_email, "") == wrong


def test_session_without_cookie(server):
    answer = Browser(server).call("GET", "/console/session")
    assert answer.status == 401 and answer.type == "no-session"
    check_headers(answer)


def test_planted_cookie_is_not_adopted(server, tenant):
    browser = Browser(server)
    browser.cookies["__Host-sid"] = "f" * 64
    browser.sign_in(tenant)
    assert browser.cookies["__Host-sid"] != "f" * 64
    browser.cookies["__Host-sid"] = "f" * 64
    assert browser.call("GET", "/console/session").status == 401


def test_two_cookies_are_none(server, browser):
    sid = browser.cookies["__Host-sid"]
    for cookie in (f"__Host-sid={sid}; __Host-sid={sid}", f"__Host-sid={'a' * 64}; __Host-sid={sid}", f"x__Host-sid={sid}"):
        assert browser.call("GET", "/console/session", headers={"Cookie": cookie}).status == 401


def test_confirm(browser, tenant):
    wrong = browser.call("POST", "/console/session/confirm", {"password": "not the right password"})
    assert wrong.status == 401 and wrong.type == "sign-in-failed"
    before = browser.cookies["__Host-sid"]
    right = browser.call("POST", "/console/session/confirm", {"password": tenant.owner_password})
    assert right.status == 200, right.text
    assert right.json()["tenant"] == tenant.name
    assert browser.cookies["__Host-sid"] != before
    assert browser.call("GET", "/console/session").status == 200
    stale = {"Cookie": f"__Host-sid={before}"}
    assert browser.call("GET", "/console/session", headers=stale).status == 401


def test_sign_out(browser):
    sid = browser.cookies["__Host-sid"]
    answer = browser.call("DELETE", "/console/session")
    assert answer.status == 204
    assert "__Host-sid" not in browser.cookies
    for method in ("GET", "DELETE"):
        assert browser.call(method, "/console/session", headers={"Cookie": f"__Host-sid={sid}"}).status == 401


def test_password_change_ends_other_sessions(server, browser, tenant):
    other = Browser(server)
    other.sign_in(tenant)
    weak = browser.call("PUT", "/console/password", {"current": tenant.owner_password, "new": "short"})
    assert weak.status == 400 and weak.type == "weak-password"
    next_password = remember("seven grey herons at noon " + tenant.name)
    copied = {"Cookie": "__Host-sid=" + browser.cookies["__Host-sid"], "X-CSRF-Token": browser.csrf}
    changed = browser.call("PUT", "/console/password", {"current": tenant.owner_password, "new": next_password})
    assert changed.status == 200, changed.text
    assert other.call("GET", "/console/session").status == 401
    assert browser.call("POST", "/console/keys", {}, headers=copied).status == 401, "a copy of the cookie rose with it"
    assert browser.call("GET", "/console/session").json()["csrf"] == changed.json()["csrf"] != copied["X-CSRF-Token"]
    old = Browser(server).call(
        "POST", "/console/session", {"email": tenant.owner_email, "password": tenant.owner_password}
    )
    assert old.status == 401


def test_preferences(browser):
    assert browser.call("PUT", "/console/preferences", {"theme": "dark"}).status == 204
    assert browser.call("GET", "/console/session").json()["preferences"] == {"theme": "dark"}
    assert browser.call("PUT", "/console/preferences", {"theme": "dark", "role": "owner"}).status == 400


CHANGES = [
    ("POST", "/console/keys"),
    ("PUT", "/console/preferences"),
    ("POST", "/console/session/confirm"),
    ("PUT", "/console/password"),
    ("DELETE", "/console/session"),
]
FORGERIES = {
    "no token": {"X-CSRF-Token": None},
    "wrong token": {"X-CSRF-Token": "0" * 64},
    "another site": {"Sec-Fetch-Site": "cross-site"},
    "another port": {"Sec-Fetch-Site": "same-site"},
    "foreign origin": {"Sec-Fetch-Site": None, "Origin": "http://evil.example"},
    "null origin": {"Sec-Fetch-Site": None, "Origin": "null"},
    "no origin": {"Sec-Fetch-Site": None},
    "a form": {"Content-Type": "application/x-www-form-urlencoded"},
    "plain text": {"Content-Type": "text/plain"},
    "no type": {"Content-Type": None},
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_forged_changes_are_refused(browser, forgery):
    for method, path in CHANGES:
        body = None if method == "DELETE" else {}
        answer = browser.call(method, path, body, FORGERIES[forgery])
        assert answer.status in (403, 415), (method, path, answer.status)
        check_headers(answer)
    assert browser.call("GET", "/console/session").status == 200


def test_own_origin_counts_where_the_browser_says_no_more(server, browser):
    headers = {"Sec-Fetch-Site": None, "Origin": f"http://{server.host}:{server.port}"}
    assert browser.call("PUT", "/console/preferences", {"theme": "light"}, headers).status == 204


def test_sign_in_from_another_site_is_refused(server, tenant):
    body = {"email": tenant.owner_email, "password": tenant.owner_password}
    answer = Browser(server).call("POST", "/console/session", body, {"Sec-Fetch-Site": "cross-site"})
    assert answer.status == 403 and not answer.headers_of("Set-Cookie")


def test_sign_in_body_is_bounded(server):
    answer = Browser(server).call("POST", "/console/session", json.dumps({"email": "a", "password": "x" * 5000}))
    assert answer.status == 413


def test_foreign_host_name(server):
    for path in ("/", "/console/session", "/console/api/device/list", "/assets/x.js"):
        answer = Browser(server).call("GET", path, headers={"Host": "evil.example"})
        assert answer.status == 421, path
        check_headers(answer)
    for name in ("localhost", "127.0.0.1"):
        assert Browser(server).call("GET", "/console/session", headers={"Host": f"{name}:{server.port}"}).status == 401
