"""A receiver of webhooks on a port of its own: takes each call down, and answers as it is told to."""
import base64
import dataclasses
import hashlib
import hmac
import http.server
import json
import threading
import time


@dataclasses.dataclass
class Received:
    path: str
    headers: dict
    body: bytes

    @property
    def id(self):
        return self.headers["webhook-id"]

    @property
    def json(self):
        return json.loads(self.body)

    def is_signed_with(self, secret):
        """By the specification, written anew: https://www.standardwebhooks.com/"""
        key = base64.b64decode(secret.removeprefix("whsec_"))
        signed = f"{self.id}.{self.headers['webhook-timestamp']}.".encode() + self.body
        wanted = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
        return wanted in self.headers["webhook-signature"].split(" ")


class Receiver:
    """`answer`: a function of a Received that gives (status, headers); it may block."""

    def __init__(self, answer=None):
        self.answer = answer or (lambda received: (204, {}))
        self.received = []
        self.changed = threading.Condition()
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                one = Received(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
                with outer.changed:
                    outer.received.append(one)
                    outer.changed.notify_all()
                status, headers = outer.answer(one)
                try:
                    self.send_response(status)
                    for name, value in headers.items():
                        self.send_header(name, value)
                    self.send_header("Content-Length", "0")
                    self.end_headers()
                except OSError:
                    pass  # the caller has gone

            def log_message(self, *arguments):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server.server_address[1]}/hook"

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def wait_for(self, condition, seconds=20):
        """The received calls as soon as the condition holds of them."""
        until = time.monotonic() + seconds
        with self.changed:
            while not condition(self.received):
                left = until - time.monotonic()
                assert left > 0, [one.json["type"] for one in self.received][-20:]
                self.changed.wait(left)
            return list(self.received)
