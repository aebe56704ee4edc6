"""Tests made from the served OpenAPI document: what it says of each operation is what the server does.

They are parametrised by the fragments of src/api/openapi, so that an operation that is added is tested without a
line here.
"""
import dataclasses
import json
import re
import secrets

import pytest

import conftest
import example_tenant
import openapi

NAMES = openapi.fragment_names()
PLACES = [(name, mount) for name in NAMES for mount in openapi.mounts_of(name)]
PLACE_IDS = [f"{name}-{mount}" for name, mount in PLACES]
# Answers that change by themselves, and what of them.
CHANGING = {"GET key/verify": "rates"}


@pytest.fixture(scope="session")
def document(server):
    reply = conftest.request(server.host, server.port, "GET", "/openapi.json")
    assert reply.status == 200
    return reply.json()


@pytest.fixture(scope="session")
def operations(document):
    return openapi.operations(document)


@pytest.fixture(scope="session")
def kept(server):
    """An example tenant that stays as it is: for calls that read, and calls that are refused."""
    api = example_tenant.make(server)
    return api, example_tenant.fill(api)


def filled(server):
    api = example_tenant.make(server)
    return api, example_tenant.fill(api)


def operation_at(operations, name, mount):
    found = [one for one in operations if one.fragment == name and one.mount == mount]
    if not found and mount == "v1":
        pytest.skip("not at this mount")
    assert len(found) == 1, f"{name} is not described at {mount}"
    return found[0]


def first_place(operations, name):
    return operation_at(operations, name, openapi.mounts_of(name)[0])


def without_cursors(body):
    """Cursors carry the moment they were made."""
    return re.sub(rb'"(next|cursor|expires|next_expires)":"[^"]*"', rb'"\1":""', body)


def parsed(body):
    """A body of JSON, or of one JSON value a line."""
    try:
        return json.loads(body)
    except json.JSONDecodeError:
        return [json.loads(line) for line in body.splitlines()]


def state(operations, api, values):
    """What every reading operation tells of a tenant, with what changes by itself left out."""
    told = {}
    for operation in operations:
        if not operation.reads or operation.mount not in ("v4", "v2"):
            continue
        reply = operation.send(api, values)
        answer = reply.json() if operation.name in CHANGING else without_cursors(reply.body)
        if operation.name in CHANGING:
            answer.pop(CHANGING[operation.name])
        told[operation.name] = (reply.status, answer)
        if operation.mount == "v4" and operation.example.get("query"):
            bare = api.call("GET", operation.short_path)
            told[operation.name + " bare"] = (bare.status, without_cursors(bare.body) if bare.status < 400 else b"{}")
    return told


@pytest.fixture
def unchanged(operations, kept):
    """Around a test whose calls are all refused: the tenant is afterwards what it was."""
    before = state(operations, *kept)
    yield
    assert state(operations, *kept) == before


# The document itself.

@pytest.mark.operation("GET /openapi.json")
def test_the_document_is_served_to_anyone(server):
    reply = conftest.request(server.host, server.port, "GET", "/openapi.json", {"Host": "any.example"})
    assert reply.status == 200 and reply.headers["Content-Type"] == "application/json"
    assert reply.headers["Cache-Control"] == "public, no-cache" and reply.headers["X-Content-Type-Options"] == "nosniff"
    same = conftest.request(server.host, server.port, "GET", "/openapi.json", {"If-None-Match": reply.headers["ETag"]})
    assert (same.status, same.body, same.headers["ETag"]) == (304, b"", reply.headers["ETag"])
    other = conftest.request(server.host, server.port, "GET", "/openapi.json", {"If-None-Match": '"x"'})
    assert other.status == 200 and other.body == reply.body


def test_each_fragment_is_an_operation(operations):
    assert sorted({one.fragment for one in operations}) == NAMES


def test_the_document_is_whole(document, operations):
    """The rules of OpenAPI 3.1 that generators stumble over."""
    assert document["openapi"] == "3.1.0" and document["info"]["version"] and document["info"]["title"]
    wrong, references = [], []

    def walk(node, place):
        if isinstance(node, dict):
            if isinstance(node.get("$ref"), str):
                references.append((node["$ref"], place))
            if isinstance(node.get("type"), str) and node["type"] not in (
                    "string", "integer", "number", "boolean", "array", "object", "null", "apiKey", "oauth2", "http"):
                wrong.append(f"{place}: type {node['type']}")
            if "nullable" in node:
                wrong.append(f"{place}: nullable is of OpenAPI 3.0")
            for name, value in node.items():
                if name not in ("example", "x-guardian-example"):
                    walk(value, f"{place}/{name}")
        elif isinstance(node, list):
            for number, value in enumerate(node):
                walk(value, f"{place}/{number}")

    walk(document, "#")
    for reference, place in references:
        try:
            openapi.follow(document, {"$ref": reference})
        except KeyError:
            wrong.append(f"{place}: {reference} is nowhere")
    for kind, components in document["components"].items():
        for name in components:
            if not re.fullmatch(r"[A-Za-z0-9._-]+", name):
                wrong.append(f"components/{kind}/{name}: a bad name")
    ids = [one.item["operationId"] for one in operations]
    assert len(ids) == len(set(ids))
    tags = {tag["name"] for tag in document["tags"]}
    schemes = set(document["components"]["securitySchemes"])
    for one in operations:
        where = f"{one.method} {one.path}"
        if not re.fullmatch(r"[a-z][A-Za-z0-9]*", one.item["operationId"]):
            wrong.append(f"{where}: operationId {one.item['operationId']}")
        if not one.item.get("summary") or not one.item.get("description"):
            wrong.append(f"{where}: no summary or description")
        if len(one.item.get("tags", [])) != 1 or not set(one.item["tags"]) <= tags:
            wrong.append(f"{where}: tags {one.item.get('tags')}")
        if not any(status.startswith("2") for status in one.item["responses"]):
            wrong.append(f"{where}: no success")
        for status, response in one.item["responses"].items():
            if not openapi.follow(document, response).get("description"):
                wrong.append(f"{where}: {status} has no description")
        named = [openapi.follow(document, parameter) for parameter in one.item.get("parameters", [])]
        if len({(parameter["in"], parameter["name"]) for parameter in named}) != len(named):
            wrong.append(f"{where}: a parameter stands twice")
        for parameter in named:
            place = "header" if parameter["name"] in ("Idempotency-Key", "If-None-Match", "If-Match") else "query"
            if parameter["in"] != place or "schema" not in parameter:
                wrong.append(f"{where}: parameter {parameter['name']}")
        for requirement in one.item["security"]:
            if not set(requirement) <= schemes:
                wrong.append(f"{where}: security {requirement}")
        if one.mount != "open":
            for member in ("x-needs", "x-rate-limit", "x-codeSamples", "x-guardian-example"):
                if member not in one.item:
                    wrong.append(f"{where}: no {member}")
            if not {"400", "403", "429", "503"} <= set(one.item["responses"]):
                wrong.append(f"{where}: errors")
            if ("401" in one.item["responses"]) != (one.mount != "v4"):
                wrong.append(f"{where}: 401 is for tokens")
            if any(p["name"] == "customerid" for p in named) != (one.mount == "v4"):
                wrong.append(f"{where}: customerid is for keys")
    assert wrong == []


def test_documented_examples_fit_their_schemas(document, operations):
    wrong = []
    for one in operations:
        status, _ = one.success()
        response = openapi.follow(document, one.item["responses"][str(status)])
        body = openapi.follow(document, one.item.get("requestBody", {}))
        for media in [*response.get("content", {}).values(), *body.get("content", {}).values()]:
            if "example" in media and "schema" in media:
                # A documented answer may leave members out, to be readable.
                ignored = ("required", "anyOf", "oneOf") if media in response.get("content", {}).values() else ()
                found = openapi.problems_of(document, media["schema"], media["example"], check_formats=bool(ignored),
                                            ignore=ignored)
                wrong += [f"{one.method} {one.path}: {problem}" for problem in found]
        if one.json_body() is not None and "body" not in one.example:
            wrong.append(f"{one.method} {one.path}: the example has no body")
    assert wrong == []


# Each operation's own example.

@pytest.mark.parametrize("name, mount", PLACES, ids=PLACE_IDS)
def test_the_example_does_what_is_documented(server, document, operations, kept, name, mount):
    operation = operation_at(operations, name, mount)
    api, values = kept if operation.reads else filled(server)
    reply = operation.send(api, values)
    status, schema = operation.success()
    assert reply.status == status, reply.text
    assert reply.headers["X-Request-Id"]
    if schema is not None:
        assert reply.headers["Content-Type"].split(";")[0] == "application/json"
        assert openapi.problems_of(document, schema, reply.json()) == []


# Parameters.

def bad_values(schema):
    """Values a schema does not take, as (what is wrong, value)."""
    if "enum" in schema:
        return [("a word outside of the list", "x-invalid")]
    kind = schema.get("type")
    if kind == "integer":
        out = [("no number", "x"), ("a fraction", "1.5")]
        out += [("below the least", schema["minimum"] - 1)] if "minimum" in schema else []
        return out + ([("above the most", schema["maximum"] + 1)] if "maximum" in schema else [])
    if kind == "boolean":
        return [("no boolean", "2")]
    if schema.get("format") == "date-time":
        return [("no time", "soon")]
    return []


def one_mount(operations, name):
    """Every mount has the same handler; the examples are what is called at each."""
    return first_place(operations, name)


@pytest.mark.parametrize("name", NAMES)
def test_a_bad_value_of_a_parameter_is_named(operations, kept, name):
    operation = one_mount(operations, name)
    wrong = []
    for parameter in operation.parameters():
        if parameter.get("x-tolerant"):
            continue
        for what, value in bad_values(parameter["schema"]):
            reply = operation.send(*kept, query={parameter["name"]: value})
            told = reply.json().get("validations", {}).get("query", []) if reply.status == 400 else []
            if f"instance.{parameter['name']}" not in [problem["property"] for problem in told]:
                wrong.append(f"{parameter['name']}={value} ({what}): {reply.status} {reply.text[:200]}")
    assert wrong == []


@pytest.mark.parametrize("name", [name for name in NAMES if "get_" in name])
def test_each_documented_word_is_taken(operations, kept, name):
    operation = one_mount(operations, name)
    wrong = []
    for parameter in operation.parameters():
        words = parameter["schema"].get("enum", [])
        words = words or (["true", "false"] if parameter["schema"].get("type") == "boolean" else [])
        for word in words + ([parameter["example"]] if "example" in parameter else []):
            reply = operation.send(*kept, query={parameter["name"]: word})
            if reply.status >= 400 and reply.status != 404:
                wrong.append(f"{parameter['name']}={word}: {reply.status} {reply.text[:200]}")
    assert wrong == []


@pytest.mark.parametrize("name", [name for name in NAMES if "get_" in name])
def test_unknown_parameters_are_ignored(operations, kept, name):
    operation = one_mount(operations, name)
    reply = operation.send(*kept, query={"etime": "now", "x-made-up": "[]", "last_poll_time": "None", "tenantid": ""})
    assert reply.status == operation.success()[0], reply.text


@pytest.mark.parametrize("name", NAMES)
def test_required_parameters_are_named(operations, kept, name, unchanged):
    operation = one_mount(operations, name)
    for parameter in operation.parameters():
        if parameter.get("required") and not parameter.get("x-tolerant"):
            reply = operation.send(*kept, query={parameter["name"]: None})
            assert reply.status == 400, (parameter["name"], reply.text)
            told = [problem["property"] for problem in reply.json()["validations"]["query"]]
            assert f"instance.{parameter['name']}" in told


# Bodies.

def nested(depth):
    return b'{"x":' + b"[" * depth + b"]" * depth + b"}"


def twice(text):
    """A JSON object that begins with its first member once more; a list keeps its shape."""
    value = json.loads(text)
    inner = value[0] if isinstance(value, list) else value
    name = next(iter(inner))
    doubled = json.dumps(inner)
    doubled = "{" + json.dumps(name) + ":" + json.dumps(inner[name]) + "," + doubled[1:]
    return ("[" + doubled + "]" if isinstance(value, list) else doubled).encode()


@pytest.fixture
def body_of(operations, kept):
    """The operation of a name with its example body, or a skip when it takes no JSON."""
    def find(name):
        operation = one_mount(operations, name)
        if operation.json_body() is None or operation.mount == "open":
            pytest.skip("takes no JSON body")
        return operation, example_tenant.resolve(operation.example["body"], kept[1])
    return find


WRITES = [name for name in NAMES if "get_" not in name]


@pytest.mark.parametrize("name", WRITES)
def test_a_bad_body_is_refused_and_changes_nothing(operations, kept, body_of, unchanged, name):
    operation, body = body_of(name)
    text = json.dumps(body).encode()
    rows = [("not JSON", b"not JSON", 400), ("cut", text[:-1], 400), ("behind it more", text + b"x", 400),
            ("a text", b'"x"', 400), ("a number", b"7", 400), ("null inside a list", b"[null]", 400),
            ("a list of lists", b"[[]]", 400), ("a member twice", twice(text), 400),
            ("not UTF-8", text.replace(b'"', b'"\xff', 1), 400), ("a NUL", b'{"x":"\\u0000"}', 400),
            ("nested 100 deep", nested(100), 400), ("a number that overflows", b'{"x":1e999}', 400)]
    wrong = []
    for what, sent, status in rows:
        reply = operation.send(*kept, body=sent)
        if reply.status != status:
            wrong.append(f"{what}: {reply.status} {reply.text[:200]}")
    api, values = kept
    query = example_tenant.resolve(operation.example.get("query", {}), values)
    # Its length alone is enough to refuse it: nothing of it is sent.
    large = api.call(operation.method, operation.short_path, query, mount=operation.mount,
                     headers={"Content-Length": str(operation.item["x-body-limit"] + 1)})
    if large.status != 413:
        wrong.append(f"too large: {large.status} {large.text[:200]}")
    packed = operation.send(*kept, body=b"\x1f\x8b\x08" + text, headers={"Content-Encoding": "gzip"})
    if packed.status != 415:
        wrong.append(f"compressed: {packed.status} {packed.text[:200]}")
    assert wrong == []


def problem_paths(reply):
    """The names of a 400's body problems, "devicelist[0].deviceid"."""
    if reply.status != 400:
        return []
    told = reply.json().get("validations", {}).get("body", [])
    return [problem["property"].removeprefix("instance").lstrip(".") for problem in told]


@dataclasses.dataclass(frozen=True)
class Member:
    """One that stands in an example and is described."""
    place: tuple    # ("devicelist", 0, "deviceid")
    schema: dict
    required: bool
    told_at: tuple  # the places at which a problem of it may be told: its own, and a choice it is part of


def members(document, schema, value, place=(), choices=()):
    schema = openapi.follow(document, schema)
    if isinstance(value, list) and value and "items" in schema:
        yield from members(document, schema["items"], value[0], (*place, 0), choices)
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in schema.get("properties", {}):
                at = (*place, name)
                described = openapi.follow(document, schema["properties"][name])
                yield Member(at, described, name in schema.get("required", []), (at, *choices))
                yield from members(document, described, inner, at, choices)
    kind = "array" if isinstance(value, list) else "object"
    for choice in schema.get("oneOf", []) + schema.get("anyOf", []):
        if openapi.follow(document, choice).get("type") == kind:
            yield from members(document, choice, value, place, (*choices, place) if place else choices)


def accepted_types(document, schema):
    """The JSON types a schema takes; empty when it does not say."""
    schema = openapi.follow(document, schema)
    if "type" in schema:
        return set(schema["type"] if isinstance(schema["type"], list) else [schema["type"]])
    choices = [accepted_types(document, choice) for choice in schema.get("oneOf", []) + schema.get("anyOf", [])]
    return set().union(*choices) if choices and all(choices) else set()


def changed(value, place, new):
    """A copy of a JSON value with another value at a place; `...` takes the member out."""
    copied = json.loads(json.dumps(value))
    at = copied
    for part in place[:-1]:
        at = at[part]
    if new is ...:
        del at[place[-1]]
    else:
        at[place[-1]] = new
    return copied


def words_of(place):
    """("devicelist", 0, "deviceid") as problems name it."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place).lstrip(".")


def is_told(paths, member):
    for wanted in map(words_of, member.told_at):
        for path in paths:
            # A list as the whole body may have a name in front.
            for one in (path, re.sub(r"^\w+(?=\[)", "", path)):
                if one == wanted or one.startswith((wanted + "[", wanted + ".")):
                    return True
    return False


@pytest.mark.parametrize("name", WRITES)
def test_missing_members_are_named(document, kept, body_of, unchanged, name):
    operation, body = body_of(name)
    wrong = []
    for member in members(document, operation.json_body(), body):
        if member.required and not member.schema.get("x-tolerant"):
            reply = operation.send(*kept, body=json.dumps(changed(body, member.place, ...)).encode())
            if not is_told(problem_paths(reply), member):
                wrong.append(f"without {words_of(member.place)}: {reply.status} {reply.text[:300]}")
    assert wrong == []


WRONG_VALUES = [("object", {"wrong": True}), ("array", ["wrong"]), ("boolean", True), ("string", "wrong"), ("number", 7.5)]


@pytest.mark.parametrize("name", WRITES)
def test_members_of_a_wrong_type_are_named(document, kept, body_of, unchanged, name):
    operation, body = body_of(name)
    wrong = []
    for member in members(document, operation.json_body(), body):
        types = accepted_types(document, member.schema)
        refused = [(kind, value) for kind, value in WRONG_VALUES if kind not in types]
        if not types or not refused or member.schema.get("x-tolerant"):
            continue
        kind, value = refused[0]
        reply = operation.send(*kept, body=json.dumps(changed(body, member.place, value)).encode())
        if not is_told(problem_paths(reply), member):
            wrong.append(f"{words_of(member.place)} as {kind}: {reply.status} {reply.text[:300]}")
    assert wrong == []


# Methods.

@pytest.mark.parametrize("name, mount", PLACES, ids=PLACE_IDS)
def test_methods(document, operations, kept, name, mount):
    operation = operation_at(operations, name, mount)
    api, values = kept
    expected = {method.upper() for method in document["paths"][operation.path] if method in openapi.METHODS}
    expected |= {"HEAD"} if "GET" in expected else set()

    def send(method):
        copied = openapi.Operation(document, operation.path, method, {**operation.item, "x-guardian-example": {
            "query": operation.example.get("query", {})}})
        return copied.send(api, values)

    for method in ["PATCH", "OPTIONS", *({"GET", "PUT", "POST", "DELETE"} - expected)]:
        reply = send(method)
        assert reply.status == 405, (method, reply.text)
        assert set(reply.headers["Allow"].split(", ")) == expected
    if operation.method == "GET":
        get, head = send("GET"), send("HEAD")
        assert (head.status, head.body) == (get.status, b"")
        assert head.headers["Content-Type"] == get.headers["Content-Type"]


# Who may do what.

IDENTIFIER = re.compile(r"(id|ids|list|ip|mac|name|prefix|ticket\w*|address|value|type|subnet)$", re.I)


def texts_in(value, name=""):
    """(member name, text) of every text in a JSON value; a list's elements have the list's name."""
    if isinstance(value, dict):
        for inner, content in value.items():
            yield from texts_in(content, inner)
    elif isinstance(value, list):
        for content in value:
            yield from texts_in(content, name)
    elif isinstance(value, str) and value:
        yield name, value


def text_places(value, place=()):
    if isinstance(value, dict):
        for name, content in value.items():
            yield from text_places(content, (*place, name))
    elif isinstance(value, list):
        for number, content in enumerate(value):
            yield from text_places(content, (*place, number))
    elif isinstance(value, str):
        yield place


def test_one_tenant_sees_nothing_of_another(server, operations):
    """Every operation with every identifier of another tenant tells nothing of it, and does nothing to it."""
    theirs, their_values = filled(server)
    marker = "canary-" + secrets.token_hex(6)
    example_tenant.fill_marked(theirs, marker)
    before = state(operations, theirs, their_values)
    answers = [parsed(answer) if isinstance(answer, bytes) else answer for status, answer in before.values() if status == 200]
    by_name = {}
    for name, text in (pair for answer in answers for pair in texts_in(answer)):
        if IDENTIFIER.search(name) and len(text) < 200:
            by_name.setdefault(name, {})[text] = None
    # A few of each name, so that no list of thousands crowds the others out.
    seen = {text for texts in by_name.values() for text in list(texts)[:4]}
    first = {text for texts in by_name.values() for text in list(texts)[:1]}
    assert any(marker in text for text in seen), "the marks are seen by their owner"
    mine = example_tenant.make(server)

    # What the catalogue and the schemas say to everyone is nobody's identifier.
    common = {text for _, answer in state(operations, mine, their_values).values()
              for _, text in texts_in(parsed(answer) if isinstance(answer, bytes) and answer else answer)}
    identifiers = sorted(seen - common)
    assert example_tenant.CAMERA in identifiers and "10.20.0.5" in identifiers

    leaks, calls = [], 0

    def check(reply, sent, what):
        nonlocal calls
        calls += 1
        answer = reply.body
        for text in {text for _, text in texts_in(sent) if marker in text}:
            answer = answer.replace(json.dumps(text).encode()[1:-1], b"")
        if marker.encode() in answer:
            leaks.append(f"{what}: {reply.status} {reply.text[:200]}")
        assert reply.status < 500, (what, reply.text)

    for operation in sorted(operations, key=lambda one: not one.reads):
        if operation.mount == "open":
            continue
        example = example_tenant.resolve(operation.example, their_values)
        check(operation.send(mine, their_values), example, f"{operation.method} {operation.path}")
        if operation.mount == "v1" and operation.name in {one.name for one in operations if one.mount == "v4"}:
            continue  # the same handler: its example alone
        for parameter in operation.parameters():
            if set(parameter["schema"]) & {"enum", "format"} or parameter["schema"].get("type") != "string":
                continue
            for text in identifiers:
                check(operation.send(mine, their_values, query={parameter["name"]: text}), [text],
                      f"{operation.name} {parameter['name']}={text}")
        body = example.get("body")
        for place in text_places(body):
            for text in sorted(first - common) if IDENTIFIER.search(str(place[-1])) or isinstance(place[-1], int) else []:
                sent = changed(body, place, text)
                check(operation.send(mine, their_values, body=json.dumps(sent).encode()), sent,
                      f"{operation.name} {words_of(place)}={text}")
    for operation in operations:  # and what those calls have made shows nothing either
        if operation.reads and operation.mount == "v4":
            reply = mine.call("GET", operation.short_path)
            check(reply, identifiers, f"afterwards {operation.name}")
    assert leaks == []
    assert calls > 100
    assert state(operations, theirs, their_values) == before


def test_a_key_that_may_only_read_changes_nothing(server, operations, kept):
    api, values = kept
    reader = api.with_key(server.make_key(api.tenant, access="read-only"))
    before = state(operations, *kept)
    tried = 0
    for operation in operations:
        if operation.reads:
            continue
        reply = operation.send(reader, values)
        assert reply.status == 403, (operation.name, operation.mount, reply.text)
        tried += 1
    assert tried
    assert state(operations, *kept) == before


def test_reading_takes_no_more_than_the_right_to_read(server, operations, kept):
    api, values = kept
    reader = api.with_key(server.make_key(api.tenant, access="read-only"))
    for operation in operations:
        if operation.reads and operation.mount in ("v4", "v2"):
            reply = operation.send(reader, values)
            assert reply.status == operation.success()[0], (operation.name, reply.text)


def test_without_credentials_no_operation_answers(server, operations):
    for operation in operations:
        if operation.mount != "open":
            reply = conftest.request(server.host, server.port, operation.method, operation.path)
            assert reply.status == (403 if operation.mount == "v4" else 401), (operation.path, reply.text)
            assert "WWW-Authenticate" in reply.headers or operation.mount == "v4"
