"""What the examples of tags, profiles and policies find: a tag on the camera, and two recommendations."""

POLICY = {"id": "0f3a1b2c3d4e5f60718293a4b5c6d7e8", "policySetName": "Axis Network Camera", "geo": "intranet",
          "action": "allow", "lastActivityTime": "2026-07-08T23:35:04.707Z", "sourceProfiles": ["Axis Network Camera"],
          "apps": ["rtsp", "onvif"], "destinationProfiles": ["Milestone XProtect Video Management Server"],
          "services": ["tcp/554"], "tags": ["IoTSecurityRecommended"],
          "securityProfiles": [{"type": "vulnerability", "name": "default"}]}


def fill_inventory(api):
    reply = api.post("tag", {"tag": {"tagType": "Ward", "tagValue": "3"}, "deviceidlist": ["00:40:8c:12:34:56"]})
    assert reply.status == 200, reply.text
    api.load("policies", POLICY, {**POLICY, "id": "1f3a1b2c3d4e5f60718293a4b5c6d7e8", "geo": "internet",
                                  "destinationProfiles": [], "destinationFqdnList": ["ntp.example.org"],
                                  "apps": ["ntp"], "services": ["udp/123"]})
    return {}
