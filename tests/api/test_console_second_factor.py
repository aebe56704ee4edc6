"""The second factor: turned on by an authenticator app, asked for at sign-in, and the ways out of it."""

import base64
import hashlib
import hmac
import itertools
import json
import re
import sqlite3
import struct
import time
import urllib.parse

import pytest

from conftest import remember
from console_browser import Browser, check_headers


class App:
    """An authenticator app (RFC 6238). No step is given twice: two codes may be asked for within one window."""

    def __init__(self, secret):
        self.secret = base64.b32decode(remember(secret))
        self.step = 0

    def code_of(self, step):
        mac = hmac.new(self.secret, struct.pack(">Q", step), hashlib.sha1).digest()
        at = mac[-1] & 15
        return f"{(struct.unpack('>I', mac[at:at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"

    def code(self):
        now = int(time.time()) // 30
        self.step = max(self.step + 1, now)
        assert self.step <= now + 1, "the window has no code left"
        return self.code_of(self.step)

    def wrong_code(self):
        now = int(time.time()) // 30
        near = {self.code_of(step) for step in range(now - 3, now + 5)}
        return next(code for code in (f"{number:06}" for number in range(100)) if code not in near)


sources = (f"127.1.{number // 250}.{number % 250 + 1}" for number in itertools.count())


class Person:
    """Somebody at an address of their own, so that one test's wrong codes do not slow the next one down."""

    def __init__(self, server, tenant):
        self.server, self.tenant, self.source = server, tenant, next(sources)

    def browser(self):
        return Browser(self.server, self.source)

    def try_sign_in(self, browser=None, password=None, **more):
        browser = browser or self.browser()
        body = {"email": self.tenant.owner_email, "password": password or self.tenant.owner_password, **more}
        return browser.call("POST", "/console/session", body)

    def sign_in(self, **more):
        browser = self.browser()
        answer = self.try_sign_in(browser, **more)
        assert answer.status == 201, answer.text
        browser.csrf = answer.json()["csrf"]
        return browser

    def turn_on(self, browser):
        begun = browser.call("POST", "/console/totp/begin", {})
        assert begun.status == 201, begun.text
        app = App(begun.json()["secret"])
        confirmed = browser.call("POST", "/console/totp/confirm", {"code": app.code()})
        assert confirmed.status == 200, confirmed.text
        return app, [remember(code) for code in confirmed.json()["recovery_codes"]]

    def audit(self, action):
        lines = self.server.cli("audit", "export", "--tenant", self.tenant.name).stdout.splitlines()
        return [one for one in map(json.loads, lines) if one["action"] == action]


@pytest.fixture
def person(server, tenant):
    return Person(server, tenant)


def factor_of(browser):
    return browser.call("GET", "/console/session").json()["second_factor"]


def test_begin_asks_for_nothing_before_confirm(person, tenant):
    browser = person.sign_in()
    assert factor_of(browser) == {"on": False, "recovery_codes_left": 0}
    begun = browser.call("POST", "/console/totp/begin", {})
    check_headers(begun)
    assert begun.status == 201 and begun.header("Cache-Control") == "no-store"
    secret = remember(begun.json()["secret"])
    assert re.fullmatch(r"[A-Z2-7]{32}", secret)
    uri = urllib.parse.urlsplit(begun.json()["uri"])
    assert (uri.scheme, uri.netloc) == ("otpauth", "totp")
    assert urllib.parse.unquote(uri.path) == f"/IoT Guardian:{tenant.owner_email}"
    assert urllib.parse.parse_qs(uri.query) == {"secret": [secret], "issuer": ["IoT Guardian"], "algorithm": ["SHA1"],
                                                "digits": ["6"], "period": ["30"]}
    assert factor_of(browser)["on"] is False
    person.sign_in()
    again = browser.call("POST", "/console/totp/begin", {}).json()["secret"]
    assert remember(again) != secret
    old = browser.call("POST", "/console/totp/confirm", {"code": App(secret).code()})
    assert old.status == 401 and old.type == "wrong-code", "the secret begun before still counts"


def test_sign_in_with_the_factor_on(person):
    browser = person.sign_in()
    app, codes = person.turn_on(browser)
    assert len(set(codes)) == 10 and all(re.fullmatch(r"([a-z2-7]{4}-){5}[a-z2-7]{4}", code) for code in codes)
    assert factor_of(browser) == {"on": True, "recovery_codes_left": 10}

    half = person.try_sign_in()
    assert half.status == 401 and half.type == "second-factor" and not half.headers_of("Set-Cookie")
    check_headers(half)
    wrong = person.try_sign_in(code=app.wrong_code())
    assert wrong.status == 401 and wrong.type == "wrong-code" and not wrong.headers_of("Set-Cookie")
    confirming = person.try_sign_in(code=app.code_of(app.step))
    assert confirming.type == "wrong-code", "the code that turned the factor on was taken again"
    code = app.code()
    answer = person.try_sign_in(code=f" {code[:3]} {code[3:]} ")
    assert answer.status == 201, answer.text
    assert answer.json()["second_factor"] == {"on": True, "recovery_codes_left": 10}
    assert person.try_sign_in(code=code).type == "wrong-code", "a code was taken twice"
    assert person.audit("session.sign-in")[-1]["detail"]["second_factor"] == "totp"
    assert len(person.audit("second-factor.begin")) == len(person.audit("second-factor.turn-on")) == 1


def test_a_recovery_code_opens_once(person):
    browser = person.sign_in()
    _, codes = person.turn_on(browser)
    shouted = codes[3].upper().replace("-", "")
    assert person.try_sign_in(code=shouted).json()["second_factor"]["recovery_codes_left"] == 9
    assert factor_of(browser)["recovery_codes_left"] == 9, "a session remembers what was true before"
    assert person.try_sign_in(code=codes[3]).type == "wrong-code"
    assert person.audit("session.sign-in")[-1]["detail"]["second_factor"] == "recovery-code"
    person.sign_in(code=codes[4])


def test_nothing_shows_without_the_right_password(person, server):
    plain = server.make_tenant()
    app, codes = person.turn_on(person.sign_in())

    def attempt(one, **more):
        answer = Person(server, one).try_sign_in(password="not the right password", **more)
        return answer.status, re.sub(r'"request_id":"[0-9a-f]+"', "", answer.text), sorted(
            name.lower() for name, _ in answer.fields)

    expected = attempt(plain)
    assert expected[0] == 401
    for more in ({}, {"code": app.code()}, {"code": app.wrong_code()}):
        assert attempt(person.tenant, **more) == attempt(plain, **more) == expected
    person.sign_in(code=codes[0])
    # Where none is on a code says nothing either.
    assert Person(server, plain).try_sign_in(code="123456").status == 201


CODES = {
    "empty": "",
    "letters": "abcdef",
    "seven digits": "1234567",
    "digits of another script": "١٢٣٤٥٦",
    "a recovery code of nobody": "abcd-efgh-ijkl-mnop-qrst-uvwx",
    "very long": "1" * 3000,
    "control characters": "12\n34\t56",
}


@pytest.mark.parametrize("name", CODES)
def test_codes_that_are_none(person, name):
    person.turn_on(person.sign_in())
    answer = person.try_sign_in(code=CODES[name])
    assert answer.status == 401 and answer.type == "wrong-code", answer.text
    for wrong in (123456, None, ["123456"]):
        assert person.try_sign_in(code=wrong).status == 400


def test_wrong_codes_use_up_the_tries_of_sign_in(person):
    app, codes = person.turn_on(person.sign_in())
    # The right password gives nothing back: five tries in all, then one has to wait.
    for more in ({"code": app.wrong_code()}, {}, {"code": app.wrong_code()}, {}, {"code": app.wrong_code()}):
        assert person.try_sign_in(**more).status == 401
    refused = person.try_sign_in(code=codes[0])
    assert refused.status == 429 and refused.type == "slow-down"
    assert int(refused.header("Retry-After")) >= 1
    deadline = time.monotonic() + 30
    while (answer := person.try_sign_in(code=codes[0])).status == 429 and time.monotonic() < deadline:
        time.sleep(0.05)
    assert answer.status == 201, "the refused try had used the code up: " + answer.text


def test_codes_inside_are_tried_against_a_budget_of_their_own(person):
    browser = person.sign_in()
    app, codes = person.turn_on(browser)
    for _ in range(5):
        # The password, given again, makes no new tries.
        confirmed = browser.call("POST", "/console/session/confirm", {"password": person.tenant.owner_password})
        browser.csrf = confirmed.json()["csrf"]
        wrong = browser.call("DELETE", "/console/totp", {"code": app.wrong_code()})
        assert wrong.status == 401 and wrong.type == "wrong-code"
    refused = browser.call("DELETE", "/console/totp", {"code": codes[0]})
    assert refused.status == 429 and refused.type == "slow-down"
    assert factor_of(browser)["on"] is True


def test_turning_off(person):
    browser = person.sign_in()
    app, codes = person.turn_on(browser)
    assert browser.call("DELETE", "/console/totp", {"code": app.wrong_code()}).type == "wrong-code"
    assert browser.call("DELETE", "/console/totp", {}).status == 400
    assert browser.call("DELETE", "/console/totp").status == 400
    off = browser.call("DELETE", "/console/totp", {"code": app.code()})
    assert off.status == 204, off.text
    assert factor_of(browser) == {"on": False, "recovery_codes_left": 0}
    assert len(person.audit("second-factor.turn-off")) == 1
    person.sign_in()
    # What belonged to the factor is gone with it.
    app, _ = person.turn_on(browser)
    assert person.try_sign_in(code=codes[0]).type == "wrong-code"
    assert person.try_sign_in(code=app.code()).status == 201


def test_new_recovery_codes_end_the_old_ones(person):
    browser = person.sign_in()
    _, old = person.turn_on(browser)
    assert browser.call("POST", "/console/totp/recovery-codes", {"code": "000000x"}).type == "wrong-code"
    made = browser.call("POST", "/console/totp/recovery-codes", {"code": old[0]})
    assert made.status == 200, made.text
    new = [remember(code) for code in made.json()["recovery_codes"]]
    assert len(new) == 10 and not set(new) & set(old)
    assert factor_of(browser)["recovery_codes_left"] == 10
    assert person.try_sign_in(code=old[1]).type == "wrong-code"
    person.sign_in(code=new[1])
    assert len(person.audit("second-factor.renew-recovery-codes")) == 1


def test_calls_in_the_wrong_order(person):
    browser = person.sign_in()
    for method, path in (("POST", "/console/totp/confirm"), ("POST", "/console/totp/recovery-codes"),
                         ("DELETE", "/console/totp")):
        answer = browser.call(method, path, {"code": "123456"})
        assert answer.status == 409 and answer.type == "wrong-state", path
    _, codes = person.turn_on(browser)
    for path, body in (("begin", {}), ("confirm", {"code": codes[0]})):
        answer = browser.call("POST", "/console/totp/" + path, body)
        assert answer.status == 409 and answer.type == "wrong-state", path
    assert factor_of(browser) == {"on": True, "recovery_codes_left": 10}


def test_a_choice_of_tenant_comes_behind_the_code(person, server):
    second = server.make_tenant()
    app, _ = person.turn_on(person.sign_in())
    server.cli("user", "create", "--tenant", second.name, "--email", person.tenant.owner_email, "--role", "read-only",
               "--existing")
    half = person.try_sign_in()
    assert half.type == "second-factor" and second.name not in half.text
    assert second.name not in person.try_sign_in(code=app.wrong_code()).text
    code = app.code()
    choice = person.try_sign_in(code=code)
    assert choice.status == 409 and choice.json()["tenants"] == sorted([person.tenant.name, second.name])
    assert person.try_sign_in(code=code, tenant=second.name).status == 201
    assert person.try_sign_in(code=code, tenant=person.tenant.name).type == "wrong-code"


def test_the_operator_lets_a_locked_out_person_in(person, server):
    browser = person.sign_in()
    person.turn_on(browser)
    place = ("--tenant", person.tenant.name, "--email", person.tenant.owner_email)
    assert "removed" in server.cli("user", "remove-second-factor", *place).stdout
    person.sign_in()
    assert factor_of(browser)["on"] is False
    record = person.audit("second-factor.remove")[-1]
    assert record["actor"].startswith("os:") and record["detail"] == {"email": person.tenant.owner_email, "on": True}
    assert "no second factor" in server.cli("user", "remove-second-factor", *place).stdout
    assert len(person.audit("second-factor.remove")) == 1
    other = server.make_tenant()
    foreign = server.cli("user", "remove-second-factor", "--tenant", other.name, "--email", person.tenant.owner_email,
                         check=False)
    assert foreign.returncode != 0


def test_it_holds_across_a_restart_and_a_new_ring(make_server):
    server = make_server()
    person = Person(server, server.make_tenant())
    app, codes = person.turn_on(person.sign_in())
    server.cli("secrets", "rotate")
    server.stop()
    server.start()
    assert person.try_sign_in().type == "second-factor"
    assert person.try_sign_in(code=app.code_of(app.step)).type == "wrong-code", "a restart forgot a used code"
    person.sign_in(code=app.code())
    person.sign_in(code=codes[0])


@pytest.mark.sqlite_only
def test_a_damaged_row_locks_nobody_out_for_good(make_server):
    server = make_server()
    person = Person(server, server.make_tenant())
    person.turn_on(person.sign_in())
    server.stop()
    with sqlite3.connect(server.data / "guardian.db") as database:
        database.execute("UPDATE second_factor SET recovery_codes = 'damaged'")
    database.close()
    server.start()
    assert person.try_sign_in().status == 500, "an unreadable factor let somebody in"
    place = ("--tenant", person.tenant.name, "--email", person.tenant.owner_email)
    assert "removed" in server.cli("user", "remove-second-factor", *place).stdout
    person.sign_in()


def test_changes_need_a_password_given_lately(make_server):
    server = make_server()
    if "test-clock" not in server.cli("--help").stdout:
        pytest.skip("a release build cannot move its clock")
    person = Person(server, server.make_tenant())
    browser = person.sign_in()
    begun = browser.call("POST", "/console/totp/begin", {})
    remember(begun.json()["secret"])
    server.cli("test-clock", str(11 * 60))
    for method, path in (("POST", "/console/totp/begin"), ("POST", "/console/totp/recovery-codes"),
                         ("DELETE", "/console/totp")):
        answer = browser.call(method, path, {})
        assert answer.status == 403 and answer.type == "confirm-password", path
    server.cli("test-clock", str(5 * 60))
    late = browser.call("POST", "/console/totp/confirm", {"code": "123456"})
    assert late.status == 409 and late.type == "wrong-state", "what was begun sixteen minutes ago still waits"


FORGERIES = ({"X-CSRF-Token": None}, {"Sec-Fetch-Site": "cross-site"}, {"Content-Type": "text/plain"})


def test_forged_calls_are_refused(person):
    browser = person.sign_in()
    for method, path in (("POST", "/console/totp/begin"), ("POST", "/console/totp/confirm"),
                         ("POST", "/console/totp/recovery-codes"), ("DELETE", "/console/totp")):
        for forgery in FORGERIES:
            assert browser.call(method, path, {"code": "1"}, forgery).status in (403, 415), (path, forgery)
        assert Browser(person.server).call(method, path, {"code": "1"}).type == "no-session"
