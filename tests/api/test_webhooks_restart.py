"""A thousand events and twenty SIGKILLs: each event arrives, and those of one device in their order.

GUARDIAN_KILLS (default 20) says how often the server is killed."""
import os
import random
import threading

import public_api
from conftest import POSTGRESQL, device_item, remember
from webhook_receiver import Receiver

KILLS = int(os.environ.get("GUARDIAN_KILLS", "20"))
DEVICES = [f"00:00:5e:00:53:{n:02x}" for n in range(20)]
ROUNDS = 50
# On PostgreSQL another node might be at work: what a killed one had begun waits for the end of its lease, a minute.
PATIENCE = 150 if POSTGRESQL else 60


def write_round(api, number):
    """Every device gets the round's name; one that has it already, from a try that was cut, tells nothing."""
    while True:
        try:
            return api.load("devices", *[device_item(one, hostname=f"n{number}") for one in DEVICES])
        except AssertionError:
            continue  # killed under it


def test_every_event_arrives_in_order(make_server):
    server = make_server("--webhook-allow-http", "--webhook-allowed-prefixes", "127.0.0.0/8")
    tenant = server.make_tenant()
    api = public_api.PublicApi(server, tenant, server.make_key(tenant), "v4")
    write_round(api, 0)
    receiver = Receiver()
    try:
        reply = api.post("webhook", {"url": receiver.url, "events": ["device.changed"]})
        secret = remember(reply.json()["secret"])
        written = threading.Event()

        def write():
            for number in range(1, ROUNDS + 1):
                write_round(api, number)
            written.set()

        writer = threading.Thread(target=write)
        writer.start()
        dice = random.Random(7)
        for kill in range(KILLS):
            seen = len(receiver.received)
            # After some calls more, so that each kill falls into the sending; the last ones may find all sent.
            try:
                receiver.wait_for(lambda all: len(all) >= seen + dice.randint(1, 40), seconds=1)
            except AssertionError:
                pass
            server.kill()
            server.start()
        assert written.wait(60)
        writer.join()

        wanted = {(device, f"n{number}") for device in DEVICES for number in range(1, ROUNDS + 1)}

        def arrived(all):
            return {(one.json["data"]["device"]["deviceid"], one.json["data"]["device"]["hostname"]) for one in all}

        all = receiver.wait_for(lambda all: len(all) >= len(wanted) and arrived(all) >= wanted, seconds=PATIENCE)
    finally:
        receiver.close()
    assert arrived(all) == wanted
    assert len({one.id for one in all}) == len(wanted), "one delivery an event"
    for device in DEVICES:
        first = {}
        for place, one in enumerate(all):
            snapshot = one.json["data"]["device"]
            if snapshot["deviceid"] == device:
                first.setdefault(snapshot["hostname"], place)
        order = sorted(first, key=first.get)
        assert order == [f"n{number}" for number in range(1, ROUNDS + 1)], device
    assert [one for one in all if not one.is_signed_with(secret)] == []
