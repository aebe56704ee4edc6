"""The console's files: the page, the assets, and everything that is not there."""

import re
import socket

import pytest

from console_browser import Browser, check_headers

PAGES = ["/", "/sign-in", "/devices", "/api", "/preferences", "/guardian/monitor/inventory"]


@pytest.fixture
def visitor(server):
    return Browser(server)


@pytest.fixture
def page(visitor):
    answer = visitor.send("GET", "/")
    if answer.status == 501:
        pytest.skip("this build left the console out")
    return answer


def nonce_of(answer):
    return re.search(r"'nonce-([0-9a-f]+)'", answer.header("Content-Security-Policy")).group(1)


@pytest.mark.parametrize("path", ["/", "/docs"])
def test_build_without_console_says_so(visitor, path):
    answer = visitor.send("GET", path)
    check_headers(answer)
    if answer.status == 501:
        assert "GUARDIAN_EMBED_CONSOLE" in answer.text


def test_pages_have_a_fresh_nonce(visitor, page):
    seen = set()
    for path in PAGES + PAGES:
        answer = visitor.send("GET", path, headers={"Sec-Fetch-Site": "cross-site"})
        assert answer.status == 200, path
        check_headers(answer)
        assert answer.header("Cache-Control") == "no-store"
        assert answer.text.count(nonce_of(answer)) == 1
        assert "__CSP_NONCE__" not in answer.text
        seen.add(nonce_of(answer))
    assert len(seen) == 2 * len(PAGES)
    policy = page.header("Content-Security-Policy")
    assert "script-src 'self';" in policy and "unsafe" not in policy
    assert "require-trusted-types-for 'script'; trusted-types default" in policy


def test_the_api_reference_has_a_policy_of_its_own(visitor, page):
    answer = visitor.send("GET", "/docs")
    assert answer.status == 200 and answer.header("Content-Type") == "text/html; charset=utf-8"
    check_headers(answer)
    policy = answer.header("Content-Security-Policy")
    assert "script-src 'self'; style-src 'self';" in policy and "connect-src 'self';" in policy
    assert "unsafe" not in policy and "nonce" not in policy and "http" not in policy
    assert not re.search(r"<script>|<style|\son[a-z]+=|style=|https?:", answer.text), "nothing inline, nothing from elsewhere"
    files = re.findall(r'(?:src|href)="(/[^"]+)"', answer.text)
    assert "/docs/docs.js" in files and "/docs/swagger-ui-bundle.js" in files and "/openapi.json" in files
    for path in files:
        assert visitor.send("GET", path, headers={"Accept-Encoding": "br"}).status == 200, path
    assert visitor.send("GET", "/docs/swagger-ui-bundle.js", headers={"Accept-Encoding": "br"}).header("Content-Encoding") == "br"
    assert "/docs/" not in page.text, "the console loads none of it"


def test_assets(visitor, page):
    paths = re.findall(r'(?:src|href)="(/assets/[^"]+)"', page.text)
    assert paths
    for path in paths:
        plain = visitor.send("GET", path)
        assert plain.status == 200 and plain.header("Content-Encoding") is None
        assert plain.header("Cache-Control") == "public, max-age=31536000, immutable"
        check_headers(plain)
        for accepted, encoding in (("gzip, deflate, br", "br"), ("gzip", "gzip")):
            packed = visitor.send("GET", path, headers={"Accept-Encoding": accepted})
            if packed.header("Content-Encoding"):
                assert packed.header("Content-Encoding") == encoding
                assert len(packed.body) < len(plain.body)
            assert packed.header("Vary") == "Accept-Encoding"
        head = visitor.send("HEAD", path)
        assert head.status == 200 and head.body == b""
        assert head.header("Content-Length") == str(len(plain.body))


def test_other_files_are_revalidated(visitor, page):
    first = visitor.send("GET", "/mark.svg")
    assert first.status == 200 and first.header("Content-Type") == "image/svg+xml"
    again = visitor.send("GET", "/mark.svg", headers={"If-None-Match": first.header("ETag")})
    assert again.status == 304 and again.body == b""


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../../etc/passwd",
        "/assets/..%2f..%2fetc/passwd",
        "/assets/%2e%2e/%2e%2e/etc/passwd",
        "/assets/..%5c..%5cetc",
        "/../etc/passwd",
        "/assets/",
        "/assets",
        "/assets/none.js",
        "/assets/index.js%00.css",
        "/.git/config",
        "/.env",
        "/devices/.env",
        "/guardian/.git/HEAD",
        "/index.html",
        "/index.html.bak",
        "/docs/",
        "/docs/index.html",
        "/docs/swagger-ui-bundle.js.map",
        "/package.json",
        "/web/package.json",
        "/backup.zip",
        "/console",
        "/console/",
        "/console/none",
        "/console/keys/none",
        "/administration",
        "/metrics",
    ],
)
def test_nothing_else_is_found(visitor, path):
    answer = visitor.send("GET", path)
    assert answer.status in (400, 404, 405), path
    check_headers(answer)
    assert answer.json()["code"] == answer.status


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "OPTIONS", "PROPFIND", "DELETE"])
def test_other_methods(server, method):
    with socket.create_connection((server.host, server.port), timeout=10) as raw:
        raw.sendall(
            f"{method} / HTTP/1.1\r\nHost: {server.host}:{server.port}\r\nX-Canary: canary-7f3a\r\n"
            "Connection: close\r\n\r\n".encode()
        )
        answer = b""
        while piece := raw.recv(65536):
            answer += piece
    assert re.match(rb"HTTP/1\.1 (400|405|501) ", answer), answer[:80]
    assert b"canary-7f3a" not in answer


def test_policy_reports_are_taken_and_bounded(visitor):
    headers = {"Content-Type": "application/reports+json"}
    report = '[{"type":"csp-violation","body":{"effectiveDirective":"img-src","blockedURL":"https://evil.example/?q=1"}}]'
    assert visitor.send("POST", "/console/csp-report", report, headers).status == 204
    assert visitor.send("POST", "/console/csp-report", "x" * 9000, headers).status == 413
    assert visitor.send("POST", "/console/csp-report", "nonsense", headers).status == 400
