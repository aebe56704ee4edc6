"""The Public API as a client sees it: one tenant, one key, one of the two mounts that carry every operation."""
import base64
import dataclasses
import json
import secrets
import urllib.parse

import conftest

PREFIX = {"v4": "/pub/v4.0/", "v1": "/iot/pub/v1/", "v2": "/iot/pub/v2/"}


def multipart(parts):
    """{name: (filename, bytes)} as a multipart/form-data body; returns (content type, body)."""
    boundary = "----guardian" + secrets.token_hex(8)
    body = b""
    for name, (filename, content) in parts.items():
        body += (f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{filename}"\r\n'
                 "Content-Type: application/octet-stream\r\n\r\n").encode() + content + b"\r\n"
    return f"multipart/form-data; boundary={boundary}", body + f"--{boundary}--\r\n".encode()


def bearer_token(server, key):
    """A token by client credentials, as curl and requests ask for it."""
    basic = base64.b64encode(f"{key.id}:{key.secret}".encode()).decode()
    reply = conftest.request(server.host, server.port, "POST", "/oauth2/access_token",
                             {"Authorization": "Basic " + basic, "Content-Type": "application/x-www-form-urlencoded"},
                             "grant_type=client_credentials")
    assert reply.status == 200, reply.text
    return conftest.remember(reply.json()["access_token"])


@dataclasses.dataclass
class PublicApi:
    """Calls one mount with one key; `customerid` or the bearer token goes along by itself."""
    server: conftest.Server
    tenant: conftest.Tenant
    key: conftest.Key
    mount: str
    token: str = None

    def call(self, method, path, params=None, body=None, headers=None, files=None, mount=None):
        """`files`: {name: (filename, bytes)} sent as multipart/form-data in place of `body`."""
        mount = mount or self.mount
        params = dict(params or {})
        headers = dict(headers or {})
        if mount == "v4":
            headers = {**self.key.headers, **headers}
            params.setdefault("customerid", self.key.customerid)
        else:
            self.token = self.token or bearer_token(self.server, self.key)
            headers.setdefault("Authorization", "Bearer " + self.token)
        if files is not None:
            headers["Content-Type"], body = multipart(files)
        params = {name: value for name, value in params.items() if value is not None}
        target = PREFIX[mount] + path + ("?" + urllib.parse.urlencode(params, doseq=True) if params else "")
        return conftest.request(self.server.host, self.server.port, method, target, headers, body)

    def get(self, path, mount=None, **params):
        return self.call("GET", path, params, mount=mount)

    def put(self, path, body=None, files=None, **params):
        return self.call("PUT", path, params, body, files=files)

    def post(self, path, body=None, files=None, **params):
        return self.call("POST", path, params, body, files=files)

    def delete(self, path, body=None, **params):
        return self.call("DELETE", path, params, body)

    def load(self, kind, *items):
        """Imports items ("devices", "alerts", ...) in the API's own shape."""
        lines = "".join(json.dumps(item) + "\n" for item in items)
        self.server.cli("import", kind, "-", "--tenant", self.tenant.name, input=lines)

    def with_key(self, key):
        return PublicApi(self.server, self.tenant, key, self.mount)


def problem_fields(reply, part="body"):
    """The `property` of each validation problem of a 400."""
    assert reply.status == 400, reply.text
    return [problem["property"] for problem in reply.json()["validations"][part]]
