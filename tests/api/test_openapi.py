"""Tests made from the served OpenAPI document: what it says of each operation is what the server does.

They are parametrised by the fragments of src/api/openapi, so that an operation that is added is tested without a
line here.
"""
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


def state(operations, api, values):
    """What every reading operation tells of a tenant, with what changes by itself left out."""
    told = {}
    for operation in operations:
        if not operation.reads or operation.mount not in ("v4", "v2"):
            continue
        reply = operation.send(api, values)
        answer = reply.json() if operation.name in CHANGING else reply.body
        if operation.name in CHANGING:
            answer.pop(CHANGING[operation.name])
        told[operation.name] = (reply.status, answer)
        if operation.mount == "v4" and operation.example.get("query"):
            bare = api.call("GET", operation.short_path)
            told[operation.name + " bare"] = (bare.status, re.sub(rb'"request_id":"[^"]*"', b"", bare.body))
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
            if parameter["in"] != "query" or "schema" not in parameter:
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
                found = openapi.problems_of(document, media["schema"], media["example"], ignore=ignored)
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
