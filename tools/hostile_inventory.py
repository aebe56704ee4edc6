#!/usr/bin/env python3
"""Writes what an attacker might call things, as `iot-guardian import devices` and `import alerts` take it.

  tools/hostile_inventory.py devices|alerts

500 names: markup, scripts, template and spreadsheet formulas, direction overrides, control and zero-width characters,
very long words, broken encodings of each. Every name stands as a host name, a vendor, a site, a tag and a note.
"""
import json
import sys

COUNT = 500
SEEDS = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "javascript:alert(1)",
    "<iframe srcdoc='<script>alert(1)</script>'>", "{{constructor.constructor('alert(1)')()}}", "${alert(1)}",
    "<style>*{display:none}</style>", "<base href=//evil.example>", "</title><script>alert(1)</script>",
    "=HYPERLINK(\"http://evil.example\",\"x\")", "+cmd|' /C calc'!A0", "@SUM(1+1)", "-2+3+cmd", "\u202egnp.exe",
    "\u2066abc\u2069\u202d", "a\u200bb\u200cc\u200d", "\u0001ctl\u0007bell\u001b[31mred", "line\nbreak\ttab\rreturn",
    "\u0301\u0301\u0301\u0301zalgo\u0316\u0316", "x" * 240, "W" * 120 + " " + "W" * 120, "\U0001f469\u200d\U0001f469\u200d\U0001f467",
    "\u05d0\u05d1\u05d2 \u0627\u0644\u0639", "%3Cscript%3E", "&lt;b&gt;", "' OR 1=1 --", "../../etc/passwd", "\ufeffbom",
    "\ufdfd\ufdfd\ufdfd", "NaN", "null", "__proto__", "constructor", "[object Object]", "<a href='data:text/html,x'>x</a>",
    "url(javascript:alert(1))", "<math><mi xlink:href=javascript:alert(1)>", "\u2028\u2029separators", "<!--",
]


def names():
    """500 different ones: the seeds, each with a number before, behind or in the middle."""
    for i in range(COUNT):
        seed = SEEDS[i % len(SEEDS)]
        turn = i // len(SEEDS)
        middle = len(seed) // 2
        yield (seed + f" {turn}", f"{turn} " + seed, seed[:middle] + str(turn) + seed[middle:])[turn % 3]


def devices():
    for i, name in enumerate(names()):
        yield {"deviceid": f"02:66:00:00:{i >> 8:02x}:{i & 255:02x}", "MAC": f"02:66:00:00:{i >> 8:02x}:{i & 255:02x}",
               "hostname": name, "vendor": name, "model": name, "category": "Hostile", "profile": name, "note": name,
               "description": name, "site_name": f"Hostile {i % 5}", "risk_score": i % 100, "ip_address": f"192.0.{i >> 8}.{i & 255}",
               "last_activity": "2026-11-20T10:00:00.000Z", "allTags": [{"tagType": "Hostile", "tagValue": name[:100]}]}


def alerts():
    for i, name in enumerate(names()):
        yield {"id": f"{0x66000000 + i:024x}", "zb_ticketid": f"alert-{0x660000000 + i:09x}", "name": name, "description": name,
               "date": "2026-11-20T10:00:00.000Z", "severity": "high", "severityNumber": 4, "type": "policy_alert", "resolved": "no",
               "deviceid": f"02:66:00:00:{i >> 8:02x}:{i & 255:02x}", "hostname": name, "reason_history": [],
               "msg": {"name": name, "recommendation": name}}


if __name__ == "__main__":
    for item in {"devices": devices, "alerts": alerts}[sys.argv[1]]():
        print(json.dumps(item))
