"""Webhooks: what is told, how it is signed, and what becomes of receivers that do not behave."""
import threading
import time

import pytest

import public_api
from conftest import Browser, device_item, remember
from public_api import problem_fields
from webhook_receiver import Receiver

CAMERA = "00:40:8c:12:34:56"
TO_LOOPBACK = ("--webhook-allow-http", "--webhook-allowed-prefixes", "127.0.0.0/8")
ALERT = {"id": "5f3a1b2c3d4e5f6071829304", "zb_ticketid": "alert-Zk3aB9xQ", "deviceid": CAMERA, "name": "Telnet",
         "date": "2026-03-04T04:00:00.123Z", "severity": "high", "severityNumber": 4, "type": "policy_alert",
         "resolved": "no", "msg": {"status": "publish"}}


@pytest.fixture(scope="module")
def one(tmp_path_factory):
    import conftest
    server = conftest.Server(tmp_path_factory.mktemp("webhooks"), TO_LOOPBACK).start()
    yield server
    server.kill()


def tenant_of(server):
    tenant = server.make_tenant()
    server.cli("tenant", "set", tenant.name, "calls_per_minute=-1")
    return public_api.PublicApi(server, tenant, server.make_key(tenant), "v4")


@pytest.fixture
def api(one):
    return tenant_of(one)


@pytest.fixture
def receiver():
    made = Receiver()
    yield made
    made.close()


def subscribe(api, url, **more):
    """The webhook and its secret."""
    reply = api.post("webhook", {"url": url, **more})
    assert reply.status == 201, reply.text
    assert reply.headers["Cache-Control"] == "no-store"
    return reply.json()["webhook"], remember(reply.json()["secret"])


def send_test(api, webhook):
    reply = api.post("webhook/test", {"webhookId": webhook["webhookId"]})
    assert reply.status == 200, reply.text
    return reply.json()["deliveryId"]


def deliveries(api, webhook, **params):
    reply = api.get("webhook/deliveries", webhookId=webhook["webhookId"], **params)
    assert reply.status == 200, reply.text
    return reply.json()["deliveries"]


def wait_for_delivery(api, webhook, condition, seconds=20):
    until = time.monotonic() + seconds
    while True:
        found = deliveries(api, webhook)
        if found and condition(found[0]):
            return found[0]
        assert time.monotonic() < until, found[:3]
        time.sleep(0.05)


def read(api, webhook):
    [found] = [item for item in api.get("webhook/list").json()["webhooks"] if item["webhookId"] == webhook["webhookId"]]
    return found


@pytest.mark.operation("POST webhook")
@pytest.mark.operation("POST webhook/test")
def test_a_test_event_arrives_signed(api, receiver):
    webhook, secret = subscribe(api, receiver.url, events=["alert.created"], description="tickets")
    assert secret.startswith("whsec_") and webhook["createdBy"] == api.tenant.owner_email
    delivery = send_test(api, webhook)
    [got] = receiver.wait_for(lambda all: len(all) == 1)
    assert got.is_signed_with(secret) and got.id == delivery
    assert abs(int(got.headers["webhook-timestamp"]) - time.time()) < 60
    assert got.headers["content-type"] == "application/json" and got.path == "/hook"
    body = got.json
    assert body["type"] == "webhook.test" and body["timestamp"].endswith("Z") and list(body) == ["type", "timestamp", "data"]
    done = wait_for_delivery(api, webhook, lambda found: found["state"] == "delivered")
    assert (done["deliveryId"], done["lastStatus"], done["attempts"], done["lastError"]) == (delivery, 204, 1, "")


def change_everything(api):
    """Each way a change can come in, with the event it must tell of: (type, a word of its data)."""
    told = []

    def tell(*events):
        told.extend(events)

    api.load("devices", device_item(CAMERA, hostname="cam", ip_address="10.20.0.5"))
    tell(("device.new", CAMERA))
    api.load("devices", device_item(CAMERA, hostname="cam-2", ip_address="10.20.0.5"))  # import over what is there
    tell(("device.changed", "hostname"))
    api.load("alerts", ALERT)
    tell(("alert.created", ALERT["id"]))
    reply = api.put("alert/update", {"resolved": "yes", "reason": "done", "reason_type": ["Other"]}, id=ALERT["id"])
    assert reply.status == 200, reply.text
    tell(("alert.resolved", ALERT["id"]))
    scan = {"device_list": [{"deviceid": CAMERA, "cve": [{"cveId": "CVE-2020-1472", "cvssScore": 10}]}]}
    assert api.put("thirdPartyScan", scan).status == 200
    tell(("vulnerability.found", "CVE-2020-1472"))
    ticket = api.get("vulnerability/list", groupby="device").json()["items"][0]["zb_ticketid"]
    reply = api.put("vulnerability/update", {"action": "mitigate", "reason": "patched", "full_name": "CVE-2020-1472",
                                             "ticketIdList": [ticket]})
    assert reply.status == 200, reply.text
    tell(("vulnerability.resolved", ticket))
    assert api.put("thirdPartyScan", scan).status == 200
    tell(("vulnerability.found", ticket))  # again
    assert api.put("device/update", {"tags": ["ward 3"], "deviceidlist": [CAMERA]}).status == 200
    tell(("device.changed", "labels"))
    bulk = {"devicelist": [{"deviceid": CAMERA, "config_source": "dnac", "SSID": "guest"}]}
    assert api.put("device/bulkUpdate", bulk).status == 200
    tell(("device.changed", "attributes"))
    made = api.server.make_key(api.tenant)
    tell(("access_key.created", made.id))
    api.server.cli("key", "rotate", made.id, "--tenant", api.tenant.name, "--overlap-hours", "1")
    tell(("access_key.rotated", made.id))
    api.server.cli("key", "revoke", made.id, "--tenant", api.tenant.name)
    tell(("access_key.revoked", made.id))
    for _ in range(10):
        assert api.with_key(made).get("device/list").status == 403
    tell(("access_key.refused_repeatedly", made.id))
    return told


def test_every_path_tells_its_events(api, receiver):
    webhook, secret = subscribe(api, receiver.url)
    told = change_everything(api)

    def found(all):
        return [next((i for i, one in enumerate(all) if one.json["type"] == kind and word in one.body.decode()), None)
                for kind, word in told]

    all = receiver.wait_for(lambda all: None not in found(all))
    assert all[0].json["data"]["device"]["deviceid"] == CAMERA
    created = next(one for one in all if one.json["type"] == "alert.created").json["data"]
    assert created["alert"]["severity"] == "high" and created["device"]["hostname"] == "cam-2"
    assert all_signed(all, secret)
    assert len({one.id for one in all}) == len(all)
    text = b"".join(one.body for one in all).decode()
    assert api.key.secret not in text and "eyJ" not in text, "no secret goes along"
    wait_for_delivery(api, webhook, lambda last: last["state"] == "delivered")


def all_signed(all, secret):
    return all and len([one for one in all if one.is_signed_with(secret)]) == len(all)


def test_no_event_without_a_change(api, receiver):
    api.load("devices", device_item(CAMERA))
    webhook, _ = subscribe(api, receiver.url)
    api.load("devices", device_item(CAMERA, last_activity="2026-02-02T03:04:05.000Z"))  # only its activity
    bad = api.put("device/update", {"tags": ["x"], "deviceidlist": []})
    assert bad.status == 400
    send_test(api, webhook)
    assert [one.json["type"] for one in receiver.wait_for(lambda all: len(all) == 1)] == ["webhook.test"]


def test_only_what_is_asked_for_arrives(api, receiver):
    webhook, _ = subscribe(api, receiver.url, events=["device.new"], filter='vendor:Axis AND risk_score:>=50')
    other, _ = subscribe(api, receiver.url + "2", events=["device.changed"])
    for number, (vendor, risk) in enumerate([("Axis", 10), ("Bosch", 90), ("Axis", 90)]):
        api.load("devices", device_item(f"00:40:8c:00:00:{number:02d}", vendor=vendor, risk_score=risk))
    last = wait_for_delivery(api, webhook, lambda found: found["state"] == "delivered")
    assert last["type"] == "device.new" and len(deliveries(api, webhook)) == 1
    assert receiver.received[0].json["data"]["device"]["deviceid"] == "00:40:8c:00:00:02"
    assert deliveries(api, other) == []


def test_filters_ask_alerts_and_their_devices(api, receiver):
    webhook, _ = subscribe(api, receiver.url, events=["alert.created"], filter="severity:high AND vendor:Axis")
    for number, (vendor, severity, value) in enumerate([("Axis", "low", 2), ("Bosch", "high", 4), ("Axis", "high", 4)]):
        mac = f"00:40:8c:00:00:{number:02d}"
        api.load("devices", device_item(mac, vendor=vendor))
        api.load("alerts", {**ALERT, "id": f"5f3a1b2c3d4e5f607182930{number}", "zb_ticketid": f"alert-{number}", "deviceid": mac,
                            "severity": severity, "severityNumber": value})
    wait_for_delivery(api, webhook, lambda found: found["state"] == "delivered")
    [got] = receiver.received
    assert got.json["data"]["alert"]["zb_ticketid"] == "alert-2" and len(deliveries(api, webhook)) == 1


def test_a_key_that_is_refused_again_and_again_is_told_of(one, api, receiver):
    webhook, _ = subscribe(api, receiver.url, events=["access_key.refused_repeatedly"])
    tried, ended = one.make_key(api.tenant), one.make_key(api.tenant)
    one.cli("key", "revoke", ended.id, "--tenant", api.tenant.name)
    forged = tried.secret[:-1] + ("Q" if tried.secret.endswith("A") else "A")
    forged_key = type(tried)(**{**vars(tried), "secret": forged})
    for _ in range(12):
        assert api.with_key(forged_key).get("device/list").status == 403
        assert api.with_key(ended).get("device/list").status == 403
    wait_for_delivery(api, webhook, lambda last: len(deliveries(api, webhook)) == 2)
    all = receiver.wait_for(lambda all: len(all) == 2)
    told = {got.json["data"]["access_key"]["key_id"]: got.json["data"]["access_key"] for got in all}
    assert told[tried.id]["last_source"] == "127.0.0.1" and list(told[tried.id]["refusals"]) == ["bad_signature"]
    assert 10 <= told[tried.id]["refusals"]["bad_signature"] <= 12 and list(told[ended.id]["refusals"]) == ["revoked"]
    assert tried.secret not in all[0].body.decode() + all[1].body.decode()


def test_tenants_hear_nothing_of_each_other(one, api, receiver):
    webhook, _ = subscribe(api, receiver.url)
    stranger = tenant_of(one)
    stranger.load("devices", device_item(CAMERA))
    for name, body in [("webhook/test", {}), ("webhook/rotate", {}), ("webhook/replay", {})]:
        assert stranger.post(name, {"webhookId": webhook["webhookId"], **body}).status == 404
    assert stranger.put("webhook", {"webhookId": webhook["webhookId"], "enabled": False}).status == 404
    assert stranger.delete("webhook", webhookId=webhook["webhookId"]).status == 404
    assert stranger.get("webhook/deliveries", webhookId=webhook["webhookId"]).status == 404
    assert stranger.get("webhook/list").json()["webhooks"] == []
    send_test(api, webhook)
    assert [got.json["type"] for got in receiver.wait_for(lambda all: all)] == ["webhook.test"]


@pytest.mark.operation("POST webhook/rotate")
def test_both_secrets_sign_while_a_rotation_runs(api, receiver):
    webhook, first = subscribe(api, receiver.url)

    def rotate(hours):
        reply = api.post("webhook/rotate", {"webhookId": webhook["webhookId"], "overlapHours": hours})
        assert reply.status == 200 and reply.headers["Cache-Control"] == "no-store", reply.text
        return remember(reply.json()["secret"])

    second = rotate(24)
    send_test(api, webhook)
    got = receiver.wait_for(lambda all: len(all) == 1)[0]
    assert got.is_signed_with(first) and got.is_signed_with(second) and got.headers["webhook-signature"].count("v1,") == 2
    assert read(api, webhook)["previousSecretUntil"]
    third = rotate(0)
    send_test(api, webhook)
    got = receiver.wait_for(lambda all: len(all) == 2)[1]
    assert got.is_signed_with(third) and not got.is_signed_with(second) and not got.is_signed_with(first)
    assert read(api, webhook)["previousSecretUntil"] is None


@pytest.mark.parametrize("status, headers", [(500, {}), (404, {}), (302, {"Location": "{url}/elsewhere"}), (503, {"Retry-After": "1"})],
                         ids=["500", "404", "302", "503"])
def test_a_failed_call_is_made_again_under_the_same_id(api, status, headers):
    answers = []
    receiver = Receiver(lambda got: answers.append(got) or
                        ((status, {n: v.format(url=receiver.url) for n, v in headers.items()}) if len(answers) == 1 else (200, {})))
    try:
        webhook, secret = subscribe(api, receiver.url)
        delivery = send_test(api, webhook)
        first, second = receiver.wait_for(lambda all: len(all) >= 2)[:2]
        assert first.id == second.id == delivery and first.body == second.body
        assert (first.path, second.path) == ("/hook", "/hook"), "no redirect is followed"
        assert all_signed([first, second], secret)
        done = wait_for_delivery(api, webhook, lambda found: found["state"] == "delivered")
        assert (done["attempts"], done["lastStatus"]) == (2, 200)
        assert read(api, webhook)["failures"] == 0
    finally:
        receiver.close()


def test_410_ends_the_calls(api):
    receiver = Receiver(lambda got: (410, {}))
    try:
        webhook, _ = subscribe(api, receiver.url)
        send_test(api, webhook)
        dead = wait_for_delivery(api, webhook, lambda found: found["state"] == "dead")
        assert dead["lastStatus"] == 410
        now = read(api, webhook)
        assert (now["enabled"], now["disabledReason"]) == (False, "gone")
        assert api.post("webhook/test", {"webhookId": webhook["webhookId"]}).status == 409
        records = api.server.cli("audit", "export", "--tenant", api.tenant.name).stdout
        assert '"webhook.disable"' in records and '"webhook.create"' in records
        again = api.put("webhook", {"webhookId": webhook["webhookId"], "enabled": True}).json()["webhook"]
        assert (again["enabled"], again["disabledReason"], again["failures"]) == (True, "", 0)
    finally:
        receiver.close()


def test_a_hanging_receiver_holds_up_nobody_else(api, receiver):
    release = threading.Event()
    hanging = Receiver(lambda got: (release.wait(20) and None) or (200, {}))
    try:
        for number in range(6):
            webhook, _ = subscribe(api, hanging.url + str(number))
            send_test(api, webhook)
        hanging.wait_for(lambda all: len(all) >= 2)
        other = tenant_of(api.server)
        prompt, _ = subscribe(other, receiver.url)
        began = time.monotonic()
        for number in range(5):
            send_test(other, prompt)
        receiver.wait_for(lambda all: len(all) == 5)
        assert time.monotonic() - began < 10
        assert len(hanging.received) == 2, "half of the workers at most are lent to one tenant"
    finally:
        release.set()
        hanging.close()


@pytest.mark.parametrize("host", ["10.0.0.1", "169.254.169.254", "[::1]", "[fe80::1]", "192.168.1.1", "2852039166", "0xa9fea9fe",
                                  "0", "[::ffff:169.254.169.254]", "[64:ff9b::10.0.0.1]", "100.64.0.1"])
def test_a_refused_address_is_no_url(api, host):
    assert problem_fields(api.post("webhook", {"url": f"https://{host}/hook"})) == ["instance.url"]


def test_the_server_itself_is_never_called(api):
    for port in (api.server.port, api.server.ops_port):
        assert problem_fields(api.post("webhook", {"url": f"http://127.0.0.1:{port}/hook"})) == ["instance.url"]


def test_a_name_that_leads_inside_is_refused_at_the_call(make_server, tmp_path):
    api = tenant_of(make_server())  # as it comes: https and global addresses only
    assert problem_fields(api.post("webhook", {"url": "http://hooks.example.com/"})) == ["instance.url"]
    webhook, _ = subscribe(api, "https://localhost:9/hook")
    send_test(api, webhook)
    failed = wait_for_delivery(api, webhook, lambda found: found["attempts"] > 0)
    assert (failed["lastError"], failed["lastStatus"], failed["state"]) == ("address_refused", 0, "pending")


@pytest.mark.operation("PUT webhook")
@pytest.mark.parametrize("change, field", [
    ({"url": ""}, "url"), ({"url": "ftp://example.com/"}, "url"), ({"url": "https://a:b@example.com/"}, "url"),
    ({"url": "nonsense"}, "url"), ({"url": "https://example.com/" + "a" * 2048}, "url"), ({"url": 7}, "url"),
    ({"events": ["alert.deleted"]}, "events"), ({"events": "alert.created"}, "events"), ({"events": ["webhook.test"]}, "events"),
    ({"filter": "vendor:Axis"}, "filter"), ({"filter": "vendor:Axis", "events": ["alert.created", "access_key.revoked"]}, "filter"),
    ({"filter": "severity:high", "events": ["alert.created", "device.new"]}, "filter"),
    ({"filter": "severity:Critical", "events": ["alert.created"]}, "filter"),
    ({"filter": "vender:Axis", "events": ["device.new"]}, "filter"), ({"description": "x" * 501}, "description"),
    ({"enabled": "yes"}, "enabled")])
def test_a_bad_webhook_is_refused(api, change, field):
    assert problem_fields(api.post("webhook", {"url": "https://hooks.example.com/", **change})) == ["instance." + field]
    webhook, _ = subscribe(api, "https://hooks.example.com/", enabled=False)
    assert problem_fields(api.put("webhook", {"webhookId": webhook["webhookId"], **change})) == ["instance." + field]
    assert read(api, webhook) == webhook
    assert problem_fields(api.put("webhook", {"enabled": True})) == ["instance.webhookId"]


@pytest.mark.operation("GET webhook/list")
@pytest.mark.operation("DELETE webhook")
def test_twenty_a_tenant(api):
    made = [subscribe(api, f"https://hooks.example.com/{n}", enabled=False)[0] for n in range(20)]
    full = api.post("webhook", {"url": "https://hooks.example.com/"})
    assert full.status == 409 and "20 webhooks" in full.text
    listed = api.get("webhook/list").json()
    # Several may be made within one millisecond.
    known = lambda webhooks: sorted(webhooks, key=lambda webhook: webhook["webhookId"])
    assert known(listed["webhooks"]) == known(made) and listed["total"] == 20 and "secret" not in listed["webhooks"][0]
    assert api.delete("webhook", webhookId=made[0]["webhookId"]).status == 200
    assert api.delete("webhook", webhookId=made[0]["webhookId"]).status == 404
    assert api.get("webhook/list").json()["total"] == 19


def test_who_may_not(one, api):
    reader = api.with_key(one.make_key(api.tenant, access="read-only"))
    webhook, _ = subscribe(api, "https://hooks.example.com/services/T0/secret", enabled=False)
    assert reader.get("webhook/list").json()["webhooks"] == [{**webhook, "url": "https://hooks.example.com/..."}]
    assert reader.get("webhook/deliveries", webhookId=webhook["webhookId"]).status == 200
    assert reader.post("webhook", {"url": "https://hooks.example.com/"}).status == 403
    one.add_user(api.tenant.name, "reader@example.com", "read-only")
    guest = api.with_key(one.make_key(api.tenant, access="read-only", user="reader@example.com"))
    assert guest.get("webhook/list").json()["webhooks"][0]["url"] == "https://hooks.example.com/..."
    for name in ("webhook/rotate", "webhook/test", "webhook/replay"):
        assert guest.post(name, {"webhookId": webhook["webhookId"]}).status == 403
    assert guest.delete("webhook", webhookId=webhook["webhookId"]).status == 403
    assert guest.put("webhook", {"webhookId": webhook["webhookId"], "enabled": True}).status == 403
    assert read(api, webhook) == webhook


@pytest.mark.operation("GET webhook/deliveries")
@pytest.mark.operation("POST webhook/replay")
def test_a_dead_delivery_is_sent_again_when_asked(make_server):
    server = make_server(*TO_LOOPBACK)
    if "test-clock" not in server.cli("--help").stdout:
        pytest.skip("a build without the test clock")
    api = tenant_of(server)
    well = threading.Event()
    receiver = Receiver(lambda got: (200, {}) if well.is_set() else (500, {}))
    try:
        webhook, _ = subscribe(api, receiver.url)
        delivery = send_test(api, webhook)
        receiver.wait_for(lambda all: len(all) == 1)
        wait_for_delivery(api, webhook, lambda found: found["attempts"] == 1)
        server.cli("test-clock", str(25 * 3600))
        dead = wait_for_delivery(api, webhook, lambda found: found["state"] == "dead")
        assert (dead["attempts"], dead["lastStatus"], dead["nextAttemptAt"]) == (2, 500, None)
        assert deliveries(api, webhook, state="pending") == [] and len(deliveries(api, webhook, state="dead")) == 1
        well.set()
        assert api.post("webhook/replay", {"webhookId": webhook["webhookId"], "deliveryId": "unknown"}).status == 404
        assert api.post("webhook/replay", {"webhookId": webhook["webhookId"]}).json() == {"ver": "4.0", "replayed": 1}
        server.cli("test-clock", "120")  # the pause after two failures
        assert receiver.wait_for(lambda all: len(all) == 3)[-1].id == delivery
        wait_for_delivery(api, webhook, lambda found: found["state"] == "delivered")
        assert api.get("webhook/deliveries", webhookId=webhook["webhookId"], state="lost").status == 400
    finally:
        receiver.close()


def test_a_receiver_that_fails_for_days_is_left_alone(make_server):
    server = make_server(*TO_LOOPBACK)
    if "test-clock" not in server.cli("--help").stdout:
        pytest.skip("a build without the test clock")
    api = tenant_of(server)
    receiver = Receiver(lambda got: (500, {}))
    try:
        webhook, _ = subscribe(api, receiver.url)
        send_test(api, webhook)
        wait_for_delivery(api, webhook, lambda found: found["attempts"] == 1)
        server.cli("test-clock", str(5 * 24 * 3600 + 60))
        wait_for_delivery(api, webhook, lambda found: found["state"] == "dead")
        now = read(api, webhook)
        assert (now["enabled"], now["disabledReason"]) == (False, "failing")
    finally:
        receiver.close()


def test_secrets_are_sealed_in_the_database(make_server):
    server = make_server()
    api = tenant_of(server)
    webhook, secret = subscribe(api, "https://hooks.example.com/", enabled=False)
    server.stop()
    for path in server.data.rglob("*"):
        if path.is_file():
            assert secret.removeprefix("whsec_").encode() not in path.read_bytes(), path


def test_switched_off(make_server):
    api = tenant_of(make_server("--no-webhooks"))
    assert api.get("webhook/list").status == 503


def test_the_console_reads_them_too(one, api):
    webhook, _ = subscribe(api, "https://hooks.example.com/", enabled=False)
    browser = Browser(one).sign_in(api.tenant.owner_email, api.tenant.owner_password)
    assert browser.call("GET", "/console/api/webhook/list").json()["webhooks"] == [webhook]
