"""The rate limit: exact, per tenant and operation, whatever way a call is dressed."""
import concurrent.futures
import http.client
import socket

from conftest import call, request

LIST = "/pub/v4.0/device/list"


def test_the_sixty_first_call_waits_and_bad_ones_do_not_count(server, tenant, key):
    for _ in range(100):
        assert call(server, "GET", LIST, key, headers={"X-Access-Key": "wrong"}).status == 403
    for left in range(59, -1, -1):
        reply = call(server, "GET", LIST, key, {"pagelength": "1"})
        assert reply.status == 200
        assert reply.headers["RateLimit-Policy"] == '"pub";q=60;w=60'
        assert reply.headers["RateLimit"].startswith(f'"pub";r={left};t=')
    refused = call(server, "GET", LIST, key)
    assert refused.status == 429
    assert refused.json()["code"] == 429 and refused.json()["type"] == "quota-exceeded"
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert call(server, "GET", "/pub/v4.0/device", key, {"deviceid": ""}).status == 200, "another operation"


def test_bad_input_counts_and_says_so(server, key):
    reply = call(server, "GET", LIST, key, {"pagelength": "0"})
    assert reply.status == 400 and reply.headers["RateLimit"].startswith('"pub";r=59;')


def test_the_tenants_own_figure(server, tenant, key):
    server.cli("tenant", "set", tenant.name, "calls_per_minute=3")
    assert [call(server, "GET", LIST, key).status for _ in range(5)] == [200, 200, 200, 429, 429]
    server.cli("tenant", "set", tenant.name, "calls_per_minute=-1")
    reply = call(server, "GET", LIST, key)
    assert reply.status == 200 and reply.headers["RateLimit"] is None


def dressed(server, key, number):
    """One call in each of the ways that have got past a limiter somewhere. Gives the status."""
    target = f"{LIST}?customerid={key.customerid}&pagelength=1"
    ways = [
        lambda: request(server.host, server.port, "GET", target, key.headers).status,
        lambda: request(server.host, server.port, "GET", target,
                        {**key.headers, "X-Forwarded-For": f"198.51.100.{number % 250}"}).status,
        lambda: request(server.host, server.port, "GET", target,
                        {**key.headers, "Forwarded": f"for=198.51.100.{number % 250}", "X-Real-IP": "203.0.113.9"}).status,
        lambda: request(server.host, server.port, "GET", target.replace("/pub", "//pub"), key.headers).status,
        lambda: request(server.host, server.port, "GET", target.replace("device/", "device//"), key.headers).status,
        lambda: request(server.host, server.port, "GET", target.replace("list", "%6cist"), key.headers).status,
        lambda: request(server.host, server.port, "GET", target.replace("device/", "device%2f"), key.headers).status,
        lambda: request(server.host, server.port, "GET", target.replace("list", "list/"), key.headers).status,
        lambda: request(server.host, server.port, "GET", target.replace("list", "LIST"), key.headers).status,
        lambda: request(server.host, server.port, "GET", f"{target}&dummy={number}", key.headers).status,
        lambda: request(server.host, server.port, "HEAD", target, key.headers).status,
        lambda: request(server.host, server.port, "OPTIONS", target, key.headers).status,
        lambda: over_http_1_0(server, target, key),
    ]
    return ways[number % len(ways)]()


def over_http_1_0(server, target, key):
    with socket.create_connection((server.host, server.port), timeout=10) as one:
        fields = "".join(f"{name}: {value}\r\n" for name, value in key.headers.items())
        one.sendall(f"GET {target} HTTP/1.0\r\nHost: x\r\n{fields}\r\n".encode())
        return int(one.recv(65536).split()[1])


def test_no_way_of_asking_gets_more(server, tenant, make_key):
    server.cli("tenant", "set", tenant.name, "max_active_keys=20")
    keys = [make_key(tenant) for _ in range(4)]
    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        statuses = list(pool.map(lambda number: dressed(server, keys[number % 4], number), range(260)))
    assert statuses.count(200) == 60
    assert set(statuses) <= {200, 400, 404, 405, 429}
    assert statuses.count(429) > 60


def test_two_tenants_do_not_share(server, make_tenant, make_key):
    one, two = (make_key(make_tenant()) for _ in range(2))
    for _ in range(61):
        last = call(server, "GET", LIST, one)
    assert last.status == 429
    assert call(server, "GET", LIST, two).headers["RateLimit"].startswith('"pub";r=59;')


def test_many_sockets_at_once(server, key):
    def one(_):
        connection = http.client.HTTPConnection(server.host, server.port, timeout=30)
        try:
            connection.request("GET", f"{LIST}?customerid={key.customerid}&pagelength=1", headers=key.headers)
            return connection.getresponse().status
        finally:
            connection.close()

    with concurrent.futures.ThreadPoolExecutor(32) as pool:
        statuses = list(pool.map(one, range(200)))
    assert (statuses.count(200), statuses.count(429)) == (60, 140)


def test_strangers_take_no_place_in_the_queue(make_server):
    """Keys that were not signed here are refused in front of the workers, so a full queue is no stranger's work."""
    server = make_server("--database-workers", "1", "--database-queue", "1")
    connections = [socket.create_connection((server.host, server.port), timeout=30) for _ in range(300)]
    for connection in connections:
        connection.sendall(f"GET {LIST}?customerid=a HTTP/1.1\r\nHost: a\r\nX-Key-Id: a\r\nX-Access-Key: b\r\n\r\n".encode())
    statuses = set()
    for connection in connections:
        statuses.add(connection.recv(12))
        connection.close()
    assert statuses == {b"HTTP/1.1 403"}


def test_a_strangers_large_body_is_not_waited_for(server):
    with socket.create_connection((server.host, server.port), timeout=3) as connection:
        connection.sendall(b"PUT /pub/v4.0/device/update HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n" + b" " * 20_000)
        assert connection.recv(12) == b"HTTP/1.1 403"
