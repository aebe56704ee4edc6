#!/usr/bin/python3
"""Prints where the demo console is, how to sign in, and a first call: show_demo.py demo.json URL."""
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    demo = json.load(file)
url = sys.argv[2]
print(f"""
IoT Guardian is running.

  Console   {url}/
  Sign in   {demo["email"]}
  Password  {demo["password"]}

First call of the Public API:

  curl -H 'X-Key-Id: {demo["access-key-id"]}' \\
       -H 'X-Access-Key: {demo["access-key"]}' \\
       '{url}/pub/v4.0/device/list?customerid={demo["customerid"]}&pagelength=3'

Stop it with Ctrl-C; the data stays in .run/data. These demo credentials stand in .run/demo.json.
""", flush=True)
