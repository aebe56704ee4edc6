"""What a browser does for the console's page: cookies, origin headers, the CSRF token."""

import http.client
import json
from http.cookies import SimpleCookie

from conftest import remember


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.fields = response.getheaders()
        self.body = response.read()
        self.text = self.body.decode("utf-8", "replace")

    def header(self, name):
        return next((value for key, value in self.fields if key.lower() == name.lower()), None)

    def headers_of(self, name):
        return [value for key, value in self.fields if key.lower() == name.lower()]

    def json(self):
        return json.loads(self.text)

    @property
    def type(self):
        return self.json().get("type")


class Browser:
    def __init__(self, server, source="127.0.0.1"):
        self.server = server
        self.source = source  # the address it calls from: failed sign-ins are counted by it
        self.cookies = {}
        self.csrf = None

    def send(self, method, path, body=None, headers=None):
        """Sends exactly these headers (a value of None leaves one of http.client's own out)."""
        connection = http.client.HTTPConnection(self.server.host, self.server.port, timeout=30,
                                                source_address=(self.source, 0))
        try:
            connection.request(method, path, body=body, headers=headers or {})
            return Answer(connection.getresponse())
        finally:
            connection.close()

    def call(self, method, path, body=None, headers=None):
        """A call by the console's page. `body` is sent as JSON; a header of None is left out."""
        fields = {"Sec-Fetch-Site": "same-origin"}
        text = None
        if method not in ("GET", "HEAD"):
            fields["Content-Type"] = "application/json"
            text = None if body is None else body if isinstance(body, str) else json.dumps(body)
            if self.csrf:
                fields["X-CSRF-Token"] = self.csrf
        if self.cookies:
            fields["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        fields.update(headers or {})
        answer = self.send(method, path, text, {key: value for key, value in fields.items() if value is not None})
        for field in answer.headers_of("Set-Cookie"):
            for name, morsel in SimpleCookie(field).items():
                if morsel["max-age"] == "0":
                    self.cookies.pop(name, None)
                else:
                    self.cookies[name] = remember(morsel.value)
        if answer.status == 201 and "access_key" in answer.json():
            remember(answer.json()["access_key"])
        return answer

    def sign_in(self, tenant):
        answer = self.call(
            "POST", "/console/session", {"email": tenant.owner_email, "password": tenant.owner_password}
        )
        assert answer.status == 201, answer.text
        self.csrf = answer.json()["csrf"]
        return answer

    def create_key(self, headers=None, **members):
        body = {"label": "Splunk", "access": "read-only", "expires_days": 30, "networks": [], **members}
        return self.call("POST", "/console/keys", body, headers)

    def change_key(self, key_id, verb, body=None, headers=None):
        return self.call("POST", f"/console/keys/{key_id.replace(':', '%3A')}/{verb}", body or {}, headers)


SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def check_headers(answer):
    for name, value in SECURITY_HEADERS.items():
        assert answer.headers_of(name) == [value], (name, answer.fields)
    assert "frame-ancestors 'none'" in answer.header("Content-Security-Policy")
    assert "camera=()" in answer.header("Permissions-Policy")
    assert answer.header("X-Request-Id")
    assert answer.header("Access-Control-Allow-Origin") is None
    assert answer.header("Server") is None or "/" not in answer.header("Server")
