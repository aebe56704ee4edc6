"""The served OpenAPI document as tests use it: its operations, their examples, their schemas."""
import copy
import dataclasses
import json
import pathlib
import re
import urllib.parse

import jsonschema

import conftest
import example_tenant
import public_api

FRAGMENTS = pathlib.Path(conftest.ROOT / "src/api/openapi")
OUTPUT_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
METHODS = ("get", "put", "post", "delete", "patch")

formats = jsonschema.FormatChecker(formats=())


@formats.checks("date-time")
def is_output_time(value):
    return not isinstance(value, str) or OUTPUT_TIME.fullmatch(value) is not None


def mount_of(path):
    return next((mount for mount, prefix in public_api.PREFIX.items() if path.startswith(prefix)), "open")


@dataclasses.dataclass(frozen=True)
class Operation:
    document: dict = dataclasses.field(repr=False)
    path: str      # whole: "/pub/v4.0/device/list"
    method: str    # "GET"
    item: dict = dataclasses.field(repr=False)     # the Operation Object

    @property
    def name(self):
        return self.item["x-guardian-operation"]

    @property
    def mount(self):
        return mount_of(self.path)

    @property
    def short_path(self):
        return self.path.removeprefix(public_api.PREFIX.get(self.mount, ""))

    @property
    def fragment(self):
        """The name of its fragment, which tests are parametrised by: it is known without a server."""
        place = self.short_path if self.mount != "open" else self.path[1:]
        stem = f"{self.method.lower()}_" + re.sub(r"[^A-Za-z0-9]", "_", place)
        return ("v2_" if self.mount == "v2" else "") + stem

    @property
    def reads(self):
        return self.item.get("x-needs", "read") == "read"

    @property
    def example(self):
        return copy.deepcopy(self.item["x-guardian-example"])

    def parameters(self):
        found = [follow(self.document, one) for one in self.item.get("parameters", [])]
        return [one for one in found if one["in"] == "query" and one["name"] != "customerid"]

    def json_body(self):
        """The schema of its JSON body, or None."""
        body = follow(self.document, self.item.get("requestBody", {}))
        return body.get("content", {}).get("application/json", {}).get("schema")

    def success(self):
        """The documented status of success and its schema (None when it has no JSON body)."""
        status = next(one for one in self.item["responses"] if one.startswith("2"))
        response = follow(self.document, self.item["responses"][status])
        return int(status), response.get("content", {}).get("application/json", {}).get("schema")

    def send(self, api, values, query=None, body=None, headers=None):
        """Calls its example at this mount, with `query` beside the example's and `body` (bytes) in place of its."""
        example = example_tenant.resolve(self.example, values)
        files = example.get("files")
        sent = example.get("body") if body is None else body
        parameters = {**example.get("query", {}), **(query or {})}
        if "form" in example and body is None:
            sent = urllib.parse.urlencode(example["form"])
            headers = {"Content-Type": "application/x-www-form-urlencoded", **(headers or {})}
        if self.mount == "open":
            return conftest.call(api.server, self.method, self.path, params=parameters,
                                 headers={**example.get("headers", {}), **(headers or {})}, body=sent)
        if files is not None and body is None:
            files = example_tenant.uploads(files)
        else:
            files = None
        return api.call(self.method, self.short_path, parameters, sent, headers, files, mount=self.mount)


def follow(document, node):
    """What a `$ref` points at."""
    while isinstance(node, dict) and "$ref" in node:
        found = document
        for part in node["$ref"].removeprefix("#/").split("/"):
            found = found[part.replace("~1", "/").replace("~0", "~")]
        node = found
    return node


def operations(document):
    return [Operation(document, path, method.upper(), item)
            for path, methods in document["paths"].items() for method, item in methods.items() if method in METHODS]


def problems_of(document, schema, value, check_formats=True, ignore=()):
    """What is wrong with a value by a schema of the document, in words; empty when nothing is."""
    resolver = jsonschema.RefResolver.from_schema(document)
    checker = jsonschema.Draft202012Validator(schema, resolver=resolver, format_checker=formats if check_formats else None)
    return [f"{error.json_path}: {error.message[:300]}" for error in checker.iter_errors(value)
            if error.validator not in ignore]


def fragment_names():
    """The fragments of the source tree: the ids of generated tests."""
    return sorted(path.stem for path in FRAGMENTS.glob("*.json") if path.stem not in ("document", "device_members"))


def fragment(name):
    return json.loads((FRAGMENTS / f"{name}.json").read_text(encoding="utf-8"))


def mounts_of(name):
    """Where a fragment's operation may stand, by its name alone."""
    if name.startswith("v2_"):
        return ["v2"]
    return ["open"] if name in ("get_openapi_json", "post_oauth2_access_token") else ["v4", "v1"]
