"""Requests that two parsers could read in two ways, byte for byte, against the running server.

Each request behind which a connection must end is followed by a good one. That one must never be answered:
whoever answers it may have taken part of the first for a request of its own (RFC 9112, 11.2).
"""
import json
import re
import socket

import pytest

WITH_BODY = "PUT /pub/v4.0/device/update HTTP/1.1"
NEXT = b"GET /smuggled HTTP/1.1\r\nHost: HOST\r\n\r\n"


def exchange(server, request, then=NEXT, seconds=15):
    """All that comes back until the server closes; `HOST` becomes the server's own authority."""
    authority = f"{server.host}:{server.port}".encode()
    with socket.create_connection((server.host, server.port), timeout=seconds) as connection:
        try:
            connection.sendall((request + then).replace(b"HOST", authority))
        except (BrokenPipeError, ConnectionResetError):
            pass  # refused before all of it was sent
        received = b""
        while True:
            try:
                part = connection.recv(65536)
            except ConnectionResetError:
                return received
            if not part:
                return received
            received += part


def answers(received):
    """(status, head, body) of each answer with Content-Length that the bytes hold; nothing may be left over."""
    found = []
    while received:
        head, separator, rest = received.partition(b"\r\n\r\n")
        assert separator, f"half an answer: {received!r}"
        status = int(re.match(rb"HTTP/1\.1 (\d{3}) ", head).group(1))
        length = re.search(rb"\r\nContent-Length: (\d+)", head)
        size = int(length.group(1)) if length and status != 100 else 0
        assert len(rest) >= size
        found.append((status, head, rest[:size]))
        received = rest[size:]
    return found


def head(*fields, line="GET /no-such-path HTTP/1.1", host=True):
    lines = [line] + (["Host: HOST"] if host else []) + list(fields)
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n"


def length_body(*fields, body=b"hello"):
    return head(*fields, line=WITH_BODY) + body


def chunked(body):
    return head("Transfer-Encoding: chunked", line=WITH_BODY) + body


LAST_WORDS = {
    # name: (bytes, status)
    "length_and_chunked": (length_body("Content-Length: 5", "Transfer-Encoding: chunked", body=b"0\r\n\r\n"), 400),
    "chunked_and_length": (length_body("Transfer-Encoding: chunked", "Content-Length: 5", body=b"0\r\n\r\n"), 400),
    "two_lengths": (length_body("Content-Length: 5", "Content-Length: 0"), 400),
    "two_equal_lengths": (length_body("Content-Length: 5", "Content-Length: 5"), 400),
    "length_list": (length_body("Content-Length: 5, 5"), 400),
    "length_plus": (length_body("Content-Length: +5"), 400),
    "length_minus": (length_body("Content-Length: -5"), 400),
    "length_hex": (length_body("Content-Length: 0x5"), 400),
    "length_leading_zero": (length_body("Content-Length: 05"), 400),
    "length_empty": (length_body("Content-Length: "), 400),
    "length_overflow": (length_body("Content-Length: 18446744073709551621"), 400),
    "length_space_inside": (length_body("Content-Length: 1 5"), 400),
    "encoding_identity": (length_body("Transfer-Encoding: identity"), 400),
    "encoding_gzip": (length_body("Transfer-Encoding: gzip"), 400),
    "encoding_gzip_chunked": (length_body("Transfer-Encoding: gzip, chunked"), 400),
    "encoding_twice": (length_body("Transfer-Encoding: chunked", "Transfer-Encoding: identity", body=b"0\r\n\r\n"), 400),
    "encoding_in_capitals": (length_body("Transfer-Encoding: CHUNKED", body=b"0\r\n\r\n"), 400),
    "encoding_quoted": (length_body('Transfer-Encoding: "chunked"', body=b"0\r\n\r\n"), 400),
    "encoding_behind_vertical_tab": (length_body("Transfer-Encoding: \x0bchunked", body=b"0\r\n\r\n"), 400),
    "encoding_with_space_before_colon": (length_body("Transfer-Encoding : chunked", body=b"0\r\n\r\n"), 400),
    "encoding_folded": (length_body("Transfer-Encoding:\r\n chunked", body=b"0\r\n\r\n"), 400),
    "encoding_in_http_1_0": (head("Transfer-Encoding: chunked", line="PUT /pub/v4.0/device/update HTTP/1.0") + b"0\r\n\r\n", 400),
    "chunk_size_plus": (chunked(b"+5\r\nhello\r\n0\r\n\r\n"), 400),
    "chunk_size_minus": (chunked(b"-5\r\nhello\r\n0\r\n\r\n"), 400),
    "chunk_size_hex_prefix": (chunked(b"0x5\r\nhello\r\n0\r\n\r\n"), 400),
    "chunk_size_leading_space": (chunked(b" 5\r\nhello\r\n0\r\n\r\n"), 400),
    "chunk_size_trailing_space": (chunked(b"5 \r\nhello\r\n0\r\n\r\n"), 400),
    "chunk_size_overflow": (chunked(b"10000000000000005\r\nhello\r\n0\r\n\r\n"), 400),
    "chunk_size_empty": (chunked(b"\r\nhello\r\n0\r\n\r\n"), 400),
    "chunk_size_underscore": (chunked(b"1_0\r\nhello\r\n0\r\n\r\n"), 400),
    "chunk_line_of_lf_alone": (chunked(b"5\nhello\r\n0\r\n\r\n"), 400),
    "chunk_line_of_cr_alone": (chunked(b"5\rhello\r\n0\r\n\r\n"), 400),
    "chunk_extension_with_lf": (chunked(b"5;a\nb\r\nhello\r\n0\r\n\r\n"), 400),
    "chunk_longer_than_its_size": (chunked(b"5\r\nhello!\r\n0\r\n\r\n"), 400),
    "chunk_without_line_end": (chunked(b"5\r\nhello0\r\n\r\n"), 400),
    "chunk_end_of_lf_alone": (chunked(b"0\n\n"), 400),
    "trailer_folded": (chunked(b"0\r\n a: b\r\n\r\n"), 400),
    "field_folded": (head("A: b\r\n c"), 400),
    "first_field_folded": (b"GET / HTTP/1.1\r\n Host: HOST\r\n\r\n", 400),
    "bare_lf": (b"GET / HTTP/1.1\nHost: HOST\n\n", 400),
    "bare_lf_in_the_fields": (b"GET / HTTP/1.1\r\nHost: HOST\nA: b\r\n\r\n", 400),
    "bare_cr_in_a_value": (head("A: b\rContent-Length: 40"), 400),
    "nul_in_a_value": (head("A: b\0c"), 400),
    "nul_in_a_name": (head("A\0: b"), 400),
    "underscore_in_a_name": (head("X_Key_Id: b"), 400),
    "space_before_colon": (head("A : b"), 400),
    "name_empty": (head(": b"), 400),
    "no_colon": (head("nonsense"), 400),
    "host_missing": (head(host=False), 400),
    "host_twice": (head("Host: other"), 400),
    "host_twice_and_equal": (head("Host: HOST"), 400),
    "host_with_comma": (head("Host: a, b", host=False), 400),
    "host_with_user": (head("Host: u@HOST", host=False), 400),
    "absolute_form_of_another_host": (head(line="GET http://other/ HTTP/1.1"), 400),
    "http_0_9": (b"GET /\r\n", 400),
    "two_spaces": (head(line="GET  / HTTP/1.1"), 400),
    "space_in_target": (head(line="GET /a b HTTP/1.1"), 400),
    "version_in_lower_case": (head(line="GET / http/1.1"), 400),
    "dot_segments": (head(line="GET /a/../b HTTP/1.1"), 400),
    "encoded_slash": (head(line="GET /a%2f..%2fb HTTP/1.1"), 400),
    "encoded_nul": (head(line="GET /a%00 HTTP/1.1"), 400),
    "fragment": (head(line="GET /a#b HTTP/1.1"), 400),
    "tls_hello": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400),
    "trace": (head(line="TRACE / HTTP/1.1"), 501),
    "connect": (head(line="CONNECT HOST HTTP/1.1"), 501),
    "unknown_method": (head(line="BREW / HTTP/1.1"), 501),
    "version_1_2": (head(line="GET / HTTP/1.2"), 505),
    "http_2_preface": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
    "request_line_too_long": (head(line="GET /" + "a" * 9000 + " HTTP/1.1"), 414),
    "fields_too_large": (head("A: " + "b" * 17000), 431),
    "too_many_fields": (head(*(f"A{i}: b" for i in range(100))), 431),
    "body_too_large": (head("Content-Length: 999999999999", line=WITH_BODY), 413),
    "body_on_a_path_without": (head("Content-Length: 5") + b"hello", 404),
    "unknown_expectation": (head("Expect: 200-ok", "Content-Length: 5", line=WITH_BODY) + b"hello", 417),
    "asked_to_close": (head("Connection: close"), 404),
    "http_1_0": (head(line="GET /no-such-path HTTP/1.0"), 404),
}


@pytest.mark.parametrize("name", LAST_WORDS)
def test_gets_one_answer_and_the_end(server, name):
    request, status = LAST_WORDS[name]
    found = answers(exchange(server, request))
    assert [answer[0] for answer in found] == [status]
    _, fields, body = found[0]
    assert b"\r\nConnection: close" in fields
    assert b"\r\nX-Request-Id: " in fields
    assert b"\r\nContent-Type: application/json" in fields
    assert json.loads(body)["code"] == status
    assert b"smuggled" not in body


CLOSE = head("Connection: close")
INSIDE = b"GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n"
GOOD = {
    "pipelined": (head() + head(), [404, 404, 404]),
    "empty_line_between": (head() + b"\r\n" + head(), [404, 404, 404]),
    "chunked_with_extension_and_trailers": (chunked(b"2;x=\"y\"\r\n{}\r\n0\r\nContent-Length: 50\r\nX-Key-Id: a\r\n\r\n"), [403, 404]),
    "body_that_looks_like_a_request": (length_body(f"Content-Length: {len(INSIDE)}", body=INSIDE), [403, 404]),
    "range_ignored": (head("Range: bytes=0-1", line="GET /readyz HTTP/1.1"), [200, 404]),
    "upgrade_ignored": (head("Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABk"), [404, 404]),
}


@pytest.mark.parametrize("name", GOOD)
def test_good_framing_is_read_as_meant(make_server, name):
    server = make_server()  # of its own: a source that was refused thirty times in a minute is cut behind its answer
    request, statuses = GOOD[name]
    found = answers(exchange(server, request, then=CLOSE))
    assert [answer[0] for answer in found] == statuses


def test_a_request_in_single_bytes_is_one_request(server):
    authority = f"{server.host}:{server.port}".encode()
    with socket.create_connection((server.host, server.port), timeout=15) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for byte in CLOSE.replace(b"HOST", authority):
            connection.sendall(bytes([byte]))
        received = b""
        while part := connection.recv(65536):
            received += part
    assert [answer[0] for answer in answers(received)] == [404]


def test_continue_is_said_before_the_body_is_read(server):
    request = head("Expect: 100-continue", "Content-Length: 2", "Connection: close", line=WITH_BODY)
    authority = f"{server.host}:{server.port}".encode()
    with socket.create_connection((server.host, server.port), timeout=15) as connection:
        connection.sendall(request.replace(b"HOST", authority))
        assert connection.recv(65536) == b"HTTP/1.1 100 Continue\r\n\r\n"
        connection.sendall(b"{}")
        received = b""
        while part := connection.recv(65536):
            received += part
    assert [answer[0] for answer in answers(received)] == [403]
