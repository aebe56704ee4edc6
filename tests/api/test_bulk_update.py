"""PUT device/bulkUpdate: what other systems know about devices."""
import re
import time

import pytest

from conftest import device_item
from public_api import problem_fields

MAC = "00:1b:1b:00:00:02"
OK = {"api": "device/bulkUpdate", "ver": "v4.0", "code": 1, "message": "OK"}


def update(api, *elements, source=None, named=1):
    reply = api.put("device/bulkUpdate", {"devicelist": list(elements)}, updateSource=source)
    assert reply.status == 200, reply.text
    assert reply.json() == {**OK, "updatedDeviceNum": named}


def device(api, deviceid):
    reply = api.get("device", deviceid=deviceid)
    assert reply.status == 200, reply.text
    return reply.json()


def shown(api, deviceid, expected):
    full = device(api, deviceid)
    assert {name: full.get(name, "(absent)") for name in expected} == expected
    detail = {one["deviceid"]: one for one in api.get("device/list", detail="true").json()["devices"]}[deviceid]
    assert {name: detail.get(name, "(absent)") for name in expected} == expected
    folded = [name.lower() for name in full if name != "source"]
    assert len(folded) == len(set(folded)), "no members that differ in case alone"
    return full


@pytest.mark.operation("PUT device/bulkUpdate")
def test_dnac_and_prime_in_both_spellings(api):
    update(api, {"deviceid": "00-1B-1B-00-00-02", "config_source": "dnac", "ip": "10.20.1.7", "location": "Global/Bonn", "ap_ip": "10.20.0.3",
                 "ap_name": "ap-1", "SSID": "guest", "switchIP": "10.20.0.2", "switchName": "sw-1", "switchPort": "Gi1/0/1",
                 "vlan": 20, "vlan_name": "wards", "WireWireless": "Wireless", "protocol_name": "802.11ac"})
    first = shown(api, MAC, {
        "ip_address": "10.20.1.7", "dnac_location": "Global/Bonn", "Access_Point_IP": "10.20.0.3", "Access_Point_Name": "ap-1",
        "SSID": "guest", "Switch_IP": "10.20.0.2", "Switch_Name": "sw-1", "Switch_Port": "Gi1/0/1", "vlan": "20", "vlan_name": "wards",
        "wire_or_wireless": "wireless", "protocol_name": "802.11ac", "config_source": "dnac", "source": "dnac", "MAC": MAC,
        "hostname": MAC, "risk_level": "Low", "risk_score": 0})
    assert first["first_seen_date"] == first["last_activity"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", first["last_activity"])
    update(api, {"deviceid": MAC, "config_source": "prime", "switch_ip": "10.20.0.9", "switch_name": "sw-9", "switch_if_name": "Gi9", "SSID": ""})
    again = shown(api, MAC, {"Switch_IP": "10.20.0.9", "Switch_Name": "sw-9", "Switch_Port": "Gi9", "SSID": "guest", "config_source": "prime",
                             "source": "dnac", "vlan": "20"})
    assert again["first_seen_date"] == first["first_seen_date"]


WLC = {"macAddress": "00:1B:1B:00:00:02", "ipAddress": "10.20.1.8", "radio": "5 GHz", "connectionState": "connected", "wlanId": "4",
       "SSID": "clinic", "connectedDuration": "3600", "authentication": "open", "authMethod": "PEAP", "encryptionCipher": "AES",
       "rssi": -52, "snr": "40", "apName": "ap-2", "apIPAddress": "10.20.0.4", "apMacAddress": "aa:bb:cc:00:00:01", "apRadioSlotId": "1",
       "apModel": "C9120", "location": "Ward 3", "country": "DE", "bluetoothType": "BLE", "bluetoothDeviceType": "tag", "isBluetooth": True}
WLC_SHOWN = {"ip_address": "10.20.1.8", "radio": "5 GHz", "connectionState": "connected", "wlanId": "4", "SSID": "clinic",
             "connectedDuration": "3600", "authentication": "open", "Authentication_Method": "PEAP", "Encryption_Cipher": "AES", "rssi": "-52",
             "snr": "40", "Access_Point_Name": "ap-2", "Access_Point_IP": "10.20.0.4", "apMacAddress": "aa:bb:cc:00:00:01",
             "apRadioSlotId": "1", "apModel": "C9120", "location": "Ward 3", "country": "DE", "bluetoothType": "BLE",
             "bluetoothDeviceType": "tag", "isBluetooth": True, "wire_or_wireless": "wireless"}


@pytest.mark.parametrize("source, element, deviceid, expected", [
    ("cisco_wlc", {**WLC, "status": "Associated", "BSSID": "aa:bb:cc:00:00:0f", "apencryptionCipher": "CCMP", "frequency": "5180", "channel": 36},
     MAC, {**WLC_SHOWN, "WIFI_Auth_Status": "Associated", "BSSID": "aa:bb:cc:00:00:0f", "apencryptionCipher": "CCMP", "frequency": "5180",
           "channel": "36", "source": "cisco_wlc"}),
    ("aruba_wlc", {**WLC, "authenticationStatus": "Authenticated", "totalClients": 7, "hwType": "AP-515", "fwVersion": "8.10"},
     MAC, {**WLC_SHOWN, "WIFI_Auth_Status": "Authenticated", "totalClients": "7", "hwType": "AP-515", "fwVersion": "8.10"}),
    ("snmp", {"deviceid": MAC, "connect_evtContent.ip": "10.20.1.9", "display_switchName": "sw-2", "display_phyPort": "3", "display_switchIP": "10.20.0.2"},
     MAC, {"ip_address": "10.20.1.9", "Switch_Name": "sw-2", "Switch_Port": "3", "Switch_IP": "10.20.0.2"}),
    ("cellular", {"imei": "356938035643809", "ipAddress": "100.64.0.9", "ipv6Address": "2001:DB8::9", "iccid": "8949", "imsi": "26201", "apn": "iot",
                  "msisdn": "4915", "SessionEvtType": "start", "sessionStart": "ISODate('2026-01-02T03:04:05.000Z')", "sessionEnd": "2026-01-02T04:04:05Z"},
     "356938035643809", {"ip_address": "100.64.0.9", "ipv6Address": "2001:db8::9", "iccid": "8949", "imsi": "26201", "apn": "iot", "msisdn": "4915",
                         "SessionEvtType": "start", "sessionStart": "2026-01-02T03:04:05.000Z", "sessionEnd": "2026-01-02T04:04:05Z",
                         "mac_address": "356938035643809", "MAC": "(absent)"}),
    ("sccm", {"serialNumber": "SN-77", "vendor": "Dell", "model": "Latitude", "diskEncryptionStatus": "Encrypted", "windowsInstalledPatches": "KB1,KB2",
              "windowsInstalledSoftware": "Office 16", "windowsGUID": "GUID:1", "sccmSite": "S01", "sccmDomain": "corp"},
     "SN-77", {"Serial_Number": "SN-77", "SCCM_Serial_Number": "SN-77", "SCCM_Vendor": "Dell", "vendor": "Dell", "SCCM_Model": "Latitude",
               "model": "Latitude", "Disk_Encryption_Status": "Encrypted", "Disk_Encryption_Status_Source": "SCCM", "Windows_Installed_Patches": "KB1,KB2",
               "Windows_Installed_Patches_Source": "SCCM", "Windows_Installed_Software_Version": "Office 16", "Windows_GUID": "GUID:1",
               "Windows_GUID_Source": "SCCM", "SCCM_Site": "S01", "SCCM_Domain": "corp", "os_group": "Windows"}),
    ("crowdstrike_falcon", {"deviceid": MAC, "is_isolated": False, "operational_status": "normal", "group_name": "clinic", "os_type": "Windows",
                            "os_version": "11", "os_build": "22631", "hostname": "pc-7", "serial_number": "SN-8", "vendor": "HP"},
     MAC, {"is_isolated": "false", "operational_status": "normal", "group_name": "clinic", "os_group": "Windows", "os_ver": "11", "os_build": "22631",
           "hostname": "pc-7", "Serial_Number": "SN-8", "vendor": "HP", "endpoint_protection": "protected",
           "endpoint_protection_vendor": "CrowdStrike"}),
], ids=lambda value: value if isinstance(value, str) and value.islower() else None)
@pytest.mark.operation("PUT device/bulkUpdate")
def test_every_member_of_a_source_lands(api, source, element, deviceid, expected):
    update(api, element, source=source)
    shown(api, deviceid, expected)


@pytest.mark.operation("PUT device/bulkUpdate")
def test_a_known_device_is_found_and_keeps_the_rest(api):
    api.load("devices", device_item(MAC, SSID="old", Serial_Number="SN-1", made_up={"a": 1}, ip_address="10.0.0.5"),
             device_item("10.0.0.6", ip_address="10.0.0.6", last_activity="2026-01-02T03:04:05.000Z"))
    update(api, {"serialNumber": "sn-1", "sccmSite": "S"}, source="sccm")
    update(api, {"macAddress": MAC.upper(), "SSID": "new"}, source="cisco_wlc")
    update(api, {"ip": "10.0.0.6", "switchPort": "6"})
    found = device(api, MAC)
    assert (found["SCCM_Site"], found["SSID"], found["made_up"], found["profile"]) == ("S", "new", {"a": 1}, "Camera")
    assert device(api, "10.0.0.6")["Switch_Port"] == "6"
    assert api.get("device/list").json()["total"] == 2
    assert found["last_activity"] == "2026-01-02T03:04:05.000Z" and found["source"] == ""


@pytest.mark.operation("PUT device/bulkUpdate")
def test_a_thousand_elements_go_in_at_once(api):
    def element(i, ssid):
        return {"macAddress": f"00:1b:1b:01:{i >> 8:02x}:{i & 255:02x}", "SSID": ssid, "apName": "ap-1", "rssi": str(-i), "ipAddress": f"10.3.{i >> 8}.{i & 255}"}
    for ssid in ("first", "second", "second"):
        begun = time.monotonic()
        update(api, *[element(i, ssid) for i in range(1000)], source="cisco_wlc", named=1000)
        print(f"{ssid}: {time.monotonic() - begun:.3f} s")
    devices = api.get("device/list", detail="true").json()["devices"]
    assert len(devices) == 1000 and {one["SSID"] for one in devices} == {"second"}
    assert api.put("device/bulkUpdate", {"devicelist": [element(i, "x") for i in range(1001)]}, updateSource="cisco_wlc").status == 400


BAD = [
    ("no body", None, None, ["instance.devicelist"]),
    ("an empty body", {}, None, ["instance.devicelist"]),
    ("no list", {"devicelist": {}}, None, ["instance.devicelist"]),
    ("an empty list", {"devicelist": []}, None, ["instance.devicelist"]),
    ("an element that is no object", {"devicelist": [{"deviceid": MAC}, "x"]}, None, ["instance.devicelist[1]"]),
    ("no key", {"devicelist": [{"SSID": "x"}]}, None, ["instance.devicelist[0].deviceid"]),
    ("no MAC", {"devicelist": [{"SSID": "x"}]}, "cisco_wlc", ["instance.devicelist[0].macAddress"]),
    ("a name for a MAC", {"devicelist": [{"macAddress": "pc-7"}]}, "aruba_wlc", ["instance.devicelist[0].macAddress"]),
    ("an IMEI with letters", {"devicelist": [{"imei": "35693803564380x"}]}, "cellular", ["instance.devicelist[0].imei"]),
    ("a short IMEI", {"devicelist": [{"imei": "1234"}]}, "cellular", ["instance.devicelist[0].imei"]),
    ("a long deviceid", {"devicelist": [{"deviceid": "x" * 65}]}, "snmp", ["instance.devicelist[0].deviceid"]),
    ("a deviceid with spaces", {"devicelist": [{"deviceid": "a b"}]}, None, ["instance.devicelist[0].deviceid"]),
    ("a serial number with spaces", {"devicelist": [{"serialNumber": "a b"}]}, "sccm", ["instance.devicelist[0].serialNumber"]),
    ("a list for a deviceid", {"devicelist": [{"deviceid": [MAC]}]}, None, ["instance.devicelist[0].deviceid"]),
    ("an address that is none", {"devicelist": [{"deviceid": MAC, "ip": "10.0.0"}]}, None, ["instance.devicelist[0].ip"]),
    ("an object for a text", {"devicelist": [{"deviceid": MAC, "SSID": {}}]}, None, ["instance.devicelist[0].SSID"]),
    ("a long text", {"devicelist": [{"deviceid": MAC, "SSID": "x" * 1025}]}, None, ["instance.devicelist[0].SSID"]),
    ("a long host name", {"devicelist": [{"deviceid": MAC, "hostname": "x" * 256}]}, "crowdstrike_falcon", ["instance.devicelist[0].hostname"]),
    ("a long list of patches", {"devicelist": [{"deviceid": MAC, "windowsInstalledPatches": "x" * 16385}]}, "sccm",
     ["instance.devicelist[0].windowsInstalledPatches"]),
    ("neither wired nor wireless", {"devicelist": [{"deviceid": MAC, "WireWireless": "both"}]}, None, ["instance.devicelist[0].WireWireless"]),
    ("an unknown center", {"devicelist": [{"deviceid": MAC, "config_source": "x"}]}, None, ["instance.devicelist[0].config_source"]),
    ("a word for a flag", {"devicelist": [{"macAddress": MAC, "isBluetooth": "maybe"}]}, "cisco_wlc", ["instance.devicelist[0].isBluetooth"]),
    ("several at once", {"devicelist": [{"deviceid": MAC, "ip": "x"}, {}]}, None,
     ["instance.devicelist[0].ip", "instance.devicelist[1].deviceid"]),
    ("an attribute without value", {"devicelist": [{"deviceid": MAC, "tagType": "Zone"}]}, "customAttribute", ["instance.devicelist[0].tagValue"]),
    ("an attribute without name", {"devicelist": [{"deviceid": MAC, "tagValue": "A"}]}, "customAttribute", ["instance.devicelist[0].tagType"]),
    ("an attribute without device", {"devicelist": [{"tagType": "Zone", "tagValue": "A"}]}, "customAttribute", ["instance.devicelist[0].deviceid"]),
    ("a long value", {"devicelist": [{"deviceid": MAC, "tagType": "Zone", "tagValue": "x" * 256}]}, "customAttribute",
     ["instance.devicelist[0].tagValue"]),
]


@pytest.mark.parametrize("body, source, fields", [row[1:] for row in BAD], ids=[row[0] for row in BAD])
@pytest.mark.operation("PUT device/bulkUpdate")
def test_what_is_refused_changes_nothing(api, body, source, fields):
    good = {"deviceid": "00:1b:1b:00:00:99", "macAddress": "00:1b:1b:00:00:99", "imei": "356938035643809"}
    if body and isinstance(body.get("devicelist"), list) and body["devicelist"] and source != "customAttribute":
        body = {"devicelist": [*body["devicelist"], good]}
    assert problem_fields(api.put("device/bulkUpdate", body, updateSource=source)) == fields
    assert api.get("device/list").json()["total"] == 0


@pytest.mark.operation("PUT device/bulkUpdate")
def test_an_unknown_source_is_refused(api):
    reply = api.put("device/bulkUpdate", {"devicelist": [{"deviceid": MAC}]}, updateSource="ipam_infoblox")
    assert problem_fields(reply, "query") == ["instance.updateSource"] and "cisco_wlc" in reply.text


@pytest.mark.operation("PUT device/bulkUpdate")
def test_a_reading_key_may_not(api):
    reader = api.with_key(api.server.make_key(api.tenant, access="read-only"))
    assert reader.put("device/bulkUpdate", {"devicelist": [{"deviceid": MAC}]}).status == 403
    assert api.get("device", deviceid=MAC).status == 404


@pytest.mark.operation("PUT device/bulkUpdate")
def test_the_same_name_in_another_tenant_is_another_device(api):
    other = api.server.make_tenant()
    theirs = type(api)(api.server, other, api.server.make_key(other), api.mount)
    theirs.load("devices", device_item(MAC, hostname="theirs"))
    update(api, {"deviceid": MAC, "SSID": "mine"})
    assert device(theirs, MAC)["hostname"] == "theirs" and device(theirs, MAC)["SSID"] is None
    assert device(api, MAC)["hostname"] == MAC


def test_an_address_of_very_many_devices_is_no_name(api):
    api.load("devices", *(device_item("00:16:3e:00:%02x:%02x" % (n // 256, n % 256), ip_address="10.9.9.9") for n in range(1100)))
    reply = api.put("device/bulkUpdate", {"devicelist": [{"ip": "10.9.9.9", "SSID": "guest"}]})
    assert reply.status == 409, reply.text
    assert "too many devices" in reply.json()["msg"]
    assert api.get("device/ip", ip="10.9.9.9").json()["total"] == 1000
