"""The uploads of network discovery on the wire: multipart/form-data in, facts of devices out."""
import json

import pytest

from conftest import device_item, request
from public_api import PREFIX, problem_fields

CAMERA = "00:40:8c:12:34:56"
SWITCH = "00:1b:1b:00:00:01"
GRAPH, L2L3, ENDPOINTS = "network/ndNodeGraphBulkUpdate", "network/ndNodeL2L3BulkUpdate", "network/ndNodeEndpointBulkUpdate"


def json_file(document, name="discovery.json"):
    return {"file": (name, json.dumps(document).encode())}


def upload(api, path, document, **params):
    params.setdefault("updateSource", "snmp")
    return api.put(path, files=json_file(document), **params)


def answer(api, path, document):
    reply = upload(api, path, document)
    assert reply.status == 200, reply.text
    return reply.json()


def device(api, deviceid):
    reply = api.get("device", deviceid=deviceid)
    assert reply.status == 200, reply.text
    return reply.json()


def stored(api):
    return json.loads(api.server.cli("discovery", "list", "--tenant", api.tenant.name, "--format", "json").stdout)


def graph(**nodes):
    return {"node_details_map": {ip.replace("_", "."): node for ip, node in nodes.items()}}


def a_switch(**more):
    return {"node_mgmt_ip": "10.20.0.1", "node_mgmt_mac_addr": "001b.1b00.0001", "node_description": "Cisco IOS 15.2",
            "error_message": "", "last_attempt_timestamp": "2026-01-02T03:04:05Z", "integration_instance_name": "nd-1",
            "neighbors": {"10.20.0.2": {"node_device_id": "sw-2", "node_mgmt_mac_addr": "00:1B:1B:00:00:02",
                                        "node_mgmt_ip": "10.20.0.2", "node_port_remote": "Gi1/0/1"}, "ap-7": {}}, **more}


def an_l2l3(**more):
    return {"l2l3": {"node_mac_address": SWITCH, "node_ip": "10.20.0.1", "is_network_device": True,
                     "vlan_list": {"12": {"vlan_name": "cameras", "vlan_type": "ethernet", "vlan_subnet": "10.20.12.0/24"}},
                     "interface_list": {"Gi1/0/1": {"mac_address": "00:1b:1b:00:00:11", "vlan_trunk": "no", "intf_index": 1,
                                                    "vlan_id": 12, "intf_ipv4_addr": "10.20.12.1"},
                                        "Gi1/0/2": {"mac_address": "00:1b:1b:00:00:12"}},
                     "ip_subnet_list": {"10.20.0.0": {"ip_subnet": "10.20.0.0", "ip_subnet_mask": "255.255.0.0",
                                                      "ip_subnet_gateway": "10.20.0.1"}},
                     "default_gateway_list": {}, "dns_ip_list": ["10.20.0.53"], "dhcp_ip_list": {}, **more},
            "site": "Example Hospital", "sdwanSiteId": ""}


def an_endpoint(deviceid=CAMERA, **more):
    return {"deviceid": deviceid, "connect_evtContent.ip": "10.20.0.6", "switchName": "sw-1", "switchIP": "10.20.0.1",
            "switchPort": "Gi1/0/4", **more}


def endpoints(*ones):
    return {"endpoints": [{"node_ip": "10.20.0.1", "node_mac": SWITCH, **{one["deviceid"]: one for one in ones}}]}


@pytest.mark.operation("PUT network/ndNodeGraphBulkUpdate")
def test_a_graph(api):
    api.load("devices", device_item(SWITCH, ip_address="10.20.0.1"), device_item("00:1b:1b:00:00:02", description="kept"))
    assert answer(api, GRAPH, graph(**{"10_20_0_1": a_switch(), "10_20_0_2": {"node_mgmt_mac_addr": "00:1b:1b:00:00:02",
                                                                             "node_description": "other"}})) == {
        "ver": "v4.0", "api": "/network/ndNodeGraphBulkUpdate", "message": "success", "updatedNodeGraphs": 2}
    assert device(api, SWITCH)["description"] == "Cisco IOS 15.2"
    assert device(api, "00:1b:1b:00:00:02")["description"] == "kept", "others know a description better"
    all_of_it = stored(api)
    assert [(node["report"], node["node"], node["mac"], node["update_source"]) for node in all_of_it["nodes"]] == [
        ("graph", "10.20.0.1", SWITCH, "snmp"), ("graph", "10.20.0.2", "00:1b:1b:00:00:02", "snmp")]
    assert all_of_it["nodes"][0]["document"] == a_switch(), "as it was uploaded"
    assert all_of_it["links"] == [
        {"node": "10.20.0.1", "neighbour": "10.20.0.2", "neighbour_mac": "00:1b:1b:00:00:02", "remote_port": "Gi1/0/1"},
        {"node": "10.20.0.1", "neighbour": "ap-7", "neighbour_mac": "", "remote_port": ""}]
    assert len(api.get("device/list").json()["devices"]) == 2, "a neighbour is no device"
    # The next upload of a node replaces what was told of it.
    answer(api, GRAPH, graph(**{"10_20_0_1": a_switch(neighbors={})}))
    assert stored(api)["links"] == [] and len(stored(api)["nodes"]) == 2


@pytest.mark.operation("PUT network/ndNodeL2L3BulkUpdate")
def test_an_l2l3_report(api):
    api.load("devices", device_item(SWITCH, ip_address="10.20.0.1", profile_vertical=""))
    unknown = {"l2l3": {"node_ip": "10.20.0.9", "interface_list": {"eth0": {}}}}
    assert answer(api, L2L3, [an_l2l3(), unknown]) == {
        "ver": "v4.0", "api": "/network/ndNodeL2L3BulkUpdate", "message": "success", "updatedInterface": 3,
        "updatedSubnet": 2, "updatedDevice": 1}
    shown = device(api, SWITCH)
    assert shown["profile_vertical"] == "Network Devices" and shown["subnet"] == "10.20.0.0/16"
    all_of_it = stored(api)
    assert all_of_it["interfaces"] == [
        {"node": "10.20.0.1", "name": "Gi1/0/1", "mac": "00:1b:1b:00:00:11", "ip": "10.20.12.1", "vlan": "12"},
        {"node": "10.20.0.1", "name": "Gi1/0/2", "mac": "00:1b:1b:00:00:12", "ip": "", "vlan": ""},
        {"node": "10.20.0.9", "name": "eth0", "mac": "", "ip": "", "vlan": ""}]
    assert all_of_it["nodes"][0]["document"] == an_l2l3()
    assert len(api.get("device/list").json()["devices"]) == 1, "an unknown node is no device"


@pytest.mark.operation("PUT network/ndNodeEndpointBulkUpdate")
def test_endpoints(api):
    api.load("devices", device_item(CAMERA, ip_address="10.20.0.5", SSID="guest"))
    upper = an_endpoint("00-1B-1B-00-00-77")
    assert answer(api, ENDPOINTS, endpoints(an_endpoint(), upper)) == {
        "ver": "v4.0", "api": "/network/ndNodeEndpointBulkUpdate", "message": "success", "updatedNodeEndpoints": 2}
    shown = device(api, CAMERA)
    assert (shown["Switch_Name"], shown["Switch_IP"], shown["Switch_Port"]) == ("sw-1", "10.20.0.1", "Gi1/0/4")
    assert shown["ip_address"] == "10.20.0.6" and shown["SSID"] == "guest" and shown["hostname"] == "host-56"
    # What an upload leaves out, it does not take away.
    later = {"endpoints": [{"node_ip": "10.20.0.1", CAMERA.upper(): {"switchName": "sw-2", "switchPort": ""}}]}
    assert answer(api, ENDPOINTS, later)["updatedNodeEndpoints"] == 1
    shown = device(api, CAMERA)
    assert (shown["Switch_Name"], shown["Switch_IP"], shown["Switch_Port"]) == ("sw-2", "10.20.0.1", "Gi1/0/4")
    assert shown["ip_address"] == "10.20.0.6"
    assert [one["deviceid"] for one in stored(api)["endpoints"]] == ["00:1b:1b:00:00:77", CAMERA]
    assert len(api.get("device/list").json()["devices"]) == 1, "an unknown endpoint is no device"


@pytest.mark.parametrize("path, document", [(GRAPH, {"node_details_map": {}}), (L2L3, []), (ENDPOINTS, {"endpoints": []})])
def test_an_upload_of_nothing(api, path, document):
    assert upload(api, path, document, made_up_parameter="1").status == 200


@pytest.mark.parametrize("path", [GRAPH, L2L3, ENDPOINTS])
def test_customerid_may_be_left_out(server, tenant, key, path):
    from public_api import multipart
    content_type, body = multipart(json_file({GRAPH: {"node_details_map": {}}, L2L3: [], ENDPOINTS: {"endpoints": []}}[path]))
    reply = request(server.host, server.port, "PUT", PREFIX["v4"] + path + "?updateSource=snmp",
                    {**key.headers, "Content-Type": content_type}, body)
    assert reply.status == 200, reply.text


@pytest.mark.parametrize("name, path, document, field", [
    ("not a map", GRAPH, [], "instance.file"), ("no map", GRAPH, {}, "instance.file.node_details_map"),
    ("map is a list", GRAPH, {"node_details_map": []}, "instance.file.node_details_map"),
    ("too many nodes", GRAPH, {"node_details_map": {f"10.{i >> 8}.{i & 255}.1": {} for i in range(1001)}}, "instance.file.node_details_map"),
    ("node is text", GRAPH, graph(**{"10_0_0_1": "x"}), 'instance.file.node_details_map["10.0.0.1"]'),
    ("node without an address", GRAPH, {"node_details_map": {"core": {}}}, 'instance.file.node_details_map["core"]'),
    ("node twice", GRAPH, graph(**{"10_0_0_1": {}, "10_0_0_2": {"node_mgmt_ip": "10.0.0.1"}}), 'instance.file.node_details_map["10.0.0.2"]'),
    ("neighbours are a list", GRAPH, graph(**{"10_0_0_1": {"neighbors": []}}), 'instance.file.node_details_map["10.0.0.1"].neighbors'),
    ("neighbour is text", GRAPH, graph(**{"10_0_0_1": {"neighbors": {"a": "b"}}}), 'instance.file.node_details_map["10.0.0.1"].neighbors["a"]'),
    ("too many neighbours", GRAPH, graph(**{"10_0_0_1": {"neighbors": {str(i): {} for i in range(5001)}}}), "instance.file.node_details_map"),
    ("not a list", L2L3, {}, "instance.file"), ("element is text", L2L3, ["x"], "instance.file[0]"),
    ("no l2l3", L2L3, [{}], "instance.file[0].l2l3"), ("node without an address", L2L3, [{"l2l3": {}}], "instance.file[0].l2l3"),
    ("node twice", L2L3, [an_l2l3(), an_l2l3()], "instance.file[1]"),
    ("too many elements", L2L3, [{}] * 1001, "instance.file"),
    ("interfaces are a list", L2L3, [an_l2l3(interface_list=[])], "instance.file[0].l2l3.interface_list"),
    ("interface is text", L2L3, [an_l2l3(interface_list={"a": "b"})], 'instance.file[0].l2l3.interface_list["a"]'),
    ("too many interfaces", L2L3, [an_l2l3(interface_list={str(i): {} for i in range(5001)})], "instance.file"),
    ("not an object", ENDPOINTS, [], "instance.file"), ("no endpoints", ENDPOINTS, {}, "instance.file.endpoints"),
    ("endpoints are a map", ENDPOINTS, {"endpoints": {}}, "instance.file.endpoints"),
    ("node is text", ENDPOINTS, {"endpoints": ["x"]}, "instance.file.endpoints[0]"),
    ("endpoint is text", ENDPOINTS, {"endpoints": [{CAMERA: "x"}]}, f'instance.file.endpoints[0]["{CAMERA}"]'),
    ("endpoint without a name", ENDPOINTS, {"endpoints": [{"x": {}}]}, 'instance.file.endpoints[0]["x"]'),
    ("too many endpoints", ENDPOINTS, {"endpoints": [{f"00:00:00:00:{i >> 8:02x}:{i & 255:02x}": {} for i in range(2001)}]},
     "instance.file.endpoints"),
], ids=lambda value: value.replace(" ", "_") if isinstance(value, str) and " " in value else "")
def test_documents_that_are_refused(api, name, path, document, field):
    assert problem_fields(upload(api, path, document))[0] == field
    assert stored(api) == {"nodes": [], "links": [], "interfaces": [], "endpoints": []}, "nothing of it was stored"


def test_forms_that_are_refused(api):
    good = json_file({"node_details_map": {}})
    assert problem_fields(api.put(GRAPH, files=good), "query") == ["instance.updateSource"]
    assert problem_fields(api.put(GRAPH, files=good, updateSource=""), "query") == ["instance.updateSource"]
    assert problem_fields(api.put(GRAPH, files=good, updateSource="x" * 65), "query") == ["instance.updateSource"]
    assert problem_fields(api.put(GRAPH, files={"data": ("a", b"{}")}, updateSource="x")) == ["instance.file"]
    assert problem_fields(api.put(GRAPH, files={"file": ("a", b"")}, updateSource="x")) == ["instance.file"]
    assert problem_fields(api.put(GRAPH, files={"file": ("a", b"{")}, updateSource="x")) == ["instance.file"]
    assert problem_fields(api.put(GRAPH, files={"file": ("a", b'{"a":1,"a":2}')}, updateSource="x")) == ["instance.file"]
    assert problem_fields(api.put(GRAPH, files={"file": ("a", b"\xff")}, updateSource="x")) == ["instance.file"]
    # Nothing at all: the field is missing, as with an empty JSON body.
    empty = api.call("PUT", GRAPH, {"updateSource": "x"})
    assert problem_fields(empty) == ["instance.file"]
    assert api.put(GRAPH, {"node_details_map": {}}, updateSource="x").status == 415
    for content_type, body in [("multipart/form-data", b"--b--"), ("multipart/form-data; boundary=b", b"--b\r\n"),
                               ("multipart/form-data; boundary=b", b"--c--")]:
        reply = api.call("PUT", GRAPH, {"updateSource": "x"}, body, {"Content-Type": content_type})
        assert problem_fields(reply) == ["instance"]
    reply = api.call("PUT", GRAPH, {"updateSource": "x"}, b"--b--", {"Content-Type": "multipart/form-data; boundary=b",
                                                                     "Content-Encoding": "gzip"})
    assert reply.status == 415


def test_a_file_name_is_never_a_path(api, server):
    for name in ["../../../../tmp/guardian-escape", "/etc/passwd", "C:\\\\x"]:
        assert api.put(ENDPOINTS, files=json_file({"endpoints": []}, name), updateSource="x").status == 200
    assert not list(server.folder.rglob("*escape*"))


def test_a_read_only_key_changes_nothing(api, make_key):
    api.load("devices", device_item(CAMERA))
    reader = api.with_key(make_key(api.tenant, access="read-only"))
    for path, document in [(GRAPH, graph(**{"10_20_0_1": a_switch()})), (L2L3, [an_l2l3()]), (ENDPOINTS, endpoints(an_endpoint()))]:
        assert upload(reader, path, document).status == 403
    assert stored(api)["nodes"] == [] and device(api, CAMERA)["Switch_Name"] is None


def test_the_devices_of_another_tenant_hear_nothing(api, make_tenant, make_key):
    other = make_tenant()
    api.server.import_devices(other, CAMERA)
    answer(api, ENDPOINTS, endpoints(an_endpoint()))
    key = make_key(other)
    shown = request(api.server.host, api.server.port, "GET", f"{PREFIX['v4']}device?deviceid={CAMERA}&customerid={other.name}",
                    key.headers).json()
    assert shown["Switch_Name"] is None


def test_an_upload_is_audited(api):
    answer(api, ENDPOINTS, endpoints(an_endpoint()))
    lines = api.server.cli("audit", "export", "--tenant", api.tenant.name).stdout.splitlines()
    records = [json.loads(line) for line in lines]
    assert [one["object"] for one in records if one["action"] == "discovery.endpoints"] == ["endpoints:1"]
