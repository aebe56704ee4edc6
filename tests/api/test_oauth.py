"""Tokens of OAuth 2: how a key is exchanged for one, what it opens, and that it ends with its key."""
import base64
import concurrent.futures
import json
import re
import urllib.parse

import pytest

from conftest import Browser, Key, call, remember, request

TOKEN = "/oauth2/access_token"
V1, ALIAS, V2, V4 = "/iot/pub/v1/", "/pub/v1/", "/iot/pub/v2/", "/pub/v4.0/"
FORM = "application/x-www-form-urlencoded"
GRANT = "grant_type=client_credentials"
REFUSED = b'{"code":401,"msg":"No access"}'
WRONG_CLIENT = b'{"error":"invalid_client","error_description":"No access"}'


def basic(client_id, secret):
    return {"Authorization": "Basic " + base64.b64encode(f"{client_id}:{secret}".encode()).decode()}


def ask(server, headers=None, body=GRANT, target=TOKEN, method="POST"):
    reply = request(server.host, server.port, method, target, {"Content-Type": FORM, **(headers or {})}, body)
    if reply.status == 200:
        remember(reply.json()["access_token"])
    return reply


def token_of(server, key):
    reply = ask(server, basic(key.id, key.secret))
    assert reply.status == 200, reply.text
    return reply.json()["access_token"]


def use(server, token, path=V1 + "device/list", method="GET", headers=None, body=None, params=None):
    target = path + ("?" + urllib.parse.urlencode(params) if params else "")
    return request(server.host, server.port, method, target, {"Authorization": "Bearer " + token, **(headers or {})}, body)


def shape(reply):
    """What a caller sees of an answer, but for what differs by nature."""
    fields = sorted((name.lower(), value) for name, value in reply.headers.items()
                    if name.lower() not in ("date", "x-request-id", "connection"))
    return reply.status, fields, reply.body


def bare(key):
    return key.id.split(":")[1]


def quoted(text):
    return urllib.parse.quote(text, safe="")


CLIENTS = {
    "basic, raw": lambda k: (basic(k.id, k.secret), ""),
    "basic, percent-encoded": lambda k: (basic(quoted(k.id), quoted(k.secret)), ""),
    "basic, percent-encoded in lower case": lambda k: (basic(k.id.replace(":", "%3a"), k.secret), ""),
    "basic, bare hex": lambda k: (basic(bare(k), k.secret), ""),
    "basic, scheme in capitals": lambda k: ({"authorization": basic(k.id, k.secret)["Authorization"].replace("Basic", "BASIC")}, ""),
    "body, raw": lambda k: ({}, f"&client_id={k.id}&client_secret={k.secret}"),
    "body, percent-encoded": lambda k: ({}, f"&client_id={quoted(k.id)}&client_secret={quoted(k.secret)}"),
    "body, bare hex": lambda k: ({}, f"&client_id={bare(k)}&client_secret={k.secret}"),
    "basic, with a charset": lambda k: ({**basic(k.id, k.secret), "Content-Type": FORM + "; charset=UTF-8"}, ""),
    "basic, empty client in the body": lambda k: (basic(k.id, k.secret), "&client_id=&client_secret="),
}


@pytest.mark.operation("POST /oauth2/access_token")
@pytest.mark.parametrize("form", CLIENTS)
def test_every_form_of_a_client_gets_a_token(server, tenant, key, form):
    headers, more = CLIENTS[form](key)
    reply = ask(server, headers, f"{GRANT}&scope=tsg_id:{tenant.name}{more}")
    assert reply.status == 200, reply.text
    told = reply.json()
    assert set(told) == {"access_token", "token_type", "expires_in", "scope"}
    assert told["token_type"] == "Bearer" and told["expires_in"] == 899 and told["scope"] == "tsg_id:" + tenant.name
    assert re.fullmatch(r"igt_[A-Za-z0-9_-]{80}", told["access_token"])
    assert reply.headers["Cache-Control"] == "no-store" and reply.headers["Pragma"] == "no-cache"
    assert reply.headers["Content-Type"] == "application/json"
    assert use(server, told["access_token"]).status == 200


SCOPES = {
    "none": ("", "tsg_id:{name}"),
    "empty": ("&scope=", "tsg_id:{name}"),
    "name": ("&scope=tsg_id:{name}", "tsg_id:{name}"),
    "encoded": ("&scope=tsg_id%3A{name}", "tsg_id:{name}"),
    "number": ("&scope=tsg_id:{tsg}", "tsg_id:{tsg}"),
    "among others": ("&scope=profile+tsg_id:{tsg}+email", "tsg_id:{tsg}"),
    "another": ("&scope=tsg_id:other", None),
    "nothing behind it": ("&scope=tsg_id:", None),
    "name in capitals": ("&scope=tsg_id:{NAME}", None),
    "one of two is another": ("&scope=tsg_id:{name}+tsg_id:other", None),
}


@pytest.mark.parametrize("scope", SCOPES)
def test_the_scope_is_the_keys_tenant(server, tenant, key, scope):
    tsg = str(int(tenant.name[2:], 16))
    server.cli("tenant", "set", tenant.name, "tsg_id=" + tsg)
    sent, granted = (text and text.format(name=tenant.name, NAME=tenant.name.upper(), tsg=tsg) for text in SCOPES[scope])
    reply = ask(server, basic(key.id, key.secret), GRANT + sent)
    if granted:
        assert (reply.status, reply.json()["scope"]) == (200, granted)
    else:
        assert (reply.status, reply.json()["error"]) == (400, "invalid_scope")
        assert "access_token" not in reply.json()


def test_the_number_of_a_tenant_is_its_own(server, make_tenant, make_key):
    one, two = make_tenant(), make_tenant()
    tsg = str(int(one.name[2:], 16))
    server.cli("tenant", "set", one.name, "tsg_id=" + tsg)
    taken = server.cli("tenant", "set", two.name, "tsg_id=" + tsg, check=False)
    assert taken.returncode != 0 and "Another tenant" in taken.stderr
    for bad in ("x", "12345678901234567890", "-1"):
        assert server.cli("tenant", "set", two.name, "tsg_id=" + bad, check=False).returncode != 0
    listed = json.loads(server.cli("tenant", "list", "--format", "json").stdout)
    assert {t["name"]: t["settings"]["tsg_id"] for t in listed if t["name"] in (one.name, two.name)} == {one.name: tsg, two.name: ""}
    token = token_of(server, make_key(one))
    assert use(server, token, params={"customerid": tsg}).status == 200
    server.cli("tenant", "set", one.name, "tsg_id=")
    assert use(server, token, params={"customerid": tsg}).status == 403, "in force with its answer"
    server.cli("tenant", "set", two.name, "tsg_id=" + tsg)


BAD_REQUESTS = {
    "no body": ({}, "", "invalid_request"),
    "no grant": ({}, "scope=x", "invalid_request"),
    "another grant": ({}, "grant_type=password", "unsupported_grant_type"),
    "grant twice": ({}, GRANT + "&" + GRANT, "invalid_request"),
    "a parameter twice": ({}, GRANT + "&scope=a&scope=a", "invalid_request"),
    "broken encoding": ({}, GRANT + "&scope=%4", "invalid_request"),
    "JSON": ({"Content-Type": "application/json"}, '{{"grant_type":"client_credentials"}}', "invalid_request"),
    "both forms": ({}, GRANT + "&client_id={id}&client_secret={secret}", "invalid_request"),
    "both forms, the ID alone": ({}, GRANT + "&client_id={id}", "invalid_request"),
}


@pytest.mark.parametrize("case", BAD_REQUESTS)
def test_a_request_that_cannot_be_read_is_told_so(server, key, case):
    headers, body, error = BAD_REQUESTS[case]
    reply = ask(server, {**basic(key.id, key.secret), **headers}, body.format(id=key.id, secret=key.secret))
    assert reply.status == 400, reply.text
    assert reply.json()["error"] == error and set(reply.json()) == {"error", "error_description"}
    assert reply.headers["Cache-Control"] == "no-store" and reply.headers["Pragma"] == "no-cache"


def test_credentials_in_the_address_are_refused_and_not_logged(server, key):
    reply = ask(server, target=f"{TOKEN}?client_id={key.id}&client_secret={key.secret}")
    assert (reply.status, reply.json()["error"]) == (400, "invalid_request")
    assert key.secret not in server.log_path.read_text()


WRONG_CLIENTS = {
    "none": lambda k, o: ({}, ""),
    "basic without a colon": lambda k, o: ({"Authorization": "Basic " + base64.b64encode(b"x").decode()}, ""),
    "basic that is no base64": lambda k, o: ({"Authorization": "Basic !!"}, ""),
    "basic without anything": lambda k, o: ({"Authorization": "Basic"}, ""),
    "another scheme": lambda k, o: ({"Authorization": "Bearer " + k.secret}, ""),
    "unknown ID": lambda k, o: (basic("1912458000:" + "0" * 64, k.secret), ""),
    "ID in capitals": lambda k, o: (basic(k.id.upper(), k.secret), ""),
    "ID and secret swapped": lambda k, o: (basic(k.secret, k.id), ""),
    "secret of another key": lambda k, o: (basic(k.id, o.secret), ""),
    "bare hex of another key": lambda k, o: (basic(bare(o), k.secret), ""),
    "changed secret": lambda k, o: (basic(k.id, k.secret[:-2] + "AA"), ""),
    "empty secret": lambda k, o: (basic(k.id, ""), ""),
    "broken encoding": lambda k, o: (basic(k.id, k.secret + "%zz"), ""),
    "a token for a secret": lambda k, o: (basic(k.id, "igt_" + "A" * 80), ""),
    "body, wrong secret": lambda k, o: ({}, f"&client_id={k.id}&client_secret=x"),
    "body, ID alone": lambda k, o: ({}, f"&client_id={k.id}"),
    "body, secret alone": lambda k, o: ({}, f"&client_secret={k.secret}"),
    "key headers": lambda k, o: (k.headers, ""),
}


def test_wrong_clients_get_one_answer(server, tenant, make_key):
    key, other = make_key(tenant), make_key(tenant)
    answers = {}
    for name, form in WRONG_CLIENTS.items():
        headers, more = form(key, other)
        answers[name] = shape(ask(server, headers, GRANT + more))
    status, fields, body = answers["none"]
    assert (status, body) == (401, WRONG_CLIENT)
    assert ("www-authenticate", 'Basic realm="IoT Guardian", charset="UTF-8"') in fields
    for name, answer in answers.items():
        assert answer == answers["none"], name
    assert ask(server, basic(key.id, key.secret)).status == 200, "a good client from the same address"


def test_the_holder_of_the_secret_is_told_the_reason(server, tenant, make_key):
    def told(key):
        reply = ask(server, basic(key.id, key.secret))
        assert reply.headers["WWW-Authenticate"] == 'Basic realm="IoT Guardian", charset="UTF-8"'
        return reply.status, reply.json()["error"], reply.json()["error_description"]

    key = make_key(tenant)
    server.cli("key", "disable", key.id, "--tenant", tenant.name)
    assert told(key) == (401, "invalid_client", "No access: disabled")
    server.cli("key", "revoke", key.id, "--tenant", tenant.name)
    assert told(key) == (401, "invalid_client", "No access: revoked")
    assert told(make_key(tenant, allow="192.0.2.0/24")) == (401, "invalid_client", "No access: network")
    other = make_key(tenant)
    server.cli("tenant", "suspend", tenant.name)
    assert told(other) == (401, "invalid_client", "No access: tenant_suspended")


def test_the_endpoint_takes_post_alone(server, key):
    headers = basic(key.id, key.secret)
    for method in ("GET", "PUT", "DELETE", "OPTIONS"):
        reply = ask(server, headers, method=method, body=None)
        assert reply.status == 405 and reply.headers["Allow"] == "POST", method
    head = ask(server, headers, method="HEAD", body=None)
    assert head.status == 405 and head.body == b""
    assert ask(server, headers, GRANT + "&x=" + "y" * 9000).status == 413


def test_any_host_name_reaches_the_endpoint(server, key):
    headers = {**basic(key.id, key.secret), "Host": "auth.apps.example"}
    assert ask(server, headers).status == 200
    token = token_of(server, key)
    assert use(server, token, headers={"Host": "api.strata.example"}).status == 200


# What a token opens.

def test_the_mounts_and_what_opens_each(server, tenant, key):
    token = token_of(server, key)
    for mount in (V1, ALIAS):
        reply = use(server, token, mount + "key/verify")
        assert reply.status == 200 and reply.json()["id"] == key.id, mount
        assert reply.json()["detected_date"] == "default"
    for name in (None, "", tenant.name):
        params = {} if name is None else {"customerid": name}
        assert use(server, token, params=params).status == 200
    reply = use(server, token, V4 + "device/list", params={"customerid": tenant.name})
    assert (reply.status, reply.body) == (403, b'{"code":403,"msg":"No access"}')
    both = use(server, token, V4 + "device/list", headers=key.headers, params={"customerid": tenant.name})
    assert (both.status, both.body) == (403, b'{"code":403,"msg":"No access"}')
    assert call(server, "GET", V4 + "device/list", key).status == 200


NO_TOKEN = {
    "nothing": lambda k, t: {},
    "key headers": lambda k, t: k.headers,
    "key headers and token": lambda k, t: {**k.headers, "Authorization": "Bearer " + t},
    "basic": lambda k, t: basic(k.id, k.secret),
    "the access key as a token": lambda k, t: {"Authorization": "Bearer " + k.secret},
    "no scheme": lambda k, t: {"Authorization": t},
    "empty": lambda k, t: {"Authorization": "Bearer"},
    "cut": lambda k, t: {"Authorization": "Bearer " + t[:-1]},
    "changed": lambda k, t: {"Authorization": "Bearer " + t[:-1] + ("A" if t[-1] != "A" else "B")},
    "made up": lambda k, t: {"Authorization": "Bearer igt_" + "A" * 80},
    "two tokens": lambda k, t: {"Authorization": f"Bearer {t}, {t}"},
    "another case": lambda k, t: {"Authorization": "Bearer " + t.swapcase()},
}


@pytest.mark.parametrize("mount", [V1, ALIAS])
def test_without_a_token_nothing_opens(server, key, mount):
    token = token_of(server, key)
    for name, make in NO_TOKEN.items():
        reply = request(server.host, server.port, "GET", mount + "device/list", make(key, token))
        assert (reply.status, reply.body) == (401, REFUSED), name
        assert reply.headers["Content-Type"] == "application/json" and reply.headers["Cache-Control"] == "no-store"
        challenge = reply.headers["WWW-Authenticate"]
        presented_none = name in ("nothing", "basic", "no scheme", "empty")
        assert challenge == 'Bearer realm="IoT Guardian"' + ("" if presented_none else ', error="invalid_token"'), name
    query = use(server, token, mount + "device/list", params={"key_id": key.id, "access_key": key.secret})
    assert (query.status, query.body) == (401, REFUSED)
    assert use(server, token, mount + "device/list").status == 200


def test_refusals_of_a_token_are_the_same_bytes(server, tenant, make_key):
    """Unknown, made up, of a removed tenant: nothing tells them apart."""
    good = token_of(server, make_key(tenant))
    gone = server.make_tenant()
    lost = token_of(server, server.make_key(gone))
    server.cli("tenant", "delete", gone.name, "--yes")
    answers = [shape(use(server, token)) for token in
               (lost, "igt_" + "A" * 80, good[:-1] + ("A" if good[-1] != "A" else "B"), "x", good + "x")]
    assert answers[0][0] == 401 and all(answer == answers[0] for answer in answers)


def test_a_read_only_key_writes_with_no_token_either(server, tenant, make_key):
    server.import_devices(tenant, "00:00:5e:00:53:01")
    body = {"tag": "x", "deviceidlist": ["00:00:5e:00:53:01"]}
    writer, reader = token_of(server, make_key(tenant)), token_of(server, make_key(tenant, access="read-only"))
    reply = use(server, reader, V1 + "device/update", "PUT", body=body)
    assert (reply.status, reply.json()) == (403, {"code": 403, "msg": "No access", "reason": "read_only"})
    assert reply.headers["WWW-Authenticate"] == 'Bearer realm="IoT Guardian", error="insufficient_scope"'
    device = V1 + "device"
    assert use(server, reader, device, params={"deviceid": "00:00:5e:00:53:01"}).json()["allTags"] == []
    assert use(server, writer, V1 + "device/update", "PUT", body=body).status == 200
    assert use(server, reader, device, params={"deviceid": "00:00:5e:00:53:01"}).json()["allTags"] != []


def test_tenants_are_kept_apart(server, make_tenant, make_key):
    one, two = make_tenant(), make_tenant()
    server.import_devices(one, "00:00:5e:00:53:01")
    server.import_devices(two, "00:00:5e:00:53:02")
    token = token_of(server, make_key(one))
    assert [d["deviceid"] for d in use(server, token).json()["devices"]] == ["00:00:5e:00:53:01"]
    assert use(server, token, V1 + "device", params={"deviceid": "00:00:5e:00:53:02"}).status == 404
    reply = use(server, token, params={"customerid": two.name})
    assert (reply.status, reply.json()) == (403, {"code": 403, "msg": "No access", "reason": "tenant_mismatch"})
    assert ask(server, basic(make_key(one).id, make_key(one).secret)).status == 401
    other = make_key(one)
    assert ask(server, basic(other.id, other.secret), f"{GRANT}&scope=tsg_id:{two.name}").json()["error"] == "invalid_scope"


def test_a_token_opens_nothing_in_the_console_and_a_session_none_of_the_mounts(server, tenant, key):
    token = token_of(server, key)
    assert use(server, token, "/console/api/device/list").status == 401
    browser = Browser(server).sign_in(tenant.owner_email, tenant.owner_password)
    assert browser.call("GET", V1 + "device/list").status == 401
    assert browser.call("POST", TOKEN).status == 400


def test_head_and_options(server, key):
    token = token_of(server, key)
    head, whole = use(server, token, method="HEAD"), use(server, token)
    assert (head.status, head.body, head.headers["Content-Type"]) == (200, b"", whole.headers["Content-Type"])
    assert request(server.host, server.port, "HEAD", V1 + "device/list").status == 401
    options = use(server, token, method="OPTIONS")
    assert options.status == 405 and options.headers["Allow"] == "GET, HEAD"
    assert options.headers["Access-Control-Allow-Origin"] is None
    assert use(server, token, V1 + "device/list", "DELETE").status == 405
    assert use(server, token, V1 + "nothing").status == 404


def test_one_limit_for_all_mounts(server, tenant, make_key):
    key, other = make_key(tenant), make_key(tenant)
    tokens = [token_of(server, one) for one in (key, other)]
    ways = [lambda: call(server, "GET", V4 + "device/list", key, {"pagelength": "1"}),
            lambda: use(server, tokens[0]), lambda: use(server, tokens[1], ALIAS + "device/list")]
    for _ in range(5):
        assert use(server, "igt_" + "A" * 80).status == 401, "a refused call takes nothing"
    replies = [ways[number % 3]() for number in range(60)]
    assert [reply.status for reply in replies] == [200] * 60
    assert [int(re.search(r"r=(\d+)", reply.headers["RateLimit"])[1]) for reply in replies] == list(range(59, -1, -1))
    for way in ways:
        refused = way()
        assert refused.status == 429 and refused.json()["type"] == "quota-exceeded"
        assert int(refused.headers["Retry-After"]) >= 1
    rates = {rate["operation"]: rate for rate in use(server, tokens[0], V1 + "key/verify").json()["rates"]}
    assert rates["device/list"]["remaining"] == 0


def test_the_endpoint_has_a_limit_of_its_own(server, tenant, key):
    server.cli("tenant", "set", tenant.name, "calls_per_minute=3")
    assert ask(server, basic(key.id, "wrong")).status == 401, "counts for nothing"
    replies = [ask(server, basic(key.id, key.secret)) for _ in range(4)]
    assert [reply.status for reply in replies] == [200, 200, 200, 429]
    assert replies[3].json()["error"] == "temporarily_unavailable" and int(replies[3].headers["Retry-After"]) >= 1
    assert replies[3].headers["Cache-Control"] == "no-store"
    assert use(server, replies[0].json()["access_token"]).status == 200


def test_calls_by_token_are_uses_of_the_key(server, tenant, key):
    token = token_of(server, key)
    use(server, token)
    browser = Browser(server).sign_in(tenant.owner_email, tenant.owner_password)
    (listed,) = [one for one in browser.call("GET", "/console/keys").json()["items"] if one["id"] == key.id]
    assert listed["calls_last_hour"] == 2, "the exchange and the call"


def test_the_log_names_the_key_behind_a_token_and_never_the_token(make_server):
    one = make_server()
    tenant = one.make_tenant()
    key = one.make_key(tenant)
    token = token_of(one, key)
    use(one, token)
    use(one, token[:-1] + ("A" if token[-1] != "A" else "B"))
    one.stop()
    lines = [line for line in one.log_lines() if line["event"] == "access"]
    told = [(line["route"], line["status"], line["key"], line["tenant"], line["note"]) for line in lines]
    assert told == [("oauth2/access_token", 200, key.id, tenant.name, ""), ("v1/device/list", 200, key.id, tenant.name, ""),
                    ("v1/device/list", 401, "", "", "bad_signature")]
    assert token[4:40] not in one.log_path.read_text()


# What ends a token. Each row proves that the first call after the answer fails.

ENDS = {
    "key revoked": (lambda s, t, k: s.cli("key", "revoke", k.id, "--tenant", t.name), "revoked"),
    "all keys revoked": (lambda s, t, k: s.cli("key", "revoke", "--all", "--tenant", t.name, "--yes"), "revoked"),
    "key disabled": (lambda s, t, k: s.cli("key", "disable", k.id, "--tenant", t.name), "disabled"),
    "key rotated at once": (lambda s, t, k: s.cli("key", "rotate", k.id, "--tenant", t.name, "--overlap-hours", "0"), "revoked"),
    "owner locked": (lambda s, t, k: s.cli("user", "lock", "--tenant", t.name, "--email", "rob@x.example"), "user_locked"),
    "owner removed": (lambda s, t, k: s.cli("user", "delete", "--tenant", t.name, "--email", "rob@x.example"), None),
    "tenant suspended": (lambda s, t, k: s.cli("tenant", "suspend", t.name), "tenant_suspended"),
    "tenant deleted": (lambda s, t, k: s.cli("tenant", "delete", t.name, "--yes"), None),
}


@pytest.mark.parametrize("end", ENDS)
def test_a_token_ends_with_its_key(server, tenant, end):
    server.add_user(tenant.name, "rob@x.example", "administrator") if not known(server, tenant) else None
    key = server.make_key(tenant, user="rob@x.example")
    token = token_of(server, key)
    assert use(server, token).status == 200
    change, reason = ENDS[end]
    done = change(server, tenant, key)
    if "access-key" in done.stdout or "Secret" in done.stdout:
        remember(done.stdout.split("Secret Access Key: ")[1].splitlines()[0])
    reply = use(server, token)
    assert reply.status == 401 and reply.json().get("reason") == reason
    assert reply.headers["WWW-Authenticate"].endswith('error="invalid_token"')
    assert ask(server, basic(key.id, key.secret)).status == 401


def known(server, tenant):
    """A person exists once in an installation: the second tenant takes them over without a password."""
    added = server.cli("user", "create", "--tenant", tenant.name, "--email", "rob@x.example", "--role", "administrator",
                       "--existing", check=False)
    return added.returncode == 0


def test_a_disabled_keys_token_wakes_with_it(server, tenant, key):
    token = token_of(server, key)
    server.cli("key", "disable", key.id, "--tenant", tenant.name)
    assert use(server, token).status == 401
    server.cli("key", "enable", key.id, "--tenant", tenant.name)
    assert use(server, token).status == 200


def test_a_role_taken_away_is_taken_from_the_token(server, tenant, make_key):
    server.import_devices(tenant, "00:00:5e:00:53:01")
    email = f"admin@{tenant.name}.example"
    server.add_user(tenant.name, email, "administrator")
    token = token_of(server, make_key(tenant, user=email))
    body = {"tag": "x", "deviceidlist": ["00:00:5e:00:53:01"]}
    assert use(server, token, V1 + "device/update", "PUT", body=body).status == 200
    server.cli("user", "set-role", "--tenant", tenant.name, "--email", email, "--role", "read-only")
    assert use(server, token, V1 + "device/update", "PUT", body=body).json()["reason"] == "read_only"


def test_revocation_under_load(server, tenant, key):
    """No call begun after the revocation's answer passes."""
    token = token_of(server, key)
    server.cli("tenant", "set", tenant.name, "calls_per_minute=-1")
    answered = []

    def hammer(_):
        late = []
        while len(late) < 5:
            began_after = bool(answered)
            status = use(server, token).status
            if began_after:
                late.append(status)
        return late

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        running = [pool.submit(hammer, number) for number in range(8)]
        server.cli("key", "revoke", key.id, "--tenant", tenant.name)
        answered.append(True)
        statuses = [status for one in running for status in one.result()]
    assert set(statuses) == {401}


def test_networks_of_the_key_bind_its_tokens(make_server):
    one = make_server("--trusted-proxies", "127.0.0.0/8")
    tenant = one.make_tenant()
    key = one.make_key(tenant, allow="198.51.100.0/24")
    inside, outside = {"X-Forwarded-For": "198.51.100.7"}, {"X-Forwarded-For": "198.51.101.7"}
    assert ask(one, {**basic(key.id, key.secret), **outside}).json()["error_description"] == "No access: network"
    token = ask(one, {**basic(key.id, key.secret), **inside}).json()["access_token"]
    assert use(one, token, headers=inside).status == 200
    reply = use(one, token, headers=outside)
    assert (reply.status, reply.json()["reason"]) == (401, "network")


def test_the_oldest_of_a_hundred_goes(server, tenant, make_key):
    key, other = make_key(tenant), make_key(tenant)
    kept = token_of(server, other)
    tokens = [token_of(server, key) for _ in range(100)]
    server.cli("tenant", "set", tenant.name, "calls_per_minute=-1")
    assert use(server, tokens[0]).status == 200
    tokens.append(token_of(server, key))
    ended = [number for number, token in enumerate(tokens) if use(server, token).status == 401]
    assert len(ended) == 1 and ended[0] <= 3, "the oldest; the first few may have been made in one millisecond"
    assert use(server, kept).status == 200


def test_tokens_outlive_a_restart(make_server):
    one = make_server()
    tenant = one.make_tenant()
    key = one.make_key(tenant)
    token = token_of(one, key)
    assert one.stop() == 0
    one.start()
    assert use(one, token).status == 200
    assert one.stop() == 0
    one.cli("key", "revoke", key.id, "--tenant", tenant.name)
    one.start()
    assert use(one, token).json()["reason"] == "revoked"


def test_a_token_ends_after_899_seconds(make_server):
    one = make_server()
    if "test-clock" not in one.cli("--help").stdout:
        pytest.skip("this build has no test clock")
    tenant = one.make_tenant()
    key = one.make_key(tenant)
    token = token_of(one, key)
    one.cli("test-clock", "890")
    assert use(one, token).status == 200
    one.cli("test-clock", "10")
    first, again = use(one, token), use(one, token)
    assert (first.status, first.body) == (401, REFUSED)
    assert shape(first) == shape(again) == shape(use(one, "igt_" + "A" * 80)), "as one that never was"
    assert use(one, token_of(one, key)).status == 200


@pytest.mark.sqlite_only
def test_a_restore_ends_all_tokens(make_server):
    one = make_server()
    tenant = one.make_tenant()
    key = one.make_key(tenant)
    before = token_of(one, key)
    one.cli("backup", one.folder / "backup.db")
    after = token_of(one, key)
    one.stop()
    assert "tokens ended" in one.cli("restore", one.folder / "backup.db").stdout
    one.start()
    assert [use(one, token).status for token in (before, after)] == [401, 401]
    assert use(one, token_of(one, key)).status == 200


def test_strangers_are_slowed_and_the_good_pass(make_server):
    one = make_server()
    key = one.make_key(one.make_tenant())
    token = token_of(one, key)
    for number in range(40):
        wrong = use(one, "igt_" + "A" * 80) if number % 2 else ask(one, basic(key.id, "x"))
        assert wrong.status == 401
        assert (wrong.headers["Connection"] == "close") == (number >= 30)
    assert use(one, token).status == 200 and ask(one, basic(key.id, key.secret)).status == 200
    assert 'auth_reject_total{reason="bad_signature"} 20' in one.get_ops("/metrics").text


# How a time is written for a key's clients.

def test_the_form_of_a_time_is_a_keys_own(server, tenant):
    def told(key):
        return call(server, "GET", V4 + "key/verify", key).json()["detected_date"]

    key = server.make_key(tenant)
    assert told(key) == "default"
    born = server.make_key(tenant, detected_date="list")
    assert told(born) == "list"
    for choice in ("text", "list", "default"):
        done = server.cli("key", "set", key.id, "--tenant", tenant.name, "--detected-date", choice)
        assert choice in done.stdout and told(key) == choice, "from the next call on"
    assert server.cli("key", "set", key.id, "--tenant", tenant.name, "--detected-date", "array", check=False).returncode != 0
    assert server.cli("key", "set", key.id, "--tenant", tenant.name, check=False).returncode != 0
    listed = {one["id"]: one["detected_date"] for one in
              json.loads(server.cli("key", "list", "--tenant", tenant.name, "--format", "json").stdout)}
    assert listed == {key.id: "default", born.id: "list"}
    records = [json.loads(line) for line in server.cli("audit", "export", "--tenant", tenant.name).stdout.splitlines()]
    assert [r["action"] for r in records].count("access-key.set") == 3


def test_the_console_sets_the_form_of_a_time(server, tenant):
    browser = Browser(server).sign_in(tenant.owner_email, tenant.owner_password)
    made = browser.call("POST", "/console/keys", {"label": "a", "access": "read-only", "expires_days": 3, "detected_date": "text"})
    assert made.status == 201 and made.json()["key"]["detected_date"] == "text"
    key = Key(made.json()["access_key_id"], remember(made.json()["access_key"]), tenant.name)
    changed = browser.call("PATCH", "/console/keys/" + quoted(key.id), {"detected_date": "list"})
    assert changed.status == 200, changed.text
    assert use(server, token_of(server, key), V1 + "key/verify").json()["detected_date"] == "list"
    csrf, browser.csrf = browser.csrf, None
    assert browser.call("PATCH", "/console/keys/" + quoted(key.id), {"detected_date": "text"}).status == 403
    browser.csrf = csrf
    assert browser.call("PATCH", "/console/keys/" + quoted(key.id), {"detected_date": "x"}).status == 400


@pytest.mark.operation("GET key/verify")
def test_verify_is_the_same_on_both_mounts(api):
    assert api.get("key/verify").json()["id"] == api.key.id
    reader = api.with_key(api.server.make_key(api.tenant, access="read-only"))
    assert reader.get("key/verify").json()["access"] == "read-only"
