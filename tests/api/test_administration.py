"""What owners and administrators do in the console: people, invitations, settings, all keys, audit log, health."""

import json
import re
import secrets
import sqlite3

import pytest

from conftest import call, remember
from console_browser import Browser, check_headers

NOBODY = "0" * 24
NO_KEY = "1912458000%3A" + "0" * 64
ADMIN = "/console/admin/"

# Every call, a body, and what an administrator and an owner get: their own reasons, never one of permission,
# where they may call it.
CALLS = {
    "list people": ("GET", "users", None, 200, 200),
    "set a role": ("PUT", f"users/{NOBODY}/role", {"role": "read-only"}, 404, 404),
    "lock": ("POST", f"users/{NOBODY}/lock", {}, 404, 404),
    "unlock": ("POST", f"users/{NOBODY}/unlock", {}, 404, 404),
    "end sessions": ("POST", f"users/{NOBODY}/sessions/end", {}, 404, 404),
    "remove": ("DELETE", f"users/{NOBODY}", None, 404, 404),
    "invite": ("POST", "invitations", {"email": "nobody", "role": "read-only"}, 400, 400),
    "renew an invitation": ("POST", f"invitations/{NOBODY}/renew", {}, 404, 404),
    "revoke an invitation": ("DELETE", f"invitations/{NOBODY}", None, 404, 404),
    "read settings": ("GET", "settings", None, 200, 200),
    "change settings": ("PUT", "settings", {}, 403, 200),
    "list keys": ("GET", "keys", None, 200, 200),
    "disable a key": ("POST", f"keys/{NO_KEY}/disable", {}, 404, 404),
    "enable a key": ("POST", f"keys/{NO_KEY}/enable", {}, 404, 404),
    "revoke a key": ("POST", f"keys/{NO_KEY}/revoke", {}, 404, 404),
    "read the audit log": ("GET", "audit", None, 200, 200),
    "verify the audit log": ("GET", "audit/verification", None, 200, 200),
    "read health": ("GET", "health", None, 200, 200),
}
CONFIRMED = {"set a role", "remove", "invite", "renew an invitation", "change settings"}


class Place:
    """A tenant with a person of each role, signed in."""

    def __init__(self, server):
        self.server = server
        self.tenant = server.make_tenant()
        self.passwords = {self.tenant.owner_email: self.tenant.owner_password}
        self.owner = self.sign_in(self.tenant.owner_email)

    def add(self, role, email=None):
        email = email or f"{role}-{secrets.token_hex(3)}@{self.tenant.name}.example"
        self.passwords[email] = self.server.add_user(self.tenant.name, email, role)
        return email

    def sign_in(self, email, tenant=None):
        browser = Browser(self.server)
        body = {"email": email, "password": self.passwords[email]} | ({"tenant": tenant} if tenant else {})
        answer = browser.call("POST", "/console/session", body)
        assert answer.status == 201, answer.text
        browser.csrf = answer.json()["csrf"]
        return browser

    def person(self, email):
        (found,) = [one for one in get(self.owner, "users")["items"] if one["email"] == email]
        return found

    def records(self, **filters):
        asked = "&".join(f"{name}={value}" for name, value in filters.items())
        return get(self.owner, "audit?" + asked)["items"]


def admin(browser, method, path, body=None, headers=None):
    return browser.call(method, ADMIN + path, body, headers)


def get(browser, path):
    answer = admin(browser, "GET", path)
    assert answer.status == 200, answer.text
    return answer.json()


def invite(browser, email, role="read-only", **members):
    answer = admin(browser, "POST", "invitations", {"email": email, "role": role, **members})
    assert answer.status == 201, answer.text
    return answer.json()["invitation"], token_of(answer)


def token_of(answer):
    link = answer.json()["link"]
    assert answer.text.count(link) == 1
    address, _, token = link.partition("#")
    assert address.endswith("/invite") and re.fullmatch("[0-9a-f]{64}", token)
    return remember(token)


def look(server, token):
    return Browser(server).call("POST", "/console/invitation", {"token": token})


def accept(server, token, password, name="Bob"):
    return Browser(server).call(
        "POST", "/console/invitation/accept", {"token": token, "name": name, "password": password}
    )


def new_password():
    return remember("pw " + secrets.token_urlsafe(18))


@pytest.fixture(scope="module")
def crowd(server):
    place = Place(server)
    place.by_role = {role: place.sign_in(place.add(role)) for role in ("administrator", "read-only")}
    place.by_role["owner"] = place.owner
    return place


@pytest.fixture
def place(server):
    return Place(server)


@pytest.mark.parametrize("name", CALLS)
def test_each_role_and_each_call(server, crowd, name):
    method, path, body, *expected = CALLS[name]
    assert admin(Browser(server), method, path, body).status == 401
    refused = admin(crowd.by_role["read-only"], method, path, body)
    assert (refused.status, refused.type) == (403, "no-permission"), refused.text
    assert "administrator" in refused.json()["detail"] or "owner" in refused.json()["detail"]
    assert "@" not in refused.text
    for role, status in zip(("administrator", "owner"), expected):
        answer = admin(crowd.by_role[role], method, path, body)
        assert answer.status == status, (role, answer.text)
        assert (answer.type == "no-permission" if answer.status == 403 else True), answer.text
        check_headers(answer)
        assert answer.header("Cache-Control") == "no-store"


@pytest.mark.parametrize("name", [name for name, call_ in CALLS.items() if call_[0] != "GET"])
def test_each_change_needs_our_own_page(crowd, name):
    method, path, body, *_ = CALLS[name]
    for headers, type_ in (
        ({"X-CSRF-Token": None}, "csrf"),
        ({"X-CSRF-Token": "0" * 64}, "csrf"),
        ({"Sec-Fetch-Site": "cross-site"}, "cross-site"),
        ({"Sec-Fetch-Site": None, "Origin": "https://evil.example"}, "cross-site"),
    ):
        answer = admin(crowd.owner, method, path, body, headers)
        assert (answer.status, answer.type) == (403, type_), answer.text
    if method != "DELETE":
        answer = admin(crowd.owner, method, path, {**body, "tenant": "x"})
        assert answer.status == 400, "a member nobody asked for"


def test_what_matters_needs_a_recent_password(make_server):
    server = make_server()
    if "test-clock" not in server.cli("--help").stdout:
        pytest.skip("this build has no test clock")
    owner = Place(server).owner
    server.cli("test-clock", "660")
    for name, (method, path, body, *_) in CALLS.items():
        answer = admin(owner, method, path, body)
        assert (answer.type == "confirm-password") == (name in CONFIRMED), (name, answer.text)


def test_people_are_listed_with_what_is_known(place):
    email = place.add("read-only")
    place.sign_in(email)
    listed = get(place.owner, "users")
    assert [one["email"] for one in listed["items"]] == sorted(place.passwords)
    owner = place.person(place.tenant.owner_email)
    assert owner["is_self"] and owner["role"] == "owner" and owner["last_sign_in"]
    person = place.person(email)
    assert not person["is_self"] and person["state"] == "active" and person["last_sign_in"]
    assert listed["invitations"] == []
    assert "password" not in json.dumps(listed) and "argon2" not in json.dumps(listed)


def test_a_change_of_role_ends_sessions_and_is_recorded(place):
    email = place.add("administrator")
    browser = place.sign_in(email)
    person = place.person(email)
    answer = admin(place.owner, "PUT", f"users/{person['id']}/role", {"role": "read-only"})
    assert answer.status == 200 and answer.json()["role"] == "read-only", answer.text
    assert browser.call("GET", "/console/session").status == 401
    (record,) = place.records(action="member.set-role")
    assert record["actor_email"] == place.tenant.owner_email and record["target_email"] == email
    assert record["detail"] == {"email": email, "from": "administrator", "to": "read-only"}
    assert record["request_id"] == answer.header("X-Request-Id") and record["ip"] == "127.0.0.1"
    # The same role again changes nothing, and ends nothing.
    browser = place.sign_in(email)
    assert admin(place.owner, "PUT", f"users/{person['id']}/role", {"role": "read-only"}).status == 200
    assert browser.call("GET", "/console/session").status == 200
    assert len(place.records(action="member.set-role")) == 1
    assert admin(place.owner, "PUT", f"users/{person['id']}/role", {"role": "root"}).status == 400


def test_a_lock_stops_sessions_and_keys_and_an_unlock_gives_the_keys_back(server, place):
    email = place.add("read-only")
    key = server.make_key(place.tenant, access="read-only", user=email)
    browser = place.sign_in(email)
    person = place.person(email)["id"]

    def key_status():
        return call(server, "GET", "/pub/v4.0/device/list", key=key).status

    assert key_status() == 200
    locked = admin(place.owner, "POST", f"users/{person}/lock", {})
    assert locked.status == 200 and locked.json()["state"] == "locked"
    assert key_status() == 403 and browser.call("GET", "/console/session").status == 401
    unlocked = admin(place.owner, "POST", f"users/{person}/unlock", {})
    assert unlocked.status == 200 and unlocked.json()["state"] == "active"
    assert key_status() == 200 and browser.call("GET", "/console/session").status == 401
    browser = place.sign_in(email)
    assert admin(place.owner, "POST", f"users/{person}/sessions/end", {}).status == 204
    assert browser.call("GET", "/console/session").status == 401
    assert admin(place.owner, "DELETE", f"users/{person}").status == 204
    assert key_status() == 403
    assert admin(place.owner, "POST", f"users/{person}/lock", {}).status == 404
    recorded = [record["action"] for record in place.records(target="user:" + person)]
    changes = [action for action in recorded if action != "session.sign-in"]
    assert changes == ["member.remove", "session.end-all", "member.unlock", "member.lock", "member.add"]


def test_only_owners_make_or_change_owners(place):
    other = place.person(place.add("owner"))["id"]
    reader = place.person(place.add("read-only"))["id"]
    administrator = place.sign_in(place.add("administrator"))
    for method, path, body in (
        ("PUT", f"users/{other}/role", {"role": "read-only"}),
        ("PUT", f"users/{reader}/role", {"role": "owner"}),
        ("POST", f"users/{other}/lock", {}),
        ("POST", f"users/{other}/unlock", {}),
        ("POST", f"users/{other}/sessions/end", {}),
        ("DELETE", f"users/{other}", None),
        ("POST", "invitations", {"email": "new@elsewhere.example", "role": "owner"}),
        ("PUT", "settings", {"max_key_days": 10}),
    ):
        answer = admin(administrator, method, path, body)
        assert (answer.status, answer.type) == (403, "no-permission"), (path, answer.text)
    invitation, _ = invite(place.owner, f"heir@{place.tenant.name}.example", "owner")
    for method, path in (("POST", f"invitations/{invitation['id']}/renew"), ("DELETE", f"invitations/{invitation['id']}")):
        assert admin(administrator, method, path, {}).type == "no-permission"
    assert admin(administrator, "PUT", f"users/{reader}/role", {"role": "administrator"}).status == 200
    assert {one["role"] for one in get(place.owner, "users")["items"] if one["id"] == other} == {"owner"}


def test_nobody_changes_themselves_and_the_last_owner_stays(server, place):
    self_id = place.person(place.tenant.owner_email)["id"]
    for method, path, body in (
        ("PUT", f"users/{self_id}/role", {"role": "read-only"}),
        ("PUT", f"users/{self_id}/role", {"role": "owner"}),
        ("POST", f"users/{self_id}/lock", {}),
        ("DELETE", f"users/{self_id}", None),
    ):
        answer = admin(place.owner, method, path, body)
        assert (answer.status, answer.type) == (409, "own-account"), (path, answer.text)
    # A locked owner is none: the other one is the last.
    other_email = place.add("owner")
    other = place.sign_in(other_email)
    other_id = place.person(other_email)["id"]
    assert admin(place.owner, "POST", f"users/{other_id}/lock", {}).status == 200
    for arguments in (("set-role", "--role", "read-only"), ("lock",), ("delete",)):
        done = server.cli("user", arguments[0], "--tenant", place.tenant.name, "--email", place.tenant.owner_email,
                          *arguments[1:], check=False)
        assert done.returncode != 0 and "last active owner" in done.stderr, arguments
    assert admin(other, "POST", f"users/{self_id}/lock", {}).status == 401, "locked people have no session"
    assert place.person(place.tenant.owner_email)["role"] == "owner"


def test_an_invitation_is_used_once(server, place):
    email = f"bob@{place.tenant.name}.example"
    sent = admin(place.owner, "POST", "invitations", {"email": email.upper(), "name": "Bobby", "role": "administrator"})
    assert sent.status == 201, sent.text
    token = token_of(sent)
    listed = admin(place.owner, "GET", "users")
    assert token not in listed.text
    (shown,) = listed.json()["invitations"]
    assert shown == sent.json()["invitation"]
    assert (shown["email"], shown["state"], shown["invited_by"]) == (email, "invited", place.tenant.owner_email)

    seen = look(server, token)
    assert seen.status == 200, seen.text
    assert seen.json() == {"tenant": place.tenant.name, "email": email, "name": "Bobby", "role": "administrator",
                           "invited_by": place.tenant.owner_email, "expires": shown["expires"]}
    weak = accept(server, token, "short")
    assert (weak.status, weak.type) == (400, "weak-password") and len(weak.json()["detail"]) > 10
    assert accept(server, token, new_password(), "two\nlines").status == 400
    password = new_password()
    accepted = accept(server, token, password, "Bob Lund")
    assert accepted.status == 201, accepted.text
    assert accepted.json() == {"tenant": place.tenant.name, "email": email}
    assert accepted.headers_of("Set-Cookie") == [], "nobody is signed in by it"
    check_headers(accepted)
    for again in (look(server, token), accept(server, token, new_password())):
        assert (again.status, again.type) == (404, "invitation-ended")

    place.passwords[email] = password
    session = place.sign_in(email).call("GET", "/console/session").json()
    assert session["role"] == "administrator" and session["user"]["name"] == "Bob Lund"
    assert get(place.owner, "users")["invitations"] == []
    used, made = place.records(action="invitation.")
    assert (made["action"], used["action"]) == ("invitation.send", "invitation.accept")
    assert made["actor_email"] == place.tenant.owner_email and used["actor_email"] == email
    assert token not in json.dumps([used, made])
    if server.database is None:
        with sqlite3.connect(server.data / "guardian.db") as database:
            assert token not in "\n".join(database.iterdump())
        database.close()


def test_an_invitation_ends_by_renewal_revocation_and_its_sender(server, place):
    email = f"eve@{place.tenant.name}.example"
    invitation, first = invite(place.owner, email)
    again = admin(place.owner, "POST", "invitations", {"email": email, "role": "owner"})
    assert (again.status, again.type) == (409, "invited-already")
    renewed = admin(place.owner, "POST", f"invitations/{invitation['id']}/renew", {})
    assert renewed.status == 200
    second = token_of(renewed)
    assert look(server, first).type == "invitation-ended" and look(server, second).status == 200
    assert admin(place.owner, "DELETE", f"invitations/{invitation['id']}").status == 204
    assert look(server, second).type == "invitation-ended"
    assert accept(server, second, new_password()).type == "invitation-ended"
    assert admin(place.owner, "DELETE", f"invitations/{invitation['id']}").status == 404

    # What its sender may no longer give, it gives to nobody.
    sender_email = place.add("administrator")
    sender = place.sign_in(sender_email)
    sender_id = place.person(sender_email)["id"]
    invitation, token = invite(sender, email, "administrator")
    assert admin(place.owner, "POST", f"users/{sender_id}/lock", {}).status == 200
    assert look(server, token).type == "invitation-ended"
    assert get(place.owner, "users")["invitations"][0]["state"] == "invalid"
    assert admin(place.owner, "POST", f"users/{sender_id}/unlock", {}).status == 200
    assert look(server, token).status == 200
    assert admin(place.owner, "PUT", f"users/{sender_id}/role", {"role": "read-only"}).status == 200
    assert accept(server, token, new_password()).type == "invitation-ended"
    renewed = admin(place.owner, "POST", f"invitations/{invitation['id']}/renew", {})
    assert renewed.json()["invitation"]["invited_by"] == place.tenant.owner_email
    assert accept(server, token_of(renewed), new_password()).status == 201
    member = admin(place.owner, "POST", "invitations", {"email": email, "role": "read-only"})
    assert (member.status, member.type) == (409, "member-exists")


def test_an_invitation_lives_seven_days(make_server):
    server = make_server()
    if "test-clock" not in server.cli("--help").stdout:
        pytest.skip("this build has no test clock")
    place = Place(server)
    _, token = invite(place.owner, "late@acme.example")
    server.cli("test-clock", str(7 * 86400 - 60))
    assert look(server, token).status == 200
    server.cli("test-clock", "60")
    assert look(server, token).type == "invitation-ended"
    assert accept(server, token, new_password()).type == "invitation-ended"
    owner = place.sign_in(place.tenant.owner_email)
    (shown,) = get(owner, "users")["invitations"]
    assert shown["state"] == "expired"
    renewed = admin(owner, "POST", f"invitations/{shown['id']}/renew", {})
    assert look(server, token_of(renewed)).status == 200


def test_a_person_of_another_tenant_proves_themselves(server, place):
    other = Place(server)
    email = other.tenant.owner_email
    _, token = invite(place.owner, email)
    seen = look(server, token)
    assert other.tenant.name not in seen.text.replace(email, ""), "nothing tells of the other tenant"
    wrong = accept(server, token, new_password())
    assert (wrong.status, wrong.type) == (401, "sign-in-failed")
    assert accept(server, token, other.tenant.owner_password, "Another Name").status == 201
    place.passwords[email] = other.tenant.owner_password
    session = place.sign_in(email, place.tenant.name).call("GET", "/console/session").json()
    assert session["tenants"] == sorted([place.tenant.name, other.tenant.name])
    assert session["role"] == "read-only" and session["user"]["name"] != "Another Name"


def test_guessing_tokens_is_slowed_down(make_server):
    server = make_server()
    _, token = invite(Place(server).owner, "bob@acme.example")
    for guess in ("", "x", "A" * 64, token.upper(), *[secrets.token_hex(32) for _ in range(16)]):
        assert look(server, guess).type == "invitation-ended"
    slow = look(server, token)
    assert (slow.status, slow.type) == (429, "slow-down") and int(slow.header("Retry-After")) >= 1


@pytest.mark.parametrize(
    "body, named",
    {
        "nothing": ({}, ["email", "role"]),
        "no address": ({"email": "bob", "role": "read-only"}, ["email"]),
        "no role there is": ({"email": "b@x.example", "role": "root"}, ["role"]),
        "two lines": ({"email": "b@x.example", "role": "read-only", "name": "a\nb"}, ["name"]),
        "a number": ({"email": 7, "role": "read-only"}, ["email"]),
        "a member too many": ({"email": "b@x.example", "role": "read-only", "state": "active"}, ["state"]),
    }.values(),
)
def test_bad_invitations_name_their_members(crowd, body, named):
    answer = admin(crowd.owner, "POST", "invitations", body)
    assert answer.status == 400
    assert [one["property"] for one in answer.json()["validations"]["body"]] == ["instance." + name for name in named]


def test_settings_are_obeyed_and_recorded(server, place):
    key = server.make_key(place.tenant, user=place.add("administrator"), access="read-only")
    before = get(place.owner, "settings")
    assert before["may_change"] and before["by_operator"] == {"calls_per_minute": 0, "tsg_id": ""}
    assert before["ranges"]["session_hours"] == [1, 24]
    answer = admin(place.owner, "PUT", "settings", {"max_active_keys": 1, "max_key_days": 90})
    assert answer.status == 200, answer.text
    assert answer.json()["settings"] == before["settings"] | {"max_active_keys": 1, "max_key_days": 90}
    assert place.owner.create_key(expires_days=91).status == 400
    assert place.owner.create_key(expires_days=90).status == 201
    assert place.owner.create_key(expires_days=30).type == "too-many-keys"
    (record,) = place.records(action="tenant.set")
    assert (record["detail"]["before"]["max_key_days"], record["detail"]["after"]["max_key_days"]) == (3650, 90)
    assert admin(place.owner, "PUT", "settings", {"max_key_days": 90}).status == 200
    assert len(place.records(action="tenant.set")) == 1, "no change is no record"

    path = f"/pub/v4.0/device/list?customerid={place.tenant.name}&key_id={key.id}&access_key={key.secret}"
    assert call(server, "GET", path).status == 403
    assert admin(place.owner, "PUT", "settings", {"credentials_in_query": True}).status == 200
    assert call(server, "GET", path).status == 200

    administrator = place.sign_in(place.add("administrator"))
    assert get(administrator, "settings")["may_change"] is False


@pytest.mark.parametrize(
    "body",
    {
        "below": {"max_key_days": 0},
        "above": {"session_hours": 25},
        "text": {"max_active_keys": "5"},
        "a fraction": {"max_active_keys": 1.5},
        "no truth": {"credentials_in_query": 1},
        "the operator's": {"calls_per_minute": -1},
        "the operator's name": {"tsg_id": "1"},
        "unknown": {"colour": "red"},
    }.values(),
)
def test_bad_settings_change_nothing(crowd, body):
    before = get(crowd.owner, "settings")
    answer = admin(crowd.owner, "PUT", "settings", {"session_idle_minutes": 30, **body})
    assert answer.status == 400, answer.text
    assert get(crowd.owner, "settings") == before


def test_all_keys_of_the_tenant(server, place):
    email = place.add("read-only")
    keys = [server.make_key(place.tenant, access="read-only", user=who)
            for who in (email, place.tenant.owner_email, email)]
    pages, cursor = [], ""
    while cursor is not None:
        page = get(place.owner, f"keys?limit=2&cursor={cursor.replace(':', '%3A')}")
        pages.append([one["id"] for one in page["items"]])
        cursor = page["next"]
    assert [len(page) for page in pages] == [2, 1]
    assert sorted(sum(pages, [])) == sorted(key.id for key in keys)
    user = place.person(email)["id"]
    listed = admin(place.owner, "GET", f"keys?user={user}")
    assert {one["owner"]["email"] for one in listed.json()["items"]} == {email} and len(listed.json()["items"]) == 2
    assert not any(key.secret in listed.text for key in keys) and "digest" not in listed.text

    administrator = place.sign_in(place.add("administrator"))
    target = keys[1]
    path = f"keys/{target.id.replace(':', '%3A')}/"
    for verb, state, status in (("disable", "disabled", 403), ("enable", "active", 200), ("revoke", "revoked", 403)):
        answer = admin(administrator, "POST", path + verb, {})
        assert (answer.status, answer.json()["state"]) == (200, state), answer.text
        assert call(server, "GET", "/pub/v4.0/device/list", key=target).status == status
    assert admin(administrator, "POST", path + "enable", {}).type == "wrong-state"
    assert [one["id"] for one in get(place.owner, "keys?state=revoked")["items"]] == [target.id]
    assert len(get(place.owner, "keys?state=active")["items"]) == 2
    recorded = [record["action"] for record in place.records(target="key:" + target.id.replace(":", "%3A"))]
    assert recorded == ["access-key.revoke", "access-key.enable", "access-key.disable", "access-key.create"]


@pytest.mark.parametrize(
    "query",
    {
        "limit of none": "keys?limit=0", "limit too large": "keys?limit=501", "limit of words": "keys?limit=ten",
        "no state": "keys?state=dead", "a foreign cursor": "keys?cursor=abc", "a cursor without key": "keys?cursor=1.",
        "a negative place": "keys?cursor=-1.a", "unknown": "keys?colour=red", "twice": "keys?limit=1&limit=2",
        "no time": "audit?from=yesterday", "no number": "audit?before=x", "before the first": "audit?before=0",
        "limit of all": "audit?limit=100000", "misspelt": "audit?actr=me", "too long": "audit?actor=" + "a" * 301,
        "a NUL": "audit?action=%00",
    }.values(),
)
def test_bad_queries_are_refused(crowd, query):
    assert admin(crowd.owner, "GET", query).status == 400


def test_the_audit_log_is_paged_and_filtered(place):
    person = place.person(place.add("read-only"))
    for verb in ("lock", "unlock", "lock", "unlock"):
        assert admin(place.owner, "POST", f"users/{person['id']}/{verb}", {}).status == 200
    everything = place.records(limit=500)
    numbers = [record["seq"] for record in everything]
    assert numbers == list(range(len(numbers), 0, -1))
    paged, before = [], ""
    while before is not None:
        page = get(place.owner, f"audit?limit=3&before={before}")
        paged += page["items"]
        before = page["next"]
    assert paged == everything

    def found(**filters):
        return [record["action"] for record in place.records(**filters)]

    assert found(action="member.lock") == ["member.lock"] * 2
    assert found(action="member.", target=person["email"]) == ["member.unlock", "member.lock"] * 2 + ["member.add"]
    assert found(action="member") == [] and found(action="MEMBER.lock") == []
    assert set(found(actor=place.tenant.owner_email)) == {"member.lock", "member.unlock", "session.sign-in"}
    assert found(actor="user:" + person["id"]) == [] and found(actor="nobody@x.example") == []
    second = place.records(action="member.lock")[0]["time"]
    assert found(action="member.", **{"from": second})[-1] in ("member.lock", "member.unlock")
    assert found(action="member.add", to=everything[-1]["time"]) == []
    assert found(**{"from": "2999-01-01T00:00:00Z"}) == []


def test_the_chain_is_verified(place):
    verified = get(place.owner, "audit/verification")
    assert verified["result"] == "intact" and verified["first_bad"] is None
    assert verified["records"] == place.records(limit=1)[0]["seq"]
    place.add("read-only")
    assert get(place.owner, "audit/verification") == verified, "a result is kept for a while"


@pytest.mark.sqlite_only
def test_a_changed_record_is_found_in_its_tenant_alone(make_server):
    server = make_server()
    place, other = Place(server), Place(server)
    server.stop()
    with sqlite3.connect(server.data / "guardian.db") as database:
        tenant = database.execute("SELECT tenant_id FROM tenant WHERE name = ?", (place.tenant.name,)).fetchone()[0]
        database.execute("UPDATE audit_record SET detail = 'no JSON' WHERE chain = ? AND seq = 2", (tenant,))
    database.close()
    server.start()
    verified = get(place.owner, "audit/verification")
    assert verified["result"] == "damaged"
    assert verified["first_bad"] == {"seq": 2, "what": "record was changed"}
    assert get(place.owner, "audit?before=3&limit=1")["items"][0]["detail"] is None
    assert get(other.owner, "audit/verification")["result"] == "intact"


def test_health_tells_what_is_known(make_server):
    server = make_server()
    place = Place(server)
    health = get(place.owner, "health")
    assert re.fullmatch(r"\d+\.\d+\.\d+.*", health["version"])
    assert health["database"]["engine"] == ("postgresql" if server.database else "sqlite")
    assert health["database"]["reachable"] is True and health["database"]["schema"] >= 18
    assert 0 < health["disk"]["free_bytes"] <= health["disk"]["total_bytes"]
    assert health["webhooks"] == {"waiting": 0, "oldest": None}
    assert health["last_backup"] is None
    again = get(place.owner, "health")
    assert again["requests"]["since_start"] > health["requests"]["since_start"] >= 1
    assert again["requests"]["last_minute"] >= 1 and again["requests"]["server_errors"] == 0
    if not server.database:
        server.cli("backup", str(server.folder / "copy.db"))
        assert get(place.owner, "health")["last_backup"] is not None


def test_another_tenant_does_not_exist(server, place):
    other = Place(server)
    person = other.person(other.add("read-only"))["id"]
    invitation, token = invite(other.owner, "guest@elsewhere.example")
    key = server.make_key(other.tenant).id.replace(":", "%3A")
    unknown = admin(place.owner, "POST", f"users/{NOBODY}/lock", {})

    def plain(answer):
        return re.sub(r'"(request_id|instance)":"[^"]+"', "", answer.text)

    for method, path, body in (
        ("PUT", f"users/{person}/role", {"role": "owner"}), ("POST", f"users/{person}/lock", {}),
        ("POST", f"users/{person}/unlock", {}), ("POST", f"users/{person}/sessions/end", {}),
        ("DELETE", f"users/{person}", None), ("POST", f"invitations/{invitation['id']}/renew", {}),
        ("DELETE", f"invitations/{invitation['id']}", None), ("POST", f"keys/{key}/disable", {}),
        ("POST", f"keys/{key}/enable", {}), ("POST", f"keys/{key}/revoke", {}),
    ):
        answer = admin(place.owner, method, path, body)
        assert answer.status == 404, (path, answer.text)
        assert plain(answer) == plain(unknown), path
    assert look(server, token).status == 200
    for path in ("users", "settings", "keys", f"keys?user={person}", "audit", f"audit?target=user:{person}", "health"):
        assert other.tenant.name not in admin(place.owner, "GET", path).text, path
    assert get(place.owner, f"keys?user={person}")["items"] == []
    assert place.records(target="user:" + person) == []
    assert [record for record in other.records() if record["actor_email"] == place.tenant.owner_email] == []
