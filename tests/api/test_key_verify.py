"""Who gets in: the key of a pair that belongs together, and nobody else, told nothing by the answer."""
import base64
import hashlib
import hmac
import json
import zlib

from conftest import call, request

LIST = "/pub/v4.0/device/list"
REFUSED = b'{"code":403,"msg":"No access"}'


def shape(reply):
    """What a caller sees of an answer, but for what differs by nature."""
    fields = sorted((name.lower(), value) for name, value in reply.headers.items()
                    if name.lower() not in ("date", "x-request-id", "connection"))
    return reply.status, fields, reply.body


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def unb64(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def present(server, key_id, secret, customerid):
    return request(server.host, server.port, "GET", f"{LIST}?customerid={customerid}",
                   {"X-Key-Id": key_id, "X-Access-Key": secret})


def signed(header, claims, secret=b""):
    signing_input = b64(header) + "." + b64(claims)
    return signing_input + "." + b64(hmac.new(secret, signing_input.encode(), hashlib.sha256).digest())


def forged_tokens(key, other):
    """(what was done, key ID, token): more than sixty, none of them issued."""
    head, body, signature = key.secret.split(".")
    claims = json.loads(unb64(body))
    plain = unb64(head)

    def claims_with(**changes):
        changed = {**claims, **changes}
        return json.dumps({name: value for name, value in changed.items() if value is not None},
                          separators=(",", ":")).encode()

    for alg in ["none", "None", "NONE", "nOnE", "HS384", "HS512", "RS256", "ES256", "EdDSA", "", "hs256", None, 256]:
        fields = {"typ": "JWT", **({} if alg is None else {"alg": alg})}
        text = json.dumps(fields, separators=(",", ":")).encode()
        yield f"alg {alg}, own signature", key.id, f"{b64(text)}.{body}.{signature}"
        yield f"alg {alg}, no signature", key.id, f"{b64(text)}.{body}."
        yield f"alg {alg}, empty HMAC key", key.id, signed(text, unb64(body))
    for name, value in [("kid", "../../dev/null"), ("jku", "http://127.0.0.1/k"), ("jwk", {"kty": "oct", "k": ""}),
                        ("x5u", "http://127.0.0.1/c"), ("crit", ["exp"]), ("zip", "DEF"), ("b64", False)]:
        text = json.dumps({"typ": "JWT", "alg": "HS256", name: value}, separators=(",", ":")).encode()
        yield f"header {name}", key.id, f"{b64(text)}.{body}.{signature}"
    for name, value in [("tenantid", "other"), ("exp", 4102444800), ("sub", "0" * 24), ("jti", "AAAAAAAAAA"),
                        ("scope", {"acme": {"owner": True}}), ("email", "x@y.z"), ("iss", "zingbox"), ("type", "session"),
                        ("urlPattern", "/"), ("islocked", True), ("iat", 0), ("nonce", None), ("aud", "x"), ("nbf", 0)]:
        yield f"claim {name}, old signature", key.id, f"{head}.{b64(claims_with(**{name: value}))}.{signature}"
        yield f"claim {name}, guessed key", key.id, signed(plain, claims_with(**{name: value}), b"secret")
    yield "duplicate claim", key.id, f"{head}.{b64(unb64(body)[:-1] + b',' + chr(34).encode() + b'exp' + chr(34).encode() + b':4102444800}')}.{signature}"
    yield "signature cut", key.id, key.secret[:-1]
    yield "signature longer", key.id, key.secret + "A"
    yield "signature of zeroes", key.id, f"{head}.{body}.{'A' * 43}"
    yield "signature of another key", key.id, f"{head}.{body}.{other.secret.split('.')[2]}"
    yield "claims of another key", key.id, f"{head}.{other.secret.split('.')[1]}.{signature}"
    last = signature[-1]
    for twin in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_":
        decoded = unb64(signature[:-1] + twin)
        if twin != last and decoded == unb64(signature):
            yield "the same bytes in another spelling", key.id, f"{head}.{body}.{signature[:-1]}{twin}"
    yield "padding", key.id, key.secret + "="
    yield "a dot more", key.id, key.secret + "."
    yield "a dot before", key.id, "." + key.secret
    yield "two segments", key.id, f"{head}.{body}"
    yield "four segments", key.id, f"{head}.{body}.{signature}.{signature}"
    yield "standard alphabet", key.id, f"{head}.{body}.{signature[:-2]}+/"
    yield "a space inside", key.id, f"{head}. {body}.{signature}"
    yield "a tab inside", key.id, f"{head}.\t{body}.{signature}"
    yield "bearer in front", key.id, "Bearer " + key.secret
    yield "two tokens", key.id, f"{key.secret},{key.secret}"
    yield "empty", key.id, ""
    yield "dots alone", key.id, ".."
    yield "four kilobytes", key.id, "A" * 4096
    expiry, hexes = key.id.split(":")
    yield "id of another key", other.id, key.secret
    yield "id with another expiry", f"{int(expiry) + 1}:{hexes}", key.secret
    yield "id upper case", f"{expiry}:{hexes.upper()}", key.secret
    yield "id without expiry", hexes, key.secret
    yield "id with a wrong check", f"{expiry}:{hexes[:-1]}{'0' if hexes[-1] != '0' else '1'}", key.secret
    unknown = "ab" * 28
    yield "a well-formed unknown id", f"{expiry}:{unknown}{zlib.crc32(unknown.encode()):08x}", key.secret
    yield "swapped", key.secret, key.id


def test_forged_tokens_get_one_answer(server, tenant, make_key):
    key, other = make_key(tenant), make_key(tenant)
    assert present(server, key.id, key.secret, tenant.name).status == 200
    expected = shape(request(server.host, server.port, "GET", LIST))
    assert expected[0] == 403 and expected[2] == REFUSED
    tried = list(forged_tokens(key, other))
    assert len(tried) >= 60
    for what, key_id, token in tried:
        assert shape(present(server, key_id, token, tenant.name)) == expected, what
    assert present(server, key.id, key.secret, tenant.name).status == 200, "a good key from the same address"


def test_twenty_keys_pass_only_as_pairs(server, tenant, make_key):
    server.cli("tenant", "set", tenant.name, "max_active_keys=20")
    keys = [make_key(tenant) for _ in range(20)]
    for one in keys:
        for two in keys:
            reply = present(server, one.id, two.secret, tenant.name)
            if one is two:
                assert reply.status == 200
            else:
                assert (reply.status, reply.body) == (403, REFUSED)


def test_the_holder_is_told_the_reason(server, tenant, make_tenant, make_key):
    key = make_key(tenant)
    stranger = make_tenant()

    def told(name=tenant.name):
        reply = present(server, key.id, key.secret, name)
        return reply.status, reply.json().get("reason")

    assert told(stranger.name) == (403, "tenant_mismatch")
    assert told(tenant.name.upper()) == (403, "tenant_mismatch")
    assert call(server, "GET", LIST, key, {"customerid": None}).json()["reason"] == "tenant_mismatch"
    server.cli("key", "disable", key.id, "--tenant", tenant.name)
    assert told() == (403, "disabled")
    server.cli("key", "enable", key.id, "--tenant", tenant.name)
    assert told() == (200, None)
    server.cli("user", "lock", "--tenant", tenant.name, "--email", tenant.owner_email, check=False)
    server.cli("key", "revoke", key.id, "--tenant", tenant.name)
    assert told() == (403, "revoked")
    narrow = make_key(tenant, allow="192.0.2.0/24")
    assert present(server, narrow.id, narrow.secret, tenant.name).json()["reason"] == "network"


def test_a_read_only_key_changes_nothing(server, tenant, make_key):
    server.import_devices(tenant, "00:00:5e:00:53:01")
    reader = make_key(tenant, access="read-only")
    reply = call(server, "PUT", "/pub/v4.0/device/update", reader, body={"tag": "x", "deviceidlist": ["00:00:5e:00:53:01"]})
    assert (reply.status, reply.json()) == (403, {"code": 403, "msg": "No access", "reason": "read_only"})
    assert call(server, "GET", "/pub/v4.0/device", reader, {"deviceid": "00:00:5e:00:53:01"}).json()["allTags"] == []


def test_credentials_in_the_query(server, tenant, key):
    params = {"customerid": tenant.name, "key_id": key.id, "access_key": key.secret}
    assert call(server, "GET", LIST, params=params).body == REFUSED
    server.cli("tenant", "set", tenant.name, "credentials_in_query=true")
    assert call(server, "GET", LIST, params=params).status == 200
    both = call(server, "GET", LIST, key, params)
    assert (both.status, both.body) == (403, REFUSED)
    assert call(server, "GET", LIST, key).status == 200
    twice = call(server, "GET", LIST, params={**params, "key_id": [key.id, key.id]})
    assert (twice.status, twice.body) == (403, REFUSED)
    server.cli("tenant", "set", tenant.name, "credentials_in_query=false")
    assert call(server, "GET", LIST, params=params).body == REFUSED
    log = server.log_path.read_text()
    assert key.secret not in log and "access_key=" not in log


def test_verify_tells_the_key_without_its_secret(server, tenant, make_key):
    key = make_key(tenant, label="collector", allow=["127.0.0.0/8", "10.2.0.0/16"], expires_days=30)
    assert call(server, "GET", LIST, key).status == 200
    reply = call(server, "GET", "/pub/v4.0/key/verify", key)
    assert reply.status == 200
    told = reply.json()
    assert told["id"] == key.id and told["label"] == "collector" and told["status"] == "active"
    assert told["access"] == "read-write" and told["customerid"] == tenant.name
    assert sorted(told["networks"]) == ["10.2.0.0/16", "127.0.0.0/8"]
    assert told["expires"].endswith("Z") and told["valid_until"] == told["expires"]
    rates = {rate["operation"]: rate for rate in told["rates"]}
    assert rates["device/list"] == {"operation": "device/list", "calls_per_minute": 60, "remaining": 59}
    assert rates["key/verify"]["remaining"] == 179
    assert key.secret not in reply.text and key.secret.rpartition(".")[2] not in reply.text


def test_header_games(server, tenant, key):
    def raw(lines):
        import socket
        with socket.create_connection((server.host, server.port), timeout=10) as one:
            one.sendall(("\r\n".join([f"GET {LIST}?customerid={tenant.name} HTTP/1.1", "Host: x", *lines, "Connection: close", "", ""])).encode("latin-1"))
            answer = b""
            while piece := one.recv(65536):
                answer += piece
        head, _, body = answer.partition(b"\r\n\r\n")
        return int(head.split()[1]), body

    good = [f"X-Key-Id: {key.id}", f"X-Access-Key: {key.secret}"]
    assert raw(good)[0] == 200
    assert raw([f"x-key-ID: {key.id}", f"X-ACCESS-KEY:{key.secret}"])[0] == 200
    assert raw([good[0], *good]) == (403, REFUSED)
    assert raw([*good, good[1]]) == (403, REFUSED)
    assert raw([f"X-Key-Id: {key.id}, {key.id}", good[1]]) == (403, REFUSED)
    assert raw([good[0], f"X-Access-Key: {key.secret}, {key.secret}"]) == (403, REFUSED)
    assert raw([f"X_Key_Id: {key.id}", f"X_Access_Key: {key.secret}"])[0] in (400, 403)
    assert raw([good[0], f"X-Access-Key: {'x' * 8000}"]) == (403, REFUSED)
    assert raw([good[0], "X-Access-Key: \xe9"]) == (403, REFUSED)
